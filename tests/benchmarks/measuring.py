"""What all benchmarks share: times of runs by turns, and the table in which they are told.

On a machine that others use too, a run is never faster than it is, but often slower: the lower quartile says most
about the program, and the median beside it how restless the machine was. Ratios are those of the lower quartiles.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Times:
    """What several runs took."""

    each: list[float]

    @property
    def low(self) -> float:
        """The lower quartile."""
        return sorted(self.each)[(len(self.each) - 1) // 4]

    @property
    def middle(self) -> float:
        return statistics.median(self.each)


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table: ours against the reference. `aim` is the ratio, or the amount, not to be exceeded."""

    what: str
    ours: Times
    reference: Times | None
    unit: str
    aim: str

    def cells(self) -> list[str]:
        told = [_said(self.ours.low, self.unit), _said(self.ours.middle, self.unit)]
        if self.reference is None:
            return [self.what, *told, "", "", "", self.aim]
        theirs = [_said(self.reference.low, self.unit), _said(self.reference.middle, self.unit)]
        return [self.what, *told, *theirs, f"{self.ours.low / self.reference.low:.2f}", self.aim]


def _said(value: float, unit: str) -> str:
    if unit == "s" and value < 1:
        return f"{value * 1000:.1f} ms"
    return f"{value:.2f} {unit}" if value < 100 else f"{value:.0f} {unit}"


def by_turns(
    ours: Callable[[], object],
    theirs: Callable[[], object],
    runs: int = 7,
    before: Callable[[], object] = lambda: None,
) -> tuple[Times, Times]:
    """Both one after the other, so that the machine's moods strike both, after a first time that is not counted.

    `before` is done before each of ours, and not counted.
    """
    pairs = [(before(), timed(ours), timed(theirs))[1:] for _run in range(runs + 1)][1:]
    return Times([pair[0] for pair in pairs]), Times([pair[1] for pair in pairs])


def timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def busy(work: Callable[[], object]) -> float:
    """The processor time that it took, which says more than the clock where others use the machine."""
    began = time.process_time()
    work()
    return time.process_time() - began


_HEAD = ["what", "ours", "(median)", "reference", "(median)", "ratio", "aim"]


def table(lines: Sequence[Line]) -> str:
    """The rows as a Markdown table."""
    rows = [_HEAD, *(line.cells() for line in lines)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(_HEAD))]
    told = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    told.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(told)
