"""The search over everything in a window: what is found while one types, and where it leads."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from districtdesk.desk.feed.register_feed import Feed
from districtdesk.desk.shell.palette import Palette
from districtdesk.desk.shell.palette_finds import called, comes_first, places_and_beginnings
from districtdesk.i18n import speaking
from districtdesk.names import Names
from districtdesk.records import SavedFilter
from districtdesk.register.identity import new_id
from tests.making import company, district, keep

Actions = list[tuple[str, QAction]]


@pytest.fixture
def actions(qapp: QApplication) -> Actions:
    made = [("export_register", QAction("Export the register…", qapp)), ("undo", QAction("Undo", qapp))]
    made[1][1].setEnabled(False)
    return made


@pytest.fixture
def palette(qtbot: QtBot, feed: Feed, actions: Actions) -> Iterator[Palette]:
    park, firm = district(names=Names(az="Hacıqabul Sənaye Parkı")), company("Cement", other_names="Beton")
    keep(feed.register, park, firm)
    made = Palette(feed, actions)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def _type(qtbot: QtBot, palette: Palette, text: str) -> list[tuple[str, str]]:
    """Type it; gives the rows once they are there."""
    before = palette._asked
    palette.line.setText(text)
    qtbot.waitUntil(lambda: palette._asked > before and not palette._pause.isActive())
    palette._feed._pool.waitForDone()
    qtbot.wait(1)
    return [(each.sort, each.text) for each in palette.list.rows]


def test_records_of_every_kind_and_actions_are_offered_with_why(qtbot: QtBot, palette: Palette) -> None:
    assert [each.text for each in palette.list.rows] == ["Export the register…"]
    assert _type(qtbot, palette, "Гаджигабул") == [("record", "Hacıqabul Sənaye Parkı")]
    assert palette.list.rows[0].note == "District · other spelling"
    assert _type(qtbot, palette, "beton") == [("record", "Cement")]
    assert palette.list.rows[0].note == "Company · other name: Beton"
    assert _type(qtbot, palette, "regis")[-1] == ("action", "Export the register…")
    # What cannot be done now is not offered.
    assert _type(qtbot, palette, "undo") == []
    assert "Nothing is called" in palette.said.text()


def test_places_and_new_records_are_offered_by_their_names(qtbot: QtBot, palette: Palette) -> None:
    assert _type(qtbot, palette, "timeline")[0] == ("place", "Timeline")
    assert _type(qtbot, palette, "new legal") == [("new", "New record: Legal act")]
    keep(palette._feed.register, company("New Solar"))
    assert _type(qtbot, palette, "new so")[0] == ("new", "New record: Source")
    assert _type(qtbot, palette, "add so")[0] == ("new", "New record: Source")
    # A file is attached to its record; nobody begins one.
    assert _type(qtbot, palette, "new record attachment") == []
    # A place that is called just so stands first, others behind the records.
    assert _type(qtbot, palette, "companies")[0] == ("place", "Companies")


def test_enter_takes_what_belongs_to_the_text_that_stands_there(qtbot: QtBot, palette: Palette) -> None:
    _type(qtbot, palette, "cement")
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert palette.chosen is not None and (palette.chosen.kind, palette.chosen.text) == ("company", "Cement")
    assert not palette.isVisible()


def test_enter_before_anything_is_found_takes_nothing_else(qtbot: QtBot, palette: Palette) -> None:
    palette.line.setText("cement")
    palette._look()
    # Marked is still the first action, which was offered for no text.
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert palette.chosen is None
    qtbot.waitUntil(lambda: palette.chosen is not None)
    assert palette.chosen is not None and palette.chosen.text == "Cement"


def test_what_is_found_after_it_was_left_is_shown_no_more(qtbot: QtBot, palette: Palette) -> None:
    palette.line.setText("Hajigabul")
    palette._look()
    palette.reject()
    qtbot.wait(300)
    assert [each.sort for each in palette.list.rows] == ["action"] and not palette._pause.isActive()


def test_what_was_typed_under_the_other_layout_is_read_back(qtbot: QtBot, palette: Palette) -> None:
    found = _type(qtbot, palette, "рфсшйфигд")
    assert found == [("reading", "“haciqabul”"), ("record", "Hacıqabul Sənaye Parkı")]
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert palette.line.text() == "haciqabul"
    QTest.keyClick(palette.line, Qt.Key.Key_Escape)
    assert palette.chosen is None


def test_whatever_is_typed_or_pasted_ends_in_rows_or_in_a_sentence(qtbot: QtBot, palette: Palette) -> None:
    for text in (
        "<b>x</b>" * 2000,
        "%_'\"\\;--",
        "\x00\u202e\u200b",
        "&&File",
        "1" * 20_000,
        "(",
        "{name}",
        "ж" * 15_000,
    ):
        for sort, _text in _type(qtbot, palette, text):
            assert sort in ("record", "action", "reading", "place", "new")
        palette.grab()


def test_a_saved_filter_is_offered_with_what_it_finds_and_leads_to_its_list(qtbot: QtBot, palette: Palette) -> None:
    saved = SavedFilter(id=new_id(), name="Planned plants", of_kind="project", conditions="status = preparation")
    keep(palette._feed.register, saved)
    assert _type(qtbot, palette, "planned pl")[0] == ("filter", "Planned plants")
    assert palette.list.rows[0].note == "Saved filter · Projects"
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert palette.chosen is not None and (palette.chosen.kind, palette.chosen.key) == ("project", saved.id)


@pytest.mark.parametrize(
    ("language", "typed", "kind"),
    [
        ("ru", "новый проект", "project"),
        ("ru", "новая компания", "company"),
        ("ru", "добавить событие", "event"),
        ("az", "yeni layihə", "project"),
    ],
)
def test_a_new_record_is_asked_for_in_the_words_of_each_language(language: str, typed: str, kind: str) -> None:
    with speaking(language):
        offers = called(places_and_beginnings(may_write=True), typed)
        first = [each for each in offers if comes_first(each, typed)]
    assert (first[0].sort, first[0].key) == ("new", kind)
