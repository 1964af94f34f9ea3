"""The whole register as one JSON file: every field of every record by its key, the same in every language."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from ..record_kinds import LISTED_AS_OF
from ..records import KINDS, Attachment, Field, Figure, fields_of, kind_of
from ..register.captions import batches
from ..register.clock import clock_here, so_day
from ..register.journal import journal
from ..register.journal.attachments import read_contents
from ..register.journal.store import Register, Session
from ..register.practice import is_practice
from ..register.queries import listing
from ..register.queries.as_of import dump_beside, everything_as_of, fields_as_of
from ..register.queries.condition import Condition
from ..register.queries.listing import ListRow, Query
from ..register.queries.personal import LeftOut, personal_kinds, without_personal_fields
from ..register.queries.reckoned_sources import is_reckoned_key
from ..register.queries.saved_layouts import PlannedTable
from . import claims_sheet
from .noted import passing_objects, reading_still
from .reckoned_columns import reckoned_cells
from .safe_file import replacing
from .safe_text import make_safe

FORMAT, VERSION = "districtdesk", 1
_PAGE = 1000
_FILE = kind_of(Attachment)


def export_json(
    register: Register,
    target: Path,
    *,
    query: Query | None = None,
    tables: Sequence[PlannedTable] = (),
    kinds: Sequence[str] = (),
    day: date | None = None,
    without_personal: bool = False,
) -> int:
    """Write every record that is not removed, in the order of the lists. Returns how many. Raises ExchangeError.

    With a query: what it finds, and nothing else. With tables: what these find, of that their columns. With kinds:
    these alone.

    The file is one object: `format`, `version`, `register`, `made_at` (UTC), `without_personal`, `practice` where it
    is a register to practise in, `clock` (known or so) and `day` where one looks at another day, `history` (the
    number and the fingerprint of the last step), and `records`, which has a list of objects for each kind: `id`,
    `version` and the fields, as the journal keeps them. `files` has the bytes of what is attached, in base64, by
    their SHA-256. With a day: all as it was then; districts, companies, projects and residents have `as_of`,
    `is_sure`, `possible` and `unknown` beside their fields.
    """
    with reading_still(register, day=day) as session, replacing(target) as draft:
        left_out = LeftOut(session) if without_personal else None
        head = _head(register, session, without_personal=without_personal)
        draft.write((_dumps(head)[:-1] + ', "records": {').encode())
        written, before = 0, "\n"
        attached: dict[str, None] = {}
        for asked, columns in _asked(query, tables, kinds):
            if left_out is not None and asked.kind in personal_kinds():
                continue
            draft.write(f'{before}"{asked.kind}": ['.encode())
            objects = passing_objects(asked.kind, _objects(session, asked, columns, left_out))
            written += _write_kind(draft, _noting_files(objects, attached) if asked.kind == _FILE else objects)
            draft.write(b"]")
            before = ",\n"
        draft.write(b"\n}")
        _write_files(draft, session, attached)
        draft.write(b"}\n")
    return written


def _noting_files(objects: Iterator[dict[str, Any]], attached: dict[str, None]) -> Iterator[dict[str, Any]]:
    for each in objects:
        attached[str(each.get("sha256"))] = None
        yield each


def _write_files(draft: Any, session: Session, attached: Iterable[str]) -> None:
    """The bytes of what is attached, once each, by their fingerprint."""
    before = b', "files": {\n'
    for digest, content in read_contents(session, attached):
        draft.write(before + f'"{digest}": "'.encode() + base64.b64encode(content) + b'"')
        before = b",\n"
    if before == b",\n":
        draft.write(b"\n}")


def _head(register: Register, session: Session, *, without_personal: bool) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "version": VERSION,
        # A name of a file may hold bytes that are no text.
        "register": make_safe(register.name).text,
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "without_personal": without_personal,
        **({"practice": True} if is_practice(session) else {}),
        **_clock(),
        "history": _history(session),
    }


def _clock() -> dict[str, str]:
    """By which clock and of which day it is looked at, where that is not how it is today."""
    clock = clock_here()
    return {"clock": clock.kind, "day": clock.day.isoformat()} if clock else {}


def _asked(
    query: Query | None, tables: Sequence[PlannedTable], kinds: Sequence[str]
) -> list[tuple[Query, Sequence[Field]]]:
    """What is written, each with its columns; none where all fields are."""
    if tables:
        return [(each.query, each.fields) for each in tables]
    return [(query, ())] if query else [(Query(kind), ()) for kind in KINDS if not kinds or kind in kinds]


def export_claims_json(
    register: Register,
    target: Path,
    conditions: tuple[Condition, ...] = (),
    *,
    day: date | None = None,
    without_personal: bool = False,
) -> int:
    """Write one object a claim, in the open format with its dictionary. Returns how many. Raises ExchangeError.

    The file is one object: `format`, `version`, `register`, `made_at` (UTC), `clock` (known or so) and `day` where it
    is of another day, `history`, `note`, `dictionary`, which says what each key means, and `claims`.
    """
    with reading_still(register, day=day) as session, replacing(target) as draft:
        head = {
            "format": claims_sheet.FORMAT,
            "version": claims_sheet.VERSION,
            "register": make_safe(register.name).text,
            "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
            **_clock(),
            "history": _history(session),
            "note": claims_sheet.beside(),
            "dictionary": claims_sheet.dictionary(),
        }
        draft.write((_dumps(head)[:-1] + ', "claims": [').encode())
        sheet = claims_sheet.ClaimsSheet(session, conditions, without_personal)
        written = _write_kind(draft, passing_objects(kind_of(Figure), sheet.objects()))
        draft.write(b"]\n}\n")
    return written


def _history(session: Session) -> dict[str, Any] | None:
    last = journal.last(session)
    return {"step": last.sequence, "fingerprint": last.fingerprint} if last else None


def _write_kind(draft: Any, objects: Iterator[dict[str, Any]]) -> int:
    written = 0
    for each in objects:
        draft.write(((",\n" if written else "\n") + _dumps(each)).encode())
        written += 1
    return written


def _objects(
    session: Session, query: Query, columns: Sequence[Field], left_out: LeftOut | None
) -> Iterator[dict[str, Any]]:
    day = so_day()
    if day is not None and query.kind in LISTED_AS_OF:
        yield from _objects_as_of(session, query, columns, day, left_out)
        return
    reckoned = [each for each in columns if is_reckoned_key(each.key)]
    fields = _only(fields_of(KINDS[query.kind]), columns)
    for page in batches(listing.everything(session, query), _PAGE):
        rows: Sequence[ListRow] = page
        if left_out is not None:
            rows, fields = list(left_out.kept_rows(page, fields)), without_personal_fields(fields)
        cells = reckoned_cells(session, query.kind, reckoned, [row.id for row in rows])
        for place, row in enumerate(rows):
            beside = {each.key: cells[at][place] for at, each in enumerate(reckoned)}
            yield {**_object(row, fields), **beside}


def _only(fields: Sequence[Field], columns: Sequence[Field]) -> Sequence[Field]:
    wanted = {each.key for each in columns}
    return [each for each in fields if not wanted or each.key in wanted]


def _objects_as_of(
    session: Session, query: Query, columns: Sequence[Field], day: date, left_out: LeftOut | None
) -> Iterator[dict[str, Any]]:
    reckoned = [each for each in columns if is_reckoned_key(each.key)]
    fields = _only(fields_as_of(query.kind), columns)
    if left_out is not None:
        fields = [each for each in without_personal_fields(fields) if not each.kind.may_point_at("person")]
    for page in batches(everything_as_of(session, query, day), _PAGE):
        cells = reckoned_cells(session, query.kind, reckoned, [then.row.id for then in page])
        for place, then in enumerate(page):
            beside = {each.key: cells[at][place] for at, each in enumerate(reckoned)}
            yield {**_object(then.row, fields), **beside, **dump_beside(then, fields, day)}


def _object(row: ListRow, fields: Sequence[Field]) -> dict[str, Any]:
    values = {field.key: field.kind.dump(row.values[field.key]) for field in fields}
    return {"id": row.id, "version": row.version, **values}


def _dumps(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
