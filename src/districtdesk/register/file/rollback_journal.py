"""Whether the rollback journal beside a register file is that file's own: SQLite would play any other back too.

A journal that outlives its save and meets another file under the same name, such as a backup put back, ruins it.
The form is from https://sqlite.org/fileformat.html, sections 1.3 and 3; which of it counts is from
https://sqlite.org/atomiccommit.html, section 4.
"""

from __future__ import annotations

import struct
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from .file_format import HEADER_BYTES, first_bytes, header_in, is_sqlite, journal_beside

_MAGIC = bytes.fromhex("d9d505f920a163d7")
# Magic, pages kept behind it, nonce, size of the file before in pages, sector size, page size.
_HEAD = struct.Struct(">8s5I")
_TO_THE_END = 0xFFFFFFFF
_PAGE_NUMBER = 4
_CHECKSUM = 4
_LARGEST = 65536
_COUNTERS = 1 << 32
# A save that is going on changes both files between two looks at them; a journal of another file stays one.
_LOOKS = 4
_PAUSE = 0.05


@dataclass(frozen=True, slots=True)
class _Kept:
    """What a journal would bring back: the file's size in pages, its page size, and how its first page began."""

    pages: int
    page_size: int
    beginning: bytes | None


def is_of_another_file(path: Path) -> bool:
    """Whether a journal lies beside the file that is not its own and must not be played back into it."""
    for look in range(_LOOKS):
        if look:
            time.sleep(_PAUSE)
        if _fits(path):
            return False
    return True


def _fits(path: Path) -> bool:
    try:
        kept, now = _kept_in(journal_beside(path)), first_bytes(path)
    except OSError:
        # It went with its save, or SQLite cannot read it either.
        return True
    if kept is None or len(now) < HEADER_BYTES:
        return True
    if kept.page_size != header_in(now).page_size:
        return False
    # SQLite keeps the first page before it writes to it: one that is not kept is still as it was.
    return _is_before(kept, now) if kept.beginning else kept.pages == header_in(now).pages


def _is_before(kept: _Kept, now: bytes) -> bool:
    """Whether the kept page is this file's own first page, or became it by the one save that was broken off."""
    old = kept.beginning or b""
    if not is_sqlite(old) or header_in(old).pages != kept.pages or not header_in(old).is_ours:
        return False
    return old == now or header_in(now).changes == (header_in(old).changes + 1) % _COUNTERS


def _kept_in(journal: Path) -> _Kept | None:
    """None where SQLite finds nothing to play back, as behind a header that is wiped or was never written whole."""
    with journal.open("rb") as file:
        head = _head_at(file, 0)
        if head is None:
            return None
        _magic, _count, _nonce, pages, sector, page_size = head
        if not (_is_size(sector, 32) and _is_size(page_size, 512)):
            return None
        return _Kept(pages, page_size, _beginning(file, sector, page_size))


def _is_size(number: int, least: int) -> bool:
    return least <= number <= _LARGEST and number & (number - 1) == 0


def _head_at(file: BinaryIO, at: int) -> tuple[bytes, int, int, int, int, int] | None:
    file.seek(at)
    raw = file.read(_HEAD.size)
    return _HEAD.unpack(raw) if len(raw) == _HEAD.size and raw.startswith(_MAGIC) else None


def _beginning(file: BinaryIO, sector: int, page_size: int) -> bytes | None:
    for at in _records(file, sector, page_size):
        file.seek(at)
        raw = file.read(_PAGE_NUMBER + HEADER_BYTES)
        if raw[:_PAGE_NUMBER] == b"\0\0\0\1" and len(raw) == _PAGE_NUMBER + HEADER_BYTES:
            return raw[_PAGE_NUMBER:]
    return None


def _records(file: BinaryIO, sector: int, page_size: int) -> Iterator[int]:
    """Where each kept page lies: behind one header or several, each at the beginning of a sector."""
    end, record = file.seek(0, 2), _PAGE_NUMBER + page_size + _CHECKSUM
    at = 0
    while head := _head_at(file, at):
        start, count = at + sector, head[1]
        there = max(0, end - start) // record
        count = there if count == _TO_THE_END else min(count, there)
        yield from range(start, start + count * record, record)
        at = -(-(start + count * record) // sector) * sector
