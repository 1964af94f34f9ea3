"""What stands in the example row of a template: of each field a value that reads back, in any language."""

from __future__ import annotations

from collections.abc import Mapping, Set
from datetime import date
from decimal import Decimal
from functools import cache

from .. import i18n
from ..i18n import LANGUAGES, N_, _
from ..record_kinds import RECORD_KINDS
from ..records import KINDS, Field, fields_of
from ..register.claims.standard_indicators import INDICATORS
from .layout import CellValue
from .sheet import as_text, columns_of

EXAMPLE = N_("Example:")
_NAMES = {
    "district": N_("Alfa Industrial District"),
    "company": N_("Alfa LLC"),
    "project": N_("Pipe plant"),
}
# As the lists of the template have it, in their languages.
_INDICATOR = next(each.names for each in INDICATORS if each.code == "jobs_created")
# What templates of former versions have instead.
_FORMER = ("Создано рабочих мест",)
# Where the first of several choices would not go with the rest of the row.
_CHOSEN: dict[tuple[str, str], str] = {
    ("residency", "residency_kind"): "resident",
    ("residency", "status"): "registered",
    ("project", "status"): "operating",
    ("figure", "status"): "reported",
    ("event", "event_kind"): "launch",
    ("event", "status"): "actual",
}
_WORDS = {
    ("company", "activity"): N_("Pipes of plastic"),
    ("project", "activity"): N_("Pipes of plastic"),
    ("event", "title"): N_("The first pipes were made"),
}
# Of one cell among several of a field, and of fields that only some records have.
_EMPTY = frozenset({("figure", "value_to"), ("figure", "unit"), ("figure", "currency"), ("figure", "for_when")})
_NUMBER = 40


def is_example(cell: CellValue) -> bool:
    """Whether the row of this cell is marked as an example, in whichever language."""
    return isinstance(cell, str) and cell.lstrip().casefold().startswith(_marks())


def says_its_own(kind: str, cells: Mapping[str, CellValue]) -> bool:
    """Whether a row that is marked as an example says other than a template of any language does; by column keys."""
    filled = {key: as_text(cell).strip() for key, cell in cells.items() if cell not in (None, "")}
    return not any(filled.items() <= _example_row(kind, code) for code in LANGUAGES)


@cache
def _example_row(kind: str, code: str) -> Set[tuple[str, str]]:
    with i18n.speaking(code):
        found = {}
        for field in fields_of(KINDS[kind]):
            for column in columns_of(field):
                value = as_text(example_cell(kind, field, column.suffix))
                key = f"{field.key}.{column.suffix}" if column.suffix else field.key
                said = {value, *(_FORMER if value in _INDICATOR else ())}
                found[key] = {*said, *(f"{_(EXAMPLE)} {each}" for each in said)}
        return {(key, value) for key, values in found.items() for value in values}


def example_cell(kind: str, field: Field, suffix: str) -> CellValue:
    """What the example row has in this column."""
    if (kind, field.key) in _EMPTY:
        return None
    if field.kind.is_name:
        with i18n.speaking(suffix):
            return _called(kind)
    if suffix:
        return "AZN" if suffix == "currency" else None
    if field.kind.is_link:
        return _called(next(iter(field.kind.to), kind))
    chosen = _CHOSEN.get((kind, field.key))
    if chosen is not None:
        return field.kind.show(chosen)
    return _typed(kind, field)


def _typed(kind: str, field: Field) -> CellValue:
    offered = field.kind.offered()
    if offered:
        return offered[0]
    if field.kind.is_number:
        return Decimal(_NUMBER) if field.kind.holds is Decimal else _NUMBER
    words = _WORDS.get((kind, field.key))
    if words is not None:
        return _(words)
    if field.kind.is_date:
        return date(2026, 5, 1)
    return next(iter(field.kind.typing_examples()), None)


def _called(kind: str) -> str:
    if kind == "indicator":
        return _INDICATOR[LANGUAGES.index(i18n.language())]
    if kind in _NAMES:
        return _(_NAMES[kind])
    return _(RECORD_KINDS[kind].one)


@cache
def _marks() -> tuple[str, ...]:
    found = []
    for code in LANGUAGES:
        with i18n.speaking(code):
            found.append(_(EXAMPLE).casefold())
    return tuple(found)
