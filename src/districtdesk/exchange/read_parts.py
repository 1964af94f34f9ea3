"""The parts of a foreign workbook, taken with care: bounded, without document types, looked at before unpacked."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from xml.etree.ElementTree import Element

from defusedxml import DTDForbidden
from defusedxml.ElementTree import fromstring
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

from .defined_names import DefinedNames, SheetMarks
from .limits import BROKEN, Limits
from .refusals import has_document_type, missing_part, refused, too_large, unreadable
from .xml_parts import StringsReader, feed
from .zip_directory import look_at_content, look_at_directory


@dataclass(frozen=True, slots=True)
class SheetPart:
    """One worksheet: its title, the name of its part in the file, and what hidden names say of it."""

    title: str
    part: str
    named: SheetMarks
    # visible, hidden or veryHidden, which Excel's own menu does not show.
    state: str = "visible"


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
    # Of every cell style its number format, as Excel writes it.
    format_codes: tuple[str, ...] = ()


def read_parts(path: Path, limits: Limits, may_go_on: Callable[[], object] = lambda: None) -> BookParts:
    """Read everything but the rows. Raises ExchangeError for what is no workbook, damaged or too large.

    What `may_go_on`, which is called again and again, raises ends it.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            look_at_directory(archive, limits)
            return _Reader(archive, path, limits, may_go_on).parts()
    except OSError as problem:
        raise unreadable(path, problem) from problem
    except DTDForbidden as problem:
        raise has_document_type() from problem
    except BROKEN as problem:
        raise refused() from problem


def _most_elements(limits: Limits) -> dict[bytes, int]:
    """Of the elements that make a sheet large, how their tags are told apart and how many of those there may be."""
    return {
        b"row ": limits.row_elements,
        b"row>": 2 * limits.row_elements,
        b"c ": limits.cell_elements,
        b"c>": 2 * limits.cell_elements,
        b"v>": 2 * limits.cells,
        b"is>": 2 * limits.cells,
    }


class _Reader:
    def __init__(self, archive: zipfile.ZipFile, path: Path, limits: Limits, may_go_on: Callable[[], object]) -> None:
        self._archive = archive
        self._may_go_on = may_go_on
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
        codes = _format_codes(self._tree(styles)) if styles else ()
        pages = sorted({sheet.part for sheet in sheets})
        look_at_content(self._archive, pages, _most_elements(self._limits), self._may_go_on)
        return BookParts(
            path=self._path,
            sheets=sheets,
            strings=self._strings(strings) if strings else [],
            date_styles=dict(_date_styles(codes)),
            counts_from_1904=properties is not None and properties.get("date1904") in ("1", "true"),
            format_codes=codes,
        )

    def _tree(self, part: str) -> Element:
        if part not in self._names:
            raise missing_part(part)
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
        names = _defined_names(book)
        for group in _children(book, "sheets"):
            for sheet in group:
                title = sheet.get("name", "")
                link = next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")
                # What has no such link is a sheet of another sort: one that only holds a chart.
                if link not in related:
                    continue
                if related[link] not in self._names:
                    raise missing_part(related[link])
                state = sheet.get("state", "visible")
                yield SheetPart(title, related[link], names.of(title), state)

    def _strings(self, part: str) -> list[str]:
        if part not in self._names:
            raise missing_part(part)
        if self._archive.getinfo(part).file_size > self._limits.strings:
            raise too_large()
        look_at_content(self._archive, [part], {b"si>": 2 * self._limits.string_count}, self._may_go_on)
        handler = StringsReader(self._limits.text)
        for _step in feed(self._archive, part, handler):
            self._may_go_on()
        return handler.strings


def _children(tree: Element, name: str) -> Iterator[Element]:
    return (child for child in tree if child.tag.rpartition("}")[2] == name)


def _defined_names(book: Element) -> DefinedNames:
    names = DefinedNames()
    for group in _children(book, "definedNames"):
        for defined in group:
            names.note(defined.get("name", ""), (defined.text or "").strip())
    return names


def _format_codes(styles: Element) -> tuple[str, ...]:
    """Of every cell style, by its number, the number format."""
    codes: dict[int, str] = dict(BUILTIN_FORMATS)
    for group in _children(styles, "numFmts"):
        codes.update({int(line.get("numFmtId", "0")): line.get("formatCode", "") for line in group})
    return tuple(
        codes.get(int(look.get("numFmtId", "0")), "General")
        for group in _children(styles, "cellXfs")
        for look in group
    )


def _date_styles(codes: Sequence[str]) -> Iterator[tuple[int, ShownDate]]:
    """The numbers of the cell styles that show a date, and how much of it."""
    for number, code in enumerate(codes):
        if is_date_format(code):
            yield number, shown_date(code)


def shown_date(code: str) -> ShownDate:
    """A format for months and years hides the day: Excel makes 1 May of a typed "May 2025"."""
    signs = _LITERAL.sub("", code.partition(";")[0]).lower()
    if "d" in signs or "y" not in signs:
        return "day"
    return "month" if "m" in signs else "year"
