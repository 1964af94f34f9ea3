"""Filters that are saved in the register: under a name, at the left with their counts, undone like any step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from districtdesk.desk.feed.register_feed import Feed
from districtdesk.desk.kit import NavigationList
from districtdesk.desk.lists.list_pane import ListPane
from districtdesk.desk.shell.places_shown import CountedFilter, PlacesShown
from districtdesk.fields import Operator
from districtdesk.i18n import speaking
from districtdesk.records import SavedFilter
from districtdesk.register.checking import check
from districtdesk.register.identity import new_id
from districtdesk.register.journal.store import Register
from districtdesk.register.journal.undo import undo
from districtdesk.register.queries.condition import Condition
from districtdesk.register.queries.saved_filters import (
    conditions_of,
    count_saved_filters,
    filter_called,
    read_filters,
    read_saved_filters,
)
from districtdesk.settings import Settings
from tests.hostile import HOSTILE
from tests.making import keep, project

_PLANNED = Condition("status", Operator.IS, ("preparation",))


def _counts(register: Register) -> dict[str, int | None]:
    with register.read() as session:
        counts = count_saved_filters(session)
        return {each.name: counts[each.id] for each in read_saved_filters(session)}


@pytest.mark.thorough
def test_a_filter_is_saved_under_a_name_by_keys_counted_and_undone(
    qtbot: QtBot, feed: Feed, register: Register, settings: Settings
) -> None:
    keep(register, project("One", status="preparation"), project("Two", status="operating"), project("Three"))
    pane = ListPane(feed, settings, "project")
    qtbot.addWidget(pane)
    pane.show()
    pane.filter_bar.show_conditions([_PLANNED])
    for name in ("Planned plants", "PLANNED plants"):
        qtbot.mouseClick(pane.filter_bar.save, Qt.MouseButton.LeftButton)
        dialog = pane.filter_bar.save_dialog
        assert not dialog.save.isEnabled()
        qtbot.keyClicks(dialog.name, name)
        qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert _counts(register) == {"PLANNED plants": 1}
    with register.read() as session:
        saved = filter_called(session, "planned PLANTS")
        assert saved is not None and conditions_of(session, saved) == (_PLANNED,)
        with speaking("az"):
            query = read_filters(session, "", ["planned plants"])
        assert (query.kind, query.conditions) == ("project", (_PLANNED,))
    assert not [each for each in check(register).findings if each.kind == "saved_filter"]
    undo(register)
    undo(register)
    assert _counts(register) == {}


def test_the_navigation_shows_them_with_their_counts_and_a_filter_that_cannot_be_read_says_so(
    qtbot: QtBot, feed: Feed, register: Register, settings: Settings
) -> None:
    keep(
        register,
        SavedFilter(id=new_id(), name="Odd", of_kind="project", conditions="gone = 1"),
        SavedFilter(id=new_id(), name="Any", of_kind="project", conditions="evidence = no"),
    )
    assert _counts(register) == {"Any": 0, "Odd": None}
    navigation, opened = NavigationList("Places"), []
    qtbot.addWidget(navigation)
    places = PlacesShown(navigation, lambda *record: opened.append(record))
    with register.read() as session:
        counts, saved = count_saved_filters(session), read_saved_filters(session)
    places.show_filters([CountedFilter(each, counts[each.id]) for each in saved])
    texts = [navigation.model().index(row, 0).data() for row in range(navigation.model().rowCount())]
    place = texts.index("Saved filters")
    assert texts[place + 1 : place + 3] == ["Any", "Odd"]
    assert places.filter_at(f"filter:{saved[0].id}") == saved[0] and places.filter_at("company") is None
    navigation.resize(300, 900)
    navigation.show()
    at = navigation.visualRect(navigation.model().index(place + 1, 0)).center()
    with qtbot.assertNotEmitted(navigation.place_chosen):
        qtbot.mouseClick(navigation.viewport(), Qt.MouseButton.RightButton, pos=at)
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, navigation.viewport().mapToGlobal(at))
    QApplication.sendEvent(navigation.viewport(), asked)
    navigation.findChild(QMenu).actions()[0].trigger()
    assert opened == [("saved_filter", saved[0].id)]
    pane = ListPane(feed, settings, "project")
    qtbot.addWidget(pane)
    with qtbot.waitSignal(feed.said) as said:
        pane.filter_bar.use_text("gone = 1")
    assert "gone" in said.args[0] and pane.filter_bar.conditions == ()


def test_no_text_breaks_the_box_of_its_name(qtbot: QtBot, feed: Feed, register: Register, settings: Settings) -> None:
    pane = ListPane(feed, settings, "project")
    qtbot.addWidget(pane)
    pane.filter_bar.show_conditions([_PLANNED])
    pane.filter_bar.save_under_a_name()
    dialog = pane.filter_bar.save_dialog
    for text in HOSTILE:
        dialog.name.setText(text)
        assert not (dialog.save.isEnabled() and dialog.problem.text)
    with register.read() as session:
        assert all(filter_called(session, text) is None for text in HOSTILE)
