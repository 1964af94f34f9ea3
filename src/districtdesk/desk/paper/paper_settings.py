"""On which paper drawings are printed and saved: what was chosen last holds until something else is."""

from __future__ import annotations

from ...painting.paper_sizes import MOST_ACROSS, PAPERS, USUAL, SheetWishes
from ...settings import Settings

_PAPER, _UPRIGHT, _ACROSS = "paper.size", "paper.upright", "paper.across"


def sheet_wishes(settings: Settings) -> SheetWishes:
    """As it was remembered; never on one sheet, where letters may be too small: that is asked for each time."""
    across = settings.get(_ACROSS)
    is_known = isinstance(across, int) and 1 <= across <= MOST_ACROSS
    return SheetWishes(
        settings.choice(_PAPER, tuple(PAPERS), USUAL.paper),
        settings.get(_UPRIGHT) is True,
        across=int(str(across)) if is_known else USUAL.across,
    )


def remember_wishes(settings: Settings, wishes: SheetWishes) -> None:
    """Keep them for the next drawing."""
    settings.set(_PAPER, wishes.paper)
    settings.set(_UPRIGHT, wishes.is_upright)
    settings.set(_ACROSS, wishes.across)
