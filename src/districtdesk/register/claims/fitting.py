"""Holds what was read against its indicator: the guard against another dimension, and what fits instead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ...claim_reading import ClaimReading, Misfit
from ...claim_reading.unit_stems import MEASURED
from ...folding import fold
from ...i18n import N_, _
from ...names import Names
from ...records.indicator import TIMES
from .indicator_choices import OfferedIndicator
from .units import UnitSort, is_own_unit, sort_of_unit

# Which units may stand under an indicator of this dimension, besides its own and words for things.
FITTING: dict[str, set[UnitSort]] = {
    "money": {"money"},
    "count": {"people"},
    "area": {"area"},
    # Tiles and carpets are put out by the square metre.
    "output": {"area"},
    "percent": {"percent"},
    "quantity": {"area"},
}
MISFITS: dict[UnitSort, str] = {
    "people": N_("“{unit}” counts people or jobs, and this indicator does not. Choose an indicator that does."),
    "money": N_("“{unit}” is money, and this indicator is not. Choose an indicator of money."),
    "area": N_("“{unit}” is an area, and this indicator does not measure one. Choose an indicator that does."),
    "percent": N_("“{unit}” is a share, and this indicator is not in percent. Choose an indicator that is."),
}
_ENERGY = frozenset({"kilowatt_hour", "megawatt_hour", "gigawatt_hour", "terawatt_hour"})
_SHARES = frozenset({"percent", "percentage_point"})
_TELLING = frozenset({"count", "percent", "energy", "score"})
_MOST_OFFERED = 3
_SHORTEST_STEM = 4


def fit(reading: ClaimReading, indicator: OfferedIndicator) -> ClaimReading | Misfit:
    """The reading as this indicator's, its own unit and time left out; a Misfit where it measures something else."""
    found = _misfit_of_unit(reading, indicator) or _misfit_of_time(reading, indicator)
    if found:
        return found
    per = None if reading.per == indicator.per else reading.per
    return _without_own(replace(reading, per=per), indicator)


def _misfit_of_unit(reading: ClaimReading, indicator: OfferedIndicator) -> Misfit | None:
    if reading.quantity.currency:
        return None if indicator.dimension == "money" else _sorted_misfit("money", reading)
    if indicator.dimension == "money":
        text = _("This is no amount of money. Write its currency, or choose another indicator.")
        return Misfit(text, rule="no_money", reading=reading)
    unit = reading.quantity.unit
    if reading.measures == "area" and not unit:
        return None if indicator.dimension == "area" else _sorted_misfit("area", reading)
    if not unit or _is_own(reading, indicator):
        return None
    sort = sort_of_unit(reading.unit_code) or sort_of_unit(reading.noun) or sort_of_unit(unit)
    if sort and sort not in FITTING.get(indicator.dimension, set()):
        return _sorted_misfit(sort, reading)
    return None if _may_be_in(reading.unit_code, indicator) else _other_unit(reading, indicator)


def _sorted_misfit(sort: UnitSort, reading: ClaimReading) -> Misfit:
    rule = {"people": "people_uncounted", "money": "money_for_another"}.get(sort, "unit_misfit")
    return Misfit(_(MISFITS[sort], unit=reading.noun or reading.quantity.unit or ""), rule=rule, reading=reading)


def _may_be_in(code: str, indicator: OfferedIndicator) -> bool:
    """Whether a known unit is of a sort in which this indicator's numbers can be."""
    if not code or indicator.dimension not in _TELLING:
        return True
    if indicator.dimension == "energy":
        return code in _ENERGY
    if indicator.dimension == "percent":
        return code in _SHARES
    return indicator.dimension == "count" and code not in MEASURED


def _other_unit(reading: ClaimReading, indicator: OfferedIndicator) -> Misfit:
    own = indicator.unit.show() if indicator.unit else ""
    if own:
        text = _(
            "“{unit}” is another unit than that of this indicator, which is in {own}. Choose an indicator in it.",
            unit=reading.noun,
            own=own,
        )
    else:
        text = _("“{unit}” does not fit this indicator. Choose one that is told in it.", unit=reading.noun)
    return Misfit(text, rule="unit_misfit", reading=reading)


def _misfit_of_time(reading: ClaimReading, indicator: OfferedIndicator) -> Misfit | None:
    per = reading.per
    # Of an output or a sum of which only that is known any time may be told.
    is_open = indicator.per is None and (indicator.dimension == "output" or (_is_any_money(indicator)))
    if per is None or per == indicator.per or is_open:
        return None
    time = _(dict(TIMES).get(per, A_WEEK))
    text = _(
        "“{time}”: this indicator is not told for that time. Choose one that is, or leave the time out.", time=time
    )
    return Misfit(text, rule="time_misfit", reading=reading)


def _is_any_money(indicator: OfferedIndicator) -> bool:
    return indicator.dimension == "money" and not indicator.id


A_WEEK = N_("A week")


def _is_own(reading: ClaimReading, indicator: OfferedIndicator) -> bool:
    return any(
        is_own_unit(words, indicator.unit)
        for words in (reading.quantity.unit, reading.noun, reading.unit_code)
        if words
    )


def _without_own(reading: ClaimReading, indicator: OfferedIndicator) -> ClaimReading:
    """Its own unit goes without saying; an adjective too where the indicator's name has it."""
    unit = reading.quantity.unit
    if not unit:
        return reading
    is_whole_own = is_own_unit(unit, indicator.unit)
    is_told = all(_is_told(each, indicator.name) for each in reading.adjectives)
    if is_whole_own or (is_told and _is_own(reading, indicator)):
        return replace(reading, quantity=replace(reading.quantity, unit=None))
    return reading


def _is_told(adjective: str, name: Names) -> bool:
    """Whether the name says the adjective, in whatever ending: Jobs, permanent."""
    stem = fold(adjective)
    stem = stem[: max(_SHORTEST_STEM, len(stem) - 2)]
    return any(word.startswith(stem) for each in name.known().values() for word in fold(each).split())


def find_fitting(reading: ClaimReading, indicators: Iterable[OfferedIndicator]) -> list[OfferedIndicator]:
    """Those under which this can be said, the likeliest first: of its dimension, its time and its unit."""
    fitting = [each for each in indicators if each.dimension == (reading.measures or each.dimension)]
    fitting = [each for each in fitting if isinstance(fit(reading, each), ClaimReading) and each.per == reading.per]
    fitting.sort(key=lambda each: (not _is_own(reading, each), not _says_adjective(reading, each)))
    return fitting[:_MOST_OFFERED]


def _says_adjective(reading: ClaimReading, indicator: OfferedIndicator) -> bool:
    return bool(reading.adjectives) and all(_is_told(each, indicator.name) for each in reading.adjectives)
