"""What a screen reader is told: asked through Qt's own interface for it, as a reader asks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from districtdesk import fields
from districtdesk.desk.editors.calendar_popup import CalendarPopup
from districtdesk.desk.editors.editors import editor_for
from districtdesk.desk.feed.register_feed import Feed
from districtdesk.desk.history.history_page import HistoryView
from districtdesk.desk.kit import LinkButton, StatusStrip
from districtdesk.desk.lists.column_view import ColumnView
from districtdesk.desk.lists.record_table import RecordTable
from districtdesk.desk.lists.record_views import LineView
from districtdesk.desk.timeline.timeline_view import TimelineView
from districtdesk.record_kinds import RECORD_KINDS
from districtdesk.records import KINDS, Field
from districtdesk.register.journal.store import Register
from districtdesk.settings import Settings
from tests.desk.lists import resident
from tests.making import company, keep
from tests.thorough import one_in

_HEADERS = {QAccessible.Role.ColumnHeader, QAccessible.Role.RowHeader}
_CONTROLS = {QAccessible.Role.Button, QAccessible.Role.ButtonMenu, QAccessible.Role.Table}


@pytest.fixture
def reader() -> Iterator[None]:
    """As while one runs: Qt tells it of columns that come and go."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.fixture
def calendar(qtbot: QtBot) -> Iterator[CalendarPopup]:
    line = QWidget()
    qtbot.addWidget(line)
    made = CalendarPopup(line)
    made.open_below(line, date(2026, 5, 1))
    yield made
    made.close()


def test_every_control_of_the_calendar_has_a_name(calendar: CalendarPopup) -> None:
    shown = [_asked(each) for each in calendar.findChildren(QWidget) if each.isVisible()]
    controls = [each for each in shown if each.role() in _CONTROLS]
    assert len(controls) > 4
    assert all(_name(each) for each in controls)


def test_the_languages_are_a_named_group_of_radio_buttons(qtbot: QtBot) -> None:
    strip = StatusStrip()
    qtbot.addWidget(strip)
    groups = [each for each in _below(_asked(strip)) if each.role() == QAccessible.Role.Grouping]
    assert [_name(each) for each in groups] == ["Language"]
    choices = [each for each in _below(groups[0]) if each.role() == QAccessible.Role.RadioButton]
    assert [_name(each) for each in choices] == ["Azərbaycanca", "English", "Русский"]
    assert [bool(each.state().checked) for each in choices] == [False, True, False]


def test_the_timeline_is_a_named_graphic_that_offers_its_table(qtbot: QtBot) -> None:
    view = TimelineView()
    qtbot.addWidget(view)
    canvas = _asked(view.viewport())
    assert canvas.role() == QAccessible.Role.Graphic
    assert _name(canvas) == "Timeline"
    assert "table" in canvas.text(QAccessible.Text.Description)


def test_the_records_of_a_step_are_one_stop_of_tab_with_arrows_within(
    qtbot: QtBot, register: Register, feed: Feed
) -> None:
    keep(register, *(company(f"Plant {number}") for number in range(5)))
    view = HistoryView(feed)
    qtbot.addWidget(view)
    view.resize(900, 700)
    view.show()
    QApplication.processEvents()
    links = [link for link in view.step.findChildren(LinkButton) if link.text().startswith("Plant")]
    stops = [link for link in links if link.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert len(links) == 5 and len(stops) == 1
    stops[0].setFocus()
    QTest.keyClick(stops[0], Qt.Key.Key_Down)
    assert links[1].hasFocus()
    assert [link for link in links if link.focusPolicy() & Qt.FocusPolicy.TabFocus] == [links[1]]


@pytest.mark.thorough
@pytest.mark.parametrize("kind", one_in(4, KINDS))
def test_a_list_of_two_lines_is_told_as_it_is_seen(qtbot: QtBot, feed: Feed, settings: Settings, kind: str) -> None:
    resident(feed.register)
    table = _shown(qtbot, RecordTable(feed, settings, kind, compact=True))
    view = table.findChild(LineView)
    told = _below(_asked(view))
    assert _name(_asked(view)) == RECORD_KINDS[kind].many
    lines = [view.model().index(row, 0).data() for row in range(table.count())]
    assert [_name(part) for part in told if part.role() == QAccessible.Role.Cell] == lines
    assert all(part.state().invisible for part in told if part.role() in _HEADERS)


@pytest.mark.parametrize("kind", one_in(4, KINDS))
def test_a_table_is_told_with_the_columns_that_are_seen_whichever_are_chosen(
    qtbot: QtBot, feed: Feed, settings: Settings, kind: str, reader: None
) -> None:
    resident(feed.register)
    table = _shown(qtbot, RecordTable(feed, settings, kind))
    for _turn in range(2):
        told = [(part.role(), _name(part)) for part in _below(_asked(table.findChild(ColumnView)))]
        heads = [name for role, name in told if role == QAccessible.Role.ColumnHeader]
        cells = [name for role, name in told if role == QAccessible.Role.Cell]
        assert sorted(heads) == sorted(field.kind.label for field in table.visible_fields())
        assert len(cells) == table.count() * len(heads)
        for action in table.columns_menu.actions():
            if action.isCheckable():
                action.trigger()


def test_yes_and_no_are_radio_buttons_and_a_mark_is_a_check_box(qtbot: QtBot, feed: Feed) -> None:
    answers, mark = fields.YesNo("Yes or no"), fields.YesNo("Mark", empty_is_no=True)
    told = []
    for kind in (answers, mark):
        editor = editor_for(Field("it", kind, False), feed)
        qtbot.addWidget(editor)
        editor.introduce("In operation", "")
        editor.set_value(True)
        told += [(part.role(), _name(part), bool(part.state().checked)) for part in _below(_asked(editor))]
    assert told == [
        (QAccessible.Role.RadioButton, "In operation: Yes", True),
        (QAccessible.Role.RadioButton, "In operation: No", False),
        (QAccessible.Role.RadioButton, "In operation: Unknown", False),
        (QAccessible.Role.CheckBox, "In operation", True),
    ]


def _shown(qtbot: QtBot, table: RecordTable) -> RecordTable:
    qtbot.addWidget(table)
    table.resize(900, 400)
    table.show()
    QApplication.processEvents()
    return table


def _asked(widget: QWidget) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(widget)


def _name(part: QAccessibleInterface) -> str:
    return part.text(QAccessible.Text.Name)


def _below(part: QAccessibleInterface) -> list[QAccessibleInterface]:
    return [part.child(place) for place in range(part.childCount())]
