"""What a search over every kind of record found, as an answer."""

from __future__ import annotations

from ..i18n import _
from ..record_kinds import RECORD_KINDS
from ..register.journal.store import Session
from ..register.queries.found_otherwise import read_found_otherwise
from ..register.queries.how_found import FoundRecord, say_why
from ..register.queries.listing import Query
from ..register.queries.other_layout import in_other_layout
from ..register.queries.searching import search, search_inside
from .output import CommandAnswer, Heading, Object
from .talking import warn

_MOST = 1000


def search_answer(session: Session, text: str) -> CommandAnswer:
    """The records found, the best first; where nothing is, what the same keys say in the other layout."""
    found = _find(session, text)
    if not found and (other := in_other_layout(text)):
        found = _find(session, other)
    return CommandAnswer(
        headings=[Heading(each) for each in (_("Title"), _("Record"), _("Found by"), "ID")],
        lines=lambda: (
            (each.caption.show(), _(RECORD_KINDS[each.kind].one), say_why(each), each.id) for each in found
        ),
        keys=("caption", "kind", "id", "why", "matched", "field"),
        objects=lambda: map(_object, found),
    )


def warn_of_other_words(session: Session, query: Query) -> None:
    """Say how much of a list was found otherwise than as it was typed."""
    if query.is_searching and (told := read_found_otherwise(session, query).sentence(query.kind)):
        warn(told)


def _find(session: Session, text: str) -> tuple[FoundRecord, ...]:
    return search(session, text, _MOST).found or search_inside(session, text, _MOST).found


def _object(found: FoundRecord) -> Object:
    return {
        "caption": found.caption.show(),
        "kind": found.kind,
        "id": found.id,
        "why": found.why,
        "matched": found.matched,
        "field": found.field or None,
    }
