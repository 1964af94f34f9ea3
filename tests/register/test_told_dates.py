"""Dates told by an event: they have the bounds that follow, move with it, and one undo takes both back."""

from __future__ import annotations

import pytest

from districtdesk.dates.imprecise import ImpreciseDate
from districtdesk.i18n import speaking
from districtdesk.records import District, Event, Figure, Market, Project, Record
from districtdesk.register.errors import Refused
from districtdesk.register.identity import new_id
from districtdesk.register.journal import journal
from districtdesk.register.journal.entry import remove_record
from districtdesk.register.journal.store import Register
from districtdesk.register.journal.undo import redo, undo
from districtdesk.register.queries import listing
from districtdesk.register.queries.display_values import display_dates, read_display_values
from districtdesk.register.queries.subject_claims import find_headline, read_claims
from tests.making import district, edit, event, figure, keep, on, project, stored
from tests.register.saying import refusal, warnings

WITHIN, AFTER = "P0D/P6M", "P0D/.."


@pytest.fixture
def park(register: Register) -> District:
    made = district()
    keep(register, made)
    return made


@pytest.fixture
def launch(register: Register, park: District) -> Event:
    made = event(park, date=on("2027-03-01"))
    keep(register, made)
    return made


def _told(launch: Event, by: str = WITHIN) -> dict[str, str]:
    return {"relative_to": launch.id, "relative_by": by}


def _target(park: Record, launch: Event, by: str = WITHIN, **values: object) -> Figure:
    return figure(park, "jobs_permanent", 300, status="expected", **{**_told(launch, by), **values})


def _edtf(register: Register, record: Record) -> str | None:
    date = getattr(stored(register, record), record.told_by_event)
    return date.edtf if date else None


def test_the_date_has_the_bounds_that_follow(register: Register, park: District, launch: Event) -> None:
    plant: Project = project()
    opening = event(park, event_kind="other", **_told(launch, AFTER))
    market = Market(id=new_id(), project=plant.id, market_kind="foreign", **_told(launch, "P2Y/P3Y"))
    target = _target(park, launch)
    keep(register, plant, opening, market, target)
    dates = [_edtf(register, each) for each in (target, opening, market)]
    assert dates == ["2027-03-01/2027-09-01", "2027-03-01/..", "2029-03-01/2030-03-01"]


def test_the_words_as_printed_stay(register: Register, park: District, launch: Event) -> None:
    target = _target(park, launch, for_when=ImpreciseDate("2027", "within half a year of it"))
    keep(register, target)
    edit(register, launch, date=on("2028"))
    assert stored(register, target).for_when == ImpreciseDate("2028-01-01/2029-06-30", "within half a year of it")


def test_it_moves_with_the_event_in_the_same_step(register: Register, park: District, launch: Event) -> None:
    target = _target(park, launch)
    keep(register, target)
    edit(register, launch, date=on("2028-05-01"))
    assert _edtf(register, target) == "2028-05-01/2028-11-01"
    with register.read() as session:
        step = journal.steps(session).undo
        assert step
        changed = {each.record_id for each in journal.changes_of(session, [step.sequence])}
    assert changed == {launch.id, target.id}


def test_undo_takes_both_back_and_redo_brings_both(register: Register, park: District, launch: Event) -> None:
    target = _target(park, launch)
    keep(register, target)
    edit(register, launch, date=on("2028-05-01"))
    undo(register)
    assert (_edtf(register, launch), _edtf(register, target)) == ("2027-03-01", "2027-03-01/2027-09-01")
    redo(register)
    assert (_edtf(register, launch), _edtf(register, target)) == ("2028-05-01", "2028-05-01/2028-11-01")


def test_an_event_told_by_an_event_moves_what_is_told_by_it(
    register: Register, park: District, launch: Event
) -> None:
    second = event(park, event_kind="expansion", **_told(launch, "P1Y/P1Y"))
    target = _target(park, second)
    keep(register, target, second)
    edit(register, launch, date=on("2028-03-01"))
    assert _edtf(register, second) == "2029-03-01"
    assert _edtf(register, target) == "2029-03-01/2029-09-01"


def test_another_distance_gives_another_date(register: Register, park: District, launch: Event) -> None:
    target = _target(park, launch)
    keep(register, target)
    edit(register, target, relative_by="P1Y/P1Y")
    assert _edtf(register, target) == "2028-03-01"


def test_nothing_follows_from_an_event_without_a_date(register: Register, park: District) -> None:
    undated = event(park)
    target = _target(park, undated)
    keep(register, undated, target)
    assert _edtf(register, target) is None
    edit(register, undated, date=on("2027"))
    assert _edtf(register, target) is not None
    undo(register)
    assert _edtf(register, target) is None


@pytest.mark.thorough
@pytest.mark.parametrize("lost", [None, on("9999-12-01")])
def test_nothing_told_stands_without_its_base_and_one_undo_brings_all_back(
    register: Register, park: District, launch: Event, lost: ImpreciseDate | None
) -> None:
    second = event(park, event_kind="expansion", **_told(launch, "P1Y/P1Y"))
    target, plant = _target(park, second), project()
    market = Market(id=new_id(), project=plant.id, market_kind="foreign", **_told(launch))
    keep(register, second, target, plant, market)
    edit(register, launch, date=lost)
    assert [_edtf(register, each) for each in (second, target, market)] == [None, None, None]
    undo(register)
    told = [_edtf(register, each) for each in (second, target, market)]
    assert told == ["2028-03-01", "2028-03-01/2028-09-01", "2027-03-01/2027-09-01"]
    redo(register)
    assert [_edtf(register, each) for each in (second, target, market)] == [None, None, None]


def test_words_as_printed_stay_where_nothing_follows(register: Register, park: District, launch: Event) -> None:
    target = _target(park, launch, for_when=ImpreciseDate("2027", "within half a year of it"))
    keep(register, target)
    edit(register, launch, date=None)
    left = stored(register, target).for_when
    assert (left.words, left.bounds) == ("within half a year of it", (None, None))
    assert ImpreciseDate.restore(left.store()) == left and ImpreciseDate.load(left.dump()) == left
    edit(register, launch, date=on("2028"))
    assert _edtf(register, target) == "2028-01-01/2029-06-30"


@pytest.mark.parametrize(
    "given", [on("2040"), ImpreciseDate("2040-01/2040-04", "early 2040"), ImpreciseDate("2027", "early 2040")]
)
def test_another_date_than_the_one_that_follows_is_refused(
    register: Register, park: District, launch: Event, given: ImpreciseDate
) -> None:
    assert refusal(register, _target(park, launch, for_when=given)) == ("told_otherwise", ("for_when",))
    target, second = _target(park, launch), event(park, event_kind="expansion", **_told(launch))
    keep(register, target, second)
    for record, key in ((target, "for_when"), (second, "date")):
        with pytest.raises(Refused, match="1 March 2027 to 1 September 2027"):
            edit(register, record, **{key: given})
    edit(register, target, for_when=on("2040"), relative_to=None, relative_by=None)
    assert _edtf(register, target) == "2040"


def test_a_date_told_by_an_event_without_one_is_refused(register: Register, park: District) -> None:
    undated = event(park)
    keep(register, undated)
    assert refusal(register, _target(park, undated, for_when=on("2040")))[0] == "told_otherwise"


def test_the_date_that_follows_may_be_given_with_it(register: Register, park: District, launch: Event) -> None:
    keep(register, _target(park, launch, for_when=on("2027-03-01/2027-09-01")))


def test_printed_words_that_are_another_date_go_when_the_event_moves(
    register: Register, park: District, launch: Event
) -> None:
    target = _target(park, launch, for_when=ImpreciseDate("2027-03-01/2027-09-01", "mid 2027"))
    keep(register, target)
    edit(register, launch, date=on("2040"))
    assert stored(register, target).for_when == ImpreciseDate("2040-01-01/2041-06-30")
    undo(register)
    assert stored(register, target).for_when.words == "mid 2027"


def test_an_event_by_which_a_date_is_told_is_not_removed(register: Register, park: District, launch: Event) -> None:
    keep(register, _target(park, launch))
    with pytest.raises(Refused, match="still used"):
        remove_record(register, "event", launch.id)


def test_an_event_is_not_moved_where_something_would_have_happened_in_the_future(
    register: Register, park: District
) -> None:
    begun = event(park, event_kind="construction_start", date=on("2020"), status="actual")
    keep(register, begun, event(park, status="actual", **_told(begun, "P0D/P1Y")))
    with pytest.raises(Refused):
        edit(register, begun, date=on("2100"), status="planned")


def test_a_distance_needs_its_event(register: Register, park: District) -> None:
    lost = figure(park, "jobs_permanent", 300, status="expected", relative_by=WITHIN)
    assert refusal(register, lost) == ("relative_to_nothing", ("relative_to", "relative_by"))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "1 March 2027 to 1 September 2027 (within 6 months after: Launch · Hajigabul)"),
        ("az", "6 ay"),
        ("ru", "6 месяцев"),
    ],
)
def test_lists_and_pages_say_by_which_event(
    register: Register, park: District, launch: Event, language: str, words: str
) -> None:
    target, opening = _target(park, launch), event(park, event_kind="other", **_told(launch))
    keep(register, target, opening)
    with register.read() as session, speaking(language):
        rows = [listing.one(session, "figure", target.id), listing.one(session, "event", opening.id)]
        said = [display_dates(row)[key] for row, key in zip(rows, ("for_when", "date"), strict=True) if row]
        assert rows[1]
        listed = read_display_values(session, "event", [rows[1]])[opening.id]["date"]
        (claim,) = read_claims(session, [park.id])
        assert all(words in each for each in (*said, claim.target))
        assert "(" in listed


# For when.


def test_a_target_for_a_day_to_come_is_taken_whatever_its_status(register: Register, park: District) -> None:
    told = figure(park, "jobs_permanent", 40, for_when=on("2100"), as_of=on("2024"))
    assert warnings(register, told) == []


def test_a_target_is_never_shown_as_what_is_so(register: Register, park: District) -> None:
    keep(register, figure(park, "residents", 40, for_when=on("2100"), as_of=on("2024")))
    keep(register, figure(park, "residents", 9, as_of=on("2020")))
    with register.read() as session:
        found = find_headline(read_claims(session, [park.id]))
    assert {(int(each.quantity.value), each.target) for each in found} == {(9, ""), (40, "2100")}


def test_targets_for_two_days_are_no_rivals_and_both_shown(register: Register, park: District) -> None:
    near, far = (
        figure(park, "residents", value, status="planned", for_when=on(when))
        for value, when in ((40, "2030"), (60, "2035"))
    )
    assert warnings(register, near, far) == []
    with register.read() as session:
        assert len(find_headline(read_claims(session, [park.id]))) == 2


def _again(park: Record, **values: object) -> Event:
    return event(park, **{"date": on("2028-03-01"), "announced_on": on("2026-06-01"), **values})


def test_a_later_announcement_says_what_stays_with_the_earlier_one(
    register: Register, park: District, launch: Event
) -> None:
    target, again = _target(park, launch), _again(park)
    keep(register, target)
    assert warnings(register, again) == ["told_by_earlier"]
    edit(register, target, relative_to=again.id)
    assert _edtf(register, target) == "2028-03-01/2028-09-01"


@pytest.mark.parametrize(
    "values",
    [
        {"event_kind": "closure"},
        {"event_kind": "visit"},
        {"date": None},
        {"status": "postponed"},
        {"announced_on": None, "date": on("2026-12-01")},
    ],
)
def test_what_gives_the_same_thing_no_later_date_leaves_nothing_behind(
    register: Register, park: District, launch: Event, values: dict[str, object]
) -> None:
    keep(register, _target(park, launch))
    assert warnings(register, _again(park, **values)) == []


def test_what_is_told_by_the_earlier_announcement_is_no_later_one_of_it(
    register: Register, park: District, launch: Event
) -> None:
    assert warnings(register, event(park, **_told(launch))) == []
