"""A thing is found by the names that it had, wherever a name is sought."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from districtdesk.i18n import LANGUAGES, speaking
from districtdesk.names import Names
from districtdesk.records import CompanyState, DistrictState, Record
from districtdesk.register import checking
from districtdesk.register.identity import new_id
from districtdesk.register.journal.entry import Entry, preview, remove_record
from districtdesk.register.journal.restoring import restore_record
from districtdesk.register.journal.store import Register
from districtdesk.register.journal.undo import redo, undo
from districtdesk.register.queries import listing
from districtdesk.register.queries.listing import Query
from tests.making import company, district, edit, keep, named, on, profile, stored


def found(register: Register, words: str, kind: str = "district") -> list[str]:
    with register.read() as session:
        return [row.caption.show() for row in listing.everything(session, Query(kind, search=words))]


@pytest.fixture
def zone(register: Register) -> Record:
    made = district("Mughan Park")
    keep(register, district("Another"), made)
    return made


@pytest.fixture
def state(register: Register, zone: Record) -> DistrictState:
    made = DistrictState(id=new_id(), district=zone.id, names=Names(az="Göytəpə məhəlləsi"), until=on("2023"))
    keep(register, made)
    return made


def test_an_old_name_finds_the_district_itself(register: Register, state: DistrictState) -> None:
    assert found(register, "goytepe") == ["Mughan Park"]
    assert found(register, "goytepe mughan") == ["Mughan Park"]


@pytest.mark.parametrize(
    ("step", "back", "names"),
    [
        (lambda it, state: edit(it, state, names=named("Salyan")), undo, "salyan"),
        (lambda it, state: remove_record(it, "district_state", state.id), undo, ""),
    ],
)
def test_what_is_found_follows_each_step_of_the_state(
    register: Register,
    state: DistrictState,
    step: Callable[[Register, Record], object],
    back: Callable[[Register], object],
    names: str,
) -> None:
    step(register, state)
    assert found(register, "goytepe") == []
    assert not names or found(register, names) == ["Mughan Park"]
    back(register)
    assert found(register, "goytepe") == ["Mughan Park"]
    redo(register)
    assert found(register, "goytepe") == []


def test_a_state_that_was_added_is_undone_with_its_name(register: Register, state: DistrictState) -> None:
    undo(register)
    assert found(register, "goytepe") == []


def test_a_restored_state_and_a_restored_district_are_found_again(
    register: Register, zone: Record, state: DistrictState
) -> None:
    remove_record(register, "district_state", state.id)
    restore_record(register, state.id)
    assert found(register, "goytepe") == ["Mughan Park"]
    remove_record(register, "district", zone.id)
    restore_record(register, zone.id)
    assert found(register, "goytepe") == ["Mughan Park"]


def test_a_state_that_is_moved_to_another_district_takes_its_name_along(
    register: Register, state: DistrictState
) -> None:
    other = district("Other")
    keep(register, other)
    edit(register, state, district=other.id)
    assert found(register, "goytepe") == ["Other"]


def test_the_old_name_stays_when_the_district_itself_is_edited(
    register: Register, zone: Record, state: DistrictState
) -> None:
    edit(register, zone, region="Mughan")
    assert found(register, "goytepe") == ["Mughan Park"]


def test_an_old_name_moves_neither_version_nor_order_nor_caption(
    register: Register, zone: Record, state: DistrictState
) -> None:
    kept = stored(register, zone)
    assert (kept.version, kept.caption.en) == (1, "Mughan Park")
    assert found(register, "") == ["Another", "Mughan Park"]


def test_state_and_owner_saved_in_one_step_are_found(register: Register) -> None:
    made = company("Glass")
    keep(register, made, CompanyState(id=new_id(), company=made.id, names=named("Kristal"), until=on("2024")))
    assert found(register, "kristal", "company") == ["Glass"]


def test_a_new_record_with_an_old_name_of_another_is_doubted(register: Register, zone: Record) -> None:
    keep(register, DistrictState(id=new_id(), district=zone.id, names=named("Salyan Zone"), until=on("2023")))
    problems = preview(register, Entry("district", {"names": named("Salyan zone")}))
    assert [each.message for each in problems] == [
        "“Mughan Park” is already in the register. It may be the same one."
    ]
    assert preview(register, Entry("company", {"names": named("Salyan zone")})) == []


def test_the_check_of_the_whole_register_doubts_it_too_and_not_the_thing_itself(
    register: Register, zone: Record
) -> None:
    was = DistrictState(id=new_id(), district=zone.id, names=named("Mughan Park"), until=on("2023"))
    again = DistrictState(id=new_id(), district=zone.id, names=named("Salyan"), until=on("2020"))
    keep(register, was, again, district("Salyan"))
    found = [each for each in checking.check(register).findings if each.problem.rule == "probable_duplicate"]
    assert [each.caption.show() for each in found] == ["Salyan"]


def test_an_old_name_of_which_no_day_is_known_is_a_former_one(register: Register, zone: Record) -> None:
    once = DistrictState(id=new_id(), district=zone.id, names=named("Mughan agropark"))
    now = DistrictState(id=new_id(), district=zone.id, names=named("Mughan Park"), since=on("2025-03-01"))
    keep(register, once, now)
    with register.read() as session:
        assert "formerly “Mughan agropark”" in profile(session, zone).line


def test_a_state_without_names_is_not_called_by_those_of_its_thing_in_each_language(
    register: Register, zone: Record
) -> None:
    state = DistrictState(id=new_id(), district=zone.id, district_kind="industrial_park", since=on("2024-03-05"))
    keep(register, state)
    with register.read() as session:
        assert zone.names.en not in profile(session, state).line


@pytest.mark.parametrize("language", LANGUAGES)
def test_below_its_title_a_state_says_neither_its_name_nor_its_day_again(
    register: Register, zone: Record, language: str
) -> None:
    names = Names("Hacıqabul parkı", "Hajigabul Park", "Парк Гаджигабул")
    then = DistrictState(id=new_id(), district=zone.id, names=names, since=on("2024-05-12"))
    keep(register, then)
    with speaking(language), register.read() as session:
        told = profile(session, then)
        assert on("2024-05-12").show() in told.title
        others = [name for name in names.known().values() if name != names.show()]
        assert all(told.line.count(name) == 1 for name in others)
        assert names.show() not in told.line.split(" · ") and "2024" not in told.line
