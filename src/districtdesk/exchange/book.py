"""Writes a workbook: a cover and a table for each sheet, streamed, checked, and put in place at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from ..i18n import _
from . import layout
from .archive import BookArchive, is_worksheet, verify
from .changes import Changes
from .cover_sheet import fill_cover
from .document import DocumentSheet
from .drop_downs import ReadNames
from .elsewhere import elsewhere
from .errors import Cancelled, ExchangeError
from .layout import LONGEST_TITLE, BookColumn, BookReport, BookSheet, BookValue, CellValue, Cover, Form
from .leaf_parts import LeafParts, relationships
from .noted import watched
from .own_styles import OwnStyles
from .record_places import NO_PLACES, Places
from .safe_file import replacing
from .safe_text import cut
from .skeleton import Leaf, Skeleton, make_skeleton
from .titles import ABOUT, LISTS, headings, is_field_key, sheet_titles, table_names

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
_TYPES, _STYLES, _BOOK = "[Content_Types].xml", "xl/styles.xml", "xl/workbook.xml"
# Rows that may stand below others on the last worksheet of a sheet.
_ROOM_BELOW = 1_000


def say_nothing(_done: int, _total: int) -> None:
    """No progress is wanted."""


def go_on() -> bool:
    return False


def stopping(is_cancelled: IsCancelled) -> Callable[[], None]:
    """What asks that often, and raises Cancelled."""

    def tick() -> None:
        if is_cancelled():
            raise Cancelled

    return tick


def nobody(_kinds: tuple[str, ...]) -> Sequence[str]:
    """No names are offered but those of the workbook's own sheets."""
    return ()


def write_book(
    target: Path,
    cover: Cover,
    sheets: Sequence[BookSheet],
    *,
    documents: Sequence[DocumentSheet] = (),
    names: ReadNames = nobody,
    places: Places = NO_PLACES,
    progress: Progress = say_nothing,
    is_cancelled: IsCancelled = go_on,
) -> BookReport:
    """Write the workbook beside the target, read it back, compare, and put it in the target's place.

    `documents` stand before the `sheets`. `names` reads what the records of some kinds are called, for the drop-downs
    of links; `places`: where records stand that others name. `progress` is told the rows done and all rows, from the
    calling thread. Raises ExchangeError (the world) or Cancelled; in both cases, and after any other exception, the
    target is as it was.
    """
    sheets = watched(sheets, documents)
    changes = Changes()
    with replacing(target) as draft:
        work = _Work(cover, sheets, documents, changes, progress, is_cancelled, names, places)
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
        names: ReadNames,
        places: Places,
    ) -> None:
        self._places = places
        self._cover = cover
        self._changes = changes
        self._progress = progress
        self._is_cancelled = is_cancelled
        self._done = 0
        self._total = sum(sheet.row_count for sheet in sheets)
        wanted = [cut(each.title, LONGEST_TITLE) for each in documents] + [
            title for sheet in sheets for title in _titles(sheet)
        ]
        first, *titles = sheet_titles([cover.sheet_title or _(ABOUT), *wanted], changes)
        named = list(zip(titles, documents, strict=False))
        self._leaves = _leaves(sheets, titles[len(named) :], changes)
        lists_title = sheet_titles([first, *titles, _(LISTS)], Changes())[-1]
        self._skeleton = make_skeleton(cover, first, self._leaves, named, lists_title=lists_title, names=names)

    def write(self, archive: BookArchive) -> dict[str, int]:
        """Write all parts; the cover last, because it tells the numbers of rows. Returns rows of records by title."""
        skeleton = self._skeleton
        late = self._late_parts(skeleton)
        for name, content in skeleton.parts.items():
            if name not in late:
                archive.add(name, content, content.count(b"</row>") if is_worksheet(name) else None)
        styles = OwnStyles(skeleton.parts[_STYLES], skeleton.looks, skeleton.forms)
        others = elsewhere([(leaf.title, leaf.sheet) for leaf in self._leaves], self._places)
        parts = LeafParts(skeleton, archive, styles, self._changes, others)
        counts = self._write_leaves(parts)
        contents = list(zip(self._leaves, counts, strict=True))
        cover = fill_cover(
            skeleton.parts[skeleton.cover_part],
            self._cover,
            contents,
            self._changes.report(),
            skeleton.cover_styles,
        )
        archive.add(skeleton.cover_part, cover, cover.count(b"</row>"))
        self._write_rest(archive, styles, parts.types)
        return {leaf.title: count for leaf, count in contents if leaf.sheet.ids}

    def _write_rest(self, archive: BookArchive, styles: OwnStyles, types: Sequence[str]) -> None:
        """What all rows have to be written for first."""
        parts = self._skeleton.parts
        archive.add(_STYLES, styles.part())
        for name in parts:
            if _holds_late_rows(name):
                archive.add(name, self._skeleton.late_rows.settled(parts[name]))
        archive.add(_TYPES, parts[_TYPES].replace(b"</Types>", "".join([*types, "</Types>"]).encode()))

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
        return {
            _TYPES,
            _STYLES,
            skeleton.cover_part,
            *skeleton.leaf_parts,
            *map(relationships, skeleton.leaf_parts),
            *(table.path.lstrip("/") for table in skeleton.tables if table),
            *filter(_holds_late_rows, skeleton.parts),
        }

    def _write_leaves(self, parts: LeafParts) -> list[int]:
        counts = []
        rows: Iterator[Sequence[BookValue]] = iter(())
        previous: BookSheet | None = None
        for place, leaf in enumerate(self._leaves):
            if leaf.sheet is not previous:
                _refuse_more(rows, previous)
                rows, previous = iter(leaf.sheet.rows()), leaf.sheet
            written = parts.write(place, leaf, islice(rows, _room(leaf.sheet)), self._tick)
            counts.append(written - leaf.sheet.group_count)
        _refuse_more(rows, previous)
        return counts


def _holds_late_rows(part: str) -> bool:
    return part == _BOOK or part.startswith(("xl/charts/chart", "xl/drawings/drawing"))


def _room(sheet: BookSheet) -> int:
    """How many of its rows one worksheet takes."""
    return layout.MOST_ROWS - sheet.heading_row - (_ROOM_BELOW if sheet.below is not tuple else 0)


def _titles(sheet: BookSheet) -> Iterator[str]:
    """One title for each worksheet that the expected rows need."""
    needed = max(1, -(-sheet.row_count // _room(sheet)))
    yield sheet.title
    for number in range(2, needed + 1):
        yield f"{sheet.title} {number}"


def _leaves(sheets: Sequence[BookSheet], titles: Sequence[str], changes: Changes) -> list[Leaf]:
    parts = [sheet for sheet in sheets for _title in _titles(sheet)]
    names = table_names(sheet.name for sheet in parts)
    leaves = []
    following = [*parts[1:], None][: len(parts)]
    for sheet, title, name, next_one in zip(parts, titles, names, following, strict=True):
        _demand_columns(sheet)
        changes.sheet = title
        leaves.append(Leaf(sheet, title, name, tuple(headings(sheet.columns, changes)), next_one is not sheet))
    return leaves


def _demand_columns(sheet: BookSheet) -> None:
    """Wrong columns are a mistake of the caller, not of a person."""
    keys = [column.key for column in sheet.columns]
    if not 0 < len(keys) <= layout.MOST_COLUMNS or len({key.casefold() for key in keys}) < len(keys):
        raise ValueError(f"{sheet.name}: no columns, too many, or a field key twice")
    for key in (sheet.name, *keys):
        if not is_field_key(key):
            raise ValueError(f"{key!r} is no field key: it has other signs than ASCII letters, digits, _ and .")


def _refuse_more(rows: Iterator[Sequence[BookValue]], sheet: BookSheet | None) -> None:
    """More rows came than were announced, and more than the worksheets made for them can hold."""
    if sheet is not None and next(rows, None) is not None:
        raise ExchangeError(
            _("“{sheet}” has more rows than the workbook has room for. Export a part of it.", sheet=sheet.title)
        )
