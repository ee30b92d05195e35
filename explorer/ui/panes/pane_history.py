"""Where one has been among the records: a list of places and the one where one is; no Qt."""

from explorer.model.ids import RecordId


class PaneHistory:
    """Back and forward through the records that were shown."""

    def __init__(self) -> None:
        self._places: list[RecordId] = []
        self._here = -1

    @property
    def has_back(self) -> bool:
        """Whether there is a record before this one."""
        return self._here > 0

    @property
    def has_forward(self) -> bool:
        """Whether there is one that was left by going back."""
        return self._here + 1 < len(self._places)

    def go_to(self, record: RecordId) -> None:
        """Note being at `record`; what was left by going back is given up."""
        if self._here < 0 or self._places[self._here] != record:
            del self._places[self._here + 1 :]
            self._places.append(record)
            self._here = len(self._places) - 1

    def step(self, steps: int) -> RecordId | None:
        """Walk back (negative) or forward, and give the record there; None where there is none."""
        place = self._here + steps
        if not 0 <= place < len(self._places):
            return None
        self._here = place
        return self._places[place]

    def forget(self, record: RecordId) -> None:
        """Take a record that is no more out of where one has been."""
        before = sum(1 for one in self._places[: self._here + 1] if one == record)
        self._places = [one for one in self._places if one != record]
        self._here = min(self._here - before, len(self._places) - 1)

    def last_seen(self, record: RecordId) -> int:
        """When `record` was seen last, counted in places; -1 where it never was."""
        return max((place for place, one in enumerate(self._places) if one == record), default=-1)
