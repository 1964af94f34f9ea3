"""What all benchmarks share: medians of several runs, and the table in which they are told."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table: ours against the reference. `aim` is the ratio, or the amount, not to be exceeded."""

    what: str
    ours: float
    reference: float
    unit: str
    aim: str

    def cells(self) -> list[str]:
        ratio = f"{self.ours / self.reference:.2f}" if self.reference else ""
        reference = _said(self.reference, self.unit) if self.reference else ""
        return [self.what, _said(self.ours, self.unit), reference, ratio, self.aim]


def _said(value: float, unit: str) -> str:
    if unit == "s" and value < 1:
        return f"{value * 1000:.1f} ms"
    return f"{value:.2f} {unit}" if value < 100 else f"{value:.0f} {unit}"


def median_time(work: Callable[[], object], runs: int = 5) -> float:
    """Seconds of the middle one of several runs, after one that is not counted."""
    work()
    return statistics.median(_timed(work) for _run in range(runs))


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def table(lines: Sequence[Line]) -> str:
    """The rows as a Markdown table."""
    rows = [["what", "ours", "reference", "ratio", "aim"], *(line.cells() for line in lines)]
    widths = [max(len(row[place]) for row in rows) for place in range(5)]
    told = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    told.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(told)
