"""Rules of figures: what an indicator demands, one preferred claim, and claims that contradict each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session

from ...i18n import _
from ...names import Names
from ...problems import Problem, error, warning
from ...records import Citation, Figure, Indicator, Record, table_of
from ..claims.decreases import Fall, find_decreases
from ..claims.figure_rows import FigureRow, figure_row, figure_rows_where
from ..claims.rivals import rivals
from ..claims.units import is_of_area, is_of_people, is_own_unit

WITHOUT_EVIDENCE = "without_evidence"
FALLS = "falls"
CONTRADICTS = "contradicts"
_NEVER_BELOW_NOTHING = ("count", "area", "money")


class Measured(Protocol):
    """What of an indicator its figures are held to."""

    @property
    def dimension(self) -> str: ...

    @property
    def unit(self) -> Names | None: ...

    @property
    def subjects(self) -> str | None: ...


def figure_problems(session: Session, figure: Figure) -> Iterator[Problem]:
    """What is wrong with a figure beside its indicator and the other figures of its subject."""
    indicator = session.get(Indicator, figure.indicator)
    if indicator is None:
        return
    own, told = table_of(Figure), figure_row(figure)
    kind = session.scalar(select(table_of(Record).c.kind).where(table_of(Record).c.id == figure.subject))
    yield from _indicator_errors(figure, indicator)
    yield from oddities(told, indicator, kind)
    same = (own.c.subject == figure.subject, own.c.indicator == figure.indicator, own.c.id != figure.id)
    others = figure_rows_where(session, *same)
    if figure.preferred and any(other.preferred for other in others):
        text = _("Another claim of this indicator is preferred already. Take that mark away first.")
        yield error(text, "preferred", rule="two_preferred")
    fall = find_decreases([told, *others]).get(told.id) if indicator.only_grows else None
    if fall:
        yield fall_problem(fall)
    if rival := rivals([told, *others]).get(told.id):
        yield _rival_problem(*rival)


def _indicator_errors(figure: Figure, indicator: Indicator) -> Iterator[Problem]:
    if indicator.nature == "flow" and figure.period is None:
        yield error(_("This indicator is counted over a period: give the period."), "period", rule="flow_period")
    if indicator.dimension == "money" and not figure.currency:
        yield error(_("Money needs its currency."), "currency", rule="money_without_currency")
    if indicator.dimension != "money" and figure.currency:
        text = _("This indicator is no money: leave the currency empty.")
        yield error(text, "currency", "indicator", rule="currency_without_money")


def oddities(told: FigureRow, measure: Measured, kind: str | None) -> Iterator[Problem]:
    """What is odd about a figure for its indicator; `kind` is that of its subject."""
    if measure.dimension == "count" and not told.is_whole:
        yield warning(_("A count is normally a whole number."), "value", rule="fraction_of_count")
    if told.value < 0 and measure.dimension in _NEVER_BELOW_NOTHING:
        yield warning(_("This is normally not less than nothing."), "value", rule="negative")
    if told.unit:
        yield from _unit_problems(told.unit, measure)
    if measure.subjects not in (None, "any", kind):
        text = _("This indicator is meant for another kind of subject.")
        yield warning(text, "indicator", "subject", rule="indicator_subject")


def _unit_problems(unit: str, measure: Measured) -> Iterator[Problem]:
    if is_own_unit(unit, measure.unit):
        return
    people = people_problem(unit, measure.dimension)
    if people:
        yield people
        return
    if measure.dimension == "area" and not is_of_area(unit):
        yield error(_("Territory is kept in hectares."), "unit", rule="unit_of_area")
    # An output names what is put out: cars, where the indicator says “a year”.
    elif measure.dimension != "output_a_year" and (measure.unit or measure.dimension == "money"):
        text = _("This is another unit than the indicator's own: the figure is not added to others.")
        yield warning(text, "unit", rule="another_unit")


def people_problem(unit: str, dimension: str) -> Problem | None:
    """People or jobs told under an indicator that does not count."""
    if dimension == "count" or not is_of_people(unit):
        return None
    text = _("“{unit}” counts people or jobs, and this indicator does not. Choose an indicator that does.", unit=unit)
    return error(text, "unit", "indicator", rule="people_uncounted")


def fall_problem(fall: Fall) -> Problem:
    """A claim that is lower than one before it, though this only grows."""
    text = _(
        "{later} as of {day} is less than {earlier} before it, though this only grows. Both claims are kept.",
        later=fall.later.words(),
        day=fall.later.when.show() if fall.later.when else "",
        earlier=fall.earlier.words(),
    )
    return warning(text, "value", "as_of", rule=FALLS)


def _rival_problem(one: FigureRow, other: FigureRow) -> Problem:
    """Two claims that cannot both be right."""
    text = _(
        "Another claim says {other}: not both can be right. Both are kept; mark what no longer holds as superseded.",
        other=other.words(),
    )
    return warning(text, "value", rule=CONTRADICTS)


def evidence_problems(session: Session, claim: Record) -> Iterator[Problem]:
    """A figure or an event that no citation speaks for."""
    cited = select(Citation.id).where(Citation.record == claim.id, Citation.removed_at.is_(None)).limit(1)
    if session.scalar(cited) is None:
        yield warning(_("No source is given for this claim."), rule=WITHOUT_EVIDENCE)
