"""The recycle bin: removed records of every kind with what went with them."""

from __future__ import annotations

from districtdesk.records import Citation
from districtdesk.register.identity import new_id
from districtdesk.register.journal.entry import remove_record
from districtdesk.register.journal.many_records import remove_records
from districtdesk.register.journal.restoring import restore_records
from districtdesk.register.journal.store import Register
from districtdesk.register.queries import history
from districtdesk.register.queries.removed import RemovedRecord, read_removed, removing_step
from tests.making import company, figure, keep, source


def _removed(register: Register, search: str = "") -> list[RemovedRecord]:
    with register.read() as session:
        return read_removed(session, search)


def test_what_went_with_a_record_is_counted_with_it_and_comes_back_with_it(register: Register):
    first, second = company("Alov"), company("Beton")
    claim, alone = figure(first, "jobs_created", 5), figure(second, "jobs_created", 7)
    letter = source()
    keep(register, first, second, claim, alone, letter, Citation(id=new_id(), record=claim.id, source=letter.id))
    register.who = "Leyla"
    remove_record(register, "figure", alone.id)
    remove_records(register, "company", [first.id, second.id])
    shown = [(each.name.show().split(" · ")[-1], dict(each.parts), each.who) for each in _removed(register)]
    assert sorted(shown, key=str) == [
        ("Alov", {"figure": 1, "citation": 1}, "Leyla"),
        ("Beton", {}, "Leyla"),
        (alone.caption.show().split(" · ")[-1], {}, "Leyla"),
    ]
    with register.read() as session:
        step = removing_step(session, first.id)
    assert step is not None and step.title() == "Remove several records"
    restore_records(register, [first.id, second.id])
    assert [each.id for each in _removed(register)] == [alone.id]


def test_a_search_finds_by_name_kind_person_and_by_what_went_with_it(register: Register):
    gone = company("Alov")
    keep(register, gone, figure(gone, "jobs_created", 5))
    register.who = "Leyla"
    remove_record(register, "company", gone.id)
    finds = {text: bool(_removed(register, text)) for text in ("alov", "company leyla", "jobs", "Beton", "")}
    assert finds == {"alov": True, "company leyla": True, "jobs": True, "Beton": False, "": True}


def test_a_step_is_called_by_what_was_chosen_and_not_by_its_parts(register: Register):
    gone = company("Alov")
    keep(register, gone, *(figure(gone, "jobs_created", count) for count in range(5, 9)))
    remove_record(register, "company", gone.id)
    restore_records(register, [gone.id])
    with register.read() as session:
        firsts = [step.first.show() for step in history.steps(session, limit=2)]
    assert firsts == ["Alov", "Alov"]
