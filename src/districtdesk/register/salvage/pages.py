"""The pages of a damaged file: how large they are, which of them were given up, and the bytes of each.

The form of the file is from https://sqlite.org/fileformat2.html; the sections are named where they are used. Nothing
that the file says of itself is believed before it is held against the file.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

_HEADER_BYTES = 100
_MAGIC = b"SQLite format 3\x00"
_SIZES = tuple(1 << bits for bits in range(9, 17))
_USUAL = 4096
_ENCODINGS = {2: "utf-16-le", 3: "utf-16-be"}
# What the first byte of a page of a b-tree may be (section 1.6): inside of an index or a table, or a leaf of one.
INDEX_INSIDE, TABLE_INSIDE, INDEX_LEAF, TABLE_LEAF = 2, 5, 10, 13
_TYPES = frozenset((INDEX_INSIDE, TABLE_INSIDE, INDEX_LEAF, TABLE_LEAF))
# Enough to tell how large pages are.
_LOOKED_AT = 4_000_000


class Pages:
    """Reads pages by their number, which begins with 1; what is cut off reads as zeros. Raises OSError."""

    def __init__(self, path: Path) -> None:
        # Kept open for as long as pages are read, and closed by close().
        self._file = path.open("rb")
        self.bytes = os.fstat(self._file.fileno()).st_size
        self._head = self._file.read(_HEADER_BYTES).ljust(_HEADER_BYTES, b"\0")
        self.size = self._said_size() or self._likely_size()
        self.usable = self.size - self._reserved()
        self.count = -(-self.bytes // self.size)
        self.encoding = self._said_encoding()
        # Those that hold the rest of a long row that was read, and where that row begins: page and place.
        self.chained: dict[int, tuple[int, int]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_why: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._file.close()

    @property
    def has_head(self) -> bool:
        return self._head.startswith(_MAGIC)

    @property
    def schema(self) -> int:
        """What the file says is its version; 0 where it says nothing that could be one."""
        return int(struct.unpack_from(">I", self._head, 60)[0]) if self.has_head else 0

    def read(self, number: int) -> bytes:
        self._file.seek((number - 1) * self.size)
        return self._file.read(self.size).ljust(self.size, b"\0")

    def sort(self, number: int) -> int:
        """The first byte of a page, which says what it is; of the first page that behind its head."""
        self._file.seek((number - 1) * self.size + (_HEADER_BYTES if number == 1 else 0))
        return (self._file.read(1) or b"\0")[0]

    @property
    def lock_page(self) -> int:
        """Never used (section 1.4)."""
        return 0x40000000 // self.size + 1

    def free(self) -> set[int]:
        """The pages that the file's own list of free ones names (section 1.5): what is in them is of yesterday."""
        found: set[int] = set()
        trunk = struct.unpack_from(">I", self._head, 32)[0]
        while 1 < trunk <= self.count and trunk not in found:
            found.add(trunk)
            page = self.read(trunk)
            following, leaves = struct.unpack_from(">II", page)
            if leaves > self.usable // 4 - 2:
                break
            found.update(each for each in struct.unpack_from(f">{leaves}I", page, 8) if 1 < each <= self.count)
            trunk = following
        return found

    def _said_encoding(self) -> str:
        """How texts are stored (section 1.3.13): what the file says is believed where it is not seen to be otherwise.

        Ours are in UTF-8; another program may have copied one into another encoding.
        """
        said = struct.unpack_from(">I", self._head, 56)[0] if self.has_head else 1
        self._file.seek(0)
        is_plain = said not in _ENCODINGS or b"CREATE TABLE" in self._file.read(_LOOKED_AT)
        return "utf-8" if is_plain else _ENCODINGS[said]

    def _said_size(self) -> int:
        size = struct.unpack_from(">H", self._head, 16)[0]
        size = 65536 if size == 1 else size
        return size if self.has_head and size in _SIZES and self._are_pages(size) else 0

    def _likely_size(self) -> int:
        """The size at which the most of the file looks like pages; of equals the smaller."""
        found = {size: sum(1 for _each in self._beginnings(size)) * size for size in _SIZES}
        best = max(found, key=lambda size: found[size])
        return best if found[best] else _USUAL

    def _are_pages(self, size: int) -> bool:
        return self.bytes <= size or any(True for _each in self._beginnings(size))

    def _beginnings(self, size: int) -> Iterator[int]:
        """The places of this width at which a page of a b-tree seems to begin."""
        for at in range(size, min(self.bytes, _LOOKED_AT), size):
            self._file.seek(at)
            page = self._file.read(size)
            if len(page) == size and page[0] in _TYPES and _is_likely(page):
                yield at

    def _reserved(self) -> int:
        reserved = self._head[20] if self.has_head else 0
        # Ours never have any; at least 480 bytes are left by the form.
        return reserved if self.size - reserved >= 480 else 0


def _is_likely(page: bytes) -> bool:
    """Whether a page's own head fits a page of this size (section 1.6): its cells are written from its end on."""
    first_free, cells, content = struct.unpack_from(">HHH", page, 1)
    start = 8 + (4 if page[0] in (INDEX_INSIDE, TABLE_INSIDE) else 0)
    size = len(page)
    if not (cells and first_free < size and start + 2 * cells <= (content or 65536) <= size):
        return False
    places = struct.unpack_from(f">{cells}H", page, start)
    return bool(max(places) >= size // 2 and max(places) < size)
