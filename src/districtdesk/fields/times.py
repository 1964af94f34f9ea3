"""Kinds of field that hold dates: as exact as they are known, or to the day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .. import i18n
from ..dates.beside import days_meant, read_in_field
from ..dates.imprecise import ImpreciseDate
from ..dates.offset import parse_offset, read_offset, show_offset
from ..dates.plausible import Spanning, is_plausible
from ..i18n import N_, _
from ..problems import Problem, error, warning
from .kind import FieldKind, Json
from .operator import AS_AMOUNT, WHETHER_ANY
from .words import Words


def _far_off(when: Spanning, shown: str) -> list[Problem]:
    if is_plausible(when):
        return []
    return [warning(_("“{given}” lies far from our time. Look at the year.", given=shown), rule="date_far_off")]


@dataclass(frozen=True)
class Imprecise(FieldKind[ImpreciseDate]):
    """A date as exact as it is known: EDTF, with its earliest and latest day."""

    holds = ImpreciseDate
    word = N_("imprecise date")
    operators, extent = AS_AMOUNT, "span"
    usual_width = 32
    is_date = True
    stands_below_title = True
    example = N_("a day, May 2025, late 2025")
    examples = ("01.05.2023", N_("May 2025"), N_("late 2025"), N_("about 2026"), N_("2019 to 2023"))
    kept = N_("The words as printed, with the earliest and the latest day that they may mean. No day is made up.")
    follows = N_("Dates of any exactness by ISO 8601-2 (EDTF).")

    def show_short(self, value: ImpreciseDate) -> str:
        return value.short()

    def _read(self, text: str) -> ImpreciseDate | Problem:
        return read_in_field(text)

    def answers(self, text: str) -> tuple[ImpreciseDate, ...]:
        return days_meant(text)

    def _show(self, value: ImpreciseDate) -> str:
        return value.show()

    def _check(self, value: ImpreciseDate) -> list[Problem]:
        return _far_off(value, value.show())

    def _dump(self, value: ImpreciseDate) -> Json:
        return value.dump()

    def _load(self, dumped: Json) -> ImpreciseDate:
        return ImpreciseDate.load(str(dumped))


@dataclass(frozen=True)
class Offset(Words):
    """How far a date lies from an event, as bounds (see dates/offset.py)."""

    word = N_("how far from an event")
    operators = WHETHER_ANY
    usual_width = 34
    example = N_("after, within 6 months, 2 to 3 years after")
    examples = (N_("after"), N_("within 6 months"), N_("2 to 3 years after"))
    kept = N_("From how long to how long after the event, or before it.")
    follows = N_("Lengths of time by ISO 8601-1.")

    def search_texts(self, value: str) -> tuple[str, ...]:
        return ()

    def _read(self, text: str) -> str | Problem:
        return read_offset(text)

    def _show(self, value: str) -> str:
        return show_offset(value)

    def _check(self, value: str) -> list[Problem]:
        if parse_offset(value):
            return []
        return [error(_("“{text}” does not say how far it is from an event.", text=value[:80]), rule="offset")]


@dataclass(frozen=True)
class Day(FieldKind[date]):
    """A calendar day, without time or zone."""

    holds = date
    word = N_("day")
    operators, extent = AS_AMOUNT, "day"
    is_date = True
    example = N_("a day, for example 01.05.2023")
    examples = ("01.05.2023", N_("1 May 2023"))
    kept = N_("A calendar day, without time and zone.")
    follows = N_("Days by ISO 8601-1.")

    def show_short(self, value: date) -> str:
        return i18n.short_day(value)

    def _read(self, text: str) -> date | Problem:
        found = read_in_field(text)
        if isinstance(found, Problem):
            return found
        if not found.is_day or found.earliest is None:
            return error(_("An exact day is needed here, for example 01.05.2023."), rule="day")
        return found.earliest

    def answers(self, text: str) -> tuple[date, ...]:
        return tuple(each.earliest for each in days_meant(text) if each.is_day and each.earliest)

    def _show(self, value: date) -> str:
        return ImpreciseDate.of(value).show()

    def _check(self, value: date) -> list[Problem]:
        return _far_off(ImpreciseDate.of(value), self._show(value))

    def _dump(self, value: date) -> Json:
        return value.isoformat()

    def _load(self, dumped: Json) -> date:
        return date.fromisoformat(str(dumped))
