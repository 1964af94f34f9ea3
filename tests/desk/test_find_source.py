"""A source is found wherever one is chosen: newest first, and by any words of it."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from districtdesk.desk.editors.link_search import find_records
from districtdesk.desk.feed.register_feed import Feed
from districtdesk.desk.lists.list_pane import ListPane
from districtdesk.desk.record.find_source import FindSourceDialog
from districtdesk.desk.record.source_picker import SourcePicker
from districtdesk.records import Source
from districtdesk.register.journal.store import Register
from districtdesk.settings import Settings
from tests.making import keep, on, source

_RECENT = 40


@pytest.fixture
def old(register: Register) -> Source:
    """One that is older than all that the short list has."""
    first = source(title="Old letter of the park", date=on("2019-03-01"))
    keep(register, first)
    keep(register, *(source(title=f"News {at:02}", date=on(f"2024-01-{at % 28 + 1:02}")) for at in range(_RECENT)))
    return first


def test_sources_stand_newest_first_until_another_order_is_chosen(
    qtbot: QtBot, register: Register, feed: Feed, settings: Settings, old: Source
) -> None:
    keep(register, source(title="Newest", date=on("2025-06")), source(title="Undated"))
    pane = ListPane(feed, settings, "source")
    qtbot.addWidget(pane)
    model = pane.table._model
    titles = [row.text("title") for place in (0, _RECENT + 1, _RECENT + 2) if (row := model.row_at(place))]
    assert titles == ["Newest", "Old letter of the park", "Undated"]
    assert find_records(register, ("source",), "").suggestions[0].text.startswith("Newest")
    pane.table.sort_by("title")
    again = ListPane(feed, settings, "source")
    qtbot.addWidget(again)
    assert again.table.columns.sorted_by == "title"


def test_of_sources_that_came_in_together_the_latest_is_offered_first(
    qtbot: QtBot, register: Register, feed: Feed
) -> None:
    dates = ("2023-01-12", "2025-04-17", "2024")
    keep(register, source(title="Undated"), *(source(title=each, date=on(each)) for each in dates))
    picker = SourcePicker(feed)
    qtbot.addWidget(picker)
    offered = [picker.itemText(place) for place in range(1, 5)]
    assert [text.split(" ")[0] for text in offered] == ["2025-04-17", "2024", "2023-01-12", "Undated"]


def test_a_source_beyond_the_short_list_is_found_by_its_words_and_is_then_at_hand(
    qtbot: QtBot, register: Register, feed: Feed, old: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    picker = SourcePicker(feed)
    qtbot.addWidget(picker)
    assert picker.findData(old.id) < 0

    def find(dialog: FindSourceDialog) -> bool:
        dialog.show()
        dialog.editor.focus_here()
        dialog.editor.line.setText("old letter")
        dialog.editor.line.seek()
        qtbot.waitUntil(lambda: len(dialog.editor.line.suggestions) == 1)
        dialog.editor.line.suggestion_chosen.emit(dialog.editor.line.suggestions[0])
        dialog.hide()
        return bool(dialog.result())

    monkeypatch.setattr(FindSourceDialog, "exec", find)
    picker.setCurrentIndex(picker.findData("find"))
    assert picker.source is not None and picker.source.id == old.id
    assert feed.source_at_hand.id == old.id and not feed.source_at_hand.is_offered


def test_who_finds_none_keeps_the_source_that_was_at_hand(
    qtbot: QtBot, feed: Feed, old: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    feed.source_at_hand.take(old.id)
    picker = SourcePicker(feed)
    qtbot.addWidget(picker)
    monkeypatch.setattr(FindSourceDialog, "exec", lambda _dialog: 0)
    picker.setCurrentIndex(picker.findData("find"))
    assert picker.source is not None and picker.source.id == old.id
