"""Conditions as SQL that both databases understand.

What is asked of a date or a number that is not exact has to be certain: “more than 500” is not at most 600, for it
may be 700. So what may be one thing or another is found by neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, cast

from sqlalchemy import ColumnElement, Select, and_, case, exists, false, func, or_, select, true, type_coerce

from ...bounds import LOWER_BOUNDS, TENTHS, UPPER_BOUNDS, WITHOUT_NUMBER
from ...dates.imprecise import ImpreciseDate
from ...dates.stored import NO_END, NO_START
from ...fields import Operator
from ...folding import fold
from ...money import Amount
from ...records import KINDS, Record, table_of
from ...records.base import LinkRow
from ...records.columns import WHOLE, holds_moments, store_amount, stored_number
from ..file.own_functions import folded_text, is_listed
from ..plain_rows import as_stored_text
from .by_words import Ways
from .column_source import ColumnSource
from .condition import Condition, source_at
from .parts_of_words import having_all, stands
from .record_sources import ANY_WORDS, CHANGED_BY, WARNINGS

_BASE = table_of(Record)
_LINK = table_of(LinkRow)
# A year of which every register's moments are later or earlier.
_OURS = 2000
# Shorter words may be those by which a name's languages are kept.
_SHORTEST_READ = 3
Bool = ColumnElement[bool]


def ids_meeting(kind: str, conditions: Iterable[Condition], *, removed: bool = False) -> Select[Any]:
    """The ids of the records of this kind that meet them all, in one walk of its own table.

    `removed`: of those that were removed instead. KeyError for what is no source of this kind.
    """
    gone = _of_base(_BASE.c.kind == kind, _BASE.c.removed_at.is_not(None))
    own = table_of(KINDS[kind])
    standing = own.c.id.in_(gone) if removed else own.c.id.not_in(gone)
    return select(own.c.id).where(standing, *_tests(kind, conditions))


def meeting(kind: str, conditions: Iterable[Condition]) -> Bool:
    """The condition that a row of the base table stands for one of them: for a walk along its indexes."""
    own = table_of(KINDS[kind])
    rows = select(own.c.id).where(own.c.id == _BASE.c.id, *_tests(kind, conditions))
    return exists(rows.correlate(_BASE))


def _tests(kind: str, conditions: Iterable[Condition]) -> Iterator[Bool]:
    """What is asked of a row of the kind's own table."""
    own = table_of(KINDS[kind])
    conditions = list(conditions)
    yield from _words_in_key(kind, conditions)
    # Texts are folded one by one: of what all else leaves.
    for condition in sorted(conditions, key=lambda each: each.operator in (Operator.CONTAINS, Operator.LACKS)):
        source = source_at(kind, condition.source)
        if source.key == WARNINGS:
            yield from _is_warned(own, condition)
            continue
        test, is_negated = _test(source, condition)
        if source.key == ANY_WORDS:
            worded = _having_words(kind, condition, test)
            yield own.c.id.not_in(worded) if is_negated else own.c.id.in_(worded)
        elif source.rows is own:
            # Nothing at all does not meet it either.
            yield ~func.coalesce(test, false()) if is_negated else test
        else:
            ids = source.ids_where(test).correlate(None)
            yield own.c.id.not_in(ids) if is_negated else own.c.id.in_(ids)


def _words_in_key(kind: str, conditions: Iterable[Condition]) -> Iterator[Bool]:
    """What the search keys hold of all that is found, in one look at them however many conditions there are."""
    own = table_of(KINDS[kind])
    asked = [(word, each) for each in conditions for word in key_words(source_at(kind, each.source), each)]
    rare = dict.fromkeys(word for word, each in asked if word in each.rare)
    if rare:
        yield own.c.id.in_(having_all(tuple(rare)))
    if others := dict.fromkeys(word for word, _each in asked if word not in rare):
        yield own.c.id.in_(_of_base(_BASE.c.kind == kind, _holds(_BASE.c.search_key, others)))


def _having_words(kind: str, condition: Condition, test: Bool) -> Any:
    """The ids of what has words anywhere; of other kinds too where no key is read."""
    is_rare = bool(condition.rare) and set(condition.rare) == set(asked_words(condition))
    return having_all(condition.rare) if is_rare else _of_base(_BASE.c.kind == kind, test)


def _is_warned(own: Any, condition: Condition) -> Iterator[Bool]:
    """Of a condition in which the ids stand that warned.py has found."""
    asked, warned = condition.values
    if asked is not None:
        among = is_listed(own.c.id, warned)
        yield among if asked else ~among


def _of_base(*tests: Bool) -> Select[Any]:
    return select(_BASE.c.id).where(*tests).correlate(None)


def key_words(source: ColumnSource, condition: Condition) -> Ways:
    """What the search key of what is found must hold: it is read off an index, and field by field is slow."""
    if condition.operator is not Operator.CONTAINS or source.field is None or not source.kind.sought:
        return ()
    return asked_words(condition)


def asked_words(condition: Condition) -> Ways:
    """Of each word that is asked the ways in which it may stand there."""
    return condition.spellings or tuple((word,) for word in fold(str(condition.values[0])).split())


def _test(source: ColumnSource, condition: Condition) -> tuple[Bool, bool]:
    """The condition on a row of the source, and whether it is met by what does not meet it."""
    operator, value, values = condition.operator, source.value, condition.values
    if source.kind.empty_is_no and operator is Operator.IS:
        # A record without a row says no.
        is_yes = type_coerce(value, WHOLE) == 1
        return (or_(is_yes, true()), False) if {True, False} <= set(values) else (is_yes, values[0] is False)
    if operator in (Operator.IS, Operator.IS_NOT):
        return _is_one_of(source, values), operator is Operator.IS_NOT
    if operator in (Operator.CONTAINS, Operator.LACKS):
        return _contains(source, condition), operator is Operator.LACKS
    if operator is Operator.WITHIN:
        return _within(source, *values), False
    return value.is_not(None), operator is Operator.EMPTY


def _is_one_of(source: ColumnSource, values: Sequence[Any]) -> Bool:
    kind, value = source.kind, source.value
    if kind.is_link and kind.holds_several:
        mine = select(_LINK.c.record_id).where(_LINK.c.field == source.key, _LINK.c.target_id.in_(_each(values)))
        return source.record_id.in_(mine)
    if kind.holds_several:
        # Kept as a list in JSON.
        text = as_stored_text(value)
        return or_(*(text.contains(f'"{each}"', autoescape=True) for each in _each(values)))
    return value.in_(values)


def _each(values: Iterable[Any]) -> list[str]:
    return [part for value in values for part in (value if isinstance(value, tuple) else (value,))]


def _contains(source: ColumnSource, condition: Condition) -> Bool:
    words = asked_words(condition)
    if not words:
        # Signs alone stand in no key.
        return false()
    if source.key == CHANGED_BY:
        # Few people, and many records of each.
        people = select(source.value.label("who")).distinct().cte("people").prefix_with("MATERIALIZED")
        return source.value.in_(select(people.c.who).where(_holds(folded_text(people.c.who), words)))
    if source.key == ANY_WORDS:
        return _holds(source.value, words)
    stored = as_stored_text(source.value)
    folded, typed = _holds(folded_text(stored), words), str(condition.values[0]).split()
    if all(len(each) >= _SHORTEST_READ and each.isalnum() for each in typed):
        # What stands there just as it is typed needs no folding, which is slow.
        return or_(_holds(stored, [(each,) for each in typed]), folded)
    return folded


def _holds(key: ColumnElement[str], words: Iterable[tuple[str, ...]]) -> Bool:
    """Every word, in one of its ways."""
    return and_(*(stands(key, ways) for ways in words))


# Between two ends.


def _within(source: ColumnSource, low: Any, high: Any) -> Bool:
    extent = source.kind.extent
    if extent == "span":
        return _lies_within(as_stored_text(source.value), low, high)
    if extent == "day":
        return _is_day_within(source, low, high)
    if extent == "money":
        return _is_money_within(as_stored_text(source.value), low, high)
    return _is_number_within(source, low, high)


def _lies_within(stored: ColumnElement[str], low: ImpreciseDate | None, high: ImpreciseDate | None) -> Bool:
    """A stored date begins with its first day, and its last day stands behind that."""
    first, last = func.substr(stored, 1, 10), func.substr(stored, 12, 10)
    found: list[Bool] = []
    if low is not None:
        found += [first >= _first(low), first != NO_START]
    if high is not None:
        found += [last <= _last(high), last != NO_END]
    return and_(*found)


def _is_day_within(source: ColumnSource, low: ImpreciseDate | None, high: ImpreciseDate | None) -> Bool:
    stored, is_moment = as_stored_text(source.value), holds_moments(source.value.type)
    found: list[Bool] = []
    if low is not None:
        found.append(stored >= (_midnight(low.earliest) if is_moment else _first(low)))
    if high is not None and is_moment:
        found.append(stored < _midnight(high.latest, days_on=1))
    elif high is not None:
        found.append(stored <= _last(high))
    return and_(*found)


def _first(when: ImpreciseDate) -> str:
    return when.earliest.isoformat() if when.earliest else NO_START


def _last(when: ImpreciseDate) -> str:
    return when.latest.isoformat() if when.latest else NO_END


def _midnight(day: date | None, days_on: int = 0) -> str:
    """When this day begins here, or one after it, as moments are kept."""
    try:
        begins = datetime.combine((day or date.min) + timedelta(days=days_on), time()).astimezone(UTC)
    except (OverflowError, ValueError, OSError):
        # Before or after all that a register can have.
        begins = (
            datetime.min.replace(tzinfo=UTC) if (day or date.min).year < _OURS else datetime.max.replace(tzinfo=UTC)
        )
    return begins.isoformat(timespec="microseconds")


def _is_money_within(stored: ColumnElement[str], low: Amount | None, high: Amount | None) -> Bool:
    """Amounts of one currency stand together, in order."""
    currency = cast(Amount, low or high).currency
    least = f"{currency} " if low is None else store_amount(low)
    return and_(stored >= least, stored < f"{currency}!" if high is None else stored <= store_amount(high))


def _is_number_within(source: ColumnSource, low: Amount | Decimal | int | None, high: Any) -> Bool:
    found: list[Bool] = []
    least, most = _ends_in_tenths(source)
    if low is not None:
        found.append(least >= TENTHS * _stored(source, low))
    if high is not None:
        found.append(most <= TENTHS * _stored(source, high))
    if "currency" in source.parts:
        given = low if low is not None else high
        currency = source.parts["currency"]
        found.append(currency == given.currency if isinstance(given, Amount) else currency.is_(None))
    return and_(*found)


def _stored(source: ColumnSource, value: Amount | Decimal | int) -> int:
    """The number as this source keeps it: whole, of the smallest part there is."""
    number = value.value if isinstance(value, Amount) else value
    return stored_number(source.value.type, number)


def _ends_in_tenths(source: ColumnSource) -> tuple[ColumnElement[int], ColumnElement[int]]:
    """What it certainly is at least and at most, NULL where it names no such end: as bounds.py has them."""
    number = type_coerce(source.value, WHOLE)
    exact = number * TENTHS
    qualifier = source.parts.get("qualifier")
    if qualifier is None:
        # Of days that may be some or more: between two ends, each of which may be open.
        return exact, type_coerce(source.parts["value_to"], WHOLE) * TENTHS if "value_to" in source.parts else exact
    end = (
        func.coalesce(type_coerce(source.parts["value_to"], WHOLE), number) if "value_to" in source.parts else number
    )
    is_none = (qualifier == "none", func.coalesce(exact, 0))
    least = case(
        (qualifier.in_(UPPER_BOUNDS | WITHOUT_NUMBER), None),
        (qualifier == "about", exact - func.abs(number)),
        is_none,
        else_=exact,
    )
    most = case(
        (qualifier.in_(LOWER_BOUNDS | WITHOUT_NUMBER), None),
        (qualifier == "about", end * TENTHS + func.abs(end)),
        is_none,
        else_=end * TENTHS,
    )
    return least, most
