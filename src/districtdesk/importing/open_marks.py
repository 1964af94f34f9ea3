"""What is asked of a column of texts such as 1.234, which may be 1234 as well as a little more than one."""

from __future__ import annotations

import re
from decimal import Decimal

from .. import i18n
from ..i18n import _
from ..incoming.sheet_cells import IncomingCell
from ..incoming.tables import TableColumn
from ..incoming.vocabulary import TargetField
from .chosen_table import ChosenTable, ColumnChoice
from .proposal import QuestionChoice, TableQuestion
from .whole_columns import of_column

DECIMAL, THOUSANDS = "decimal", "thousands"
# So many digits behind the sign: what they are of a group of thousands.
_EITHER = re.compile(r"[-+]?[1-9][0-9]{0,2}[.,][0-9]{3}")


def may_be_either(cell: IncomingCell) -> bool:
    """Whether it is a number that can be read in two ways."""
    return cell.is_text and bool(_EITHER.fullmatch(cell.text().strip()))


def waits_for_mark(cell: IncomingCell, choice: ColumnChoice) -> bool:
    """Whether nobody has said yet how it is meant."""
    return not choice.mark and may_be_either(cell)


def number_by_mark(cell: IncomingCell, mark: str) -> Decimal:
    """The number that is meant, once that is said."""
    text = cell.text().strip()
    return Decimal(re.sub("[.,]", "." if mark == DECIMAL else "", text))


def open_mark(
    table: ChosenTable, column: TableColumn, choice: ColumnChoice, target: TargetField
) -> TableQuestion | None:
    """The question, asked once for all such cells of a column of numbers."""
    if choice.mark or not (target.indicator or (target.field and target.field.is_number)):
        return None
    cells = [(table.printed(each, column), table.table.cell(each, column)) for each in table.table.records]
    found = [(printed, cell) for printed, cell in cells if may_be_either(cell)]
    if not found:
        return None
    waiting, first = [printed for printed, _cell in found], found[0][1]
    few, many = (i18n.number(number_by_mark(first, mark)) for mark in (DECIMAL, THOUSANDS))
    message = _("Is {text} in this column {few} or {many}?", text=first.text().strip(), few=few, many=many)
    choices = [
        QuestionChoice(DECIMAL, _("{number}: the sign stands before a fraction", number=few)),
        QuestionChoice(THOUSANDS, _("{number}: the sign parts the thousands", number=many)),
    ]
    return of_column(table, column, waiting, message, choices, "mark")
