"""The mappings that are saved in a register: read, found by name, and kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..folding import fold
from ..incoming.mapping import ColumnMapping, heading_key
from ..register.journal.entry import Entry, save
from ..register.journal.store import Register
from ..register.queries import listing
from ..register.queries.listing import ListRow, Query
from .chosen_table import DISMISSED, ChosenTable

KIND = "saved_mapping"
# Between a heading, which is folded and so has no such sign, and what is said of it.
_BETWEEN = " = "
_NONE = "-"


def saved_mappings(register: Register) -> list[ColumnMapping]:
    """All of them, in the order of their names."""
    return [_read(row) for row in _rows(register)]


def mapping_called(register: Register, name: str) -> ColumnMapping | None:
    """The one that bears this name, in any spelling."""
    return next((each for each in saved_mappings(register) if fold(each.name) == fold(name)), None)


def keep_mapping(register: Register, mapping: ColumnMapping) -> str:
    """Keep it, in place of the one that bears its name. Returns its id. Raises what a save raises."""
    before = next((row for row in _rows(register) if fold(row.text("name")) == fold(mapping.name)), None)
    values = {
        "name": mapping.name,
        "of_kind": mapping.kind or None,
        "columns": _lines({heading: path or _NONE for heading, path in mapping.fields.items()}),
        "units": _lines(mapping.units),
        "statuses": _lines(mapping.statuses),
        "given": _lines(mapping.given),
    }
    entry = Entry(KIND, values, before.id, before.version) if before else Entry(KIND, values)
    return save(register, entry).id


def mapping_of(name: str, tables: list[ChosenTable]) -> ColumnMapping:
    """What was chosen for the tables of a file, to be followed by later ones with the same headings."""
    columns = [(column, choice) for table in tables for column, choice in table.columns.items()]
    kinds = list(dict.fromkeys(table.kind for table in tables if not table.is_dismissed))
    given = {path: text for table in tables for path, text in table.given.items()}
    return ColumnMapping(
        name,
        {heading_key(column): choice.path for column, choice in columns},
        {heading_key(column): choice.unit for column, choice in columns if choice.unit},
        {heading_key(column): choice.status for column, choice in columns if choice.status},
        # Each table of several kinds tells by its columns of what its rows are.
        kinds[0] if len(kinds) == 1 else "",
        given,
    )


def _rows(register: Register) -> Iterator[ListRow]:
    with register.read() as session:
        yield from list(listing.everything(session, Query(KIND)))


def _read(row: ListRow) -> ColumnMapping:
    said = {key: dict(_parted(row.text(key))) for key in ("columns", "units", "statuses", "given")}
    fields = {heading: DISMISSED if path == _NONE else path for heading, path in said["columns"].items()}
    return ColumnMapping(
        row.text("name"), fields, said["units"], said["statuses"], row.text("of_kind"), said["given"]
    )


def _lines(said: Mapping[str, str]) -> str | None:
    return "\n".join(f"{key}{_BETWEEN}{' '.join(value.split())}" for key, value in said.items()) or None


def _parted(lines: str) -> Iterator[tuple[str, str]]:
    for line in lines.splitlines():
        key, between, value = line.partition(_BETWEEN)
        if between:
            yield key, value.strip()
