"""A PDF says its language, shows its title, and has its headings as bookmarks; nothing that was in it is touched."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QGuiApplication

from districtdesk import i18n
from districtdesk.painting.page_painter import find_bookmarks
from districtdesk.painting.paper_pages import PaperPainter
from districtdesk.painting.pdf_outline import Bookmark, complete
from districtdesk.painting.without_window import begin_painting
from districtdesk.register.journal.store import Register
from tests.paper.park import keep_park, page_of


@pytest.fixture
def painter(qapp: QGuiApplication) -> PaperPainter:
    begin_painting()
    return PaperPainter()


def objects_of(packed: bytes) -> dict[int, bytes]:
    """Those of the last table of a PDF, by their numbers, as it says where they stand."""
    start = int(packed[packed.rfind(b"startxref") :].split()[1])
    table = packed[start : packed.rfind(b"trailer")]
    found = {}
    for number, place in re.findall(rb"(\d+) 1\n(\d{10}) 00000 n ", table):
        told = packed[int(place) :]
        assert told.startswith(b"%b 0 obj\n" % number)
        found[int(number)] = told[: told.index(b"endobj")]
    return found


def test_a_page_has_its_headings_as_bookmarks_in_its_language(register: Register, painter: PaperPainter) -> None:
    record = keep_park(register, 40)
    with i18n.speaking("ru"):
        page = page_of(register, record, count_sheets=painter.count_sheets)
        sheets, packed = painter.plan(page), painter.pack(page)
    marks = list(find_bookmarks(sheets))
    assert [each.title for each in marks] == [page.title, *(each.title for each in page.parts), "Источники"]
    assert {each.page for each in marks} == {0, 1}
    assert [each.height for each in marks if not each.page] == sorted(
        (each.height for each in marks if not each.page), reverse=True
    )
    objects = objects_of(packed)
    titles = [bytes.fromhex(each.decode()) for each in re.findall(rb"/Title <(\w+)>", b"".join(objects.values()))]
    assert [each.decode("utf-16") for each in titles] == [each.title for each in marks]
    catalog = next(each for each in objects.values() if b"/Catalog" in each)
    assert b"/Lang (ru)" in catalog and b"/DisplayDocTitle true" in catalog and b"/Outlines" in catalog


def test_what_was_in_it_stays(register: Register, painter: PaperPainter) -> None:
    page = page_of(register, keep_park(register))
    packed = painter.pack(page)
    twice = complete(packed, "az", [Bookmark("Başlıq", 0, 800.0)])
    assert twice.startswith(packed) and len(objects_of(twice)) == 3


def test_what_is_not_written_as_a_pdf_stays_as_it_is() -> None:
    assert complete(b"%PDF-1.4 of somebody else", "en", [Bookmark("Title", 0, 0.0)]) == b"%PDF-1.4 of somebody else"
