"""A list as things were on a day: names, kinds and statuses of then, and only the residencies that were in force."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from districtdesk.desk.feed.register_feed import Feed
from districtdesk.desk.kit import NoteLabel
from districtdesk.desk.lists.list_pane import ListPane
from districtdesk.desk.record.as_of_row import AsOfRow
from districtdesk.desk.record.record_page import RecordPage
from districtdesk.desk.record.record_view import RecordView
from districtdesk.i18n import speaking
from districtdesk.register.journal.store import Register
from districtdesk.register.queries import listing
from districtdesk.register.queries.through_time import read_day
from districtdesk.settings import Settings
from tests.desk.seen import button
from tests.park import NEW, OLD, Park, keep_park


@pytest.fixture
def park(register: Register) -> Park:
    return keep_park(register)


@pytest.fixture
def pane(qtbot: QtBot, feed: Feed, park: Park, settings: Settings) -> ListPane:
    return _pane(qtbot, feed, settings, "district")


def _pane(qtbot: QtBot, feed: Feed, settings: Settings, kind: str) -> ListPane:
    made = ListPane(feed, settings, kind)
    qtbot.addWidget(made)
    made.resize(500, 600)
    made.show()
    return made


def _show_day(pane: ListPane, words: str) -> None:
    pane.turn_day.setChecked(True)
    pane.day_bar.editor.type_text(words)


def _lines(pane: ListPane) -> list[str]:
    model = pane.table._model
    rows = [model.row_at(place) for place in range(model.rowCount())]
    return [" | ".join((model.lines(row).title, model.lines(row).second)) for row in rows if row]


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("1 March 2020", (OLD.en, "Industrial district", "Agency for Districts")),
        ("15.06.2024", ("possibly", "Industrial district / Industrial park")),
        ("2025-03-01", (NEW.en, "Industrial park", "Parks Agency")),
        ("01.01.2010", ("not known",)),
    ],
)
def test_a_district_stands_in_the_list_as_it_was_on_the_day_that_is_typed(
    pane: ListPane, day: str, words: tuple[str, ...]
) -> None:
    pane.table.columns.show("managed_by", True)
    pane.table.columns_menu.changed.emit()
    pane.set_wide(True)
    _show_day(pane, day)
    model = pane.table._model
    cells = [str(model.index(0, column).data() or "") for column in range(model.columnCount())]
    for word in words:
        assert any(word in cell for cell in cells), cells


def test_the_row_of_two_lines_has_the_name_of_that_day(pane: ListPane) -> None:
    _show_day(pane, "01.03.2020")
    assert _lines(pane)[0].startswith(str(OLD.en))
    _show_day(pane, "")
    assert _lines(pane)[0].startswith(str(NEW.en))


def test_only_residencies_in_force_are_listed_and_one_that_only_may_have_been_says_so(
    qtbot: QtBot, feed: Feed, park: Park, settings: Settings
) -> None:
    pane = _pane(qtbot, feed, settings, "residency")
    assert pane.table.count() == 4
    _show_day(pane, "01.03.2020")
    assert pane.table.count() == 2
    assert all("not known" in line for line in _lines(pane))
    pane.table.sort_by("registered_on")
    assert pane.table.count() == 2
    pane.search.setText("Glass")
    pane.search.searched.emit("Glass")
    assert pane.table.count() == 1
    _show_day(pane, "01.03.2010")
    assert pane.table.count() == 0


def test_a_day_to_which_nothing_belongs_says_so_and_leads_back_to_today(
    qtbot: QtBot, feed: Feed, park: Park, settings: Settings
) -> None:
    pane = _pane(qtbot, feed, settings, "residency")
    _show_day(pane, "01.03.2010")
    button(pane._body.currentWidget(), "Back to today").click()
    assert pane.table.count() == 4 and pane.day_bar.isHidden() and not pane.turn_day.isChecked()


def test_what_is_no_day_is_said_and_the_list_is_of_today(pane: ListPane) -> None:
    _show_day(pane, "some day")
    assert pane.table.day is None
    assert pane.day_bar._problem.isVisible()


def test_removed_records_are_of_no_day(pane: ListPane) -> None:
    _show_day(pane, "01.03.2020")
    pane.turn_removed.setChecked(True)
    assert pane.table.day is None and not pane.turn_day.isEnabled()


def test_kinds_that_have_no_states_offer_no_day(
    qtbot: QtBot, feed: Feed, register: Register, settings: Settings
) -> None:
    pane = _pane(qtbot, feed, settings, "source")
    assert not pane.turn_day.isVisible()


def test_the_record_beside_the_list_and_its_export_have_the_day_of_the_list(
    qtbot: QtBot, feed: Feed, park: Park, settings: Settings
) -> None:
    page = RecordPage(feed, settings, "district", lambda: RecordView)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    QApplication.processEvents()
    _show_day(page.pane, "01.03.2020")
    row = page.findChild(AsOfRow)
    assert row.editor.day == date(2020, 3, 1)
    assert page.shown_list().day == date(2020, 3, 1)
    page.pane.turn_day.setChecked(False)
    assert row.editor.is_blank and page.shown_list().day is None


@pytest.mark.parametrize("language", ["az", "ru"])
def test_the_day_is_typed_and_said_in_each_language(
    qtbot: QtBot, feed: Feed, park: Park, settings: Settings, language: str
) -> None:
    with speaking(language):
        pane = _pane(qtbot, feed, settings, "district")
        _show_day(pane, "01.03.2020")
        assert _lines(pane)[0].startswith(str(getattr(OLD, language)))


@pytest.mark.thorough
@pytest.mark.parametrize("language", ["az", "en", "ru"])
def test_the_bar_of_the_day_has_room_above_the_list_of_a_small_window(
    qtbot: QtBot, feed: Feed, park: Park, settings: Settings, language: str
) -> None:
    with speaking(language):
        pane = _pane(qtbot, feed, settings, "district")
        _show_day(pane, "01.03.2020")
        assert pane.minimumSizeHint().width() <= 0.44 * (1024 - 230)


def test_the_page_says_that_only_the_row_of_the_day_is_of_that_day(
    qtbot: QtBot, feed: Feed, park: Park, settings: Settings
) -> None:
    row = AsOfRow(feed)
    qtbot.addWidget(row)
    with feed.register.read() as session:
        read = listing.one(session, "district", park.district.id)
        assert read
        row.show_record(read, read_day(session, read))
    notes = [each for each in row.findChildren(NoteLabel) if each.text() == "Below: as recorded today."]
    assert notes == []
    row.editor.type_text("1 March 2020")
    assert [each.text() for each in row.findChildren(NoteLabel)].count("Below: as recorded today.") == 1
