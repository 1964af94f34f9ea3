"""How a page looks in Word: its sheet, its styles, and the numbered list of its sources, in the teal of the desk."""

from __future__ import annotations

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.parfmt import ParagraphFormat

from ..exchange.inks import ACCENT, DIM, INK
from .word_settings import LANGUAGES

FONT = "Calibri"
# A4, and what is left free around the text, in millimetres.
_WIDE, _HIGH = 210, 297
_LEFT, _RIGHT, _ABOVE, _BELOW, _HEADS = 18, 15, 17, 15, 8
TEXT_WIDTH = _WIDE - _LEFT - _RIGHT
# Where a number of the list of sources stands, and where its text begins.
_NUMBER_ROOM = 7
SOURCES_LIST = 7
# Of a style: its name, the size of its letters in points, whether they are bold, their colour, and the room above.
# The sizes of cells and headings are those by which columns are fitted.
SOURCE, SMALL, LABEL, NUMBER, NOTE, CELL, HEADING_CELL, MARK = (
    "DistrictDesk source",
    "DistrictDesk small",
    "DistrictDesk label",
    "DistrictDesk number",
    "DistrictDesk note",
    "DistrictDesk cell",
    "DistrictDesk column",
    "DistrictDesk mark",
)
_STYLES = (
    (SOURCE, 8, False, DIM, 1),
    (SMALL, 8.5, False, DIM, 2),
    (LABEL, 8.5, False, DIM, 5),
    (NUMBER, 13, True, INK, 0),
    (NOTE, 8, False, DIM, 0),
    (CELL, 8.5, False, INK, 1.5),
    (HEADING_CELL, 8, True, ACCENT, 2),
    (MARK, 8, True, ACCENT, 0),
)
# These say what follows, and are not left alone at the end of a sheet; and long words are parted in cells alone.
_WITH_NEXT = frozenset({LABEL, NUMBER, HEADING_CELL})
_PARTED = frozenset({CELL})
_BELOW_CELL = 1.5


def set_up_sheet(document: Document) -> None:
    """A4 upright, with room for what stands on every sheet."""
    sheet = document.sections[0]
    sheet.page_width, sheet.page_height = Mm(_WIDE), Mm(_HIGH)
    sheet.left_margin, sheet.right_margin = Mm(_LEFT), Mm(_RIGHT)
    sheet.top_margin, sheet.bottom_margin = Mm(_ABOVE), Mm(_BELOW)
    sheet.header_distance = sheet.footer_distance = Mm(_HEADS)


def set_up_styles(document: Document, language: str) -> None:
    """The styles that Word knows by itself, and our own; all of it in this language, for the spelling."""
    styles = document.styles
    _dress(styles["Normal"], 9.5, is_bold=False, colour=INK, above=2)
    _dress(styles["Title"], 19, is_bold=True, colour=ACCENT, above=0)
    _dress(styles["Subtitle"], 9.5, is_bold=False, colour=DIM, above=0)
    _dress(styles["Heading 1"], 12, is_bold=True, colour=ACCENT, above=10)
    for name in ("Header", "Footer"):
        _dress(styles[name], 8, is_bold=False, colour=DIM, above=0)
        _end_at_the_right(styles[name])
    for name, size, is_bold, colour, above in _STYLES:
        own = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        own.base_style = styles["Normal"]
        _dress(own, size, is_bold=is_bold, colour=colour, above=above)
        own.paragraph_format.keep_with_next = name in _WITH_NEXT
    for name in (CELL, HEADING_CELL):
        styles[name].paragraph_format.space_after = Pt(_BELOW_CELL)
    styles[MARK].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for name in ("Normal", *_PARTED):
        _part_words(styles[name], is_parted=name in _PARTED)
    for each in styles.element.iter(qn("w:lang")):
        each.set(qn("w:val"), LANGUAGES[language])
    _rule_below(styles["Heading 1"])


def _part_words(style: object, *, is_parted: bool) -> None:
    assert isinstance(style, ParagraphStyle)
    properties = style.element.get_or_add_pPr()
    said = parse_xml(f'<w:suppressAutoHyphens {nsdecls("w")} w:val="{int(not is_parted)}"/>')
    properties.insert_element_before(said, "w:spacing", "w:ind", "w:jc", "w:outlineLvl")


def _dress(style: object, size: float, *, is_bold: bool, colour: str, above: float) -> None:
    assert isinstance(style, ParagraphStyle)
    font, form = style.font, style.paragraph_format
    font.name, font.size, font.bold, font.italic = FONT, Pt(size), is_bold, False
    font.color.rgb = RGBColor.from_string(colour)
    for each in style.element.rPr.findall(qn("w:spacing")) + style.element.rPr.findall(qn("w:kern")):
        style.element.rPr.remove(each)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in [each for each in fonts.attrib if each.endswith("Theme")]:
        del fonts.attrib[name]
    for each in ("w:cs", "w:eastAsia"):
        fonts.set(qn(each), FONT)
    form.space_before, form.space_after, form.line_spacing = Pt(above), Pt(0), 1.0
    _without_rule(style)


def _without_rule(style: ParagraphStyle) -> None:
    """Word's own title stands on a line."""
    properties = style.element.get_or_add_pPr()
    for each in properties.findall(qn("w:pBdr")):
        properties.remove(each)


def _rule_below(style: object) -> None:
    assert isinstance(style, ParagraphStyle)
    form: ParagraphFormat = style.paragraph_format
    form.space_after = Pt(2)
    rule = parse_xml(
        f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="4" w:space="1" w:color="{ACCENT}"/></w:pBdr>'
    )
    properties = style.element.get_or_add_pPr()
    properties.insert_element_before(
        rule, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"
    )


def _end_at_the_right(style: object) -> None:
    assert isinstance(style, ParagraphStyle)
    stops = style.paragraph_format.tab_stops
    stops.clear_all()
    stops.add_tab_stop(Mm(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT)


def set_up_sources(document: Document) -> None:
    """A list whose numbers Word counts: whoever puts a source in between renumbers the others."""
    numbering = document.part.numbering_part.element
    for each in list(numbering):
        numbering.remove(each)
    room = Mm(_NUMBER_ROOM).twips
    numbering.append(
        parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="1"><w:multiLevelType w:val="singleLevel"/>'
            f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/>'
            f'<w:lvlJc w:val="left"/><w:pPr><w:tabs><w:tab w:val="num" w:pos="{room}"/></w:tabs>'
            f'<w:ind w:left="{room}" w:hanging="{room}"/></w:pPr></w:lvl></w:abstractNum>'
        )
    )
    numbering.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="{SOURCES_LIST}"><w:abstractNumId w:val="1"/></w:num>')
    )
    number = OxmlElement("w:numPr")
    number.append(parse_xml(f'<w:numId {nsdecls("w")} w:val="{SOURCES_LIST}"/>'))
    style = document.styles[SOURCE].element.get_or_add_pPr()
    style.insert_element_before(number, "w:pBdr", "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")
