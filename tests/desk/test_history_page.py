"""The history page: every step, found by words, with each field before and after."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from districtdesk.desk.feed.register_feed import Feed
from districtdesk.desk.history.history_model import HistoryModel
from districtdesk.desk.history.history_page import HistoryView
from districtdesk.desk.kit import ElidedLabel, EmptyState, LinkButton
from districtdesk.desk.lists.list_head import ListHead
from districtdesk.names import Names
from districtdesk.register.journal.entry import Entry, remove_record, save
from districtdesk.register.journal.store import Register
from districtdesk.register.journal.undo import undo
from tests.desk.lists import companies, resident
from tests.desk.seen import invitation
from tests.desk.typing_keys import press
from tests.faults.damages import run
from tests.making import company, figure, keep


@pytest.fixture
def view(qtbot: QtBot, feed: Feed) -> HistoryView:
    made = HistoryView(feed)
    qtbot.addWidget(made)
    made.resize(1170, 690)
    made.show()
    return made


def _titles(view: HistoryView) -> list[str]:
    model = view.list.model()
    return [model.index(row, 0).data().split(", ")[0] for row in range(model.rowCount())]


def _records(view: HistoryView) -> list[LinkButton]:
    """Below the one that leads to the register as of the step."""
    return view.step.widget().findChildren(LinkButton)[1:]


def _said(view: HistoryView) -> list[str]:
    return [label.text() for label in view.step.widget().findChildren(QLabel)]


@pytest.mark.thorough
def test_a_new_register_shows_the_step_that_made_it(view: HistoryView) -> None:
    assert _titles(view) == ["Set up the register"]


@pytest.mark.thorough
def test_a_save_appears_at_the_top_and_the_chosen_step_stays(register: Register, view: HistoryView) -> None:
    (a,) = companies(register, ["A"])
    view.choose(2)
    save(register, Entry("company", {"country": "AZ"}, a))
    undo(register)
    assert _titles(view)[:2] == ["Undo of “Edit company”", "Edit company"]
    assert view.list.currentIndex().row() == 2


@pytest.mark.thorough
def test_a_step_shows_before_and_after_of_each_field(register: Register, view: HistoryView) -> None:
    (a,) = companies(register, ["A"])
    save(register, Entry("company", {"names": Names(en="B"), "country": "AZ"}, a))
    view.list.selectRow(0)
    said = _said(view)
    assert {"Before", "After", "Names", "en: A", "en: B", "Country", "empty", "Azerbaijan"} <= set(said)


@pytest.mark.thorough
def test_a_search_narrows_and_says_how_many_it_found(register: Register, view: HistoryView) -> None:
    companies(register, ["Beton"])
    view.search.setText("beton")
    view.search.returnPressed.emit()
    assert (_titles(view), view.findChild(ListHead).findChild(ElidedLabel).text()) == (
        ["Add records"],
        "1 of 2 found",
    )
    view.search.setText("nobody")
    view.search.returnPressed.emit()
    assert invitation(view).accessibleName() == "Nothing found for “nobody”."
    invitation(view).button.click()
    assert len(_titles(view)) == 2


@pytest.mark.thorough
def test_a_history_that_cannot_be_read_is_not_said_to_be_empty(
    register: Register, view: HistoryView, feed: Feed
) -> None:
    run("PRAGMA foreign_keys = 0", "DROP TABLE change")(Path(register.place))
    view.search.setText("beton")
    view.search.returnPressed.emit()
    said = [each.accessibleName() for each in view.findChildren(EmptyState) if each.isVisible()]
    assert said == ["This list could not be read."]


@pytest.mark.thorough
def test_more_steps_are_fetched_as_one_scrolls(qtbot: QtBot, register: Register, feed: Feed) -> None:
    for number in range(120):
        keep(register, company(f"Firm {number}"))
    model = HistoryModel(feed)
    model.ask("")
    assert (model.rowCount(), model.total) == (100, 121)
    # The tester itself fetches more.
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert (model.rowCount(), model.canFetchMore(QModelIndex())) == (121, False)
    tester.deleteLater()


@pytest.mark.thorough
def test_a_step_of_many_records_shows_them_a_part_at_a_time(register: Register, view: HistoryView) -> None:
    companies(register, [f"Firm {number}" for number in range(50)])
    view.list.selectRow(0)
    assert len(_records(view)) == 40
    view.step.more.click()
    assert len(_records(view)) == 50
    assert view.step.more is None


def test_beside_the_steps_of_one_record_a_name_has_a_line_of_its_own(
    qtbot: QtBot, register: Register, feed: Feed
) -> None:
    _place, firm, _status = resident(register)
    one = HistoryView(feed, firm)
    qtbot.addWidget(one)
    one.show()
    one.resize(1100, 600)
    one.list.selectRow(0)
    QApplication.processEvents()
    labels = {each.text(): each for each in one.step.widget().findChildren(QLabel)}
    assert labels["Company"].geometry().top() >= labels["Cement"].geometry().bottom()


def test_the_history_of_one_record_leaves_others_out(qtbot: QtBot, register: Register, feed: Feed) -> None:
    _place, firm, _status = resident(register)
    one = HistoryView(feed, firm)
    qtbot.addWidget(one)
    save(register, Entry("company", {"country": "AZ"}, firm))
    companies(register, ["Other"])
    one.show()
    assert _titles(one) == ["Edit company", "Add records"]


@pytest.mark.thorough
def test_a_record_is_opened_from_its_step(qtbot: QtBot, register: Register, view: HistoryView) -> None:
    (a,) = companies(register, ["A"])
    view.list.selectRow(0)
    with qtbot.waitSignal(view.open_wanted) as wanted:
        _records(view)[0].click()
    assert wanted.args == ["company", a]


@pytest.mark.thorough
def test_arrows_scroll_a_step_where_they_are_not_on_one_of_its_records(register: Register, view: HistoryView) -> None:
    companies(register, [f"Firm {number}" for number in range(30)])
    view.list.selectRow(0)
    QApplication.processEvents()
    value = next(each for each in view.step.findChildren(QLabel) if each.focusPolicy() & Qt.FocusPolicy.ClickFocus)
    value.setFocus()
    QTest.keyClick(value, Qt.Key.Key_Down)
    assert view.step.verticalScrollBar().value() > 0
    assert value.hasFocus()


@pytest.mark.thorough
@pytest.mark.parametrize("name", ["Many words " * 40, "W" * 300])
def test_long_values_stay_on_their_card(register: Register, view: HistoryView, name: str) -> None:
    companies(register, [name.strip()])
    view.list.selectRow(0)
    QApplication.processEvents()
    assert view.step.widget().width() <= view.step.viewport().width()


@pytest.mark.thorough
def test_where_it_is_narrow_a_click_leads_to_the_step_and_escape_back(register: Register, view: HistoryView) -> None:
    companies(register, ["A"])
    view.resize(450, 600)
    QApplication.processEvents()
    assert not view.step.isVisible()
    at = QPoint(20, view.list.rowViewportPosition(0) + 4)
    QTest.mouseClick(view.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert view.step.isVisible()
    assert not view.list.isVisible()
    press(view.step, Qt.Key.Key_Escape)
    assert view.list.isVisible()


def test_the_history_of_a_record_tells_of_its_parts_and_is_narrowed_to_one_kind(
    qtbot: QtBot, feed: Feed, register: Register
) -> None:
    firm = company("Alov")
    keep(register, firm, label="Add company")
    first, second = figure(firm, "jobs_created", 5), figure(firm, "area", 7)
    keep(register, first, label="Add claim")
    keep(register, second, label="Add claim")
    save(register, Entry("company", {"country": "AZ"}, firm.id))
    shown = HistoryView(feed, firm.id)
    qtbot.addWidget(shown)
    shown.resize(1170, 690)
    shown.show()
    assert _titles(shown) == ["Edit company", "Add claim", "Add claim", "Add company"]
    only = shown.only
    assert [only.itemText(place) for place in range(only.count())] == ["All changes", "Companies (2)", "Claims (2)"]
    only.setCurrentIndex(2)
    only.kind_chosen.emit()
    assert (_titles(shown), shown.findChild(ListHead).findChild(ElidedLabel).text()) == (
        ["Add claim", "Add claim"],
        "2 of 4 found",
    )
    remove_record(register, "figure", first.id)
    assert (_titles(shown)[0], only.itemText(2)) == ("Remove claim", "Claims (3)")
