"""Bars of a chart in Word: stops of a tab with a ground, so that they stay as long as they are in any font."""

from __future__ import annotations

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from ..exchange.inks import SERIES
from .page import ChartRow

# In half points: how large the letters are that a bar is as high as; and in points, how long the shortest one is.
_SIZE, _SHORTEST = 14, 2.0


def draw_bar(paragraph: Paragraph, row: ChartRow, width: float) -> None:
    """In so many points: in full ink where it is solid, and lighter elsewhere."""
    begin, solid, solid_end = row.begin, *row.solid
    end = max(row.end, begin + _SHORTEST / width)
    reached = 0.0
    for stop, colour in ((begin, ""), (solid, SERIES[1]), (solid_end, SERIES[0]), (end, SERIES[1])):
        stop = min(stop, 1.0)
        # Two stops in one place are one for Word.
        if round((stop - reached) * width * 20) > 0:
            paragraph.paragraph_format.tab_stops.add_tab_stop(Pt(stop * width))
            paragraph._p.append(parse_xml(_tab(colour)))
            reached = stop


def _tab(colour: str) -> str:
    ground = f'<w:shd w:val="clear" w:color="auto" w:fill="{colour}"/>' if colour else ""
    return f'<w:r {nsdecls("w")}><w:rPr><w:sz w:val="{_SIZE}"/>{ground}</w:rPr><w:tab/></w:r>'
