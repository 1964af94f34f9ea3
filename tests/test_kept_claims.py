"""What is kept of a register from one look at the overview to the next tells the same as when all is read anew."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest

from districtdesk.fields import Operator
from districtdesk.i18n import speaking
from districtdesk.money import Amount
from districtdesk.names import Names
from districtdesk.overview.attention import LABELS
from districtdesk.overview.narrowed_material import KeptClaims
from districtdesk.overview.overview import read_beginning, read_finding, read_overview
from districtdesk.records import Citation, Figure, Person, Record, Source, kind_of
from districtdesk.records.today import today
from districtdesk.register.clock import CLOCK_KINDS, Clock, ClockKind
from districtdesk.register.erasing import erase_person
from districtdesk.register.errors import NothingToUndo, Refused, RegisterError
from districtdesk.register.identity import new_id
from districtdesk.register.journal.entry import remove_record
from districtdesk.register.journal.restoring import restore_record
from districtdesk.register.journal.store import Register
from districtdesk.register.journal.undo import redo, undo
from districtdesk.register.kept_warnings import keep_warning
from districtdesk.register.merging import Merging, merge
from districtdesk.register.opening import open_register
from districtdesk.register.past.past_register import open_past
from districtdesk.register.queries.condition import Condition
from districtdesk.register.queries.listing import Query
from tests.making import INDICATOR_IDS, district, edit, event, figure, keep, on, project, source

_CODES = ("residents", "invested", "jobs_created", "area", "investment_planned", "investment_value")
_DATES = (None, "2019-05-01", "2021-05-01", "2021-05", "2024", "1850-01-01", "2023-01/2023-06")
_LOST = "Ha\ufffdigabul"


def _holds(register: Register, kept: KeptClaims, query: Query | None = None, keys: Iterable[str] = LABELS) -> None:
    whole = read_overview(register, today(), query)
    assert read_overview(register, today(), query, kept=kept) == whole
    if query is None:
        assert read_beginning(register, today()) == replace(whole, findings=(), compared={})
    for key in keys:
        of = read_finding(register, key, today(), query, kept=kept)
        assert of == read_finding(register, key, today(), query)


class RandomWork:
    """One writes, removes and takes back at random in a register, and then looks at the overview."""

    def __init__(self, register: Register, chance: Random) -> None:
        self.register, self.chance = register, chance
        self.done: set[str] = set()
        self.known: dict[str, list[Any]] = {}
        self.acts: tuple[Callable[[], object], ...] = (
            self.add_claim,
            self.add_claim,
            self.add_claim,
            self.add_claim,
            self.edit_claim,
            self.edit_claim,
            self.add_many,
            self.cite,
            self.cite,
            self.cite_another,
            self.edit_source,
            self.add_record,
            self.note,
            self.remove,
            self.remove,
            self.restore,
            self.keep_warning,
            self.merge,
            self.erase,
            self.undo,
            self.undo,
            self.redo,
        )
        self._keep(district("Alat"), district("Qaradag"), project("Car plant"), source(date=on("2021-05-01")))

    def act(self) -> None:
        try:
            act = self.chance.choice(self.acts)
            act()
            self.done.add(act.__name__)
        except (Refused, RegisterError, NothingToUndo, IndexError):
            # Nothing of the sort is there, or a rule forbids it: then nothing was done.
            pass

    def _keep(self, *records: Record) -> None:
        keep(self.register, *records)
        for each in records:
            self.known.setdefault(kind_of(type(each)), []).append(each)

    def _one(self, *kinds: str) -> Any:
        return self.chance.choice([each for kind in kinds for each in self.known.get(kind, ())])

    def _claim(self) -> Figure:
        chance, code = self.chance, self.chance.choice(_CODES)
        dated = chance.choice(_DATES)
        is_money = code.startswith("invest")
        rare: dict[str, Any] = {}
        if "figure" in self.known and chance.random() < 0.15:
            rare["part_of"] = self._one("figure").id
        if chance.random() < 0.15:
            rare["together_with"] = (self._one("district").id,)
        if chance.random() < 0.1:
            rare["for_when"] = on("2030")
        if chance.random() < 0.1:
            rare |= {"printed_value": Decimal(7), "printed_unit": "thousand"}
        if is_money and chance.random() < 0.3:
            rare |= {"stated_conversion": Amount(4000, "USD"), "conversion_qualifier": "about"}
        return figure(
            self._one("district", "district", "project"),
            code,
            str(chance.choice((5, 5, 40, "7.5", 300, -2))),
            qualifier=chance.choice(("exact", "exact", "about", "more_than", "up_to")),
            status=chance.choice(("reported", "reported", "planned", "expected", "superseded")),
            currency=("AZN" if chance.random() < 0.8 else "USD") if is_money else None,
            as_of=on(dated) if dated else None,
            as_of_basis="date_of_publication" if dated and chance.random() < 0.3 else None,
            **rare,
        )

    def add_claim(self) -> None:
        self._keep(self._claim())

    def add_many(self) -> None:
        self._keep(*(self._claim() for _each in range(3)))

    def edit_claim(self) -> None:
        changes: tuple[dict[str, Any], ...] = (
            {"value": Decimal(self.chance.randrange(9))},
            {"status": "planned"},
            {"subject": self._one("district").id},
            {"indicator": INDICATOR_IDS["residents"], "currency": None},
            {"as_of": on("2020-01-01")},
            {"preferred": True, "preferred_because": "newest"},
        )
        edit(self.register, self._one("figure"), **self.chance.choice(changes))

    def cite(self) -> None:
        self._keep(Citation(id=new_id(), record=self._one("figure", "event").id, source=self._one("source").id))

    def cite_another(self) -> None:
        with self.register.change("Edit record") as session:
            session.get_one(Citation, self._one("citation").id).record = self._one("figure").id

    def edit_source(self) -> None:
        edit(self.register, self._one("source"), date=on(self.chance.choice(("2021-05", "2022", "2021-05-01"))))

    def add_record(self) -> None:
        made: tuple[Record, ...] = (
            district(self.chance.choice(("Alat", "Neftcala", _LOST))),
            project("Glass", district=self._one("district").id),
            event(self._one("project"), date=on(self.chance.choice(("2022", "2024-03")))),
            Source(id=new_id(), source_kind="letter", title="A letter", date=on("2019-05-01")),
            Person(id=new_id(), names=Names(az="Aliyeva")),
        )
        self._keep(self.chance.choice(made))

    def note(self) -> None:
        edit(self.register, self._one("figure", "district", "citation"), note=self.chance.choice((_LOST, None)))

    def remove(self) -> None:
        chosen = self._one("figure", "figure", "citation", "event", "source", "project", "district")
        remove_record(self.register, kind_of(type(chosen)), chosen.id)

    def restore(self) -> None:
        restore_record(self.register, self._one("figure", "citation", "source", "project", "district").id)

    def keep_warning(self) -> None:
        found = read_overview(self.register, today()).findings
        items = [item for each in found for item in each.items if item.rule]
        item = self.chance.choice(items)
        keep_warning(self.register, item.id, item.rule, "It is so.")

    def merge(self) -> None:
        one, other = self.chance.sample(self.known["district"], 2)
        merge(self.register, Merging("district", (one.id, other.id)))

    def erase(self) -> None:
        erase_person(self.register, self._one("person").id)

    def undo(self) -> None:
        undo(self.register)

    def redo(self) -> None:
        redo(self.register)


def _work(register: Register, seed: int, rounds: int) -> RandomWork:
    work, kept = RandomWork(register, Random(seed)), KeptClaims()
    only = Query("district", conditions=(Condition("names", Operator.CONTAINS, ("Alat",)),))
    for each in range(rounds):
        for _act in range(work.chance.choice((0, 1, 1, 2, 5))):
            work.act()
        with speaking(("az", "en", "ru")[each % 3]):
            _holds(register, kept, only if each % 5 == 4 else None, [work.chance.choice([*LABELS])])
    return work


def test_what_is_kept_tells_the_same_after_any_work(register: Register) -> None:
    work = _work(register, 3, 30)
    assert {"add_claim", "edit_claim", "cite", "remove", "restore", "undo", "redo"} <= work.done


@pytest.mark.thorough
@pytest.mark.parametrize("seed", range(3))
def test_what_is_kept_tells_the_same_after_much_work(register: Register, seed: int) -> None:
    assert _work(register, seed, 60).done


def test_what_is_kept_tells_what_another_program_saved(register: Register, register_file: Path) -> None:
    kept, place = KeptClaims(), district()
    keep(register, place)
    _holds(register, kept)
    other = open_register(register_file)
    keep(other, figure(place, "residents", 5))
    other.close()
    _holds(register, kept)
    assert read_overview(register, today(), kept=kept).lines[0].claims["residents"].quantity.value == 5


def test_what_is_kept_of_one_register_says_nothing_of_another(
    register: Register, register_file: Path, tmp_path: Path
) -> None:
    kept, place = KeptClaims(), district()
    keep(register, place)
    copy = open_register(Path(shutil.copy(register_file, tmp_path / "copy.ddesk")))
    keep(register, figure(place, "residents", 5))
    keep(copy, figure(place, "residents", 7))
    for each in (register, copy, register):
        _holds(each, kept)
    copy.close()


@pytest.mark.parametrize("kind", CLOCK_KINDS)
def test_what_is_kept_says_nothing_of_another_day(register: Register, kind: ClockKind) -> None:
    kept, place = KeptClaims(), district()
    keep(register, place, figure(place, "residents", 5, as_of=on("2020-05-01")))
    keep(register, figure(place, "residents", 7, as_of=on("2024-05-01")))
    _holds(register, kept)
    days = (today(), date(2022, 1, 1), date(2019, 1, 1)) if kind == "so" else (today(), today())
    with open_past(register, Clock(kind, days[0])) as past:
        for day in (*days, days[0]):
            past.turn(Clock(kind, day))
            assert read_overview(past, day, kept=kept) == read_overview(past, day)
            assert read_finding(past, "unsupported", day, kept=kept) == read_finding(past, "unsupported", day)
        _holds(register, kept)
    _holds(register, kept)


def test_a_look_that_failed_leaves_nothing_wrong_behind(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    kept, place = KeptClaims(), district()
    keep(register, place, figure(place, "residents", 5))
    _holds(register, kept)
    keep(register, figure(place, "residents", 7, as_of=on("2024")))
    with monkeypatch.context() as broken:
        broken.setattr("districtdesk.register.queries.overview_scan.read_far_dates", _fail)
        with pytest.raises(ZeroDivisionError):
            read_overview(register, today(), kept=kept)
    _holds(register, kept)


def _fail(*_given: object) -> None:
    raise ZeroDivisionError
