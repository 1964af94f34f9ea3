"""What is doubted of a thing through time: its own values beside its states, and its states beside each other."""

from __future__ import annotations

import pytest

from districtdesk.records import DistrictState
from districtdesk.register import checking
from districtdesk.register.identity import new_id
from districtdesk.register.journal.entry import Entry, preview
from districtdesk.register.journal.store import Register
from tests.making import district, keep, on
from tests.park import keep_park

_TIME_RULES = {"not_as_of_today", "as_it_was_once", "states_overlap"}


def doubts(register: Register) -> set[tuple[str, str, tuple[str, ...]]]:
    found = checking.check(register).findings
    return {(each.kind, each.problem.rule, each.problem.fields) for each in found if each.problem.rule in _TIME_RULES}


def test_a_district_that_became_a_park_is_not_doubted(register: Register) -> None:
    keep_park(register)
    assert doubts(register) == set()


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("kind", "rule"), [("industrial_district", "not_as_of_today"), ("industrial_park", None), (None, None)]
)
def test_an_own_value_is_doubted_that_differs_from_the_state_of_today(
    register: Register, kind: str | None, rule: str | None
) -> None:
    zone = district(district_kind=kind)
    keep(register, zone)
    became = DistrictState(id=new_id(), district=zone.id, district_kind="industrial_park", since=on("2024"))
    keep(register, became)
    assert doubts(register) == ({("district", rule, ("district_kind",))} if rule else set())
    said = [each.rule for each in preview(register, Entry("district", {"region": "Mughan"}, zone.id))]
    assert said == ([rule] if rule else [])


def test_an_own_value_is_doubted_that_was_so_until_a_day(register: Register) -> None:
    zone = district(status="operating")
    keep(register, zone, DistrictState(id=new_id(), district=zone.id, status="operating", until=on("2023")))
    assert doubts(register) == {("district", "as_it_was_once", ("status",))}


def test_states_that_surely_overlap_with_other_values_are_doubted(register: Register) -> None:
    zone = district()
    was = DistrictState(
        id=new_id(), district=zone.id, district_kind="industrial_district", since=on("2016"), until=on("2025-05-01")
    )
    became = DistrictState(id=new_id(), district=zone.id, district_kind="industrial_park", since=on("2024"))
    keep(register, zone, was)
    with register.change("Add records") as session:
        session.add(became)
    assert session.outcome is not None
    assert [each.rule for each in session.outcome.warnings[became.id]] == ["states_overlap"]
    assert doubts(register) == {("district_state", "states_overlap", ("district_kind",))}


def test_states_that_only_may_overlap_are_not_doubted(register: Register) -> None:
    zone = district(district_kind="industrial_park")
    states = [
        DistrictState(
            id=new_id(), district=zone.id, district_kind="industrial_district", since=on("2016"), until=on("2024")
        ),
        DistrictState(id=new_id(), district=zone.id, district_kind="industrial_park", since=on("2024")),
    ]
    keep(register, zone, *states)
    assert doubts(register) == set()
