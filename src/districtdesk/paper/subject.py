"""The record that a page is wanted of, found by its name."""

from __future__ import annotations

from ..i18n import N_, _
from ..problems import Problem, error
from ..register.journal.store import Session
from ..register.queries import listing
from ..register.queries.called import find_called
from ..register.queries.listing import ListRow, Query

_WHICH = {
    "district": N_("Of which district? Write --name TEXT."),
    "project": N_("Of which project? Write --name TEXT."),
}
_NONE_YET = {
    "district": N_("There is no district yet."),
    "project": N_("There is no project yet."),
}


def find_subject(session: Session, kind: str, name: str) -> ListRow | Problem:
    """The district or project of this name or id, or the only one where no name is given."""
    if name:
        return find_called(session, kind, name)
    known = listing.window(session, Query(kind), 0, 2)
    if not known:
        return error(_(_NONE_YET[kind]), rule="none_yet")
    if len(known) != 1:
        return error(_(_WHICH[kind]), rule="no_name")
    return known[0]
