"""The page of one kind of record: list and open record, and nothing is lost on the way between them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from districtdesk.desk.feed.register_feed import Feed
from districtdesk.desk.forms.form import RecordForm
from districtdesk.desk.kit import EmptyState, notices
from districtdesk.desk.lists.list_tools import ListTools
from districtdesk.desk.record.record_page import RecordPage
from districtdesk.desk.record.record_view import RecordView
from districtdesk.desk.start.late_loading import load_record_view
from districtdesk.records import Company, fields_of
from districtdesk.register.journal.store import Register
from districtdesk.register.journal.undo import undo
from districtdesk.register.queries.listing import Query, count
from districtdesk.register.queries.removal_preview import preview_removal
from districtdesk.settings import Settings
from tests.desk.lists import by_id, companies, resident
from tests.desk.seen import invitation
from tests.desk.typing_keys import retype
from tests.making import event, figure, keep

Make = Callable[..., RecordPage]


@pytest.fixture
def make(qtbot: QtBot, feed: Feed, settings: Settings) -> Make:
    def _make(kind: str = "company") -> RecordPage:
        page = RecordPage(feed, settings, kind, load_record_view)
        qtbot.addWidget(page)
        page.resize(1170, 690)
        page.show()
        return page

    return _make


class _Asked:
    """Answers every question, and remembers what was asked."""

    def __init__(self) -> None:
        self.answer = ""
        self.said: list[tuple[str, str]] = []

    def __call__(self, _parent: object, message: str, detail: str = "", *_rest: object, **_more: object) -> str:
        self.said.append((message, detail))
        return self.answer


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> _Asked:
    made = _Asked()
    monkeypatch.setattr(notices, "ask", made)
    monkeypatch.setattr(notices, "tell", made)
    return made


def _view(page: RecordPage) -> RecordView:
    return page.findChild(RecordView)


def _type(page: RecordPage, key: str, text: str) -> None:
    """Type this into the first line of a field, in place of what stands there."""
    _view(page).show_tab("details")
    retype(page.findChild(RecordForm).fields.cells[key].editor.typing_places()[0], text)


def _count_text(page: RecordPage) -> str:
    return page.findChild(ListTools).count.text()


def test_the_first_record_is_open_when_the_page_is_first_shown(register: Register, make: Make) -> None:
    _b, a = companies(register, ["B", "A"])
    assert _view(make()).record_id == a


def test_a_choice_opens_its_record_and_is_told(register: Register, make: Make) -> None:
    _a, b = companies(register, ["A", "B"])
    page = make()
    heard = []
    page.record_shown.connect(heard.append)
    page.table.choose(b)
    assert (_view(page).record_id, heard) == (b, [b])


@pytest.mark.parametrize(
    ("answer", "name", "stays"), [("save", "Typed", False), ("discard", "A", False), ("stay", "A", True)]
)
def test_unsaved_text_is_never_dropped_by_choosing_another_record(
    register: Register, make: Make, asked: _Asked, answer: str, name: str, stays: bool
) -> None:
    a, b = companies(register, ["A", "B"])
    page = make()
    _type(page, "names", "Typed")
    asked.answer = answer
    page.table.choose(b)
    assert by_id(register, a).caption.az == name
    assert page.table.chosen_id() == _view(page).record_id == (a if stays else b)
    assert _view(page).is_changed() is stays
    assert len(asked.said) == 1


def test_a_save_that_fails_keeps_the_record_open(register: Register, make: Make, asked: _Asked) -> None:
    a, b = companies(register, ["A", "B"])
    page = make()
    _type(page, "country", "Nowhere")
    asked.answer = "save"
    page.table.choose(b)
    assert (page.table.chosen_id(), _view(page).record_id, page.leave()) == (a, a, False)


def test_a_saved_new_record_is_chosen_in_the_list(register: Register, make: Make) -> None:
    companies(register, ["A", "C"])
    page = make()
    page.new_record()
    assert _view(page).record_id is None
    _type(page, "names", "B")
    assert page.save()
    assert page.table.chosen_id() == _view(page).record_id
    assert (page.table.place(), _count_text(page)) == (1, "3 companies")


def test_an_empty_page_says_what_belongs_here_and_offers_the_first_step(make: Make) -> None:
    page = make()
    assert invitation(page.pane).accessibleName().startswith("No companies yet.")
    invitation(page.pane).button.click()
    assert _view(page).record_id is None
    assert _view(page).isVisible()


def test_a_search_says_how_many_it_found_and_how_to_get_out(register: Register, make: Make) -> None:
    companies(register, ["Beton", "Steel"])
    page = make()
    page.table.typed.emit("b")
    page.pane.search.returnPressed.emit()
    assert _count_text(page) == "1 of 2 found"
    page.pane.search.setText("zzz")
    page.pane.search.returnPressed.emit()
    assert invitation(page.pane).accessibleName() == "Nothing found for “zzz”."
    invitation(page.pane).button.click()
    assert (_count_text(page), page.table.isVisible()) == ("2 companies", True)


def test_a_search_opens_the_first_found_beside_it(register: Register, make: Make) -> None:
    first, second = companies(register, ["Alpha", "Beta"])
    page = make()
    assert _view(page).record_id == first
    page.pane.search.setText("beta")
    page.pane.search.returnPressed.emit()
    assert (_view(page).record_id, page.table.place()) == (second, 0)
    page.pane.search.empty()
    assert (_view(page).record_id, page.table.place()) == (second, 1)


def test_beside_a_search_that_finds_nothing_no_record_is_open_until_it_is_cleared(
    register: Register, make: Make
) -> None:
    _first, second = companies(register, ["Alpha", "Beta"])
    page = make()
    page.table.choose(second)
    page.pane.search.setText("zzz")
    page.pane.search.returnPressed.emit()
    assert (page.open_id, _view(page).isVisible()) == ("", False)
    said = [each.accessibleName() for each in page.findChildren(EmptyState) if each.isVisible()]
    assert "Nothing found, so nothing is open here." in said
    page.pane.search.empty()
    assert (page.open_id, _view(page).record_id, _view(page).isVisible()) == (second, second, True)


def test_who_comes_back_to_a_list_types_over_what_was_sought(register: Register, make: Make) -> None:
    companies(register, ["Alpha", "Beta"])
    page = make()
    page.pane.search.setText("beta")
    page.table.setFocus()
    page.take_keyboard()
    assert page.pane.search.selectedText() == "beta"


def test_a_search_leaves_what_is_typed_where_it_is(register: Register, make: Make) -> None:
    first, _second = companies(register, ["Alpha", "Beta"])
    page = make()
    _type(page, "address", "Hajigabul")
    page.pane.search.setText("beta")
    page.pane.search.returnPressed.emit()
    assert _view(page).record_id == first


def test_the_open_record_stays_marked_in_a_list_by_another_field(register: Register, make: Make) -> None:
    _first, second = companies(register, ["Alpha", "Beta"])
    page = make()
    page.table.sort_by("company_kind")
    page.table.choose(second)
    page.table.refresh()
    assert (page.open_id, page.table.place()) == (second, 1)


def test_down_leads_from_the_search_box_into_what_was_found(register: Register, make: Make) -> None:
    _a, b = companies(register, ["A", "B"])
    page = make()
    page.handlers()["find"]()
    page.pane.search.setText("b")
    QTest.keyClick(page.pane.search, Qt.Key.Key_Down)
    assert (page.table.chosen_id(), _view(page).record_id) == (b, b)


@pytest.mark.thorough
def test_removing_names_the_record_and_what_goes_with_it(
    register: Register, feed: Feed, make: Make, asked: _Asked
) -> None:
    place, _firm, status = resident(register)
    keep(register, figure(by_id(register, status), "area", 60), event(by_id(register, status)))
    page = make("residency")
    heard = []
    feed.said.connect(heard.append)
    asked.answer = "keep"
    page.deeds.remove()
    message, detail = asked.said[-1]
    assert message == "Remove “Cement · Hajigabul”?"
    assert "With it go: 1 event, 1 claim." in detail
    assert (page.table.count(), heard) == (1, [])
    asked.answer = "remove"
    page.deeds.remove()
    assert (page.table.count(), heard) == (0, ["Removed: “Cement · Hajigabul”. Undo brings it back."])
    undo(register)
    assert page.table.count() == 1
    assert place


def test_the_next_record_is_chosen_after_a_removal(register: Register, make: Make, asked: _Asked) -> None:
    _a, b, c = companies(register, ["A", "B", "C"])
    page = make()
    asked.answer = "remove"
    page.table.choose(b)
    page.deeds.remove()
    assert page.table.chosen_id() == _view(page).record_id == c


def test_what_is_still_used_stays_and_its_users_are_named(register: Register, make: Make, asked: _Asked) -> None:
    resident(register)
    page = make("district")
    page.deeds.remove()
    message, detail = asked.said[-1]
    assert message == "“Hajigabul” is still used, so it stays."
    assert "Residency: Cement · Hajigabul" in detail
    assert page.table.count() == 1


@pytest.mark.thorough
def test_a_removed_record_is_restored_with_its_parts(register: Register, make: Make, asked: _Asked) -> None:
    (a,) = companies(register, ["A"])
    keep(register, figure(by_id(register, a), "area", 60))
    page = make()
    asked.answer = "remove"
    page.deeds.remove()
    page.pane.turn_removed.setChecked(True)
    assert page.table.chosen_id() == a
    page.deeds.restore()
    assert (page.table.count(), page.open_id, page.pane.turn_removed.isChecked()) == (1, a, False)
    with register.read() as session:
        assert count(session, Query("figure")) == 1


def test_a_link_to_a_record_clears_the_search_that_hides_it(register: Register, make: Make) -> None:
    a, _b = companies(register, ["A", "B"])
    page = make()
    page.pane.search.setText("b")
    page.pane.search.returnPressed.emit()
    assert page.open_record(a)
    assert (_view(page).record_id, page.table.chosen_id(), page.table.count()) == (a, a, 2)


def test_the_wide_table_is_remembered_and_opens_a_record_beside_the_list(
    qtbot: QtBot, register: Register, make: Make
) -> None:
    _a, b = companies(register, ["A", "B"])
    page = make()
    page.show_as_table(True)
    again = make()
    assert again.pane.is_wide
    again.table.choose(b)
    again.table.record_opened.emit(b)
    assert (again.pane.is_wide, _view(again).record_id) == (False, b)


def test_the_export_is_the_list_as_it_stands_on_screen(register: Register, make: Make) -> None:
    companies(register, ["A"])
    page = make()
    page.table.columns.show("note", True)
    page.table.sort_by("country", descending=True)
    page.pane.search.setText("a")
    page.pane.search.returnPressed.emit()
    shown = page.shown_list()
    assert shown.name == "Companies"
    assert shown.query == Query("company", "a", "country", True)
    listed = [field.key for field in fields_of(Company) if field.kind.listed]
    assert [field.key for field in shown.fields] == [*listed, "note"]


def test_what_is_typed_in_the_search_counts_for_an_export_before_it_is_found(register: Register, make: Make) -> None:
    companies(register, ["A", "B"])
    page = make()
    page.pane.search.setText("b")
    assert page.shown_list().query.search == "b"


def test_looking_ahead_changes_nothing(register: Register) -> None:
    place, firm, status = resident(register)
    with register.read() as session:
        ahead = preview_removal(session, firm)
    assert ahead.parts == {}
    assert [(kind, name.en) for kind, name in ahead.users] == [("residency", "Cement · Hajigabul")]
    assert by_id(register, status).removed_at is None
    assert place
