"""Reads the open JSON of a register piece by piece, so that a large one needs no more memory than a small one."""

from __future__ import annotations

import base64
import codecs
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from ..fields.kind import Json
from ..i18n import _
from .errors import ExchangeError
from .json_file import FORMAT, VERSION
from .refusals import too_large, unreadable

_PIECE = 1 << 20
# An attached file of fifty megabytes, as it stands there.
_LONGEST = 80 << 20
_SPACE = " \t\r\n"
_BEGINNING = 4096


@dataclass(frozen=True, slots=True)
class JsonRecord:
    """One record as it stands there: its values by field key, as they are dumped."""

    kind: str
    id: str
    version: int
    values: dict[str, Json]


@dataclass(frozen=True, slots=True)
class JsonContent:
    """The bytes of an attached file, by their fingerprint."""

    sha256: str
    content: bytes


def is_open_json(path: Path) -> bool:
    """Whether the file begins as the open JSON of a register does."""
    try:
        with path.open("rb") as file:
            beginning = file.read(_BEGINNING).decode("utf-8-sig", "replace").lstrip(_SPACE)
    except OSError as problem:
        raise unreadable(path, problem) from problem
    return beginning.startswith("{") and f'"{FORMAT}"' in beginning and '"format"' in beginning


def is_of_practice(path: Path) -> bool:
    """Whether the register was one to practise in, all of which is made up."""
    with _reading(path) as reader:
        for key in reader.parts_by_key():
            if key == "records":
                return False
            if key == "practice":
                return reader.value() is True
            reader.value()
    return False


def read_open_json(path: Path) -> Iterator[JsonRecord | JsonContent]:
    """Its records, and the bytes of what is attached to them.

    Raises ExchangeError for what is damaged, made by a newer program, or no whole register as it is.
    """
    with _reading(path) as reader:
        yield from reader.read()


@contextmanager
def _reading(path: Path) -> Iterator[_Reader]:
    try:
        with path.open("rb") as file:
            yield _Reader(file)
    except OSError as problem:
        raise unreadable(path, problem) from problem
    except (ValueError, RecursionError) as problem:
        raise ExchangeError(_("This JSON file is damaged or cut off. Ask for it once more.")) from problem


class _Reader:
    """Values of one JSON text, each decoded as soon as all of it was read."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._decoder = json.JSONDecoder()
        self._signs = codecs.getincrementaldecoder("utf-8-sig")()
        # What was read, how much of it was taken, and whether there is more in the file.
        self._text, self._at, self._is_over = "", 0, False

    def read(self) -> Iterator[JsonRecord | JsonContent]:
        head: dict[str, Json] = {}
        for key in self.parts_by_key():
            if key == "records":
                _refuse_other(head)
                yield from self._records()
            elif key == "files":
                yield from self._contents()
            else:
                head[key] = self.value()
        _refuse_other(head)

    def _records(self) -> Iterator[JsonRecord]:
        for kind in self.parts_by_key():
            for value in self._values():
                yield _record(kind, value)

    def _contents(self) -> Iterator[JsonContent]:
        for digest in self.parts_by_key():
            yield JsonContent(digest, base64.b64decode(str(self.value()), validate=True))

    def parts_by_key(self) -> Iterator[str]:
        """The keys of an object, each to be followed by its value."""
        for _part in self._parts("{", "}"):
            key = str(self.value())
            self._expect(":")
            yield key

    def _values(self) -> Iterator[Any]:
        """The values of a list."""
        for _part in self._parts("[", "]"):
            yield self.value()

    def _parts(self, opening: str, closing: str) -> Iterator[None]:
        """Once for each part between two signs, which whoever asks reads before the next one."""
        self._expect(opening)
        if self._next() == closing:
            self._at += 1
            return
        while True:
            yield
            sign = self._next()
            self._at += 1
            if sign == closing:
                return
            if sign != ",":
                raise ValueError(sign)

    def value(self) -> Any:
        self._next()
        while True:
            try:
                value, end = self._decoder.raw_decode(self._text, self._at)
            except ValueError:
                if self._is_over:
                    raise
            else:
                # A number may go on in what was not read yet.
                if end < len(self._text) or self._is_over:
                    self._at = end
                    return value
            self._more()

    def _next(self) -> str:
        """The next sign that is no space; it is not taken."""
        while True:
            while self._at < len(self._text):
                sign = self._text[self._at]
                if sign not in _SPACE:
                    return sign
                self._at += 1
            if self._is_over:
                raise ValueError("the text ends here")
            self._more()

    def _expect(self, sign: str) -> None:
        if self._next() != sign:
            raise ValueError(sign)
        self._at += 1

    def _more(self) -> None:
        """Read on; where a value is longer than what was read of it, as much again."""
        waiting = self._text[self._at :]
        if len(waiting) > _LONGEST:
            raise too_large()
        piece = self._file.read(max(_PIECE, len(waiting)))
        self._is_over = not piece
        self._text, self._at = waiting + self._signs.decode(piece, final=self._is_over), 0


def _record(kind: str, value: Any) -> JsonRecord:
    if not isinstance(value, dict):
        raise ValueError(kind)
    record_id, version = value.pop("id", None), value.pop("version", None)
    if not isinstance(record_id, str) or not isinstance(version, int):
        raise ValueError(kind)
    return JsonRecord(kind, record_id, version, value)


def _refuse_other(head: Mapping[str, object]) -> None:
    """Only a whole register as it is can be taken."""
    if head.get("format") != FORMAT:
        raise ExchangeError(_("This JSON file is not one of a register of DistrictDesk."))
    if head.get("version") != VERSION:
        raise ExchangeError(_("This JSON file was made by a newer DistrictDesk. Update this one first."))
