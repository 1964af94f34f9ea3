"""In which row of its worksheet each record of a workbook stands, so that what names it leads there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..register.journal.store import Session
from ..register.queries import listing
from ..register.queries.listing import Query
from ..register.queries.personal import LeftOut

# Of more records Excel takes no links, and finding their places takes long.
_MOST_RECORDS = 50_000
# By id the name of a sheet, and which of its rows, from 0.
Places = Mapping[str, tuple[str, int]]
NO_PLACES: Places = {}


def read_places(session: Session, kinds: Iterable[str], left_out: LeftOut | None) -> Places:
    """Those of all records of these kinds, in the order of their sheets."""
    places: dict[str, tuple[str, int]] = {}
    for kind in kinds:
        ids = listing.in_order(session, Query(kind))
        if len(places) + len(ids) > _MOST_RECORDS:
            return {}
        hidden = left_out.ids if left_out else frozenset[str]()
        kept = (each for each in ids.among(0, len(ids)) if each not in hidden)
        places.update((each, (kind, number)) for number, each in enumerate(kept))
    return places
