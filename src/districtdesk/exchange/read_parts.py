"""The parts of a foreign workbook, taken with care: bounded, without document types, looked at before unpacked."""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from xml.etree.ElementTree import Element
from xml.sax import SAXException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from defusedxml.expatreader import create_parser
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils import column_index_from_string

from ..i18n import _
from .errors import ExchangeError
from .safe_text import unescape_signs
from .titles import read_field_mark

_PIECE = 1 << 18
_PLACE = re.compile(r"'?(?P<title>.*?)'?!\$(?P<letters>[A-Z]{1,3})\$(?P<row>[0-9]{1,7})\Z", re.DOTALL)

# What reading a damaged or hostile file can raise. SyntaxError is what the element tree calls bad XML.
BROKEN = (
    OSError,
    zipfile.BadZipFile,
    zlib.error,
    DefusedXmlException,
    SAXException,
    SyntaxError,
    LookupError,
    ArithmeticError,
    ValueError,
    NotImplementedError,
)


@dataclass(frozen=True, slots=True)
class Limits:
    """What is still read. A workbook beyond this is refused, not cut.

    `rows` and `columns` say how far out a cell may stand; `filled_rows`, `cells` and `string_count` how many there
    may be in the whole workbook. They are counted before anything is parsed: parsing takes a hundred times as long.
    """

    unpacked_bytes: int = 1 << 30
    part_bytes: int = 64 << 20
    parts: int = 5_000
    rows: int = 1_048_576
    columns: int = 1_000
    text: int = 1 << 20
    strings: int = 128 << 20
    filled_rows: int = 200_000
    cells: int = 4_000_000
    string_count: int = 2_000_000


@dataclass(frozen=True, slots=True)
class FieldPlace:
    """Where a field mark stands: sheet name and field key, column and row counted from 1."""

    name: str
    key: str
    column: int
    row: int


@dataclass(frozen=True, slots=True)
class SheetPart:
    """One worksheet: its title, the name of its part in the file, and where its field marks stand."""

    title: str
    part: str
    marks: tuple[FieldPlace, ...]


ShownDate = Literal["day", "month", "year"]
# In a number format: quoted words, single signs, and what stands in brackets.
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')


@dataclass(frozen=True, slots=True)
class BookParts:
    """What every worksheet of one workbook needs to be read."""

    path: Path
    sheets: tuple[SheetPart, ...]
    strings: list[str]
    # Of the cell styles that show a date: how much of it they show.
    date_styles: dict[int, ShownDate]
    counts_from_1904: bool


def refused() -> ExchangeError:
    """What is said of a file that is no workbook, or a broken one."""
    return ExchangeError(_("This is not an Excel workbook that can be read, or it is damaged."))


def too_large() -> ExchangeError:
    """What is said of a workbook beyond the Limits."""
    return ExchangeError(_("The workbook is larger than this program reads. Split it and try again."))


def read_parts(path: Path, limits: Limits) -> BookParts:
    """Read everything but the rows. Raises ExchangeError for what is no workbook, damaged or too large."""
    try:
        with zipfile.ZipFile(path) as archive:
            _look_at_directory(archive, limits)
            return _Reader(archive, path, limits).parts()
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise ExchangeError(_("“{name}” could not be read: {reason}.", name=path.name, reason=reason)) from problem
    except BROKEN as problem:
        raise refused() from problem


def feed(archive: zipfile.ZipFile, part: str, handler: ContentHandler) -> Iterator[None]:
    """Run a part through the handler, a piece at each step."""
    parser = create_parser(forbid_dtd=True)
    parser.setContentHandler(handler)
    with archive.open(part) as stream:
        while piece := stream.read(_PIECE):
            parser.feed(piece)
            yield
    parser.close()


def _look_at_content(archive: zipfile.ZipFile, parts: Sequence[str], tag: bytes, most: int) -> None:
    """Refuse parts that together hold more than so many elements of this name, with or without a prefix."""
    starts = [opening + tag + closing for opening in (b"<", b":") for closing in (b" ", b">", b"/")]
    found = 0
    for part in parts:
        with archive.open(part) as stream:
            while piece := stream.read(_PIECE):
                found += sum(map(piece.count, starts))
                if found > most:
                    raise too_large()


def bare(name: str) -> str:
    """An element's name without its prefix."""
    return name.rpartition(":")[2]


def _look_at_directory(archive: zipfile.ZipFile, limits: Limits) -> None:
    """Before anything is unpacked: how much it would be."""
    entries = archive.infolist()
    if len(entries) > limits.parts or sum(entry.file_size for entry in entries) > limits.unpacked_bytes:
        raise too_large()
    if any(entry.flag_bits & 1 for entry in entries):
        raise ExchangeError(_("The workbook is protected by a password. Save it without one and try again."))


class _Reader:
    def __init__(self, archive: zipfile.ZipFile, path: Path, limits: Limits) -> None:
        self._archive = archive
        self._path = path
        self._limits = limits
        self._names = set(archive.namelist())

    def parts(self) -> BookParts:
        main = next(iter(self._related("", "officeDocument").values()), "xl/workbook.xml")
        book = self._tree(main)
        related = self._related(main, "worksheet")
        styles = next(iter(self._related(main, "styles").values()), "")
        strings = next(iter(self._related(main, "sharedStrings").values()), "")
        properties = next(_children(book, "workbookPr"), None)
        sheets = tuple(self._sheets(book, related))
        pages = sorted({sheet.part for sheet in sheets})
        _look_at_content(self._archive, pages, b"row", self._limits.filled_rows)
        _look_at_content(self._archive, pages, b"c", self._limits.cells)
        return BookParts(
            path=self._path,
            sheets=sheets,
            strings=self._strings(strings) if strings in self._names else [],
            date_styles=dict(_date_styles(self._tree(styles))) if styles in self._names else {},
            counts_from_1904=properties is not None and properties.get("date1904") in ("1", "true"),
        )

    def _tree(self, part: str) -> Element:
        if self._archive.getinfo(part).file_size > self._limits.part_bytes:
            raise too_large()
        tree: Element = fromstring(self._archive.read(part), forbid_dtd=True)
        return tree

    def _related(self, part: str, kind: str) -> dict[str, str]:
        """Relationship id -> part, for one kind of relationship."""
        folder, name = posixpath.split(part)
        where = posixpath.join(folder, "_rels", f"{name}.rels")
        if where not in self._names:
            return {}
        return {
            line.get("Id", ""): posixpath.normpath(posixpath.join("/", folder, line.get("Target", ""))).lstrip("/")
            for line in self._tree(where)
            if line.get("Type", "").endswith(f"/{kind}")
        }

    def _sheets(self, book: Element, related: dict[str, str]) -> Iterator[SheetPart]:
        marks = _field_marks(book)
        for group in _children(book, "sheets"):
            for sheet in group:
                title = sheet.get("name", "")
                link = next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")
                if related.get(link) in self._names:
                    yield SheetPart(title, related[link], tuple(marks.get(title, ())))

    def _strings(self, part: str) -> list[str]:
        if self._archive.getinfo(part).file_size > self._limits.strings:
            raise too_large()
        _look_at_content(self._archive, [part], b"si", self._limits.string_count)
        handler = StringsHandler(self._limits.text)
        for _step in feed(self._archive, part, handler):
            pass
        return handler.strings


class TextHandler(ContentHandler):
    """Gathers the text of the elements that hold text; phonetic readings (rPh) are left out."""

    def __init__(self, longest: int) -> None:
        super().__init__()
        self._longest = longest
        self._length = 0
        self._pieces: list[str] = []
        self._is_gathering = False
        self._is_phonetic = False

    def gather(self) -> None:
        self._is_gathering = not self._is_phonetic

    def rest(self) -> None:
        self._is_gathering = False

    def taken(self) -> str:
        """The text so far, which is then forgotten."""
        text = "".join(self._pieces)
        self._pieces.clear()
        self._length = 0
        return text

    def mark_phonetic(self, name: str, is_phonetic: bool) -> None:
        if name == "rPh":
            self._is_phonetic = is_phonetic

    def characters(self, content: str) -> None:
        if self._is_gathering:
            self._length += len(content)
            if self._length > self._longest:
                raise too_large()
            self._pieces.append(content)


class StringsHandler(TextHandler):
    """The shared strings."""

    def __init__(self, longest: int) -> None:
        super().__init__(longest)
        self.strings: list[str] = []

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802
        self.mark_phonetic(bare(name), True)
        if bare(name) == "t":
            self.gather()

    def endElement(self, name: str) -> None:  # noqa: N802
        self.mark_phonetic(bare(name), False)
        self.rest()
        if bare(name) == "si":
            self.strings.append(unescape_signs(self.taken()))


def _children(tree: Element, name: str) -> Iterator[Element]:
    return (child for child in tree if child.tag.rpartition("}")[2] == name)


def _field_marks(book: Element) -> dict[str, list[FieldPlace]]:
    """Sheet title -> the field marks on it. A mark whose column was removed points nowhere and is left out."""
    marks: dict[str, list[FieldPlace]] = {}
    for group in _children(book, "definedNames"):
        for defined in group:
            mark = read_field_mark(defined.get("name", ""))
            place = _PLACE.match(defined.text or "")
            if mark and place:
                found = FieldPlace(*mark, column_index_from_string(place["letters"]), int(place["row"]))
                marks.setdefault(place["title"].replace("''", "'"), []).append(found)
    return marks


def _date_styles(styles: Element) -> Iterator[tuple[int, ShownDate]]:
    """The numbers of the cell styles that show a date, and how much of it."""
    codes: dict[int, str] = dict(BUILTIN_FORMATS)
    for group in _children(styles, "numFmts"):
        codes.update({int(line.get("numFmtId", "0")): line.get("formatCode", "") for line in group})
    is_date: Callable[[str], bool] = is_date_format
    for group in _children(styles, "cellXfs"):
        for number, look in enumerate(group):
            code = codes.get(int(look.get("numFmtId", "0")), "General")
            if is_date(code):
                yield number, _shown_by(code)


def _shown_by(code: str) -> ShownDate:
    """A format for months and years hides the day: Excel makes 1 May of a typed "May 2025"."""
    signs = _LITERAL.sub("", code.partition(";")[0]).lower()
    if "d" in signs or "y" not in signs:
        return "day"
    return "month" if "m" in signs else "year"
