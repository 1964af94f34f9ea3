"""Shown claims and milestones are kept with every save, exactly as the rules in Python have them."""

from __future__ import annotations

import random
from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, text

from districtdesk.dates.imprecise import ImpreciseDate
from districtdesk.dates.plausible import is_plausible
from districtdesk.overview.claims import grouped
from districtdesk.records import Figure, Indicator, Record, table_of
from districtdesk.records.event import EVENT_STATUSES, chain_order
from districtdesk.records.figure import FIGURE_STATUSES
from districtdesk.register.checking import check
from districtdesk.register.claims.figure_rows import read_figure_rows
from districtdesk.register.claims.milestones import Announcement, find_milestone
from districtdesk.register.errors import Refused
from districtdesk.register.journal.entry import remove_record
from districtdesk.register.journal.restoring import restore_record
from districtdesk.register.journal.store import Register
from districtdesk.register.journal.undo import undo
from districtdesk.register.queries.overview_query import read_measures
from districtdesk.register.tables import MilestoneRow, ShownClaimRow
from tests.making import INDICATOR_IDS, district, edit, event, figure, keep, named, on, project

_DAYS = ("2022", "2023", "2023-05", "2023-05-01", "2021/..", "2023-05~", None)
_SHOWN, _MILESTONES = table_of(ShownClaimRow), table_of(MilestoneRow)


def _claim(dice: random.Random, subjects: list[Record], figures: list[Figure]) -> Figure:
    day = dice.choice(_DAYS)
    values: dict[str, Any] = {
        "as_of": on(day) if day else None,
        "status": dice.choice([*(each[0] for each in FIGURE_STATUSES), "reported", "planned"]),
        "increment": dice.choice([None, None, None, True]),
        "qualifier": dice.choice(["exact", "about", "more_than", "unknown"]),
        "preferred": dice.choice([None, None, True]),
        "for_when": on("2030") if dice.random() < 0.15 else None,
        "unit": dice.choice([None, None, "ha", "acre"]),
        "part_of": dice.choice(figures).id if figures and dice.random() < 0.25 else None,
        "together_with": (subjects[-1].id,) if dice.random() < 0.1 else None,
    }
    if dice.random() < 0.1:
        values |= {"covers": dice.choice([3, 5]), "covers_of": 5}
    made = figure(dice.choice(subjects[:-1]), dice.choice(["area", "residents"]), dice.randrange(1, 99), **values)
    if made.qualifier == "unknown":
        made.value = None
    return made


def _kept_is_what_follows(register: Register) -> None:
    """The overview's own choice, and what is kept, are the same."""
    with register.read() as session:
        ruled = grouped(read_figure_rows(session), read_measures(session)).shown
        rows = session.execute(select(_SHOWN)).all()
        said = {(row.subject, row.indicator): row.figure for row in rows if not row.is_planned}
        assert said == {key: row.id for key, row in ruled.items()}
        planned = {(row.subject, row.indicator) for row in rows if row.is_planned and row.is_headline}
        assert not planned & said.keys()
    assert "shown_derived" not in {each.problem.rule for each in check(register).findings}


@pytest.mark.thorough
def test_whatever_is_saved_what_is_kept_of_claims_is_what_the_rule_says(register: Register) -> None:
    for seed in range(4):
        dice = random.Random(seed)
        subjects: list[Record] = [district("One"), project("Two"), district("Three")]
        keep(register, *subjects)
        figures: list[Figure] = []
        for _step in range(14):
            deed = dice.choice(("add", "add", "add", "edit", "remove", "undo", "move"))
            if deed == "add" or not figures:
                fresh = _claim(dice, subjects, figures)
                with suppress(Refused):
                    keep(register, fresh)
                    figures.append(fresh)
            elif deed in ("edit", "move"):
                values = (
                    {"status": dice.choice(["reported", "planned", "disputed"])}
                    if deed == "edit"
                    else {"subject": dice.choice(subjects[:-1]).id, "together_with": None}
                )
                with suppress(Refused):
                    edit(register, dice.choice(figures), **values)
            elif deed == "remove":
                leaf = next(each for each in reversed(figures) if each.id not in {one.part_of for one in figures})
                remove_record(register, "figure", leaf.id)
                figures.remove(leaf)
            else:
                undo(register)
                with register.read() as session:
                    standing = set(session.scalars(select(Figure.id).where(Figure.removed_at.is_(None))))
                figures = [each for each in figures if each.id in standing]
        _kept_is_what_follows(register)


@pytest.mark.thorough
def test_what_is_removed_restored_or_measured_otherwise_is_followed(register: Register) -> None:
    park = district()
    old, new = (figure(park, "residents", value, as_of=on(when), unit=unit) for value, when, unit in
                ((60, "2023", None), (150, "2024", "cars")))  # fmt: skip
    keep(register, park, old, new)
    with register.read() as session:
        assert session.scalars(select(_SHOWN.c.figure)).all() == [old.id]
    with register.read() as session:
        measure = session.get_one(Indicator, INDICATOR_IDS["residents"])
    edit(register, measure, unit=named("cars"))
    with register.read() as session:
        assert session.scalars(select(_SHOWN.c.figure)).all() == [new.id]
    remove_record(register, "figure", new.id)
    _kept_is_what_follows(register)
    restore_record(register, new.id)
    _kept_is_what_follows(register)


def _ruled(events: list[Announcement]) -> tuple[Any, ...] | None:
    """The milestone told once more, by dates instead of their stored texts."""

    def when(text: str | None) -> ImpreciseDate | None:
        found = ImpreciseDate.restore(text) if text else None
        return found if found and is_plausible(found) else None

    def beginning(found: ImpreciseDate | None) -> date | None:
        return (found.earliest or found.latest) if found else None

    def place(each: Announcement) -> Any:
        return chain_order(beginning(when(each.announced_on)), beginning(when(each.date)), each.id)

    told = sorted((each for each in events if each.status != "actual"), key=place)
    told = [each for each in told if each.status in ("postponed", "cancelled") or when(each.date)]
    dated = [each for each in told if each.status in ("planned", "expected")]
    came = sorted((each for each in events if each.status == "actual" and when(each.date)), key=lambda one: one.date)
    shelved = told[-1].status if told and told[-1].status in ("postponed", "cancelled") and not came else None
    if not (dated or came or shelved):
        return None
    end = came[0] if came else dated[-1] if dated and not shelved else None
    slip: tuple[int | None, int | None] = (None, None)
    if dated and end and end.id != dated[0].id:
        before, after = when(dated[0].date), when(end.date)
        assert before and after
        if not (before.earliest and before.latest and after.earliest and after.latest):
            pass
        elif before.bounds == after.bounds:
            slip = (0, 0)
        else:
            slip = ((after.earliest - before.latest).days, (after.latest - before.earliest).days)
    first, last = (dated[0].date, dated[-1].date) if dated else (None, None)
    return first, last, came[0].date if came else None, shelved, *slip


_TEXTS = st.sampled_from(["2025-05", "2025", "2026-01-01", "2024/..", "../2027", "0202", "2025-21", "2025-05~"])
_DATES = st.one_of(st.none(), _TEXTS.map(lambda each: on(each).store()))
_STATUSES = st.sampled_from([each[0] for each in EVENT_STATUSES])


@given(st.lists(st.tuples(_STATUSES, _DATES, _DATES), max_size=6))
def test_a_milestone_is_what_its_chain_of_announcements_comes_to(chain: list[tuple[str, Any, Any]]) -> None:
    events = [Announcement(f"id{place}", *each) for place, each in enumerate(chain)]
    found = find_milestone(reversed(events))
    said = (
        (found.first, found.latest, found.actual, found.shelved, found.slip_least, found.slip_most) if found else None
    )
    assert said == _ruled(events)


def _milestones(register: Register) -> dict[tuple[str, str], tuple[Any, ...]]:
    with register.read() as session:
        rows = session.execute(select(_MILESTONES)).all()
    return {(row.subject, row.event_kind): (row.first, row.latest, row.actual, row.slip_least) for row in rows}


@pytest.mark.thorough
def test_milestones_follow_every_save_and_a_launch_of_a_project_is_no_districts(register: Register) -> None:
    park, plant, mill = district(), project(), project("Mill")
    first = event(park, plant, date=on("2025-05"), announced_on=on("2023"))
    later = event(plant, date=on("2025-11"), announced_on=on("2024"))
    keep(register, park, plant, mill, first, later)
    may, november = on("2025-05").store(), on("2025-11").store()
    assert _milestones(register) == {(plant.id, "launch"): (may, november, None, 154)}
    edit(register, first, subjects=(mill.id,))
    assert _milestones(register) == {
        (plant.id, "launch"): (november, november, None, None),
        (mill.id, "launch"): (may, may, None, None),
    }
    edit(register, later, event_kind="visit")
    assert _milestones(register).keys() == {(mill.id, "launch")}
    undo(register)
    remove_record(register, "event", first.id)
    assert _milestones(register).keys() == {(plant.id, "launch")}
    assert "shown_derived" not in {each.problem.rule for each in check(register).findings}


@pytest.mark.thorough
def test_a_check_finds_what_does_not_follow(register: Register) -> None:
    plant = project()
    keep(register, plant, figure(plant, "investment_value", 88, currency="AZN"), event(plant, date=on("2025")))
    for spoilt in ("UPDATE shown_claim SET value = 1", "DELETE FROM milestone"):
        with register.engine.execution_options(writes=True).begin() as connection:
            connection.execute(text(spoilt))
        found = [each for each in check(register).findings if each.problem.rule == "shown_derived"]
        assert [(each.record_id, each.kind) for each in found] == [(plant.id, "project")], spoilt
