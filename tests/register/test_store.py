"""The store: every write is one change, all of it or nothing, and readers cannot write."""

from __future__ import annotations

import os
import shutil
import threading

import pytest
from sqlalchemy import delete, insert, select, update

from districtdesk.i18n import N_
from districtdesk.records import Company, District, Residency
from districtdesk.register.errors import ChangedSince, Displaced, Refused, RegisterError
from districtdesk.register.identity import new_id
from districtdesk.register.journal import journal
from districtdesk.register.journal.store import Changed
from districtdesk.register.opening import open_register
from tests.making import company, district, edit, event, keep, named, residency, stored


def test_a_saved_record_is_read_back(register):
    park = district("Hajigabul", region="Shirvan-Salyan")
    keep(register, park)
    found = stored(register, park)
    assert (found.names, found.region, found.version) == (named("Hajigabul"), "Shirvan-Salyan", 1)


def test_who_and_when_are_kept_with_every_record(register):
    register.who = "Aygün"
    park = district()
    keep(register, park)
    first = stored(register, park)
    register.who = "Rəşad"
    edit(register, park, region="Shirvan")
    second = stored(register, park)
    assert (first.created_by, second.created_by, second.changed_by) == ("Aygün", "Aygün", "Rəşad")
    assert second.created_at == first.created_at < second.changed_at
    assert second.version == 2


def test_nothing_is_written_by_a_refused_change(register):
    good, bad = district("Good"), Company(id=new_id())
    with pytest.raises(Refused) as refused:
        keep(register, good, bad)
    assert [problem.fields for problem in refused.value.of(bad.id)] == [("names",)]
    with register.read() as session:
        assert session.get(District, good.id) is None
        assert journal.count(session) == 1


def test_all_problems_of_all_records_are_told_at_once(register):
    first, second = Company(id=new_id(), activity_code="1" * 21), Residency(id=new_id())
    with pytest.raises(Refused) as refused:
        keep(register, first, second)
    assert {fields for problem in refused.value.of(first.id) for fields in problem.fields} == {
        "names",
        "activity_code",
    }
    assert {fields for problem in refused.value.of(second.id) for fields in problem.fields} == {
        "district",
        "company",
    }


def test_a_failing_caller_leaves_nothing_behind(register):
    park = district()
    with pytest.raises(ZeroDivisionError), register.change(N_("Add")) as session:
        session.add(park)
        session.flush()
        raise ZeroDivisionError
    with register.read() as session:
        assert session.get(District, park.id) is None


def test_rows_of_one_save_may_be_given_in_any_order(register):
    park, firm = district(), company()
    act = event(park, firm)
    keep(register, act, residency(park, firm), firm, park)
    assert stored(register, act).subjects == (park.id, firm.id)


def test_records_that_point_at_each_other_are_saved_together(register):
    firm = company()
    park = district(managed_by=firm.id)
    home = residency(park, firm)
    keep(register, park, home, firm)
    assert stored(register, park).managed_by == firm.id


def test_a_link_to_no_record_is_a_problem_of_its_field(register):
    park = district(managed_by=new_id())
    with pytest.raises(Refused) as refused:
        keep(register, park)
    assert [(problem.rule, problem.fields) for problem in refused.value.all] == [("link", ("managed_by",))]


def test_several_links_to_no_record_are_a_problem_of_their_field(register):
    park = district()
    with pytest.raises(Refused) as refused:
        keep(register, park, event(park, district("Not saved")))
    assert [(problem.rule, problem.fields) for problem in refused.value.all] == [("link", ("subjects",))]


def test_a_link_to_another_kind_of_record_is_refused(register):
    first, second = district("First"), district("Second")
    with pytest.raises(Refused) as refused:
        keep(register, first, second, district("Third", managed_by=first.id))
    assert refused.value.all[0].rule == "link_kind"


def test_a_change_that_changes_nothing_is_no_step(register):
    park = district(region="Shirvan")
    keep(register, park)
    before = register.steps()
    edit(register, park, region="Shirvan")
    with register.change(N_("Nothing")):
        pass
    assert register.steps() == before
    assert stored(register, park).version == 1


def test_listeners_are_told_after_the_commit_only(register, register_file):
    park = district()
    told: list[Changed] = []

    def look(changed: Changed) -> None:
        other = open_register(register_file)
        with other.read() as session:
            assert session.get(District, park.id) is not None
        other.close()
        told.append(changed)

    register.listen(look)
    with register.change(N_("Add district")) as session:
        session.add(park)
        session.flush()
        assert told == []
    assert [(each.step.label, each.ids, each.kinds) for each in told] == [
        ("Add district", frozenset({park.id}), frozenset({"district"}))
    ]


def test_listeners_hear_nothing_of_a_refused_or_an_empty_change(register):
    told: list[Changed] = []
    register.listen(told.append)
    with pytest.raises(Refused):
        keep(register, Company(id=new_id()))
    keep(register)
    assert told == []


def test_a_listener_that_left_is_not_told(register):
    told: list[Changed] = []
    leave = register.listen(told.append)
    leave()
    keep(register, district())
    assert told == []


def test_renaming_a_company_names_its_residencies_anew(register):
    park, firm = district("Hajigabul"), company("Cement")
    home = residency(park, firm)
    keep(register, park, firm, home)
    told: list[Changed] = []
    register.listen(told.append)
    edit(register, firm, names=named("Concrete"))
    found = stored(register, home)
    assert found.caption.en == "Concrete · Hajigabul"
    assert found.search_key.startswith("concrete hajigabul")
    assert told[0].ids == {firm.id, home.id}
    assert told[0].kinds == {"company", "residency"}


def test_naming_anew_moves_neither_version_nor_journal(register):
    park, firm = district(), company("Cement")
    homes = [residency(park, firm, residency_kind=kind) for kind in ("resident", "non_resident")]
    keep(register, park, firm, *homes)
    edit(register, firm, names=named("Concrete"))
    with register.read() as session:
        assert [len(journal.change_sets(session, record_id=home.id)) for home in homes] == [1, 1]
    assert [stored(register, home).version for home in homes] == [1, 1]


def test_a_renamed_record_and_its_dependant_can_be_edited_in_one_step(register):
    park, firm = district("Hajigabul"), company("Cement")
    home = residency(park, firm)
    keep(register, park, firm, home)
    with register.change(N_("Edit")) as session:
        session.get_one(Company, firm.id).names = named("Concrete")
        session.get_one(Residency, home.id).plot_number = "7"
    found = stored(register, home)
    assert (found.caption.en, found.plot_number, found.version) == ("Concrete · Hajigabul", "7", 2)


def test_a_reading_session_refuses_to_write(register):
    park = district()
    keep(register, park)
    with register.read() as session:
        session.get_one(District, park.id).region = "Elsewhere"
        with pytest.raises(TypeError):
            session.flush()
    with register.read() as session:
        session.add(company())
        with pytest.raises(TypeError):
            session.commit()
    with register.read() as session, pytest.raises(TypeError):
        session.execute(update(District).values(region="Elsewhere"))
    assert stored(register, park).region is None


def test_bulk_statements_are_refused(register):
    keep(register, district())
    for statement in (update(District).values(region="x"), insert(Company), delete(District)):
        with register.change(N_("Bulk")) as session, pytest.raises(TypeError):
            session.execute(statement)


def test_records_are_not_deleted_but_removed(register):
    park = district()
    keep(register, park)
    with pytest.raises(TypeError), register.change(N_("Delete")) as session:
        session.delete(session.get_one(District, park.id))


def test_a_change_inside_a_change_is_refused_at_once(register):
    with register.change(N_("Outer")), pytest.raises(TypeError), register.change(N_("Inner")):
        pass
    keep(register, district())


def test_two_threads_write_one_after_the_other(register):
    inside = threading.Event()
    done: list[str] = []

    def second() -> None:
        inside.wait(5)
        keep(register, company("Second"))
        done.append("second")

    thread = threading.Thread(target=second)
    thread.start()
    with register.change(N_("First")) as session:
        inside.set()
        session.add(company("First"))
        session.flush()
        done.append("first")
    thread.join()
    assert done == ["first", "second"]


@pytest.mark.parametrize("then_asks", [False, True])
def test_a_copy_read_before_somebody_elses_save_is_refused(register, then_asks):
    park = district()
    keep(register, park)
    mine = stored(register, park)
    edit(register, park, region="Theirs")
    mine.region = "Mine"
    with pytest.raises(ChangedSince), register.change(N_("Edit")) as session:
        session.add(mine)
        if then_asks:
            session.scalars(select(Company)).all()
    assert stored(register, park).region == "Theirs"


def test_a_register_opened_for_reading_refuses_calmly(register, register_file):
    reader = open_register(register_file, read_only=True)
    with pytest.raises(RegisterError) as said:
        keep(reader, district())
    assert "cannot be written" in said.value.message and said.value.kept and said.value.advice
    with reader.read() as session:
        assert journal.count(session) == 1
    reader.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody take away a file that is open")
@pytest.mark.parametrize("befalls", ["moved", "removed", "replaced"])
def test_a_save_into_a_file_that_is_another_one_now_says_so(register, register_file, befalls):
    keep(register, district())
    if befalls == "replaced":
        other = register_file.with_name("other.ddesk")
        shutil.copy(register_file, other)
        os.replace(other, register_file)
    elif befalls == "moved":
        register_file.rename(register_file.with_name("elsewhere.ddesk"))
    else:
        register_file.unlink()
    with pytest.raises(Displaced) as said:
        keep(register, district())
    assert "moved, removed or replaced" in said.value.message
    assert "cannot be written" not in str(said.value) and "everything saved before is safe" not in str(said.value)


def test_a_listener_at_fault_does_not_make_a_save_look_failed(register, monkeypatch):
    reported = []
    monkeypatch.setattr("sys.excepthook", lambda kind, fault, trace: reported.append(fault))
    heard = []

    def at_fault(_changed):
        raise ValueError("a fault of a listener")

    register.listen(at_fault)
    register.listen(heard.append)
    keep(register, company("Kabel"))
    assert [str(fault) for fault in reported] == ["a fault of a listener"]
    assert len(heard) == 1


def test_a_closed_register_leaves_no_journal_beside_it(register):
    keep(register, company("Kabel"))
    register.close()
    assert [path.name for path in register.place.parent.iterdir()] == [register.name]
