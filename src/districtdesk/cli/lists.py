"""Records and the field guide as answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import cast

from ..i18n import _
from ..records import KINDS, Field, fields_of
from ..records.states import STATES
from ..register.captions import batches
from ..register.journal.store import Session
from ..register.queries import listing
from ..register.queries.as_of import (
    RowAsOf,
    differing_today,
    dump_beside,
    everything_as_of,
    fields_as_of,
    say_sure,
)
from ..register.queries.display_values import display_dates, display_subjects
from ..register.queries.listing import ListRow, Query
from .output import CommandAnswer, Heading, Object


def records_answer(session: Session, kind: str, search: str, day: date | None = None) -> CommandAnswer:
    """The records of one kind that are not removed: all fields for programs, the usual columns for people.

    With a day: as they were then.
    """
    query = Query(kind, search=search)
    if day is not None:
        return _answer_as_of(session, query, day)
    fields = fields_of(KINDS[kind])
    listed = [field for field in fields if field.kind.listed]

    def rows() -> Iterator[ListRow]:
        return listing.everything(session, query)

    return CommandAnswer(
        headings=[_heading(field) for field in listed],
        lines=lambda: _lines(session, kind, rows(), listed),
        keys=("id", "kind", *(field.key for field in fields)),
        objects=lambda: (_object(row, fields) for row in rows()),
    )


def _answer_as_of(session: Session, query: Query, day: date) -> CommandAnswer:
    fields = fields_as_of(query.kind)
    listed = [field for field in fields if field.kind.listed]

    def rows() -> Iterator[RowAsOf]:
        return everything_as_of(session, query, day)

    return CommandAnswer(
        headings=[*map(_heading, listed), Heading(_("On that day"))],
        lines=lambda: ([*map(row.show, listed), say_sure(row)] for row in rows()),
        keys=("id", "kind", *(field.key for field in fields), *_BESIDE),
        objects=lambda: (_object_as_of(row, fields, day) for row in rows()),
    )


# What a program is told beside the values of a day: what may have been so, and what is not known.
_BESIDE = ("as_of", "is_sure", "possible", "unknown")


def _object_as_of(then: RowAsOf, fields: Sequence[Field], day: date) -> Object:
    beside = cast(Object, dump_beside(then, fields, day))
    return {**_object(then.row, fields), **beside}


def _lines(session: Session, kind: str, rows: Iterator[ListRow], listed: Sequence[Field]) -> Iterator[Sequence[str]]:
    """What holds today, as lists on screen show it."""
    if kind not in STATES:
        yield from (_cells(row, listed) for row in rows)
        return
    for page in batches(rows):
        today = differing_today(session, kind, page)
        yield from ([today.get(row.id, {}).get(field.key) or row.show(field) for field in listed] for row in page)


def _cells(row: ListRow, listed: Sequence[Field]) -> list[str]:
    said = {**display_subjects(row), **display_dates(row)}
    return [said.get(field.key) or row.show(field) for field in listed]


def _heading(field: Field) -> Heading:
    return Heading(_(field.kind.label), field.kind.is_number)


def _object(row: ListRow, fields: Sequence[Field]) -> Object:
    values = {field.key: field.kind.dump(row.values[field.key]) for field in fields}
    return {"id": row.id, "kind": row.kind, **values}


def fields_answer(kinds: Iterable[str]) -> CommandAnswer:
    """What each field is called, what kind of value it takes, whether it is needed and what it means."""
    objects = [_guide(kind, field) for kind in kinds for field in fields_of(KINDS[kind])]
    headings = (_("Record"), _("Key"), _("Field"), _("Kind"), _("Required"), _("Meaning"))
    return CommandAnswer(
        headings=[Heading(text) for text in headings],
        lines=lambda: ([_cell_text(value) for value in each.values()] for each in objects),
        keys=("record", "key", "label", "kind", "required", "meaning"),
        objects=lambda: objects,
    )


def _guide(kind: str, field: Field) -> Object:
    return {
        "record": kind,
        "key": field.key,
        "label": _(field.kind.label),
        "kind": _(field.kind.word),
        "required": field.is_required,
        "meaning": _(field.kind.meaning),
    }


def _cell_text(value: object) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return str(value)
