"""All claims of one indicator of some subjects over time: what a chart of them draws, and what it leaves out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

from .. import i18n
from ..alphabet import alphabetical
from ..dates.stored import days
from ..i18n import _, ngettext
from ..measure_units import is_said_in, unit_name
from ..records import Figure, table_of
from ..records.claim_status import WITHDRAWN
from ..register.captions import captions
from ..register.claims.claim_order import is_to_come
from ..register.claims.figure_rows import FigureRow, read_figure_rows_where
from ..register.clock import titled
from ..register.journal import journal
from ..register.journal.store import Register, Session
from ..register.queries.overview_material import Measure
from ..register.queries.overview_query import read_compared_material, read_measures
from .claims import grouped, reading
from .contradictions import find_contradictions
from .plans import plan_of

Sort = Literal["so", "planned", "withdrawn"]
_TENTHS = 10
_AT_FIRST = 3
_FIGURE = table_of(Figure).c


class ChartedSubject(NamedTuple):
    """What is told of by some claim of an indicator. `value`: what is shown of it, or else planned; None where that
    is nothing, or in another currency or unit than most.
    """

    id: str
    name: str
    value: float | None = None


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """One claim: its first and last possible day as ordinals, its number, and its ends, None where one is open.

    `against`: the ids of the claims that it contradicts.
    """

    id: str
    first: int
    last: int
    value: float
    low: float | None
    high: float | None
    sort: Sort
    qualifier: str
    words: str
    against: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """The claims of one subject in the order of time."""

    subject: str
    name: str
    points: tuple[ChartPoint, ...]


@dataclass(frozen=True, slots=True)
class ChartData:
    """`unit`: of the axis of numbers. `notes`: what is left out and why, whole sentences.

    `step`: the last one of the history that it knows of.
    """

    title: str
    unit: str
    series: tuple[ChartSeries, ...]
    notes: tuple[str, ...] = ()
    step: int = 0

    @property
    def points(self) -> list[ChartPoint]:
        return [point for each in self.series for point in each.points]


def read_charted_indicators(register: Register, chosen: Collection[str] = ()) -> list[tuple[str, str]]:
    """The indicators of which there are claims, by id and name: those of the chosen records first, and before others
    those of which the same subjects have more than one claim.
    """
    with register.read() as session:
        measures = read_measures(session)
        rows = list(read_figure_rows_where(session))
    counts = Counter(row.indicator for row in rows)
    own = Counter(row.indicator for row in rows if not frozenset(chosen).isdisjoint(row.subjects))
    first = Counter(indicator for indicator, _subject in {(row.indicator, row.subject) for row in rows})

    def place(indicator: str) -> tuple[int, int, int]:
        return -own[indicator], first[indicator] - counts[indicator], -counts[indicator]

    return [(each, measures[each].names.show()) for each in sorted(counts, key=place) if each in measures]


def read_charted_subjects(register: Register, indicator: str) -> list[ChartedSubject]:
    """What has a claim of it, in the order of the alphabet."""
    with register.read() as session:
        rows = list(read_figure_rows_where(session, _FIGURE.indicator == indicator))
        measure = read_measures(session)[indicator]
        claims = grouped(rows, {indicator: measure})
        names = captions(session, {subject for row in rows for subject in row.subjects})
    usual = _usual(rows)
    shown = (claims.shown.get(key) or plan_of(group, measure) for key, group in claims.groups.items())
    values = {row.subject: row.number for row in shown if row and (row.currency, row.unit) == usual}
    found = (ChartedSubject(each, name.show(), values.get(each)) for each, name in names.items())
    return sorted(found, key=lambda each: alphabetical(each.name))


def charted_at_first(found: Sequence[ChartedSubject], chosen: Collection[str]) -> list[str]:
    """The ids of which a chart is drawn as long as nobody ticks others: the chosen ones, or else the largest."""
    own = [each.id for each in found if each.id in chosen]
    largest = sorted(found, key=lambda each: (each.value is None, -(each.value or 0)))
    return own or [each.id for each in largest[:_AT_FIRST]]


def _usual(rows: Iterable[FigureRow]) -> tuple[str | None, str | None]:
    """The currency and unit of most of them."""
    alike = Counter((row.currency, row.unit) for row in rows)
    return alike.most_common(1)[0][0] if alike else (None, None)


def chart_title(data: ChartData) -> str:
    """What it is of, with the unit unless the name says it."""
    if not data.unit or is_said_in(data.unit, data.title):
        return data.title
    return _("{label}, {unit}", label=data.title, unit=data.unit)


def read_chart(register: Register, indicator: str, subjects: Sequence[str]) -> ChartData:
    """The chart of one indicator for these subjects, in this order and the language of the moment."""
    with register.read() as session:
        measure = read_measures(session)[indicator]
        wanted = frozenset(subjects)
        rows = [
            row
            for row in read_figure_rows_where(session, _FIGURE.indicator == indicator)
            if not wanted.isdisjoint(row.subjects)
        ]
        names = captions(session, subjects)
        against = _against(session, rows)
        step = journal.newest(session)
    usual = _usual(rows)
    drawn = [row for row in rows if (row.currency, row.unit) == usual and _days(row) and row.value is not None]
    series = tuple(
        ChartSeries(each, names[each].show() if each in names else "", _points(each, drawn, measure, against))
        for each in subjects
    )
    title = titled(measure.names.show(), register.clock)
    return ChartData(title, _unit(usual, measure), series, tuple(_notes(rows, drawn, usual)), step)


def _against(session: Session, rows: Sequence[FigureRow]) -> dict[str, set[str]]:
    material = read_compared_material(session)
    own = {row.id for row in rows}
    claims = grouped((row for row in material.figures if row.id in own), material.measures)
    found: dict[str, set[str]] = {}
    for each in find_contradictions(material, claims):
        found.setdefault(each.one.id, set()).add(each.other.id)
    return found


def _days(row: FigureRow) -> tuple[int, int] | None:
    """A plan stands at the time for which it is meant."""
    text = (row.for_when if is_to_come(row) else None) or row.as_of or row.period
    return days(text) if text and row.quantity.is_number else None


def _points(
    subject: str, rows: Sequence[FigureRow], measure: Measure, against: dict[str, set[str]]
) -> tuple[ChartPoint, ...]:
    found = []
    for row in rows:
        when = _days(row)
        if subject in row.subjects and when:
            sort: Sort = "withdrawn" if row.status in WITHDRAWN else "planned" if is_to_come(row) else "so"
            low, high = (_end(end[0]) for end in row.quantity.bounds)
            opposed = frozenset(against.get(row.id, ()))
            words = reading(row, measure)
            found.append(ChartPoint(row.id, *when, row.number, low, high, sort, row.qualifier, words, opposed))
    return tuple(sorted(found, key=lambda each: (each.first + each.last, each.id)))


def _end(tenths: Decimal | float) -> float | None:
    value = float(tenths) / _TENTHS
    return None if value in (float("inf"), float("-inf")) else value


def _unit(usual: tuple[str | None, str | None], measure: Measure) -> str:
    currency, unit = usual
    if currency:
        return i18n.currency_sign(currency)
    if unit is None and measure.dimension == "count":
        # Its name says what is counted.
        return ""
    return unit_name(unit or (measure.unit.show() if measure.unit else ""))


def _notes(rows: Sequence[FigureRow], drawn: Sequence[FigureRow], usual: tuple[str | None, str | None]) -> list[str]:
    shown = {row.id for row in drawn}
    others = sum((row.currency, row.unit) != usual for row in rows)
    undated = sum(row.id not in shown for row in rows) - others
    said = []
    if others:
        said.append(
            ngettext(
                "{count} claim in another currency or unit is not drawn.",
                "{count} claims in another currency or unit are not drawn.",
                others,
            )
        )
    if undated:
        said.append(
            ngettext(
                "{count} claim without a date or a number is not drawn.",
                "{count} claims without a date or a number are not drawn.",
                undated,
            )
        )
    return said
