"""What comes of a file: a workbook of ours is taken, and of any other its tables are told."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from ..exchange.errors import ExchangeError
from ..exchange.json_reading import is_open_json
from ..exchange.read_book import read_book
from ..i18n import _, ngettext
from ..importing.recognising import recognise
from ..incoming.mapping import ColumnProposal, TableProposal, propose_mapping
from ..incoming.reading import read_file
from ..incoming.register_names import find_names_in
from ..incoming.sheet_cells import IncomingFile, cell_place, column_letters
from ..incoming.tables import SheetTables, find_tables
from ..incoming.vocabulary import knows
from ..register.journal.store import Register
from .exits import Exit
from .open_json import refill
from .output import Object, Plain
from .own_workbook import bad_cells, problem_of, say_json, take_own, warn_of
from .talking import say


def import_from(register: Register, arguments: Namespace) -> Exit:
    """Take what is in the file, or only say it. Problems where something in it is wrong or must be chosen."""
    path: Path = arguments.incoming
    if is_open_json(path):
        return refill(register, path, arguments)
    # First in a process of its own, which may be ended: what is no workbook goes no further.
    file = read_file(path)
    if _is_ours(path):
        return take_own(register, path, file, arguments)
    return _say_tables(register, file, arguments.format)


def _is_ours(path: Path) -> bool:
    try:
        return bool(recognise(read_book(path))[0])
    except ExchangeError:
        return False


def _say_tables(register: Register, file: IncomingFile, form: str) -> Exit:
    sheets = [find_tables(sheet, knows) for sheet in file.sheets]
    with register.read() as session:
        find_names = find_names_in(session)
        proposals = [[propose_mapping(table, find_names=find_names) for table in sheet.tables] for sheet in sheets]
    problems = [*bad_cells(file), *_homeless(sheets, proposals)]
    if form == "json":
        told = [_sheet_object(*each) for each in zip(sheets, proposals, strict=True)]
        say_json(entries=[], problems=problems, sheets=told)
    else:
        for sheet, tables in zip(sheets, proposals, strict=True):
            _say_sheet(sheet, tables)
        warn_of(problems)
    # Which column is which must be chosen before anything of such a file is taken.
    return Exit.PROBLEMS


def _homeless(sheets: list[SheetTables], proposals: list[list[TableProposal]]) -> Iterator[Object]:
    for sheet, tables in zip(sheets, proposals, strict=True):
        for table in tables:
            row = next(iter(table.table.heading_rows), table.table.records[0].number if table.table.records else 0)
            for each in table.columns:
                if each.match is None and not each.numbers_rows:
                    text = _("No field fits this column. Choose one, or dismiss the column.")
                    yield problem_of(sheet.title, row, column_letters(each.column.number), each.column.heading, text)


def _sheet_object(sheet: SheetTables, tables: list[TableProposal]) -> Plain:
    remarks: list[Plain] = [
        {"place": cell_place(each.row, each.column), "kind": each.kind, "text": each.text} for each in sheet.remarks
    ]
    return {"sheet": sheet.title, "state": sheet.state, "tables": [_table_object(each) for each in tables],
            "remarks": remarks}  # fmt: skip


def _table_object(proposal: TableProposal) -> Plain:
    table = proposal.table
    return {
        "kind": proposal.kind,
        "is_form": table.is_form,
        "heading_rows": list(table.heading_rows),
        "records": [record.number for record in table.records],
        "totals": [row.number for row in table.totals],
        "groups": list(table.groups),
        "repeated": list(table.repeated),
        "columns": [_column_object(each) for each in proposal.columns],
    }


def _column_object(proposal: ColumnProposal) -> Plain:
    column, match = proposal.column, proposal.match
    return {
        "column": column_letters(column.number),
        "heading": column.heading,
        "unit": column.unit,
        "is_hidden": column.is_hidden,
        "field": match.target.path if match else None,
        "score": f"{match.score:.2f}" if match else None,
        "reasons": match.told_reasons() if match else [],
        "candidates": [each.target.path for each in proposal.candidates],
    }


def _say_sheet(sheet: SheetTables, tables: list[TableProposal]) -> None:
    found = ngettext("{count} table", "{count} tables", len(tables))
    say(_("“{sheet}”: {tables}.", sheet=sheet.title, tables=found))
    if sheet.state != "visible":
        say(_("This sheet is hidden."))
    for each in tables:
        records = ngettext("{count} record", "{count} records", len(each.table.records))
        totals = ngettext("{count} row of totals", "{count} rows of totals", len(each.table.totals))
        say(f"  {records}, {totals}")
        for column in each.columns:
            target = column.match.target.label() if column.match else "—"
            say(f"  {column_letters(column.column.number)}  {column.column.heading}  →  {target}")
    for remark in sheet.remarks:
        say(f"  {cell_place(remark.row, remark.column)}  {remark.text}")
