"""What a page or a save reads grows with the record, and not with the register: no query goes through all records."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from typing import Any

from sqlalchemy import event

from districtdesk.records import KINDS
from districtdesk.register.journal.store import Register
from districtdesk.register.name_keys import sought_name_keys
from districtdesk.register.queries.listing import Query, window
from districtdesk.register.queries.record_snapshot import read_snapshot
from districtdesk.sample import build_sample
from tests.making import company, keep


def test_the_page_of_a_record_goes_through_no_more_than_its_own(register: Register) -> None:
    build_sample(register)
    with register.read() as session:
        found = [(kind, row.id) for kind in KINDS for row in window(session, Query(kind), 0, 1)]
        with _asked(register) as asked:
            for kind, record_id in found:
                read_snapshot(session, kind, record_id)
    assert _steps(register, asked, "SCAN record") == []


def test_a_save_looks_for_a_name_of_several_keys_in_the_indexes_of_names(register: Register) -> None:
    named = company("Bakı Avto Texno")
    assert len(sought_name_keys(named.names)) > 1
    with _asked(register) as asked:
        keep(register, named)
    alike = {each: values for each, values in asked.items() if "name_az IN" in each}
    assert _steps(register, alike, "SEARCH record USING INDEX ix_record_name") != []
    assert _steps(register, alike, "(kind=?") == []


@contextmanager
def _asked(register: Register) -> Iterator[dict[str, Any]]:
    """The statements that are sent meanwhile, and their values."""
    asked: dict[str, Any] = {}

    def note(_connection: object, _cursor: object, statement: str, values: Any, *_more: object) -> None:
        asked[statement] = values

    event.listen(register.engine, "before_cursor_execute", note)
    yield asked
    event.remove(register.engine, "before_cursor_execute", note)


def _steps(register: Register, asked: Mapping[str, Any], words: str) -> list[str]:
    """The steps by which SQLite would take these statements that have the words."""
    with closing(sqlite3.connect(register.place)) as raw:
        plans = [raw.execute(f"EXPLAIN QUERY PLAN {each}", values).fetchall() for each, values in asked.items()]
    return [step[3] for plan in plans for step in plan if words in step[3]]
