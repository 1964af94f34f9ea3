"""How many sources say a claim, for lists: two that say the same are one claim with two sources."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from ...records import Citation
from ..captions import batches


def count_sources(session: Session, record_ids: Iterable[str]) -> dict[str, int]:
    """By record id, how many sources say the record itself; those of which none does are left out.

    An opinion is none, nor what is not credible, nor what speaks of another field than the value.
    """
    found: dict[str, int] = {}
    for batch in batches(record_ids):
        query = select(Citation.record, func.count(Citation.source.distinct())).where(
            Citation.record.in_(batch),
            Citation.removed_at.is_(None),
            or_(Citation.field.is_(None), Citation.field == "value"),
            or_(Citation.confidence.is_(None), Citation.confidence > 0),
            or_(Citation.opinion.is_(None), Citation.opinion.is_(False)),
        )
        found.update((record, count) for record, count in session.execute(query.group_by(Citation.record)))
    return found
