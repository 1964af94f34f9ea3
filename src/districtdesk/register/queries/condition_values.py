"""What a condition compares with: read as in a form, written and shown again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from ...dates.imprecise import ImpreciseDate
from ...fields import FieldKind, Imprecise, Money, Number, Operator
from ...folding import fold
from ...i18n import _, number
from ...money import Amount
from ...problems import Problem, error
from ...records import KINDS, Record, table_of
from ..captions import captions
from .column_source import ColumnSource
from .condition import Condition, say_condition, source_at
from .parts_of_words import stands
from .spellings import ways_of

_BASE = table_of(Record)
_LONGEST, _MOST_WORDS, _NAMED = 200, 20, 3
_WHEN, _MONEY, _NUMBER = Imprecise(""), Money(""), Number("")
_SIGHT = 50
# What is read as EDTF alone: 2024-33 could be a stretch of years.
_PLAIN = re.compile(r"\d{4}(-(0\d|1[0-2])(-\d\d)?)?")


def read_condition(
    session: Session, source: ColumnSource, operator: Operator, texts: Sequence[str]
) -> Condition | Problem:
    """The condition of these values as they are typed: of WITHIN two, "" for an open end."""
    if operator in (Operator.EMPTY, Operator.FILLED):
        return Condition(source.key, operator)
    if operator in (Operator.CONTAINS, Operator.LACKS):
        words = read_words(texts[0])
        return words if isinstance(words, Problem) else Condition(source.key, operator, (words,))
    if operator is Operator.WITHIN:
        return read_ends(source, *texts)
    found: list[object] = []
    for text in texts:
        value = _read_value(session, source.kind, text)
        if isinstance(value, Problem):
            return value
        found += [each for each in (value if isinstance(value, tuple) else (value,)) if each not in found]
    return Condition(source.key, operator, tuple(found))


def read_words(text: str) -> str | Problem:
    """Words to look for."""
    words = " ".join(text.split())
    if len(words) > _LONGEST or len(words.split()) > _MOST_WORDS:
        sentence = _(
            "A search takes at most {letters} letters and {words} words.",
            letters=number(_LONGEST),
            words=number(_MOST_WORDS),
        )
        return error(sentence, rule="filter_words")
    if not fold(words):
        return error(_("Write a letter or a digit to look for."), rule="filter_words")
    return words


def read_ends(source: ColumnSource, low: str, high: str) -> Condition | Problem:
    """Between these two, both included; "" for an open end."""
    first, last = _read_end(source, low), _read_end(source, high)
    for each in (first, last, _ends_problem(first, last)):
        if isinstance(each, Problem):
            return each
    return Condition(source.key, Operator.WITHIN, (_plain_end(first, is_last=False), _plain_end(last, is_last=True)))


def _read_end(source: ColumnSource, text: str) -> object:
    """The end, None for an open one, or a Problem."""
    if not text.strip():
        return None
    if source.kind.is_date:
        return _WHEN.parse(text)
    if "currency" not in source.parts:
        return source.kind.parse(text)
    plain = source.kind.parse(text)
    money = _MONEY.parse(text) if isinstance(plain, Problem) else None
    return money if isinstance(money, Amount) else plain


def _ends_problem(low: object, high: object) -> Problem | None:
    if low is None and high is None:
        return error(_("Write at least one end."), rule="filter_ends")
    if (isinstance(low, ImpreciseDate) and not low.earliest) or (isinstance(high, ImpreciseDate) and not high.latest):
        return error(_("Write a date of which the day, the month or the year is known."), rule="filter_ends")
    if low is None or high is None:
        return None
    if getattr(low, "currency", None) != getattr(high, "currency", None):
        return error(_("Both ends are amounts of one currency."), rule="filter_ends")
    return error(_("The first end lies behind the second."), rule="filter_ends") if _is_behind(low, high) else None


def _plain_end(end: object, *, is_last: bool) -> object:
    """A date of which only a day, a month or a year is said; of any other the day at this end."""
    if not isinstance(end, ImpreciseDate) or _PLAIN.fullmatch(end.edtf):
        return end
    day = end.latest if is_last else end.earliest
    return ImpreciseDate.of(day) if day else end


def _is_behind(low: object, high: object) -> bool:
    if isinstance(low, ImpreciseDate) and isinstance(high, ImpreciseDate):
        return bool(low.earliest and high.latest and low.earliest > high.latest)
    if isinstance(low, Amount) and isinstance(high, Amount):
        return low.minor > high.minor
    return isinstance(low, Decimal | int) and isinstance(high, Decimal | int) and low > high


def _read_value(session: Session, kind: FieldKind[object], text: str) -> object:
    value = kind.parse(text)
    if value is None:
        return error(_("Say with what it is compared."), rule="filter_value")
    if isinstance(value, Problem) and kind.is_link:
        return _record_called(session, kind, text)
    return value


def _record_called(session: Session, kind: FieldKind[object], text: str) -> object:
    """The one record that the link may stand for and that bears this name, else that alone has these words."""
    words = read_words(text)
    if isinstance(words, Problem):
        return words
    kinds = [each for each in KINDS if kind.may_point_at(each)]
    query = select(_BASE.c.id, _BASE.c.caption).where(_BASE.c.kind.in_(kinds), _BASE.c.removed_at.is_(None))
    query = query.where(*(stands(_BASE.c.search_key, ways) for ways in ways_of(session, words)))
    found = session.execute(query.order_by(_BASE.c.id).limit(_SIGHT)).all()
    wanted = fold(words)
    same = [row for row in found if wanted in map(fold, row.caption.known().values())]
    if len(same or found) == 1:
        return (same or found)[0].id
    if not found:
        return error(_("There is no record “{text}”.", text=words[:80]), rule="filter_link")
    names = ", ".join(row.caption.show() for row in (same or found)[:_NAMED])
    return error(_("“{text}” may be several records: {names}.", text=words[:80], names=names), rule="filter_link")


def write_value(source: ColumnSource, value: object) -> str:
    """One value in words that are read again in every language."""
    if isinstance(value, str):
        return value
    if isinstance(value, ImpreciseDate):
        return value.edtf
    if isinstance(value, Amount):
        return _MONEY.write(value)
    return source.kind.write(value)


def show_values(session: Session, source: ColumnSource, condition: Condition) -> list[str]:
    """Its values as people read them, links by name; "" for an open end."""
    if condition.operator in (Operator.CONTAINS, Operator.LACKS):
        return [str(each) for each in condition.values]
    if source.kind.is_link:
        ids = [each for each in condition.values if isinstance(each, str)]
        names = captions(session, ids)
        return [names[each].show() if each in names else each for each in ids]
    return ["" if each is None else show_value(source, each) for each in condition.values]


def show_value(source: ColumnSource, value: object) -> str:
    """One value that is no link."""
    if isinstance(value, ImpreciseDate | Amount):
        return value.show()
    return source.kind.show(value)


def say_filter(session: Session, kind: str, conditions: Iterable[Condition]) -> list[str]:
    """Each condition in words, in the language of the moment."""
    known = [(source_at(kind, each.source), each) for each in conditions]
    return [say_condition(source, each, show_values(session, source, each)) for source, each in known]
