"""What a record's page reads grows with the record, and not with the register: no query goes through all records."""

from __future__ import annotations

import sqlite3
from typing import Any

from sqlalchemy import event

from districtdesk.records import KINDS
from districtdesk.register.journal.store import Register
from districtdesk.register.queries.listing import Query, window
from districtdesk.register.queries.record_snapshot import read_snapshot
from districtdesk.sample import build_sample


def test_the_page_of_a_record_goes_through_no_more_than_its_own(register: Register) -> None:
    build_sample(register)
    asked: dict[str, Any] = {}

    def note(_connection: object, _cursor: object, statement: str, values: Any, *_more: object) -> None:
        asked[statement] = values

    with register.read() as session:
        found = [(kind, row.id) for kind in KINDS for row in window(session, Query(kind), 0, 1)]
        event.listen(register.engine, "before_cursor_execute", note)
        for kind, record_id in found:
            read_snapshot(session, kind, record_id)
    raw = sqlite3.connect(register.place)
    plans = {each: raw.execute(f"EXPLAIN QUERY PLAN {each}", values).fetchall() for each, values in asked.items()}
    raw.close()
    assert {
        each for each, steps in plans.items() if any(step[3].startswith("SCAN record") for step in steps)
    } == set()
