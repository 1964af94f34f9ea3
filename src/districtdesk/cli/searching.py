"""What a search over every kind of record found, as an answer."""

from __future__ import annotations

from ..i18n import _
from ..record_kinds import RECORD_KINDS
from ..records import KINDS, field_of
from ..register.journal.store import Session
from ..register.queries.how_found import WHY_WORDS, FoundRecord
from ..register.queries.other_layout import in_other_layout
from ..register.queries.searching import search, search_inside
from .output import CommandAnswer, Heading, Object

_MOST = 1000


def search_answer(session: Session, text: str) -> CommandAnswer:
    """The records found, the best first; where nothing is, what the same keys say in the other layout."""
    found = _find(session, text)
    if not found and (other := in_other_layout(text)):
        found = _find(session, other)
    return CommandAnswer(
        headings=[Heading(each) for each in (_("Title"), _("Record"), _("Found by"), "ID")],
        lines=lambda: (
            (each.caption.show(), _(RECORD_KINDS[each.kind].one), why_words(each), each.id) for each in found
        ),
        keys=("caption", "kind", "id", "why", "matched", "field"),
        objects=lambda: map(_object, found),
    )


def _find(session: Session, text: str) -> tuple[FoundRecord, ...]:
    return search(session, text, _MOST).found or search_inside(session, text, _MOST).found


def why_words(found: FoundRecord) -> str:
    """Why it was found, in words, and what it was found by where that is not its title."""
    word = _(field_of(KINDS[found.kind], found.field).kind.label) if found.why == "field" else _(WHY_WORDS[found.why])
    return f"{word}: {found.matched}" if found.matched and found.matched != found.caption.show() else word


def _object(found: FoundRecord) -> Object:
    return {
        "caption": found.caption.show(),
        "kind": found.kind,
        "id": found.id,
        "why": found.why,
        "matched": found.matched,
        "field": found.field or None,
    }
