"""Warnings: each rule that warns is written once, and what `check` finds of it the overview lists."""

from __future__ import annotations

import ast
import importlib
import random
from collections import defaultdict
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import districtdesk
from districtdesk.fields import Day
from districtdesk.money import Amount
from districtdesk.names import Names
from districtdesk.overview.overview import read_overview
from districtdesk.records import (
    KINDS,
    Citation,
    CompanyState,
    DistrictState,
    ExchangeRate,
    LegalAct,
    Market,
    Office,
    Participation,
    Person,
    Product,
    ProjectState,
    Record,
    ReturnDue,
    fields_of,
)
from districtdesk.records.today import today
from districtdesk.register import checking
from districtdesk.register.errors import Refused
from districtdesk.register.identity import new_id
from districtdesk.register.journal import broken_chain
from districtdesk.register.journal.removal import remove
from districtdesk.register.journal.store import Register
from tests.making import company, district, event, figure, keep, on, project, residency, source, standing
from tests.thorough import one_in

_ROOT = Path(districtdesk.__file__).parent
# What warns of the records themselves; an import warns of workbooks besides.
_ROOMS = ("fields", "records", "register")
# The functions that make a warning; `say` is either this or an error.
_WARNING = {"warning", "say"}

Found = dict[str, set[str]]


def _rules_that_warn() -> set[str]:
    """The names of all rules that the source warns of."""
    return {rule for room in _ROOMS for path in (_ROOT / room).rglob("*.py") for rule in _rules_in(path)}


def _rules_in(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _WARNING:
            rule = next(each.value for each in node.keywords if each.arg == "rule")
            yield rule.value if isinstance(rule, ast.Constant) else _named_in(path, ast.unparse(rule))


def _named_in(path: Path, name: str) -> str:
    module = ".".join(("districtdesk", *path.relative_to(_ROOT).with_suffix("").parts))
    return str(getattr(importlib.import_module(module), name))


def _act(**values: Any) -> LegalAct:
    return LegalAct(
        **{"id": new_id(), "number": "3127", "kind_as_reported": "decree", "issuer": "President"} | values
    )


def _names() -> list[Record]:
    return [company("Şəms"), company("SEMS"), district("Same"), district("same"), project("Same")]


def _tax_ids() -> list[Record]:
    return [company("One", tax_id="1234567890"), company("Other", tax_id="1234567890"), company("Third")]


def _acts() -> list[Record]:
    return [_act(date=on("2017")), _act(date=on("2017-07-25")), _act(date=on("2019"))]


def _displaced() -> list[Record]:
    one, other, firm = district("One"), district("Other"), company()
    home = residency(one, firm)
    moved, settled = (project(str(each), district=each.id, residency=home.id) for each in (other, one))
    return [one, other, firm, home, moved, settled]


def _plots() -> list[Record]:
    park, firms = district(), [company(f"Firm {number}") for number in range(3)]
    homes = [
        residency(park, firm, plot_area=area) for firm, area in zip(firms, (400_000, 300_000, None), strict=True)
    ]
    return [park, *firms, *homes, figure(park, "area", 60), figure(park, "area", 90, status="planned")]


def _shares() -> list[Record]:
    plant, firms = project(), [company(f"Firm {number}") for number in range(3)]
    roles = ("owner", "owner", "investor")
    held = [
        Participation(id=new_id(), project=plant.id, company=firm.id, role=role, share=Decimal(60))
        for firm, role in zip(firms, roles, strict=True)
    ]
    return [plant, *firms, *held]


def _dates(**values: Any) -> list[Record]:
    park, firm, other = district(), company("One"), company("Other")
    return [park, firm, other, residency(park, firm, **values), residency(park, other, registered_on=on("2020"))]


def _figure(*values: tuple[str, int | str], **others: Any) -> list[Record]:
    park = district()
    return [park, *(figure(park, indicator, value, **others) for indicator, value in values)]


def _announced() -> list[Record]:
    """A launch put off, by whose earlier date two others are told, beside one that another subject has."""
    park, other = district(), district("Other")
    first = event(park, date=on("2026"), announced_on=on("2025"))
    again, elsewhere = (event(each, date=on("2027"), announced_on=on("2026")) for each in (park, other))
    told = {"relative_to": first.id, "relative_by": "P0D/P6M", "status": "planned"}
    target = figure(park, "jobs_created", 290, **told)
    return [park, other, first, again, elsewhere, target, event(park, event_kind="expansion", **told)]


def _paces() -> list[Record]:
    """An output a year of half a year, one of a year, and one of which no period is given."""
    park = district()
    claims = [figure(park, "output_a_year", 800, period=when) for when in (on("2026-40"), on("2025"), None)]
    return [park, *claims, figure(park, "output_a_month", 800, period=on("2025"))]


def _falling() -> list[Record]:
    park = district()
    told = (("2023", 51), ("2024", 46), ("2025", 60))
    claims = [figure(park, "invested", value, currency="AZN", as_of=on(when)) for when, value in told]
    return [park, *claims, figure(park, "residents", 13, as_of=on("2023")), figure(park, "residents", 8)]


def _unlike_recorded() -> list[Record]:
    """1 dollar at 1,200 and at 12,000 soum: each was a rate once, but only the latter is one of that time."""
    park, bank = district(), source()
    day, pair = on("2023-05-02"), {"currency": "USD", "in_currency": "UZS"}
    rate = ExchangeRate(id=new_id(), rate=Decimal(11_400), day=day, source=bank.id, **pair)
    claims = [
        figure(park, code, 12_000_000_000, currency="UZS", as_of=on(when), stated_conversion=Amount(cents, "USD"))
        for code, when, cents in (
            ("loan", "2023", 1_000_000_000),
            ("state_allocation", "2023", 100_000_000),
            ("foreign_investment", "2009", 1_000_000_000),
        )
    ]
    return [park, bank, rate, *claims]


def _converted() -> list[Record]:
    park = district()
    stated = ((34_800_000_000, "59300000"), (34_800_000, "59300000"))
    return [
        park,
        *(
            figure(park, "invested", value, currency="AZN", stated_conversion=Amount(dollars * 100, "USD"))
            for dollars, value in stated
        ),
    ]


def _far_off() -> list[Record]:
    """One record for each field that holds a date, and one with a date of our time."""
    fields = [
        (kind, field.key)
        for kind, made in KINDS.items()
        for field in fields_of(made)
        # What is a day of the office's own work, and exact, comes from no text.
        if field.kind.is_date and not isinstance(field.kind, Day)
    ]
    assert {key for _kind, key in fields} >= {"date", "as_of", "period", "registered_on", "ended_on", "announced_on"}
    park, firm, plant, paper = district(), company(), project(), source()
    who = Person(id=new_id(), names=Names(en="Somebody"))
    made: dict[str, Callable[[], Record]] = {
        "district_state": lambda: DistrictState(id=new_id(), district=park.id, status="operating"),
        "company_state": lambda: CompanyState(id=new_id(), company=firm.id, legal_form="MMC"),
        "project_state": lambda: ProjectState(id=new_id(), project=plant.id, status="preparation"),
        "participation": lambda: Participation(id=new_id(), project=plant.id, country="AZ", role="owner"),
        "product": lambda: Product(id=new_id(), project=plant.id, model=new_id()),
        "market": lambda: Market(id=new_id(), project=plant.id, market_kind="foreign"),
        "office": lambda: Office(id=new_id(), person=who.id, title=Names(en="Minister")),
        "exchange_rate": lambda: ExchangeRate(
            id=new_id(), currency="USD", rate=Decimal("1.7"), in_currency="AZN", day=on("2023"), source=paper.id
        ),
        "return_due": lambda: ReturnDue(id=new_id(), owed_by=park.id, form="1"),
        "residency": lambda: residency(park, firm, residency_kind=None, status="left"),
        "figure": lambda: figure(park, "area", 60),
        "event": lambda: event(park),
        "source": lambda: source(),
        "legal_act": lambda: _act(number=new_id()),
    }
    dates = ("0202-05-12", "1202/1950", "1199-12", "../9999")
    far = [_with(made[kind](), key, when) for kind, key in fields for when in dates]
    others = [event(park, date=on("1999")), event(park, date=on("1999/.."))]
    return [park, firm, plant, paper, who, *far, *others]


def _with(record: Record, key: str, when: str) -> Record:
    setattr(record, key, on(when))
    return record


def _elsewhere() -> list[Record]:
    firm = company()
    return [firm, figure(firm, "area", 60), figure(firm, "jobs_created", 60)]


def _published_another_day() -> list[Record]:
    """A day of publication that is no source's, and one that is."""
    park, letter = district(), source(date=on("2024-10-29"))
    other, same = (
        figure(park, indicator, 60, as_of=on(day), as_of_basis="date_of_publication")
        for indicator, day in (("area", "2023-05-01"), ("residents", "2024-10-29"))
    )
    cited = [Citation(id=new_id(), record=each.id, source=letter.id) for each in (other, same)]
    return [park, letter, other, same, *cited]


def _published_since() -> list[Record]:
    """A day of publication where the only source is a site since 2020, and a claim dated as the site is."""
    park, site = district(), source(date=on("2020/.."))
    other, same = (
        figure(park, indicator, 60, as_of=on(when), as_of_basis="date_of_publication")
        for indicator, when in (("area", "2023-05-01"), ("residents", "2020-01-01/.."))
    )
    cited = [Citation(id=new_id(), record=each.id, source=site.id) for each in (other, same)]
    return [park, site, other, same, *cited]


def _zones() -> list[Record]:
    """Zones that are too large for their district, one of another time, and one that is not."""
    park, other = district(), district("Other")
    zones = [district(name, part_of=park.id) for name in ("North", "South", "East")]
    days = ("2024-05-01", "2024-05", "2019")
    claims = [figure(zone, "area", 60, as_of=on(day)) for zone, day in zip(zones, days, strict=True)]
    return [park, other, *zones, *claims, figure(park, "area", 100, as_of=on("2024")), figure(other, "area", 1)]


def _parts() -> list[Record]:
    """Two parts of the same jobs, which are too many, one of other jobs, which is not, and one without a whole."""
    park, other = district(), district("Other")
    whole, lone = figure(park, "jobs_created", 474), figure(other, "jobs_created", 474)
    told = (("jobs_created", 290), ("jobs_created", 190), ("jobs_permanent", 100))
    return [park, other, whole, lone, *(figure(park, code, value, part_of=whole.id) for code, value in told)]


def _states(own: str, *times: tuple[str | None, str | None, str]) -> Callable[[], list[Record]]:
    """A district of this status with its states, beside one that has none."""

    def make() -> list[Record]:
        park, other = district(status=own), district("Other", status=own)
        ends = [
            {key: on(day) for key, day in (("since", since), ("until", until)) if day} | {"status": status}
            for since, until, status in times
        ]
        return [park, other, *(DistrictState(id=new_id(), district=park.id, **each) for each in ends)]

    return make


def _parts_in_time() -> list[Record]:
    """Two districts that may have been parts of each other in 2020, and two that were so in different years."""
    parks = [district(name) for name in ("North", "South", "East", "West")]
    times = (("2020", 0, 1), ("2020", 1, 0), ("2015", 2, 3), ("2017", 3, 2))
    states = [
        DistrictState(id=new_id(), district=parks[one].id, part_of=parks[other].id, since=on(year), until=on(year))
        for year, one, other in times
    ]
    return [*parks, *states]


def _rates() -> list[Record]:
    """A dollar at two prices on one day, the other way round too, and at one that goes with the first on another."""
    bank = source()
    told = (
        ("USD", "AZN", "1.7", "2024-01-01"),
        ("USD", "AZN", "17", "2024-01-01"),
        ("AZN", "USD", "0.5882", "2024-01-02"),
        ("USD", "AZN", "1.7", "2024-01-02"),
    )
    return [
        bank,
        *(
            ExchangeRate(
                id=new_id(), currency=one, in_currency=other, rate=Decimal(rate), day=on(day), source=bank.id
            )
            for one, other, rate, day in told
        ),
    ]


def _inverse() -> list[Record]:
    bank, pair = source(), {"day": on("2024"), "rate": Decimal("1.7")}
    one = ExchangeRate(id=new_id(), currency="USD", in_currency="AZN", source=bank.id, **pair)
    return [bank, one, ExchangeRate(id=new_id(), currency="AZN", in_currency="USD", source=bank.id, **pair)]


def _returns(**values: Any) -> Callable[[], list[Record]]:
    def make() -> list[Record]:
        park = district()
        kept = {"due_on": on("2025-01-31"), "received_on": on("2024-06")}
        due = [
            ReturnDue(id=new_id(), owed_by=park.id, form="1", period=on("2024"), **each)
            for each in (kept | values, kept)
        ]
        return [park, *due]

    return make


def _printed(**values: Any) -> Callable[[], list[Record]]:
    """466 acres are 188.6 ha: beside one of them rounded, another that is no such number."""

    def make() -> list[Record]:
        park, other = district(), district("Other")
        stated = {"printed_value": Decimal(466), "printed_unit": "acre"}
        return [park, other, figure(park, "area", 189, **stated), figure(other, "area", 1886, **stated | values)]

    return make


def _misfit() -> list[Record]:
    """150 manats of 100 jobs, and 40 percent of them."""
    park = district()
    whole = figure(park, "jobs_created", 100)
    told = (("invested", 150, "AZN"), ("women_share", 40, None), ("jobs_permanent", 60, None))
    return [park, whole, *(figure(park, code, n, currency=money, part_of=whole.id) for code, n, money in told)]


def _together() -> list[Record]:
    """A district with its zone, and one with another district."""
    park, other = district(), district("Other")
    zone = district("Zone", part_of=park.id)
    pairs = ((park, zone, "residents"), (park, other, "jobs_created"))
    return [park, other, zone, *(figure(one, code, 9, together_with=(two.id,)) for one, two, code in pairs)]


def _once() -> list[Record]:
    """A district called as another was, beside that one and one of another name."""
    park, again, other = district("Park"), district("Zone"), district("Other")
    return [park, again, other, DistrictState(id=new_id(), district=park.id, names=Names(en="Zone"))]


# What provokes each rule; beside it stands a record of which it does not warn.
_PROVOKED: dict[str, list[Callable[[], list[Record]]]] = {
    "probable_duplicate": [_names, _tax_ids, _acts, _once],
    "voen": [lambda: [company("One", tax_id="123"), company("Other", tax_id="1234567890")]],
    "date_far_off": [_far_off],
    "residency_elsewhere": [_displaced],
    "plots_exceed_district": [_plots],
    "shares_above_100": [_shares],
    "possibly_out_of_order": [lambda: _dates(registered_on=on("2024-05"), ended_on=on("2024"))],
    "registered_in_future": [
        lambda: _dates(registered_on=on("2100")),
        lambda: _dates(certificate_date=on("2100-01")),
        lambda: _dates(registered_on=on("2100"), ended_on=on("2101")),
    ],
    "fraction_of_count": [lambda: _figure(("residents", "8.5"), ("jobs_created", 8))],
    "negative": [lambda: _figure(("residents", -3), ("jobs_created", 3))],
    "period_unlike_pace": [_paces],
    "told_by_earlier": [_announced],
    "another_unit": [lambda: _figure(("jobs_created", 3), ("residents", 8), unit="jobs")],
    "indicator_subject": [_elsewhere],
    "falls": [_falling],
    "contradicts": [
        lambda: _figure(("area", 88), ("area", 104), ("residents", 8), status="planned"),
        lambda: _figure(("area", 88), ("area", 104), ("residents", 8), as_of=on("2023-05-01")),
    ],
    "implausible_rate": [_converted],
    "rate_unlike_recorded": [_unlike_recorded],
    "not_published_then": [_published_another_day, _published_since],
    "parts_exceed_whole": [_parts],
    "zones_exceed_whole": [_zones],
    "not_as_of_today": [_states("planned", ("2020", None, "operating"))],
    "as_it_was_once": [_states("planned", (None, "2020", "planned"))],
    "states_overlap": [_states("operating", ("2010", "2020", "planned"), ("2015", "2018", "established"))],
    "may_loop_in_time": [_parts_in_time],
    "another_rate": [_rates, _inverse],
    "due_too_early": [_returns(due_on=on("2024-06"))],
    "received_too_early": [_returns(received_on=on("2023-06"))],
    "printed_unit_alone": [_printed(printed_value=None)],
    "unlike_printed": [_printed()],
    "no_part_of_that": [_misfit],
    "together_with_whole": [_together],
    "intended_and_dated": [
        lambda: _dates(status="applied", registered_on=on("2019")),
        lambda: _dates(status="letter_of_intent", ended_on=on("2024")),
    ],
    "lost": [lambda: [district(), district("Other", note="A letter that is \ufffd read")]],
    "without_evidence": [lambda: [park := district(), figure(park, "area", 60), event(park)]],
}


def _checked(register: Register) -> Found:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for finding in checking.check(register).findings:
        if not finding.problem.is_error:
            found[finding.problem.rule].add(finding.record_id)
    return dict(found)


def _listed(register: Register) -> Found:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for finding in read_overview(register, today()).findings:
        for item in finding.items:
            # The others are kept as they are until what they rest on changes; no rule warns of them.
            if item.rule in _PROVOKED:
                found[item.rule].add(item.id)
    return dict(found)


def test_each_rule_that_warns_is_provoked_here() -> None:
    # What a repair tells of the history is of no record; tests/faults/test_salvage.py provokes it.
    assert _rules_that_warn() - {broken_chain.DAMAGED} == set(_PROVOKED)


@pytest.mark.parametrize(
    ("rule", "provoke"), one_in(8, [(rule, provoke) for rule, ways in _PROVOKED.items() for provoke in ways])
)
def test_the_overview_lists_what_check_warns_of(
    register: Register, rule: str, provoke: Callable[[], list[Record]]
) -> None:
    records = provoke()
    keep(register, *records)
    checked = _checked(register)
    assert checked[rule] < {each.id for each in records}
    assert _listed(register) == checked


@pytest.mark.thorough
def test_what_is_removed_is_warned_of_nowhere(register: Register) -> None:
    for provoke in (_names, _plots, _shares, _displaced, _falling):
        keep(register, *provoke())
    with register.change("Remove all") as session:
        remove(session, [each.id for each in standing(session) if each.kind != "indicator"])
    assert _listed(register) == _checked(register) == {}


@pytest.mark.thorough
@pytest.mark.parametrize("seed", range(4))
def test_a_register_of_all_sorts_is_warned_of_alike(register: Register, seed: int) -> None:
    dice = random.Random(seed)
    parks = [district(f"District {dice.randrange(4)}") for _each in range(3)]
    firms = [company(f"Firm {number}", tax_id=dice.choice([None, "1234567890", "12"])) for number in range(4)]
    keep(register, *parks, *firms)
    for _each in range(60):
        made = _any_record(dice, parks, firms)
        try:
            keep(register, made)
        except Refused:
            continue
    assert _listed(register) == _checked(register)


def _any_record(dice: random.Random, parks: list[Any], firms: list[Any]) -> Record:
    when = dice.choice(["2022", "2023", "2023-05", "2023-05-01", "2024", "2100"])
    if dice.random() < 0.2:
        plot, end = dice.choice([None, 400_000]), dice.choice([None, on("2023")])
        home = {"plot_area": plot, "ended_on": end, "registered_on": on(when)}
        return residency(dice.choice(parks), dice.choice(firms), **home)
    if dice.random() < 0.1:
        return _act(number=str(dice.randrange(3)), date=on(when))
    code = dice.choice(["area", "residents", "jobs_created", "invested"])
    return figure(
        dice.choice([*parks, *firms]),
        code,
        dice.choice(["-1", "2.5", "3", "60", "61"]),
        as_of=dice.choice([None, on(when)]),
        status=dice.choice(["reported", "verified", "planned", "disputed"]),
        qualifier=dice.choice(["exact", "about", "more_than", "at_least", "less_than", "up_to"]),
        increment=dice.choice([None, None, True]),
        currency="AZN" if code == "invested" else None,
        unit=dice.choice([None, None, "jobs", "ha"]) if code in ("residents", "jobs_created") else None,
    )
