"""Having a file that was written, and a name that was given, on the disk: a power cut then takes neither."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


def settle(file: Path) -> None:
    """What is written is on the disk when this returns. Raises OSError."""
    handle = os.open(file, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def settle_folder(folder: Path) -> None:
    """So is the name. Windows does this by itself and cannot open folders."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
