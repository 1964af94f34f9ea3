"""The two figures that stand beside a record's name in a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..records import Figure, Indicator
from .captions import batches
from .claims import Claim, preferred

# By kind of record: the codes of the indicators of the upper and the lower figure.
HEADLINES: Mapping[str, tuple[str, str]] = {"district": ("area", "residents")}
_PLANNED = ("planned", "expected")


def headlines(session: Session, kind: str, ids: Sequence[str]) -> dict[str, tuple[str, str]]:
    """By id: the preferred claim of each of the kind's two indicators, in words; empty where nothing was told.

    What is only planned or expected is left out: a list has no room to say so.
    """
    codes = HEADLINES[kind]
    indicators = {each.id: each for each in session.scalars(select(Indicator).where(Indicator.code.in_(codes)))}
    claims: dict[tuple[str, str], list[Claim]] = {}
    for batch in batches(ids):
        query = select(Figure).where(
            Figure.subject.in_(batch),
            Figure.indicator.in_(indicators),
            Figure.removed_at.is_(None),
            Figure.status.not_in(_PLANNED),
        )
        for figure in session.scalars(query):
            indicator = indicators[figure.indicator]
            claims.setdefault((figure.subject, indicator.code), []).append(Claim(figure, indicator, ()))
    told = {place: preferred(found) for place, found in claims.items()}
    shown = {place: claim.amount() for place, claim in told.items() if claim is not None}
    upper, lower = codes
    return {each: (shown.get((each, upper), ""), shown.get((each, lower), "")) for each in ids}
