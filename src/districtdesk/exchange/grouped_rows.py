"""A worksheet whose rows stand under headings: one for each value of a field, with how many rows it has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ..alphabet import alphabetical
from ..i18n import _
from ..record_kinds import RECORD_KINDS
from ..records import Field
from .layout import BookColumn, BookSheet, BookValue, CellValue, GroupHeading, plain
from .paper import fit_on_page

_Row = Sequence[BookValue]


def grouped(sheet: BookSheet, kind: str, field: Field) -> BookSheet:
    """The sheet in groups, without the columns of the field, which the headings tell; what has no value comes last.

    It has a name of its own, so that nobody takes its headings for records.
    """
    told = [place for place, column in enumerate(sheet.columns) if column.key.partition(".")[0] == field.key]
    if not told:
        return sheet
    kept = [place for place in range(len(sheet.columns)) if place not in told]
    columns = fit_on_page([sheet.columns[place] for place in kept])

    groups = _parted(sheet.rows(), _seen_first(sheet.columns, told))

    def rows() -> Iterator[_Row]:
        for value in _in_order(groups, field):
            yield GroupHeading.of(_words(kind, field, value, len(groups[value])), len(kept))
            yield from ([row[place] for place in kept] for row in groups[value])

    count = sheet.row_count + len(groups)
    name = f"{sheet.name}_grouped"
    return replace(sheet, name=name, columns=columns, rows=rows, row_count=count, group_count=len(groups))


def _seen_first(columns: Sequence[BookColumn], told: Sequence[int]) -> int:
    """Of the columns of the field that which shows its value in words."""
    return next((place for place in told if not columns[place].hidden), told[0])


def _parted(rows: Iterable[_Row], place: int) -> dict[CellValue, list[_Row]]:
    groups: dict[CellValue, list[_Row]] = {}
    for row in rows:
        value = plain(row[place])
        groups.setdefault(None if value == "" else value, []).append(row)
    return groups


def _in_order(values: Iterable[CellValue], field: Field) -> list[CellValue]:
    """Choices as a form offers them, all else by the alphabet."""
    offered = [field.kind.show(each) for each in field.kind.all_values()]

    def place(value: CellValue) -> tuple[bool, int, str]:
        text = str(value)
        chosen = offered.index(text) if text in offered else len(offered)
        return value is None, chosen, alphabetical(text)

    return sorted(values, key=place)


def _words(kind: str, field: Field, value: CellValue, count: int) -> str:
    label = _(field.kind.label)
    if value is None:
        name = _("{field}: not given", field=label)
    elif isinstance(value, bool):
        name = _("{field}: {value}", field=label, value=_("yes") if value else _("no"))
    else:
        name = str(value)
    return _("{group} · {count}", group=name, count=RECORD_KINDS[kind].count(count))
