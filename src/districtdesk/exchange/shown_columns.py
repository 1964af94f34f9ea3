"""Columns that only show: a record's name, and the unit that a figure is read with. An import leaves them out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..i18n import _
from ..measure_units import unit_name
from ..names import Names
from ..record_kinds import RECORD_KINDS
from ..records import KINDS, Field, FieldValues, field_of, fields_of
from ..register.journal.store import Session
from ..register.queries import listing
from ..register.queries.listing import Query
from .layout import BookColumn, CellValue

_VALUE, _VALUE_TO = "value", "value_to"
# By kind and field: what else it may not be read without.
_BESIDE = {
    ("figure", _VALUE): (
        "stated_conversion",
        "implied_rate",
        "together_with",
        "part_of",
        "covers",
        "covers_of",
        "for_when",
    ),
    ("participation", "country"): ("country_as_printed",),
}

Unit = Callable[[FieldValues], CellValue]


def caption_column(kind: str) -> BookColumn:
    """The record's own name comes first, so that no row is without one on screen or on paper."""
    return BookColumn("caption", _(RECORD_KINDS[kind].one), "text", 40, wrap=True)


def unit_column() -> BookColumn:
    return BookColumn("shown.unit", _("Unit as shown"), "text", 16)


def with_what_belongs(kind: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields of a list, each with those that make up what the screen shows of it.

    An amount consists of its qualifier, both its ends and its unit; a date of what it rests on, or of a period.
    """
    own = fields_of(KINDS[kind])
    present = {field.key for field in fields}
    found: list[Field] = []
    for field in fields:
        wanted = {*field.kind.shown_with, *_told_together(field, own)} - present
        present |= wanted
        place = own.index(field)
        found += [each for each in own[:place] if each.key in wanted]
        found.append(field)
        found += [each for each in own[place:] if each.key in wanted]
    beside = [key for field in fields for key in _BESIDE.get((kind, field.key), ()) if key not in present]
    return [*found, *(field_of(KINDS[kind], key) for key in beside)]


def _told_together(field: Field, own: Sequence[Field]) -> set[str]:
    """What is said of this field, with the others of which it may be said instead."""
    said = [each for each in own if field.key in each.kind.says_of]
    return {key for each in said for key in (each.key, *each.kind.says_of)} - {field.key}


def after_value(kind: str, keys: Sequence[str]) -> int | None:
    """Where the unit goes among columns of these field keys: behind the value, or behind the two ends of a range."""
    if kind != "figure" or _VALUE not in keys:
        return None
    place = keys.index(_VALUE) + 1
    return place + 1 if keys[place : place + 1] == [_VALUE_TO] else place


def unit_writer(session: Session) -> Unit:
    """The unit of a figure as the screen shows it: its currency, its own unit, or else its indicator's."""
    indicators = listing.everything(session, Query("indicator"))
    units = {row.id: unit.show() for row in indicators if isinstance(unit := row.values["unit"], Names)}

    def write(values: FieldValues) -> CellValue:
        own = values["unit"]
        named = unit_name(own) if isinstance(own, str) else units.get(str(values["indicator"]))
        unit = values["currency"] or named
        return unit if isinstance(unit, str) else None

    return write
