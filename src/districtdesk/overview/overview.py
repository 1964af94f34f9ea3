"""The overview: what all districts come to, each district in one line, and what needs attention."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from operator import attrgetter
from typing import NamedTuple

from .. import i18n
from ..collecting import without_collecting
from ..dates.stored import days
from ..i18n import _, ngettext
from ..quantity import Quantity
from ..register.captions import captions
from ..register.claims.claim_order import is_so, of_the_whole
from ..register.claims.decreases import Fall
from ..register.claims.figure_rows import FigureRow
from ..register.claims.units import is_in_unit
from ..register.journal import journal
from ..register.journal.store import Register
from ..register.kept_warnings import read_reasons
from ..register.queries.chosen import Chosen
from ..register.queries.listing import Query
from ..register.queries.overview_material import Material, Measure, OrderedDistrict, TotalsMaterial
from ..register.queries.overview_query import read_summed_material
from ..register.queries.summed_figures import SummedCodes
from .attention import (
    USUAL_AGE,
    AttentionItem,
    contradictions,
    due_returns,
    missing_residents,
    old_figures,
    open_questions,
    overdue_launches,
    overdue_returns,
    slipped_launches,
    unsupported_claims,
)
from .claims import Claims, grouped, is_to_come, quantity, reading
from .doubts import duplicates, warnings
from .launches import Overdue, overdue
from .narrowed_material import KeptClaims, read_compared
from .projects import MONEY, ProjectsSummary, summarise_projects
from .reported import AgainstRecords, compare
from .residents_within import count_within
from .tile import Tile
from .tiles import SUMMED, make_tiles

COLUMNS = ("area", "residents", "invested", "jobs_created")
_TREND = "invested"
# The indicators of all numbers that _beginning() shows.
_SUMMED = SummedCodes(districts={*COLUMNS, *SUMMED}, projects=MONEY, whole=(_TREND,))


@dataclass(frozen=True, slots=True)
class ClaimedValue:
    """What a district's line shows of one indicator: the number, and the whole claim in words."""

    quantity: Quantity
    row: FigureRow
    measure: Measure

    @property
    def is_in_unit(self) -> bool:
        """It is in the indicator's own unit, which need not stand beside each number."""
        return is_in_unit(self.row.unit, self.measure)

    @property
    def words(self) -> str:
        return reading(self.row, self.measure)


class TrendPoint(NamedTuple):
    """One claim of a trend, from its first to its last possible day. `falls`: lower than an earlier one."""

    first: int
    last: int
    value: float
    row: FigureRow
    measure: Measure
    falls: bool

    @property
    def words(self) -> str:
        claim = reading(self.row, self.measure)
        return _("{claim}, lower than before", claim=claim) if self.falls else claim


_LAST = attrgetter("last")


@dataclass(frozen=True, slots=True)
class Line:
    """One district. `claims` by the codes of COLUMNS; `recorded` counts its residents that have a record.

    `to_come`: those of which only what is planned or expected is stated. `projects`: how many were not given up.
    """

    id: str
    name: str
    claims: dict[str, ClaimedValue]
    recorded: int
    trend: tuple[TrendPoint, ...]
    has_figures: bool
    to_come: frozenset[str] = frozenset()
    projects: int = 0

    @property
    def span(self) -> tuple[int, int]:
        """The first and the last day of its trend, which is not empty; as ordinals."""
        return self.trend[0].first, max(map(_LAST, self.trend))

    @property
    def unlike_recorded(self) -> bool:
        """The claim about its residents and the records differ."""
        claim = self.claims.get("residents")
        return claim is not None and claim.is_in_unit and claim.quantity.value != self.recorded


@dataclass(frozen=True, slots=True)
class Overview:
    """All of it, as known on `day`. `span` is the first and last day of all trends, as ordinals.

    `compared`: by district what is reported against what is recorded.
    `of`: the districts of which it tells alone, where a filter chose some. `step`: the last one of the history that
    it knows of.
    """

    day: date
    tiles: tuple[Tile, ...]
    lines: tuple[Line, ...]
    findings: tuple[AttentionItem, ...]
    span: tuple[int, int]
    projects: ProjectsSummary
    compared: Mapping[str, tuple[AgainstRecords, ...]]
    of: Chosen | None = None
    step: int = 0

    @property
    def is_empty(self) -> bool:
        """Nothing is there to look at yet."""
        return not self.lines and not any(finding.count for finding in self.findings)


def read_overview(
    register: Register, day: date, query: Query | None = None, age: int = USUAL_AGE, kept: KeptClaims | None = None
) -> Overview:
    """The overview of a register, or of the districts that a query finds, in the language of the moment.

    `age`: after how many months a claim is old. `kept`: what was read for another look, and is renewed.
    """
    with without_collecting(), register.read() as session:
        material, claims, chosen = read_compared(session, query, _kept_of(register, kept))
        view = _overview(material, claims, day, age)
        names = captions(session, (item.about for finding in view.findings for item in finding.items))
        step = journal.newest(session)
    findings = tuple(finding.titled(names) for finding in view.findings)
    return replace(view, findings=findings, of=chosen, step=step)


def read_beginning(register: Register, day: date) -> Overview:
    """The same without what needs attention and what is compared, for which alone all claims have to be read."""
    with without_collecting(), register.read() as session:
        material = read_summed_material(session, i18n.language(), _SUMMED)
        begun = _beginning(material, grouped(material.figures, material.measures), day)
        return replace(begun, step=journal.newest(session))


def _kept_of(register: Register, kept: KeptClaims | None) -> KeptClaims | None:
    """Nothing is kept of another day: its copies have the same history, and hold something else."""
    return kept if register.clock is None else None


def overview(material: Material, day: date, age: int = USUAL_AGE) -> Overview:
    """The overview of what was read; the items of its findings have no titles yet."""
    return _overview(material, grouped(material.figures, material.measures), day, age)


def _overview(material: Material, claims: Claims, day: date, age: int) -> Overview:
    findings = _findings(material, claims, overdue(material.launches, day), day, age)
    return replace(_beginning(material, claims, day), findings=findings, compared=compare(material, claims))


def _beginning(material: TotalsMaterial, claims: Claims, day: date) -> Overview:
    late = overdue(material.launches, day)
    projects = summarise_projects(material, claims, late, day)
    lines = tuple(
        replace(each, projects=len(projects.by_district.get(each.id, ()))) for each in _lines(material, claims)
    )
    spans = [line.span for line in lines if line.trend]
    span = (min((first for first, _last in spans), default=0), max((last for _first, last in spans), default=0))
    tiles = make_tiles(material, claims, projects, late, day)
    return Overview(day, tiles, lines, (), span, projects, {})


def _findings(
    material: Material, claims: Claims, late: Sequence[Overdue], day: date, age: int
) -> tuple[AttentionItem, ...]:
    return tuple(find() for find in _finders(material, claims, late, day, age).values())


def _finders(
    material: Material, claims: Claims, late: Sequence[Overdue], day: date, age: int
) -> Mapping[str, Callable[[], AttentionItem]]:
    """By its key what finds each of them, in the order in which they stand."""
    quiet = material.quiet
    return {
        "launches": lambda: overdue_launches(late, day, quiet),
        "slipped": lambda: slipped_launches(material.launches, day, quiet),
        "returns": lambda: overdue_returns(material.owed, day, quiet),
        "due": lambda: due_returns(material.owed, day, quiet),
        "questions": lambda: open_questions(material.asked, quiet),
        "residents": lambda: missing_residents(_reported(material, claims), material.within, quiet),
        "old": lambda: old_figures(claims, material.measures, day, age, quiet),
        "unsupported": lambda: unsupported_claims(material, claims),
        "contradictions": lambda: contradictions(material, claims),
        "duplicates": lambda: duplicates(material),
        "warnings": lambda: warnings(material, claims),
    }


def find_open(material: Material, day: date) -> tuple[AttentionItem, ...]:
    """What needs attention of what was read; its items have no titles yet."""
    claims = grouped(material.figures, material.measures)
    return _findings(material, claims, overdue(material.launches, day), day, USUAL_AGE)


def read_finding(
    register: Register,
    key: str,
    day: date,
    query: Query | None = None,
    age: int = USUAL_AGE,
    kept: KeptClaims | None = None,
) -> AttentionItem:
    """One finding with all its records and those that are set aside, in the language of the moment.

    KeyError for one that there is not.
    """
    with without_collecting(), register.read() as session:
        material, claims, _chosen = read_compared(session, query, _kept_of(register, kept))
        late = overdue(material.launches, day)
        whole = _finders(material, claims, late, day, age)[key]().whole()
        if material.quiet:
            every = _finders(replace(material, quiet=frozenset()), claims, late, day, age)[key]().whole()
            whole = whole.with_set_aside(every.items, read_reasons(session))
        return whole.titled(captions(session, (item.about for item in (*whole.items, *whole.set_aside))))


def _lines(material: TotalsMaterial, claims: Claims) -> tuple[Line, ...]:
    figured = material.claimed | claims.beside
    codes = {measure.code: measure.id for measure in material.measures.values()}
    recorded = count_within(material.recorded, material.within)
    lines = (_line(place, material, claims, codes, place.id in figured) for place in material.districts)
    return tuple(replace(line, recorded=recorded[line.id]) for line in lines)


def _line(
    place: OrderedDistrict, material: TotalsMaterial, claims: Claims, codes: dict[str, str], has_figures: bool
) -> Line:
    cells = {}
    for code in COLUMNS:
        row = claims.shown.get((place.id, codes.get(code, "")))
        if row:
            measure = material.measures[row.indicator]
            cells[code] = ClaimedValue(quantity(row, measure), row, measure)
    trend = _trend((place.id, codes.get(_TREND, "")), claims, material)
    empty = (code for code in COLUMNS if code not in cells)
    to_come = frozenset(code for code in empty if is_to_come(claims.groups.get((place.id, codes.get(code, "")), ())))
    return Line(place.id, place.names.show(), cells, 0, trend, has_figures, to_come)


def _trend(key: tuple[str, str], claims: Claims, material: TotalsMaterial) -> tuple[TrendPoint, ...]:
    """The dated claims that are like the one shown, in the order of their dates."""
    chosen = claims.shown.get(key)
    if chosen is None:
        return ()
    measure = material.measures[chosen.indicator]
    falls = claims.falls(key) if measure.only_grows else {}
    return claims.of_group(key, "trend", partial(_points, chosen, measure, falls))


def _points(
    chosen: FigureRow, measure: Measure, falls: Mapping[str, Fall], group: Iterable[FigureRow]
) -> tuple[TrendPoint, ...]:
    fallen = {fall.later.id for fall in falls.values()}
    alike = (row for row in of_the_whole(group) if row.likeness == chosen.likeness and is_so(row))
    points = (_point(row, measure, row.id in fallen) for row in alike if row.as_of)
    return tuple(sorted((point for point in points if point), key=attrgetter("first", "last")))


def _point(row: FigureRow, measure: Measure, is_fallen: bool) -> TrendPoint | None:
    bounds = days(row.as_of or "")
    return TrendPoint(*bounds, row.number, row, measure, is_fallen) if bounds else None


def _reported(material: Material, claims: Claims) -> list[tuple[FigureRow, int]]:
    residents = material.measure("residents")
    if residents is None:
        return []
    recorded = count_within(material.recorded, material.within)
    chosen = ((claims.shown.get((place.id, residents.id)), place.id) for place in material.districts)
    return [(row, recorded[place]) for row, place in chosen if row and is_in_unit(row.unit, residents)]


def ordered(lines: Sequence[Line], key: str, descending: bool) -> list[Line]:
    """The lines in the order of one column: "name" is the alphabet's; lines that state nothing come last."""
    if key == "name":
        return list(reversed(lines)) if descending else list(lines)
    if key == "projects":
        return sorted(lines, key=lambda line: line.projects, reverse=descending)
    stated = [line for line in lines if key in line.claims]
    rest = [line for line in lines if key not in line.claims]
    # One currency does not count as more than another, nor does a unit: each stands by itself.
    stated.sort(key=lambda line: line.claims[key].quantity.value, reverse=descending)
    stated.sort(key=lambda line: _standing(line.claims[key]))
    return stated + rest


def _standing(claim: ClaimedValue) -> tuple[str, str]:
    return claim.quantity.currency or "", "" if claim.is_in_unit else claim.row.unit or ""


def _unstated(line: Line, code: str) -> str:
    return _("only what is planned or expected is stated") if code in line.to_come else _("not stated")


def spoken(line: Line) -> dict[str, str]:
    """Each cell of a line in whole words, for tooltips and screen readers."""
    words = {code: line.claims[code].words if code in line.claims else _unstated(line, code) for code in COLUMNS}
    if line.unlike_recorded:
        words["residents"] = _(
            "{claim}, {recorded} recorded", claim=words["residents"], recorded=i18n.number(line.recorded)
        )
    words["projects"] = ngettext("{count} project", "{count} projects", line.projects)
    words["trend"] = "; ".join(point.words for point in line.trend) or _("no dated claims yet")
    return words
