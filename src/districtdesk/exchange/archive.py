"""The zip file of a workbook: parts written with a digest each, then read back and compared."""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from collections.abc import Callable, Iterable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Self

from lxml import etree

from ..i18n import _
from .errors import ExchangeError

# Level 5 leaves a file as small as level 6 does, to a hundredth, for three fifths of its time. Level 2, for less than
# half of that of level 5, leaves it a sixth larger.
_LEVEL = 5
_PIECE = 1 << 20
# Beyond this a part needs the large form of zip, which is only asked for when it may be needed.
_LARGE = 1 << 30
_ROW_END = b"</row>"

Check = Callable[[], None]


@dataclass(frozen=True, slots=True)
class PartWritten:
    """What went into one part: its digest, and its rows if it is a worksheet."""

    digest: bytes
    rows: int | None


class BookArchive:
    """Writes parts one after the other and remembers what it wrote."""

    def __init__(self, file: IO[bytes]) -> None:
        self._zip = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL)
        self.written: dict[str, PartWritten] = {}

    def add(self, name: str, content: bytes, rows: int | None = None) -> None:
        self.stream(name, [content])
        if rows is not None:
            self.expect_rows(name, rows)

    def stream(self, name: str, pieces: Iterable[bytes], expected_size: int = 0) -> None:
        digest = hashlib.blake2b(digest_size=16)
        with self._zip.open(name, "w", force_zip64=expected_size > _LARGE) as part:
            for piece in pieces:
                digest.update(piece)
                part.write(piece)
        self.written[name] = PartWritten(digest.digest(), None)

    def expect_rows(self, name: str, rows: int) -> None:
        self.written[name] = PartWritten(self.written[name].digest, rows)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_more: object) -> None:
        if kind is None:
            self._zip.close()
            return
        # The draft is thrown away; the zip file would otherwise be ended when it is collected.
        with suppress(OSError, ValueError):
            self._zip.close()


class _Nothing:
    """A parser's target that keeps nothing: the text is only looked through."""

    def close(self) -> None:
        """All of it was well formed."""


def verify(path: Path, written: dict[str, PartWritten], check: Check) -> None:
    """Read the file back: the same parts, each with the same digest and well formed, with all their rows.

    `check` is called between pieces and may raise to stop. Raises ExchangeError for a file that differs.
    """
    try:
        # libxml2 works without Python's lock: a piece is looked through while the next one is unpacked.
        with ThreadPoolExecutor(1, "workbook") as reader, zipfile.ZipFile(path) as archive:
            same = archive.namelist() == list(written) and all(
                _read_back(archive, name, reader, check) == expected for name, expected in written.items()
            )
    except (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError) as problem:
        raise _differs() from problem
    if not same:
        raise _differs()


def _read_back(archive: zipfile.ZipFile, name: str, reader: Executor, check: Check) -> PartWritten:
    """Reading to the end also compares the checksum that the zip file carries."""
    digest = hashlib.blake2b(digest_size=16)
    parser = etree.XMLParser(target=_Nothing(), huge_tree=True, resolve_entities=False, no_network=True)
    rows = 0
    edge = b""
    with archive.open(name) as part:
        reading: Future[None] | None = None
        while piece := part.read(_PIECE):
            if reading:
                reading.result()
            reading = reader.submit(parser.feed, piece)
            digest.update(piece)
            joined = edge + piece
            rows += joined.count(_ROW_END)
            edge = joined[-len(_ROW_END) + 1 :]
            check()
    if reading:
        reading.result()
    parser.close()
    return PartWritten(digest.digest(), rows if is_worksheet(name) else None)


def is_worksheet(part: str) -> bool:
    """Whether the part of this name holds the rows of a sheet."""
    return part.startswith("xl/worksheets/sheet")


def _differs() -> ExchangeError:
    return ExchangeError(
        _("What was read back from the disk differs from what was written. Try again or choose another folder.")
    )
