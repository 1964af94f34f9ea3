"""Every box of the window beside its forms takes any text at all: shown, cut or refused, never an exception."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QThreadPool
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from districtdesk.desk.forms.form import RecordForm
from districtdesk.desk.kit import notices
from districtdesk.desk.kit.places import BY_KEY
from districtdesk.desk.lists.columns_dialog import ColumnsDialog
from districtdesk.desk.lists.condition_dialog import ConditionDialog
from districtdesk.desk.lists.save_filter import SaveFilterDialog
from districtdesk.desk.record.record_page import RecordPage
from districtdesk.desk.record.record_view import RecordView
from districtdesk.desk.shell.actions import ACTION_SPECS
from districtdesk.desk.shell.export_dialog import ExportDialog
from districtdesk.desk.shell.guide_window import GuideWindow
from districtdesk.desk.shell.open_register import OpenRegister
from districtdesk.desk.shell.palette import Palette
from districtdesk.desk.shell.report_dialog import ReportDialog
from districtdesk.desk.shell.shell import Shell
from districtdesk.desk.shell.who_dialog import WhoDialog
from districtdesk.desk.shell.window import MainWindow
from districtdesk.desk.start.page_factory import makers
from districtdesk.fields import Operator
from districtdesk.painting.colours import LIGHT
from districtdesk.register.opening import open_register
from districtdesk.register.queries.condition import Condition
from districtdesk.settings import Settings
from tests.hostile import HOSTILE
from tests.making import figure, keep, on
from tests.park import keep_park
from tests.thorough import one_in

_Box = QLineEdit | QPlainTextEdit | QTextEdit
# Each box is given every so many texts, each with others.
_EACH = 29
_OPERATED = (("status", "project"), ("names", "project"), ("value", "figure"), ("as_of", "figure"))


class _Desk:
    """A window with a small register in it."""

    def __init__(self, qtbot: QtBot, place: Path) -> None:
        register = open_register(place)
        park = keep_park(register)
        value = figure(park.plant, "investment_value", 12, currency="AZN", preferred=True, as_of=on("2024"))
        keep(register, value, figure(park.plant, "investment_value", 99, currency="AZN", as_of=on("2025")))
        self.settings = Settings(place.with_name("settings.json"))
        self.opened = OpenRegister(register, makers(self.settings))
        self.window = MainWindow(self.settings, LIGHT)
        self.shell = Shell(self.window, self.settings)
        self.shell.show_register(self.opened)
        self.window.resize(1300, 800)
        self.window.show()
        qtbot.waitUntil(lambda: self.shell.pages.page is not None)
        self.typed = 0
        self._done: set[tuple[str, str]] = set()

    def type_everywhere(self, above: QWidget) -> None:
        """Into every box that is seen there and was not before, and Enter behind each text."""
        self.rest()
        for box in _boxes(above):
            known = type(box).__name__, box.accessibleName() or box.placeholderText()
            if known in self._done:
                continue
            self._done.add(known)
            for text in HOSTILE[self.typed % _EACH :: _EACH]:
                _type(box, text)
                QApplication.processEvents()
            self.rest()
            _type(box, "")
            self.typed += 1
        self.rest()

    def rest(self) -> None:
        """Let what is read beside the window arrive."""
        for _turn in range(2):
            for pool in self.opened.feed.findChildren(QThreadPool):
                pool.waitForDone()
            QApplication.processEvents()

    @property
    def page(self) -> QWidget:
        page = self.shell.pages.page
        assert page is not None
        return page


def _boxes(above: QWidget) -> list[_Box]:
    """Forms are tried by a test of their own."""
    found = [*above.findChildren(QLineEdit), *above.findChildren(QPlainTextEdit), *above.findChildren(QTextEdit)]
    seen = [each for each in found if each.isVisibleTo(above) and not each.isReadOnly() and each.isEnabled()]
    forms = above.findChildren(RecordForm)
    return [each for each in seen if not any(form.isAncestorOf(each) for form in forms)]


def _type(box: _Box, text: str) -> None:
    if isinstance(box, QLineEdit):
        box.setText(text)
        QTest.keyClick(box, Qt.Key.Key_Return)
    else:
        box.setPlainText(text)


@pytest.fixture
def desk(qtbot: QtBot, register_file: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[_Desk]:
    monkeypatch.setattr(notices, "ask", lambda *_, **__: "discard")
    monkeypatch.setattr(notices, "tell", lambda *_, **__: None)
    made = _Desk(qtbot, register_file)
    yield made
    made.window.close()
    made.shell.dispose()
    made.opened.close()
    made.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.parametrize("place", one_in(13, [*BY_KEY]))
def test_any_text_in_any_box_of_a_page(desk: _Desk, place: str) -> None:
    assert desk.shell.go(place)
    desk.type_everywhere(desk.page)
    if isinstance(desk.page, RecordPage):
        _walk_tabs(desk, desk.page)


def _walk_tabs(desk: _Desk, page: RecordPage) -> None:
    page.pane.clear_search()
    desk.rest()
    if not page.open_id:
        return
    view = page.findChild(RecordView)
    for tab in view.tab_keys:
        view.show_tab(tab)
        desk.type_everywhere(view)
        view.revert()


_DIALOGS: dict[str, Callable[[_Desk], QWidget]] = {
    "palette": lambda desk: Palette(
        desk.opened.feed, [(each.key, desk.shell.actions[each.key]) for each in ACTION_SPECS], desk.window
    ),
    "columns": lambda desk: ColumnsDialog(_list_of(desk).table.columns, desk.window),
    "saving a filter": lambda desk: SaveFilterDialog(
        desk.opened.feed, "project", [Condition("status", Operator.IS, ("operating",))], desk.window
    ),
    "export": lambda desk: ExportDialog(desk.opened, desk.settings, parent=desk.window),
    "who": lambda desk: WhoDialog(desk.settings, desk.window, desk.opened.feed),
    "guide": lambda desk: GuideWindow(desk.window),
    "report": lambda desk: ReportDialog(desk.settings, desk.window),
}


def _list_of(desk: _Desk) -> RecordPage:
    desk.shell.go("project")
    assert isinstance(desk.page, RecordPage)
    return desk.page


@pytest.mark.parametrize("name", one_in(7, _DIALOGS))
def test_any_text_in_any_box_of_a_dialog(desk: _Desk, name: str) -> None:
    dialog = _DIALOGS[name](desk)
    dialog.show()
    desk.type_everywhere(dialog)
    dialog.close()


def _choose(dialog: ConditionDialog, source: str) -> None:
    dialog.search.empty()
    model = dialog.view.model()
    places = (model.index(row, 0) for row in range(model.rowCount()))
    dialog.view.setCurrentIndex(next(each for each in places if each.data(Qt.ItemDataRole.UserRole) == source))


@pytest.mark.thorough
@pytest.mark.parametrize(("source", "kind"), _OPERATED)
def test_any_text_in_a_condition_and_what_the_list_then_says(desk: _Desk, source: str, kind: str) -> None:
    desk.shell.go(kind)
    assert isinstance(desk.page, RecordPage)
    bar = desk.page.pane.filter_bar
    dialog = ConditionDialog(desk.opened.feed, kind, (), "", parent=desk.window)
    dialog.show()
    for row in range(dialog.operator.count()):
        _choose(dialog, source)
        dialog.operator.setCurrentIndex(row)
        desk.type_everywhere(dialog)
        for text in HOSTILE[row::_EACH]:
            for line in (dialog.words, dialog.low, dialog.high):
                line.setText(text)
            if isinstance(condition := dialog.condition(), Condition):
                bar.show_conditions([condition])
                desk.rest()
    dialog.close()
    assert desk.typed
