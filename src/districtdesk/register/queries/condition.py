"""One condition of a filter: what of a record is compared, how, and with what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from ...fields import Operator
from ...i18n import N_, _
from .column_source import ColumnSource, field_sources
from .reckoned_sources import reckoned_source
from .record_sources import record_sources

# What a chip says. Money, areas and numbers; then dates, of which a whole year may be named.
_WORDS = {
    Operator.IS: N_("{field}: {value}"),
    Operator.IS_NOT: N_("{field}: not {value}"),
    Operator.CONTAINS: N_("{field} contains “{value}”"),
    Operator.LACKS: N_("{field} without “{value}”"),
    Operator.EMPTY: N_("{field}: empty"),
    Operator.FILLED: N_("{field}: filled in"),
}
_RANGES = {
    "amount": (N_("{field}: at least {low}"), N_("{field}: at most {high}"), N_("{field}: {low} to {high}")),
    "time": (N_("{field}: from {low} on"), N_("{field}: until {high}"), N_("{field}: from {low} until {high}")),
}
_ALONE = N_("{field}: {value}")


@dataclass(frozen=True, slots=True)
class Condition:
    """`source` is the key of a column source.

    `values`: of IS and IS_NOT one or more, of which any will do; of CONTAINS and LACKS one text; of WITHIN the two
    ends, None for an open one, both of the same sort; of EMPTY and FILLED none. `spellings`: of each word that is
    sought in a name, the ways in which it is spelled in this register; `rare`: those of the words that are looked up
    in the index of words. What reads the list fills them in.
    """

    source: str
    operator: Operator
    values: tuple[object, ...] = ()
    spellings: tuple[tuple[str, ...], ...] = ()
    rare: tuple[tuple[str, ...], ...] = ()


def sources_of(kind: str) -> dict[str, ColumnSource]:
    """All that a filter of records of this kind may compare, in the order in which it is offered."""
    return dict(_sources_of(kind))


@cache
def _sources_of(kind: str) -> tuple[tuple[str, ColumnSource], ...]:
    return (*field_sources(kind).items(), *record_sources().items())


def source_at(kind: str, key: str) -> ColumnSource:
    """The source of this key: a field, what is asked of any record, or what is reckoned. KeyError for none."""
    return sources_of(kind).get(key) or reckoned_source(kind, key)


def operators_of(source: ColumnSource) -> tuple[Operator, ...]:
    """How this source can be compared. What always has a value is neither empty nor filled in."""
    kind = source.kind
    if source.is_nullable and not kind.empty_is_no:
        return kind.operators
    return tuple(each for each in kind.operators if each not in (Operator.EMPTY, Operator.FILLED))


def say_condition(source: ColumnSource, condition: Condition, shown: Iterable[str]) -> str:
    """The condition in the words of a chip, in the language of the moment; `shown` are its values, "" an open end."""
    words, field = list(shown), source.caption
    if condition.operator is not Operator.WITHIN:
        return _(_WORDS[condition.operator], field=field, value=", ".join(words))
    low, high = words
    if low == high:
        return _(_ALONE, field=field, value=low)
    at_least, at_most, between = _RANGES["time" if source.kind.is_date else "amount"]
    if not high:
        return _(at_least, field=field, low=low)
    return _(between, field=field, low=low, high=high) if low else _(at_most, field=field, high=high)


def explain_condition(source: ColumnSource, condition: Condition) -> str:
    """What a person may wonder about it: what is found of dates and numbers that are not exact."""
    if condition.operator is not Operator.WITHIN:
        return ""
    if source.kind.extent == "span":
        return _("Finds what certainly lies within: “2023 or 2024” is not known to be in 2024.")
    if "qualifier" in source.parts:
        return _("Finds what is certainly so: “more than 500” is not known to be at most 600. Money in one currency.")
    return _("In this currency alone.") if source.kind.extent == "money" else ""
