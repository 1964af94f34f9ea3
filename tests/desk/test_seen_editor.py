"""Words that recur are completed from those of other records, and nothing is taken that nobody pointed at."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from districtdesk.desk.editors.seen_editor import SeenEditor
from districtdesk.desk.feed.register_feed import Feed
from districtdesk.records import KINDS, fields_of
from districtdesk.register.queries.words_seen import find_words_seen
from tests.desk.forms import shown_form
from tests.desk.typing_keys import press, type_text
from tests.making import district, keep, source


def test_a_publisher_is_completed_from_those_seen(qtbot: QtBot, feed: Feed) -> None:
    keep(
        feed.register,
        source("One", publisher="Economic Herald"),
        source("Two", publisher="Economic Herald"),
        source("Three", publisher="Economics Agency"),
        source("The economy", publisher="Ministry"),
    )
    form = shown_form(qtbot, feed, "source")
    editor = form.fields.cells["publisher"].editor
    assert isinstance(editor, SeenEditor)
    editor.focus_here()
    type_text(editor.line, "econ")
    qtbot.waitUntil(lambda: editor.line.is_open)
    assert [each.text for each in editor.line.suggestions] == ["Economic Herald", "Economics Agency"]
    # Nothing is marked before a person moves to it, and Down moves to the first.
    press(editor.line, Qt.Key.Key_Down)
    press(editor.line, Qt.Key.Key_Return)
    assert form.values()["publisher"] == "Economic Herald" and not editor.line.is_open
    editor.line.empty()
    assert form.values()["publisher"] is None


def test_every_field_whose_words_recur_is_completed_and_can_be_searched(qtbot: QtBot, feed: Feed) -> None:
    keep(feed.register, district(region="Kür-Araz"))
    recurring = {
        (kind, field.key): field.kind.sought
        for kind, record_type in KINDS.items()
        for field in fields_of(record_type)
        if getattr(field.kind, "recurs", False)
    }
    assert ("source", "publisher") in recurring and all(recurring.values())
    with feed.register.read() as session:
        assert find_words_seen(session, "district", "region", "kur") == ["Kür-Araz"]
        assert find_words_seen(session, "district", "region", "x") == []
        for kind, key in recurring:
            find_words_seen(session, kind, key, "")
