"""Sums that are not added to each other in one cell: all where their column has room, else one and how many more.

How many more there are stands apart as a pill: beside the number it would be read as a part of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from ...i18n import ngettext
from ..kit import paint_pill, pill_size
from ..kit.written_line import write_line
from ..look import fonts

_BETWEEN = 2


def all_of(sums: Sequence[str]) -> str:
    """All of them on one line."""
    return "; ".join(sums)


def sums_width(sums: Sequence[str], *, are_whole: bool) -> int:
    """The width in pixels of all of them, or of the first one with the pill that says how many more there are."""
    advance = fonts.metrics().horizontalAdvance
    if are_whole or len(sums) < 2:
        return advance(all_of(sums))
    return advance(sums[0]) + fonts.step(_BETWEEN) + pill_size(_more(sums)).width()


def paint_sums(painter: QPainter, room: QRect, sums: Sequence[str], colour: str, *, are_whole: bool) -> int:
    """Write them at the right; gives the width that they took, in pixels."""
    if are_whole or len(sums) < 2:
        return write_line(painter, room, all_of(sums), "body", colour, Qt.AlignmentFlag.AlignRight)
    taken = write_line(painter, room, sums[0], "body", colour, Qt.AlignmentFlag.AlignRight)
    width = pill_size(_more(sums)).width()
    left = room.right() + 1 - taken - fonts.step(_BETWEEN) - width
    paint_pill(painter, QRect(left, room.top(), width, room.height()), _more(sums))
    return room.right() + 1 - left


def _more(sums: Sequence[str]) -> str:
    more = len(sums) - 1
    return ngettext("{count} more sum", "{count} more sums", more)
