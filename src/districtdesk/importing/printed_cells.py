"""What the cell of a table of others says, as a person would type it: the number with the unit of its column."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from .. import i18n
from ..claim_reading import ClaimReading, read_claim
from ..exchange.read_book import CellError
from ..folding import fold
from ..i18n import _
from ..incoming.sheet_cells import IncomingCell, plain_digits
from ..incoming.table_words import unit_behind
from ..incoming.tables import TableColumn
from ..incoming.vocabulary import SHARE, TargetField
from ..number_words import is_number_word
from ..problems import Problem, error
from .chosen_table import OF_ONE, ChosenTable, ColumnChoice, heading_place
from .proposal import PrintedCell, QuestionChoice, TableQuestion

# What is put where nothing is said.
_NOTHING = frozenset({"", "-", "–", "—", "−", "x", "х", "X", "Х", "...", "…", "--"})
_THOUSAND = 1000
_CURRENCIES = ("AZN", "USD", "EUR", "RUB")


def says_nothing(cell: IncomingCell) -> bool:
    """Whether it is empty, or only marked as empty."""
    return cell.value is None or (isinstance(cell.value, str) and str(cell.value).strip() in _NOTHING)


def spoiled(cell: IncomingCell) -> Problem | None:
    """What a spreadsheet could not reckon is no value."""
    if not isinstance(cell.value, CellError):
        return None
    return error(_("The spreadsheet shows an error here instead of a value: {text}.", text=cell.text()))


def unit_of(column: TableColumn, choice: ColumnChoice) -> str:
    """The unit of the numbers of a column: as it was chosen, else as it stands in its heading or below."""
    return choice.unit or column.unit or unit_behind(column.heading)


def typed(cell: IncomingCell, unit: str) -> str:
    """The cell as one would type it, with its unit where its own format says none."""
    if not cell.is_number:
        text = cell.text().strip()
        is_bare = bool(text) and not any(sign.isalpha() or sign == "%" for sign in text)
        return f"{text} {unit}" if is_bare and unit and unit != OF_ONE else text
    number = Decimal(cell.value)  # type: ignore[arg-type]
    if cell.format.is_percent:
        return cell.text()
    if unit == OF_ONE:
        return f"{plain_digits(number * 100)} %"
    if cell.format.left_out and _says_scale(unit):
        # The sheet shows 1 200 of 1 200 000, and its column says that these are thousands.
        number /= _THOUSAND**cell.format.left_out
    return f"{plain_digits(number)} {_with_currency(unit, cell.format.currency)}".rstrip()


def _says_scale(unit: str) -> bool:
    words = fold(unit).split()
    return bool(words) and is_number_word(words[0])


def _with_currency(unit: str, currency: str) -> str:
    if not currency or _is_money(unit):
        return unit
    return f"{unit} {currency}" if _says_scale(unit) else currency


def _is_money(unit: str) -> bool:
    return bool(unit) and isinstance(read_claim(f"1 {unit}", dimension="money"), ClaimReading)


def open_unit(
    table: ChosenTable, column: TableColumn, choice: ColumnChoice, target: TargetField
) -> TableQuestion | None:
    """What must be asked of a whole column: its currency, its unit, or whether 0.51 is 51 % of something."""
    dimension = target.indicator.dimension if target.indicator else "percent" if target.path == SHARE else ""
    unit = unit_of(column, choice)
    bare = list(_bare(table, column))
    if dimension == "money" and not _is_money(unit):
        waiting = [printed for printed, cell in bare if not cell.format.currency]
        scale = f"{unit} " if _says_scale(unit) else ""
        message = _("In which currency are these amounts? Neither the column nor its cells say it.")
        choices = [QuestionChoice(f"{scale}{code}", f"{scale}{code}") for code in _CURRENCIES]
    elif dimension == "area" and not unit:
        waiting = [printed for printed, _cell in bare]
        message = _("In which unit are these areas? Neither the column nor its cells say it.")
        choices = [QuestionChoice("ha", _("hectares")), QuestionChoice("m²", _("square metres"))]
    elif dimension == "percent" and not choice.unit and any(_is_small(cell) for _printed, cell in bare):
        waiting = [printed for printed, cell in bare if not cell.format.is_percent]
        number = next(Decimal(cell.value) for _printed, cell in bare if _is_small(cell))  # type: ignore[arg-type]
        message = _("Does {number} mean that many percent, or that part of one?", number=i18n.number(number))
        choices = _of_one_or_percent(number)
    else:
        return None
    return _of_column(table, column, waiting, message, choices) if waiting else None


def _of_one_or_percent(number: Decimal) -> list[QuestionChoice]:
    return [
        QuestionChoice("%", _("{number} percent", number=i18n.number(number))),
        QuestionChoice(OF_ONE, _("a part of one: {number} percent", number=i18n.number(number * 100))),
    ]


def _of_column(
    table: ChosenTable, column: TableColumn, waiting: list[PrintedCell], message: str, choices: list[QuestionChoice]
) -> TableQuestion:
    """A form is one record: its row is the first of it."""
    row = table.table.records[0].number if table.table.is_form else waiting[0].row
    heading = heading_place(table.table, column).text
    place = table.table.sheet, row
    return TableQuestion(place, waiting[0], heading, message, tuple(choices), "unit", tuple(waiting))


def _bare(table: ChosenTable, column: TableColumn) -> Iterator[tuple[PrintedCell, IncomingCell]]:
    """The cells that are nothing but a number."""
    for record in table.table.records:
        cell = table.table.cell(record, column)
        if cell.is_number:
            yield table.printed(record, column), cell


def _is_small(cell: IncomingCell) -> bool:
    """A number of at most one, of which its format does not say that it is a share of one."""
    if cell.format.is_percent:
        return False
    number = abs(Decimal(cell.value))  # type: ignore[arg-type]
    return 0 < number <= 1
