"""The record that a page is wanted of, found by its name, and why there is no page of it."""

from __future__ import annotations

from datetime import date

from ..i18n import N_, _
from ..problems import Problem, error
from ..records.today import today
from ..register.journal.store import Session
from ..register.queries import listing
from ..register.queries.called import find_called
from ..register.queries.listing import ListRow, Query
from .order import PaperOrder

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
    if name.strip():
        return find_called(session, kind, name)
    known = listing.window(session, Query(kind), 0, 2)
    if not known:
        return error(_(_NONE_YET[kind]), rule="none_yet")
    if len(known) != 1:
        return error(_(_WHICH[kind]), rule="no_name")
    return known[0]


def refuse_day(day: date | None) -> str:
    """Why there is no page as of this day, as nobody knows what will be said; empty where there may be one."""
    return _("“{label}” cannot lie in the future.", label=_("As of")) if day is not None and day > today() else ""


def say_not_there(order: PaperOrder) -> str:
    """That there is no such page, as what it is of was not there on its day."""
    return _("It was not there on that day.") if order.record else _("No project was there yet on that day.")
