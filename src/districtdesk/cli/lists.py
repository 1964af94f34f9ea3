"""Records and the field guide as answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import cast

from ..i18n import _, number
from ..record_kinds import LISTED_AS_OF
from ..records import KINDS, Field, Figure, fields_of, kind_of
from ..records.states import STATES
from ..register.captions import batches
from ..register.clock import so_day
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
from ..register.queries.display_values import display_dates, read_display_values
from ..register.queries.listing import ListRow, Query
from ..register.queries.reckoned_sources import is_reckoned_key
from ..register.queries.source_counts import count_sources
from .columns import reckoned_values
from .output import CommandAnswer, Heading, Object, Plain


def records_answer(session: Session, query: Query, columns: Sequence[Field] = ()) -> CommandAnswer:
    """The records that the query finds: these columns, or all fields for programs and the usual ones for people.

    What an amount consists of stands in its own cell, as in a window, and in no column beside it.
    """
    kind, day = query.kind, so_day()
    if day is not None and kind in LISTED_AS_OF:
        return _answer_as_of(session, query, day, columns)
    if columns:
        return _answer_in_columns(session, query, columns)
    fields = fields_of(KINDS[kind])
    in_the_amount = {key for field in fields for key in field.kind.shown_with}
    listed = [field for field in fields if field.kind.listed and field.key not in in_the_amount]

    def rows() -> Iterator[ListRow]:
        return listing.everything(session, query)

    is_claimed = kind == kind_of(Figure)
    return CommandAnswer(
        headings=[*map(_heading, listed), *([Heading(_("Sources"), is_number=True)] if is_claimed else [])],
        lines=lambda: _lines(session, kind, rows(), listed),
        keys=("id", "kind", *(field.key for field in fields)),
        objects=lambda: (_object(row, fields) for row in rows()),
    )


def _answer_in_columns(session: Session, query: Query, columns: Sequence[Field]) -> CommandAnswer:
    own = [field for field in columns if not is_reckoned_key(field.key)]

    def pages() -> Iterator[tuple[list[ListRow], dict[str, dict[str, Plain]]]]:
        for page in batches(listing.everything(session, query)):
            yield page, reckoned_values(session, query.kind, columns, [row.id for row in page])

    def lines() -> Iterator[list[str]]:
        for page, reckoned in pages():
            shown = _lines(session, query.kind, iter(page), own, with_sources=False)
            for row, cells in zip(page, shown, strict=True):
                said = dict(zip((field.key for field in own), cells, strict=True)) | reckoned[row.id]
                yield [_said(said[field.key]) for field in columns]

    def objects() -> Iterator[Object]:
        for page, reckoned in pages():
            for row in page:
                values = {**_object(row, own), **reckoned[row.id]}
                yield {key: values[key] for key in keys}

    keys = ("id", "kind", *(field.key for field in columns))
    return CommandAnswer([*map(_heading, columns)], lines, keys, objects)


def _said(value: Plain) -> str:
    return number(value) if isinstance(value, int) else "" if value is None else str(value)


def _answer_as_of(session: Session, query: Query, day: date, columns: Sequence[Field]) -> CommandAnswer:
    fields = columns or fields_as_of(query.kind)
    listed = columns or [field for field in fields if field.kind.listed]

    own = [field for field in fields if not is_reckoned_key(field.key)]

    def rows() -> Iterator[tuple[RowAsOf, dict[str, Plain]]]:
        for page in batches(everything_as_of(session, query, day)):
            reckoned = reckoned_values(session, query.kind, columns, [then.row.id for then in page])
            yield from ((then, reckoned.get(then.row.id, {})) for then in page)

    def line(then: RowAsOf, beside: dict[str, Plain]) -> list[str]:
        return [_said(beside[each.key]) if each.key in beside else then.show(each) for each in listed]

    return CommandAnswer(
        headings=[*map(_heading, listed), Heading(_("On that day"))],
        lines=lambda: ([*line(*row), say_sure(row[0])] for row in rows()),
        keys=("id", "kind", *(field.key for field in fields), *_BESIDE),
        objects=lambda: ({**_object_as_of(then, own, day), **beside} for then, beside in rows()),
    )


# What a program is told beside the values of a day: what may have been so, and what is not known.
_BESIDE = ("as_of", "is_sure", "possible", "unknown")


def _object_as_of(then: RowAsOf, fields: Sequence[Field], day: date) -> Object:
    beside = cast(Object, dump_beside(then, fields, day))
    return {**_object(then.row, fields), **beside}


def _lines(
    session: Session, kind: str, rows: Iterator[ListRow], listed: Sequence[Field], *, with_sources: bool = True
) -> Iterator[list[str]]:
    """The cells of each row as a window shows them today: an amount is whole, with both its ends and its unit."""
    for page in batches(rows):
        display = read_display_values(session, kind, page)
        today = differing_today(session, kind, page) if kind in STATES else {}
        sources = (
            count_sources(session, [row.id for row in page]) if with_sources and kind == kind_of(Figure) else None
        )
        for row in page:
            # A line has room for a date in full.
            instead = {**display.get(row.id, {}), **display_dates(row), **today.get(row.id, {})}
            cells = [instead.get(field.key) or row.show(field) for field in listed]
            yield cells if sources is None else [*cells, str(sources.get(row.id, 0))]


def _heading(field: Field) -> Heading:
    return Heading(_(field.kind.label), field.kind.is_number)


def _object(row: ListRow, fields: Sequence[Field]) -> Object:
    values = {field.key: field.kind.dump(row.values[field.key]) for field in fields}
    return {"id": row.id, "kind": row.kind, **values}


def fields_answer(kinds: Iterable[str]) -> CommandAnswer:
    """What each field is called, what kind of value it takes, whether it is needed, what it means, what may be typed
    and how that is kept.
    """
    objects = [_guide(kind, field) for kind in kinds for field in fields_of(KINDS[kind])]
    headings = (_("Record"), _("Key"), _("Field"), _("Kind"), _("Required"), _("Meaning"))
    return CommandAnswer(
        headings=[Heading(text) for text in headings],
        lines=lambda: ([_cell_text(each[key]) for key in _SHOWN] for each in objects),
        keys=(*_SHOWN, "examples", "kept", "follows"),
        objects=lambda: objects,
    )


# What has room in a line; programs are told the rest as well.
_SHOWN = ("record", "key", "label", "kind", "required", "meaning")


def _guide(kind: str, field: Field) -> Object:
    return {
        "record": kind,
        "key": field.key,
        "label": _(field.kind.label),
        "kind": _(field.kind.word),
        "required": field.is_required,
        "meaning": _(field.kind.meaning),
        "examples": "; ".join(field.kind.typing_examples()),
        "kept": field.kind.how_kept(),
        "follows": _(field.kind.follows),
    }


def _cell_text(value: object) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return str(value)
