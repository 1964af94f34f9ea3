"""Follows a comparison row by row: how far it is, and whether somebody wants it to end."""

from __future__ import annotations

from ..exchange.book import IsCancelled, Progress
from ..exchange.errors import Cancelled


class Watch:
    """Asked at each row: tells how many were read, and ends the work once it is cancelled."""

    def __init__(self, progress: Progress, is_cancelled: IsCancelled) -> None:
        self._progress, self._is_cancelled = progress, is_cancelled
        self._rows = 0

    def look(self) -> None:
        if self._is_cancelled():
            raise Cancelled

    def next_row(self) -> None:
        self.look()
        self._rows += 1
        self._progress(self._rows, 0)
