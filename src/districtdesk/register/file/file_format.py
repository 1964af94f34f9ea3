"""How the file of a register looks from outside: SQLite's header with our marks in it."""

from __future__ import annotations

import os
import struct
from dataclasses import dataclass
from pathlib import Path

from ...presence import Presence, look

# "DDsk" in ASCII: tells our files from any other program's SQLite file.
APPLICATION_ID = 0x4444736B
_MIGRATIONS = Path(__file__).parents[1] / "migrations" / "versions"
# The number that the last migration's file name begins with; SQLite keeps it as user_version.
NEWEST_SCHEMA = max(int(name[:4]) for name in os.listdir(_MIGRATIONS) if name.endswith(".py"))

HEADER_BYTES = 100
_MAGIC = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True)
class Header:
    """What the first 100 bytes of an SQLite file say (https://sqlite.org/fileformat.html, section 1.3)."""

    page_size: int
    pages: int
    schema: int
    application: int
    is_wal: bool = False
    # Goes up by one with every transaction that writes.
    changes: int = 0

    @property
    def is_ours(self) -> bool:
        return self.application == APPLICATION_ID


def is_sqlite(raw: bytes) -> bool:
    return raw.startswith(_MAGIC)


def first_bytes(path: Path) -> bytes:
    """At most as many bytes as a header has; none of what is no file. Raises OSError."""
    if look(path) is Presence.OTHER:
        # A pipe would be waited for without end.
        return b""
    with path.open("rb") as file:
        return file.read(HEADER_BYTES)


def header_in(raw: bytes) -> Header:
    """Read a whole header of an SQLite file."""
    size = struct.unpack_from(">H", raw, 16)[0]
    changes, pages, schema, application = (struct.unpack_from(">I", raw, at)[0] for at in (24, 28, 60, 68))
    # Its write and read versions are 2 where a write-ahead log stands in for the rollback journal.
    is_wal = raw[18:20] == b"\x02\x02"
    return Header(65536 if size == 1 else size, pages, schema, application, is_wal, changes)


def journal_beside(path: Path) -> Path:
    """Where SQLite keeps what it needs to take back a save that was broken off."""
    return path.with_name(f"{path.name}-journal")


def write_ahead_log(path: Path) -> Path:
    """Where SQLite keeps what is saved and not yet in the file, for a file that works so."""
    return path.with_name(f"{path.name}-wal")


def holds_something(file: Path) -> bool:
    """Whether such a file is there and not empty. Raises nothing."""
    try:
        return file.stat().st_size > 0
    except OSError:
        return False


def is_cut_off(path: Path, header: Header) -> bool:
    """Whether the file is shorter than its header says. Raises OSError."""
    # With a journal beside it the file is in the middle of a save, which the engine will finish or take back.
    journal = journal_beside(path)
    if journal.exists() and journal.stat().st_size > 0:
        return False
    return path.stat().st_size < header.pages * header.page_size
