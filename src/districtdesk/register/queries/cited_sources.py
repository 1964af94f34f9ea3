"""The sources that are cited for some records, each once."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy.orm import Session

from ...alphabet import alphabetical
from ...records.titling import joined
from .subject_claims import read_evidence


def read_cited_sources(session: Session, ids: Iterable[str]) -> list[str]:
    """What they are called with their publishers, in the language of the moment, in the order of their names."""
    found = {each.source_id: each for several in read_evidence(session, ids).values() for each in several}
    named = (joined(dict.fromkeys((each.source.show(), each.publisher))) for each in found.values())
    return sorted(named, key=alphabetical)
