"""The sizes of paper that drawings are put on."""

from __future__ import annotations

from typing import NamedTuple

from .page_plan import LONG, SHORT

# By their keys, in points: the shorter side and the longer one.
PAPERS = {"a4": (SHORT, LONG), "a3": (LONG, 2 * SHORT)}


class SheetWishes(NamedTuple):
    """`paper`: one of PAPERS; `on_one`: all of it on one sheet; else its time goes over so many sheets `across`, and
    its lanes over as many as it takes down.
    """

    paper: str = "a4"
    is_upright: bool = False
    on_one: bool = False
    across: int = 1

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        short, long = PAPERS[self.paper]
        return (short, long) if self.is_upright else (long, short)


USUAL = SheetWishes()
MOST_ACROSS = 6


def paper_name(paper: str) -> str:
    """What one of PAPERS is called, in every language."""
    return paper.upper()


def paper_of(size: tuple[float, float]) -> str:
    """Which of PAPERS a sheet of this width and height is, in points."""
    return next((key for key, sides in PAPERS.items() if abs(max(size) - sides[1]) < 1), "a4")
