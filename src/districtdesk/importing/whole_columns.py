"""Questions that are asked once of a whole column."""

from __future__ import annotations

from collections.abc import Sequence

from ..incoming.tables import TableColumn
from .chosen_table import ChosenTable, heading_place
from .proposal import Asks, PrintedCell, QuestionChoice, TableQuestion


def of_column(
    table: ChosenTable,
    column: TableColumn,
    waiting: Sequence[PrintedCell],
    message: str,
    choices: Sequence[QuestionChoice],
    asks: Asks,
) -> TableQuestion:
    """For which all its cells that are `waiting` wait. A form is one record: its row is the first of it."""
    row = table.table.records[0].number if table.table.is_form else waiting[0].row
    heading = heading_place(table.table, column).text
    return TableQuestion((table.table.sheet, row), waiting[0], heading, message, tuple(choices), asks, tuple(waiting))
