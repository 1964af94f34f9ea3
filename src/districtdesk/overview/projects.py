"""The projects of the overview: how many in which status and district, and what is planned and invested in them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import NamedTuple

from ..i18n import _, ngettext
from ..quantity import Quantity
from ..records import Project, field_of
from ..register.claims.figure_rows import FigureRow
from ..register.queries.overview_material import Measure, TotalsMaterial
from .claims import Claims
from .launch_years import Delay, LaunchYears, by_delay, launch_years
from .launches import Overdue
from .plans import TO_COME, add_by_time, shown_plan_of
from .together import with_wholes

STATUS = field_of(Project, "status").kind
# What is said of the money in a project, in the order in which it stands.
MONEY = ("investment_value", "investment_planned", "invested")


class MoneyColumn(NamedTuple):
    """An indicator by its code and name, and whether what is planned is told of it or what is so."""

    code: str
    name: str
    is_planned: bool

    @property
    def heading(self) -> str:
        """Its name, and that it is planned where the name does not say so."""
        is_said = not self.is_planned or self.code in TO_COME
        return self.name if is_said else _("{indicator}, planned", indicator=self.name)


@dataclass(frozen=True, slots=True)
class ProjectMoney:
    """What the projects of one status come to by one indicator, planned or so already.

    `rows`: the claims that are added; `inside`: those that are not, because they lie within another project's.
    `notes` are whole sentences.
    """

    column: MoneyColumn
    quantities: tuple[Quantity, ...]
    rows: tuple[FigureRow, ...]
    inside: tuple[FigureRow, ...]
    notes: tuple[str, ...]

    @property
    def stated(self) -> int:
        """How many projects have a number in it."""
        return len({row.subject for row in self.rows})

    def short(self) -> list[str]:
        """The amounts, each in short with its sign."""
        return [f"{each.sign}\u00a0{each.short()}".strip() for each in self.quantities]

    def told(self) -> str:
        """All of it in words."""
        amounts = "; ".join(each.full() for each in self.quantities)
        inside = ngettext(
            "{count} claim is not added, as it lies within another.",
            "{count} claims are not added, as they lie within another.",
            len(self.inside),
        )
        parts = [f"{amounts}." if amounts else "", *self.notes, inside if self.inside else ""]
        return " ".join(filter(None, parts))


@dataclass(frozen=True, slots=True)
class StatusLine:
    """The projects of one status, None where none is given, by their ids."""

    status: str | None
    projects: tuple[str, ...]
    money: tuple[ProjectMoney, ...]

    @property
    def label(self) -> str:
        return STATUS.show(self.status) if self.status else _("Status not stated")

    def of(self, column: MoneyColumn) -> ProjectMoney | None:
        """What there is of it."""
        return next((each for each in self.money if each.column == column), None)


@dataclass(frozen=True, slots=True)
class ProjectsSummary:
    """All projects. `lines` in the order of the statuses; `by_district`: those not given up, by their ids.

    `phases`: how many are a phase of another project.
    """

    lines: tuple[StatusLine, ...]
    by_district: Mapping[str, tuple[str, ...]]
    launches: LaunchYears
    delays: tuple[Delay, ...]
    phases: int = 0

    @property
    def money(self) -> tuple[MoneyColumn, ...]:
        """What is told of some status, in one order."""
        found = {each.column: None for line in self.lines for each in line.money}
        return tuple(sorted(found, key=lambda each: (MONEY.index(each.code), not each.is_planned)))

    @property
    def standing(self) -> int:
        """How many were not given up."""
        return sum(len(line.projects) for line in self.lines if not is_given_up(line.status))

    @property
    def given_up(self) -> int:
        return sum(len(line.projects) for line in self.lines if is_given_up(line.status))


def is_given_up(status: str | None) -> bool:
    return status is not None and STATUS.standing(status) == "over"


def summarise_projects(
    material: TotalsMaterial, claims: Claims, late: Sequence[Overdue], day: date
) -> ProjectsSummary:
    """The projects as known on `day`."""
    by_status: dict[str | None, list[str]] = {}
    for each in material.projects:
        by_status.setdefault(each.status, []).append(each.id)
    counted = _counted(material, claims)
    lines = tuple(
        StatusLine(
            status, tuple(by_status[status]), tuple(_money(status, by_status[status], counted, material, claims))
        )
        for status in dict.fromkeys((*STATUS.all_values(), *filter(None, by_status), None))
        if status in by_status
    )
    phases = sum(each.phase_of is not None for each in material.projects)
    return ProjectsSummary(
        lines, _by_district(material), launch_years(material.launches), by_delay(late, day), phases
    )


def _by_district(material: TotalsMaterial) -> dict[str, tuple[str, ...]]:
    """In the nearest district, which for a zone is itself."""
    found: dict[str, list[str]] = {}
    for each in material.projects:
        if is_given_up(each.status):
            continue
        wholes = with_wholes(each.id, material.within)
        district = next((whole for whole in wholes if whole in material.places), None)
        if district:
            found.setdefault(district, []).append(each.id)
    return {district: tuple(projects) for district, projects in found.items()}


@dataclass(frozen=True, slots=True)
class _Shown:
    """Of one indicator, planned or so, the claim that is shown of each project; `inside`: within another's."""

    measure: Measure
    is_planned: bool
    rows: dict[str, FigureRow]
    inside: frozenset[str]


def _counted(material: TotalsMaterial, claims: Claims) -> list[_Shown]:
    ids = [each.id for each in material.projects]
    found = []
    for code in MONEY:
        measure = material.measure(code)
        if measure is None:
            continue
        for is_planned in (True,) if measure.code in TO_COME else (True, False):
            rows = dict(_shown(ids, measure, claims, is_planned=is_planned))
            if rows:
                inside = frozenset(each for each in rows if _is_within(each, rows, material.within))
                found.append(_Shown(measure, is_planned, rows, inside))
    return found


def _shown(
    ids: Iterable[str], measure: Measure, claims: Claims, *, is_planned: bool
) -> Iterable[tuple[str, FigureRow]]:
    for project in ids:
        group = claims.groups.get((project, measure.id))
        if not group:
            continue
        row = (
            shown_plan_of((project, measure.id), measure, claims)
            if is_planned
            else claims.shown.get((project, measure.id))
        )
        if row:
            yield project, row


def _is_within(project: str, others: Collection[str], within: Mapping[str, str]) -> bool:
    return any(each in others for each in with_wholes(project, within)[1:])


def _money(
    status: str | None, projects: Sequence[str], counted: Sequence[_Shown], material: TotalsMaterial, claims: Claims
) -> Iterable[ProjectMoney]:
    for shown in counted:
        own = [(each, shown.rows[each]) for each in projects if each in shown.rows]
        added = [row for each, row in own if each not in shown.inside]
        if not own:
            continue
        silent = len(projects) - len(own)
        given = added, shown.measure, material.within, silent
        quantities, notes = claims.made_of(
            ("money", status, shown.measure.id, shown.is_planned), given, partial(add_by_time, *given, most=None)
        )
        inside = tuple(row for each, row in own if each in shown.inside)
        column = MoneyColumn(shown.measure.code, shown.measure.names.show(), shown.is_planned)
        yield ProjectMoney(column, quantities, tuple(added), inside, notes)
