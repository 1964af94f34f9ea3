"""A list is narrowed by conditions that one chooses: by real keys and clicks, with counts, as chips above it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from districtdesk.desk.feed.register_feed import Feed
from districtdesk.desk.lists.condition_dialog import ConditionDialog
from districtdesk.desk.lists.list_pane import ListPane
from districtdesk.fields import Operator
from districtdesk.i18n import speaking
from districtdesk.register.journal.store import Register
from districtdesk.register.queries.condition import Condition, operators_of, sources_of
from districtdesk.settings import Settings
from tests.hostile import HOSTILE
from tests.making import company, district, edit, figure, keep, project

_WAIT_MS = 10_000


@pytest.fixture
def pane(qtbot: QtBot, feed: Feed, register: Register, settings: Settings) -> ListPane:
    park = district("Hajigabul")
    statuses = ("operating", "operating", "preparation", None)
    plants = [project(f"Plant {place}", status=status) for place, status in enumerate(statuses)]
    keep(register, park, *plants, project("Home", district=park.id))
    return _pane(qtbot, feed, settings, "project")


def _pane(qtbot: QtBot, feed: Feed, settings: Settings, kind: str) -> ListPane:
    made = ListPane(feed, settings, kind)
    qtbot.addWidget(made)
    made.resize(420, 600)
    made.show()
    return made


def _names(pane: ListPane) -> list[str]:
    model = pane.table._model
    rows = [model.row_at(place) for place in range(model.rowCount())]
    return [row.caption.show() for row in rows if row]


def _ask(qtbot: QtBot, pane: ListPane, key: str) -> ConditionDialog:
    qtbot.mouseClick(pane._tools.filter, Qt.MouseButton.LeftButton)
    dialog = pane.filter_bar.dialog
    assert dialog is not None
    with qtbot.waitSignal(dialog.counted, timeout=_WAIT_MS, raising=False):
        dialog._choose_source(key)
        if Operator.IS not in operators_of(dialog.source):
            dialog.counted.emit()
    return dialog


@pytest.mark.thorough
def test_a_choice_is_ticked_by_keys_with_its_count_and_narrows_the_list(qtbot: QtBot, pane: ListPane) -> None:
    dialog = _ask(qtbot, pane, "status")
    offered = [dialog.values._model.item(row) for row in range(dialog.values._model.rowCount())]
    counts = {item.text(): str(item.data(int(Qt.ItemDataRole.UserRole) + 1)) for item in offered}
    assert (counts["Operating"], counts["In preparation"], counts["Completed"]) == ("2", "1", "0")
    place = next(item.row() for item in offered if item.text() == "Operating")
    dialog.values.view.setFocus()
    for _step in range(place):
        qtbot.keyClick(dialog.values.view, Qt.Key.Key_Down)
    with qtbot.waitSignal(dialog.counted, timeout=_WAIT_MS):
        qtbot.keyClick(dialog.values.view, Qt.Key.Key_Space)
    assert dialog.count.text() == "2 of 5 remain"
    # Enter applies what Space has ticked.
    qtbot.keyClick(dialog.values.view, Qt.Key.Key_Return)
    assert _names(pane) == ["Plant 0", "Plant 1"]
    assert [chip.words for chip in pane.filter_bar.chips] == ["Status: Operating"]
    assert pane._tools.count.text() == "2 of 5 found"


def test_the_records_to_choose_from_stand_by_the_alphabet_of_the_language(
    qtbot: QtBot, feed: Feed, register: Register
) -> None:
    parks = [district(name) for name in ("Zaqatala", "Ərəblər", "Eldar", "Xudat", "İsmayıllı")]
    keep(register, *parks, *(project(f"Plant {at}", district=parks[min(at, 4)].id) for at in range(8)))
    with speaking("az"):
        dialog = ConditionDialog(feed, "project", (), "")
        qtbot.addWidget(dialog)
        dialog._choose_source("district")
        items = dialog.values.view.items
        qtbot.waitUntil(lambda: items.rowCount() == len(parks))
        names = [items.item(row).text() for row in range(items.rowCount())]
    assert names == ["Eldar", "Ərəblər", "Xudat", "İsmayıllı", "Zaqatala"]


def test_a_chip_is_changed_by_a_click_and_taken_out_by_its_cross(qtbot: QtBot, pane: ListPane) -> None:
    bar = pane.filter_bar
    bar.show_conditions([Condition("names", Operator.CONTAINS, ("plant",)), Condition("status", Operator.FILLED)])
    assert len(_names(pane)) == 3
    # Tab comes from the buttons above by the chips to the list.
    pane._tools.filter.setFocus()
    passed = [pane.focusWidget()]
    while not pane.table.isAncestorOf(passed[-1]):
        qtbot.keyClick(passed[-1], Qt.Key.Key_Tab)
        passed.append(pane.focusWidget())
    assert [bar.chips[0].button, bar.chips[0].cross] == [each for each in passed if each.parent() is bar.chips[0]]
    assert bar.clear_all in passed
    qtbot.mouseClick(bar.chips[0].button, Qt.MouseButton.LeftButton)
    assert bar.dialog is not None and bar.dialog.words.text() == "plant"
    bar.dialog.words.setFocus()
    bar.dialog.words.selectAll()
    qtbot.keyClicks(bar.dialog.words, "plant 2")
    qtbot.keyClick(bar.dialog.words, Qt.Key.Key_Return)
    assert bar.chips[0].words == "Names contains “plant 2”" and _names(pane) == ["Plant 2"]
    qtbot.mouseClick(bar.chips[0].cross, Qt.MouseButton.LeftButton)
    assert [chip.words for chip in bar.chips] == ["Status: filled in"] and len(_names(pane)) == 3
    qtbot.mouseClick(bar.clear_all, Qt.MouseButton.LeftButton)
    assert bar.isHidden() and len(_names(pane)) == 5


def test_a_filter_that_leaves_nothing_says_so_and_a_changed_record_leaves_the_list(
    qtbot: QtBot, pane: ListPane, register: Register
) -> None:
    pane.filter_bar.show_conditions([Condition("status", Operator.IS, ("preparation",))])
    assert _names(pane) == ["Plant 2"]
    found = pane.table._model.row_at(0)
    assert found is not None
    with register.read() as session:
        from districtdesk.records import Project

        record = session.get_one(Project, found.id)
    edit(register, record, status="operating")
    qtbot.waitUntil(lambda: pane._body.currentWidget() is pane._none_met, timeout=_WAIT_MS)
    qtbot.mouseClick(pane._none_met.button, Qt.MouseButton.LeftButton)
    assert len(_names(pane)) == 5


def test_what_is_warned_of_is_found_beside_the_window(
    qtbot: QtBot, feed: Feed, register: Register, settings: Settings
) -> None:
    keep(register, company("Odd", tax_id="12"), company("Plain", tax_id="1400000001"))
    pane = _pane(qtbot, feed, settings, "company")
    pane.filter_bar.show_conditions([Condition("warnings", Operator.IS, (True,))])
    qtbot.waitUntil(lambda: _names(pane) == ["Odd"], timeout=_WAIT_MS)
    keep(register, company("Other", tax_id="13"))
    qtbot.waitUntil(lambda: _names(pane) == ["Odd", "Other"], timeout=_WAIT_MS)


def test_what_is_typed_badly_says_what_is_wrong_and_is_not_applied(
    qtbot: QtBot, feed: Feed, register: Register, settings: Settings
) -> None:
    park = district()
    keep(register, park, figure(park, "residents", 13))
    dialog = _ask(qtbot, _pane(qtbot, feed, settings, "figure"), "value")
    qtbot.keyClicks(dialog.low, "many")
    assert dialog.problem.text and not dialog.apply.isEnabled()
    dialog.low.clear()
    qtbot.keyClicks(dialog.low, "600")
    qtbot.keyClicks(dialog.high, "500")
    assert "lies behind" in dialog.problem.text
    dialog.reject()


@pytest.mark.thorough
def test_every_source_can_be_asked_and_no_text_breaks_a_box(qtbot: QtBot, feed: Feed, register: Register) -> None:
    """All hostile texts in one box of each sort, one in all others."""
    keep(register, park := district(), figure(park, "area", 60), company())
    tried: set[tuple[object, ...]] = set()
    for kind in ("figure", "company"):
        dialog = ConditionDialog(feed, kind, (), "")
        qtbot.addWidget(dialog)
        _type_all([dialog.search, dialog.values.search] if not tried else [], HOSTILE)
        names = [dialog._model.item(row).text() for row in range(dialog._model.rowCount())]
        assert len(set(names)) == len(names), "one cannot tell two of them apart"
        for key, source in sources_of(kind).items():
            dialog._choose_source(key)
            assert dialog.source.key == key
            for place in range(dialog.operator.count()):
                dialog.operator.setCurrentIndex(place)
                sort = (source.kind.extent, dialog.operator.currentData())
                _type_all([dialog._current_editor()], HOSTILE[:1] if sort in tried else HOSTILE)
                tried.add(sort)
        qtbot.waitUntil(lambda: bool(feed._pool.waitForDone(0)), timeout=_WAIT_MS)


def _type_all(boxes: list[QWidget], texts: tuple[str, ...]) -> None:
    for box in boxes:
        for text in texts if isinstance(box, QLineEdit) else ():
            box.setText(text)
        if isinstance(box, QLineEdit):
            box.clear()
