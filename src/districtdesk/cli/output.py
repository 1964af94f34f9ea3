"""Answers written as a table for people, or as CSV or JSON for programs."""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import TextIO

from ..i18n import _
from ..unseen import without_unseen

FORMATS = ("table", "csv", "json")
Plain = str | int | bool | None | Sequence["Plain"] | Mapping[str, "Plain"]
Object = Mapping[str, Plain]

# A table is as wide as its first lines need; what comes later may stand out.
_MEASURED = 1000
_WIDEST = 60
_BETWEEN = "  "
# A spreadsheet takes a cell that begins so for a formula, or drops the sign; some look behind spaces, and take the
# wide forms of the signs too.
_FORMULA_SIGNS = ("=", "+", "-", "@")
_BREAKS = ("\t", "\r", "\n")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a table's column; numbers stand to the right."""

    text: str
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class CommandAnswer:
    """One answer in its three forms, each made only when asked for.

    `objects` are the JSON objects. `rows` are those of the CSV, with the columns `keys`: usually the objects.
    `lines` are the cells of the table under `headings`.
    """

    headings: Sequence[Heading]
    lines: Callable[[], Iterable[Sequence[str]]]
    keys: Sequence[str]
    objects: Callable[[], Iterable[Object]]
    rows: Callable[[], Iterable[Object]] | None = None


def write(answer: CommandAnswer, form: str, stream: TextIO) -> None:
    """Write the answer in one of FORMATS, a line at a time."""
    if form == "json":
        _write_json(answer.objects(), stream)
    elif form == "csv":
        _write_csv(answer.keys, (answer.rows or answer.objects)(), stream)
    else:
        _write_table(answer.headings, answer.lines(), stream)


def _write_json(objects: Iterable[Object], stream: TextIO) -> None:
    """A list with one object a line, so that a long one needs no memory."""
    before = "[\n"
    for each in objects:
        stream.write(before + json.dumps(each, ensure_ascii=False))
        before = ",\n"
    stream.write("[]\n" if before == "[\n" else "\n]\n")


def _write_csv(keys: Sequence[str], rows: Iterable[Object], stream: TextIO) -> None:
    """RFC 4180 with field keys as header. A cell holds what JSON says, a plain text without its quotes."""
    writer = csv.writer(_Lines(stream))
    writer.writerow(keys)
    writer.writerows([_csv_cell(row[key]) for key in keys] for row in rows)


class _Lines:
    """Ends lines as the system's other tools do. The writer must not know: it quotes only its own line ends."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, row: str) -> int:
        return self._stream.write(row.removesuffix("\r\n") + "\n")


def _csv_cell(value: Plain) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"'{value}" if _may_be_formula(value) else value


def _may_be_formula(value: str) -> bool:
    if _NUMBER.fullmatch(value):
        return False
    begun = without_unseen(value).lstrip()[:1]
    return value.startswith(_BREAKS) or unicodedata.normalize("NFKC", begun).startswith(_FORMULA_SIGNS)


def _write_table(headings: Sequence[Heading], lines: Iterable[Sequence[str]], stream: TextIO) -> None:
    rows = ([_on_one_line(cell) for cell in line] for line in lines)
    first = list(islice(rows, _MEASURED))
    if not first:
        stream.write(_("There is nothing to list.") + "\n")
        return
    titles = [heading.text for heading in headings]
    widths = [min(max(map(_width, column)), _WIDEST) for column in zip(titles, *first, strict=True)]
    # Nothing stands behind the last column: it need not be cut.
    widths[-1] = max(widths[-1], *(_width(row[-1]) for row in first))
    rules = ["─" * width for width in widths]
    for row in chain((titles, rules), first, rows):
        stream.write(_BETWEEN.join(_padded(row, widths, headings)).rstrip() + "\n")


def _padded(row: Sequence[str], widths: Sequence[int], headings: Sequence[Heading]) -> Iterator[str]:
    for cell, width, heading in zip(row, widths, headings, strict=True):
        fitting = _cut(cell, width)
        space = " " * (width - _width(fitting))
        yield space + fitting if heading.is_number else fitting + space


def _on_one_line(text: str) -> str:
    """Without line breaks and without control characters, which a terminal would obey."""
    shown = "".join(" " if unicodedata.category(sign) == "Cc" else sign for sign in text)
    return " ".join(part for part in shown.split(" ") if part)


def _width(text: str) -> int:
    """The columns that a terminal gives the text."""
    return sum(map(_sign_width, text))


def _sign_width(sign: str) -> int:
    if sign.isascii():
        return 1
    if unicodedata.category(sign) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in ("W", "F") else 1


def _cut(text: str, width: int) -> str:
    if _width(text) <= width:
        return text
    kept, used = [], 1
    for sign in text:
        used += _sign_width(sign)
        if used > width:
            break
        kept.append(sign)
    return "".join(kept) + "…"
