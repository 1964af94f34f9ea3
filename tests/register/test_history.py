"""The journal as people read it: what each step was called, and what it changed."""

from __future__ import annotations

from decimal import Decimal

from districtdesk.i18n import speaking
from districtdesk.records import Citation
from districtdesk.register.identity import new_id
from districtdesk.register.journal.entry import remove_record
from districtdesk.register.journal.restoring import restore_record
from districtdesk.register.journal.store import Register
from districtdesk.register.journal.undo import redo, undo
from districtdesk.register.queries.history import changes_in, count, count_changes, steps
from tests.making import company, district, edit, event, figure, keep, source


def test_history_says_what_was_changed_in_words(register: Register) -> None:
    place, firm = district(), company()
    keep(register, place, firm)
    edit(register, place, status="planned", managed_by=firm.id)
    with register.read() as session:
        newest = steps(session)[0]
        (change,) = changes_in(session, newest.change_set.sequence)
    assert (newest.title(), newest.count, newest.first.en) == ("Edit record", 1, "Hajigabul")
    assert change.action == "changed"
    told = [(each.label, each.before, each.after) for each in change.differences]
    assert told == [("Status", "", "Planned"), ("Managing organisation", "", "Cement")]


def test_a_field_that_is_cited_is_told_by_what_it_is_called(register: Register) -> None:
    place, said = district(), source()
    keep(register, place, said)
    keep(register, Citation(record=place.id, source=said.id, field="managed_by"))
    with register.read() as session, speaking("ru"):
        (change,) = changes_in(session, steps(session)[0].change_set.sequence)
    assert {each.label: each.after for each in change.differences}["Поле"] == "Управляющая организация"


def test_undo_and_redo_name_the_step_that_they_are_about(register: Register) -> None:
    firm = company()
    keep(register, firm, label="Add company")
    undo(register)
    redo(register)
    undo(register)
    with register.read() as session:
        titles = [step.title() for step in steps(session)][:4]
    assert titles == ["Undo of “Add company”", "Redo of “Add company”", "Undo of “Add company”", "Add company"]


def test_a_record_that_came_back_is_not_called_added(register: Register) -> None:
    firm = company()
    keep(register, firm)
    remove_record(register, "company", firm.id)
    restore_record(register, firm.id)
    with register.read() as session:
        sequences = [step.change_set.sequence for step in steps(session, record_id=firm.id)]
        actions = [changes_in(session, each)[0].action for each in sequences]
    assert actions == ["restored", "removed", "added"]


def test_history_is_sought_by_what_by_whom_and_by_record(register: Register) -> None:
    firm = company("İsmayıllı Cement")
    keep(register, firm, label="Add company")
    keep(register, source(), label="Add source")
    with register.read() as session:
        assert [step.title() for step in steps(session, search="ismay")] == ["Add company"]
        assert [step.title() for step in steps(session, search="source add")] == ["Add source"]
        assert count(session, search=register.who) == 3
        assert steps(session, search="nobody") == []


def test_the_history_of_a_record_tells_of_all_that_belongs_to_it(register: Register) -> None:
    place, other, letter = district(), district("Elsewhere"), source()
    keep(register, place, other, letter)
    claim = figure(place, "jobs_created", 500)
    keep(register, claim, label="Add figure")
    cited = Citation(id=new_id(), record=claim.id, source=letter.id)
    keep(register, cited, label="Add citation")
    keep(register, figure(other, "jobs_created", 7), label="Add figure")
    edit(register, claim, value=Decimal(520), label="Edit figure")
    keep(register, event(place, other), label="Add event")
    remove_record(register, "figure", claim.id)
    with register.read() as session:
        found = steps(session, record_id=place.id)
        titles = [step.title() for step in found]
        assert count(session, record_id=place.id) == len(found)
        removed, edited = found[0].change_set.sequence, found[2].change_set.sequence
        (change,) = changes_in(session, edited, record_id=place.id)
        assert [(each.before, each.after) for each in change.differences] == [("500", "520")]
        assert count_changes(session, removed, place.id) == 2
        assert [each.action for each in changes_in(session, removed, record_id=place.id)] == ["removed", "removed"]
    assert titles == ["Remove claim", "Add event", "Edit figure", "Add citation", "Add figure", "Add records"]
