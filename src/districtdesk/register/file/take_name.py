"""A file that is whole takes its name, and never another file's."""

from __future__ import annotations

import os
from pathlib import Path


def take_name(whole: Path, path: Path) -> None:
    """Give the whole file this name. Raises FileExistsError when another file has come to bear it."""
    try:
        os.link(whole, path)
    except FileExistsError:
        raise
    except OSError:
        # Not every file system lets a file have two names: the name is then taken with an empty file first.
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
        os.replace(whole, path)
