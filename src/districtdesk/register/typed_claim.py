"""A claim typed in one line, as it is printed: the figure it makes, how it was understood, and its evidence."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from ..claim_reading import ClaimReading, Misfit, OpenReading, read_claim
from ..claim_reading.answers import read_answer
from ..dates.imprecise import ImpreciseDate
from ..i18n import _
from ..problems import Problem
from ..quantity import Quantity
from ..records import FieldValues, Figure, field_of
from ..records.figure import quantity_of
from ..records.figure_dates import DAY_OF_PUBLICATION, period_until, show_as_of, show_period
from ..records.indicator import TIMES
from ..whole_signs import broken_sign
from .claims.fitting import A_WEEK, fit
from .claims.indicator_choices import OfferedIndicator
from .claims.typed_aim import Aim, find_aim, open_aim
from .claims.units import is_own_unit
from .journal.entry import Entry


class How(NamedTuple):
    """How a text is to be read: the language and the day of its source, and the reading that the person took."""

    language: str | None = None
    said: ImpreciseDate | None = None
    choice: ClaimReading | None = None


def read_typed(text: str, indicator: OfferedIndicator, how: How = How()) -> ClaimReading | Problem:  # noqa: B008
    """What the text says, as this indicator's numbers are; a Problem where it is open, or measures something else."""
    reading = read_claim(
        text,
        dimension=indicator.dimension,
        is_own=(lambda words: is_own_unit(words, indicator.unit)) if indicator.unit else None,
        language=how.language,
        said=how.said,
    )
    if isinstance(reading, OpenReading):
        return _chosen(reading, indicator, how.choice)
    if isinstance(reading, Misfit) and reading.reading:
        return fit(reading.reading, indicator)
    return reading if isinstance(reading, Problem) else fit(reading, indicator)


def _chosen(
    question: OpenReading, indicator: OfferedIndicator, choice: ClaimReading | None
) -> ClaimReading | Problem:
    """The answer, if there is one, or the question with those answers that fit the indicator."""
    fitted = [(each, fit(each, indicator)) for each in question.choices]
    fitting = [each for _whole, each in fitted if isinstance(each, ClaimReading)]
    if choice in fitting:
        return choice or question
    if not fitting and fitted and isinstance(fitted[0][1], Misfit):
        return fitted[0][1]
    return replace(question, choices=tuple(dict.fromkeys(fitting)))


def figure_values(
    text: str,
    indicator: OfferedIndicator,
    published: ImpreciseDate | None = None,
    dated_by_source: bool | None = None,
    *,
    status: str | None = None,
    aim: Aim | None = None,
    how: How | None = None,
    as_of: ImpreciseDate | None = None,
) -> dict[str, object] | Problem:
    """What the text says of the indicator, by the field keys of a Figure; a Problem where it is not understood.

    Where the text gives no date, the day `as_of` which all is said there stands in. Else the day on which its source
    was published may, and its basis says so: for a stock unless `dated_by_source` is False; for a flow, as the end of
    a period, only where it is True. `aim` says how a date is meant; without it that follows from the status and from
    when it was said, or is asked. `language` is that of the source, `choice` the answer where the text can be read in
    more than one way.
    """
    broken = broken_sign(text)
    if broken is not None:
        return broken
    answer = read_answer(text)
    if answer:
        said: dict[str, object] = {"indicator": indicator.id, "qualifier": answer}
        return said | (_dated_as_of(as_of, indicator.nature) if as_of else {})
    reading = read_typed(text, indicator, how or How(said=published))
    if isinstance(reading, Problem):
        return reading
    values, nature = reading.values(), indicator.nature
    if reading.as_of:
        aim = find_aim(reading.as_of, published, status, nature, is_as_of=reading.is_as_of, chosen=aim)
        if aim is None:
            return open_aim(reading.as_of)
    stated = _by_nature(values, nature, is_as_of=reading.is_as_of, is_meant=aim == "meant")
    if may_be_dated(stated, nature):
        stated |= _dated_as_of(as_of, nature) if as_of else _dated_by(published, nature, dated_by_source)
    return {**stated, "indicator": indicator.id}


def _dated_as_of(when: ImpreciseDate, nature: str) -> dict[str, object]:
    """A flow ran until one day, or over a longer time."""
    if nature != "flow":
        return {"as_of": when, "as_of_basis": "stated"}
    is_day = when.earliest is not None and when.earliest == when.latest
    return {"period": (is_day and period_until(when)) or when}


def _by_nature(values: FieldValues, nature: str, *, is_as_of: bool, is_meant: bool) -> dict[str, object]:
    """A flow is over a period, or up to the day it is as of; an increment is marked as one.

    A target is `is_meant` for its date, which says nothing of the day on which it was told.
    """
    stated = dict(values)
    if is_meant and "as_of" in stated:
        stated["for_when"] = stated.pop("as_of")
        stated.pop("as_of_basis")
    if nature == "flow" and "as_of" in stated:
        when = stated.pop("as_of")
        stated["period"] = (is_as_of and isinstance(when, ImpreciseDate) and period_until(when)) or when
        stated.pop("as_of_basis")
    if nature == "increment":
        stated["increment"] = True
    return stated


def _dated_by(published: ImpreciseDate | None, nature: str, is_wanted: bool | None) -> dict[str, object]:
    if published is None or not (nature != "flow" if is_wanted is None else is_wanted):
        return {}
    return day_of_publication(published, nature)


def day_of_publication(published: ImpreciseDate, nature: str) -> dict[str, object]:
    """A figure's date where no text gives one, marked as what it is. Over what time a flow ran it does not tell.

    Nothing for a flow where the source's date has no end, such as that of a site since 2020.
    """
    key, when = ("period", period_until(published)) if nature == "flow" else ("as_of", published)
    return {key: when, "as_of_basis": DAY_OF_PUBLICATION} if when else {}


def is_dated_by_source(values: FieldValues) -> bool:
    """Whether the day of publication stands in for a date that no text gives."""
    return values.get("as_of_basis") == DAY_OF_PUBLICATION


def may_be_dated(values: FieldValues, nature: str) -> bool:
    """Whether the day of publication can stand in, or stands in, for what the text leaves open.

    A target is as of the day on which it was told; over what time a flow is to run, that day does not say.
    """
    if is_dated_by_source(values):
        return True
    return not ({"as_of", "period"} & values.keys() or (nature == "flow" and "for_when" in values))


def has_said_when(values: FieldValues) -> bool:
    """Whether the text itself gives a date."""
    if "for_when" in values:
        return True
    return bool({"as_of", "period"} & values.keys()) and not is_dated_by_source(values)


def when_words(values: FieldValues) -> str:
    """The date of a figure in words: meant for 2030, as of 2023, over 2023, until 2023."""
    if "for_when" in values:
        return _("meant for: {when}", when=_when(values, "for_when").show())
    return told_words(values)


def told_words(values: FieldValues) -> str:
    """The day that it is as of or the time it ran over, in words: as of 2023, over 2023, until 2023."""
    if "as_of" in values:
        return show_as_of(_when(values, "as_of"))
    return show_period(_when(values, "period"))


def _when(values: FieldValues, key: str) -> ImpreciseDate:
    when = values[key]
    if not isinstance(when, ImpreciseDate):
        raise TypeError(key)
    return when


def reading_of(values: FieldValues, indicator: OfferedIndicator) -> str:
    """How the text was understood, in one sentence; what it does not say is no part of it."""
    quantity = quantity_of({"value": Decimal(0), **values})
    parts = [(quantity.with_unit(indicator.unit.show()) if indicator.unit else quantity).full()]
    if "increment" in values:
        parts.append(_("comes on top of an unstated base"))
    if "printed_value" in values:
        parts.append(_("printed as {amount}", amount=_printed(values)))
    if "stated_conversion" in values:
        parts.append(_("stated as {amount}", amount=_shown(values, "stated_conversion")))
    parts.append(when_words(values) if has_said_when(values) else _("no date given"))
    return _("Reads as: {claim}", claim=", ".join(parts))


def read_remarks(text: str, indicator: OfferedIndicator, how: How) -> tuple[str, ...]:
    """What of the text is told and not kept, in sentences."""
    reading = read_typed(text, indicator, how)
    return reading.remarks if isinstance(reading, ClaimReading) else ()


def reading_words(reading: ClaimReading, indicator: OfferedIndicator | None = None) -> str:
    """A reading in one line, with its date and what of the text it does not keep: about 500 jobs, as of 2024."""
    quantity = reading.quantity
    unit = indicator.unit.show() if indicator and indicator.unit else _("ha") if reading.measures == "area" else ""
    parts = [(quantity.with_unit(unit) if unit else quantity).full()]
    if reading.per:
        parts.append(_(dict(TIMES).get(reading.per, A_WEEK)).lower())
    if reading.is_increment:
        parts.append(_("comes on top of an unstated base"))
    if reading.printed:
        printed = Quantity("exact", reading.printed.value, unit=reading.printed.unit)
        parts.append(_("printed as {amount}", amount=printed.full()))
    if reading.conversion:
        parts.append(_("stated as {amount}", amount=reading.conversion.show()))
    if reading.as_of:
        parts.append(reading.as_of.show())
    return " · ".join([", ".join(parts), *reading.remarks])


def _printed(values: FieldValues) -> str:
    return quantity_of(
        {"qualifier": "exact", "value": values["printed_value"], "unit": values["printed_unit"]}
    ).full()


def _shown(values: FieldValues, key: str) -> str:
    return field_of(Figure, key).kind.show(values[key])


def citations_of(source: str | None, **cited: object) -> list[Entry]:
    """The citation that is saved beside a new record, and what it says beside its source; none without a source."""
    return [Entry("citation", {**cited, "source": source}, owner_key="record")] if source else []
