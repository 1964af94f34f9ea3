"""Which page somebody wants: of what, and as of which day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..i18n import N_, _
from ..problems import Problem, error
from ..register.journal.store import Session
from ..register.queries import listing
from ..register.queries.called import find_called
from ..register.queries.listing import ListRow, Query

# By their keys: what they are called.
PAPER_KINDS = {
    "district": N_("District page"),
    "project": N_("Project page"),
    "briefing": N_("Briefing"),
    "timeline": N_("Timeline"),
}
_WHICH = {
    "district": N_("Of which district? Write --name TEXT."),
    "project": N_("Of which project? Write --name TEXT."),
}
# Those of one record.
OF_ONE = tuple(_WHICH)
# These tell how things were on another day, too.
OF_A_DAY = (*OF_ONE, "timeline")


@dataclass(frozen=True, slots=True)
class PaperOrder:
    """`kind`: one of PAPER_KINDS; `record`: the id of the district or project that it is of; a timeline may be
    of one district."""

    kind: str
    record: str = ""
    day: date | None = None


def page_key(kind: str) -> str:
    """By which a page of this kind is known among other things that are printed."""
    return f"<page of {kind}>"


def find_subject(session: Session, kind: str, name: str) -> ListRow | Problem:
    """The district or project of this name, or the only one where no name is given."""
    if name:
        return find_called(session, kind, name)
    known = listing.window(session, Query(kind), 0, 2)
    if len(known) != 1:
        return error(_(_WHICH[kind]), rule="no_name")
    return known[0]
