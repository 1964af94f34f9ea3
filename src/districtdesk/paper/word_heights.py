"""On how many sheets a page stands in Word, reckoned without it, for letters that are rather wide and high."""

from __future__ import annotations

from typing import NamedTuple

from ..exchange.document import DocumentRow, DocumentSheet, Role, pages_of
from .column_widths import count_lines
from .page import WIDTH

# What A4 has between the margins of the document, in points; a little less, as tables take it.
_HIGH, _WIDE = 746.0, 501.0
# Of the size of the letters, from line to line: more in Calibri, which is narrower in turn. And in points, what stays
# free beside a text in a column.
_LINE, _BESIDE = 1.19, 3.5


class _Look(NamedTuple):
    """The size of the letters, and the room above and below, in points."""

    size: float
    around: float
    is_bold: bool = False


_LOOKS: dict[Role, _Look] = {
    "title": _Look(19, 0, is_bold=True),
    "line": _Look(9.5, 0),
    "section": _Look(12, 13, is_bold=True),
    "heading": _Look(8, 4, is_bold=True),
    "row": _Look(8.5, 3.5),
    "lead": _Look(9.5, 2),
    "small_lead": _Look(8.5, 2),
    "fact": _Look(8.5, 3),
    "small": _Look(8.5, 2),
    "source": _Look(8, 1),
    "number_label": _Look(8.5, 5),
    "number": _Look(13, 0, is_bold=True),
    "number_note": _Look(8, 0),
}


def count_word_sheets(document: DocumentSheet) -> int:
    """How many it takes."""
    heights = [_height(row) for row in document.rows]
    return len(pages_of(document.rows, heights, _HIGH, document.size * _LINE))


def _height(row: DocumentRow) -> float:
    look = _LOOKS[row.role]
    if row.role == "source":
        # Below each other, where a PDF may have two of them side by side.
        told = row.texts[1::2]
        lines = sum(count_lines(each, _WIDE, look.size, is_bold=False) for each in told if each)
        return lines * look.size * _LINE + len(told) * look.around
    share = _WIDE / WIDTH
    rooms = ((text, span * share - _BESIDE) for _column, span, text in row.places())
    lines = max((count_lines(text, room, look.size, is_bold=look.is_bold) for text, room in rooms), default=1)
    return lines * look.size * _LINE + look.around
