"""The unit of a column whose scale only a title or a note beside the table says: read where plain, else asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from .. import i18n
from ..i18n import _
from ..incoming.scale_words import scale_word
from ..incoming.tables import TableColumn
from ..incoming.title_scales import SaidScale, said_scales
from ..incoming.vocabulary import CLAIM
from ..number_words import scale_of
from .cell_units import currency_of
from .chosen_table import AS_THEY_STAND, WITHOUT_UNIT, ChosenTable, ColumnChoice
from .printed_cells import unit_of
from .proposal import QuestionChoice

CURRENCIES = ("AZN", "USD", "EUR", "RUB")
_LONGEST = 80


def unit_in(table: ChosenTable, column: TableColumn, choice: ColumnChoice, dimension: str) -> str:
    """The unit of a column in its table: its own, else of money the one that the title says and nothing else does."""
    own = unit_of(column, choice)
    said = () if own or choice.unit or dimension != "money" else said_scales(table.table.titles)
    return f"{said[0].scale} {said[0].currency}" if len(said) == 1 and said[0].is_plain else own


def scale_question(
    table: ChosenTable, column: TableColumn, choice: ColumnChoice, dimension: str, number: Decimal
) -> tuple[str, list[QuestionChoice]] | None:
    """What is asked of a column whose numbers may be counted as a title says, with the answers as they come to one of
    them, its first; None where it says its scale itself, or nothing else says one.
    """
    own = unit_in(table, column, choice, dimension)
    if choice.unit.startswith(AS_THEY_STAND) or dimension == "percent" or scale_word(own):
        return None
    found = _said(table, dimension)
    if not found:
        return None
    title = found[0].text[:_LONGEST]
    text = _("“{title}” says a scale, and the column none. How are its numbers meant?", title=title)
    units = dict.fromkeys(_units(found, own, dimension))
    return text, [QuestionChoice(each, _shown(number, each)) for each in units]


def _said(table: ChosenTable, dimension: str) -> Sequence[SaidScale]:
    """What stands above it counts before what else stands on the sheet; of other things than money no currencies."""
    groups = dict.fromkeys(each.group for each in table.table.records if each.group)
    # A unit below a heading whose column has no numbers is one of all columns.
    units = [column.unit for column, choice in table.columns.items() if choice.path.partition(".")[0] != CLAIM]
    for texts in (table.table.titles, (*units, *groups, *table.beside)):
        found = [each for each in said_scales(texts) if dimension == "money" or not each.currency]
        if found:
            return found
    return ()


def _units(found: Sequence[SaidScale], own: str, dimension: str) -> Iterator[str]:
    if dimension != "money":
        yield from (f"{each.scale} {own}".strip() for each in found)
        yield f"{AS_THEY_STAND}{own or WITHOUT_UNIT}"
        return
    for said in found:
        own_currency = currency_of(own)
        yield from (f"{said.scale} {each}" for each in _currencies(own_currency, said.currency))
        yield from (f"{AS_THEY_STAND}{each}" for each in _currencies(own_currency, said.currency))


def _currencies(*said: str) -> Sequence[str]:
    return list(dict.fromkeys(filter(None, said))) or CURRENCIES


def _shown(number: Decimal, unit: str) -> str:
    """What one number of the column would be."""
    bare = unit.removeprefix(AS_THEY_STAND)
    scale = "" if bare != unit else scale_word(unit)
    behind = "" if bare == WITHOUT_UNIT else bare.removeprefix(scale)
    return f"{i18n.number(number * (scale_of(scale) or 1))} {behind.strip()}".strip()
