"""Bars of a chart in Word: stops of a tab with a ground, so that they stay as long as they are in any font."""

from __future__ import annotations

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from ..exchange.inks import SERIES
from .page import ChartRow

# In half points: how large the letters are that a bar is as high as; and in points, how long a bar is at least, and
# by how much a stop lies behind the one before, as a tab would go on to another one else.
_SIZE, _SHORTEST, _APART = 14, 2.0, 1.0


def draw_bar(paragraph: Paragraph, row: ChartRow, width: float) -> None:
    """In so many points: in full ink where it is solid, and lighter elsewhere."""
    begin, solid, solid_end, end = (each * width for each in (row.begin, *row.solid, row.end))
    begin = min(begin, width - _SHORTEST)
    if solid_end > solid:
        solid_end = max(solid_end, solid + _SHORTEST, begin + _SHORTEST)
    end = max(end, begin + _SHORTEST)
    reached = 0.0
    for stop, colour in ((begin, ""), (solid, SERIES[1]), (solid_end, SERIES[0]), (end, SERIES[1])):
        stop = min(stop, width)
        if stop - reached >= _APART:
            paragraph.paragraph_format.tab_stops.add_tab_stop(Pt(stop))
            paragraph._p.append(parse_xml(_tab(colour)))
            reached = stop


def _tab(colour: str) -> str:
    ground = f'<w:shd w:val="clear" w:color="auto" w:fill="{colour}"/>' if colour else ""
    return f'<w:r {nsdecls("w")}><w:rPr><w:sz w:val="{_SIZE}"/>{ground}</w:rPr><w:tab/></w:r>'
