"""What the overview is reckoned from, as it comes out of the tables."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from ...dates.imprecise import ImpreciseDate
from ...money import Amount
from ...names import Names
from ...records import ExchangeRate, Figure, LegalAct, Residency, ReturnDue
from ...records.states import Owner, State
from ..claims.announcements import Overtaken
from ..claims.figure_rows import FigureRow
from ..rules.recorded_rates import RecordedRate
from .far_dates import DoubtfulValue
from .project_standing import ProjectStanding


class Measure(NamedTuple):
    """An indicator."""

    id: str
    code: str
    names: Names
    unit: Names | None
    dimension: str
    nature: str
    subjects: str | None
    may_be_summed: bool
    only_grows: bool | None
    added_to: tuple[str, ...] | None
    per: str | None


class OrderedDistrict(NamedTuple):
    """A district, with the key that orders it in the language of the moment."""

    id: str
    names: Names
    order: str


class Launch(NamedTuple):
    """One launch as told of one subject; `project_status` is None for a subject that is no project."""

    id: str
    subject: str
    subject_kind: str
    project_status: str | None
    date: ImpreciseDate | None
    status: str
    announced_on: ImpreciseDate | None


class Named(NamedTuple):
    """A record that could be in the register twice; `keys` are its names as they are compared, `once` former ones."""

    id: str
    kind: str
    names: Names
    tax_id: str | None
    keys: set[str]
    once: frozenset[str] = frozenset()


class ShareRow(NamedTuple):
    """What one participation holds, in percent; `of`: what the shares of its list have in common."""

    participation: str
    share: Decimal
    of: tuple[object, ...]

    @property
    def owner(self) -> str:
        """The project or the company of which it is a share."""
        return str(self.of[0] or self.of[1])


class Plot(NamedTuple):
    """The plot of an open residency, in square metres; `is_recorded`: that of a resident, no applicant or other."""

    residency: str
    district: str
    area: int
    is_recorded: bool


class Home(NamedTuple):
    """A project with its district and that of its residency."""

    project: str
    district: str | None
    of_residency: str


class Converted(NamedTuple):
    """A figure of money with what its source says that is in another currency."""

    figure: str
    subject: str
    value: Decimal
    currency: str
    conversion: Amount
    as_of: ImpreciseDate | None
    period: ImpreciseDate | None


class Owed(NamedTuple):
    """A return that has a day on which it is due, and has not been received."""

    id: str
    owed_by: str
    form: str
    due_on: ImpreciseDate


class Asked(NamedTuple):
    """A question that no source answers yet."""

    id: str
    subject: str
    question: str


@dataclass(frozen=True)
class TotalsMaterial:
    """What the sums over districts are reckoned from.

    `measures` by id, `figures` in the order of their ids. `within`: the district of a project or a residency, the
    whole of a zone or a phase. `recorded`: how many residents have a record, by district. `claimed`: the districts
    of which something is claimed, as the first of its subjects.
    """

    districts: tuple[OrderedDistrict, ...]
    measures: dict[str, Measure]
    figures: list[FigureRow]
    within: dict[str, str]
    recorded: dict[str, int]
    claimed: frozenset[str]
    launches: list[Launch]
    projects: list[ProjectStanding]

    @cached_property
    def places(self) -> frozenset[str]:
        """The districts by id."""
        return frozenset(place.id for place in self.districts)

    def figure(self, record_id: str) -> FigureRow:
        """The figure of this id. KeyError for one that is not among them."""
        place = bisect_left(self.figures, (record_id,))
        if place == len(self.figures) or self.figures[place].id != record_id:
            raise KeyError(record_id)
        return self.figures[place]

    def measure(self, code: str) -> Measure | None:
        """The indicator of this code."""
        return next((each for each in self.measures.values() if each.code == code), None)


@dataclass(frozen=True)
class ComparedMaterial:
    """What claims are compared with each other from: a part of Material."""

    figures: list[FigureRow]
    measures: dict[str, Measure]
    kinds: dict[str, str]
    quiet: frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Material(TotalsMaterial):
    """All that the overview is reckoned from.

    `kinds`: of subjects, as far as some indicator is meant for that kind alone. `wholes`: what a zone or a phase is a
    part of. `unsupported`: the claims without evidence, (kind, id). `doubtful`: residencies whose dates want a
    look. `acts`: those that share their number with another. `far_dates`, `lost_signs`: in whatever field.
    `source_dates`: those of the sources of claims dated by their publication.
    `quiet`: warnings that are kept as they are, (record, rule). `owed`: returns that are not received. `asked`:
    questions that are open. `overtaken`: announcements that leave dates behind with earlier ones.
    `printed`: figures with a number or a unit as printed. `exchanged`: the exchange rates. `untimely`: returns that
    may be due or received too early.
    """

    kinds: dict[str, str]
    wholes: dict[str, str]
    unsupported: list[tuple[str, str]]
    named: list[Named]
    shares: list[ShareRow]
    plots: list[Plot]
    homes: list[Home]
    doubtful: list[Residency]
    acts: list[LegalAct]
    converted: list[Converted]
    far_dates: list[DoubtfulValue]
    lost_signs: list[DoubtfulValue]
    source_dates: dict[str, list[ImpreciseDate]]
    in_time: list[tuple[Owner, list[State]]] = field(default_factory=list)
    quiet: frozenset[tuple[str, str]] = frozenset()
    owed: Sequence[Owed] = ()
    rates: Sequence[RecordedRate] = ()
    asked: Sequence[Asked] = ()
    overtaken: Sequence[Overtaken] = ()
    printed: Sequence[Figure] = ()
    exchanged: Sequence[ExchangeRate] = ()
    untimely: Sequence[ReturnDue] = ()
