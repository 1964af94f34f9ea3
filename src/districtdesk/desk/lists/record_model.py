"""The records of one list as Qt's tables want them: paged from SQL, a few windows of rows kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, QTimer, Signal

from ...i18n import _
from ...overview.column_cells import Cells, ColumnCell, read_column_cells
from ...records import KINDS, Field, fields_of
from ...register.errors import Locked, RegisterError
from ...register.file.patience import without_waiting
from ...register.journal.store import Session
from ...register.queries import listing
from ...register.queries.as_of import ids_as_of, rows_as_of, words_as_of
from ...register.queries.display_values import read_display_values
from ...register.queries.listing import ListRow, Ordered, Query
from ...register.queries.reckoned_sources import is_reckoned_key
from ..feed.register_feed import Feed
from ..kit import tooltip
from ..kit.index import NO_INDEX, Index
from .cell_text import cell_text, is_number, lines_of
from .lines import Lines

T = TypeVar("T")

Headlines = Callable[[Session, Sequence[str]], Mapping[str, tuple[str, str]]]

ROW = int(Qt.ItemDataRole.UserRole)
# More rows than a screen shows. A search walks through the list until it has found so many.
_WINDOW = 64
_MOST_WINDOWS = 24


class RecordModel(QAbstractTableModel):
    """A column for each field that is shown, in the order of declaration; no other is there.

    put_in_order: the order of the whole list is known now; until then only places near its ends are quick.
    lost: what was counted cannot be read; `unread` says why, and no record is in the list.
    """

    put_in_order = Signal()
    lost = Signal()

    def __init__(self, feed: Feed, query: Query, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._feed = feed
        self.query = query
        # The day as of which the records are shown; None for today.
        self.day: date | None = None
        self._fields = list(fields_of(KINDS[query.kind]))
        self.columns = list(self._fields)
        # Where it is sorted by several columns: what each of those says of that, by the key of its field.
        self.order_words: dict[str, str] = {}
        self._count = 0
        # Why the list could not be read; None where it was.
        self.unread: RegisterError | None = None
        self._ordered: Ordered | None = None
        self._reading = 0
        self._windows: OrderedDict[int, list[ListRow]] = OrderedDict()
        self._headlines: Headlines | None = None
        self._right: dict[str, tuple[str, str]] = {}
        self._said: dict[str, dict[str, str]] = {}
        self._cells: Cells = {}

    def offer(self, fields: Sequence[Field]) -> None:
        """Have these, which are no fields of the records, as columns behind the fields where they are shown."""
        self._fields += fields

    def set_headlines(self, headlines: Headlines | None) -> None:
        """What stands at the right of a row of two lines; asked once for each window of rows."""
        self._headlines = headlines

    def renew_headlines(self) -> None:
        """Say anew what stands at the right of the rows that were read; they themselves are as they were."""
        headlines = self._headlines
        if headlines is None or self.day is not None or not self._windows:
            return
        ids = [row.id for rows in self._windows.values() for row in rows]
        self._right.clear()
        self._right.update(self._read(lambda session: headlines(session, ids)) or {})
        self.dataChanged.emit(self.index(0, 0), self.index(self._count - 1, self.columnCount() - 1))

    def ask(self, query: Query) -> None:
        """Show what this query finds, read anew."""
        self.query = query
        self.unread = None
        self._show(*(self._read(self._measure, is_list=True) or (None, 0)))

    def turn(self, query: Query) -> None:
        """Show the same records in the order of this query: their number is known."""
        if self.day is not None or self.unread is not None:
            self.ask(query)
            return
        self.query = query
        few = self._read(lambda session: listing.few(session, query)) if self._ordered is not None else None
        self._show(few, self._count)

    def _show(self, ordered: Ordered | None, count: int) -> None:
        self.beginResetModel()
        self._windows.clear()
        self._right.clear()
        self._said.clear()
        self._cells.clear()
        self._ordered, self._count = ordered, count
        self.endResetModel()
        self._reading += 1
        if ordered is None and count > _WINDOW and not self.query.is_indexed:
            # When what is asked for now has been read and painted.
            reading = self._reading
            QTimer.singleShot(0, self, lambda: self._order_later(reading))

    def _measure(self, session: Session) -> tuple[Ordered | None, int]:
        ordered = None if self.day is None else ids_as_of(session, self.query, self.day)
        ordered = listing.few(session, self.query) if ordered is None else ordered
        return ordered, listing.count(session, self.query) if ordered is None else len(ordered)

    def _order_later(self, reading: int) -> None:
        if reading != self._reading:
            return
        query, register = self.query, self._feed.register

        def work() -> Ordered:
            if reading != self._reading:
                return Ordered()
            with register.read() as session:
                return listing.in_order(session, query)

        def done(ordered: Ordered) -> None:
            if reading == self._reading and len(ordered) == self._count:
                self._ordered = ordered
                self.put_in_order.emit()

        self._feed.run(work, done, lambda _error: None, self)

    def row_at(self, place: int) -> ListRow | None:
        """The record at this place of the list; None behind its end or where it cannot be read."""
        if not 0 <= place < self._count:
            return None
        rows = self._window(place // _WINDOW)
        within = place % _WINDOW
        return rows[within] if within < len(rows) else None

    def ids_from(self, place: int, count: int) -> list[str]:
        """The records from this place on, in their order; none where the list cannot be read."""
        first, last = place // _WINDOW, (place + count - 1) // _WINDOW
        if self._ordered is None and last - first < _MOST_WINDOWS:
            rows = [row for number in range(first, last + 1) for row in self._window(number)]
            within = place - first * _WINDOW
            return [row.id for row in rows[within : within + count]]
        ordered = self._order()
        return ordered.among(place, count) if ordered is not None else []

    def places_of(self, ids: Iterable[str]) -> list[int]:
        """Where those of the records stand that are in the list."""
        ordered = self._order()
        if ordered is None:
            return []
        wanted = set(ids)
        return [place for place, each in enumerate(ordered.among(0, len(ordered))) if each in wanted]

    def _order(self) -> Ordered | None:
        """The order of the whole list, read where it is not known yet."""
        if self._ordered is None and self.unread is None:
            ordered = self._read(lambda session: listing.in_order(session, self.query))
            self._ordered = ordered if ordered is not None and len(ordered) == self._count else None
        return self._ordered

    def place_of(self, record_id: str) -> int | None:
        """Where the record stands in the list; None if it is not in it."""
        near = self.place_near(record_id)
        if near is not None or self._ordered is not None or self.unread is not None:
            return near
        return self._read(lambda session: listing.position(session, self.query, record_id))

    def place_near(self, record_id: str) -> int | None:
        """Where it stands, as far as that can be told at once."""
        if self._ordered is not None:
            return self._ordered.place(record_id)
        if self.unread is not None:
            return None
        if self._count <= _WINDOW:
            # All of it is shown at once, and so is read anyway.
            self._window(0)
        for number, rows in self._windows.items():
            for within, row in enumerate(rows):
                if row.id == record_id:
                    return number * _WINDOW + within
        if not self.query.is_indexed:
            return None
        return self._read(lambda session: listing.position(session, self.query, record_id))

    def is_missing(self, record_id: str) -> bool:
        """Whether no search would find the record in this list: it was removed, or restored from the removed."""
        query = self.query
        everything = Query(query.kind, linked=query.linked, either_way=query.either_way, removed=query.removed)
        found = self._read(lambda session: (listing.position(session, everything, record_id),))
        return found == (None,)

    def show_fields(self, keys: Collection[str]) -> None:
        """Have a column for each of these fields, and at least one."""
        if not {key for key in keys if is_reckoned_key(key)} <= {field.key for field in self.columns}:
            # What is reckoned is read with the rows.
            self._windows.clear()
        for field in self._fields:
            if field.key in keys and field not in self.columns:
                declared = self._fields.index(field)
                place = sum(self._fields.index(each) < declared for each in self.columns)
                self.beginInsertColumns(QModelIndex(), place, place)
                self.columns.insert(place, field)
                self.endInsertColumns()
        for place in reversed(range(len(self.columns))):
            if self.columns[place].key not in keys:
                self.beginRemoveColumns(QModelIndex(), place, place)
                del self.columns[place]
                self.endRemoveColumns()

    def column_of(self, key: str) -> int:
        """The column of a field; -1 where it is not shown."""
        return next((place for place, field in enumerate(self.columns) if field.key == key), -1)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.TextAlignmentRole, ROW) or not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(self.side(index.column()) | Qt.AlignmentFlag.AlignVCenter)
        row = self._row_to_paint(index.row())
        if row is None or role == ROW:
            return row
        return self.said(row, self.columns[index.column()])

    def said(self, row: ListRow, field: Field) -> str:
        """What stands in the cell of this row that was read; of what is no field only where it is a column."""
        if field.key not in row.values:
            cell = self.cell(row.id, field.key)
            return cell.text if cell else ""
        return self._said.get(row.id, {}).get(field.key) or cell_text(row, field)

    def cell(self, record_id: str, key: str) -> ColumnCell | None:
        """What is reckoned of a record whose row was read; None for a field, and where there is nothing."""
        return self._cells.get(record_id, {}).get(key)

    def lines(self, row: ListRow) -> Lines:
        """The two lines of a row."""
        known = (self.query.linked[0],) if self.query.linked else ()
        lines = lines_of(row, known, self._said.get(row.id))
        if row.id not in self._right:
            return self._with_reckoned(lines, row.id) if self.query.linked else lines
        return Lines(lines.title, lines.second, *self._right[row.id])

    def _with_reckoned(self, lines: Lines, record_id: str) -> Lines:
        """What its columns would say that are no fields, the first above, where the row says nothing there itself."""
        cells = self._cells.get(record_id, {})
        said = [cells[field.key].text for field in self.columns if field.key in cells]
        if not said or lines.right or lines.right_below:
            return lines
        return Lines(lines.title, lines.second, said[0], ", ".join(said[1:]))

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < self.columnCount():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(self.side(section) | Qt.AlignmentFlag.AlignVCenter)
        label = _(self.columns[section].kind.label)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            # A narrow column shortens it.
            said = "\n".join(filter(None, (label, self.order_words.get(self.columns[section].key))))
            return tooltip(said) if role == Qt.ItemDataRole.ToolTipRole else said
        return label if role == Qt.ItemDataRole.DisplayRole else None

    def side(self, column: int) -> Qt.AlignmentFlag:
        """At which side of its column a value stands: numbers at the right."""
        return Qt.AlignmentFlag.AlignRight if is_number(self.columns[column]) else Qt.AlignmentFlag.AlignLeft

    def _window(self, number: int) -> list[ListRow]:
        if number in self._windows:
            self._windows.move_to_end(number)
            return self._windows[number]
        rows = self._read(lambda session: self._fetch(session, number), is_list=True)
        if rows is None:
            self._lose()
        return self._keep(number, rows or [])

    def _lose(self) -> None:
        """One part that is damaged is left empty; a list of which nothing can be read is not shown as empty."""
        error, reading = self.unread, self._reading
        self.unread = None
        if not isinstance(error, Locked) and any(self._windows.values()):
            return

        def lose() -> None:
            if reading == self._reading:
                self.unread = error
                self._show(None, 0)
                self.lost.emit()

        # Whoever asks for a row is in the middle of the list.
        QTimer.singleShot(0, self, lose)

    def _keep(self, number: int, rows: list[ListRow]) -> list[ListRow]:
        self._windows[number] = rows
        if len(self._windows) > _MOST_WINDOWS:
            _number, old = self._windows.popitem(last=False)
            for row in old:
                self._right.pop(row.id, None)
                self._said.pop(row.id, None)
                self._cells.pop(row.id, None)
        return rows

    def _row_to_paint(self, place: int) -> ListRow | None:
        """The same for who is painting and can neither wait nor say why: read a moment later where it has to."""
        number = place // _WINDOW
        if number in self._windows:
            return self.row_at(place)
        try:
            with without_waiting(), self._feed.register.read() as session:
                self._keep(number, self._fetch(session, number))
        except RegisterError:
            self._windows[number] = []
            QTimer.singleShot(0, self, lambda: self._paint_again(number))
        return self.row_at(place)

    def _paint_again(self, number: int) -> None:
        self._windows.pop(number, None)
        self._window(number)
        last = min((number + 1) * _WINDOW, self._count) - 1
        self.dataChanged.emit(self.index(number * _WINDOW, 0), self.index(last, self.columnCount() - 1))

    def _fetch(self, session: Session, number: int) -> list[ListRow]:
        if self._ordered is not None:
            rows = listing.rows(session, self.query.kind, self._ordered.among(number * _WINDOW, _WINDOW))
        else:
            rows = listing.window(session, self.query, number * _WINDOW, _WINDOW, self._count)
        if self.day is None:
            self._said.update(read_display_values(session, self.query.kind, rows))
            reckoned = [field.key for field in self.columns if is_reckoned_key(field.key)]
            if reckoned and rows:
                self._cells.update(read_column_cells(session, self.query.kind, reckoned, [row.id for row in rows]))
        else:
            rows = self._as_of(session, rows, self.day)
        # What stands at the right is of today.
        if self._headlines is not None and rows and self.day is None:
            self._right.update(self._headlines(session, [row.id for row in rows]))
        return rows

    def _as_of(self, session: Session, rows: Sequence[ListRow], day: date) -> list[ListRow]:
        then = rows_as_of(session, self.query.kind, rows, day)
        self._said.update((each.row.id, words_as_of(each)) for each in then)
        return [each.row for each in then]

    def _read(self, work: Callable[[Session], T], *, is_list: bool = False) -> T | None:
        def read() -> T:
            try:
                with self._feed.register.read() as session:
                    return work(session)
            except RegisterError as error:
                self.unread = error if is_list else self.unread
                raise

        return self._feed.attempt(read)
