"""Rules of figures: what an indicator demands, one preferred claim, and claims that contradict each other."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Protocol

from ...dates.imprecise import ImpreciseDate
from ...dates.stored import days
from ...i18n import _
from ...names import Names
from ...problems import Problem, error, warning
from ...records import Figure, Indicator, Record
from ...records.figure_dates import DAY_OF_PUBLICATION, amount_as_of, is_unstated, period_until
from ...records.indicator import TIMES
from ..claims.decreases import Fall
from ..claims.figure_rows import ONE, FigureRow, make_figure_row
from ..claims.fitting import FITTING, MISFITS
from ..claims.units import is_of_area, is_own_unit, names_pieces, sort_of_unit
from .neighbours import Neighbours
from .printed_rules import printed_problems
from .recorded_rates import rate_unlike_recorded

WITHOUT_EVIDENCE = "without_evidence"
FALLS = "falls"
CONTRADICTS = "contradicts"
NEVER_BELOW_NOTHING = frozenset({"count", "area", "money", "output", "energy", "quantity"})
# How many days a time has, at least and at most.
_LENGTHS = {"day": (1, 1), "month": (28, 31), "year": (365, 366)}


class Measured(Protocol):
    """What of an indicator its figures are held to."""

    @property
    def dimension(self) -> str: ...

    @property
    def unit(self) -> Names | None: ...

    @property
    def per(self) -> str | None: ...

    @property
    def subjects(self) -> str | None: ...


def figure_problems(beside: Neighbours, figure: Figure) -> Iterator[Problem]:
    """What is wrong with a figure beside its indicator and the other figures of its subject."""
    indicator = beside.indicator(figure.indicator)
    if indicator is None:
        return
    yield from _indicator_errors(figure, indicator)
    if figure.replaced_by == figure.id:
        yield error(_("A claim cannot take its own place."), "replaced_by", rule="replaced_by_itself")
    yield from oddities(make_figure_row(figure), indicator, beside.kind_of(figure.subject))
    if figure.preferred and beside.has_other_preferred(figure):
        text = _("Another claim of this indicator is preferred already. Take that mark away first.")
        yield error(text, "preferred", rule="two_preferred")
    if figure.stated_conversion is not None and figure.currency and figure.value is not None:
        when = figure.as_of or figure.period
        yield from rate_unlike_recorded(figure.value, figure.currency, figure.stated_conversion, when, beside.rates)
    yield from printed_problems(figure, indicator.dimension)
    fall = beside.fall_of(figure) if indicator.only_grows else None
    if fall:
        yield fall_problem(fall)
    if figure.as_of_basis == DAY_OF_PUBLICATION:
        yield from not_published_then(make_figure_row(figure), beside.source_dates(figure.id))
    if rival := beside.rival_of(figure):
        yield _rival_problem(*rival)


def _indicator_errors(figure: Figure, indicator: Indicator) -> Iterator[Problem]:
    # A target is counted until the day for which it is meant.
    if indicator.nature == "flow" and not (figure.period or figure.for_when or figure.relative_to):
        yield error(_("This indicator is counted over a period: give the period."), "period", rule="flow_period")
    if indicator.dimension == "money" and not figure.currency and figure.value is not None:
        yield error(_("Money needs its currency."), "currency", rule="money_without_currency")
    if indicator.dimension != "money" and figure.currency:
        text = _("This indicator is no money: leave the currency empty.")
        yield error(text, "currency", "indicator", rule="currency_without_money")


def oddities(row: FigureRow, measure: Measured, kind: str | None) -> Iterator[Problem]:
    """What is odd about a figure for its indicator; `kind` is that of its subject."""
    if measure.dimension == "count" and not row.is_whole:
        yield warning(_("A count is normally a whole number."), "value", rule="fraction_of_count")
    if row.value < 0 and measure.dimension in NEVER_BELOW_NOTHING:
        yield warning(_("This is normally not a negative number."), "value", rule="negative")
    if row.unit:
        yield from _unit_problems(row.unit, measure)
    if row.period and is_paced(measure):
        yield from _pace_problems(row.period, measure.per or "")
    if not is_meant_for(measure, kind):
        text = _("This indicator is meant for another kind of subject.")
        yield warning(text, "indicator", "subject", rule="indicator_subject")


def is_meant_for(measure: Measured, kind: str | None) -> bool:
    """Whether its figures can speak of such a subject; what is said of districts is also said of several together."""
    return measure.subjects in (None, "any", kind) or kind == "subject_group"


def may_be_odd(row: FigureRow) -> bool:
    """Whether anything of it but its subject can be odd, or its day of publication be none: few figures of many."""
    return bool(row.unit) or row.value < 0 or row.value % ONE != 0 or row.as_of_basis == DAY_OF_PUBLICATION


def is_paced(measure: Measured) -> bool:
    """Whether it says itself over which time its numbers are: cars a year."""
    return measure.dimension == "output" and measure.per in _LENGTHS


def _pace_problems(period: str, per: str) -> Iterator[Problem]:
    """A number counted over another time than that of which the indicator speaks: half a year's under “a year”."""
    ends = days(period)
    least, most = _LENGTHS[per]
    if ends is None or least <= ends[1] - ends[0] + 1 <= most:
        return
    text = _(
        "This indicator says how much it is “{time}”, and the period is another time. For what was made over it "
        "choose “Products made”.",
        time=_(dict(TIMES)[per]),
    )
    yield warning(text, "period", "indicator", rule="period_unlike_pace")


def _unit_problems(unit: str, measure: Measured) -> Iterator[Problem]:
    if is_own_unit(unit, measure.unit) or names_pieces(unit, measure.unit):
        return
    misfit = misfit_problem(unit, measure.dimension)
    if misfit:
        yield misfit
        return
    if measure.dimension == "area" and not is_of_area(unit):
        yield error(_("Territory is kept in hectares."), "unit", rule="unit_of_area")
    # An output names what is put out: cars, where the indicator says “a year”.
    elif measure.dimension != "output" and (measure.unit or measure.dimension == "money"):
        text = _(
            "This is another unit than the indicator's own: the claim is not added to others, and is shown only "
            "where there is none in that unit."
        )
        yield warning(text, "unit", rule="another_unit")


def misfit_problem(unit: str, dimension: str) -> Problem | None:
    """People, money, an area or a share stated under an indicator that measures something else."""
    sort = sort_of_unit(unit)
    if sort is None or sort in FITTING.get(dimension, set()):
        return None
    rule = "people_uncounted" if sort == "people" else "unit_misfit"
    return error(_(MISFITS[sort], unit=unit), "unit", "indicator", rule=rule)


def not_published_then(row: FigureRow, published: Collection[ImpreciseDate]) -> Iterator[Problem]:
    """A date called the day of publication that is that of none of its sources; `published` are their dates."""
    # By their bounds: however the date was written, it is the same.
    days = {each.bounds for day in published for each in (day, period_until(day)) if each}
    when = row.when if row.as_of_basis == DAY_OF_PUBLICATION and published else None
    if when and when.bounds not in days:
        text = _(
            "{day} is called the day of publication, and no source of this claim was published then. Say what the "
            "date rests on.",
            day=when.show(),
        )
        yield warning(text, "as_of_basis", "as_of", "period", rule="not_published_then")


def fall_problem(fall: Fall) -> Problem:
    """A claim that is lower than one before it, though this only grows; which is earlier may be assumed."""
    later, earlier = fall.later, fall.earlier
    if is_unstated(later.as_of_basis) or is_unstated(earlier.as_of_basis):
        text = _(
            "{later} is less than {earlier}, though this only grows. No source gives one of these dates.",
            later=_with_day(later),
            earlier=_with_day(earlier),
        )
    else:
        text = _(
            "{later} is less than {earlier} before it, though this only grows. Both claims are kept.",
            later=_with_day(later),
            earlier=earlier.quantity.full(),
        )
    return warning(text, "value", "as_of", rule=FALLS)


def _with_day(row: FigureRow) -> str:
    amount, when = row.quantity.full(), row.when
    return amount_as_of(amount, when, row.as_of_basis) if when else amount


def _rival_problem(one: FigureRow, other: FigureRow) -> Problem:
    """Two claims that cannot both be right."""
    text = _(
        "Another claim says {other}: not both can be right. Both are kept; choose Correct for the one that no longer "
        "holds, and give it the status Superseded.",
        other=other.quantity.full(),
    )
    return warning(text, "value", rule=CONTRADICTS)


def evidence_problems(beside: Neighbours, claim: Record) -> Iterator[Problem]:
    """A figure or an event that no citation speaks for."""
    if not beside.is_cited(claim.id):
        yield warning(_("No source is given for this claim."), rule=WITHOUT_EVIDENCE)
