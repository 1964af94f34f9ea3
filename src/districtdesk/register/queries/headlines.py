"""The two figures that stand beside a record's name in a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from ...records import Figure, Indicator
from ..captions import batches
from ..claims.claim_order import shown
from .subject_claims import Claim

# By kind of record: the codes of the indicators of the upper and the lower figure.
HEADLINES: Mapping[str, tuple[str, str]] = {"district": ("area", "residents")}


def find_headlines(session: Session, kind: str, ids: Sequence[str]) -> dict[str, tuple[str, str]]:
    """By id: the claim shown of each of the kind's two indicators, in words; empty where nothing is claimed.

    What is only planned or expected is left out: a list has no room to say so.
    """
    codes = HEADLINES[kind]
    # Both are records: one of them needs the base table by another name.
    indicator = aliased(Indicator, flat=True)
    indicators: dict[str, Indicator] = {}
    figures: dict[tuple[str, str], list[Figure]] = {}
    for batch in batches(ids):
        query = select(Figure, indicator).join(indicator, indicator.id == Figure.indicator)
        query = query.where(
            Figure.subject.in_(batch),
            indicator.code.in_(codes),
            Figure.removed_at.is_(None),
        )
        for figure, its_indicator in session.execute(query):
            indicators[figure.indicator] = its_indicator
            figures.setdefault((figure.subject, its_indicator.code), []).append(figure)
    chosen = {place: shown(found, indicators[found[0].indicator]) for place, found in figures.items()}
    amounts = {
        place: Claim(each, indicators[each.indicator], ()).quantity.full() for place, each in chosen.items() if each
    }
    upper, lower = codes
    return {each: (amounts.get((each, upper), ""), amounts.get((each, lower), "")) for each in ids}
