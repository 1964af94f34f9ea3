"""What is asked of a whole column of numbers: its currency, its unit, its scale, or whether 0.51 is 51 %."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from .. import i18n
from ..i18n import _
from ..incoming.scale_words import scale_word
from ..incoming.sheet_cells import IncomingCell
from ..incoming.tables import TableColumn
from ..incoming.vocabulary import SHARE, TargetField
from .cell_units import currency_of, says_scale
from .chosen_table import OF_ONE, SMALL_OF_ONE, ChosenTable, ColumnChoice
from .open_marks import may_be_either
from .printed_cells import is_money, plain_number, says_nothing
from .proposal import PrintedCell, QuestionChoice, TableQuestion
from .title_units import CURRENCIES, scale_question, unit_in
from .whole_columns import of_column

_Printed = tuple[PrintedCell, IncomingCell]


def open_unit(
    table: ChosenTable, column: TableColumn, choice: ColumnChoice, target: TargetField
) -> TableQuestion | None:
    """What must be asked of a whole column: its currency, its unit, or whether 0.51 is 51 % of something."""
    dimension = target.indicator.dimension if target.indicator else "percent" if target.path == SHARE else ""
    bare = list(_bare(table, column))
    unit = unit_in(table, column, choice, dimension)
    of_scale = _open_scale(table, column, choice, dimension) if target.indicator else None
    if of_scale is not None:
        return of_scale
    if dimension == "money" and (against := _contradictions(bare, unit, choice)):
        waiting = [printed for printed, _cell in against]
        message, choices = _of_contradiction(unit, against, len(bare))
    elif dimension == "money" and not is_money(unit):
        waiting = [printed for printed, cell in bare if not cell.format.currency]
        scale = f"{word} " if (word := scale_word(unit)) else ""
        message = _("In which currency are these amounts? Neither the column nor its cells say it.")
        choices = [QuestionChoice(f"{scale}{code}", f"{scale}{code}") for code in CURRENCIES]
    elif dimension == "area" and not unit:
        waiting = [printed for printed, _cell in bare]
        message = _("In which unit are these areas? Neither the column nor its cells say it.")
        choices = [QuestionChoice("ha", _("hectares")), QuestionChoice("m²", _("square metres"))]
    elif dimension == "percent" and not choice.unit and (small := _small_percent(bare)) is not None:
        # First the one that is asked about.
        bare.sort(key=lambda each: plain_number(each[1]) != small)
        waiting = [printed for printed, cell in bare if not cell.format.is_percent]
        message = _("Does {number} mean that many percent, or that part of one?", number=i18n.number(small))
        choices = _of_one_or_percent(small, next((each for each in _open_percents(bare) if each > 1), None))
    else:
        return None
    return of_column(table, column, waiting, message, choices, "unit") if waiting else None


def _open_scale(
    table: ChosenTable, column: TableColumn, choice: ColumnChoice, dimension: str
) -> TableQuestion | None:
    """Whether its numbers are counted as a title says: asked of all that say no scale of their own."""
    waiting, number = [], None
    for record in table.table.records:
        cell = table.table.cell(record, column)
        if not says_nothing(cell) and not cell.format.is_percent and not (cell.is_text and says_scale(cell.text())):
            waiting.append(table.printed(record, column))
            number = plain_number(cell) if number is None else number
    asked = scale_question(table, column, choice, dimension, number or Decimal(1)) if waiting else None
    return of_column(table, column, waiting, *asked, "unit") if asked else None


def _contradictions(bare: Sequence[_Printed], unit: str, choice: ColumnChoice) -> list[_Printed]:
    """The cells whose format shows another currency than the column says, where nobody has chosen one."""
    own = "" if choice.unit else currency_of(unit)
    return [each for each in bare if own and each[1].format.currency not in ("", own)]


def _of_contradiction(unit: str, against: Sequence[_Printed], of_all: int) -> tuple[str, list[QuestionChoice]]:
    """Which of the two is meant; the currency of the format only where all cells show the same."""
    shown = list(dict.fromkeys(cell.format.currency for _printed, cell in against))
    message = _(
        "The column says {said}, and the format of its cells {shown}. Which currency is meant?",
        said=unit,
        shown=", ".join(shown),
    )
    units = [unit]
    if len(shown) == 1 and len(against) == of_all:
        units.append(f"{scale_word(unit)} {shown[0]}".strip())
    return message, [QuestionChoice(each, each) for each in units]


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


def _bare(table: ChosenTable, column: TableColumn) -> Iterator[_Printed]:
    """The cells that are nothing but a number."""
    for record in table.table.records:
        cell = table.table.cell(record, column)
        if cell.is_number or may_be_either(cell) or plain_number(cell) is not None:
            yield table.printed(record, column), cell


def _open_percents(bare: Iterable[tuple[PrintedCell, IncomingCell]]) -> Iterator[Decimal]:
    """The numbers of which the format of their cell does not say that they are shares of one."""
    numbers = (plain_number(cell) for _printed, cell in bare if not cell.format.is_percent)
    return (each for each in numbers if each is not None)


def _small_percent(bare: Iterable[tuple[PrintedCell, IncomingCell]]) -> Decimal | None:
    """The first that is at most one."""
    return next((each for each in _open_percents(bare) if 0 < abs(each) <= 1), None)
