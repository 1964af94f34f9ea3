"""Of which: parts beside their whole, checked against it, never added to it and never its rivals."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from districtdesk.names import Names
from districtdesk.records import District, Figure, Indicator, Record, SubjectGroup
from districtdesk.register.claims.claim_order import shown
from districtdesk.register.identity import new_id
from districtdesk.register.journal.store import Register
from districtdesk.register.queries.subject_claims import find_headline, read_claims, with_parts
from tests.making import district, edit, event, figure, keep, project
from tests.register.saying import refusal, warnings

EXCESS = "parts_exceed_whole"


@pytest.fixture
def park(register: Register) -> District:
    made = district()
    keep(register, made)
    return made


def _share(code: str = "share_of_women") -> Indicator:
    names = Names(en="Share of women")
    return Indicator(
        id=new_id(), code=code, names=names, dimension="percent", nature="stock", may_be_summed=False, subjects="any"
    )


def _of(whole: Figure, park: Record, code: str, value: int, **values: Any) -> Figure:
    return figure(park, code, value, **{"part_of": whole.id} | values)


def test_parts_within_their_whole_are_in_order(register: Register, park: District) -> None:
    whole = figure(park, "jobs_created", 474)
    parts = [_of(whole, park, "jobs_permanent", 290), _of(whole, park, "jobs_created", 100)]
    assert warnings(register, whole, *parts) == []


def test_a_part_that_is_more_than_its_whole_is_warned_of(register: Register, park: District) -> None:
    whole = figure(park, "jobs_created", 474)
    assert warnings(register, whole, _of(whole, park, "jobs_permanent", 500)) == [EXCESS] * 2


def test_parts_that_come_to_more_than_their_whole_are_warned_of(register: Register, park: District) -> None:
    whole = figure(park, "jobs_created", 474)
    parts = [_of(whole, park, "jobs_created", 290), _of(whole, park, "jobs_created", 190)]
    assert warnings(register, whole, *parts) == [EXCESS] * 3


def test_parts_of_two_indicators_may_overlap(register: Register, park: District) -> None:
    whole = figure(park, "jobs_created", 474)
    parts = [_of(whole, park, "jobs_permanent", 290), _of(whole, park, "residents", 190)]
    assert warnings(register, whole, *parts) == []


@pytest.mark.parametrize(
    ("whole", "part", "expected"),
    [
        ({"qualifier": "more_than"}, {}, []),
        ({"qualifier": "about"}, {}, []),
        ({}, {"qualifier": "up_to"}, []),
        ({}, {"qualifier": "more_than"}, [EXCESS] * 2),
        ({}, {"status": "planned"}, []),
        ({}, {"status": "superseded"}, []),
        ({"qualifier": "between", "value_to": Decimal(500)}, {}, []),
    ],
)
def test_only_what_is_certain_is_warned_of(
    register: Register, park: District, whole: dict[str, Any], part: dict[str, Any], expected: list[str]
) -> None:
    all_jobs = figure(park, "jobs_created", 474, **whole)
    value = 474 if part.get("qualifier") == "more_than" else 480
    assert warnings(register, all_jobs, _of(all_jobs, park, "jobs_permanent", value, **part)) == expected


def test_parts_in_percent_are_held_to_100(register: Register, park: District) -> None:
    share, whole = _share(), figure(park, "jobs_created", 30)
    keep(register, share, whole)
    assert warnings(register, first := _of(whole, park, share.id, 60)) == []
    assert warnings(register, _of(whole, park, share.id, 50)) == [EXCESS]
    assert first.id


def test_correcting_the_whole_warns_too(register: Register, park: District) -> None:
    whole = figure(park, "jobs_created", 474)
    keep(register, whole, _of(whole, park, "jobs_permanent", 290))
    told: list[str] = []
    register.listen(lambda changed: told.extend(each.rule for found in changed.warnings.values() for each in found))
    edit(register, whole, value=Decimal(200))
    assert EXCESS in told


def test_a_part_is_no_rival_and_not_shown_for_the_whole(register: Register, park: District) -> None:
    whole = figure(park, "jobs_created", 474)
    parts = [_of(whole, park, "jobs_created", value) for value in (290, 100)]
    assert warnings(register, whole, *parts) == []
    with register.read() as session:
        claims = read_claims(session, [park.id])
    chosen = shown(each.figure for each in claims)
    assert chosen and chosen.id == whole.id


def test_a_part_of_its_own_indicator_is_shown_for_that(register: Register, park: District) -> None:
    whole = figure(park, "jobs_created", 474)
    keep(register, whole, _of(whole, park, "jobs_permanent", 290))
    with register.read() as session:
        claims = read_claims(session, [park.id])
    chosen = shown(each.figure for each in claims if each.indicator.code == "jobs_permanent")
    assert chosen and chosen.value == 290


def test_two_parts_of_one_whole_are_neither_rivals_nor_the_whole(register: Register, park: District) -> None:
    whole = figure(park, "jobs_created", 474)
    parts = [_of(whole, park, "jobs_permanent", value) for value in (190, 100)]
    assert warnings(register, whole, *parts) == []
    with register.read() as session:
        claims = read_claims(session, [park.id])
    assert shown(each.figure for each in claims if each.indicator.code == "jobs_permanent") is None


def test_parts_stand_indented_under_their_whole(register: Register, park: District) -> None:
    whole = figure(park, "jobs_created", 474)
    part = _of(whole, park, "jobs_permanent", 290)
    inner = _of(part, park, "jobs_permanent", 100)
    keep(register, figure(park, "area", 60), whole, part, inner)
    with register.read() as session:
        claims = read_claims(session, [park.id])
    placed = [(int(claim.quantity.value), depth) for claim, depth in with_parts(find_headline(claims), claims)]
    assert placed == [(60, 0), (474, 0), (290, 1), (100, 2)]


def test_a_figure_is_no_part_of_itself(register: Register, park: District) -> None:
    one, other = figure(park, "jobs_created", 474), figure(park, "jobs_created", 290)
    keep(register, one)
    other.part_of = one.id
    keep(register, other)
    with pytest.raises(Exception, match="leads back"):
        edit(register, one, part_of=other.id)


def test_no_record_is_a_part_of_itself_at_any_remove(register: Register) -> None:
    zone = district("Zone", id=new_id())
    zone.part_of = zone.id
    assert refusal(register, zone) == ("loop", ("part_of",))
    first, second = project("First"), project("Second")
    first.phase_of, second.phase_of = second.id, first.id
    with pytest.raises(Exception, match="leads back"):
        keep(register, first, second)
    groups = [
        SubjectGroup(id=new_id(), names=Names(en=name), group_kind="companies") for name in ("One", "Two", "Three")
    ]
    for one, other in zip(groups, [*groups[1:], groups[0]], strict=True):
        one.members = (other.id,)
    with pytest.raises(Exception, match="leads back"):
        keep(register, *groups)


def test_no_event_is_told_by_its_own_date(register: Register, park: District) -> None:
    launch = event(park)
    launch.relative_to, launch.relative_by = launch.id, "P0D/.."
    assert refusal(register, launch) == ("loop", ("relative_to",))
