"""Which register a file was that can no longer say so: told by the ids of known ones among its bytes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing, suppress
from mmap import ACCESS_READ, mmap
from pathlib import Path

from ...presence import Presence, look
from .backups import SUFFIX, read_backup, root


def register_in(file: Path) -> str:
    """The id of a register of which there are backups, empty where none is found. Reads the whole file at most."""
    # Whoever opens a pipe waits for its other end.
    if look(file) is not Presence.FILE:
        return ""
    # An empty file, or one that cannot be read, holds none.
    with (
        suppress(OSError, ValueError),
        file.open("rb") as opened,
        closing(mmap(opened.fileno(), 0, access=ACCESS_READ)) as raw,
    ):
        return next((each for each in _known() if raw.find(each.encode()) >= 0), "")
    return ""


def _known() -> Iterator[str]:
    """Of each folder of backups the register; a damaged file has of an id what its first step says."""
    with suppress(OSError):
        for folder in sorted(os.listdir(root())):
            register_id = _id_in(root() / folder)
            if register_id:
                yield register_id


def _id_in(folder: Path) -> str:
    with suppress(OSError):
        for name in sorted(os.listdir(folder), reverse=True):
            if name.endswith(SUFFIX) and not name.startswith("."):
                contents = read_backup(folder / name).contents
                if contents is not None:
                    return contents.register_id
    return ""
