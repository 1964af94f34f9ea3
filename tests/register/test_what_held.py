"""What a district, a company and a project were on a day."""

from __future__ import annotations

from datetime import date

import pytest

from districtdesk.names import Names
from districtdesk.records import District, DistrictState, kind_of
from districtdesk.register.claims.what_held import contradictions, what_held
from districtdesk.register.identity import new_id
from districtdesk.register.journal.entry import remove_record
from districtdesk.register.journal.store import Register
from districtdesk.register.queries import listing
from districtdesk.register.queries.as_of import RowAsOf, rows_as_of
from tests.making import district, keep, named, on
from tests.park import AFTER, BEFORE, BETWEEN, NEW, OLD, Park, keep_park

TODAY = date(2026, 11, 27)
PARK, DISTRICT = "industrial_park", "industrial_district"


def state(since: str = "", until: str = "", kind: str | None = PARK, **values: object) -> DistrictState:
    ends = {key: on(text) for key, text in (("since", since), ("until", until)) if text}
    return DistrictState(id=new_id(), district="d", district_kind=kind, **ends, **values)


def kind_on(day: date, *states: DistrictState, own: str | None = None) -> tuple[str, tuple[object, ...]]:
    held = what_held(states, {"district_kind": own}, day, TODAY)["district_kind"]
    return held.certainty, held.values


def test_of_what_no_state_speaks_nothing_is_said() -> None:
    assert what_held([state(kind=None, status="planned")], {"district_kind": PARK}, TODAY, TODAY).keys() == {"status"}
    assert what_held([], {"district_kind": PARK}, TODAY, TODAY) == {}


@pytest.mark.parametrize(
    ("day", "held"),
    [
        (date(2023, 12, 31), "unknown"),
        (date(2024, 1, 1), "possible"),
        (date(2024, 12, 30), "possible"),
        (date(2024, 12, 31), "so"),
        (date(2025, 1, 1), "so"),
        (date(2025, 1, 2), "possible"),
        (date(2025, 12, 31), "possible"),
        (date(2026, 1, 1), "unknown"),
    ],
)
def test_a_state_surely_holds_between_the_last_day_of_its_start_and_the_first_of_its_end(
    day: date, held: str
) -> None:
    certainty, values = kind_on(day, state("2024", "2025"))
    assert certainty == held
    assert values == ((PARK,) if held != "unknown" else ())


def test_a_state_without_an_end_lasts_until_the_next_begins() -> None:
    states = state("2016-10-13", kind=DISTRICT), state("2024-05-10")
    assert kind_on(date(2024, 5, 9), *states) == ("so", (DISTRICT,))
    assert kind_on(date(2024, 5, 10), *states) == ("so", (PARK,))


def test_between_two_states_of_which_no_day_is_known_it_may_be_either() -> None:
    states = state("2016-10-13", kind=DISTRICT), state("2024")
    assert kind_on(date(2024, 6, 15), *states) == ("possible", (DISTRICT, PARK))


def test_a_state_without_a_start_may_hold_on_any_day_before_its_end() -> None:
    assert kind_on(date(1999, 1, 1), state(until="2024-05-09")) == ("possible", (PARK,))


def test_a_state_without_any_day_ends_where_the_next_begins() -> None:
    states = state(kind=DISTRICT), state("2025-03-01")
    assert kind_on(date(1999, 1, 1), *states) == ("possible", (DISTRICT,))
    assert kind_on(date(2025, 2, 28), *states) == ("so", (DISTRICT,))
    assert kind_on(date(2025, 3, 1), *states) == ("so", (PARK,))


@pytest.mark.parametrize("was", [{"until": "2024-05-09"}, {"since": "2024", "until": "2024-05-09"}])
def test_a_state_surely_holds_on_its_last_day(was: dict[str, str]) -> None:
    assert kind_on(date(2024, 5, 8), state(**was)) == ("possible", (PARK,))
    assert kind_on(date(2024, 5, 9), state(**was)) == ("so", (PARK,))
    assert kind_on(date(2024, 5, 10), state(**was)) == ("unknown", ())


def test_a_state_surely_holds_on_its_first_day() -> None:
    assert kind_on(date(2024, 5, 9), state("2024-05-09", "2024")) == ("so", (PARK,))
    assert kind_on(date(2024, 5, 10), state("2024-05-09", "2024")) == ("possible", (PARK,))


def test_of_two_states_without_any_day_neither_surely_was_the_last() -> None:
    states = state(kind=DISTRICT), state(kind="agropark"), state("2025-03-01")
    assert kind_on(date(2025, 2, 28), *states) == ("possible", (DISTRICT, "agropark"))
    assert not contradictions(states)


def test_the_records_own_value_is_what_it_is_now_as_far_around_as_no_state_speaks() -> None:
    was = state("2016-10-13", "2024", DISTRICT)
    assert kind_on(TODAY, was, own=PARK) == ("so", (PARK,))
    assert kind_on(date(2024, 6, 15), was, own=PARK) == ("possible", (DISTRICT, PARK))
    assert kind_on(date(2015, 1, 1), was, own=PARK) == ("unknown", ())
    assert kind_on(date(2015, 1, 1), state("2030"), own=DISTRICT) == ("so", (DISTRICT,))


def test_the_own_value_does_not_fill_a_gap_before_a_state_that_holds_today() -> None:
    assert kind_on(date(2015, 1, 1), state("2024"), own=PARK) == ("unknown", ())


def test_the_own_value_does_not_reach_behind_a_state_whose_start_is_not_known() -> None:
    assert kind_on(date(1999, 1, 1), state(until="2024", kind=DISTRICT), own=PARK) == ("possible", (DISTRICT,))


def test_two_states_that_surely_hold_both_say_what_they_say() -> None:
    states = state("2016", "2025-12-31", DISTRICT), state("2024-05-10")
    assert kind_on(date(2025, 1, 1), *states) == ("so", (DISTRICT, PARK))
    assert contradictions(states)["district_kind"] == [states]


def test_states_that_only_may_overlap_do_not_contradict() -> None:
    assert not contradictions([state("2016", "2024", DISTRICT), state("2024")])


def test_names_in_different_languages_do_not_contradict() -> None:
    one, other, third = (
        state("2020", "2024", kind=None, names=names)
        for names in (named("Park"), Names(az="Sənaye Parkı"), Names("Zona", "Zone"))
    )
    assert not contradictions([one, other])
    assert contradictions([one, other, third])["names"] == [(one, third), (other, third)]


@pytest.fixture
def park(register: Register) -> Park:
    return keep_park(register)


def _as_of(register: Register, record: object, day: date) -> RowAsOf:
    with register.read() as session:
        kind = kind_of(type(record))  # type: ignore[arg-type]
        row = listing.one(session, kind, record.id)  # type: ignore[attr-defined]
        assert row is not None
        return rows_as_of(session, kind, [row], day)[0]


@pytest.mark.parametrize(
    ("day", "kind", "manager", "name"),
    [
        (BEFORE, "Industrial district", "Agency for Districts", OLD.en),
        (
            BETWEEN,
            "possibly Industrial district / Industrial park",
            "possibly Agency for Districts / Parks Agency",
            f"possibly {OLD.en} / {NEW.en}",
        ),
        (AFTER, "Industrial park", "Parks Agency", NEW.en),
    ],
)
def test_a_district_that_became_a_park(
    register: Register, park: Park, day: date, kind: str, manager: str, name: str
) -> None:
    then = _as_of(register, park.district, day)
    told = {"district_kind": kind, "managed_by": manager, "names": name}
    # Its status of today, of which no state tells, is none of that day.
    assert then.said == {**told, "status": "not known"} and then.row.values["status"] is None


def test_a_company_had_another_owner_and_a_project_another_status(register: Register, park: Park) -> None:
    assert _as_of(register, park.resident, BEFORE).said == {"names": "Kristal MMC", "owners": "Paint"}
    assert _as_of(register, park.resident, AFTER).said == {"names": "Glass", "owners": "not known"}
    assert _as_of(register, park.plant, BEFORE).said == {"status": "Under construction"}
    assert _as_of(register, park.plant, AFTER).said == {"status": "Operating"}


def test_a_removed_state_says_nothing(register: Register) -> None:
    zone = district(district_kind=PARK)
    was = DistrictState(id=new_id(), district=zone.id, district_kind=DISTRICT, since=on("2016"))
    keep(register, zone, was)
    remove_record(register, "district_state", was.id)
    assert _as_of(register, zone, TODAY).held == {}


def test_the_own_values_of_the_record_stay(register: Register, park: Park) -> None:
    _as_of(register, park.district, BEFORE)
    with register.read() as session:
        kept = session.get_one(District, park.district.id)
        assert (kept.district_kind, kept.names, kept.version) == (PARK, NEW, 1)
