"""Which program holds a register file, as far as the system tells; only Linux does."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from ...i18n import _

_LOCKS = Path("/proc/locks")
_OURS = "districtdesk"
# SQLite's locks are on 512 bytes from here on: https://sqlite.org/src/file/src/os.h
_FIRST, _LAST = 0x40000000, 0x40000000 + 511


def who_holds(path: Path) -> str:
    """A sentence that names whom one has to wait for."""
    processes = list(dict.fromkeys(_processes(path)))
    others = [each for each in processes if each != os.getpid()]
    if not others and processes:
        return _("It is being read here, for an export for instance. This goes on when that is over.")
    for process in others:
        if name := _program(process):
            return _(
                "“{program}” of {person} is using it (process {number}). This goes on when that has finished.",
                program=name,
                person=_person(process),
                number=process,
            )
    return _("Another program is using it, perhaps on another computer. This goes on when that has finished.")


def _processes(path: Path) -> Iterator[int]:
    """Those that hold a lock of SQLite's on the file; they who may write come first."""
    try:
        found = os.stat(path)
        lines = _LOCKS.read_text("ascii").splitlines()
    except (OSError, ValueError):
        return
    file = f"{os.major(found.st_dev):02x}:{os.minor(found.st_dev):02x}:{found.st_ino}"
    # Such as: 1: POSIX  ADVISORY  WRITE 4711 08:01:131 1073741826 1073742335
    split = [line.split() for line in lines]
    held = [words for words in split if len(words) == 8 and words[5] == file and _is_of_sqlite(words[6])]
    for words in sorted(held, key=lambda words: words[3] != "WRITE"):
        yield int(words[4])


def _is_of_sqlite(first_byte: str) -> bool:
    return first_byte.isdecimal() and _FIRST <= int(first_byte) <= _LAST


def _program(process: int) -> str:
    """What people call it; nothing where that is not told."""
    with suppress(OSError, ValueError):
        words = Path(f"/proc/{process}/cmdline").read_bytes().decode(errors="replace").split("\0")
        # Run by Python, it is its second or third word.
        if any(Path(word).name.startswith(_OURS) for word in words[:3]):
            return "DistrictDesk"
        return Path(f"/proc/{process}/comm").read_text("utf-8", errors="replace").strip()
    return ""


def _person(process: int) -> str:
    try:
        return Path(f"/proc/{process}").owner()
    except (OSError, KeyError, NotImplementedError):
        return "?"
