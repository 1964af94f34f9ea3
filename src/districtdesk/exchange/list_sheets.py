"""The worksheets of lists: all records of a kind, or what a query finds with the columns that were asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from ..i18n import _
from ..overview.counted_sums import CountedSums
from ..record_kinds import LISTED_AS_OF, RECORD_KINDS
from ..records import KINDS, Field, fields_of
from ..register.clock import so_day
from ..register.journal.store import Session
from ..register.queries import listing
from ..register.queries.as_of import fields_as_of
from ..register.queries.listing import Query
from ..register.queries.personal import LeftOut, without_personal_fields
from ..register.queries.reckoned_sources import is_reckoned_key
from .layout import BookSheet
from .record_sheet import RecordSheet
from .sheet_as_of import sheet_as_of, with_fields_of_states
from .shown_columns import with_what_belongs


def whole_kind(
    session: Session,
    kind: str,
    total: int,
    left_out: LeftOut | None,
    sums: CountedSums | None = None,
) -> BookSheet:
    """The sheet of all records of a kind. `sums`: those that the workbook has sheets of."""
    fields = fields_of(KINDS[kind]) if _day_of(kind) is None else fields_as_of(kind)
    return _book_sheet(session, Query(kind), fields, total, left_out, is_whole=True, sums=sums)


def _day_of(kind: str) -> date | None:
    """Of which day it is told of records of this kind how they were and how sure that is; None for no other day."""
    return so_day() if kind in LISTED_AS_OF else None


def _book_sheet(
    session: Session,
    query: Query,
    fields: Sequence[Field],
    total: int,
    left_out: LeftOut | None,
    reckoned: Sequence[Field] = (),
    *,
    is_whole: bool = False,
    chosen: frozenset[str] = frozenset(),
    sums: CountedSums | None = None,
) -> BookSheet:
    title = _(RECORD_KINDS[query.kind].many)
    kept = without_personal_fields(fields) if left_out else fields
    day = _day_of(query.kind)
    if day is None:
        return RecordSheet(
            session, query, kept, title, total, left_out, reckoned, is_whole, chosen, sums
        ).book_sheet()
    if left_out:
        # What held on a day is told in words, from which no name of a person could be taken.
        kept = [field for field in kept if not field.kind.may_point_at("person")]
    return sheet_as_of(session, query, (kept, reckoned), title, total, day)


def list_sheet(
    session: Session,
    query: Query,
    fields: Sequence[Field],
    left_out: LeftOut | None,
    *,
    is_for_paper: bool = False,
    is_whole: bool = False,
) -> BookSheet:
    """The sheet of a list.

    `is_for_paper`: its columns were chosen for it, and what goes with them is not printed. `is_whole`: all fields are
    wanted, and of these is printed what is of all records of the kind.
    """
    day, total = _day_of(query.kind), listing.count(session, query)
    reckoned = [each for each in fields if is_reckoned_key(each.key)]
    fields = [each for each in fields if not is_reckoned_key(each.key)]
    columns = with_what_belongs(query.kind, fields) if day is None else with_fields_of_states(query.kind, fields)
    chosen = frozenset(each.key for each in fields) if is_for_paper else frozenset()
    how: dict[str, Any] = {"is_whole": is_whole, "chosen": chosen}
    return replace(_book_sheet(session, query, columns, total, left_out, reckoned, **how), is_hidden=False)
