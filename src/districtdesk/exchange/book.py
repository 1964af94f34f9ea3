"""Writes a workbook: a cover and a table for each sheet, streamed, checked, and put in place at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table
from openpyxl.xml.functions import tostring

from ..i18n import _
from . import layout
from .archive import BookArchive, is_worksheet, verify
from .changes import Changes
from .cover_sheet import fill_cover
from .document import DocumentSheet
from .errors import Cancelled, ExchangeError
from .layout import LONGEST_TITLE, BookColumn, BookReport, BookSheet, CellValue, Cover, Form
from .noted import watched
from .safe_file import replacing
from .safe_text import cut
from .sheet_xml import RowStream, heading_row, split, with_links, with_numbers_as_text
from .skeleton import Leaf, LeafStyles, Skeleton, make_skeleton, table_place
from .titles import headings, is_field_key, sheet_titles, table_names

__all__ = [
    "BookColumn",
    "BookReport",
    "BookSheet",
    "Cancelled",
    "CellValue",
    "Cover",
    "ExchangeError",
    "Form",
    "write_book",
]

Progress = Callable[[int, int], None]
IsCancelled = Callable[[], bool]
_BYTES_A_CELL = 150


def say_nothing(_done: int, _total: int) -> None:
    """No progress is wanted."""


def go_on() -> bool:
    return False


def write_book(
    target: Path,
    cover: Cover,
    sheets: Sequence[BookSheet],
    *,
    documents: Sequence[DocumentSheet] = (),
    progress: Progress = say_nothing,
    is_cancelled: IsCancelled = go_on,
) -> BookReport:
    """Write the workbook beside the target, read it back, compare, and put it in the target's place.

    `documents` stand before the `sheets`.

    `progress` is told the rows done and all rows, from the calling thread. Raises ExchangeError (the world) or
    Cancelled; in both cases, and after any other exception, the target is as it was.
    """
    sheets = watched(sheets, documents)
    changes = Changes()
    with replacing(target) as draft:
        work = _Work(cover, sheets, documents, changes, progress, is_cancelled)
        with BookArchive(draft) as archive:
            rows = work.write(archive)
        draft.settle()
        verify(draft.path, archive.written, work.check)
        size = draft.path.stat().st_size
    return BookReport(target, rows, size, changes.report(), len(documents))


class _Work:
    """One workbook being written."""

    def __init__(
        self,
        cover: Cover,
        sheets: Sequence[BookSheet],
        documents: Sequence[DocumentSheet],
        changes: Changes,
        progress: Progress,
        is_cancelled: IsCancelled,
    ) -> None:
        self._cover = cover
        self._changes = changes
        self._progress = progress
        self._is_cancelled = is_cancelled
        self._done = 0
        self._total = sum(sheet.row_count for sheet in sheets)
        wanted = [cut(each.title, LONGEST_TITLE) for each in documents] + [
            title for sheet in sheets for title in _titles(sheet)
        ]
        first, *titles = sheet_titles([_("About"), *wanted], changes)
        named = list(zip(titles, documents, strict=False))
        self._leaves = _leaves(sheets, titles[len(named) :], changes)
        self._skeleton = make_skeleton(cover, first, self._leaves, named)

    def write(self, archive: BookArchive) -> dict[str, int]:
        """Write all parts; the cover last, because it tells the numbers of rows. Returns rows by title."""
        skeleton = self._skeleton
        late = self._late_parts(skeleton)
        for name, content in skeleton.parts.items():
            if name not in late:
                archive.add(name, content, content.count(b"</row>") if is_worksheet(name) else None)
        counts = self._write_leaves(archive)
        contents = list(zip(self._leaves, counts, strict=True))
        cover = fill_cover(
            skeleton.parts[skeleton.cover_part],
            self._cover,
            contents,
            self._changes.report(),
            skeleton.cover_styles,
        )
        archive.add(skeleton.cover_part, cover, cover.count(b"</row>"))
        return {leaf.title: count for leaf, count in contents}

    def check(self) -> None:
        if self._is_cancelled():
            raise Cancelled

    def _tick(self, rows: int) -> None:
        self.check()
        self._done += rows
        self._progress(self._done, max(self._total, self._done))

    @staticmethod
    def _late_parts(skeleton: Skeleton) -> set[str]:
        """What is only known when the rows have been written."""
        sheets = {skeleton.cover_part, *skeleton.leaf_parts}
        return (
            sheets
            | {_relationships(name) for name in skeleton.leaf_parts}
            | {table.path.lstrip("/") for table in skeleton.tables}
        )

    def _write_leaves(self, archive: BookArchive) -> list[int]:
        skeleton = self._skeleton
        counts = []
        rows: Iterator[Sequence[CellValue]] = iter(())
        previous: BookSheet | None = None
        everything = zip(self._leaves, skeleton.leaf_parts, skeleton.leaf_styles, skeleton.tables, strict=True)
        for leaf, part, styles, table in everything:
            if leaf.sheet is not previous:
                _refuse_more(rows, previous)
                rows, previous = iter(leaf.sheet.rows()), leaf.sheet
            share = islice(rows, layout.MOST_ROWS - 1)
            counts.append(self._write_leaf(archive, leaf, part, styles, table, share))
        _refuse_more(rows, previous)
        return counts

    def _write_leaf(
        self,
        archive: BookArchive,
        leaf: Leaf,
        part: str,
        styles: LeafStyles,
        table: Table,
        rows: Iterator[Sequence[CellValue]],
    ) -> int:
        parts = self._skeleton.parts
        self._changes.sheet = leaf.title
        stream = RowStream(leaf, styles, self._changes)
        head, tail = split(parts[part])

        def end() -> Iterator[bytes]:
            linked = with_links(tail, stream.links.marks())
            yield with_numbers_as_text(linked, _text_places(leaf, stream.count))

        pieces = chain([head, heading_row(leaf, styles)], stream.chunks(rows, self._tick), end())
        archive.stream(part, pieces, leaf.sheet.row_count * len(leaf.headings) * _BYTES_A_CELL)
        archive.expect_rows(part, stream.count + 1)
        table.ref = table.autoFilter.ref = table_place(leaf, stream.count)
        archive.add(table.path.lstrip("/"), tostring(table.to_tree()))
        relations = parts[_relationships(part)].decode()
        more = f"{stream.links.relationships()}</Relationships>"
        archive.add(_relationships(part), relations.replace("</Relationships>", more).encode())
        return stream.count - leaf.sheet.group_count


def _titles(sheet: BookSheet) -> Iterator[str]:
    """One title for each worksheet that the expected rows need."""
    room = layout.MOST_ROWS - 1
    needed = max(1, -(-sheet.row_count // room))
    yield sheet.title
    for number in range(2, needed + 1):
        yield f"{sheet.title} {number}"


def _leaves(sheets: Sequence[BookSheet], titles: Sequence[str], changes: Changes) -> list[Leaf]:
    parts = [sheet for sheet in sheets for _title in _titles(sheet)]
    names = table_names(sheet.name for sheet in parts)
    leaves = []
    for sheet, title, name in zip(parts, titles, names, strict=True):
        _demand_columns(sheet)
        changes.sheet = title
        leaves.append(Leaf(sheet, title, name, tuple(headings(sheet.columns, changes))))
    return leaves


def _demand_columns(sheet: BookSheet) -> None:
    """Wrong columns are a mistake of the caller, not of a person."""
    keys = [column.key for column in sheet.columns]
    if not 0 < len(keys) <= layout.MOST_COLUMNS or len({key.casefold() for key in keys}) < len(keys):
        raise ValueError(f"{sheet.name}: no columns, too many, or a field key twice")
    for key in (sheet.name, *keys):
        if not is_field_key(key):
            raise ValueError(f"{key!r} is no field key: it has other signs than ASCII letters, digits, _ and .")


def _refuse_more(rows: Iterator[Sequence[CellValue]], sheet: BookSheet | None) -> None:
    """More rows came than were announced, and more than the worksheets made for them can hold."""
    if sheet is not None and next(rows, None) is not None:
        raise ExchangeError(
            _("“{sheet}” has more rows than the workbook has room for. Export a part of it.", sheet=sheet.title)
        )


def _text_places(leaf: Leaf, rows: int) -> Iterator[str]:
    for number, column in enumerate(leaf.sheet.columns, 1):
        if column.form == "text" and not column.wrap:
            letter = get_column_letter(number)
            yield f"{letter}2:{letter}{max(rows, 1) + 1}"


def _relationships(part: str) -> str:
    folder, _slash, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels"
