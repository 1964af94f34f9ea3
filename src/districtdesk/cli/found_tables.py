"""The tables that were found on the sheets of a file, told for people and for programs."""

from __future__ import annotations

from ..i18n import _, ngettext
from ..incoming.mapping import ColumnProposal, TableProposal
from ..incoming.sheet_cells import cell_place, column_letters
from ..incoming.tables import SheetTables
from .output import Plain
from .talking import say


def sheet_object(sheet: SheetTables, tables: list[TableProposal]) -> Plain:
    """A sheet with its tables, their columns, and what stands outside of them."""
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


def say_sheet(sheet: SheetTables, tables: list[TableProposal]) -> None:
    """The same in lines."""
    found = ngettext("{count} table", "{count} tables", len(tables))
    say(_("“{sheet}”: {tables}.", sheet=sheet.title, tables=found))
    if sheet.state != "visible":
        say(_("This sheet is hidden."))
    for each in tables:
        records = ngettext("{count} record", "{count} records", len(each.table.records))
        totals = ngettext("{count} row of totals", "{count} rows of totals", len(each.table.totals))
        say(f"  {records}, {totals}")
        if each.table.totals:
            say("  " + _("Left out as totals: {rows}.", rows=each.table.told_totals()))
        for column in each.columns:
            target = column.match.target.label_with_kind() if column.match else "—"
            say(f"  {column_letters(column.column.number)}  {column.column.heading}  →  {target}")
    for remark in sheet.remarks:
        say(f"  {cell_place(remark.row, remark.column)}  {remark.text}")
