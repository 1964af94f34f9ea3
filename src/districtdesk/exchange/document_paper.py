"""A document as a worksheet: its texts, how high its rows are, and where its pages end."""

from __future__ import annotations

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from .cells import wrapped_lines
from .document import DocumentRow, DocumentSheet, pages_of
from .document_looks import ABOVE, LINE, LOOKS, RoleLook, letters
from .inks import ACCENT, HEADING_FILL
from .look import FONT
from .paper import FONT_SIZE
from .safe_text import make_safe

# A4 in points, less the margins above and below and the heads that stand in them, and a little for other fonts.
_ROOM = 842 - 2 * 54 - 12
# Beside the letters of a column Excel leaves so much, counted in letters.
_BESIDE = 0.7
# Of the width so much is reckoned with: the usual font may not be there, and others are wider.
_SURE = 0.8


def fill_document(sheet: Worksheet, document: DocumentSheet) -> None:
    """Write it into an empty worksheet whose page is set up already."""
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation = "landscape" if document.is_landscape else "portrait"
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    sheet.print_options.horizontalCentered = True
    for number, width in enumerate(document.widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    heights = [_height(row, document) for row in document.rows]
    place = 0
    for page in pages_of(document.rows, heights, _ROOM, document.size * LINE):
        if place:
            sheet.row_breaks.append(Break(id=place))
        for each in page:
            place += 1
            _write(sheet, place, document.rows[each.row], document)
            sheet.row_dimensions[place].height = each.height
    sheet.print_area = f"A1:{get_column_letter(len(document.widths))}{max(place, 1)}"


def page_count(document: DocumentSheet) -> int:
    """On how many pages it stands."""
    heights = [_height(row, document) for row in document.rows]
    return len(pages_of(document.rows, heights, _ROOM, document.size * LINE))


def _height(row: DocumentRow, document: DocumentSheet) -> float:
    look = LOOKS[row.role]
    size = letters(row.role, document.size)
    widths = [each + _BESIDE for each in document.widths]
    narrow = _SURE * FONT_SIZE / size
    lines = [wrapped_lines(text, sum(widths[first : first + span]) * narrow) for first, span, text in row.places()]
    return round(max(lines, default=1) * size * LINE + look.above, 2)


def _write(sheet: Worksheet, number: int, row: DocumentRow, document: DocumentSheet) -> None:
    look = LOOKS[row.role]
    for first, span, text in row.places():
        cell = sheet.cell(number, first + 1)
        cell.value = make_safe(text).text
        # What begins with = is a text all the same.
        cell.data_type = "s"
        _dress(cell, look, letters(row.role, document.size), is_first=first == 0)
        if span > 1:
            sheet.merge_cells(start_row=number, end_row=number, start_column=first + 1, end_column=first + span)
    if row.role == "heading":
        for column in range(1, len(document.widths) + 1):
            sheet.cell(number, column).fill = PatternFill("solid", fgColor=HEADING_FILL)
    if row.role == "section":
        for column in range(1, len(document.widths) + 1):
            sheet.cell(number, column).border = Border(bottom=Side("thin", color=ACCENT))


def _dress(cell: Cell, look: RoleLook, size: float, *, is_first: bool) -> None:
    colour = look.first if is_first else look.colour
    cell.font = Font(name=FONT, size=size, bold=look.is_bold, color=colour)
    cell.alignment = Alignment(horizontal="left", vertical="bottom" if look.above > ABOVE else "top", wrap_text=True)
    cell.number_format = "@"
