"""The page of one record: what is typed on it is saved as steps, and never dropped."""

from __future__ import annotations

import gc
import stat
import threading
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from districtdesk.desk.feed.register_feed import Feed
from districtdesk.desk.forms.form import RecordForm
from districtdesk.desk.forms.record_dialog import RecordDialog
from districtdesk.desk.kit import MenuButton, ProblemLabel, TabBar, notices, waiting
from districtdesk.desk.lists.record_table import RecordTable
from districtdesk.desk.record import attached_file, warnings_row
from districtdesk.desk.record.citations_dialog import CitationsDialog
from districtdesk.desk.record.claim_table import ClaimTable
from districtdesk.desk.record.claims_tab import ClaimsTab
from districtdesk.desk.record.record_page import RecordPage
from districtdesk.desk.record.record_tabs import RecordTabs
from districtdesk.desk.record.record_view import RecordView
from districtdesk.desk.record.related_tab import RelatedTab
from districtdesk.desk.record.warnings_row import WarningsRow
from districtdesk.desk.start.late_loading import load_record_view
from districtdesk.records import Citation, District, Event
from districtdesk.register.errors import out_of_reach
from districtdesk.register.identity import new_id
from districtdesk.register.journal import attachments, journal
from districtdesk.register.journal.attachments import attach
from districtdesk.register.journal.store import Register
from districtdesk.register.queries.subject_claims import read_claims, read_evidence
from districtdesk.settings import Settings
from tests.desk.claims import make_ready
from tests.desk.conftest import Show
from tests.desk.lists import companies
from tests.desk.seen import rows
from tests.desk.typing_keys import press, retype, save_keys, type_text
from tests.making import district, figure, keep, project, source, stored

Open = Callable[..., RecordView]
OpenPage = Callable[..., RecordPage]


@pytest.fixture
def open_view(qtbot: QtBot, feed: Feed, settings: Settings) -> Open:
    def _open(kind: str, record_id: str | None = None, width: int = 800) -> RecordView:
        view = RecordView(feed, settings, kind)
        qtbot.addWidget(view)
        view.load(record_id)
        view.resize(width, 700)
        view.show()
        QApplication.processEvents()
        return view

    return _open


@pytest.fixture
def open_page(qtbot: QtBot, feed: Feed, settings: Settings) -> OpenPage:
    def _open(kind: str, width: int = 1170) -> RecordPage:
        page = RecordPage(feed, settings, kind, load_record_view)
        qtbot.addWidget(page)
        page.resize(width, 690)
        page.show()
        QApplication.processEvents()
        return page

    return _open


def _claims(view: RecordView) -> ClaimsTab:
    """The tab of figures, which one that is empty does not open on."""
    view.show_tab("figures")
    return view.findChild(ClaimsTab)


def _line(view: RecordView) -> QLineEdit:
    """Where a claim is typed."""
    return _claims(view).entry.findChild(QLineEdit)


def _button(view: RecordView, text: str) -> QPushButton:
    return next(each for each in view.findChildren(QPushButton) if each.text() == text and each.isVisibleTo(view))


def _in_the_dialog(do: Callable[[RecordDialog], object]) -> None:
    """Do this once the next dialog stands."""

    def work() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, RecordDialog)
        do(dialog)
        if dialog.isVisible():
            dialog.done(0)

    QTimer.singleShot(0, work)


def _steps(register: Register) -> int:
    with register.read() as session:
        return journal.count(session)


def test_ctrl_s_saves_a_typed_claim(register: Register, place: District, open_view: Open) -> None:
    view = open_view("district", place.id)
    make_ready(_claims(view).entry)
    type_text(_line(view), "60 as of May 2023")
    assert view.is_changed()
    assert _button(view, "Save").isEnabled()
    save_keys(_line(view))
    with register.read() as session:
        assert [claim.figure.value for claim in read_claims(session, [place.id])] == [60]
    assert not view.is_changed()
    assert not _button(view, "Save").isEnabled()


def test_a_claim_that_cannot_be_read_keeps_the_page(place: District, open_view: Open) -> None:
    view = open_view("district", place.id)
    type_text(_line(view), "many")
    assert not view.save()
    assert _line(view).text() == "many"


@pytest.mark.thorough
def test_leaving_with_a_typed_claim_asks(
    register: Register, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = district("A"), district("B")
    keep(register, first, second)
    page = open_page("district")
    asked: list[str] = []
    monkeypatch.setattr(notices, "ask", lambda _parent, message, *_rest, **_more: asked.append(message) or "stay")
    type_text(_line(page.findChild(RecordView)), "60")
    page.table.choose(second.id)
    assert len(asked) == 1
    assert page.findChild(RecordView).record_id == first.id
    assert _line(page.findChild(RecordView)).text() == "60"


def test_correcting_a_figure_is_one_step(register: Register, place: District, open_view: Open) -> None:
    claim = figure(place, "area", 60)
    keep(register, claim)
    view = open_view("district", place.id)
    before = _steps(register)

    def correct(dialog: RecordDialog) -> None:
        line = dialog.findChild(RecordForm).fields.cells["value"].editor.typing_places()[0]
        retype(line, "65")
        save_keys(line)

    _in_the_dialog(correct)
    press(_button(view, "Correct…"), Qt.Key.Key_Space)
    assert stored(register, claim).value == Decimal(65)
    assert _steps(register) == before + 1


def test_correcting_names_the_figure_and_begins_at_its_value(
    register: Register, place: District, open_view: Open
) -> None:
    keep(register, figure(place, "area", 60))
    view = open_view("district", place.id)
    seen: list[object] = []

    def look(dialog: RecordDialog) -> None:
        line = dialog.findChild(RecordForm).fields.cells["value"].editor.line
        seen.extend((dialog.windowTitle(), dialog.focusWidget() is line, line.selectedText()))

    _in_the_dialog(look)
    press(_button(view, "Correct…"), Qt.Key.Key_Space)
    title, *rest = seen
    assert title == "Correct: Territory · 60\u00a0ha · Hajigabul"
    assert rest == [True, "60"]


def test_evidence_begins_with_the_source_at_hand_and_never_with_the_one_cited_last(
    register: Register, place: District, open_view: Open, feed: Feed
) -> None:
    letter, claim, later = source("A letter"), figure(place, "area", 60), figure(place, "jobs_created", 65)
    keep(register, letter, claim, later, source("Another"))
    keep(register, Citation(id=new_id(), record=claim.id, source=letter.id))
    view = open_view("district", place.id)
    press(view.findChildren(ClaimTable)[0], Qt.Key.Key_Down)
    offered: list[object] = []

    def look(dialog: RecordDialog) -> None:
        values = dialog.findChild(RecordForm).values()
        offered.append((values["record"], values["source"]))

    _in_the_dialog(look)
    press(_button(view, "Evidence…"), Qt.Key.Key_Space)
    feed.source_at_hand.offer(letter.id)
    _in_the_dialog(look)
    press(_button(view, "Evidence…"), Qt.Key.Key_Space)
    assert offered == [(later.id, None), (later.id, letter.id)]


def test_evidence_of_a_claim_with_evidence_shows_its_citations(
    register: Register, place: District, open_view: Open
) -> None:
    letter, claim = source("A letter"), figure(place, "area", 60)
    keep(register, letter, claim)
    cited = Citation(id=new_id(), record=claim.id, source=letter.id)
    keep(register, cited)
    view = open_view("district", place.id)
    shown: list[int] = []

    def name_speaker(dialog: RecordDialog) -> None:
        line = dialog.findChild(RecordForm).fields.cells["said_by"].editor.typing_places()[0]
        type_text(line, "Sahib Mammadov")
        save_keys(line)

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, CitationsDialog)
        table = dialog.findChild(RecordTable)
        shown.append(table.count())
        table.choose_first()
        _in_the_dialog(name_speaker)
        table.record_opened.emit(cited.id)
        dialog.reject()

    QTimer.singleShot(0, look)
    press(_button(view, "Evidence…"), Qt.Key.Key_Space)
    assert shown == [1]
    assert stored(register, cited).said_by == "Sahib Mammadov"
    (preferred, _all) = view.findChildren(ClaimTable)
    assert "Sahib Mammadov" in preferred.model().index(0, 4).data()


def test_the_window_of_the_citations_is_gone_once_it_is_closed(
    register: Register, place: District, open_view: Open
) -> None:
    letter, claim = source("A letter"), figure(place, "area", 60)
    keep(register, letter, claim, Citation(id=new_id(), record=claim.id, source=letter.id))
    view = open_view("district", place.id)
    for _time in range(2):
        QTimer.singleShot(0, lambda: QApplication.activeModalWidget().close())
        press(_button(view, "Evidence…"), Qt.Key.Key_Space)
    gc.collect()
    assert [each for each in QApplication.topLevelWidgets() if isinstance(each, CitationsDialog)] == []


def test_a_new_event_takes_the_source_at_hand_with_it(
    register: Register, place: District, open_view: Open, feed: Feed
) -> None:
    letter = source("A letter")
    keep(register, letter)
    feed.source_at_hand.take(letter.id)
    view = open_view("district", place.id)
    view.show_tab("events")
    before = _steps(register)

    def fill(dialog: RecordDialog) -> None:
        cells = dialog.findChild(RecordForm).fields.cells
        cells["event_kind"].begin_with("visit")
        cells["status"].begin_with("planned")
        save_keys(dialog)

    _in_the_dialog(fill)
    view.findChild(RelatedTab).add_wanted.emit("event", {"subjects": (place.id,)})
    with register.read() as session:
        (made,) = session.scalars(select(Event))
        assert [each.source_id for each in read_evidence(session, [made.id])[made.id]] == [letter.id]
    assert _steps(register) == before + 1


def test_problems_stand_beside_their_field_while_one_types(open_view: Open, place: District) -> None:
    view = open_view("district", place.id)
    view.show_tab("details")
    cell = view.findChild(RecordForm).fields.cells["latitude"]
    line = cell.editor.typing_places()[0]
    type_text(line, "north")
    press(line, Qt.Key.Key_Return)
    assert not view.save()
    assert cell.findChild(ProblemLabel).isVisible()
    retype(line, "40.1")
    assert not cell.findChild(ProblemLabel).isVisible()
    assert view.save()


def test_saving_a_new_record_brings_its_tabs(open_view: Open) -> None:
    view = open_view("company")
    assert not view.findChild(RecordTabs).isVisible()
    type_text(view.findChild(RecordForm).fields.cells["names"].editor.typing_places()[0], "Cement")
    save_keys(view)
    assert view.findChild(RecordTabs).isVisible()
    assert not _button(view, "Save").isEnabled()


def test_enter_and_double_click_open_what_belongs_to_a_record(
    register: Register, place: District, open_view: Open, qtbot: QtBot
) -> None:
    plant = project(district=place.id)
    keep(register, plant)
    view = open_view("district", place.id)
    view.show_tab("projects")
    heard: list[tuple[str, str]] = []
    view.open_wanted.connect(lambda kind, record_id: heard.append((kind, record_id)))
    listed = rows(view.findChild(RelatedTab))
    listed.setFocus()
    press(listed, Qt.Key.Key_Down)
    press(listed, Qt.Key.Key_Return)
    at = QPoint(listed.width() // 4, listed.rowViewportPosition(0) + 4)
    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert heard == [("project", plant.id)] * 2


def test_an_attached_file_is_opened_as_a_copy_that_cannot_be_written(
    register: Register, place: District, open_view: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = tmp_path / "Letter.txt"
    letter.write_text("On paper.", "utf-8")
    attach(register, place.id, letter)
    opened: list[str] = []
    monkeypatch.setattr(
        "districtdesk.desk.record.attached_file.QDesktopServices.openUrl",
        lambda url: opened.append(url.toLocalFile()) or True,
    )
    view = open_view("district", place.id)
    view.show_tab("evidence")
    press(_button(view, "Open file"), Qt.Key.Key_Space)
    (copy,) = opened
    assert copy.endswith("Letter.txt")
    assert Path(copy).read_text("utf-8") == "On paper."
    assert not Path(copy).stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)


def test_a_program_is_opened_only_after_a_question_that_says_why(
    register: Register, place: District, open_view: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "Letter.pdf.exe"
    program.write_bytes(b"MZ")
    attach(register, place.id, program)
    opened: list[str] = []
    openers = "districtdesk.desk.record.attached_file.QDesktopServices.openUrl"
    monkeypatch.setattr(openers, lambda url: opened.append(url.toLocalFile()) or True)
    answers, asked = ["leave", "open"], []
    monkeypatch.setattr(notices, "ask", lambda *said, **_more: asked.append(said) or answers.pop(0))
    view = open_view("district", place.id)
    view.show_tab("evidence")
    press(_button(view, "Open file"), Qt.Key.Key_Space)
    assert not opened and ".exe" in asked[0][2]
    press(_button(view, "Open file"), Qt.Key.Key_Space)
    assert len(opened) == 1


def test_a_copy_of_an_attached_file_replaces_another_one_only_after_a_question(
    register: Register, place: District, open_view: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter, there = tmp_path / "Letter.txt", tmp_path / "There.txt"
    letter.write_text("On paper.", "utf-8")
    there.write_text("Mine.", "utf-8")
    attach(register, place.id, letter)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_said, **_more: (str(there), ""))
    answers = ["keep", "replace"]
    monkeypatch.setattr(notices, "ask", lambda *_said, **_more: answers.pop(0))
    view = open_view("district", place.id)
    view.show_tab("evidence")
    for held in ("Mine.", "On paper."):
        press(_button(view, "Save a copy…"), Qt.Key.Key_Space)
        assert there.read_text("utf-8") == held


def test_an_attached_file_is_read_and_copied_off_the_thread_of_the_window(
    register: Register, place: District, open_view: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter, there = tmp_path / "Letter.txt", tmp_path / "There.txt"
    letter.write_text("On paper.", "utf-8")
    attach(register, place.id, letter)
    seen: dict[str, bool] = {}

    def seen_in(module: object, name: str) -> None:
        work = getattr(module, name)

        def noting(*given: object) -> object:
            seen[name] = threading.current_thread() is threading.main_thread()
            return work(*given)

        monkeypatch.setattr(module, name, noting)

    for module, name in ((attachments, "_stored"), (attached_file, "read_only_copy"), (attached_file, "replacing")):
        seen_in(module, name)
    monkeypatch.setattr(attached_file.QDesktopServices, "openUrl", lambda _url: True)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_said, **_more: (str(there), ""))
    waiting.wait_in_windows()
    view = open_view("district", place.id)
    view.show_tab("evidence")
    for step in ("Open file", "Save a copy…"):
        press(_button(view, step), Qt.Key.Key_Space)
    assert there.read_text("utf-8") == "On paper."
    assert seen == {"_stored": False, "read_only_copy": False, "replacing": False}


@pytest.mark.thorough
@pytest.mark.parametrize("width", [300, 440, 600, 900])
def test_every_part_of_a_record_can_be_reached_at_any_width(place: District, open_view: Open, width: int) -> None:
    view = open_view("district", place.id, width=width)
    tabs = view.findChild(RecordTabs)
    bar, menu = tabs.findChild(TabBar), tabs.findChild(MenuButton).menu()
    for key in view.tab_keys:
        view.show_tab(key)
        assert tabs.current_key == key
        in_bar = [bar.tabData(place) for place in range(bar.count()) if bar.isTabVisible(place)]
        assert key in in_bar
        assert len(in_bar) + len(menu.actions()) == len(view.tab_keys)


def test_no_tab_is_cut_when_counts_come_where_it_is_narrow(show: Show) -> None:
    tabs = RecordTabs("Parts")
    keys = ("Claims", "Details", "Participants", "Products", "Events", "History")
    for key in keys:
        tabs.add_tab(key, key)
    show(tabs, width=900)
    tabs.set_current("Events")
    bar = tabs.findChild(TabBar)
    for width in range(600, 260, -7):
        tabs.resize(width, tabs.height())
        for count in (None, 2, 200):
            for key in keys:
                tabs.set_count(key, count)
            tabs.fit()
            assert bar.tabRect(0).left() == 0


def test_where_both_do_not_fit_the_list_comes_first_and_a_click_opens_the_record(
    register: Register, open_page: OpenPage
) -> None:
    companies(register, ["A", "B"])
    page = open_page("company", width=500)
    view = page.findChild(RecordView)
    assert page.pane.isVisible()
    assert not view.isVisible()
    listed = rows(page.table)
    QTest.mouseClick(
        listed.viewport(), Qt.MouseButton.LeftButton, pos=listed.visualRect(listed.currentIndex()).center()
    )
    assert view.isVisible()
    assert not page.pane.isVisible()
    assert view.isAncestorOf(QApplication.focusWidget())
    assert _button(view, "Save").isVisible()
    press(view, Qt.Key.Key_Escape)
    assert page.pane.isVisible()


def test_the_way_back_is_on_the_record_only_where_the_list_is_not(register: Register, open_page: OpenPage) -> None:
    (firm,) = companies(register, ["A"])
    page = open_page("company", width=500)
    page.open_record(firm)
    QApplication.processEvents()
    view = page.findChild(RecordView)
    assert page.can_step_back()
    press(_button(view, "Back to the list"), Qt.Key.Key_Space)
    assert page.pane.isVisible()
    page.resize(1170, 690)
    QApplication.processEvents()
    assert page.pane.isVisible()
    assert view.isVisible()
    assert not page.can_step_back()
    assert "Back to the list" not in [each.text() for each in view.findChildren(QPushButton) if each.isVisible()]


def test_who_types_keeps_the_record_when_the_window_becomes_narrow(register: Register, open_page: OpenPage) -> None:
    (firm,) = companies(register, ["A"])
    page = open_page("company")
    page.open_record(firm)
    view = page.findChild(RecordView)
    view.show_tab("details")
    type_text(view.findChild(RecordForm).fields.cells["activity"].editor.typing_places()[0], "Cables")
    page.resize(500, 690)
    QApplication.processEvents()
    assert view.isVisible()
    assert not page.pane.isVisible()


def test_files_are_attached_and_never_typed_in(open_page: OpenPage, feed: Feed) -> None:
    page = open_page("attachment")
    said: list[str] = []
    feed.said.connect(said.append)
    assert not page.pane.new.isVisible()
    page.new_record()
    assert page.findChild(RecordView) is None
    assert said


def test_a_record_opens_on_the_first_tab_that_holds_something(register: Register, open_page: OpenPage) -> None:
    bare, described = district("A"), district("B")
    keep(register, bare, described, figure(described, "area", 60))
    page = open_page("district")
    for record, tab in ((bare, "details"), (described, "figures"), (bare, "details")):
        page.open_record(record.id)
        assert page.findChild(RecordTabs).current_key == tab


def test_the_tab_chosen_last_opens_where_it_holds_something(register: Register, open_page: OpenPage) -> None:
    bare, lively, other = district("A"), district("B"), district("C")
    keep(register, bare, lively, other, *(figure(each, "area", 60) for each in (lively, other)))
    keep(register, project(district=lively.id), project("Dock", district=other.id))
    page = open_page("district")
    page.open_record(lively.id)
    tabs = page.findChild(RecordTabs)
    bar = tabs.findChild(TabBar)
    bar.setCurrentIndex(next(place for place in range(bar.count()) if bar.tabData(place) == "projects"))
    for record, tab in ((other, "projects"), (bare, "details"), (lively, "projects")):
        page.open_record(record.id)
        assert tabs.current_key == tab


@pytest.mark.thorough
def test_a_warning_on_the_page_is_kept_with_a_reason_and_taken_back(register: Register, open_view: Open) -> None:
    firm, _twin = companies(register, ["Vega", "Vega"])
    view = open_view("company", firm)
    row = view.findChild(WarningsRow)
    assert "already in the register" in _said(row)
    _button(view, "Keep as it is…").click()
    line = row.findChild(QLineEdit)
    assert line.hasFocus() or line.isVisible()
    type_text(line, "They are two.")
    press(line, Qt.Key.Key_Return)
    assert "Kept because: They are two." in _said(row)
    _button(view, "Warn again").click()
    assert "Kept because" not in _said(row)


@pytest.mark.thorough
def test_warnings_that_cannot_be_read_are_said_to_be_unread_and_a_typed_reason_stays(
    register: Register, open_view: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    firm, _twin = companies(register, ["Vega", "Vega"])
    view = open_view("company", firm)
    row = view.findChild(WarningsRow)
    assert "could not be read" not in _said(row)
    _button(view, "Keep as it is…").click()
    type_text(row.findChild(QLineEdit), "They are")
    read = warnings_row.read_standing

    def refuse(*_: object) -> None:
        raise out_of_reach("mine")

    monkeypatch.setattr(warnings_row, "read_standing", refuse)
    row.look_at(firm)
    said = _said(row)
    assert "could not be read" in said and "already in the register" in said
    assert row.findChild(QLineEdit).text() == "They are"
    monkeypatch.setattr(warnings_row, "read_standing", read)
    _button(view, "Try again").click()
    assert "could not be read" not in _said(row)


def _said(row: WarningsRow) -> str:
    """What it says when somebody has stayed with the record for a moment."""
    QTest.qWait(250)
    return " ".join(each.text() for each in row.findChildren(QLabel) if each.isVisible())
