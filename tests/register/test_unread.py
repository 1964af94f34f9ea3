"""A value that its kind cannot read: shown as such, in nobody's way, and corrected like any other."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from districtdesk.exchange.export import export_register
from districtdesk.exchange.json_file import export_json
from districtdesk.overview.overview import read_overview
from districtdesk.record_kinds import LISTED_AS_OF
from districtdesk.records import KINDS, Event, Project, fields_of
from districtdesk.register.checking import check
from districtdesk.register.errors import Refused
from districtdesk.register.journal.store import Register
from districtdesk.register.queries import history, listing
from districtdesk.register.queries.as_of import everything_as_of
from districtdesk.register.queries.display_values import display_dates, read_display_values
from districtdesk.register.queries.record_snapshot import read_snapshot
from districtdesk.timeline.feed import read_timeline
from tests.making import edit, on, stored

_DAY = date(2026, 11, 27)
# What stands in every column of text, and of whole numbers, that is no link.
_SPOILT = [
    ("2025-13-45 2025-13-45 2025-13-45", 9_223_372_036_854_775_807),
    ('{"az": 3}', -1),
    ("[[1], 2", 7),
    (b"\xff\xfe", 0),
]


def _spoil(file: Path, text: str | bytes, number: int) -> None:
    with closing(sqlite3.connect(file)) as connection:
        for kind, record_type in KINDS.items():
            types = {row[1]: row[2] for row in connection.execute(f'PRAGMA table_info("{kind}")')}
            keys = [each.key for each in fields_of(record_type) if each.key in types]
            links = {each.key for each in fields_of(record_type) if each.kind.is_link and not each.kind.holds_several}
            for key in keys:
                if key not in links:
                    value = number if types[key] == "INTEGER" else text
                    connection.execute(f'UPDATE "{kind}" SET "{key}" = CAST(? AS {types[key]})', (value,))
        connection.commit()


def _walk(register: Register, folder: Path) -> Iterator[str]:
    """Everything that shows records; each text of a field that was shown."""
    with register.read() as session:
        for kind, record_type in KINDS.items():
            rows = list(listing.everything(session, listing.Query(kind)))
            read_display_values(session, kind, rows)
            for row in rows:
                display_dates(row)
                assert read_snapshot(session, kind, row.id) is not None
                yield from map(row.show, fields_of(record_type))
            for field in fields_of(record_type):
                if field.kind.is_sortable:
                    listing.window(session, listing.Query(kind, sort=field.key), 0, 50)
            list(listing.everything(session, listing.Query(kind, search="a")))
            if kind in LISTED_AS_OF:
                yield from (each.row.id for each in everything_as_of(session, listing.Query(kind), _DAY))
        for step in history.steps(session):
            history.changes_in(session, step.change_set.sequence)
    read_timeline(register)
    read_overview(register, _DAY)
    export_json(register, folder / "out.json")
    export_register(register, folder / "out.xlsx")


@pytest.mark.thorough
@pytest.mark.parametrize(("text", "number"), _SPOILT)
def test_nothing_that_shows_records_stops_at_values_that_cannot_be_read(
    sampled: Register, register_file: Path, tmp_path: Path, text: str | bytes, number: int
) -> None:
    _spoil(register_file, text, number)
    shown = list(_walk(sampled, tmp_path))
    assert any(each.startswith("unreadable") for each in shown)
    checked = check(sampled)
    assert {"unreadable"} <= {each.problem.rule for each in checked.findings}


def test_a_date_that_cannot_be_read_is_shown_and_corrected(sampled: Register, register_file: Path) -> None:
    with closing(sqlite3.connect(register_file)) as connection:
        connection.execute("UPDATE event SET date = '2025-13-45'")
        connection.commit()
    with sampled.read() as session:
        event = next(each for each in session.query(Event) if each.event_kind == "launch")
    assert event.date.show() == "unreadable: 2025-13-45"
    found = [each.problem for each in check(sampled).findings if each.record_id == event.id]
    assert [each.fields for each in found if each.rule == "unreadable"] == [("date",)]
    with pytest.raises(Refused, match="cannot be read"):
        edit(sampled, event, status="postponed")
    edit(sampled, event, date=on("2025-12"))
    assert stored(sampled, event).date == on("2025-12")


def test_bytes_that_are_no_letters_are_shown_where_they_stood(sampled: Register, register_file: Path) -> None:
    with closing(sqlite3.connect(register_file)) as connection:
        connection.execute("UPDATE project SET activity = CAST(X'4361FF72' AS TEXT)")
        connection.commit()
    with sampled.read() as session:
        project = session.query(Project).one()
    assert project.activity == "Ca\ufffdr"
    assert "lost" in {each.problem.rule for each in check(sampled).findings}
