"""What the overview is reckoned from, as it comes out of the tables."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from ..dates.imprecise import ImpreciseDate
from ..names import Names
from ..records import Residency

_PLACES = 4


class Told(NamedTuple):
    """A figure as it is stored, since 100,000 of them are read: amounts in ten-thousandths, dates as text.

    Ids grow with time: of two figures the one with the larger id was entered later.
    """

    id: str
    subject: str
    indicator: str
    qualifier: str
    value: int
    value_to: int | None
    unit: str | None
    currency: str | None
    status: str
    increment: int | None
    as_of: str | None
    period: str | None
    preferred: int | None

    @property
    def amount(self) -> Decimal:
        return Decimal(self.value).scaleb(-_PLACES)

    @property
    def amount_to(self) -> Decimal | None:
        return None if self.value_to is None else Decimal(self.value_to).scaleb(-_PLACES)

    @property
    def when(self) -> ImpreciseDate | None:
        """The day it is as of, else the period it was counted over."""
        stored = self.as_of or self.period
        return ImpreciseDate.restore(stored) if stored else None


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


class Place(NamedTuple):
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
    created: str


class Named(NamedTuple):
    """A record that could be in the register twice."""

    id: str
    kind: str
    names: Names
    tax_id: str | None


class Shares(NamedTuple):
    """All shares of one role in one project, in percent; `participation` is one of them."""

    project: str
    total: Decimal
    participation: str


@dataclass(frozen=True, slots=True)
class Material:
    """All that the overview is reckoned from.

    `measures` by id. `of_kind`: the ids of the subjects of those kinds that some indicator is meant for alone.
    `within`: the district of a project or a residency. `recorded` and `plots` by district. `unsupported`: the claims
    without evidence, (kind, id).
    """

    districts: tuple[Place, ...]
    measures: dict[str, Measure]
    of_kind: dict[str, set[str]]
    figures: list[Told]
    within: dict[str, str]
    recorded: dict[str, int]
    plots: dict[str, int]
    launches: list[Launch]
    unsupported: list[tuple[str, str]]
    named: list[Named]
    shares: list[Shares]
    ended: list[Residency]
