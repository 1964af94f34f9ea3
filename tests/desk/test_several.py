"""Several records of a list at once: chosen by key, copied for a spreadsheet, changed, removed, restored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from districtdesk.desk.feed.register_feed import Feed
from districtdesk.desk.feed.source_at_hand import EvidenceTold
from districtdesk.desk.kit import notices
from districtdesk.desk.kit.copied_table import TableCell, as_html, as_text
from districtdesk.desk.lists.narrowing import field_at
from districtdesk.desk.record.evidence_for_all import EvidenceForAllDialog
from districtdesk.desk.record.field_change import FieldChangeDialog
from districtdesk.desk.record.merge_dialog import MergeDialog
from districtdesk.desk.record.record_page import RecordPage
from districtdesk.desk.start.late_loading import load_record_view
from districtdesk.records import KINDS, Field, fields_of
from districtdesk.register.journal.many_records import add_evidence, remove_records
from districtdesk.register.journal.store import Register
from districtdesk.register.journal.undo import undo
from districtdesk.register.queries import listing
from districtdesk.register.queries.listing import Query
from districtdesk.settings import Settings
from tests.desk.typing_keys import press
from tests.making import company, keep, source

_SHIFT, _CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
Make = Callable[[], RecordPage]


@pytest.fixture
def page(qtbot: QtBot, register: Register, feed: Feed, settings: Settings) -> RecordPage:
    keep(register, *(company(name, activity=f"Making {name}") for name in ("Anar", "Brick", "Cotton")))
    made = RecordPage(feed, settings, "company", load_record_view)
    qtbot.addWidget(made)
    made.resize(1170, 690)
    made.show()
    qtbot.waitUntil(lambda: made.table.chosen_id() is not None)
    return made


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was asked; every question is answered with yes."""
    asked: list[str] = []

    def ask(_parent: QWidget, message: str, *_rest: object, **_more: object) -> str:
        asked.append(message)
        return "remove"

    monkeypatch.setattr(notices, "ask", ask)
    return asked


def _list(page: RecordPage) -> QWidget:
    widget = page.table.focusProxy()
    assert widget is not None
    widget.setFocus()
    return widget


def _choose(page: RecordPage, qtbot: QtBot, count: int) -> None:
    """The first rows, by Shift and the arrow."""
    page.table.choose_first()
    for _step in range(count - 1):
        press(_list(page), Qt.Key.Key_Down, _SHIFT)
    qtbot.waitUntil(lambda: page.deeds.several.isVisible())


def _values(register: Register, key: str) -> list[object]:
    with register.read() as session:
        return [row.values[key] for row in listing.everything(session, Query("company"))]


def test_shift_and_the_arrow_choose_several_and_esc_goes_back_to_one(page: RecordPage, qtbot: QtBot) -> None:
    _choose(page, qtbot, 2)
    assert "2 companies" in page.deeds.several.accessibleName()
    press(_list(page), Qt.Key.Key_A, _CTRL)
    assert len(page.table.chosen_ids()) == 3
    press(page, Qt.Key.Key_Escape)
    assert len(page.table.chosen_ids()) == 1
    assert not page.deeds.several.isVisible()


def test_what_is_chosen_stays_so_when_something_else_changes(
    page: RecordPage, qtbot: QtBot, register: Register
) -> None:
    _choose(page, qtbot, 2)
    chosen = page.table.chosen_ids()
    keep(register, company("Aardvark"))
    qtbot.waitUntil(lambda: page.table.count() == 4)
    assert page.table.chosen_ids() == chosen
    page.table.set_compact(False)
    assert page.table.chosen_ids() == chosen
    page.table.sort_by("names", True)
    assert page.table.chosen_ids() == chosen[::-1]


def test_ctrl_c_copies_the_rows_below_their_headings(page: RecordPage, qtbot: QtBot) -> None:
    _choose(page, qtbot, 2)
    press(_list(page), Qt.Key.Key_C, _CTRL)
    qtbot.waitUntil(lambda: "Anar" in QApplication.clipboard().text())
    lines = QApplication.clipboard().text().splitlines()
    assert [line.split("\t")[0] for line in lines] == ["Names", "Anar", "Brick"]
    assert "<td" in QApplication.clipboard().mimeData().html()


def test_a_spreadsheet_gets_numbers_and_no_formula() -> None:
    row = [TableCell("=1+1"), TableCell("1 234,5", 1234), TableCell('a "b"\tc')]
    assert as_text(["x"], [row]) == 'x\n\'=1+1\t1 234,5\t"a ""b""\tc"\n'
    html = as_html(["a & b"], [row])
    assert 'x:num="1234" sdval="1234"' in html
    assert "a &amp; b" in html


def test_one_field_of_all_is_changed_in_one_step(
    page: RecordPage, qtbot: QtBot, register: Register, feed: Feed
) -> None:
    dialog = FieldChangeDialog(feed, "company", [row.id for row in _rows(register)][:2], page)
    qtbot.addWidget(dialog)
    dialog.field.setCurrentIndex(dialog.field.findData("country"))
    assert not dialog.apply.isEnabled()
    assert dialog.editor is not None
    dialog.editor.set_value("TR")
    dialog.editor.edited.emit()
    qtbot.waitUntil(dialog.apply.isEnabled)
    qtbot.waitUntil(lambda: "2 records get this value" in dialog.preview.text())
    dialog.accept()
    qtbot.waitUntil(lambda: not dialog.isVisible() and _values(register, "country") == ["TR", "TR", None])
    undo(register)
    assert _values(register, "country") == [None, None, None]


def test_a_change_of_all_begins_with_the_column_that_one_stands_in(
    qtbot: QtBot, page: RecordPage, feed: Feed
) -> None:
    ids = page.table.chosen_ids()
    begun = []
    for column in ("activity", ""):
        dialog = FieldChangeDialog(feed, "company", ids, page, begin=column)
        qtbot.addWidget(dialog)
        begun.append(dialog.field.currentData())
    assert begun[0] == "activity"
    # Without a column: what a list shows and several have in common, never a name or number of one alone.
    assert begun[1] not in ("other_names", "tax_id")
    assert field_at(page.table.current_cell()) == ""
    page.show_as_table(True)
    model = page.table.current_cell().model()
    assert field_at(model.index(0, page.table.visible_fields().index(_field("activity")))) == "activity"


def test_after_a_merge_the_keyboard_is_on_the_record_that_was_kept(
    qtbot: QtBot, page: RecordPage, register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, gone = (row.id for row in _rows(register)[:2])

    def merge_at_once(dialog: MergeDialog) -> int:
        qtbot.waitUntil(dialog.apply.isEnabled)
        with qtbot.waitSignal(dialog.merged):
            dialog.accept()
        return 1

    monkeypatch.setattr(MergeDialog, "exec", merge_at_once)
    _choose(page, qtbot, 2)
    page.deeds.several.setFocus()
    page.deeds.merge()
    assert [row.id for row in _rows(register)].count(gone) == 0
    assert page.table.chosen_id() == page.open_id == kept
    assert page.table.isAncestorOf(QApplication.focusWidget())


def _field(key: str) -> Field:
    return next(each for each in fields_of(KINDS["company"]) if each.key == key)


def test_one_source_is_cited_for_all_of_them_once_and_in_one_step(
    qtbot: QtBot, page: RecordPage, register: Register, feed: Feed
) -> None:
    told = source("Qəzet")
    keep(register, told)
    feed.source_at_hand.take(told.id)
    feed.source_at_hand.say(EvidenceTold(place_in_it="page 3"))
    ids = [row.id for row in _rows(register)]
    add_evidence(register, "company", ids[:1], {"source": told.id, "place_in_it": "page 3"})
    dialog = EvidenceForAllDialog(feed, "company", ids[:2], page)
    qtbot.addWidget(dialog)
    said: list[str] = []
    feed.said.connect(said.append)
    dialog.accept()
    qtbot.waitUntil(lambda: bool(said))
    assert _cited(register) == {(each, "page 3"): 1 for each in ids[:2]}
    assert said[-1] == "Evidence added to 1 record. 1 had it already."
    undo(register)
    assert _cited(register) == {(ids[0], "page 3"): 1}


def _cited(register: Register) -> Counter[tuple[object, object]]:
    with register.read() as session:
        rows = listing.window(session, Query("citation"), 0, 10)
    return Counter((row.values["record"], row.values["place_in_it"]) for row in rows)


def test_a_field_is_emptied_only_when_somebody_says_so(qtbot: QtBot, page: RecordPage, feed: Feed) -> None:
    dialog = FieldChangeDialog(feed, "company", page.table.chosen_ids(), page)
    qtbot.addWidget(dialog)
    dialog.field.setCurrentIndex(dialog.field.findData("activity"))
    qtbot.waitUntil(lambda: "1 record has" in dialog.preview.text())
    assert not dialog.apply.isEnabled()
    dialog.emptied.setChecked(True)
    assert dialog.apply.isEnabled()


@pytest.mark.thorough
def test_several_are_removed_and_one_of_them_restored(
    page: RecordPage, qtbot: QtBot, register: Register, answer: list[str]
) -> None:
    _choose(page, qtbot, 2)
    page.deeds.remove()
    assert answer == ["Remove 2 companies?"]
    assert page.table.count() == 1
    page.pane.turn_removed.setChecked(True)
    page.table.choose_first()
    page.deeds.restore()
    assert [row.caption.show() for row in _rows(register)] == ["Anar", "Cotton"]


@pytest.mark.thorough
def test_what_followed_the_removed_ones_is_chosen(
    page: RecordPage, qtbot: QtBot, register: Register, answer: list[str]
) -> None:
    keep(register, company("Dairy"))
    _choose(page, qtbot, 2)
    page.deeds.remove()
    assert (page.table.count(), page.table.place()) == (2, 0)


@pytest.mark.thorough
def test_an_export_of_the_list_has_only_what_is_chosen(page: RecordPage, qtbot: QtBot, register: Register) -> None:
    assert len(_found(register, page)) == 3
    _choose(page, qtbot, 2)
    assert _found(register, page) == ["Anar", "Brick"]
    assert "2 companies" in page.shown_list().name


def _found(register: Register, page: RecordPage) -> list[str]:
    with register.read() as session:
        return [row.caption.show() for row in listing.everything(session, page.shown_list().query)]


def _rows(register: Register) -> list[listing.ListRow]:
    with register.read() as session:
        return list(listing.everything(session, Query("company")))


def test_those_that_were_restored_together_are_chosen_in_the_list(
    page: RecordPage, qtbot: QtBot, register: Register, answer: list[str]
) -> None:
    _choose(page, qtbot, 2)
    gone = page.table.chosen_ids()
    page.deeds.remove()
    page.pane.turn_removed.setChecked(True)
    assert page.table.count() == 2
    page.table.chosen_rows.choose(gone)
    page.deeds.restore()
    assert not page.pane.turn_removed.isChecked()
    assert (page.table.chosen_ids(), page.deeds.several.isVisible()) == (gone, True)
    page.pane.search.setText("cotton")
    page.pane.search.returnPressed.emit()
    remove_records(register, "company", gone)
    undo(register)
    # The search that hides them is cleared.
    qtbot.waitUntil(lambda: page.table.chosen_ids() == gone)
