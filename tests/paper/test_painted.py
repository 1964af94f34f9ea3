"""A page as a PDF: all of it lies on its sheets, no word is torn apart, and its letters come with it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QGuiApplication

from districtdesk import i18n
from districtdesk.exchange.document_looks import LOOKS, letters
from districtdesk.names import Names
from districtdesk.painting.page_plan import ABOVE, BELOW, GAP, PrintedPage
from districtdesk.painting.page_texts import POINT, PageTexts
from districtdesk.painting.paper_pages import PaperPainter
from districtdesk.painting.without_window import begin_painting
from districtdesk.paper.making import MOST_SHEETS, make_page
from districtdesk.paper.on_grid import lay_out
from districtdesk.paper.order import PaperOrder
from districtdesk.paper.page import PaperPage
from districtdesk.paper.word_heights import count_word_sheets
from districtdesk.register.journal.store import Register
from districtdesk.register.opening import open_register
from districtdesk.register.queries import listing
from districtdesk.register.queries.listing import Query
from tests.making import district, keep, project
from tests.paper.park import keep_park, page_of, plant_of, table


@pytest.fixture
def painter(qapp: QGuiApplication) -> PaperPainter:
    begin_painting()
    return PaperPainter()


def torn(sheets: list[PrintedPage], texts: PageTexts) -> list[str]:
    """The words that are wider than the column in which they stand."""
    found = []
    for sheet in sheets:
        for placed in sheet.placed:
            row = sheet.document.rows[placed.row]
            size, is_bold = letters(row.role, sheet.document.size), LOOKS[row.role].is_bold
            for _column, _left, width, text in sheet.texts(row):
                room, words = (width - GAP) * POINT, text.replace("\N{SOFT HYPHEN}", " ").split()
                found += [each for each in words if texts.width(each, size, is_bold=is_bold) > room]
    return found


def check(page: PaperPage, painter: PaperPainter) -> None:
    sheets = [each.page for each in painter.plan(page)]
    assert len(sheets) <= MOST_SHEETS and count_word_sheets(lay_out(page)) <= MOST_SHEETS
    shown = [placed.row for sheet in sheets for placed in sheet.placed]
    assert set(shown) == set(range(len(lay_out(page).rows)))
    for sheet in sheets:
        assert sum(placed.height for placed in sheet.placed) <= sheet.size[1] - ABOVE - BELOW
        for row in (sheet.document.rows[placed.row] for placed in sheet.placed):
            assert all(left + width <= sheet.size[0] for _column, left, width, _text in sheet.texts(row))
    assert torn(sheets, PageTexts()) == []


def test_all_of_it_lies_on_two_sheets_and_no_word_is_torn(register: Register, painter: PaperPainter) -> None:
    record = keep_park(register, 40)
    for language in i18n.LANGUAGES:
        with i18n.speaking(language):
            for kind, subject in (("district", record), ("briefing", ""), ("project", plant_of(register))):
                check(page_of(register, subject, kind, count_sheets=painter.count_sheets), painter)


def test_a_pdf_has_its_letters_in_it(register: Register, painter: PaperPainter, tmp_path: Path) -> None:
    record = keep_park(register)
    with i18n.speaking("ru"):
        painter.write(page_of(register, record), tmp_path / "page.pdf")
    packed = (tmp_path / "page.pdf").read_bytes()
    assert packed.startswith(b"%PDF") and b"/FontFile2" in packed and packed.count(b"/Type /Page\n") <= MOST_SHEETS


LONG = Names(
    az="Yüksəktexnologiyalı kənd təsərrüfatı maşınqayırması və elektrotexniki cihazqayırma müəssisəsi",
    en="Enterprise of high-technology electrometallurgical construction materials",
    ru="Предприятие высокотехнологичного сельскохозяйственного машиностроения и электротехнического приборостроения",
)


def test_long_names_of_sixty_projects_are_parted_with_hyphens_on_two_sheets(
    register: Register, painter: PaperPainter
) -> None:
    park = district("Park")
    keep(register, park, *(project(names=LONG, district=park.id, status="suspended") for _each in range(60)))
    for language in i18n.LANGUAGES:
        with i18n.speaking(language):
            page = page_of(register, park.id, count_sheets=painter.count_sheets)
            check(page, painter)
            assert len(table(page, i18n._("Projects")).rows) + table(page, i18n._("Projects")).unlisted == 60


def test_what_is_copied_from_a_pdf_has_the_letters_that_were_written(qapp: QGuiApplication) -> None:
    begin_painting()
    texts, word = PageTexts(), "высоко\N{SOFT HYPHEN}технологичного"
    assert texts.font(9, is_bold=False).featureValue(QFont.Tag("liga")) == 0
    assert texts.broken(word, 9, 1200, is_bold=False)[0] == "высоко-"
    assert texts.broken(word, 9, 9000, is_bold=False) == ["высокотехнологичного"]


@pytest.mark.thorough
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_pages_of_a_full_register_go_on_two_sheets(
    filled_file: Path, painter: PaperPainter, language: str
) -> None:
    filled = open_register(filled_file, read_only=True)
    with closing(filled), i18n.speaking(language), filled.read() as session:
        districts = [PaperOrder("district", row.id) for row in listing.everything(session, Query("district"))]
        projects = [PaperOrder("project", row.id) for row in listing.everything(session, Query("project"))]
        for order in (*districts, *projects[::20], PaperOrder("briefing")):
            page = make_page(filled, session, order, painter.count_sheets)
            assert page is not None
            check(page, painter)
