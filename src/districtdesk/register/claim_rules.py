"""Rules of figures: what an indicator demands, one preferred claim, and claims that contradict each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..i18n import _
from ..problems import Problem, error, warning
from ..records import Citation, Figure, Indicator, Record, table_of

_WITHDRAWN = frozenset({"superseded", "disputed"})
WITHOUT_EVIDENCE = "without_evidence"
_SAID_TO_BE = frozenset({"reported", "verified"})


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
    kind = session.scalar(select(table_of(Record).c.kind).where(table_of(Record).c.id == figure.subject))
    if indicator.subjects not in (None, "any", kind):
        text = _("This indicator is meant for another kind of subject.")
        yield warning(text, "indicator", "subject", rule="indicator_subject")


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
    if figure.as_of is None or figure.status not in _SAID_TO_BE or figure.increment:
        return
    for other in others:
        if other.as_of is None or other.status not in _SAID_TO_BE or other.increment:
            continue
        if other.currency != figure.currency or other.unit != figure.unit:
            continue
        earlier, later = (other, figure) if other.as_of.certainly_before(figure.as_of) else (figure, other)
        if (
            earlier.as_of
            and later.as_of
            and earlier.as_of.certainly_before(later.as_of)
            and later.value < earlier.value
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


def is_withdrawn(status: str | None) -> bool:
    """Whether a claim of this status no longer stands."""
    return status in _WITHDRAWN
