"""The indicators that suit a kind of subject, as a person is offered them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter

from ... import i18n
from ...names import Names
from ...records import Indicator
from ...records.base import ORDER_KEYS
from .standard_indicators import INDICATORS, OWN_THEME, THEMES, StandardIndicator


@dataclass(frozen=True, slots=True)
class OfferedIndicator:
    """What a claim's entry row needs to know of an indicator. `theme`: under which heading, to be translated.

    `per`: of which time its numbers speak, where they are of one.
    """

    id: str
    name: Names
    unit: Names | None
    dimension: str
    nature: str
    theme: str = OWN_THEME
    per: str | None = None
    code: str = ""


def offer_standard(indicator: StandardIndicator) -> OfferedIndicator:
    """A standard indicator as every register has it."""
    unit = Names(*indicator.unit) if indicator.unit else None
    theme = THEMES[indicator.theme]
    return OfferedIndicator(
        indicator.id,
        Names(*indicator.names),
        unit,
        indicator.dimension,
        indicator.nature,
        theme,
        indicator.per,
        indicator.code,
    )


def choose_suited(indicators: Iterable[Indicator], subject_kind: str) -> list[OfferedIndicator]:
    """Those of this kind of subject or of any: the usual ones in their usual order, then by the alphabet."""
    order = attrgetter(ORDER_KEYS[i18n.language()])
    suited = (None, "any", subject_kind)
    usual = {each.id: place for place, each in enumerate(INDICATORS)}
    found = sorted(indicators, key=lambda each: (usual.get(each.id, len(usual)), order(each)))
    themes = {each.id: THEMES[each.theme] for each in INDICATORS}
    return [
        OfferedIndicator(
            each.id,
            each.caption,
            each.unit,
            each.dimension,
            each.nature,
            themes.get(each.id, OWN_THEME),
            each.per,
            each.code,
        )
        for each in found
        if each.subjects in suited and each.removed_at is None
    ]
