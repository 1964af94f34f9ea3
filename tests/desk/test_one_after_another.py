"""One record after another: a field from the last one, fields with a pin, a copy, and a save that begins the next."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from districtdesk.desk.feed.register_feed import Feed
from districtdesk.desk.forms.form import RecordForm
from districtdesk.desk.kit import TabBar
from districtdesk.desk.record.claim_entry import ClaimEntry
from districtdesk.desk.record.record_page import RecordPage
from districtdesk.desk.record.record_view import RecordView
from districtdesk.desk.shell.actions import ACTION_SPECS
from districtdesk.desk.shell.keys import key_sections
from districtdesk.desk.shell.open_register import OpenRegister
from districtdesk.desk.shell.palette import Palette
from districtdesk.desk.shell.shell import Shell
from districtdesk.desk.shell.window import MainWindow
from districtdesk.desk.start.page_factory import makers
from districtdesk.painting.colours import LIGHT
from districtdesk.records import Residency
from districtdesk.register.opening import open_register
from districtdesk.register.queries import listing
from districtdesk.settings import Settings
from tests.desk.claims import make_ready
from tests.desk.forms import shown_form
from tests.desk.typing_keys import press, type_text
from tests.making import company, district, keep, project

_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Desk:
    """A window with a district and two companies in its register."""

    def __init__(self, file: Path) -> None:
        settings = Settings(file.with_name("settings.json"))
        self.opened = OpenRegister(open_register(file), makers(settings))
        self.place = district("Qaradag")
        self.companies = [company(name) for name in ("Alpha", "Beta")]
        keep(self.opened.register, self.place, *self.companies)
        self.window = MainWindow(settings, LIGHT)
        self.shell = Shell(self.window, settings)
        self.shell.show_register(self.opened)
        self.window.resize(1300, 800)
        self.window.show()
        self.window.activateWindow()

    @property
    def feed(self) -> Feed:
        return self.opened.feed

    @property
    def page(self) -> RecordPage:
        assert isinstance(self.shell.pages.page, RecordPage)
        return self.shell.pages.page

    @property
    def form(self) -> RecordForm:
        return self.page.findChild(RecordForm)

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key, held)
        QApplication.processEvents()

    def type_into(self, field: str, text: str) -> None:
        type_text(self.form.fields.cells[field].editor.typing_places()[0], text)

    def names(self, kind: str) -> list[str]:
        with self.opened.register.read() as session:
            return sorted(row.caption.show() for row in listing.window(session, listing.Query(kind), 0, 50))


@pytest.fixture
def desk(qtbot: QtBot, register_file: Path) -> Iterator[Desk]:
    made = Desk(register_file)
    qtbot.waitUntil(made.window.isActiveWindow)
    yield made
    made.page.leave = lambda: True
    made.window.close()
    made.shell.dispose()
    made.opened.close()
    made.window.deleteLater()


@pytest.mark.thorough
def test_a_save_begins_the_next_and_a_pin_carries_its_field_over(desk: Desk) -> None:
    desk.shell.go("company")
    desk.key(Qt.Key.Key_N, _CTRL)
    desk.type_into("activity", "Cables")
    desk.key(Qt.Key.Key_P, _CTRL | _SHIFT)
    desk.type_into("names", "Gamma")
    desk.key(Qt.Key.Key_Return, _CTRL)
    cells = desk.form.fields.cells
    assert (desk.form.record_id, cells["names"].editor.is_blank) == (None, True)
    assert (cells["activity"].editor.value(), cells["activity"].is_filled_in) == ("Cables", True)
    desk.type_into("names", "Delta")
    desk.key(Qt.Key.Key_Return, _CTRL)
    assert {"Gamma", "Delta"} <= set(desk.names("company"))
    # Without its pin the field begins empty again.
    cells["activity"].editor.focus_here()
    desk.key(Qt.Key.Key_P, _CTRL | _SHIFT)
    desk.type_into("names", "Epsilon")
    desk.key(Qt.Key.Key_Return, _CTRL)
    assert cells["activity"].editor.is_blank


@pytest.mark.thorough
@pytest.mark.parametrize("key", [Qt.Key.Key_Apostrophe, Qt.Key.Key_F7])
def test_a_key_fills_a_field_from_the_last_record_saved(desk: Desk, key: Qt.Key) -> None:
    desk.shell.go("company")
    desk.key(Qt.Key.Key_N, _CTRL)
    desk.type_into("names", "Gamma")
    desk.type_into("activity", "Cables")
    desk.key(Qt.Key.Key_Return, _CTRL)
    editor = desk.form.fields.cells["activity"].editor
    editor.focus_here()
    desk.key(key, _CTRL if key == Qt.Key.Key_Apostrophe else Qt.KeyboardModifier.NoModifier)
    assert (editor.value(), desk.form.fields.cells["activity"].is_filled_in) == ("Cables", False)


@pytest.mark.thorough
def test_a_copy_says_all_but_what_tells_it_from_its_like(desk: Desk) -> None:
    desk.shell.go("company")
    desk.key(Qt.Key.Key_N, _CTRL)
    desk.type_into("names", "Gamma")
    desk.type_into("activity", "Cables")
    desk.type_into("tax_id", "1234567890")
    desk.type_into("other_names", "Gamma-1")
    assert desk.page.save()
    desk.key(Qt.Key.Key_D, _CTRL | _SHIFT)
    cells = desk.form.fields.cells
    assert (desk.form.record_id, cells["activity"].editor.value()) == (None, "Cables")
    assert all(cells[key].editor.is_blank for key in ("tax_id", "names", "other_names"))
    said = [label.text() for label in desk.form.banner.findChildren(QLabel) if label.text()]
    assert said == [
        "This begins as a copy of “Gamma”. Left empty: Names, Other names, Tax ID. "
        "Claims, evidence and all else that belongs to that record stay with it."
    ]
    desk.type_into("names", "Delta")
    assert desk.page.save()
    desk.opened.undo()
    assert desk.opened.steps().redo == "Add company: Delta"


@pytest.mark.thorough
def test_a_dialog_goes_on_with_the_links_that_it_began_with(desk: Desk, qtbot: QtBot) -> None:
    desk.shell.open_record("district", desk.place.id)
    view = desk.page.findChild(RecordView)

    def enter() -> None:
        dialog = QApplication.activeModalWidget()
        form = dialog.findChild(RecordForm)
        for firm in desk.companies:
            form.fields.cells["company"].begin_with(firm.id)
            form.fields.cells["residency_kind"].begin_with("resident")
            dialog.save_and_next()
            QApplication.processEvents()
        assert (form.record_id, form.fields.cells["district"].editor.value()) == (None, desk.place.id)
        dialog.reject()

    QTimer.singleShot(0, enter)
    view._add_in_place("residency", {"district": desk.place.id})
    with desk.opened.register.read() as session:
        assert sorted(each.company for each in session.query(Residency)) == sorted(each.id for each in desk.companies)


@pytest.mark.thorough
def test_in_the_row_for_claims_the_keys_mean_the_claim(desk: Desk) -> None:
    desk.shell.open_record("district", desk.place.id)
    view = desk.page.findChild(RecordView)
    desk.key(Qt.Key.Key_M, _CTRL)
    assert view.findChild(ClaimEntry)._indicator.hasFocus()
    entry = view.findChild(ClaimEntry)
    make_ready(entry)
    entry.focus_here()
    for sign in "60":
        desk.key(Qt.Key(ord(sign)))
    desk.key(Qt.Key.Key_Return, _CTRL)
    assert entry._indicator.hasFocus() and not entry.has_text
    entry._text.setFocus()
    desk.key(Qt.Key.Key_F7)
    assert entry._text.text() == "60"
    kept = entry._status.keep.isChecked()
    desk.key(Qt.Key.Key_P, _CTRL | _SHIFT)
    assert entry._status.keep.isChecked() is not kept
    press(entry._text, Qt.Key.Key_Escape)


@pytest.mark.thorough
def test_what_is_typed_from_ctrl_k_on_is_looked_for_and_has_the_keyboard_on_its_tabs(
    desk: Desk, qtbot: QtBot
) -> None:
    desk.shell.go("company")
    before = desk.window.focusWidget()
    for _turn in range(2):
        desk.key(Qt.Key.Key_K, _CTRL)
    palette = desk.window.findChild(Palette)
    # Before anything is painted, and before a window manager could say a word.
    for sign in "BETA":
        QTest.keyClick(QApplication.focusWidget(), Qt.Key(ord(sign)))
    assert palette.line.text().upper() == "BETA"
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        desk.key(key)
        assert palette.line.hasFocus()
    desk.key(Qt.Key.Key_Escape)
    assert not palette.isVisible() and desk.window.focusWidget() is before
    desk.key(Qt.Key.Key_K, _CTRL)
    palette = next(each for each in desk.window.findChildren(Palette) if each.isVisible())
    QTest.mouseClick(palette.parentWidget(), Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert not palette.isVisible() and desk.window.focusWidget() is before
    desk.key(Qt.Key.Key_K, _CTRL)
    palette = next(each for each in desk.window.findChildren(Palette) if each.isVisible())
    palette.line.setText("beta")
    desk.key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.form.record_id == desk.companies[1].id)
    bar = desk.window.focusWidget()
    assert isinstance(bar, TabBar)
    # From anywhere on the record to its other tabs, round and round.
    first, seen = bar.current_key, set[str]()
    desk.form.fields.cells["tax_id"].editor.focus_here()
    for _tab in range(bar.count()):
        desk.key(Qt.Key.Key_PageDown, _CTRL)
        assert bar.hasFocus()
        seen.add(bar.current_key)
    assert (bar.current_key, len(seen)) == (first, bar.count())
    desk.key(Qt.Key.Key_PageUp, _CTRL)
    assert bar.current_key != first


def test_the_keys_for_entering_stand_in_the_page_of_keys() -> None:
    told = {text for section in key_sections() for _keys, text in section.rows}
    keys = ("add_claim", "save_and_next", "copy_record", "fill_in", "pin_field", "next_tab", "previous_tab")
    assert {spec.text for spec in ACTION_SPECS if spec.key in keys} <= told


def test_a_new_event_begins_at_whom_it_concerns_and_beside_its_project_at_what_is_missing(
    qtbot: QtBot, feed: Feed
) -> None:
    plant = project("Plant")
    keep(feed.register, plant)
    for initial, expected in ((None, "subjects"), ({"subjects": (plant.id,)}, "event_kind")):
        form = shown_form(qtbot, feed, "event", initial=initial)
        form.focus_first()
        focused = form.focusWidget()
        assert [key for key, cell in form.fields.cells.items() if cell.isAncestorOf(focused)] == [expected]
