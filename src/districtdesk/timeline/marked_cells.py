"""Where in a window something stands that no text may cover, in small cells."""

from __future__ import annotations


class MarkedCells:
    """A window so many points wide and so high in cells of `side` points, none of which is marked at first."""

    def __init__(self, width: float, height: float, side: float) -> None:
        self._side = side
        self._tall = int(height / side) + 1
        self._columns = [bytearray(self._tall) for _column in range(int(width / side) + 1)]

    def mark(self, left: float, right: float, top: float, bottom: float) -> None:
        """Mark all cells that this box touches; what lies outside of the window is left out."""
        first, last = self._rows(top, bottom)
        for column in self._between(left, right):
            column[first:last] = b"\x01" * (last - first)

    def is_free(self, left: float, right: float, top: float, bottom: float) -> bool:
        """Whether no cell is marked that this box touches."""
        first, last = self._rows(top, bottom)
        return all(column.find(1, first, last) < 0 for column in self._between(left, right))

    def _rows(self, top: float, bottom: float) -> tuple[int, int]:
        first = min(max(int(top // self._side), 0), self._tall)
        return first, max(min(int(bottom // self._side) + 1, self._tall), first)

    def _between(self, left: float, right: float) -> list[bytearray]:
        return self._columns[max(int(left // self._side), 0) : max(int(right // self._side) + 1, 0)]
