"""Undo and redo: new steps that write back what was, and refuse where somebody changed it since."""

from __future__ import annotations

import pytest

from districtdesk.i18n import N_
from districtdesk.records import District, Event, Residency, fields_of
from districtdesk.register.captions import BATCH
from districtdesk.register.errors import ChangedSince, NothingToUndo, Refused
from districtdesk.register.journal import journal
from districtdesk.register.journal.removal import remove, restore
from districtdesk.register.journal.steps import Steps
from districtdesk.register.journal.undo import redo, undo
from districtdesk.register.opening import open_register
from tests.making import company, district, edit, event, figure, keep, named, on, residency, source, stored


def _remove(register, *records) -> None:
    with register.change(N_("Remove")) as session:
        remove(session, [record.id for record in records])


def _values(register, record) -> dict[str, object]:
    found = stored(register, record)
    return {field.key: getattr(found, field.key) for field in fields_of(type(record))}


def test_undo_takes_an_edit_back(register):
    park = district(region="Shirvan")
    keep(register, park)
    edit(register, park, region="Aran", label=N_("Edit district"))
    assert undo(register).label == "Edit district"
    assert stored(register, park).region == "Shirvan"


def test_undo_empties_what_was_empty(register):
    park = district()
    keep(register, park)
    edit(register, park, region="Aran")
    undo(register)
    assert stored(register, park).region is None


def test_undo_takes_an_added_record_away_and_redo_brings_it_back(register):
    park = district("Hajigabul")
    keep(register, park)
    before = _values(register, park)
    undo(register)
    assert stored(register, park).removed_at is not None
    redo(register)
    assert stored(register, park).removed_at is None
    assert _values(register, park) == before


def test_undo_restores_a_removed_record_with_its_id_and_its_links(register):
    park, firm = district("Hajigabul"), company("Cement")
    home = residency(park, firm, registered_on=on("2021"))
    happening = event(park, firm)
    keep(register, park, firm, home, happening)
    before = [_values(register, each) for each in (home, happening)]
    _remove(register, home, happening)
    undo(register)
    assert [_values(register, each) for each in (home, happening)] == before
    assert stored(register, home).company == firm.id
    with pytest.raises(Refused):
        _remove(register, firm)


def test_undo_then_redo_changes_nothing(register):
    park, firm = district(), company()
    keep(register, park, firm)
    edit(register, park, region="Aran", managed_by=firm.id)
    before = _values(register, park)
    undo(register)
    redo(register)
    assert _values(register, park) == before


def test_undo_of_several_records_is_one_step(register):
    parks = [district(f"District {place}") for place in range(3)]
    keep(register, *parks)
    undo(register)
    assert all(stored(register, park).removed_at for park in parks)
    with pytest.raises(NothingToUndo):
        undo(register)


def test_undo_and_redo_go_step_by_step_both_ways(register):
    park = district(region="0")
    keep(register, park)
    for region in "123":
        edit(register, park, region=region)
    seen = []
    for _step in range(3):
        undo(register)
        seen.append(stored(register, park).region)
    for _step in range(3):
        redo(register)
        seen.append(stored(register, park).region)
    assert seen == ["2", "1", "0", "1", "2", "3"]
    with pytest.raises(NothingToUndo):
        redo(register)


def test_undo_continues_behind_what_was_undone_and_done_again(register):
    park = district(region="0")
    keep(register, park)
    for region in "12":
        edit(register, park, region=region)
    for act in (undo, redo, undo, undo, redo, undo):
        act(register)
    assert stored(register, park).region == "0"
    steps = register.steps()
    assert steps.redone is not None and steps.undo is not None
    assert (steps.undo.label, steps.redone.label) == ("Add records", "Edit record")


def test_a_new_step_ends_redo(register):
    park = district(region="0")
    keep(register, park)
    edit(register, park, region="1")
    undo(register)
    edit(register, park, settlement="Navahi")
    assert register.steps().redo is None
    with pytest.raises(NothingToUndo):
        redo(register)


def test_undo_and_redo_go_on_after_a_restart(register, register_file):
    park = district(region="0")
    keep(register, park)
    edit(register, park, region="1")
    undo(register)
    register.close()
    again = open_register(register_file)
    redo(again)
    assert stored(again, park).region == "1"
    undo(again)
    undo(again)
    assert stored(again, park).removed_at is not None
    again.close()


def test_setting_a_register_up_is_not_undone(register):
    assert register.steps() == Steps(None, None, None)
    with pytest.raises(NothingToUndo):
        undo(register)


def test_an_undo_is_a_step_that_names_what_it_undoes(register):
    keep(register, district())
    step = undo(register)
    with register.read() as session:
        newest = journal.change_sets(session, limit=1)[0]
    assert (newest.label, newest.undoes) == ("Undo", step.sequence)


def test_undo_refuses_what_was_changed_since_and_names_the_field(register, monkeypatch):
    park = district(region="0", settlement="Navahi")
    keep(register, park)
    edit(register, park, region="1", settlement="Shirvan")
    decided = register.steps()
    edit(register, park, region="2")
    monkeypatch.setattr(type(register), "steps", lambda _register: decided)
    with pytest.raises(ChangedSince) as refused:
        undo(register)
    assert refused.value.fields == ("region",) and refused.value.record_id == park.id
    assert "Region" in refused.value.message and "Hajigabul" in refused.value.message
    assert (stored(register, park).region, stored(register, park).settlement) == ("2", "Shirvan")


def test_undo_of_an_added_record_refuses_when_it_was_edited_since(register, monkeypatch):
    park = district()
    keep(register, park)
    decided = register.steps()
    edit(register, park, region="Theirs")
    monkeypatch.setattr(type(register), "steps", lambda _register: decided)
    with pytest.raises(ChangedSince) as refused:
        undo(register)
    assert refused.value.fields == ("region",)


def test_the_same_step_is_not_undone_twice(register, monkeypatch):
    keep(register, district())
    decided = register.steps()
    undo(register)
    monkeypatch.setattr(type(register), "steps", lambda _register: decided)
    with pytest.raises(ChangedSince):
        undo(register)


def test_undo_of_a_removal_refuses_when_it_was_restored_since(register, monkeypatch):
    park = district()
    keep(register, park)
    _remove(register, park)
    decided = register.steps()
    with register.change(N_("Restore")) as session:
        restore(session, [park.id])
    monkeypatch.setattr(type(register), "steps", lambda _register: decided)
    with pytest.raises(ChangedSince):
        undo(register)


def test_a_field_of_another_person_is_left_alone(register, monkeypatch):
    park = district(region="0")
    keep(register, park)
    edit(register, park, region="1")
    decided = register.steps()
    edit(register, park, settlement="Theirs")
    monkeypatch.setattr(type(register), "steps", lambda _register: decided)
    undo(register)
    assert (stored(register, park).region, stored(register, park).settlement) == ("0", "Theirs")


def test_an_added_record_that_others_came_to_need_is_not_taken_away(register, monkeypatch):
    park, firm = district(), company()
    keep(register, park, firm)
    decided = register.steps()
    keep(register, residency(park, firm))
    monkeypatch.setattr(type(register), "steps", lambda _register: decided)
    with pytest.raises(Refused) as refused:
        undo(register)
    assert refused.value.all[0].rule == "still_used"
    assert stored(register, park).removed_at is None


def test_a_removal_that_also_edited_is_taken_back_whole(register):
    park = district(region="0")
    keep(register, park)
    with register.change(N_("Remove")) as session:
        session.get_one(District, park.id).region = "1"
        session.get_one(District, park.id).settlement = "Navahi"
        remove(session, [park.id])
    undo(register)
    found = stored(register, park)
    assert (found.removed_at, found.region, found.settlement) == (None, "0", None)


def test_a_restoring_is_undone_and_done_again(register):
    park = district()
    keep(register, park)
    _remove(register, park)
    with register.change(N_("Restore")) as session:
        restore(session, [park.id])
    undo(register)
    assert stored(register, park).removed_at is not None
    redo(register)
    assert stored(register, park).removed_at is None


def test_links_to_several_records_come_back(register):
    first, second = district("First"), district("Second")
    happening = event(first, second)
    keep(register, first, second, happening)
    edit(register, happening, subjects=(first.id,))
    _remove(register, second)
    undo(register)
    undo(register)
    assert stored(register, happening).subjects == (first.id, second.id)
    with pytest.raises(Refused):
        _remove(register, second)


def test_undo_names_records_anew(register):
    park, firm = district("Hajigabul"), company("Cement")
    home = residency(park, firm)
    keep(register, park, firm, home)
    edit(register, firm, names=named("Concrete"))
    undo(register)
    assert stored(register, home).caption.en == "Cement · Hajigabul"


def test_a_restored_record_is_named_by_what_its_links_are_called_now(register):
    park, firm = district("Hajigabul"), company("Cement")
    home = residency(park, firm)
    keep(register, park, firm, home)
    _remove(register, home)
    edit(register, firm, names=named("Concrete"))
    with register.change(N_("Restore")) as session:
        restore(session, [home.id])
    assert stored(register, home).caption.en == "Concrete · Hajigabul"


def test_undo_brings_parts_back_with_their_whole(register):
    park = district()
    letter = source()
    claim, happening = figure(park, "area", 60), event(park)
    keep(register, park, letter, claim, happening)
    _remove(register, park)
    assert stored(register, claim).removed_at and stored(register, happening).removed_at
    undo(register)
    assert not any(stored(register, each).removed_at for each in (park, claim, happening))
    assert isinstance(stored(register, happening), Event)


@pytest.mark.thorough
def test_undo_of_thousands_of_records_loads_them_in_batches(register, statements):
    count = 2_000
    keep(register, *(company(f"Firm {place}") for place in range(count)))
    statements.clear()
    undo(register)
    loads = [each for each in statements if each.startswith("SELECT") and "company.names" in each]
    assert len(loads) <= count / BATCH + 2
    with register.read() as session:
        assert journal.count(session) == 3


def test_a_residency_is_open_again_after_undo(register):
    park, firm = district(), company()
    home = residency(park, firm)
    keep(register, park, firm, home)
    edit(register, home, ended_on=on("2024"))
    undo(register)
    with register.read() as session:
        assert session.get_one(Residency, home.id).is_open
