"""The records that a table of others tells of, each put together from all rows that speak of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ..i18n import _
from ..names import Names
from ..problems import Problem, error
from ..records import Field
from ..register.journal.entry import Entry
from ..register.queries.listing import ListRow
from ..register.queries.merge_preview import OTHER_NAMES
from .proposal import EntryRow, PrintedCell, RowPlace
from .spellings import NAMES, names_there
from .three_ways import is_other


@dataclass(slots=True)
class RecordDraft:
    """A record of the register, `current`, or one to be added, with the values that differ and their cells.

    `place`: the first row that can be taken of those that speak of it; None where there is none. `called`: after what
    one is called that has no name of its own.
    """

    kind: str
    id: str
    place: RowPlace | None = None
    current: ListRow | None = None
    values: dict[str, object] = field(default_factory=dict)
    cells: dict[str, PrintedCell] = field(default_factory=dict)
    said: dict[str, object] = field(default_factory=dict)
    called: Names | None = None

    @property
    def names(self) -> Names | None:
        """What it is called, or will be."""
        own = self.current.caption if self.current else self.values.get("names")
        return own if isinstance(own, Names) else self.called

    @property
    def is_new(self) -> bool:
        return self.current is None

    def put(self, each: Field, value: object, cell: PrintedCell) -> Problem | None:
        """Take what a row says; a Problem where another row says otherwise of the same record."""
        if each.key in self.said and is_other(each, value, self.said[each.key]):
            shown = each.kind.show(self.said[each.key])
            text = _("Another row says otherwise of the same record: {value}.", value=shown)
            return error(text, each.key, rule="rows_differ")
        if each.key in self.said:
            return None
        self.said[each.key] = value
        if self.current is None or is_other(each, value, self.current.values[each.key]):
            self.values[each.key] = value
            self.cells[each.key] = cell
        return None

    def call(self, names: Names, cell: PrintedCell, *, is_renamed: bool) -> None:
        """Take what a row calls a record that has a name: as one of its other names, unless it `is_renamed`."""
        now = {**(self.current.values if self.current else {OTHER_NAMES: None}), **self.values}
        there = names_there(self.kind, now)
        for key, value in (there.of_row({NAMES: names}, is_renamed=is_renamed) if there else {}).items():
            self.values[key], self.cells[key] = value, cell

    def link(self, key: str, target: str, cell: PrintedCell) -> None:
        """Say which record it is linked to, where that is not known already."""
        if self.is_new and key not in self.values:
            self.values[key] = target
            self.cells[key] = cell

    def entry(self) -> Entry:
        if self.current is None:
            return Entry(self.kind, dict(self.values), given_id=self.id)
        return Entry(self.kind, dict(self.values), self.id, self.current.version)

    def row(self, place: RowPlace) -> EntryRow:
        now = self.current.values if self.current else dict.fromkeys(self.values)
        return EntryRow(place, self.names, {key: now[key] for key in self.values}, dict(self.cells))


class RecordDrafts:
    """All of one proposal, in the order in which they were first named."""

    def __init__(self) -> None:
        self._by_id: dict[str, RecordDraft] = {}

    def __iter__(self) -> Iterator[RecordDraft]:
        return iter(self._by_id.values())

    def of_known(self, kind: str, current: ListRow) -> RecordDraft:
        """The one of a record of the register."""
        return self._by_id.setdefault(current.id, RecordDraft(kind, current.id, current=current))

    def begin(self, kind: str, record_id: str, names: Names | None, cell: PrintedCell) -> RecordDraft:
        """A record that is to be added."""
        draft = self._by_id.setdefault(record_id, RecordDraft(kind, record_id))
        if names and "names" not in draft.values:
            draft.values["names"], draft.cells["names"] = names, cell
        return draft
