"""Which stretches of time are taken in the rows of one lane."""

from bisect import bisect_left


class Rows:
    """The taken spans of a number of rows, in ms; what touches is one span."""

    def __init__(self, count: int) -> None:
        self._firsts: list[list[int]] = [[] for _ in range(count)]
        self._lasts: list[list[int]] = [[] for _ in range(count)]

    def __len__(self) -> int:
        return len(self._firsts)

    def copy(self) -> "Rows":
        other = Rows(0)
        other._firsts = [list(row) for row in self._firsts]
        other._lasts = [list(row) for row in self._lasts]
        return other

    def is_free(self, row: int, first: int, last: int) -> bool:
        """Tell whether nothing in the row touches the closed span."""
        at = bisect_left(self._lasts[row], first)
        firsts = self._firsts[row]
        return at == len(firsts) or firsts[at] > last

    def take(self, row: int, first: int, last: int) -> None:
        """Take a closed span of a row, together with what it overlaps."""
        firsts, lasts = self._firsts[row], self._lasts[row]
        at = end = bisect_left(lasts, first)
        while end < len(firsts) and firsts[end] <= last:
            first, last = min(first, firsts[end]), max(last, lasts[end])
            end += 1
        firsts[at:end] = [first]
        lasts[at:end] = [last]

    def first_free(self, first: int, last: int) -> int:
        """Give the topmost row where the span is free, -1 where none is."""
        for row, (firsts, lasts) in enumerate(zip(self._firsts, self._lasts, strict=True)):
            at = bisect_left(lasts, first)
            if at == len(firsts) or firsts[at] > last:
                return row
        return -1
