"""Rows that are only known when a worksheet is written: their places are held by others until then."""

from __future__ import annotations

import re

# Which row of a worksheet is meant: the last of the rows themselves, the first below them, the last of all.
LAST, BELOW, END = "last", "below", "end"
_PLACE = re.compile(rb"(?:(?<=[A-Z]\$)|(?<=row>))[0-9]{6}(?![0-9])")
# openpyxl takes none that is much larger in charts.
_FIRST_HELD = 999_999


class LateRows:
    """Row numbers in the parts of the skeleton that stand for rows which are not known yet."""

    def __init__(self) -> None:
        self._meant: dict[int, tuple[int, str]] = {}
        self._known: dict[tuple[int, str], int] = {}

    def hold(self, leaf: int, row: str) -> int:
        """A row number, too large for any that stands there already, that stands for this row of a worksheet."""
        number = _FIRST_HELD - len(self._meant)
        self._meant[number] = leaf, row
        return number

    def tell(self, leaf: int, row: str, number: int) -> None:
        self._known[leaf, row] = number

    def settled(self, part: bytes) -> bytes:
        """The part with the rows that are meant."""

        def row(found: re.Match[bytes]) -> bytes:
            meant = self._meant.get(int(found[0]))
            return str(self._known[meant]).encode() if meant else found[0]

        return _PLACE.sub(row, part)
