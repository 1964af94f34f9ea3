"""Tables in Word: hairlines instead of frames, a heading that is repeated, and rows that are not torn apart."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm
from docx.table import Table, _Cell, _Row

from ..exchange.inks import HAIRLINE, HEADING_FILL
from .word_look import TEXT_WIDTH

# In twentieths of a point, at the left and right of what stands in a cell.
_BESIDE = 70


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
