"""Holds what came of a messy file against what must come of it: one sentence for each difference."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from districtdesk.exchange.limits import Limits
from districtdesk.incoming.mapping import TableProposal, propose_mapping
from districtdesk.incoming.readers import find_reader
from districtdesk.incoming.sheet_cells import column_letters
from districtdesk.incoming.tables import FoundTable, SheetTables, TableColumn, find_tables
from districtdesk.incoming.vocabulary import knows

from .messy import ExpectedTable, MessyFile


def read_tables(path: Path) -> list[SheetTables]:
    return [find_tables(sheet.read_all(), knows) for sheet in find_reader(path)(path, Limits())]


def differences(messy: MessyFile, folder: Path) -> list[str]:
    """Nothing when all came as it must."""
    path = folder / messy.name
    messy.write(path)
    sheets = read_tables(path)
    return [*_of_tables(messy, sheets), *_of_notes(messy, sheets), *_of_the_rest(messy, sheets)]


def _of_tables(messy: MessyFile, sheets: list[SheetTables]) -> Iterator[str]:
    found = [table for sheet in sheets for table in sheet.tables]
    if len(found) != len(messy.tables):
        yield f"{len(found)} tables, not {len(messy.tables)}: {[_headings(table) for table in found]}"
        return
    for table, expected in zip(found, messy.tables, strict=True):
        yield from (f"{expected.sheet}: {each}" for each in _of_table(table, expected))


def _headings(table: FoundTable) -> list[str]:
    return [column.heading for column in table.columns]


def _of_table(table: FoundTable, expected: ExpectedTable) -> Iterator[str]:
    if table.sheet != expected.sheet:
        yield f"on sheet {table.sheet}"
    if _headings(table) != list(expected.headings):
        yield f"headings {_headings(table)}"
        return
    told = {"records": len(table.records), "totals": len(table.totals), "is_form": table.is_form}
    yield from (f"{key} {value}" for key, value in told.items() if value != getattr(expected, key))
    if table.records and table.records[0].group != expected.group:
        yield f"group {table.records[0].group!r}"
    by_heading = {column.heading: column for column in table.columns}
    for record, values in ((0, expected.first), (-1, expected.last)):
        for heading, value in values.items():
            seen = table.cell(table.records[record], by_heading[heading]).text() if table.records else "nothing"
            if seen != value:
                yield f"{heading} of record {record}: {seen!r}"
    for heading, unit in expected.units.items():
        if by_heading[heading].unit != unit:
            yield f"unit of {heading}: {by_heading[heading].unit!r}"
    yield from _of_fields(propose_mapping(table), by_heading, expected)


def _of_fields(proposal: TableProposal, by_heading: dict[str, TableColumn], expected: ExpectedTable) -> Iterator[str]:
    proposed = {each.column: each.match.target.path if each.match else "" for each in proposal.columns}
    for heading, path in expected.fields.items():
        if proposed[by_heading[heading]] != path:
            yield f"{heading} is taken for {proposed[by_heading[heading]] or 'nothing'}"


def _of_notes(messy: MessyFile, sheets: list[SheetTables]) -> Iterator[str]:
    remarks = " | ".join(remark.text for sheet in sheets for remark in sheet.remarks)
    yield from (f"no word of {note!r}" for note in messy.notes if note not in remarks)


def _of_the_rest(messy: MessyFile, sheets: list[SheetTables]) -> Iterator[str]:
    hidden = [sheet.title for sheet in sheets if sheet.state != "visible"]
    hidden += [column_letters(each) for sheet in sheets for each in sorted(sheet.hidden_columns)]
    hidden += [str(each) for sheet in sheets for each in sorted(sheet.hidden_rows)]
    yield from (f"{each!r} is not named as hidden" for each in messy.hidden if each not in hidden)
    problems = [problem for sheet in sheets for problem in sheet.problems]
    if len(problems) != messy.problems:
        yield f"problems {problems}"
