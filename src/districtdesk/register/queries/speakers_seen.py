"""Who said something in any source so far, as printed there, and in what office: offered again while one types."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from ...folding import fold
from ...records import Office
from ..captions import captions
from .listing import ListRow, Query, window

# Of so many citations, which are read in a moment, nearly every speaker and office is among them.
_LOOKED_THROUGH = 100


@dataclass(frozen=True, slots=True)
class SpeakerSeen:
    """A name as printed; `speaker` is the id of the person, `person_name` what that is called; '' where unknown."""

    said_by: str
    speaker: str = ""
    person_name: str = ""
    office: str = ""


def find_speakers_seen(session: Session, typed: str) -> list[SpeakerSeen]:
    """Names as printed that have what is typed in them, each with each office once; none for no text."""
    if not fold(typed):
        return []
    rows = [row for row in _citations(session, typed) if fold(typed) in fold(row.text("said_by"))]
    names = captions(session, {row.text("speaker") for row in rows} - {""})
    called = {speaker: name.show() for speaker, name in names.items()}
    return list(dict.fromkeys(_seen(row, called.get(row.text("speaker"), "")) for row in rows))


def find_offices_seen(session: Session, typed: str, said_by: str, speaker: str) -> list[str]:
    """Offices with what is typed in them: those of this speaker, as printed and as recorded, before all others."""
    own = [row for row in _citations(session, said_by) if _is_of(row, said_by, speaker)] if fold(said_by) else []
    others = _citations(session, typed) if fold(typed) else []
    texts = (*_texts(own), *_held(session, speaker), *_texts(others))
    return [text for text in dict.fromkeys(texts) if text and fold(typed) in fold(text)]


def _citations(session: Session, sought: str) -> list[ListRow]:
    return window(session, Query("citation", search=sought), 0, _LOOKED_THROUGH)


def _seen(row: ListRow, person_name: str = "") -> SpeakerSeen:
    speaker = row.text("speaker") if person_name else ""
    return SpeakerSeen(row.text("said_by"), speaker, person_name, row.text("office"))


def _is_of(row: ListRow, said_by: str, speaker: str) -> bool:
    return fold(row.text("said_by")) == fold(said_by) or bool(speaker and row.text("speaker") == speaker)


def _texts(rows: Iterable[ListRow]) -> Iterator[str]:
    return (row.text("office") for row in rows)


def _held(session: Session, speaker: str) -> Iterator[str]:
    """What this person was by the register."""
    if not speaker:
        return iter(())
    query = select(Office).where(Office.person == speaker, Office.removed_at.is_(None)).order_by(Office.id)
    return (office.title.show() for office in session.scalars(query))
