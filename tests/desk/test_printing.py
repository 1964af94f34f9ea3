"""Printing: the pages of lists and layouts, what stands on each, a PDF of them, and what the dialog offers."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from districtdesk.desk.kit.page import ShownList
from districtdesk.desk.shell.open_register import OpenRegister
from districtdesk.desk.shell.print_dialog import PrintDialog
from districtdesk.desk.shell.print_files import SAVE_WORD
from districtdesk.desk.shell.print_work import PlannedPrint, PrintOrder, plan_print, write_pdf
from districtdesk.desk.start.page_factory import makers
from districtdesk.exchange.document import Bar, DocumentRow, DocumentSheet
from districtdesk.exchange.errors import Cancelled, ExchangeError
from districtdesk.exchange.layout_names import LAYOUTS, WHOLE
from districtdesk.painting.page_painter import PaintedPage
from districtdesk.painting.page_plan import PrintedPage, plan_pages
from districtdesk.painting.page_texts import PageTexts
from districtdesk.paper.order import page_key
from districtdesk.records import KINDS, Citation, Project, field_of, fields_of
from districtdesk.register.journal.store import Register
from districtdesk.register.opening import open_register
from districtdesk.register.queries import listing
from districtdesk.register.queries.layout_plan import LayoutPlan, TablePlan
from districtdesk.register.queries.listing import Query
from districtdesk.settings import Settings
from tests.making import district, figure, keep, on, project, source

_LEAST_SIZE = 8


@pytest.fixture
def opened(register_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OpenRegister]:
    monkeypatch.setenv("DISTRICTDESK_HOME", str(tmp_path))
    made = OpenRegister(open_register(register_file), makers(Settings()))
    park = district("Şəmkir")
    keep(made.register, park, *(project(f"Завод {number}", district=park.id) for number in range(60)))
    yield made
    made.close()


def shown_projects() -> ShownList:
    return ShownList(Query("project"), [field_of(Project, "names"), field_of(Project, "status")], "Projects")


def laid_out(found: PlannedPrint) -> list[PrintedPage]:
    """Its pages before they are painted."""
    return [each.page for each in found.pages if isinstance(each, PaintedPage)]


def said(pages: list[PrintedPage], place: int) -> list[str]:
    page = pages[place]
    return [text for each in page.placed for *_where, text in page.texts(page.document.rows[each.row])]


def planned(register: Register, order: PrintOrder) -> PlannedPrint:
    return plan_print(register, order, lambda _done, _total: None, threading.Event())


def test_a_list_is_printed_as_it_stands_with_its_headings_on_each_page(qtbot: QtBot, opened: OpenRegister) -> None:
    pages = laid_out(planned(opened.register, PrintOrder(shown_projects())))
    assert len(pages) == 2
    assert said(pages, 0)[:3] == ["Projects", "Project", "Status"] and said(pages, 1)[:2] == ["Project", "Status"]
    told = [text for place in range(2) for text in said(pages, place) if text.startswith("Завод")]
    assert told == sorted(told, key=lambda each: int(each.split()[1])) and len(set(told)) == 60


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_has_pages_in_letters_that_can_be_read(qtbot: QtBot, opened: OpenRegister, layout: str) -> None:
    pages = laid_out(planned(opened.register, PrintOrder(layout=layout)))
    assert all(each.document.size >= _LEAST_SIZE for each in pages)
    assert all(left + each.unit * each.document.widths[column] <= each.size[0] - 29 for each in pages
               for column, left in zip(each.columns, each.lefts, strict=True))  # fmt: skip


def test_a_table_too_wide_for_a_page_goes_over_and_then_down_with_its_first_column(qtbot: QtBot) -> None:
    rows = [DocumentRow("heading", ("N", "A", "B")), *[DocumentRow("row", (str(n), "a", "b")) for n in range(50)]]
    wide = DocumentSheet("T", "t", (40, 100, 100), rows, is_landscape=True, breaks=(2,), repeated=1, page_width=150)
    pages = plan_pages([wide], PageTexts(), lambda _done, _total: None)
    assert [each.columns for each in pages[:3]] == [(0, 1), (0, 2), (0, 1)]
    assert pages[0].placed == pages[1].placed and said(pages, 1)[:4] == ["N", "B", "0", "b"]


def test_columns_that_have_room_beside_each_other_stand_on_one_page_as_wide_as_helps_most(qtbot: QtBot) -> None:
    long = "words of a source that go on " * 8
    rows = [DocumentRow("heading", ("N", "A", "B")), *[DocumentRow("row", (str(n), "a", long)) for n in range(20)]]
    wide = DocumentSheet("T", "t", (40, 100, 100), rows, is_landscape=True, breaks=(2,), repeated=1, page_width=150,
                         is_fitted=True)  # fmt: skip
    (page,) = plan_pages([wide], PageTexts(), lambda _done, _total: None)
    name, _a, words = page.document.widths
    assert page.columns == (0, 1, 2) and words > 100 > 20 > name


def test_what_just_runs_over_a_page_stands_on_one_in_smaller_letters_and_bars_have_room(qtbot: QtBot) -> None:
    rows = [DocumentRow("heading", ("N",)), *[DocumentRow("row", (str(n),)) for n in range(37)]]
    table = DocumentSheet("T", "t", (40,), rows, is_landscape=True, page_width=150, is_fitted=True)
    (page,) = plan_pages([table], PageTexts(), lambda _done, _total: None)
    assert page.document.size == _LEAST_SIZE
    bars = DocumentRow("row", ("N", ""), (), ((), (Bar(1, "1"), Bar(0.5, "2"))))
    chart = DocumentSheet("T", "t", (40, 100), [DocumentRow("row", ("N", "")), bars], is_landscape=True)
    (page,) = plan_pages([chart], PageTexts(), lambda _done, _total: None)
    assert page.placed[1].height > 1.5 * page.placed[0].height
    ((left, width, text, told),) = page.bars(bars)
    assert (left, text, [each.said for each in told]) == (page.lefts[1], "", ["1", "2"]) and width > 500


def test_a_pdf_has_its_fonts_and_its_text_and_a_stopped_one_is_not_there(
    qtbot: QtBot, opened: OpenRegister, tmp_path: Path
) -> None:
    found, target = planned(opened.register, PrintOrder(shown_projects())), tmp_path / "out.pdf"
    stop = threading.Event()
    write_pdf(found, target, lambda _done, _total: None, stop)
    written = target.read_bytes()
    # A font in the file, and what letter each of its signs is.
    assert written.startswith(b"%PDF") and b"/FontFile2" in written and b"/ToUnicode" in written
    target.unlink()
    with pytest.raises(Cancelled):
        write_pdf(found, target, lambda _done, _total: stop.set(), stop)
    assert not target.exists()


def test_the_dialog_shows_the_pages_and_saves_them_where_there_is_no_printer(
    qtbot: QtBot, opened: OpenRegister, tmp_path: Path
) -> None:
    park = district("Second")
    keep(opened.register, park)
    dialog = PrintDialog(opened, Settings(), shown_projects(), ("district", park.id))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.planned is not None)
    assert dialog.place.text() == "Page 1 of 2"
    qtbot.keyClick(dialog.preview, Qt.Key.Key_PageDown)
    assert dialog.place.text() == "Page 2 of 2" and not dialog.after.isEnabled()
    assert dialog.no_printer.isVisible() and not dialog.print_button.isVisible() and dialog.pdf_button.isDefault()
    preview, whole = dialog.preview, dialog.preview.percent
    assert preview.fit == "page" and not preview.verticalScrollBar().maximum()
    qtbot.keyClick(dialog.what, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert preview.fit == "width" and preview.percent > whole and not preview.horizontalScrollBar().maximum()
    qtbot.keyClick(dialog.what, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(dialog.what, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert preview.percent == 100 and dialog.zoom.percent.text() == "100%"
    preview.turn_to(0)
    places = []
    while preview.place == 0:
        places.append(preview.verticalScrollBar().value())
        qtbot.keyClick(preview, Qt.Key.Key_PageDown)
    assert places == sorted(set(places)) and len(places) > 1, "a page is read to its end before the next one"
    dialog.zoom.whole.click()
    assert preview.percent == whole
    dialog.what.setCurrentIndex(dialog.what.findData("reading"))
    qtbot.waitUntil(lambda: dialog.planned is not None)
    assert dialog.planned is not None
    assert "Second" in said(laid_out(dialog.planned), 0)
    with qtbot.waitSignal(dialog.printed) as signal:
        dialog.save(tmp_path / "copy.pdf")
    assert signal.args == ["Saved 1 page to copy.pdf."] and (tmp_path / "copy.pdf").exists()


def test_the_page_of_the_open_record_is_shown_saved_for_word_and_copied_with_its_sources(
    qtbot: QtBot, opened: OpenRegister, tmp_path: Path
) -> None:
    park, letter = district("Second"), source("A letter", address="https://example.org/letter")
    claim = figure(park, "residents", 7, as_of=on("2024-05-01"))
    keep(opened.register, park, letter, claim)
    keep(opened.register, Citation(record=claim.id, source=letter.id))
    dialog = PrintDialog(opened, Settings(), record=("district", park.id), wanted=page_key("district"))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.planned is not None)
    assert dialog.planned is not None and said(laid_out(dialog.planned), 0)[0] == "Second"
    assert dialog.word_button.isVisible() and dialog.day.isEnabled()
    numbers = dialog.copy_button.menu().actions()[0]
    numbers.trigger()
    copied = QGuiApplication.clipboard().mimeData()
    assert copied.text().splitlines()[1].startswith("Residents\t7") and "[1]\tA letter" in copied.text()
    assert "example.org" in copied.html() and "<table>" in copied.html()
    dialog.copy_button.menu().actions()[-1].trigger()
    several = dialog.copied_parts
    titles = [several.list.item(row).text() for row in range(several.list.count())]
    several.list.item(1).setCheckState(Qt.CheckState.Unchecked)
    several.copy_button.click()
    text = QGuiApplication.clipboard().text()
    assert [each in text.splitlines() for each in titles] == [each != titles[1] for each in titles]
    assert text.splitlines().count("Sources") == 1 and len(titles) > 2
    with qtbot.waitSignal(dialog.printed) as signal:
        dialog.save(tmp_path / "page.docx", SAVE_WORD)
    assert signal.args == ["Saved page.docx."] and (tmp_path / "page.docx").read_bytes().startswith(b"PK")
    with opened.register.read() as session:
        (kept,) = listing.everything(session, Query("export"))
    assert "Second" in kept.caption.show()
    for kind in ("timeline", "briefing"):
        dialog.what.setCurrentIndex(dialog.what.findData(page_key(kind)))
        assert dialog.day.isEnabled()
    dialog.what.setCurrentIndex(dialog.what.findData("minister"))
    assert not dialog.word_button.isVisible() and not dialog.copy_button.isVisible()


def test_a_saved_layout_is_printed_with_its_groups_and_its_mark(qtbot: QtBot, opened: OpenRegister) -> None:
    plan = LayoutPlan("Ours", tables=(TablePlan("project", ("names", "status"), group="district"),), mark="Official")
    found = planned(opened.register, PrintOrder(plan=plan))
    assert found.title == "Ours" and any(row.role == "group" for row in laid_out(found)[0].document.rows)
    whole = planned(opened.register, PrintOrder(plan=LayoutPlan("All", WHOLE)))
    assert {"Projects", "Districts"} <= {each.document.title for each in laid_out(whole)}
    with pytest.raises(ExchangeError):
        planned(opened.register, PrintOrder(plan=LayoutPlan("Gone", "no such form")))


@pytest.mark.thorough
def test_what_is_asked_of_a_list_can_be_asked_of_every_kind(qtbot: QtBot, opened: OpenRegister) -> None:
    for kind in KINDS:
        fields = [each for each in fields_of(KINDS[kind]) if each.kind.listed]
        order = PrintOrder(ShownList(Query(kind), fields, kind))
        assert planned(opened.register, order).pages
