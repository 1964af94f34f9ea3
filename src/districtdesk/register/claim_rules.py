"""Rules of figures: what an indicator demands, one preferred claim, and claims that contradict each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..i18n import _
from ..problems import Problem, error, warning
from ..records import Citation, Figure, Indicator, Record, table_of
from ..records.figure import TOLD
from .bounds import certainly_below
from .units import is_of_area, is_own_unit

_WITHDRAWN = frozenset({"superseded", "disputed"})
WITHOUT_EVIDENCE = "without_evidence"
NEVER_BELOW_NOTHING = ("count", "area", "money")
_NEVER = date.min


def figure_problems(session: Session, figure: Figure) -> Iterator[Problem]:
    """What is wrong with a figure beside its indicator and the other figures of its subject."""
    indicator = session.get(Indicator, figure.indicator)
    if indicator is None:
        return
    yield from _indicator_problems(session, figure, indicator)
    others = _siblings(session, figure)
    yield from _preference_problems(figure, others)
    if indicator.only_grows:
        yield from _fall_problems(figure, others)


def _indicator_problems(session: Session, figure: Figure, indicator: Indicator) -> Iterator[Problem]:
    if indicator.nature == "flow" and figure.period is None:
        yield error(_("This indicator is counted over a period: give the period."), "period", rule="flow_period")
    if indicator.dimension == "money" and not figure.currency:
        yield error(_("Money needs its currency."), "currency", rule="money_without_currency")
    if indicator.dimension != "money" and figure.currency:
        text = _("This indicator is no money: leave the currency empty.")
        yield error(text, "currency", "indicator", rule="currency_without_money")
    if indicator.dimension == "count" and figure.value != figure.value.to_integral_value():
        yield warning(_("A count is normally a whole number."), "value", rule="fraction_of_count")
    if indicator.dimension in NEVER_BELOW_NOTHING and figure.value < 0:
        yield warning(_("This is normally not less than nothing."), "value", rule="negative")
    yield from _unit_problems(figure, indicator)
    kind = session.scalar(select(table_of(Record).c.kind).where(table_of(Record).c.id == figure.subject))
    if indicator.subjects not in (None, "any", kind):
        text = _("This indicator is meant for another kind of subject.")
        yield warning(text, "indicator", "subject", rule="indicator_subject")


def _unit_problems(figure: Figure, indicator: Indicator) -> Iterator[Problem]:
    if not figure.unit or is_own_unit(figure.unit, indicator.unit):
        return
    if indicator.dimension == "area" and not is_of_area(figure.unit):
        yield error(_("Territory is kept in hectares."), "unit", rule="unit_of_area")
    # An output names what is put out: cars, where the indicator says “a year”.
    elif indicator.dimension != "output_a_year" and (indicator.unit or indicator.dimension == "money"):
        text = _("This is another unit than the indicator's own: the figure is not added to others.")
        yield warning(text, "unit", rule="another_unit")


def _siblings(session: Session, figure: Figure) -> list[Figure]:
    query = select(Figure).where(
        Figure.subject == figure.subject,
        Figure.indicator == figure.indicator,
        Figure.id != figure.id,
        Figure.removed_at.is_(None),
    )
    return list(session.scalars(query))


def _preference_problems(figure: Figure, others: Iterable[Figure]) -> Iterator[Problem]:
    if figure.preferred and any(other.preferred for other in others):
        text = _("Another claim of this indicator is preferred already. Take that mark away first.")
        yield error(text, "preferred", rule="two_preferred")


def _fall_problems(figure: Figure, others: Iterable[Figure]) -> Iterator[Problem]:
    if figure.as_of is None or figure.status not in TOLD or figure.increment:
        return
    for other in others:
        if other.as_of is None or other.status not in TOLD or other.increment:
            continue
        if other.currency != figure.currency or other.unit != figure.unit:
            continue
        earlier, later = (other, figure) if other.as_of.certainly_before(figure.as_of) else (figure, other)
        if (
            earlier.as_of
            and later.as_of
            and earlier.as_of.certainly_before(later.as_of)
            and certainly_below(later, earlier)
        ):
            text = _(
                "{later} as of {day} is less than {earlier} before it, though this only grows. Both claims are kept.",
                later=later.amount(),
                day=later.as_of.show(),
                earlier=earlier.amount(),
            )
            yield warning(text, "value", "as_of", rule="falls")
            return


def evidence_problems(session: Session, claim: Record) -> Iterator[Problem]:
    """A figure or an event that no citation speaks for."""
    cited = select(Citation.id).where(Citation.record == claim.id, Citation.removed_at.is_(None)).limit(1)
    if session.scalar(cited) is None:
        yield warning(_("No source is given for this claim."), rule=WITHOUT_EVIDENCE)


def foremost(figures: Iterable[Figure]) -> Figure | None:
    """The figure to show of several of one sort: the marked one, else the latest that still stands.

    Of two as of the same day the one entered later is taken. None when there is none.
    """
    standing = [figure for figure in figures if not is_withdrawn(figure.status)]
    marked = next((figure for figure in standing if figure.preferred), None)
    return marked or max(standing, key=_by_age, default=None)


def _by_age(figure: Figure) -> tuple[date, datetime]:
    return last_day(figure), figure.created_at


def last_day(figure: Figure) -> date:
    """The last day that the figure may be as of; of one without a date, before all others."""
    when = figure.as_of or figure.period
    return (when.latest if when else None) or _NEVER


def is_withdrawn(status: str | None) -> bool:
    """Whether a claim of this status no longer stands."""
    return status in _WITHDRAWN
