"""Copies of attached files for other programs to show: gone with this program, or at the next start if it died."""

from __future__ import annotations

import atexit
import os
import re
import shutil
import stat
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path

from ..hold import Hold, take_hold

_PREFIX, _HELD = "districtdesk-opened-", ".held"
# What one system or another allows in no name; a name from elsewhere may hold it.
_NO_SIGNS = re.compile('[\x00-\x1f\x7f<>:"|?*\ud800-\udfff]')
# Windows opens a device under these, whatever follows:
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
_DEVICE = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(\..*)?", re.IGNORECASE)
_LONGEST = 200


def read_only_copy(name: str, content: bytes) -> Path:
    """A copy that cannot be written: what would be changed in it would be lost. Raises OSError."""
    folder = Path(tempfile.mkdtemp(dir=_folder().path))
    copy = folder / safe_name(name)
    copy.write_bytes(content)
    copy.chmod(stat.S_IRUSR)
    return copy


def safe_name(name: str) -> str:
    """A name that any system takes, with its ending, as near to this one as can be."""
    last = _NO_SIGNS.sub("_", name.replace("\\", "/").rpartition("/")[2]).rstrip(". ")
    last = f"_{last}" if _DEVICE.fullmatch(last) else last
    if not last.strip("._ "):
        return "file"
    stem, dot, ending = last.rpartition(".")
    if len(last.encode()) <= _LONGEST:
        return last
    tail = f"{dot}{ending}".encode() if stem else b""
    tail = tail if len(tail) < _LONGEST // 2 else b""
    head = (stem if tail else last).encode()[: _LONGEST - len(tail)]
    return head.decode(errors="ignore") + tail.decode()


class CopyFolder:
    """The folder of this program's copies, until it ends; the lock in it says that it still runs."""

    def __init__(self) -> None:
        self.path = Path(tempfile.mkdtemp(prefix=_PREFIX))
        self._hold: Hold | None = take_hold(self.path / _HELD)
        atexit.register(self.remove)

    def remove(self) -> None:
        """Remove what no other program holds open; the rest is for the next start."""
        if self._hold is not None:
            _empty(self.path)
            self._hold.release()
            self._hold = None
        with suppress(OSError):
            self.path.rmdir()


def clear_left_copies() -> None:
    """Remove what programs left that died. Folders of others, and those in use, stay."""
    with suppress(OSError):
        for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
            with suppress(OSError):
                _clear_left(folder)


def _clear_left(folder: Path) -> None:
    if folder.is_symlink() or not _is_own(folder) or not (folder / _HELD).exists():
        return
    hold = take_hold(folder / _HELD)
    if hold is not None:
        _empty(folder)
        hold.release()
        folder.rmdir()


def _is_own(folder: Path) -> bool:
    return not hasattr(os, "getuid") or folder.stat().st_uid == os.getuid()


def _empty(folder: Path) -> None:
    for place in folder.iterdir():
        if place.name != _HELD:
            for copy in place.iterdir():
                # On Windows what may not be written cannot be removed either.
                with suppress(OSError):
                    copy.chmod(stat.S_IRUSR | stat.S_IWUSR)
            shutil.rmtree(place, ignore_errors=True)


@cache
def _folder() -> CopyFolder:
    return CopyFolder()
