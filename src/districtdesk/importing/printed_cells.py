"""What the cell of a table of others says, as a person would type it: the number with the unit of its column."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ..claim_reading import ClaimReading, read_claim
from ..exchange.read_book import CellError
from ..folding import fold
from ..i18n import _
from ..incoming.sheet_cells import IncomingCell, plain_digits
from ..incoming.table_words import unit_behind
from ..incoming.tables import TableColumn
from ..incoming.vocabulary import TargetField
from ..number_words import is_number_word
from ..problems import Problem, error
from .chosen_table import OF_ONE, ChosenTable, ColumnChoice, heading_place
from .proposal import PrintedCell, Question, QuestionChoice

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


def open_unit(table: ChosenTable, column: TableColumn, choice: ColumnChoice, target: TargetField) -> Question | None:
    """What must be asked of a whole column: its currency, its unit, or whether 0.51 is 51 % of something."""
    dimension = target.indicator.dimension if target.indicator else ""
    unit = unit_of(column, choice)
    waiting: list[PrintedCell] = []
    if dimension == "money" and not _is_money(unit):
        waiting = [each for each, cell in _bare(table, column) if not cell.format.currency]
        scale = f"{unit} " if _says_scale(unit) else ""
        values = tuple(f"{scale}{code}" for code in _CURRENCIES)
        message = _("In which currency are these amounts? Neither the column nor its cells say it.")
        choices = tuple(QuestionChoice(each, each) for each in values)
    elif dimension == "area" and not unit:
        waiting = [each for each, _cell in _bare(table, column)]
        message = _("In which unit are these areas? Neither the column nor its cells say it.")
        choices = (QuestionChoice("ha", _("hectares")), QuestionChoice("m²", _("square metres")))
    elif dimension == "percent" and not choice.unit and _may_be_of_one(table, column):
        waiting = [each for each, cell in _bare(table, column) if not cell.format.is_percent]
        first = next(each for each, cell in _bare(table, column) if _is_small(cell))
        message = _("Does {number} mean that many percent, or that part of one?", number=first.text)
        whole = plain_digits(Decimal(first.text.replace(",", ".")) * 100)
        choices = (
            QuestionChoice("%", _("{number} percent", number=first.text)),
            QuestionChoice(OF_ONE, _("a part of one: {number} percent", number=whole)),
        )
    if not waiting:
        return None
    place = table.table.sheet, next(iter(table.table.records)).number
    rows = tuple(each.row for each in waiting) if not table.table.is_form else ()
    heading = heading_place(table.table, column).text
    return Question(place if table.table.is_form else (place[0], rows[0]), waiting[0], heading, message, choices,
                    "unit", rows)  # fmt: skip


def _bare(table: ChosenTable, column: TableColumn) -> Iterator[tuple[PrintedCell, IncomingCell]]:
    """The cells that are nothing but a number."""
    for record in table.table.records:
        cell = table.table.cell(record, column)
        if cell.is_number:
            yield table.printed(record, column), cell


def _may_be_of_one(table: ChosenTable, column: TableColumn) -> bool:
    return any(_is_small(cell) for _place, cell in _bare(table, column))


def _is_small(cell: IncomingCell) -> bool:
    """A number of at most one, of which its format does not say that it is a share of one."""
    if cell.format.is_percent:
        return False
    number = abs(Decimal(cell.value))  # type: ignore[arg-type]
    return 0 < number <= 1
