"""What stands in some cells of a list in place of the bare value, such as a claim's amount with its unit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from ...i18n import _
from ...records import KINDS, Indicator, Record, fields_of
from ...records.figure import quantity_of
from ...records.titling import joined
from ..captions import batches
from .listing import ListRow


def read_display_values(session: Session, kind: str, rows: Sequence[ListRow]) -> dict[str, dict[str, str]]:
    """By record id and field key, in the language of the moment; most kinds have nothing to say here."""
    if kind == "figure":
        return _amounts(session, rows)
    if kind == "citation":
        return _cited_fields(session, rows)
    return _countries_as_printed(rows) if kind == "participation" else {}


def title_of(session: Session, row: ListRow) -> str:
    """What the record is called; a figure with its unit, which its caption cannot know."""
    if row.kind != "figure":
        return row.caption.show()
    amount = _amounts(session, [row])[row.id]["value"]
    return joined((row.linked[row.text("indicator")].show(), amount, row.linked[row.text("subject")].show()))


def _amounts(session: Session, rows: Sequence[ListRow]) -> dict[str, dict[str, str]]:
    """The number with its qualifier and unit: alone, 51 000 000 says less than "more than 51 000 000 ₼"."""
    units = _units(session, {row.text("indicator") for row in rows})
    amounts = {}
    for row in rows:
        quantity = quantity_of(row.values).with_unit(units.get(row.text("indicator"), ""))
        amounts[row.id] = {"value": quantity.full()}
    return amounts


def _units(session: Session, indicators: set[str]) -> Mapping[str, str]:
    return {
        each.id: each.unit.show()
        for batch in batches(indicators)
        for each in session.scalars(select(Indicator).where(Indicator.id.in_(batch)))
        if each.unit
    }


def _countries_as_printed(rows: Sequence[ListRow]) -> dict[str, dict[str, str]]:
    """The source's word where it fits no single country: an empty cell would hide who takes part."""
    printed = {row.id: row.text("country_as_printed") for row in rows}
    return {each: {"country": _("“{country}” as printed", country=word)} for each, word in printed.items() if word}


def _cited_fields(session: Session, rows: Sequence[ListRow]) -> dict[str, dict[str, str]]:
    keys = {row.id: (row.text("record"), row.text("field")) for row in rows if row.values["field"]}
    known = field_names(session, {record for record, _key in keys.values()})
    return {
        each: {"field": known[record][key]} for each, (record, key) in keys.items() if key in known.get(record, {})
    }


def field_names(session: Session, record_ids: Iterable[str]) -> dict[str, dict[str, str]]:
    """By record id and field key, what the fields of these records are called in the language of the moment."""
    found: dict[str, dict[str, str]] = {}
    for batch in batches(record_ids):
        for record_id, kind in session.execute(select(Record.id, Record.kind).where(Record.id.in_(batch))):
            found[record_id] = {field.key: _(field.kind.label) for field in fields_of(KINDS[kind])}
    return found
