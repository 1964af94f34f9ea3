"""The chosen rows of a list as cells for the clipboard: what the list shows, and numbers as such."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QObject

from ...i18n import _, ngettext
from ...overview.column_cells import Cells, read_column_cells
from ...records import Field
from ...register.journal.store import Register, Session
from ...register.queries import listing
from ...register.queries.as_of import rows_as_of, words_as_of
from ...register.queries.display_values import read_display_values
from ...register.queries.listing import ListRow
from ...register.queries.reckoned_sources import is_reckoned_key
from ..feed.register_feed import Feed
from ..kit.copied_table import TableCell, TableRow, put_on_clipboard
from .cell_text import cell_text

Said = Mapping[str, Mapping[str, str]]
# So many at once: memory stays small however many are copied.
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class CopiedRows:
    """These records of one kind, with these columns, as of a day or, without one, of today."""

    kind: str
    ids: Sequence[str]
    fields: Sequence[Field]
    day: date | None = None

    def read(self, register: Register) -> list[TableRow]:
        """Raises RegisterError."""
        found: list[TableRow] = []
        for start in range(0, len(self.ids), _AT_ONCE):
            with register.read() as session:
                found += self._read(session, self.ids[start : start + _AT_ONCE])
        return found

    def _read(self, session: Session, ids: Sequence[str]) -> list[TableRow]:
        rows = listing.rows(session, self.kind, ids)
        cells: Cells = {}
        said: Said
        if self.day is None:
            said = read_display_values(session, self.kind, rows)
            reckoned = [field.key for field in self.fields if is_reckoned_key(field.key)]
            cells = read_column_cells(session, self.kind, reckoned, ids) if reckoned else {}
        else:
            then = rows_as_of(session, self.kind, rows, self.day)
            rows, said = [each.row for each in then], {each.row.id: words_as_of(each) for each in then}
        columns = [_column(field, said, cells) for field in self.fields]
        return [[cell_of(row) for cell_of in columns] for row in rows]


def copy_rows(feed: Feed, rows: CopiedRows, owner: QObject) -> None:
    """Put them on the clipboard, below their headings, and say so."""

    def put(told: Sequence[TableRow]) -> None:
        put_on_clipboard([_(field.kind.label) for field in rows.fields], told)
        feed.said.emit(ngettext("{count} row copied.", "{count} rows copied.", len(told)))

    if rows.ids:
        feed.run(lambda: rows.read(feed.register), put, owner=owner)


def _column(field: Field, said: Said, cells: Cells) -> Callable[[ListRow], TableCell]:
    """What makes the cells of one column: what is the same for all of them is asked once."""
    key, is_bare = field.key, field.kind.is_number and not field.kind.shown_with
    if is_reckoned_key(key):
        return lambda row: _counted(cells[row.id][key].text if key in cells.get(row.id, {}) else "")
    # A word, of which a column has few, is put into the language of the moment once.
    known: dict[str, TableCell] = {}

    def cell(row: ListRow) -> TableCell:
        if row.id in said and key in said[row.id]:
            # It says more than the bare value: more than, planned, or of a day.
            return TableCell(said[row.id][key])
        value = row.values[key]
        if type(value) is not str or field.kind.is_link:
            is_number = is_bare and isinstance(value, int | Decimal) and not isinstance(value, bool)
            return TableCell(cell_text(row, field), value if is_number else None)  # type: ignore[arg-type]
        if value not in known:
            known[value] = TableCell(cell_text(row, field))
        return known[value]

    return cell


def _counted(text: str) -> TableCell:
    return TableCell(text, int(text) if text.isascii() and text.isdigit() else None)
