"""A document as a worksheet: its texts, how high its rows are, and where its pages end."""

from __future__ import annotations

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from .document import DocumentRow, DocumentSheet, pages_of
from .document_heights import ROOM, row_height
from .document_looks import ABOVE, LINE, LOOKS, RoleLook, letters
from .inks import ACCENT, HEADING_FILL
from .look import FONT
from .safe_text import make_safe


def fill_document(sheet: Worksheet, document: DocumentSheet) -> None:
    """Write it into an empty worksheet whose page is set up already."""
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation = "landscape" if document.is_landscape else "portrait"
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    sheet.print_options.horizontalCentered = True
    for number, width in enumerate(document.widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    heights = [row_height(row, document) for row in document.rows]
    place = 0
    for page in pages_of(document.rows, heights, ROOM, document.size * LINE):
        if place:
            sheet.row_breaks.append(Break(id=place))
        for each in page:
            place += 1
            _write(sheet, place, document.rows[each.row], document)
            sheet.row_dimensions[place].height = each.height
    sheet.print_area = f"A1:{get_column_letter(len(document.widths))}{max(place, 1)}"


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
