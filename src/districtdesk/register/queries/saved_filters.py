"""The filters that are saved in a register: read by name, and counted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from ...alphabet import alphabetical
from ...folding import fold
from ...i18n import _
from ...problems import Problem, error
from ...records import KINDS, Record, SavedFilter, table_of
from . import listing
from .condition import Condition
from .filter_text import compares, read_filter
from .query import Query
from .warned import is_known

_BASE, _OWN = table_of(Record), table_of(SavedFilter)


@dataclass(frozen=True, slots=True)
class NamedFilter:
    """A filter of records of a `kind`, as it is kept; `text` may name what this register does not know."""

    id: str
    name: str
    kind: str
    text: str


def read_saved_filters(session: Session, kind: str = "") -> list[NamedFilter]:
    """Those of one kind of record or of all, in the order of their names."""
    rows = select(_OWN.c.id, _OWN.c.name, _OWN.c.of_kind, _OWN.c.conditions)
    rows = rows.join_from(_OWN, _BASE, _BASE.c.id == _OWN.c.id).where(_BASE.c.removed_at.is_(None))
    found = [NamedFilter(*row) for row in session.execute(rows)]
    found.sort(key=lambda each: (alphabetical(each.name), each.id))
    return [each for each in found if each.kind in KINDS and kind in ("", each.kind)]


def conditions_of(session: Session, saved: NamedFilter) -> tuple[Condition, ...] | Problem:
    """What it asks, or what of it cannot be read any more."""
    return read_filter(session, saved.kind, saved.text)


def filters_asking(session: Session, query: Query) -> list[NamedFilter]:
    """Those that ask just what this query does, in whatever order; none for a query without conditions."""
    if not query.conditions:
        return []
    asked = set(query.conditions)
    known = ((each, conditions_of(session, each)) for each in read_saved_filters(session, query.kind))
    return [each for each, found in known if not isinstance(found, Problem) and set(found) == asked]


def filter_called(session: Session, name: str, kind: str = "") -> NamedFilter | None:
    """The one that bears this name; of two the one with the very same."""
    known = read_saved_filters(session, kind)
    exact = next((each for each in known if each.name == name.strip()), None)
    return exact or next((each for each in known if fold(name) and fold(each.name) == fold(name)), None)


def count_saved_filters(session: Session, known: Iterable[NamedFilter] | None = None) -> dict[str, int | None]:
    """By id how many records each of these, or of all, finds; None where that is not known, or takes long to find."""
    found: dict[str, int | None] = {}
    for saved in read_saved_filters(session) if known is None else known:
        conditions = conditions_of(session, saved)
        query = None if isinstance(conditions, Problem) else Query(saved.kind, conditions=conditions)
        is_quick = query is not None and is_known(session, query)
        found[saved.id] = listing.count(session, query) if query is not None and is_quick else None
    return found


def read_filters(session: Session, kind: str, texts: Iterable[str]) -> Query | Problem:
    """What meets all of these, each in words or the name of a saved filter, which also says of which kind it is."""
    found: list[Condition] = []
    for text in texts:
        saved = None if compares(text) else filter_called(session, text, kind)
        kind = saved.kind if saved else kind
        if not kind:
            sentence = _(
                "There is no saved filter “{name}”. Conditions need a kind: say it with --kind.", name=text[:80]
            )
            return error(sentence, rule="filter_kind")
        read = conditions_of(session, saved) if saved else read_filter(session, kind, text)
        if isinstance(read, Problem):
            return read
        found += read
    return Query(kind, conditions=tuple(dict.fromkeys(found)))
