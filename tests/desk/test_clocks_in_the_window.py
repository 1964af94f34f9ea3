"""The two clocks in the window: one switch turns all of it to another day, says so plainly, and refuses to change."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from districtdesk.desk.history.history_page import HistoryView
from districtdesk.desk.kit import LinkButton, PlainLabel
from districtdesk.desk.lists.record_table import RecordTable
from districtdesk.desk.look import theme
from districtdesk.desk.record.record_view import RecordView
from districtdesk.desk.shell.clock_strip import ClockStrip
from districtdesk.desk.start.desk import Desk
from districtdesk.desk.start.program import Program
from districtdesk.desk.timeline.timeline_page import TimelinePage
from districtdesk.i18n import LANGUAGES, speaking
from districtdesk.register.clock import Clock, day_in_name
from districtdesk.register.errors import ReadOnly
from districtdesk.register.queries import listing
from districtdesk.register.queries.listing import Query
from tests.desk.fit import misfits
from tests.making import district, edit, event, keep, named, on, project
from tests.on_days import saved_on

FIRST, SECOND = date(2024, 3, 1), date(2025, 6, 10)


@pytest.fixture
def desk(program: Program, qtbot: QtBot) -> Desk:
    """A window with a district that was renamed later, and one that came later; its list is in front."""
    (desk,) = program.desks
    assert desk.register is not None
    register, park = desk.register.register, district("Park")
    with saved_on(FIRST):
        keep(register, park)
    with saved_on(SECOND):
        edit(register, park, names=named("New park"))
        keep(register, district("Second"))
    desk.shell.go("district")
    qtbot.waitUntil(lambda: _listed(desk) == {"New park", "Second"})
    return desk


def _listed(desk: Desk) -> set[str]:
    page = desk.shell.pages.page if desk.shell.pages is not None else None
    table = page.findChild(RecordTable) if page is not None else None
    if table is None:
        return set()
    rows = [table._model.row_at(place) for place in range(table._model.rowCount())]
    return {row.caption.show() for row in rows if row}


def _strip(desk: Desk) -> ClockStrip:
    assert desk.shell.clock is not None
    return desk.shell.clock.strip


def _type(desk: Desk, text: str) -> None:
    _strip(desk).editor.type_text(text)
    QTest.keyClick(_strip(desk).editor.line, Qt.Key.Key_Return)


def test_one_switch_shows_what_was_known_and_leads_back(desk: Desk, qtbot: QtBot) -> None:
    assert desk.register is not None
    desk.shell.actions["look_back"].trigger()
    assert _strip(desk).isVisible() and not desk.shell.actions["back_to_today"].isEnabled()
    _type(desk, "01.03.2024")
    qtbot.waitUntil(lambda: desk.past.opened is not None and _listed(desk) == {"Park"})
    qtbot.waitUntil(lambda: _strip(desk).isVisible())
    assert "as known on 1 March 2024" in desk.window.windowTitle()
    assert "knew on 1 March 2024" in _strip(desk).accessibleName()
    assert not any(desk.shell.actions[key].isEnabled() for key in ("new_record", "undo", "import"))
    past = desk.past.opened.register
    with pytest.raises(ReadOnly), past.change("Edit"):
        pass
    assert day_in_name(past.clock) == "as known on 1 March 2024"
    # Esc does not lead away by accident.
    QTest.keyClick(_strip(desk).editor.line, Qt.Key.Key_Escape)
    assert desk.past.opened is not None and _strip(desk).isVisible()
    desk.shell.actions["back_to_today"].trigger()
    qtbot.waitUntil(lambda: _listed(desk) == {"New park", "Second"})
    assert desk.past.opened is None and not _strip(desk).isVisible() and desk.shell.actions["import"].isEnabled()
    assert "known" not in desk.window.windowTitle()


def test_the_slider_stops_at_the_days_on_which_something_changed(desk: Desk, qtbot: QtBot) -> None:
    desk.shell.actions["look_back"].trigger()
    qtbot.waitUntil(lambda: _strip(desk).slider.maximum() > 0)
    # Today stands last; the keyboard stays on the slider when the window is made anew for the first day.
    _strip(desk).slider.setFocus()
    QTest.keyClick(_strip(desk).slider, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: desk.past.opened is not None and _strip(desk).slider.hasFocus())
    strip = _strip(desk)
    assert desk.past.opened is not None and desk.past.opened.register.clock == Clock("known", SECOND)
    at = strip.slider.value()
    QTest.keyClick(strip.slider, Qt.Key.Key_Left)
    # Of a day with two saves the first is a stop of its own.
    assert strip.day == SECOND and "after “" in strip.slider.accessibleDescription()
    QTest.keyClick(strip.slider, Qt.Key.Key_Left)
    assert strip.day == FIRST and strip.slider.value() == at - 2
    assert strip.slider.accessibleDescription() == "1 March 2024" and strip.slider.accessibleName() == "Day"
    qtbot.waitUntil(lambda: _listed(desk) == {"Park"})
    QTest.keyClick(strip.slider, Qt.Key.Key_Right)
    QTest.keyClick(strip.slider, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: _listed(desk) == {"New park", "Second"})
    assert desk.past.opened is not None and desk.past.opened.register.clock == Clock("known", SECOND)


def test_single_steps_of_a_day_are_stops_and_history_offers_each(desk: Desk, qtbot: QtBot) -> None:
    assert desk.register is not None
    with saved_on(SECOND):
        keep(desk.register.register, district("Third"))
    desk.shell.go("history")
    page = desk.shell.pages.page if desk.shell.pages is not None else None
    assert isinstance(page, HistoryView)
    qtbot.waitUntil(lambda: page.list.model().rowCount() > 3)
    page.list.setCurrentIndex(page.list.model().index(1, 0))
    (look,) = (each for each in page.step.findChildren(LinkButton) if each.label.startswith("Look at the register"))
    look.click()
    qtbot.waitUntil(lambda: desk.past.opened is not None)
    desk.shell.go("district")
    qtbot.waitUntil(lambda: _listed(desk) == {"New park", "Second"})
    strip = _strip(desk)
    assert "10 June 2025, " in desk.window.windowTitle() and "after “Add records: Second”" in strip.accessibleName()
    qtbot.waitUntil(lambda: strip.slider.maximum() > 0)
    at = strip.slider.value()
    QTest.keyClick(strip.slider, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: _listed(desk) == {"New park", "Second", "Third"})
    assert desk.past.opened is not None and desk.past.opened.register.clock == Clock("known", SECOND)
    QTest.keyClick(strip.slider, Qt.Key.Key_Left)
    QTest.keyClick(strip.slider, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: _listed(desk) == {"New park"})
    assert strip.slider.value() == at - 1 and "after “" in strip.slider.accessibleDescription()
    # Enter asks for the whole day.
    QTest.keyClick(strip.editor.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _listed(desk) == {"New park", "Second", "Third"})


def test_a_key_that_would_change_something_says_why_nothing_happens(desk: Desk, qtbot: QtBot) -> None:
    desk.shell.actions["look_back"].trigger()
    _type(desk, "10.06.2025")
    qtbot.waitUntil(lambda: desk.past.opened is not None and _listed(desk) == {"New park", "Second"})
    assert desk.past.opened is not None and desk.register is not None
    said: list[str] = []
    desk.past.opened.feed.said.connect(said.append)
    desk.window.activateWindow()
    table = desk.shell.pages.page.findChild(RecordTable) if desk.shell.pages and desk.shell.pages.page else None
    assert table is not None
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert said == ["Nothing can be changed while you look at another day: as known on 10 June 2025."]
    desk.window.resize(1366, 720)
    assert desk.shell.open_record("district", _first_id(desk))
    form = _form_of(desk, qtbot)
    choice = next(each for each in form.findChildren(QComboBox) if each.property("readOnly"))
    line = next(each for each in form.findChildren(QLineEdit) if each.isReadOnly() and each.isVisible())
    before = choice.currentIndex()
    for place, keys in ((choice, (Qt.Key.Key_O, Qt.Key.Key_Delete)), (line, (Qt.Key.Key_A, Qt.Key.Key_Backspace))):
        for key in keys:
            said.clear()
            place.setFocus()
            QTest.keyClick(place, key)
            assert len(said) == 1, (place, key)
    assert choice.currentIndex() == before and not _strip(desk).findChild(PlainLabel, "problem").isVisible()
    # What changes nothing says nothing.
    said.clear()
    QTest.keyClick(line, Qt.Key.Key_Right)
    assert said == []


def _first_id(desk: Desk) -> str:
    assert desk.past.opened is not None
    with desk.past.opened.register.read() as session:
        return next(row.id for row in listing.everything(session, Query("district")))


def _form_of(desk: Desk, qtbot: QtBot) -> RecordView:
    """The record in front, with its details."""

    def view() -> RecordView | None:
        page = desk.shell.pages.page if desk.shell.pages is not None else None
        return page.findChild(RecordView) if page is not None else None

    qtbot.waitUntil(lambda: (found := view()) is not None and found.form is not None)
    found = view()
    assert found is not None
    found.show_tab("details")
    qtbot.waitUntil(lambda: any(each.isVisible() for each in found.findChildren(QComboBox)))
    return found


def test_the_timeline_draws_the_day_and_today_beside_it(desk: Desk, qtbot: QtBot) -> None:
    assert desk.register is not None
    with desk.register.register.read() as session:
        park = next(listing.everything(session, Query("district"))).id
    plant = project("Plant", district=park)
    keep(desk.register.register, plant, event(plant, date=on("2023-05-01"), status="actual"))
    desk.past.look(Clock("so", FIRST))
    desk.shell.go("timeline")
    page = desk.shell.pages.page if desk.shell.pages is not None else None
    assert isinstance(page, TimelinePage)
    qtbot.waitUntil(lambda: bool(page.view.timeline.rows), timeout=20_000)
    scene = page.view.scene()
    assert (scene.layout.today, scene.beside) == (FIRST, date.today())
    assert page.tools.today.accessibleName() == "01.03.2024"
    desk.past.look(Clock("so", SECOND))
    qtbot.waitUntil(lambda: page.view.scene().layout.today == SECOND)
    desk.past.leave()
    back = desk.shell.pages.page if desk.shell.pages is not None else None
    assert isinstance(back, TimelinePage)
    qtbot.waitUntil(lambda: bool(back.view.timeline.rows), timeout=20_000)
    assert back.view.scene().beside is None and back.tools.today.accessibleName() == "Today"


def test_a_day_of_which_nothing_is_known_is_refused_and_the_other_clock_is_a_choice(desk: Desk, qtbot: QtBot) -> None:
    desk.shell.actions["look_back"].trigger()
    _type(desk, "1.1.1999")
    assert desk.past.opened is None
    assert "nothing was known yet" in _strip(desk).findChild(PlainLabel, "problem").text()
    _strip(desk).choices["so"].click()
    qtbot.waitUntil(lambda: desk.past.opened is not None)
    assert desk.past.opened.register.clock == Clock("so", date(1999, 1, 1))
    assert desk.past.opened.register.today == date(1999, 1, 1)
    QApplication.processEvents()


def test_a_refused_day_leaves_the_clock_marked_that_is_shown(qtbot: QtBot) -> None:
    strip = ClockStrip()
    qtbot.addWidget(strip)
    strip.show_clock(Clock("so", FIRST))
    strip.choices["known"].click()
    strip.say_refused("Nothing was known yet.")
    assert strip.kind == "so" and strip.findChild(PlainLabel, "problem").text() == "Nothing was known yet."


def test_the_strip_is_whole_at_any_width_and_size_of_text(qapp: QApplication, qtbot: QtBot) -> None:
    for language in LANGUAGES:
        for scale, width in ((1.0, 1366), (1.0, 700), (2.0, 1366), (2.0, 1100)):
            theme.apply(qapp, dark=False, scale=scale)
            with speaking(language):
                window, strip = QWidget(), ClockStrip()
                qtbot.addWidget(window)
                column = QVBoxLayout(window)
                column.addWidget(strip)
                column.addStretch(1)
                strip.show_clock(Clock("so", FIRST))
                strip.show_stops({"so": (Clock("so", FIRST), Clock("so", SECOND))})
                window.resize(width, 500)
                window.show()
                for _turn in range(4):
                    QApplication.processEvents()
                assert misfits(window) == [], (language, scale, width)
                assert strip.slider.width() > 100 * scale and window.width() == width
