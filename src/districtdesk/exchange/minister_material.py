"""What the minister's table is made of: of each district the claims shown, in columns of like ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from .. import i18n
from ..i18n import _
from ..measure_units import is_said_in, unit_name
from ..overview.by_district import ByDistrict, LikeColumn, by_district, planned_by_district
from ..overview.claims import Claims, grouped
from ..overview.contradictions import find_contradictions
from ..overview.counted_rows import is_within
from ..overview.counting import read_counting
from ..overview.narrowing import narrowed_to, read_within_districts
from ..overview.residents_within import count_within
from ..register.claims.figure_rows import FigureRow
from ..register.clock import so_day
from ..register.journal.store import Session
from ..register.queries.chosen import read_chosen
from ..register.queries.condition import Condition
from ..register.queries.listing import Query
from ..register.queries.overview_material import Material
from ..register.queries.overview_query import read_overview_material
from ..register.queries.residents import count_residents_on
from ..register.queries.subject_claims import Evidence, read_evidence

DISTRICT = "district"
RESIDENTS, INVESTED, PLANNED, JOBS = "residents", "invested", "investment_planned", "jobs_created"
_CODES = ("area", RESIDENTS, JOBS, INVESTED, PLANNED)
_MILLION = 1_000_000
_DISPUTED = "disputed"


@dataclass(frozen=True, slots=True)
class MinisterColumn:
    """One indicator in one currency or unit, and how its numbers are told: in millions where they are that large."""

    code: str
    key: str
    label: str
    like: LikeColumn
    in_millions: bool


@dataclass(frozen=True, slots=True)
class MinisterMaterial:
    """`districts`: their ids and names. `parts`: by code what each indicator comes to. `recorded`: residents that
    surely are, and all that may be, with those of zones; `inside`: the zones of others that are listed. `doubts`: by
    the id of a claim those that disagree with it, or are disputed. `uncounted`: by the id of a claim why no total
    adds it.
    """

    districts: Sequence[tuple[str, str]]
    parts: Mapping[str, ByDistrict]
    columns: Sequence[MinisterColumn]
    recorded: Mapping[str, tuple[int, int]]
    evidence: Mapping[str, Sequence[Evidence]]
    doubts: Mapping[str, Sequence[FigureRow]]
    uncounted: Mapping[str, str]
    inside: frozenset[str] = frozenset()

    @property
    def rows(self) -> list[FigureRow]:
        return [row for column in self.columns for row in column.like.rows]

    @property
    def together(self) -> list[FigureRow]:
        """The numbers of several districts, each once."""
        return list({row.id: row for column in self.columns for row in column.like.together}.values())


def read_minister_material(
    session: Session, conditions: Sequence[Condition], records: Sequence[str]
) -> MinisterMaterial:
    """Of the districts that meet the conditions, or of those of these ids."""
    material = _material(session, conditions, records)
    claims = grouped(material.figures, material.measures)
    parts = {code: by_district(code, material, claims) for code in _CODES if code != PLANNED}
    parts[PLANNED] = planned_by_district(PLANNED, material, claims)
    rows = [row for part in parts.values() for row in part.rows]
    doubts = _doubts(material, claims, rows)
    told = {row.id for row in rows} | {row.id for known in doubts.values() for row in known}
    return MinisterMaterial(
        [(place.id, place.names.show()) for place in material.districts],
        parts,
        [column for code in _CODES for column in _columns(code, parts[code])],
        _recorded(session, material),
        read_evidence(session, told),
        doubts,
        _uncounted(session, parts),
        frozenset(each for each in material.places if is_within(each, material.places, material)),
    )


def _material(session: Session, conditions: Sequence[Condition], records: Sequence[str]) -> Material:
    material = read_overview_material(session, i18n.language())
    chosen = frozenset(records)
    if conditions:
        found = read_chosen(session, Query(DISTRICT, conditions=tuple(conditions))).ids
        chosen = chosen & found if records else found
    if conditions or records:
        return narrowed_to(material, read_within_districts(session, material, chosen))
    return material


def _recorded(session: Session, material: Material) -> dict[str, tuple[int, int]]:
    day = so_day()
    if day is None:
        recorded = count_within(material.recorded, material.within)
        return {place.id: (recorded[place.id],) * 2 for place in material.districts}
    sure, possible = (count_within(each, material.within) for each in count_residents_on(session, day))
    return {place.id: (sure[place.id], possible[place.id]) for place in material.districts}


def _doubts(material: Material, claims: Claims, rows: Sequence[FigureRow]) -> dict[str, list[FigureRow]]:
    """What speaks against what is shown: a claim that cannot be right beside it, and one that is disputed."""
    found: dict[str, dict[str, FigureRow]] = {row.id: {} for row in rows}
    for pair in find_contradictions(material, claims):
        if pair.one.id in found:
            found[pair.one.id][pair.other.id] = pair.other
    for row in rows:
        group = claims.groups.get((row.subject, row.indicator), ())
        found[row.id] |= {each.id: each for each in group if each.status == _DISPUTED}
    return {each: list(known.values()) for each, known in found.items() if known}


def _uncounted(session: Session, parts: Mapping[str, ByDistrict]) -> dict[str, str]:
    out = [row.id for part in parts.values() for row in part.rows if row.id not in part.counted]
    if not out:
        return {}
    counting = read_counting(session)
    return {each: counting[each].why if each in counting else "" for each in out}


def _columns(code: str, part: ByDistrict) -> Iterator[MinisterColumn]:
    for number, like in enumerate(part.columns):
        largest = max(abs(row.quantity.value) for row in like.rows)
        in_millions = like.currency is not None and largest >= _MILLION
        key = f"shown.{code}" if not number else f"shown.{code}_{number + 1}"
        yield MinisterColumn(code, key, _label(code, like, in_millions), like, in_millions)


def _label(code: str, like: LikeColumn, in_millions: bool) -> str:
    unit = ""
    if like.currency:
        unit = _("million {currency}", currency=like.currency) if in_millions else like.currency
    elif like.unit or code == "area":
        unit = unit_name(like.unit) if like.unit else like.measure.unit.show() if like.measure.unit else ""
    titles = {
        "area": _("Area"),
        RESIDENTS: _("Residents reported"),
        JOBS: _("Jobs created"),
        INVESTED: _("Invested"),
        PLANNED: _("Planned"),
    }
    is_said = not unit or is_said_in(unit, titles[code])
    return titles[code] if is_said else _("{label}, {unit}", label=titles[code], unit=unit)
