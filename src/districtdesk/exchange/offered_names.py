"""What records are called, for the drop-downs of links."""

from __future__ import annotations

from collections.abc import Sequence

from .. import i18n
from ..register.journal.store import Session
from ..register.queries import listing
from ..register.queries.listing import Query
from ..register.queries.personal import titled_by_people
from .drop_downs import MOST_NAMES, ReadNames


def names_in(session: Session, *, without_personal: bool) -> ReadNames:
    """A reader of the names of all records of some kinds, by kind and name; of none where there are too many."""
    totals = listing.counts(session)
    people = titled_by_people() if without_personal else frozenset()

    def read(kinds: tuple[str, ...]) -> Sequence[str]:
        if people.intersection(kinds) or sum(totals.get(kind, 0) for kind in kinds) > MOST_NAMES:
            return ()
        language = i18n.language()
        rows = (row for kind in kinds for row in listing.everything(session, Query(kind)))
        return [row.caption.among(language) for row in rows]

    return read
