"""A page in Word: headings, tables and citations that Word itself knows, and the same bytes for the same page."""

from __future__ import annotations

import io
import re
import zipfile
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from hypothesis import given
from hypothesis import strategies as st

from districtdesk import i18n
from districtdesk.exchange.inks import SERIES
from districtdesk.paper.page import ChartRow, NumberedSource, PaperPage
from districtdesk.paper.word import pack_word, write_word
from districtdesk.paper.word_bars import draw_bar
from districtdesk.register.journal.store import Register
from districtdesk.settings import resource
from tests.paper.park import keep_park, page_of, table


@pytest.fixture
def page(register: Register) -> PaperPage:
    return page_of(register, keep_park(register))


def opened(page: PaperPage) -> Document:
    return docx.Document(io.BytesIO(pack_word(page)))


def fields_in(document: Document) -> list[str]:
    return [str(each.text).strip() for each in document.element.iter(qn("w:instrText"))]


def test_its_parts_are_headings_and_its_tables_are_tables(page: PaperPage) -> None:
    document = opened(page)
    titles = [each.text for each in document.paragraphs if each.style and each.style.name == "Heading 1"]
    assert titles == [*(each.title for each in page.parts), "Sources"]
    assert next(each.text for each in document.paragraphs if each.style and each.style.name == "Title") == "Park"
    projects = table(page, "Projects")
    found = next(each for each in document.tables if each.cell(0, 0).text == "Project")
    assert [cell.text for cell in found.rows[1].cells][:-1] == list(projects.rows[0][:-1])
    assert found.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_each_citation_is_a_field_that_follows_the_number_of_its_source(page: PaperPage) -> None:
    document = opened(page)
    marks = {each.get(qn("w:name")) for each in document.element.iter(qn("w:bookmarkStart"))}
    cited = {found[1] for each in fields_in(document) if (found := re.match(r"REF (\S+) \\r \\h$", each))}
    assert cited and cited <= marks and len(marks) == len(page.sources)
    numbered = [each for each in document.paragraphs if each.style and each.style.name == "DistrictDesk source"]
    assert [each.text.split("\n")[0] for each in numbered] == [each.name for each in page.sources]


def test_the_sign_of_the_manat_which_few_fonts_have_comes_with_its_own(page: PaperPage) -> None:
    document = opened(page)
    runs = [run for each in document.element.iter(qn("w:p")) for run in Paragraph(each, document).runs]
    signs = [each for each in runs if "\N{MANAT SIGN}" in each.text]
    assert signs and {(each.text, each.font.name) for each in signs} == {("\N{MANAT SIGN}", "DistrictDesk Signs")}
    with zipfile.ZipFile(io.BytesIO(pack_word(page))) as archive:
        told = archive.read("word/fontTable.xml").decode()
        key = re.search(r'embedRegular [^>]*w:fontKey="\{([0-9A-F-]+)\}"', told)
        assert key
        hidden = archive.read("word/fonts/font1.odttf")
    keys = bytes.fromhex(key[1].replace("-", ""))[::-1] * 2
    shown = bytes(one ^ other for one, other in zip(hidden[:32], keys, strict=True)) + hidden[32:]
    assert shown == resource("fonts", "districtdesk-signs-regular.ttf").read_bytes()


def test_word_opens_it_as_one_of_its_own_and_parts_long_words_in_cells_alone(page: PaperPage) -> None:
    document = opened(page)
    settings = document.settings.element
    assert settings.find(qn("w:autoHyphenation")) is not None
    modes = {each.get(qn("w:name")): each.get(qn("w:val")) for each in settings.iter(qn("w:compatSetting"))}
    assert modes["compatibilityMode"] == "15"
    kept = {
        name: next(document.styles[name].element.iter(qn("w:suppressAutoHyphens"))).get(qn("w:val"))
        for name in ("Normal", "DistrictDesk cell")
    }
    assert kept == {"Normal": "1", "DistrictDesk cell": "0"}


def test_what_says_what_follows_stays_with_it(page: PaperPage) -> None:
    document = opened(page)
    for name in ("DistrictDesk column", "DistrictDesk label", "DistrictDesk number", "Heading 1"):
        style = document.styles[name]
        assert isinstance(style, ParagraphStyle) and style.paragraph_format.keep_with_next
    counted = next(each for each in document.paragraphs if each.text.startswith("Under construction: 1"))
    assert counted.paragraph_format.keep_with_next


def test_bars_are_as_long_as_they_say_in_any_font() -> None:
    cell = docx.Document().add_paragraph()
    draw_bar(cell, ChartRow("Plant", 0.25, 1.0, (0.5, 0.75), "later"), 100.0)
    assert [round(each.position.pt) for each in cell.paragraph_format.tab_stops] == [25, 50, 75, 100]
    grounds = [each.find(f".//{qn('w:shd')}") for each in cell._p.iter(qn("w:r"))]
    dark, light = (str(each) for each in SERIES[:2])
    assert [None if each is None else each.get(qn("w:fill")) for each in grounds] == [None, light, dark, light]


@given(st.lists(st.floats(0, 1), min_size=4, max_size=4))
def test_stops_of_a_bar_lie_apart_so_that_none_is_passed_over(ends: list[float]) -> None:
    begin, solid, solid_end, end = sorted(ends)
    cell = docx.Document().add_paragraph()
    draw_bar(cell, ChartRow("Plant", begin, end, (solid, solid_end), "later"), 130.0)
    stops = [each.position.pt for each in cell.paragraph_format.tab_stops]
    assert len(stops) == len(list(cell._p.iter(qn("w:r")))) and max(stops) <= 130.0
    assert all(later - sooner >= 0.95 for sooner, later in pairwise([0.0, *stops]))


def test_what_surely_slipped_is_seen_however_short_it_is() -> None:
    cell = docx.Document().add_paragraph()
    draw_bar(cell, ChartRow("Plant", 0.5, 0.501, (0.5, 0.501), "on one day"), 100.0)
    assert [round(each.position.pt) for each in cell.paragraph_format.tab_stops] == [50, 52]
    assert [each.get(qn("w:fill")) for each in cell._p.iter(qn("w:shd"))] == [str(SERIES[0])]


def test_a_long_name_takes_one_line_at_the_head_of_a_sheet(page: PaperPage) -> None:
    document = opened(page.__class__(**{**_parts(page), "title": "Sənaye məhəlləsi " * 20}))
    head = document.sections[0].header.paragraphs[0].text
    assert len(head) < 100 and "…\t" in head


def test_a_text_of_the_register_stays_as_it_is(page: PaperPage) -> None:
    odd = NumberedSource(len(page.sources) + 1, "A & B <tag> \x0b [1] {page}")
    document = opened(page.__class__(**{**_parts(page), "title": "R&D <park> [99]", "sources": [*page.sources, odd]}))
    assert document.paragraphs[0].text == "R&D <park> [99]"
    assert document.paragraphs[-1].text == "A & B <tag> \N{REPLACEMENT CHARACTER} [1] {page}"


def _parts(page: PaperPage) -> dict[str, object]:
    return {name: getattr(page, name) for name in page.__dataclass_fields__}


def test_the_same_page_is_the_same_file_to_the_byte(page: PaperPage, tmp_path: Path) -> None:
    write_word(page, tmp_path / "one.docx")
    assert (tmp_path / "one.docx").read_bytes() == pack_word(page)
    with zipfile.ZipFile(tmp_path / "one.docx") as archive:
        assert {each.date_time[:3] for each in archive.infolist()} == {(1980, 1, 1)}


@pytest.mark.parametrize(("language", "word"), [("az", "az-Latn-AZ"), ("ru", "ru-RU")])
def test_it_is_in_the_language_asked_for_also_for_the_spelling(register: Register, language: str, word: str) -> None:
    record = keep_park(register)
    with i18n.speaking(language):
        document = opened(page_of(register, record))
    assert {each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))} == {word}
    assert not any(each.text == "Projects" for each in document.paragraphs)
