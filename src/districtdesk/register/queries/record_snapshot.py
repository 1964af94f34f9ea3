"""What the page of one record shows, read once in one session: its head, its form and its claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from ...record_kinds import SUBJECTS
from ..claims.all_indicators import read_indicators
from ..claims.indicator_choices import OfferedIndicator, choose_suited
from . import listing
from .profile import Profile, read_profile
from .subject_claims import Claim, read_claims


@dataclass(frozen=True, slots=True)
class RecordSnapshot:
    """`claims` about the record and the `indicators` of a further one; none where no claim can be about it."""

    profile: Profile
    claims: Sequence[Claim] = ()
    indicators: Sequence[OfferedIndicator] = ()


def read_snapshot(session: Session, kind: str, record_id: str) -> RecordSnapshot | None:
    """The snapshot of a record, None when there is no such record."""
    row = listing.one(session, kind, record_id)
    if row is None:
        return None
    if kind not in SUBJECTS:
        return RecordSnapshot(read_profile(session, row, ()))
    indicators = read_indicators(session)
    claims = read_claims(session, [record_id], indicators)
    return RecordSnapshot(read_profile(session, row, claims), claims, choose_suited(indicators, kind))
