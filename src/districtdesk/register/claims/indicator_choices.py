"""The indicators that suit a kind of subject, as a person is offered them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from ... import i18n
from ...names import Names
from ...records import Indicator
from ...records.base import ORDER_KEYS
from .standard_indicators import INDICATORS


@dataclass(frozen=True, slots=True)
class OfferedIndicator:
    """What a claim's entry row needs to know of an indicator."""

    id: str
    name: Names
    unit: Names | None
    dimension: str
    nature: str


def indicators_for(session: Session, subject_kind: str) -> list[OfferedIndicator]:
    """Indicators of this kind of subject or of any: the usual ones in their usual order, then by the alphabet."""
    order = getattr(Indicator, ORDER_KEYS[i18n.language()])
    query = select(Indicator).where(Indicator.removed_at.is_(None)).order_by(order)
    suited = (None, "any", subject_kind)
    usual = {each.id: place for place, each in enumerate(INDICATORS)}
    found = sorted(session.scalars(query), key=lambda each: usual.get(each.id, len(usual)))
    return [
        OfferedIndicator(each.id, each.caption, each.unit, each.dimension, each.nature)
        for each in found
        if each.subjects in suited
    ]
