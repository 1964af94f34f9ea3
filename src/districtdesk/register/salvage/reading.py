"""Every row of a register that is still in its damaged file, by table: from its trees, and from pages beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from sys import intern

from ..identity import is_id
from .cells import Row, Value, content_of
from .pages import Pages
from .shapes import RowShape, order_in_file, put_in_order
from .trees import roots, walk

# How sure it is that a row is of today: out of its own tree, out of a page that nothing leads to, out of a free one.
_OF_TREE, _OF_STRAY, _OF_FREE = 3, 2, 1
_TELL_EVERY = 500
# The part of the work, of all of it.
Progress = Callable[[int, int], object]
# Puts a row away that stood whole in the tree of its table; False leaves it to be kept.
Take = Callable[[RowShape, Row], bool]
Rank = tuple[int, bool, int]


@dataclass(slots=True)
class FoundRow:
    """One row as it is stored. `is_sure`: it stood in the tree of its table."""

    row: Row
    is_sure: bool


@dataclass(slots=True)
class Salvage:
    """What was found: rows by table and key, and how many pages could not be read as any part.

    Rows that were put away at once are not among them; `replaced` are those of which a better one was found later.
    """

    lost_pages: int = 0
    stray_pages: int = 0
    schema: int = 0
    shapes: Mapping[str, RowShape] = field(default_factory=dict)
    tables: dict[str, dict[tuple[Value, ...], FoundRow]] = field(default_factory=dict)
    replaced: set[tuple[str, tuple[Value, ...]]] = field(default_factory=set)

    def rows(self, table: str) -> Iterator[dict[str, Value]]:
        """The values of each row, by column."""
        shape = self.shapes.get(table)
        return (shape.named(each.row) for each in self.tables[table].values()) if shape else iter(())


def read_rows(
    path: Path,
    shapes: Mapping[str, RowShape],
    progress: Progress = lambda _done, _total: None,
    take: Take = lambda _shape, _row: False,
) -> Salvage:
    """All that can be read. Nothing is written; raises OSError."""
    with Pages(path) as pages:
        return _Reader(pages, shapes, progress, take).read()


class _Reader:
    def __init__(self, pages: Pages, shapes: Mapping[str, RowShape], progress: Progress, take: Take) -> None:
        self._pages, self._shapes, self._progress, self._take = pages, shapes, progress, take
        self._seen: set[int] = set()
        self._found = Salvage(schema=pages.schema, shapes=shapes)
        self._ranks: dict[str, dict[tuple[Value, ...] | Value, Rank]] = {name: {} for name in shapes}
        # Of very many rows there are few ranks.
        self._same_ranks: dict[Rank, Rank] = {}
        # What is taken for a row of no certain table waits until all records are known by their kind.
        self._doubtful: list[tuple[Row, int]] = []
        self._kinds: dict[str, str] = {}
        self._of_kinds = _words_of(shapes.get("record"), "kind")

    def read(self) -> Salvage:
        self._found.tables = {name: {} for name in self._shapes}
        self._read_trees()
        self._read_strays()
        self._learn_kinds()
        for row, rank in self._doubtful:
            shape = self._shape_of(row)
            if shape is not None:
                self._keep(shape, row, rank)
        return self._found

    def _read_trees(self) -> None:
        for root in roots(self._pages):
            shape = self._shapes.get(root.name) if root.sort == "table" else None
            order = self._other_order(shape, root.sql) if shape is not None else None
            for _number, content in walk(self._pages, root.page, self._seen, is_read=root.sort == "table"):
                self._tell()
                if shape is not None:
                    rows = content.rows
                    if order is not None:
                        rows = [put_in_order(row, order, shape) for row in rows]
                    self._sort_out(shape, rows)
        for _number, _content in walk(self._pages, 1, self._seen):
            pass

    @staticmethod
    def _other_order(shape: RowShape, sql: str) -> tuple[str, ...] | None:
        """The order of the columns in the file, where it is not ours."""
        order = order_in_file(sql)
        names = tuple(column.name for column in shape.columns)
        has_keys = order is not None and all(each.name in order for each in shape.columns if each.is_key)
        return order if has_keys and order != names[: len(order or ())] else None

    def _sort_out(self, shape: RowShape, rows: list[Row]) -> None:
        """A row in a tree that is none of its table came there with a page of another one."""
        for row in rows:
            if shape.takes(row) and not (row.is_cut and shape.likeness(row) < 0):
                self._keep(shape, row, _OF_TREE)
            else:
                self._doubtful.append((row, _OF_STRAY))

    def _read_strays(self) -> None:
        free = self._pages.free()
        nothing: set[int] = set()
        for number in range(1, self._pages.count + 1):
            if number in self._seen:
                continue
            self._tell()
            content = content_of(self._pages, number)
            if content is None:
                nothing.add(number)
                continue
            if not content.rows:
                continue
            self._found.stray_pages += number not in free
            rank = _OF_FREE if number in free else _OF_STRAY
            self._doubtful += [(row, rank) for row in content.rows]
        self._found.lost_pages = len(nothing - free - self._pages.chained.keys() - {self._pages.lock_page})

    def _tell(self) -> None:
        done = len(self._seen)
        if done % _TELL_EVERY == 0:
            self._progress(done, self._pages.count)

    def _learn_kinds(self) -> None:
        for row, _rank in self._doubtful:
            for name in ("record", "change"):
                shape = self._shapes.get(name)
                if shape is not None and shape.takes(row) and shape.likeness(row) > 0:
                    self._learn(shape.named(row), is_sure=False)
        for values in (*self._found.rows("record"), *self._found.rows("change")):
            self._learn(values)

    def _learn(self, values: Mapping[str, Value], *, is_sure: bool = True) -> None:
        record_id, kind = values.get("record_id", values.get("id")), values.get("record_kind", values.get("kind"))
        if isinstance(record_id, str) and isinstance(kind, str) and (is_sure or record_id not in self._kinds):
            self._kinds[record_id] = intern(kind)

    def _shape_of(self, row: Row) -> RowShape | None:
        """The table of a row that stands alone: by its form, its words, and what is known of its id."""
        fitting = [each for each in self._shapes.values() if each.takes(row) and self._has_id(each, row)]
        known = self._kinds.get(str(row.values[0])) if row.values else None
        if known is not None:
            # It has rows in the table of its kind and in those of all kinds alike, and in no other's.
            others = self._of_kinds - {known}
            fitting = [each for each in fitting if each.table not in others]
        best = max(fitting, key=lambda each: (each.likeness(row), each.table == known), default=None)
        return best if best is not None and (best.table == known or best.likeness(row) >= 0) else None

    @staticmethod
    def _has_id(shape: RowShape, row: Row) -> bool:
        """Whether each id is one, so that nothing of an index or of another table is taken for a row."""
        for column, value in zip(shape.columns, row.values, strict=False):
            holds_id = column.name in ("id", "record_id", "target_id") and isinstance(value, str)
            if holds_id and not is_id(str(value)):
                return False
        return True

    def _keep(self, shape: RowShape, row: Row, rank: int) -> None:
        """The surest of the rows of one key; of equals the later version, and one that is whole."""
        key, table = shape.key_of(row), shape.table
        version = shape.value_of(row, "version") if table == "record" else None
        own = (rank, not row.is_cut, version if isinstance(version, int) else 0)
        known, brief = self._ranks[table], key[0] if len(key) == 1 else key
        there = known.get(brief)
        if there is not None and there >= own:
            return
        known[brief] = self._same_ranks.setdefault(own, own)
        if there is None and rank == _OF_TREE and self._take(shape, row):
            self._learn_of_taken(shape, row)
            return
        if there is not None and key not in self._found.tables[table]:
            self._found.replaced.add((table, key))
        self._found.tables[table][key] = FoundRow(row, rank == _OF_TREE)

    def _learn_of_taken(self, shape: RowShape, row: Row) -> None:
        if shape.table in ("record", "change"):
            self._learn(shape.named(row))


def _words_of(shape: RowShape | None, name: str) -> frozenset[str]:
    return next((each.words for each in shape.columns if each.name == name), frozenset()) if shape else frozenset()
