"""How [ and ] walk along links: onwards to what was not seen yet, and back the way one came."""

from collections.abc import Sequence

from explorer.model.ids import RecordId


class LinkTrail:
    """The records walked through by links; choosing a record in any other way begins a new one."""

    def __init__(self) -> None:
        self._path: list[RecordId] = []
        self._seen: set[RecordId] = set()

    def onwards(self, here: RecordId, linked: Sequence[RecordId]) -> RecordId | None:
        """The first record linked with `here` that was not walked through yet; None where none is left."""
        self._begin(here)
        return self._step(linked)

    def back(self, here: RecordId, linked: Sequence[RecordId]) -> RecordId | None:
        """The record that one came from; at the beginning the last of those linked with `here`."""
        self._begin(here)
        if len(self._path) > 1:
            self._path.pop()
            return self._path[-1]
        return self._step(linked[::-1])

    def _begin(self, here: RecordId) -> None:
        if not self._path or self._path[-1] != here:
            self._path, self._seen = [here], {here}

    def _step(self, linked: Sequence[RecordId]) -> RecordId | None:
        following = next((record for record in linked if record not in self._seen), None)
        if following is not None:
            self._path.append(following)
            self._seen.add(following)
        return following
