"""How high the rows of a document are, and on how many pages it stands, reckoned without a screen or a printer."""

from __future__ import annotations

from .cells import wrapped_lines
from .document import DocumentRow, DocumentSheet, pages_of
from .document_looks import LINE, LOOKS, letters
from .paper import FONT_SIZE

# A4 in points, less the margins above and below and the heads that stand in them, and a little for other fonts.
ROOM = 842 - 2 * 54 - 12
# Beside the letters of a column Excel leaves so much, counted in letters.
_BESIDE = 0.7
# Of the width so much is reckoned with: the usual font may not be there, and others are wider.
_SURE = 0.8


def page_count(document: DocumentSheet) -> int:
    """On how many pages it stands."""
    heights = [row_height(row, document) for row in document.rows]
    return len(pages_of(document.rows, heights, ROOM, document.size * LINE))


def row_height(row: DocumentRow, document: DocumentSheet) -> float:
    """In points, with what is left free above it."""
    look = LOOKS[row.role]
    size = letters(row.role, document.size)
    widths = [each + _BESIDE for each in document.widths]
    narrow = _SURE * FONT_SIZE / size
    lines = [wrapped_lines(text, sum(widths[first : first + span]) * narrow) for first, span, text in row.places()]
    return round(max(lines, default=1) * size * LINE + look.above, 2)
