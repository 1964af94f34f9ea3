"""What is counted for a navigation that is gone by then is told to nobody."""

from __future__ import annotations

from pytestqt.qtbot import QtBot
from shiboken6 import delete

from districtdesk.desk.kit.navigation import NavigationList
from districtdesk.desk.shell.places_shown import PlacesShown


def test_counts_that_come_after_the_language_was_changed_are_passed_over(qtbot: QtBot) -> None:
    navigation = NavigationList("Places")
    shown = PlacesShown(navigation, lambda *_record: None)
    shown.show_counts({"district": 12})
    assert navigation.keys
    delete(navigation)
    shown.show_counts({"district": 13})
    shown.show_filters([])
