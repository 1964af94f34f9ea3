"""From a kind of field to its database column: the only such mapping."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import copy
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any, Generic, TypeVar, cast

from sqlalchemy import BigInteger, Dialect, ForeignKey, Integer, SmallInteger, Table
from sqlalchemy import Text as SqlText
from sqlalchemy.orm import MappedColumn, mapped_column
from sqlalchemy.types import TypeDecorator, TypeEngine

from .. import fields
from ..dates.imprecise import ImpreciseDate
from ..fields import FieldKind
from ..money import Amount
from ..names import Names
from ..unread import UnreadValue
from .unread_values import UnreadAmount, UnreadDate, UnreadList, UnreadMoment, UnreadNames

V = TypeVar("V")
_MINOR_DIGITS = 18

# SQLite's STRICT tables know INTEGER (64 bits) and TEXT; PostgreSQL needs BIGINT said.
WHOLE: TypeEngine[int] = BigInteger().with_variant(Integer(), "sqlite")
SMALL: TypeEngine[int] = SmallInteger().with_variant(Integer(), "sqlite")
# The migrations give it PostgreSQL's collation "C": order keys and stored dates are compared by code point.
WORDS: TypeEngine[str] = SqlText()


class Unreadable(ValueError):
    """What stands in the database is no value of its field: the file is damaged."""


class _Stored(TypeDecorator[V], Generic[V]):
    """A value kept as text or a whole number; comparisons happen on what is stored."""

    cache_ok = True
    impl = SqlText

    def __init__(
        self,
        store: Callable[[V], str | int],
        restore: Callable[[Any], V],
        impl: TypeEngine[Any],
        unread: Callable[[Any], V] | None = None,
    ) -> None:
        super().__init__()
        self.impl = impl  # type: ignore[assignment]
        self.store = store
        self.restore = restore
        # What stands for a value that cannot be read; without it the file is damaged.
        self.unread = unread
        self.is_needed = False

    def process_bind_param(self, value: V | None, dialect: Dialect) -> Any:
        if isinstance(value, UnreadValue):
            return value.stored
        # Text passes through, so that a query may compare with a stored prefix.
        return value if value is None or isinstance(value, str) else self.store(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> V | None:
        if value is None:
            return self.unread(None) if self.is_needed and self.unread else None
        try:
            return self.restore(value)
        # A list in brackets a thousand deep ends in the last of these.
        except (ValueError, TypeError, LookupError, ArithmeticError, RecursionError) as error:
            if self.unread is not None:
                return self.unread(value)
            raise Unreadable(str(error)) from error


def expect_values(table: Table) -> None:
    """Take nothing at all, in a column that always holds something, for a value that cannot be read."""
    for each in table.columns:
        if not each.nullable and isinstance(each.type, _Stored):
            each.type = needed = copy(each.type)
            needed.is_needed = True


def store_amount(amount: Amount) -> str:
    """The amount as it is kept."""
    # Currency first, then minor units at one width: text order is order by amount among equal currencies.
    return f"{amount.currency} {amount.minor:0{_MINOR_DIGITS}}"


def _restore_amount(text: str) -> Amount:
    currency, _space, minor = text.partition(" ")
    return Amount(int(minor), currency)


def _scaled(places: int) -> TypeEngine[Decimal]:
    return _Stored(
        lambda value: int(value.scaleb(places).to_integral_exact()),
        lambda stored: Decimal(stored).scaleb(-places),
        WHOLE,
    )


def _listed() -> TypeEngine[tuple[str, ...]]:
    return _Stored(lambda value: json.dumps(list(value)), _restore_list, WORDS, UnreadList)


def _restore_list(stored: str) -> tuple[str, ...]:
    values = json.loads(stored)
    if not isinstance(values, list) or not all(isinstance(each, str) for each in values):
        raise ValueError(stored)
    return tuple(values)


# What a record is called is often its title as well, and comes with it.
@lru_cache(maxsize=256)
def _restore_names(stored: str) -> Names:
    names = Names.restore(stored)
    # A name that is no text would fail wherever it is shown.
    if not (isinstance(names.az, str) and isinstance(names.en, str) and isinstance(names.ru, str)):
        raise ValueError(stored)
    return names


NAMES: TypeEngine[Names] = _Stored(Names.store, _restore_names, WORDS, UnreadNames)


def names_as_stored(stored: str) -> Names:
    """The names that stand in the database so, or what stands for those that cannot be read."""
    try:
        return _restore_names(stored)
    except (ValueError, TypeError):
        return UnreadNames(stored)


# UTC, to the microsecond, of one width: text order is order in time.
MOMENT: TypeEngine[datetime] = _Stored(
    lambda value: value.astimezone(UTC).isoformat(timespec="microseconds"),
    datetime.fromisoformat,
    WORDS,
    UnreadMoment,
)


def stored_value(table: Table, key: str, value: object, dialect: Dialect) -> str | int | None:
    """What stands in the database for a value of this column."""
    kind = table.c[key].type
    kept = kind.process_bind_param(value, dialect) if isinstance(kind, _Stored) else value
    return kept if isinstance(kept, str | int) else None


def holds_moments(kind: TypeEngine[Any]) -> bool:
    """Whether a column of this type holds moments."""
    return isinstance(kind, _Stored) and kind.store is cast(_Stored[datetime], MOMENT).store


def stored_number(kind: TypeEngine[Any], value: Decimal | int) -> int:
    """A number as a column of this type keeps it: whole, of the smallest part there is."""
    return int(kind.store(value)) if isinstance(kind, _Stored) else int(value)


def checked_words(restore: Callable[[str], str]) -> TypeEngine[str]:
    """Text that is looked at when it is read: a LookupError of `restore` means that the file is damaged."""
    return _Stored(str, restore, WORDS)


SQL_TYPES: dict[type[FieldKind[Any]], Callable[[Any], TypeEngine[Any]]] = {
    fields.Text: lambda kind: WORDS,
    fields.LongText: lambda kind: WORDS,
    fields.TaxId: lambda kind: WORDS,
    fields.Unit: lambda kind: WORDS,
    fields.Code: lambda kind: WORDS,
    fields.FieldKey: lambda kind: WORDS,
    fields.Web: lambda kind: WORDS,
    fields.NamesInThree: lambda kind: NAMES,
    fields.Whole: lambda kind: WHOLE,
    fields.Number: lambda kind: _scaled(kind.places),
    fields.Share: lambda kind: _scaled(kind.places),
    fields.Area: lambda kind: WHOLE,
    fields.Money: lambda kind: _Stored(store_amount, _restore_amount, WORDS, UnreadAmount),
    fields.Imprecise: lambda kind: _Stored(ImpreciseDate.store, ImpreciseDate.restore, WORDS, UnreadDate),
    fields.Offset: lambda kind: WORDS,
    fields.Day: lambda kind: _Stored(date.isoformat, date.fromisoformat, WORDS),
    fields.YesNo: lambda kind: _Stored(int, bool, SMALL),
    fields.Choice: lambda kind: WORDS,
    fields.Country: lambda kind: WORDS,
    fields.Countries: lambda kind: _listed(),
    fields.Currency: lambda kind: WORDS,
    fields.Language: lambda kind: WORDS,
    fields.Link: lambda kind: WORDS,
    fields.Links: lambda kind: _listed(),
}


def link_target() -> ForeignKey:
    """A foreign key to any record, held to at the commit: until then a save may be checked as a whole."""
    return ForeignKey("record.id", deferrable=True, initially="DEFERRED")


def column(kind: FieldKind[Any]) -> MappedColumn[Any]:
    """The column of one field. Required is said by the annotation: Mapped[X] without `| None`.

    A link is a foreign key to the base table: every record has a row there, so any kind can be pointed at, and rows
    of one save may be written in any order. That the target is of the right kind is checked before each commit.
    """
    sql_type = SQL_TYPES[type(kind)](kind)
    info = {"field": kind}
    if isinstance(kind, fields.Link):
        return mapped_column(sql_type, link_target(), index=True, info=info, active_history=True)
    # What tells two records apart is looked up at every save, to find the same thing entered twice.
    is_looked_up = isinstance(kind, fields.Text) and kind.identifying
    return mapped_column(sql_type, index=is_looked_up or None, info=info, active_history=True)
