"""What columns of claims cost: python -m tests.benchmarks.claim_columns [PROJECTS], in processor time."""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from time import process_time
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from districtdesk.dates.imprecise import ImpreciseDate
from districtdesk.names import Names
from districtdesk.overview.column_cells import read_column_cells
from districtdesk.records import District, Event, Figure, Project, table_of
from districtdesk.records.base import LinkRow
from districtdesk.register.captions import batches
from districtdesk.register.claims.milestones import keep_all_milestones
from districtdesk.register.claims.shown_claims import keep_all_shown_claims
from districtdesk.register.identity import new_id
from districtdesk.register.journal.store import Register
from districtdesk.register.opening import create
from districtdesk.register.queries import listing
from districtdesk.register.queries.listing import Query
from tests.benchmarks.overview import _add
from tests.making import INDICATOR_IDS

_SHOWN = ("launch.day", "launch.slip", "headline.invested")
_SORTED = (None, "claim.invested", "headline.invested", "launch.day", "launch.slip")
_STATUSES = ("reported", "reported", "reported", "planned", "superseded")


def large(path: Path, count: int) -> Register:
    """So many projects, a district for each two hundred, two figures a project and about as many launches."""
    dice = random.Random(7)
    register = create(path)
    with register.engine.execution_options(writes=True).begin() as connection:
        places, projects = ([new_id() for _each in range(many)] for many in (max(1, count // 200), count))
        _add(connection, District, [{"id": each, "names": Names(en=f"District {each}")} for each in places])
        named = (
            {"id": each, "names": Names(en=f"Project {each}"), "district": dice.choice(places)} for each in projects
        )
        for batch in batches(named, 5000):
            _add(connection, Project, batch)
        for batch in batches((_figure(dice, projects) for _each in range(2 * count)), 5000):
            _add(connection, Figure, batch)
        for batch in batches((_launch(dice, projects) for _each in range(count)), 5000):
            _add(connection, Event, batch)
            links = ({"record_id": each["id"], "target_id": each["subjects"][0]} for each in batch)
            connection.execute(insert(table_of(LinkRow)), [{"field": "subjects", **each} for each in links])
        with Session(connection) as session:
            keep_all_shown_claims(session)
            keep_all_milestones(session)
    return register


def _day(dice: random.Random) -> ImpreciseDate:
    return ImpreciseDate.of(date(2015, 1, 1) + timedelta(days=dice.randrange(4300)))


def _figure(dice: random.Random, projects: list[str]) -> dict[str, Any]:
    code = dice.choice(("invested", "jobs_created", "investment_value"))
    return {
        "id": new_id(),
        "subject": dice.choice(projects),
        "indicator": INDICATOR_IDS[code],
        "qualifier": dice.choice(("exact", "exact", "more_than", "about")),
        "value": Decimal(dice.randrange(1, 10**8)),
        "currency": None if code == "jobs_created" else dice.choice(("AZN", "AZN", "USD")),
        "status": dice.choice(_STATUSES),
        "as_of": _day(dice),
    }


def _launch(dice: random.Random, projects: list[str]) -> dict[str, Any]:
    return {
        "id": new_id(),
        "subjects": (dice.choice(projects),),
        "event_kind": "launch",
        "status": dice.choice(("expected", "expected", "planned", "actual")),
        "date": dice.choice((_day(dice), ImpreciseDate(str(dice.randrange(2018, 2031))))),
        "announced_on": _day(dice),
    }


def page_cost(register: Register, sort: str | None, total: int, rounds: int = 5) -> float:
    """Seconds of the best of several first pages of the list of projects, with its columns of claims."""

    def look() -> None:
        with register.read() as session:
            rows = listing.window(session, Query("project", sort=sort, descending=True), 0, 64, total)
            read_column_cells(session, "project", _SHOWN, [row.id for row in rows])

    return min(_timed(look) for _round in range(rounds))


def _timed(work: Callable[[], None]) -> float:
    start = process_time()
    work()
    return process_time() - start


def main(count: int = 100_000) -> None:
    with tempfile.TemporaryDirectory() as folder:
        register = large(Path(folder) / "large.ddesk", count)
        for sort in _SORTED:
            print(f"by {sort or 'name'}: {page_cost(register, sort, count) * 1000:.0f} ms")
        register.close()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
