"""A log of faults that stays short: what comes again and again is counted, and a long file is put aside."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

_LARGEST = 1_000_000
# Of different faults that are counted; a program that has more of them is beyond counting.
_MOST = 1000


class FaultLog:
    """Writes from any thread; where the file cannot be written, it stays silent.

    `opened` is told of the file, again when another one was begun. `largest` is the size in bytes at which the file
    is put aside as .old.log, over the one that lay there.
    """

    def __init__(
        self, path: Path, opened: Callable[[TextIO], object] = lambda _file: None, *, largest: int = _LARGEST
    ) -> None:
        self.path = path
        self._opened, self._largest = opened, largest
        self._lock = threading.Lock()
        self._counts: dict[str, int] = {}
        self._file: TextIO | None = None
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            self._begin()

    @property
    def is_open(self) -> bool:
        return self._file is not None

    def write(self, text: str, fault: str) -> bool:
        """Write the text when this fault, told apart by its name, comes first; returns whether it did.

        When it comes again it is counted, and the count is written ever more rarely: at 10, 100, 1000 times.
        """
        with self._lock:
            count = self._count(fault)
            if count == 1:
                self._add(text)
            elif str(count).rstrip("0") == "1":
                self._add(_count_line(count, fault))
            return count == 1

    def close(self) -> None:
        """Say how often each fault came that came again, and close the file."""
        with self._lock:
            for fault, count in self._counts.items():
                if count > 1:
                    self._add(_count_line(count, fault))
            self._counts.clear()
            if self._file is not None:
                self._file.close()
                self._file = None

    def _count(self, fault: str) -> int:
        if fault not in self._counts and len(self._counts) >= _MOST:
            self._counts.clear()
        self._counts[fault] = self._counts.get(fault, 0) + 1
        return self._counts[fault]

    def _add(self, text: str) -> None:
        moment = datetime.now(UTC).isoformat(timespec="seconds")
        with suppress(OSError, ValueError):
            if self._file is not None:
                print(moment, text, file=self._file, flush=True)
                if self._file.tell() > self._largest:
                    # Windows renames no file that is open.
                    self._file.close()
                    self._file = None
                    self._begin()

    def _begin(self) -> None:
        if self.path.exists() and self.path.stat().st_size > self._largest:
            self.path.replace(self.path.with_suffix(".old.log"))
        self._file = self.path.open("a", encoding="utf-8")
        self._opened(self._file)


def _count_line(count: int, fault: str) -> str:
    return f"{count} times until now: {fault}"
