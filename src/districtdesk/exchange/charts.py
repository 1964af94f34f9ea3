"""Charts that the spreadsheet program draws itself from the cells of a table."""

from __future__ import annotations

from lxml import etree
from openpyxl.chart import BarChart, Reference, Series
from openpyxl.chart.data_source import AxDataSource, StrRef
from openpyxl.chart.layout import Layout
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.chart.title import Title, title_maker
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties
from openpyxl.worksheet.worksheet import Worksheet

from .inks import INK, SERIES
from .layout import BookChart, BookColumn
from .safe_text import cut, make_safe

_LINE = "D5DBE1"
# In centimetres: one with two series and one with a single one have room on a page of A4 across.
WIDTH = 26.0
_TALL, _LOW = 8.6, 7.4
_ROW, _APART = 0.53, 0.4
DRAWINGS = "xl/drawings/drawing"
_LONGEST_TITLE = 250


def draw(
    chart: BookChart, sheet: Worksheet, columns: tuple[BookColumn, ...], rows: tuple[int, int], heading_row: int
) -> BarChart:
    """The chart of a table on this worksheet: its columns, its first and last row, and that of its headings."""
    places = {column.key: place for place, column in enumerate(columns, 1)}
    drawn = BarChart(gapWidth=40, overlap=0)
    # Bars lie, so that long names stand beside them on one line.
    drawn.type, drawn.width, drawn.height = "bar", WIDTH, height_of(chart)
    drawn.title = _title(chart.title)
    names = AxDataSource(strRef=StrRef(f=str(_reference(sheet, places[chart.names], *rows))))
    for number, key in enumerate(chart.values):
        series = Series(_reference(sheet, places[key], *rows), title="")
        heading = _reference(sheet, places[key], heading_row, heading_row)
        series.title.v, series.title.strRef = None, StrRef(f=str(heading))
        series.cat = names
        series.graphicalProperties = GraphicalProperties(solidFill=SERIES[number % len(SERIES)])
        drawn.series.append(series)
    _lay_axes(drawn, chart)
    drawn.legend.position = "b"
    if len(chart.values) == 1:
        drawn.legend = None
    return drawn


def height_of(chart: BookChart) -> float:
    """In centimetres."""
    return _TALL if len(chart.values) > 1 else _LOW


def rows_under(chart: BookChart) -> int:
    """How many rows it covers, with a gap."""
    return -int(-(height_of(chart) + _APART) // _ROW)


def with_prefix(tree: etree._Element) -> bytes:
    """A part with the places of charts, its elements with the prefix without which some readers do not know them."""
    space = etree.QName(tree).namespace
    root = etree.Element(tree.tag, nsmap={"xdr": space})
    root.extend(list(tree))
    etree.cleanup_namespaces(root)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _reference(sheet: Worksheet, column: int, first: int, last: int) -> Reference:
    return Reference(sheet, min_col=column, max_col=column, min_row=first, max_row=last)


def _lay_axes(drawn: BarChart, chart: BookChart) -> None:
    for axis in (drawn.x_axis, drawn.y_axis):
        axis.delete = False
        axis.txPr = _letters(900)
    # The first row at the top, and the numbers below all the same.
    drawn.x_axis.scaling.orientation, drawn.y_axis.crosses = "maxMin", "max"
    drawn.x_axis.tickLblSkip = 1
    drawn.y_axis.number_format = chart.number_format
    drawn.y_axis.numFmt.sourceLinked = False
    drawn.y_axis.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill=_LINE, w=6_350))
    drawn.y_axis.graphicalProperties = GraphicalProperties(ln=LineProperties(noFill=True))


def _title(words: str) -> Title:
    title: Title = title_maker(cut(make_safe(words).text, _LONGEST_TITLE))
    title.overlay = False
    title.layout = Layout()
    for paragraph in title.tx.rich.p:
        paragraph.pPr = ParagraphProperties(defRPr=_look(1_300, True))
        for run in paragraph.r:
            run.rPr = _look(1_300, True)
    return title


def _letters(size: int) -> RichText:
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=_look(size, False)), endParaRPr=_look(size, False))])


def _look(size: int, is_bold: bool) -> CharacterProperties:
    return CharacterProperties(sz=size, b=is_bold, solidFill=INK)
