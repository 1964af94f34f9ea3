"""Removing a file of ours that did not become whole, or is no longer wanted."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

from .file_format import journal_beside

_IS_WINDOWS = os.name == "nt"


def discard(file: Path) -> None:
    """Remove a file of ours; one that is gone already, or that cannot go, is no hindrance."""
    with suppress(OSError):
        # Windows removes no file that may not be written.
        if _IS_WINDOWS:
            file.chmod(stat.S_IWRITE)
        file.unlink(missing_ok=True)


def discard_draft(draft: Path) -> None:
    """The same of the draft of a register, and of what SQLite left beside it."""
    discard(draft)
    discard(journal_beside(draft))
