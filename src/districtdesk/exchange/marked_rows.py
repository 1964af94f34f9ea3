"""The marks of a worksheet as conditional formats: seen by colour, and by line, hatching or sign without it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from .inks import DIM, INK
from .layout import MOST_ROWS, BookSheet, CellMark, CellTest, MarkLook
from .look import FONT

# Rows that a person adds below are marked as well.
MORE_ROWS = 1_000
_AMBER_INK, _AMBER, _RED_INK, _RED = "6B4300", "FCE9C4", "8F1D1D", "FBE3E1"
# What stands before a day, or a day in words, that is over. Excel's own numbers begin behind its 163.
_DAY = '"! "dd.mm.yyyy'
_SIGN = NumberFormat(numFmtId=900, formatCode=f'{_DAY};{_DAY};{_DAY};"! "@')
LOOKS: dict[MarkLook, DifferentialStyle] = {
    "doubtful": DifferentialStyle(font=Font(color=_AMBER_INK), fill=PatternFill(bgColor=_AMBER)),
    "over": DifferentialStyle(font=Font(color=DIM, strike=True)),
    "bare": DifferentialStyle(fill=PatternFill("lightUp", fgColor=_AMBER_INK, bgColor=_AMBER)),
    "late": DifferentialStyle(font=Font(color=_RED_INK, bold=True), numFmt=_SIGN, fill=PatternFill(bgColor=_RED)),
}


def as_cell(look: MarkLook) -> dict[str, object]:
    """The look as that of a cell of words, for which a plain fill has its colour in the other place."""
    style = LOOKS[look]
    fill, font = style.fill, style.font or Font(color=INK)
    if fill is not None and fill.patternType is None:
        fill = PatternFill("solid", fgColor=fill.bgColor)
    return {
        "font": Font(name=FONT, size=11, color=font.color, bold=font.bold, strike=font.strike),
        "fill": fill or PatternFill(),
        "number_format": _SIGN.formatCode if style.numFmt else "General",
        "alignment": Alignment(horizontal="left", vertical="top", indent=1),
    }


def mark_rows(worksheet: Worksheet, sheet: BookSheet) -> None:
    """Give the worksheet the marks of its sheet."""
    first, last = first_row(sheet), last_row(sheet)
    letters = {each.key: get_column_letter(number) for number, each in enumerate(sheet.columns, 1)}
    for place, mark in enumerate(sheet.marks, 1):
        rule = Rule("expression", dxf=LOOKS[mark.look], formula=[_formula(mark, letters, first)], priority=place)
        worksheet.conditional_formatting.add(_places(mark, letters, first, last), rule)


def first_row(sheet: BookSheet) -> int:
    return sheet.heading_row + 1


def last_row(sheet: BookSheet) -> int:
    """Down to where the cells of a column are prepared: for what a person adds, where nothing stands below."""
    more = MORE_ROWS if sheet.below is tuple else 0
    return min(sheet.heading_row + max(sheet.row_count, 1) + more, MOST_ROWS)


def _places(mark: CellMark, letters: Mapping[str, str], first: int, last: int) -> str:
    return " ".join(f"{letters[key]}{first}:{letters[key]}{last}" for key in mark.on)


def _formula(mark: CellMark, letters: Mapping[str, str], row: int) -> str:
    tests = [part for test in mark.tests for part in _parts(test, f"${letters[test.key]}{row}")]
    return tests[0] if len(tests) == 1 else f"AND({','.join(tests)})"


def _parts(test: CellTest, cell: str) -> Iterator[str]:
    if test.is_one_of:
        words = [f"{cell}={_quoted(word)}" for word in test.is_one_of]
        yield words[0] if len(words) == 1 else f"OR({','.join(words)})"
    if test.is_empty is not None:
        yield f"LEN({cell})=0" if test.is_empty else f"LEN({cell})>0"
    if test.is_past:
        yield f"ISNUMBER({cell})"
        yield f"{cell}<TODAY()"


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'
