"""Tables of others for the tests: a messy file or a few rows, as they are offered, chosen and proposed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from districtdesk.exchange.limits import Limits
from districtdesk.importing.choosing import OfferedTable, find_source, offer_tables
from districtdesk.importing.chosen_table import ChosenSource, ChosenTable, ColumnChoice, TableAnswers
from districtdesk.importing.foreign import propose_tables
from districtdesk.importing.proposal import Proposal
from districtdesk.importing.taking import accept, rehearse
from districtdesk.incoming.number_format import PERCENT, NumberFormat
from districtdesk.incoming.readers import find_reader
from districtdesk.incoming.sheet_cells import IncomingFile, IncomingRow, IncomingSheet
from districtdesk.register.journal.store import Register
from tests.incoming.messy import MessyFile

Cell = str | int | Decimal | date | bool | None
TITLE = "Return of the third quarter"


def read_messy(messy: MessyFile, folder: Path) -> IncomingFile:
    path = folder / messy.name
    messy.write(path)
    return IncomingFile(messy.name, [sheet.read_all() for sheet in find_reader(path)(path, Limits())])


def file_of(*rows: Sequence[Cell], sheet: str = "Sheet1", percents: Sequence[int] = ()) -> IncomingFile:
    """A file of one sheet; the columns of `percents` are formatted so below the headings."""
    formats: Mapping[int, NumberFormat] = dict.fromkeys(percents, PERCENT)
    made = [
        IncomingRow(number, tuple(row), formats if number > 1 else {})
        for number, row in enumerate(rows, 1)
        if any(row)
    ]
    return IncomingFile("test.xlsx", [IncomingSheet(sheet, made)])


def offered(register: Register, file: IncomingFile) -> list[OfferedTable]:
    return offer_tables(register, file)[1]


def chosen(register: Register, file: IncomingFile) -> list[ChosenTable]:
    """As it is proposed, with every column that has no home dismissed, and districts where no kind is seen."""
    return [
        replace(
            each.chosen,
            columns={**dict.fromkeys(each.chosen.table.columns, ColumnChoice()), **each.chosen.columns},
            kind=each.chosen.kind or "district",
        )
        for each in offered(register, file)
    ]


def with_unit(table: ChosenTable, heading: str, unit: str) -> ChosenTable:
    """The table, with another unit for the column of this heading."""
    columns = {
        column: replace(choice, unit=unit) if column.heading == heading else choice
        for column, choice in table.columns.items()
    }
    return replace(table, columns=columns)


def proposed(register: Register, tables: Sequence[ChosenTable], answers: TableAnswers | None = None) -> Proposal:
    """Held against the rules; the source is the one of this title, where the register has it."""
    known = find_source(register, TITLE)
    proposal = propose_tables(register, tables, known[0] if known else ChosenSource(TITLE), answers)
    rehearse(register, proposal)
    return proposal


def of_file(register: Register, file: IncomingFile, answers: TableAnswers | None = None) -> Proposal:
    return proposed(register, chosen(register, file), answers)


def take(register: Register, file: IncomingFile, answers: TableAnswers | None = None) -> Proposal:
    proposal = of_file(register, file, answers)
    accept(register, proposal)
    return proposal


def told(proposal: Proposal, *kinds: str) -> list[tuple[str, object]]:
    """The entries of these kinds as their kind and what they are called or how much they say."""
    return [(entry.kind, _what(entry.values)) for entry in proposal.entries if not kinds or entry.kind in kinds]


def _what(values: Mapping[str, object]) -> object:
    names = values.get("names")
    if names is not None:
        return names.show()  # type: ignore[attr-defined]
    value = values.get("value")
    return f"{value.normalize():f}" if isinstance(value, Decimal) else values.get("words")
