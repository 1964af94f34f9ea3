"""Tables in Word: hairlines instead of frames, a heading that is repeated, and rows that are not torn apart."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from ..exchange.inks import HAIRLINE, HEADING_FILL
from .word_look import TEXT_WIDTH

# In twentieths of a point, at the left and right of what stands in a cell.
_BESIDE = 70
# In points: between a number at the right and the text that follows, and what is left free at the end of a bar.
_BEFORE_TEXT, _TO_SPARE = 6, 2


def width_of(shares: Sequence[int], place: int) -> float:
    """How wide a text in this column may be, in points."""
    return float(Mm(TEXT_WIDTH * shares[place] / sum(shares)).pt) - _BESIDE / 20 - _TO_SPARE


def add_table(document: Document, rows: int, shares: Sequence[int], *, is_lined: bool) -> Table:
    """An empty table as wide as the text, whose columns have these shares of it."""
    table: Table = document.add_table(rows, len(shares))
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    widths = [Mm(TEXT_WIDTH * each / sum(shares)) for each in shares]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width
        _keep_together(row)
    lines = f'w:val="single" w:sz="4" w:space="0" w:color="{HAIRLINE}"' if is_lined else 'w:val="nil"'
    inside = "".join(f"<w:{side} {lines}/>" for side in ("bottom", "insideH"))
    properties = table._tbl.tblPr
    for xml in (
        f"<w:tblBorders {nsdecls('w')}>{inside}</w:tblBorders>",
        f'<w:tblLayout {nsdecls("w")} w:type="fixed"/>',
        f'<w:tblCellMar {nsdecls("w")}><w:left w:w="0" w:type="dxa"/><w:right w:w="{_BESIDE}" w:type="dxa"/>'
        f"</w:tblCellMar>",
    ):
        added = parse_xml(xml)
        for each in properties.findall(added.tag):
            properties.remove(each)
        properties.insert_element_before(added, *(f"w:{each}" for each in _AFTER[added.tag.partition("}")[2]]))
    return table


# Word reads the properties of a table in this order only.
_ORDER = ("tblBorders", "shd", "tblLayout", "tblCellMar", "tblLook", "tblCaption", "tblDescription")
_AFTER = {each: _ORDER[place + 1 :] for place, each in enumerate(_ORDER)}


def put_at_right(paragraph: Paragraph, *, is_before_text: bool) -> None:
    """A number stands below the others, with more room before a text that follows."""
    form = paragraph.paragraph_format
    form.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if is_before_text:
        form.right_indent = Pt(_BEFORE_TEXT)


def stay_with_next(row: _Row) -> None:
    """Let it stand on one sheet with what is said below it."""
    for cell in row.cells:
        for each in cell.paragraphs:
            each.paragraph_format.keep_with_next = True


def make_heading(row: _Row) -> None:
    """It is repeated on each sheet on which the table goes on."""
    row._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    for cell in row.cells:
        _fill(cell)


def _fill(cell: _Cell) -> None:
    shade = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{HEADING_FILL}"/>')
    cell._tc.get_or_add_tcPr().append(shade)


def _keep_together(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
