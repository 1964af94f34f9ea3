"""A claim typed in one line, as it is printed: the figure it makes, how it was understood, and its evidence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..claim_reading import ClaimReading, read_claim
from ..dates.imprecise import ImpreciseDate
from ..i18n import _
from ..increment import split_increment
from ..problems import Problem, error
from ..records import Figure, field_of
from .claims.indicator_choices import OfferedIndicator
from .claims.units import is_own_unit
from .journal.entry import Entry, Saved, save
from .journal.store import Register

_PUBLISHED = "date_of_publication"


def figure_values(
    text: str, indicator: OfferedIndicator, published: ImpreciseDate | None = None
) -> dict[str, Any] | Problem:
    """What the text says of the indicator, by the field keys of a Figure; a Problem where it is not understood.

    A claim that gives no date is taken to be as of the day on which its source was published.
    """
    bare, is_on_top = split_increment(text)
    dimension = indicator.dimension
    reading = read_claim(
        bare, is_money=dimension == "money", is_whole=dimension == "count", is_area=dimension == "area"
    )
    if isinstance(reading, Problem):
        return reading
    if dimension != "money" and isinstance(read_claim(bare, is_money=True), ClaimReading):
        text = _("This is an amount of money. Choose an indicator of money for it.")
        return error(text, rule="money_for_another")
    values = reading.values()
    if reading.unit and is_own_unit(reading.unit, indicator.unit):
        values.pop("unit")
    if reading.as_of is None and published is not None:
        values |= {"as_of": published, "as_of_basis": _PUBLISHED}
    if is_on_top:
        values["increment"] = True
    return {**_by_nature(values, indicator.nature), "indicator": indicator.id}


def _by_nature(values: Mapping[str, Any], nature: str) -> dict[str, Any]:
    """A flow is over a period, not as of a day; an increment is marked as one."""
    said = dict(values)
    if nature == "flow" and "as_of" in said:
        said["period"] = said.pop("as_of")
        said.pop("as_of_basis")
    if nature == "increment":
        said["increment"] = True
    return said


def reading_of(values: Mapping[str, Any], indicator: OfferedIndicator) -> str:
    """How the text was understood, in one sentence."""
    unit = indicator.unit.show() if indicator.unit else ""
    amount = {key: values.get(key) for key in ("qualifier", "value", "value_to", "unit", "currency")}
    parts = [Figure(**amount).amount(unit)]
    if "increment" in values:
        parts.append(_("comes on top of an unstated base"))
    if "stated_conversion" in values:
        parts.append(_("stated as {amount}", amount=_shown(values, "stated_conversion")))
    if "as_of" in values:
        parts.append(_("as of {day}", day=_shown(values, "as_of")))
    if values.get("as_of_basis") == _PUBLISHED:
        parts.append(_("the day it was published"))
    if "period" in values:
        parts.append(_("over {period}", period=_shown(values, "period")))
    if "as_of" not in values and "period" not in values:
        parts.append(_("no date given"))
    return _("Reads as: {claim}", claim=", ".join(parts))


def _shown(values: Mapping[str, Any], key: str) -> str:
    return field_of(Figure, key).kind.show(values[key])


def save_claim(register: Register, values: Mapping[str, Any], source: str | None = None, said_by: str = "") -> Saved:
    """Save the figure, with its citation where there is a source, as one step. Raises as entry.save does."""
    return save(register, Entry("figure", dict(values)), citations_of(source, said_by))


def citations_of(source: str | None, said_by: str = "") -> list[Entry]:
    """The citation that is saved beside a new record; none without a source."""
    cited = {"record": "@", "source": source, "said_by": said_by.strip() or None, "how_told": "not_stated"}
    return [Entry("citation", cited)] if source else []
