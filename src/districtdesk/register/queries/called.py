"""The one record of a kind that somebody means by a name, as the command line asks for it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from ...i18n import N_, _, ngettext
from ...problems import Problem, error
from ...unseen import without_unseen
from . import listing
from .listing import ListRow, Query

# Of what a search finds, so many that may be meant are named.
_NAMED = 5
_NONE = {
    "district": N_("No district is called “{name}”."),
    "project": N_("No project is called “{name}”."),
    "indicator": N_("No indicator is called “{name}”."),
}
_NOTHING = N_("Nothing is called “{name}”.")
_SEVERAL = {
    "district": N_("Several districts may be called “{name}”: {districts}. Write the ID of the one that is meant."),
    "project": N_("Several projects may be called “{name}”: {projects}. Write the ID of the one that is meant."),
}
_SEVERAL_OTHERS = N_("Several records may be called “{name}”: {records}. Write the ID of the one that is meant.")


def find_called(session: Session, kind: str, name: str) -> ListRow | Problem:
    """The record of this kind and name, in whatever spelling, or of this id.

    A Problem where none or more than one is meant.
    """
    wanted = _plain(name)
    rows = listing.everything(session, Query(kind))
    found = [row for row in rows if wanted == row.id or wanted in map(_plain, row.caption.known().values())]
    total = len(found)
    if not found:
        # As a list finds it, without the words for a zone too.
        query = Query(kind, search=name)
        found, total = listing.window(session, query, 0, _NAMED), listing.count(session, query)
    if not found:
        return error(_(_NONE.get(kind, _NOTHING), name=name[:80]), rule="unknown_name")
    if len(found) > 1:
        told = {"name": name[:80], f"{kind if kind in _SEVERAL else 'record'}s": _say_several(found[:_NAMED], total)}
        return error(_(_SEVERAL.get(kind, _SEVERAL_OTHERS), **told), rule="ambiguous_name")
    return found[0]


def _say_several(rows: Sequence[ListRow], total: int) -> str:
    """Each with its id, by which it is told apart from one of the same name; and how many more there are."""
    called = [f"{row.caption.show()} ({row.id})" for row in rows]
    if total > len(rows):
        called.append(ngettext("and {count} more", "and {count} more", total - len(rows)))
    return "; ".join(called)


def _plain(name: str) -> str:
    return " ".join(without_unseen(name).split()).casefold()
