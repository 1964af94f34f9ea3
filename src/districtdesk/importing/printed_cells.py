"""What the cell of a table of others says, as a person would type it: the number with the unit of its column."""

from __future__ import annotations

import re
from decimal import Decimal

from ..claim_reading import ClaimReading, read_claim
from ..exchange.read_book import CellError, Uncalculated
from ..exchange.sheet import not_calculated
from ..folding import fold
from ..i18n import _
from ..incoming.scale_words import scale_word, scaled_unit
from ..incoming.sheet_cells import IncomingCell, plain_digits
from ..incoming.table_words import unit_behind
from ..incoming.tables import TableColumn
from ..problems import Problem, error
from .cell_units import parts_of, with_unit
from .chosen_table import AS_THEY_STAND, OF_ONE, SMALL_OF_ONE, WITHOUT_UNIT, ColumnChoice
from .open_marks import may_be_either, number_by_mark

# What is put where nothing is said.
_NOTHING = frozenset({"", "-", "–", "—", "−", "x", "х", "X", "Х", "...", "…", "--"})
# н/д, n/a, məlumat yoxdur; folded.
_NO_DATA = frozenset({"n d", "n a", "net dannix", "no data", "not available", "melumat yoxdur", "m y"})
_THOUSAND = 1000
_LIKE_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}")
_BARE = re.compile(r"[-+]?[0-9]+(?:[ \u00a0\u202f][0-9]{3})*(?:[.,][0-9]+)?")
_SPACES = str.maketrans("", "", " \u00a0\u202f")


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

    A scale that stands there stays where the unit that was chosen says none, and not that there is none.
    """
    if choice.unit.startswith(AS_THEY_STAND):
        bare = choice.unit.removeprefix(AS_THEY_STAND)
        return "" if bare == WITHOUT_UNIT else bare
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
    number = number_by_mark(cell, mark) if mark and may_be_either(cell) else plain_number(cell)
    if unit in (OF_ONE, SMALL_OF_ONE) and number is not None:
        is_share = unit == OF_ONE or abs(number) <= 1
        return f"{_digits(number * 100 if is_share else number)} %"
    if number is None or not (cell.is_number or mark):
        text = cell.text().strip()
        if not text or unit in ("", OF_ONE, SMALL_OF_ONE):
            return text
        dimension = "money" if is_money(unit) else ""
        return "\n".join(with_unit(part, unit, dimension) for part in parts_of(text))
    if cell.format.left_out and _says_scale(unit):
        # The sheet shows 1 200 of 1 200 000, and its column says that these are thousands.
        number /= _THOUSAND**cell.format.left_out
    return f"{_digits(number)} {_with_currency(unit, cell.format.currency)}".rstrip()


def _digits(number: Decimal) -> str:
    """A number as it is: of three digits behind the point nobody may think that they are thousands."""
    text = plain_digits(number)
    return f"{text}0" if _LIKE_THOUSANDS.fullmatch(text) else text


def plain_number(cell: IncomingCell) -> Decimal | None:
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
    if not currency or is_money(unit):
        return unit
    return f"{unit} {currency}" if _says_scale(unit) else currency


def is_money(unit: str) -> bool:
    return bool(unit) and isinstance(read_claim(f"1 {unit}", dimension="money"), ClaimReading)
