"""A register by the two clocks: what was known on a day, and how things were on a day by what is known now."""

from __future__ import annotations

from datetime import date

import pytest

from districtdesk.records import Citation, Company, CompanyState, District, Event, Figure, Project, Residency
from districtdesk.records.today import today
from districtdesk.register.claims.milestones import find_other_milestones
from districtdesk.register.claims.shown_claims import find_other_shown_claims
from districtdesk.register.clock import Clock, day_in_name
from districtdesk.register.errors import ReadOnly
from districtdesk.register.file.integrity import loose_links
from districtdesk.register.identity import new_id
from districtdesk.register.journal import journal
from districtdesk.register.past.days import read_stops
from districtdesk.register.past.past_register import NotThatDay, open_past, steps_known
from districtdesk.register.search_index import is_index_right
from districtdesk.register.snapshot import open_snapshot
from tests.making import company, district, edit, event, figure, keep, named, on, project, residency, source, standing
from tests.on_days import saved_on

FIRST, SECOND = date(2024, 3, 1), date(2025, 6, 10)


@pytest.fixture
def told(register):
    """A district that was entered on one day and told more of on another."""
    park = district("Park", region="Aran")
    with saved_on(FIRST):
        keep(register, park, figure(park, "area", 60, as_of=on("2024")))
    with saved_on(SECOND):
        edit(register, park, names=named("New park"), region="Shirvan")
        keep(register, figure(park, "residents", 13, as_of=on("2025")))
    return register


def _names(register, record_type) -> set[str]:
    with register.read() as session:
        return {each.caption.show() for each in standing(session) if isinstance(each, record_type)}


def test_what_was_entered_later_is_not_in_what_was_known_on_a_day(told) -> None:
    with open_past(told, Clock("known", FIRST)) as past, past.read() as session:
        (park,) = (each for each in standing(session) if isinstance(each, District))
        assert (park.caption.show(), park.region) == ("Park", "Aran")
        assert len([each for each in standing(session) if isinstance(each, Figure)]) == 1
        assert today() == past.today == FIRST
        steps = journal.change_sets(session)
    assert today() != FIRST
    with told.read() as session:
        later = {each.fingerprint for each in journal.change_sets(session)}
    assert {each.fingerprint for each in steps} < later


def test_a_day_before_the_first_step_and_one_to_come_are_refused(told) -> None:
    with told.read() as session:
        assert FIRST in steps_known(session)
    for day, words in ((date(2000, 1, 1), "nothing was known yet"), (date(2999, 1, 1), "lies in the future")):
        with pytest.raises(NotThatDay, match=words), open_past(told, Clock("known", day)):
            pass
    with pytest.raises(NotThatDay), open_past(told, Clock("so", date(2999, 1, 1))):
        pass


def test_the_past_is_only_read_and_says_so_in_copies_of_it(told) -> None:
    clock = Clock("known", FIRST)
    with open_past(told, clock) as past:
        assert past.read_only and past.name == told.name
        with pytest.raises(ReadOnly, match="as known on 1 March 2024"), past.change("Edit"):
            pass
        with open_snapshot(past) as still, still.read() as session:
            assert still.clock == clock and today() == FIRST
            assert _names(still, District) == {"Park"}
            assert standing(session)


def test_of_a_day_with_several_saves_each_step_can_be_looked_at(register) -> None:
    with saved_on(FIRST):
        keep(register, district("One"))
        keep(register, district("Two"))
    with saved_on(SECOND):
        keep(register, district("Three"))
    stops = [each for each in read_stops(register)["known"] if each.day in (FIRST, SECOND)]
    seen = []
    for stop in stops:
        with open_past(register, stop) as past:
            seen.append(_names(past, District))
    assert seen[-3:] == [{"One"}, {"One", "Two"}, {"One", "Two", "Three"}]
    assert [bool(each.step) for each in stops[-3:]] == [True, False, False]
    single = stops[-3]
    assert (
        single.words() == f"as known on 1 March 2024, {single.at}" and "after “Add records: One”" in single.sentence()
    )
    assert ":" not in day_in_name(single)


def test_the_clock_is_turned_to_another_day_and_back(told) -> None:
    with open_past(told, Clock("known", FIRST)) as past:
        with past.read() as session:
            past.turn(Clock("known", SECOND))
            # What is being read goes on.
            assert {each.caption.show() for each in standing(session) if isinstance(each, District)} == {"Park"}
        assert _names(past, District) == {"New park"}
        past.turn(Clock("known", FIRST))
        assert _names(past, District) == {"Park"}


@pytest.fixture
def through_time(register):
    """What happened, was said and was so at different times, all of it entered today."""
    old, young = district("Old", status="operating"), district("Young")
    plant = project("Plant", district=old.id, status="operating")
    firm, other = company("New name"), company("Left")
    letter, news = source("Letter", date=on("2021-05")), source("News", date=on("2024-02"))
    early, late = figure(old, "residents", 8, as_of=on("2021")), figure(old, "residents", 14, as_of=on("2024-01"))
    early.status, early.replaced_by = "superseded", late.id
    told_late = figure(old, "area", 60, as_of=on("2020"))
    keep(register, old, young, plant, firm, other, letter, news, early, late, told_late)
    keep(
        register,
        Citation(id=new_id(), record=early.id, source=letter.id),
        Citation(id=new_id(), record=late.id, source=news.id),
        Citation(id=new_id(), record=told_late.id, source=news.id),
        CompanyState(
            id=new_id(), company=firm.id, names=named("Old name"), since=on("2015-01-01"), until=on("2022-12-31")
        ),
        event(young, event_kind="established", status="actual", date=on("2023-06-01")),
        event(plant, date=on("2022-05"), announced_on=on("2020-01-01")),
        event(plant, date=on("2025-05"), announced_on=on("2023-01-01")),
        residency(old, firm, status="operating", registered_on=on("2020-01-01")),
        residency(young, other, status="operating", registered_on=on("2024-01-01")),
    )
    return register


def test_how_things_were_on_a_day_leaves_out_what_was_not_so_or_not_there_yet(through_time) -> None:
    with open_past(through_time, Clock("so", date(2022, 5, 31))) as past, past.read() as session:
        records = standing(session)
        assert {each.caption.show() for each in records if isinstance(each, District)} == {"Old"}
        figures = [each for each in records if isinstance(each, Figure)]
        # What is told of an earlier day counts, whoever said it when; what was superseded later stood then.
        assert {(each.value, each.status, each.replaced_by) for each in figures} == {
            (8, "reported", None),
            (60, "reported", None),
        }
        assert [each.announced_on for each in records if isinstance(each, Event)] == [on("2020-01-01")]
        assert len([each for each in records if isinstance(each, Residency)]) == 1
        assert {each.caption.show() for each in records if isinstance(each, Company)} == {"Old name", "Left"}
        (plant,) = (each for each in records if isinstance(each, Project))
        # No state tells of it, and it is operating today.
        assert plant.status is None
        assert journal.newest(session) > 0


def test_today_by_either_clock_is_what_the_register_holds(through_time) -> None:
    with through_time.read() as session:
        now = {(each.id, each.version) for each in standing(session)}
    for kind in ("known", "so"):
        with open_past(through_time, Clock(kind, date.today())) as past, past.read() as session:
            assert {(each.id, each.version) for each in standing(session)} == now


@pytest.mark.parametrize("day", [date(2019, 12, 31), date(2021, 6, 1), date(2023, 6, 1), date(2024, 6, 30)])
def test_what_is_derived_follows_and_no_link_leads_nowhere(through_time, day: date) -> None:
    with open_past(through_time, Clock("so", day)) as past, past.read() as session:
        assert not loose_links(session.connection())
        assert is_index_right(session.connection())
        assert find_other_shown_claims(session) == find_other_milestones(session) == set()


def test_an_end_that_came_later_is_not_in_it_and_one_that_is_agreed_on_is(register) -> None:
    park, firms = district("Park"), [company(f"Firm {n}") for n in range(3)]
    keep(register, park, *firms)
    ends = {"2024-06": "left", "2022": "left", "2999": "operating"}
    kept_ends = [
        residency(park, firm, status=status, registered_on=on("2019"), ended_on=on(end))
        for firm, (end, status) in zip(firms, ends.items(), strict=True)
    ]
    keep(register, *kept_ends)
    with open_past(register, Clock("so", date(2022, 5, 31))) as past, past.read() as session:
        found = {each.id: each.ended_on for each in standing(session) if isinstance(each, Residency)}
        # That of 2022 may have come by then.
        assert [found[each.id] for each in kept_ends] == [None, on("2022"), on("2999")]
