"""Where a later start finds the program that runs already: one place for each person, folder of data and display."""

from __future__ import annotations

import os
import stat
import sys
import zlib
from contextlib import suppress
from pathlib import Path

from ...hold import lock
from ...settings import data_folder

# Of the path of a socket; what is longer cannot be bound (sys/un.h).
_LONGEST = 100


class MeetingPlace:
    """An address, and a lock beside it that the first one holds. The system lets go of it however a program ends."""

    def __init__(self, address: str, file: Path) -> None:
        """`file` is the one that is locked. Raises OSError where it cannot be opened."""
        self.address = address
        self._handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
        self._is_held = False

    def take(self) -> bool:
        """Become the one that is found here; false while another one is."""
        self._is_held = self._is_held or lock(self._handle)
        return self._is_held


def meeting_place() -> MeetingPlace | None:
    """None where there is no folder to meet in: then every start is on its own."""
    name = f"districtdesk-{_own_number()}"
    with suppress(OSError):
        if sys.platform == "win32":
            data_folder().mkdir(parents=True, exist_ok=True)
            return MeetingPlace(rf"\\.\pipe\{name}", data_folder() / "running.lock")
        folder = _private_folder(name)
        if folder is not None:
            return MeetingPlace(str(folder / name), folder / f"{name}.lock")
    return None


def _own_number() -> str:
    """The windows of one display are no help to a person at another one."""
    display = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY") or os.environ.get("SESSIONNAME") or ""
    told = os.fsencode(f"{os.path.realpath(data_folder())}\n{display}")
    return f"{zlib.crc32(told):08x}{zlib.adler32(told):08x}"


def _private_folder(name: str) -> Path | None:
    """On this machine, and nobody else's: who listens there is told what this person opens."""
    made = Path("/tmp", f"districtdesk-{os.getuid()}")
    given = os.environ.get("XDG_RUNTIME_DIR")
    if given and _is_private(Path(given)) and len(os.fsencode(given)) + len(name) < _LONGEST:
        return Path(given)
    with suppress(FileExistsError):
        made.mkdir(0o700)
    return made if _is_private(made) else None


def _is_private(folder: Path) -> bool:
    try:
        known = os.lstat(folder)
    except (OSError, ValueError):
        return False
    return stat.S_ISDIR(known.st_mode) and known.st_uid == os.getuid() and not known.st_mode & 0o077
