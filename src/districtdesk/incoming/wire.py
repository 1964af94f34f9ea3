"""How a read file goes from the process that reads it to the one that asked: lines of JSON, which can do nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import IO, Any

from ..exchange.defined_names import FieldPlace, SheetMarks
from ..exchange.errors import ExchangeError
from ..exchange.layout import CellValue
from ..exchange.read_book import CellError, NoDate, Uncalculated
from .number_format import NumberFormat
from .sheet_cells import (
    NO_FORMATS,
    NOTHING_ELSE,
    CellProblem,
    IncomingRow,
    IncomingSheet,
    MergedCells,
    OpenSheet,
    in_order,
)

# What the reading process is told where the rows of a workbook of ours are wished too.
ALL_ROWS = "all-rows"
_ROWS_A_LINE = 500
_AS_THEY_ARE = frozenset({str, int, bool, type(None)})
_ERRORS: dict[str, type[CellError]] = {"error": CellError, "uncalculated": Uncalculated, "no_date": NoDate}
_KEYS = {error: key for key, error in _ERRORS.items()}
# So many texts are looked up whether they came before; a short one takes more room than the look-up.
_REMEMBERED, _LONGEST_REMEMBERED = 200_000, 60


def send_sheet(answers: IO[bytes], opened: OpenSheet) -> bool:
    """One sheet: its rows in pieces as they are read, then what else there is of it. Whether there is anything.

    Of a workbook of ours only how many rows there are: whoever compares it reads them as such.
    """
    is_filled = False
    while piece := list(islice(opened.rows, _ROWS_A_LINE)):
        if opened.is_ours:
            send(answers, "seen", len(piece))
        else:
            send(answers, "rows", [_as_json(row) for row in piece])
        is_filled = True
    sheet = opened.finish()
    areas = [astuple(each) for each in sheet.merged]
    problems = [astuple(each) for each in sheet.problems]
    hidden = sorted(sheet.hidden_rows), sorted(sheet.hidden_columns)
    send(answers, "sheet", sheet.title, sheet.state, areas, *hidden, problems, _said_by_names(sheet.named))
    return is_filled or bool(problems)


def _said_by_names(named: SheetMarks | None) -> list[object] | None:
    return [[*map(astuple, named.marks)], named.end, [*named.given.items()]] if named else None


def send(answers: IO[bytes], what: str, *said: object) -> None:
    """One line; the reader tells by `what` which."""
    answers.write(json.dumps([what, *said], ensure_ascii=True, separators=(",", ":")).encode() + b"\n")


def _as_json(row: IncomingRow) -> list[object]:
    values = [each if type(each) in _AS_THEY_ARE else _wrapped(each) for each in row.values]
    formats = [[column, *astuple(shown)] for column, shown in row.formats.items()]
    return [row.number, values, formats, *([[*row.printed.items()]] if row.printed else [])]


def _wrapped(value: CellValue) -> dict[str, str]:
    if isinstance(value, Decimal):
        return {"decimal": str(value)}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    return {_KEYS[type(value)]: str(value)}  # type: ignore[index]


def receive_sheets(lines: Iterable[bytes]) -> Iterator[IncomingSheet]:
    """The sheets that came; raises ExchangeError with what the other process says of a file that cannot be read."""
    return _Receiver().sheets(lines)


class _Receiver:
    def __init__(self) -> None:
        self._texts: dict[str, str] = {}
        self._formats: dict[str, Mapping[int, NumberFormat]] = {}

    def sheets(self, lines: Iterable[bytes]) -> Iterator[IncomingSheet]:
        rows: list[IncomingRow] = []
        seen = 0
        for line in lines:
            what, *said = json.loads(line, object_hook=_unwrapped)
            if what == "end":
                return
            if what == "refused":
                raise ExchangeError(said[0])
            if what == "rows":
                rows.extend(self._row(*each) for each in said[0])
            elif what == "seen":
                seen += said[0]
            else:
                yield _sheet(said, in_order(rows), seen)
                rows, seen = [], 0
        raise EOFError

    def _row(
        self, number: int, values: list[CellValue], formats: list[list[Any]], printed: Sequence[tuple[int, str]] = ()
    ) -> IncomingRow:
        shown = self._shown(formats) if formats else NO_FORMATS
        said = {column: str(self._shared(text)) for column, text in printed} if printed else NOTHING_ELSE
        return IncomingRow(number, tuple(map(self._shared, values)), shown, said)

    def _shared(self, value: CellValue) -> CellValue:
        """One text for all cells in which it stands."""
        if type(value) is not str or len(value) > _LONGEST_REMEMBERED or len(self._texts) > _REMEMBERED:
            return value
        return self._texts.setdefault(value, value)

    def _shown(self, formats: list[list[Any]]) -> Mapping[int, NumberFormat]:
        key = str(formats)
        if key not in self._formats:
            self._formats[key] = {column: NumberFormat(*said) for column, *said in formats}
        return self._formats[key]


def _sheet(head: list[Any], rows: list[IncomingRow], seen: int) -> IncomingSheet:
    title, state, merged, hidden_rows, hidden_columns, problems, named = head
    return IncomingSheet(
        title,
        rows,
        state,
        [MergedCells(*each) for each in merged],
        frozenset(hidden_rows),
        frozenset(hidden_columns),
        [CellProblem(*each) for each in problems],
        seen,
        _named(*named) if named else None,
    )


def _named(marks: list[list[Any]], end: int | None, given: list[tuple[str, str]]) -> SheetMarks:
    return SheetMarks(tuple(FieldPlace(*each) for each in marks), end, dict(given))


def _unwrapped(wrapped: dict[str, str]) -> CellValue:
    ((kind, text),) = wrapped.items()
    if kind == "decimal":
        return Decimal(text)
    return date.fromisoformat(text) if kind == "date" else _ERRORS[kind](text)
