"""The two figures that stand beside a record's name in a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from ...records import Figure, Indicator
from ...records.claim_status import ASSERTED_STATUSES
from ..captions import batches
from ..claims.claim_order import shown
from .subject_claims import Claim

# By kind of record: the codes of the indicators of the upper and the lower figure.
HEADLINES: Mapping[str, tuple[str, str]] = {"district": ("area", "residents")}


def find_headlines(session: Session, kind: str, ids: Sequence[str]) -> dict[str, tuple[str, str]]:
    """By id: the claim shown of each of the kind's two indicators, in words; empty where nothing was told.

    What is only planned or expected is left out: a list has no room to say so.
    """
    codes = HEADLINES[kind]
    indicators = {each.id: each for each in session.scalars(select(Indicator).where(Indicator.code.in_(codes)))}
    figures: dict[tuple[str, str], list[Figure]] = {}
    for batch in batches(ids):
        query = select(Figure).where(
            Figure.subject.in_(batch),
            Figure.indicator.in_(indicators),
            Figure.removed_at.is_(None),
            Figure.status.in_(ASSERTED_STATUSES),
        )
        for figure in session.scalars(query):
            figures.setdefault((figure.subject, indicators[figure.indicator].code), []).append(figure)
    told = {place: shown(found) for place, found in figures.items()}
    said = {place: Claim(each, indicators[each.indicator], ()).amount() for place, each in told.items() if each}
    upper, lower = codes
    return {each: (said.get((each, upper), ""), said.get((each, lower), "")) for each in ids}
