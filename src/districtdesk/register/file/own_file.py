"""A new file that its owner alone may read and write: SQLite lets everybody read what it makes."""

from __future__ import annotations

import os
from pathlib import Path


def make_own(path: Path) -> None:
    """Make an empty file there, for SQLite to fill; its journal gets the same rights. Raises FileExistsError."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
