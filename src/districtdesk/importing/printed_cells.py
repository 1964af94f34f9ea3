"""What the cell of a table of others says, as a person would type it: the number with the unit of its column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from .. import i18n
from ..claim_reading import ClaimReading, read_claim
from ..exchange.read_book import CellError, Uncalculated
from ..exchange.sheet import not_calculated
from ..folding import fold
from ..i18n import _
from ..incoming.scale_words import scale_word, scaled_unit
from ..incoming.sheet_cells import IncomingCell, plain_digits
from ..incoming.table_words import unit_behind
from ..incoming.tables import TableColumn
from ..incoming.vocabulary import SHARE, TargetField
from ..problems import Problem, error
from .cell_units import with_unit
from .chosen_table import OF_ONE, SMALL_OF_ONE, ChosenTable, ColumnChoice
from .open_marks import may_be_either, number_by_mark
from .proposal import PrintedCell, QuestionChoice, TableQuestion
from .whole_columns import of_column

# What is put where nothing is said.
_NOTHING = frozenset({"", "-", "–", "—", "−", "x", "х", "X", "Х", "...", "…", "--"})
# н/д, n/a, məlumat yoxdur; folded.
_NO_DATA = frozenset({"n d", "n a", "net dannix", "no data", "not available", "melumat yoxdur", "m y"})
_THOUSAND = 1000
_LIKE_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}")
_BARE = re.compile(r"[-+]?[0-9]+(?:[ \u00a0\u202f][0-9]{3})*(?:[.,][0-9]+)?")
_SPACES = str.maketrans("", "", " \u00a0\u202f")
_CURRENCIES = ("AZN", "USD", "EUR", "RUB")


def says_nothing(cell: IncomingCell) -> bool:
    """Whether it is empty, or only marked as empty."""
    if not isinstance(cell.value, str):
        return cell.value is None
    text = str(cell.value).strip()
    return text in _NOTHING or fold(text) in _NO_DATA


def spoiled(cell: IncomingCell) -> Problem | None:
    """What a spreadsheet could not reckon is no value."""
    if not isinstance(cell.value, CellError):
        return None
    if isinstance(cell.value, Uncalculated):
        return not_calculated()
    return error(_("The spreadsheet shows an error here instead of a value: {text}.", text=cell.text()))


def unit_of(column: TableColumn, choice: ColumnChoice) -> str:
    """The unit of the numbers of a column: as it was chosen, else as it stands in its heading or below.

    A scale that stands there stays where the unit that was chosen says none.
    """
    found = column.unit or unit_behind(column.heading)
    unit = choice.unit or found
    scale = scale_of_column(column)
    if not scale or scale_word(unit) or unit in (OF_ONE, SMALL_OF_ONE, "%"):
        return unit
    return f"{scale} {unit}".strip()


def scale_of_column(column: TableColumn) -> str:
    """In what its numbers are counted, as its heading or the unit below says: million, else nothing."""
    scaled = scaled_unit(column.heading)
    return scale_word(column.unit) or (scaled.scale if scaled else "")


def typed(cell: IncomingCell, unit: str, mark: str = "") -> str:
    """The cell as one would type it, with its unit where its own format says none; `mark` as open_mark() asks."""
    if cell.format.is_percent:
        return cell.text()
    number = number_by_mark(cell, mark) if mark and may_be_either(cell) else _number(cell)
    if unit in (OF_ONE, SMALL_OF_ONE) and number is not None:
        is_share = unit == OF_ONE or abs(number) <= 1
        return f"{_digits(number * 100 if is_share else number)} %"
    if number is None or not (cell.is_number or mark):
        text = cell.text().strip()
        if not text or unit in ("", OF_ONE, SMALL_OF_ONE):
            return text
        return with_unit(text, unit, "money" if _is_money(unit) else "")
    if cell.format.left_out and _says_scale(unit):
        # The sheet shows 1 200 of 1 200 000, and its column says that these are thousands.
        number /= _THOUSAND**cell.format.left_out
    return f"{_digits(number)} {_with_currency(unit, cell.format.currency)}".rstrip()


def _digits(number: Decimal) -> str:
    """A number as it is: of three digits behind the point nobody may think that they are thousands."""
    text = plain_digits(number)
    return f"{text}0" if _LIKE_THOUSANDS.fullmatch(text) else text


def _number(cell: IncomingCell) -> Decimal | None:
    """The number that a cell is, or that its text is and nothing else; None for what may be read in two ways."""
    if cell.is_number:
        return Decimal(cell.value)  # type: ignore[arg-type]
    text = cell.text().strip()
    if not cell.is_text or may_be_either(cell) or not _BARE.fullmatch(text):
        return None
    return Decimal(text.translate(_SPACES).replace(",", "."))


def _says_scale(unit: str) -> bool:
    return bool(scale_word(unit))


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
        scale = f"{word} " if (word := scale_word(unit)) else ""
        message = _("In which currency are these amounts? Neither the column nor its cells say it.")
        choices = [QuestionChoice(f"{scale}{code}", f"{scale}{code}") for code in _CURRENCIES]
    elif dimension == "area" and not unit:
        waiting = [printed for printed, _cell in bare]
        message = _("In which unit are these areas? Neither the column nor its cells say it.")
        choices = [QuestionChoice("ha", _("hectares")), QuestionChoice("m²", _("square metres"))]
    elif dimension == "percent" and not choice.unit and (small := _small_percent(bare)) is not None:
        # First the one that is asked about.
        bare.sort(key=lambda each: _number(each[1]) != small)
        waiting = [printed for printed, cell in bare if not cell.format.is_percent]
        message = _("Does {number} mean that many percent, or that part of one?", number=i18n.number(small))
        choices = _of_one_or_percent(small, next((each for each in _open_percents(bare) if each > 1), None))
    else:
        return None
    return of_column(table, column, waiting, message, choices, "unit") if waiting else None


def _of_one_or_percent(small: Decimal, large: Decimal | None) -> list[QuestionChoice]:
    """What is beside it is more than one: then nobody means that as parts of one."""
    as_it_is, share = i18n.number(small), i18n.number(small * 100)
    if large is None:
        return [
            QuestionChoice("%", _("{number} percent", number=as_it_is)),
            QuestionChoice(OF_ONE, _("a part of one: {number} percent", number=share)),
        ]
    other = i18n.number(large)
    return [
        QuestionChoice("%", _("{number} percent, as {other} is {other} percent", number=as_it_is, other=other)),
        QuestionChoice(
            SMALL_OF_ONE,
            _("a part of one: {number} percent, but {other} is {other} percent", number=share, other=other),
        ),
    ]


def _bare(table: ChosenTable, column: TableColumn) -> Iterator[tuple[PrintedCell, IncomingCell]]:
    """The cells that are nothing but a number."""
    for record in table.table.records:
        cell = table.table.cell(record, column)
        if cell.is_number or may_be_either(cell) or _number(cell) is not None:
            yield table.printed(record, column), cell


def _open_percents(bare: Iterable[tuple[PrintedCell, IncomingCell]]) -> Iterator[Decimal]:
    """The numbers of which the format of their cell does not say that they are shares of one."""
    numbers = (_number(cell) for _printed, cell in bare if not cell.format.is_percent)
    return (each for each in numbers if each is not None)


def _small_percent(bare: Iterable[tuple[PrintedCell, IncomingCell]]) -> Decimal | None:
    """The first that is at most one."""
    return next((each for each in _open_percents(bare) if 0 < abs(each) <= 1), None)
