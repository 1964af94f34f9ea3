"""A figure in plain values, as it is stored: 100,000 of them are compared and added without making records."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, Table, case, func, select, type_coerce
from sqlalchemy.orm import Session

from ...bounds import Bounds, bounds_of
from ...dates import stored
from ...dates.imprecise import ImpreciseDate
from ...dates.stored import LAST_DAY, NO_END
from ...quantity import Quantity
from ...records import Figure, Record, table_of
from ...records.columns import WHOLE, WORDS
from ...records.unread_values import restored_date, restored_list
from ..plain_rows import kept

_PLACES = 4
ONE: int = 10**_PLACES
_BASE = table_of(Record)
Aspect = tuple[str | None, str | None, str | None, str | None, frozenset[str] | None, int | None]


# Of most figures nothing of all that is said, and very many are compared.
_ALL_OF_IT: Aspect = (None, None, None, None, None, None)
_NOTHING_ASIDE = (None,) * 5
# From the product on.
_ASIDE: Final = 16


class FigureRow(NamedTuple):
    """Amounts are in ten-thousandths, 0 where there is no number; dates are their stored texts."""

    id: str
    subject: str
    indicator: str
    qualifier: str
    value: int
    value_to: int | None
    unit: str | None
    currency: str | None
    status: str
    increment: int | None
    as_of: str | None
    as_of_basis: str | None
    period: str | None
    preferred: int | None
    together_with: str | None = None
    part_of: str | None = None
    product: str | None = None
    for_when: str | None = None
    relative_to: str | None = None
    relative_by: str | None = None
    # How many it speaks of, where these are not all.
    partial: int | None = None

    @property
    def subjects(self) -> tuple[str, ...]:
        """All subjects of which this is one number together: one for most figures."""
        return subjects_of(self.subject, tuple(restored_list(self.together_with)))

    @property
    def quantity(self) -> Quantity:
        """How much it says; the unit only where it has one of its own."""
        return _quantity(self.qualifier, self.value, self.value_to, self.unit, self.currency)

    @property
    def bounds(self) -> Bounds:
        """Between which ends it lies, as its quantity does, in ten-thousandths: for comparing very many."""
        return bounds_of(self.qualifier, self.value, self.value_to)

    @property
    def number(self) -> float:
        """The number to be drawn."""
        return self.value / ONE

    @property
    def likeness(self) -> tuple[str | None, str | None]:
        """Currency and unit, as its quantity has them."""
        return self.currency, self.unit

    @property
    def aspect(self) -> Aspect:
        """Of which product, for when, of whom together and of how many it speaks: only like aspects are compared.

        For when by its bounds: by 2030 and до 2030 года are one target.
        """
        if not self.together_with and self[_ASIDE:] == _NOTHING_ASIDE:
            return _ALL_OF_IT
        together = frozenset(self.subjects) if self.together_with else None
        return (
            self.product,
            self.for_when and stored.bounds(self.for_when),
            self.relative_to,
            self.relative_by,
            together,
            self.partial,
        )

    @property
    def is_whole(self) -> bool:
        return not self.value % ONE

    @property
    def when(self) -> ImpreciseDate | None:
        """The day it is as of, else the period it was counted over."""
        text = self.as_of or self.period
        return restored_date(text) if text else None

    @property
    def counted_over(self) -> str | None:
        """The bounds of its period: the same for one time, in whatever words it is printed."""
        return self.period and stored.bounds(self.period)

    @property
    def last_day(self) -> str:
        """The last day that it may be as of, as ISO text; empty where none is known."""
        text = self.as_of or self.period
        if not text:
            return ""
        day = text[LAST_DAY]
        return "" if day == NO_END else day


# Of what very many figures say the same, each text is kept once: half of what they take.
_RECURRING = tuple(
    map(FigureRow._fields.index, ("subject", "indicator", "qualifier", "currency", "status", "as_of", "as_of_basis"))
)
_AT_ONCE = 200


def subjects_of(subject: str, together_with: Iterable[str] | None) -> tuple[str, ...]:
    """The subject of a figure and those that it speaks of together with it, each once."""
    return tuple(dict.fromkeys((subject, *(together_with or ()))))


# What is shown is asked for again with every look.
@lru_cache(maxsize=4096)
def _quantity(qualifier: str, value: int, value_to: int | None, unit: str | None, currency: str | None) -> Quantity:
    return Quantity(qualifier, _exactly(value), None if value_to is None else _exactly(value_to), unit, currency)


def _exactly(ten_thousandths: int) -> Decimal:
    """The number that is stored so."""
    return Decimal(ten_thousandths).scaleb(-_PLACES)


def make_figure_row(figure: Figure) -> FigureRow:
    """What this record says."""
    return FigureRow(
        id=figure.id,
        subject=figure.subject,
        indicator=figure.indicator,
        qualifier=figure.qualifier,
        value=_stored(figure.value or Decimal(0)),
        value_to=None if figure.value_to is None else _stored(figure.value_to),
        unit=figure.unit,
        currency=figure.currency,
        status=figure.status,
        increment=figure.increment,
        as_of=figure.as_of.store() if figure.as_of else None,
        as_of_basis=figure.as_of_basis,
        period=figure.period.store() if figure.period else None,
        preferred=figure.preferred,
        together_with=json.dumps(figure.together_with) if figure.together_with else None,
        part_of=figure.part_of,
        product=figure.product,
        for_when=figure.for_when.store() if figure.for_when else None,
        relative_to=figure.relative_to,
        relative_by=figure.relative_by,
        partial=figure.partial,
    )


def _stored(value: Decimal) -> int:
    return int(value.scaleb(_PLACES))


def read_figure_rows(session: Session) -> list[FigureRow]:
    """Every figure of the register, in the order of their ids."""
    query = select(*_columns()).where(kept(Figure)).order_by(table_of(Figure).c.id)
    result = session.execute(query)
    known: dict[int, dict[object, object]] = {place: {} for place in _RECURRING}
    found: list[FigureRow] = []
    # Few at a time: what is still at hand is looked up soonest.
    while rows := result.fetchmany(_AT_ONCE):
        columns: list[Iterable[object]] = list(zip(*rows, strict=True))
        for place, once in known.items():
            columns[place] = map(once.setdefault, columns[place], columns[place])
        found += map(FigureRow._make, zip(*columns, strict=True))
    return found


def read_figure_rows_where(session: Session, *conditions: ColumnElement[bool]) -> list[FigureRow]:
    """The figures for which this holds of their own table."""
    own = table_of(Figure)
    query = select(*_columns()).join_from(own, _BASE, _BASE.c.id == own.c.id).where(_BASE.c.removed_at.is_(None))
    return list(map(FigureRow._make, session.execute(query.where(*conditions)).all()))


def read_figure_rows_beside(
    session: Session, table: Table, is_beside: ColumnElement[bool], *conditions: ColumnElement[bool]
) -> Iterator[tuple[FigureRow, tuple[object, ...]]]:
    """The same, each with each row of another table beside it, or once with as many None where there is none."""
    own, columns = table_of(Figure), _columns()
    query = select(*columns, *table.c).join_from(own, _BASE, _BASE.c.id == own.c.id).outerjoin(table, is_beside)
    for row in session.execute(query.where(_BASE.c.removed_at.is_(None), *conditions)).all():
        yield FigureRow._make(row[: len(columns)]), tuple(row[len(columns) :])


def read_figure_rows_about(session: Session, subjects: Sequence[str]) -> list[FigureRow]:
    """The figures whose first subject is one of these."""
    return read_figure_rows_where(session, table_of(Figure).c.subject.in_(subjects))


def _columns() -> list[Any]:
    """The columns as stored, without making values of them."""
    own = table_of(Figure)
    texts, numbers = ("as_of", "period", "together_with", "for_when"), ("value", "value_to", "increment", "preferred")
    types = dict.fromkeys(texts, WORDS) | dict.fromkeys(numbers, WHOLE)
    stored = (key for key in FigureRow._fields if key in own.c)
    columns = {key: type_coerce(own.c[key], types[key]) if key in types else own.c[key] for key in stored}
    # An empty list and none are the same here.
    together = func.nullif(columns["together_with"], "[]")
    partial = case((own.c.covers < own.c.covers_of, own.c.covers))
    made = {"value": func.coalesce(columns["value"], 0), "together_with": together, "partial": partial}
    return list((columns | made).values())
