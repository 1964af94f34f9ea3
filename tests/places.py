"""Places that cannot be looked at: every look ends with an error, or hangs."""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

# What a folder one may not enter says, and a share whose server is gone.
TROUBLES = ("EACCES", "EPERM", "ENOTCONN", "ESTALE", "EIO", "EHOSTDOWN", "EHOSTUNREACH", "ETIMEDOUT", "ENAMETOOLONG")


class Places:
    """Stands between the program and os.stat."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._usual = os.stat
        self._over = threading.Event()
        self._troubles: dict[Path, Callable[[], object]] = {}
        monkeypatch.setattr(os, "stat", self._stat)

    def fail(self, folder: Path, trouble: str) -> None:
        """Let every look at the folder and at what lies in it end with the error of this name."""
        number = getattr(errno, trouble)

        def refuse() -> None:
            raise OSError(number, os.strerror(number), str(folder))

        self._troubles[folder] = refuse

    def hang(self, folder: Path) -> None:
        """Let every such look hang until the test is over."""
        self._troubles[folder] = lambda: self._over.wait(20)

    def release(self) -> None:
        self._troubles.clear()
        self._over.set()

    def _stat(self, place: object, *rest: object, **more: object) -> os.stat_result:
        for folder, trouble in list(self._troubles.items()):
            if isinstance(place, str | Path) and Path(place).is_relative_to(folder):
                trouble()
        return self._usual(place, *rest, **more)
