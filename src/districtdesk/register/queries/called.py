"""The one record of a kind that somebody means by a name, as the command line asks for it."""

from __future__ import annotations

from sqlalchemy.orm import Session

from ...i18n import N_, _
from ...problems import Problem, error
from ...unseen import without_unseen
from . import listing
from .listing import ListRow, Query

# Of what a search finds, so many that may be meant are named.
_NAMED = 5
_NONE = {
    "district": N_("No district is called “{name}”."),
    "project": N_("No project is called “{name}”."),
}
_SEVERAL = {
    "district": N_("Several districts may be called “{name}”: {districts}."),
    "project": N_("Several projects may be called “{name}”: {districts}."),
}


def find_called(session: Session, kind: str, name: str) -> ListRow | Problem:
    """The district or project of this name, in whatever spelling; a Problem where none or more than one is meant."""
    wanted = _plain(name)
    rows = listing.everything(session, Query(kind))
    found = [row for row in rows if wanted in map(_plain, row.caption.known().values())]
    # As a list finds it, without the words for a zone too.
    found = found or listing.window(session, Query(kind, search=name), 0, _NAMED)
    if not found:
        return error(_(_NONE[kind], name=name[:80]), rule="unknown_name")
    if len(found) > 1:
        called = "; ".join(row.caption.show() for row in found)
        return error(_(_SEVERAL[kind], name=name[:80], districts=called), rule="ambiguous_name")
    return found[0]


def _plain(name: str) -> str:
    return " ".join(without_unseen(name).split()).casefold()
