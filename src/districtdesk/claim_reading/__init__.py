"""How a claim is read as people write it: its qualifier, its number with unit or currency, and its date."""

from __future__ import annotations

from collections.abc import Callable

from ..dates.imprecise import ImpreciseDate
from ..problems import Problem
from .claim import ClaimReading, Misfit, OpenReading

__all__ = ["ClaimReading", "Misfit", "OpenReading", "read_claim"]


def read_claim(
    text: str,
    *,
    is_money: bool = False,
    is_whole: bool = False,
    is_area: bool = False,
    is_own: Callable[[str], bool] | None = None,
    dimension: str = "",
    language: str | None = None,
    said: ImpreciseDate | None = None,
) -> ClaimReading | Problem:
    """What reading.read_claim reads; the grammar is loaded with the first claim, so that no start waits for it."""
    from .reading import read_claim as read

    return read(
        text,
        is_money=is_money,
        is_whole=is_whole,
        is_area=is_area,
        is_own=is_own,
        dimension=dimension,
        language=language,
        said=said,
    )
