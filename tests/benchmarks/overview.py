"""What the overview of a large register costs: python -m tests.benchmarks.overview [DISTRICTS] [FIGURES]."""

from __future__ import annotations

import random
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from sqlalchemy import Connection, insert, select

from districtdesk.collecting import without_collecting
from districtdesk.dates.imprecise import ImpreciseDate
from districtdesk.folding import fold, order_key
from districtdesk.names import Names
from districtdesk.overview.breakdown import AskedNumber, read_breakdown
from districtdesk.overview.narrowed_material import KeptClaims
from districtdesk.overview.overview import read_beginning, read_overview
from districtdesk.records import Citation, District, Figure, Project, Record, Source, table_of
from districtdesk.register.claims.shown_claims import keep_all_shown_claims
from districtdesk.register.identity import new_id
from districtdesk.register.journal.store import Register
from districtdesk.register.opening import create
from tests.making import INDICATOR_IDS

from .measuring import Line, Times, table

TODAY = date(2026, 11, 23)
_CODES = ("residents", "invested", "jobs_created", "jobs_permanent", "area", "non_residents")
_QUALIFIERS = ("exact", "exact", "exact", "about", "more_than")


def large(path: Path, districts: int, figures: int) -> Register:
    """A register with so many districts and figures, a project a district, and evidence for nine in ten figures."""
    dice = random.Random(11)
    register = create(path)
    with register.engine.execution_options(writes=True).begin() as connection:
        places = [new_id() for _each in range(districts)]
        projects = [new_id() for _each in range(districts)]
        source = new_id()
        _add(connection, Source, [{"id": source, "source_kind": "letter"}])
        _add(
            connection, District, [{"id": each, "names": Names(en=f"District {n}")} for n, each in enumerate(places)]
        )
        _add(
            connection,
            Project,
            [
                {"id": each, "names": Names(en=f"Project {n}"), "district": place}
                for n, (each, place) in enumerate(zip(projects, places, strict=True))
            ],
        )
        rows = [_figure(places[n % districts], dice) for n in range(figures)]
        _add(connection, Figure, rows)
        cited = [row["id"] for n, row in enumerate(rows) if n % 10]
        _add(connection, Citation, [{"id": new_id(), "record": each, "source": source} for each in cited])
    # As a save keeps it.
    with register.change("Add records") as session:
        keep_all_shown_claims(session)
    return register


def _figure(subject: str, dice: random.Random) -> dict[str, Any]:
    code = dice.choice(_CODES)
    return {
        "id": new_id(),
        "subject": subject,
        "indicator": INDICATOR_IDS[code],
        "qualifier": dice.choice(_QUALIFIERS),
        "value": Decimal(dice.randrange(1, 10**6)),
        "currency": "AZN" if code == "invested" else None,
        "status": dice.choice(("reported", "reported", "planned")),
        "as_of": ImpreciseDate.of(date(2015, 1, 1) + timedelta(days=dice.randrange(4300))),
    }


def _add(connection: Connection, record_type: type[Record], rows: list[dict[str, Any]]) -> None:
    stamp = "2026-01-01T00:00:00.000000+00:00"
    base = [
        {
            "id": row["id"],
            "kind": record_type.__tablename__,
            "caption": (caption := row.get("names", Names(en="A record"))),
            **{f"order_{code}": order_key(caption.among(code), code) for code in ("az", "en", "ru")},
            "search_key": fold(caption.en),
            "version": 1,
            "created_at": stamp,
            "created_by": "bench",
            "changed_at": stamp,
            "changed_by": "bench",
        }
        for row in rows
    ]
    connection.execute(insert(table_of(Record)), base)
    connection.execute(insert(table_of(record_type)), rows)


def first_numbers(register: Register, rounds: int = 5) -> Times:
    """Seconds of processor time until the numbers and the table can be shown."""
    return Times([_taken(lambda: read_beginning(register, TODAY)) for _round in range(rounds)])


def first_looks(register: Register, rounds: int = 5) -> Times:
    """Seconds of processor time of looks of which nothing was kept before."""
    return Times([_taken(lambda: read_overview(register, TODAY)) for _round in range(rounds)])


def looks_after_a_save(register: Register, rounds: int = 9) -> Times:
    """The same after a save each time, which is what a person waits for before the overview says what is new."""
    times, kept = [], KeptClaims()
    read_overview(register, TODAY, kept=kept)
    with register.read() as session:
        place = session.scalars(select(District)).first()
    for each in range(rounds):
        with register.change("Add records") as session:
            session.add(Figure(**_figure(place.id if place else "", random.Random(each))))
        times.append(_taken(lambda: read_overview(register, TODAY, kept=kept)))
    return Times(times)


def plain_reads(register: Register, rounds: int = 5) -> Times:
    """The reference: all claims by the sqlite3 module alone."""
    with closing(sqlite3.connect(register.place)) as connection:
        asked = "SELECT * FROM figure"
        return Times([_taken(lambda: connection.execute(asked).fetchall()) for _round in range(rounds)])


def _taken(work: Callable[[], object]) -> float:
    """Without what Python takes to look for cycles, which it does in the window's own time."""
    with without_collecting():
        start = process_time()
        work()
        return process_time() - start


def lines(districts: int = 100, figures: int = 100_000) -> list[Line]:
    with tempfile.TemporaryDirectory() as folder:
        register = large(Path(folder) / "large.ddesk", districts, figures)
        plain = plain_reads(register)
        what = f"overview of {districts} districts and {figures:,} claims"
        found = [
            Line(f"{what}: numbers and table", first_numbers(register), plain, "s", "0.3 s"),
            Line("all of it", first_looks(register), plain, "s", "0.3 s"),
            Line("the same after a save", looks_after_a_save(register), plain, "s", "50 ms"),
        ]
        register.close()
    return found


def breakdown_cost(register: Register, rounds: int = 3) -> float:
    """Seconds to look up what one number is made of."""
    times = []
    for _round in range(rounds):
        start = perf_counter()
        read_breakdown(register, AskedNumber("tile", "invested"), TODAY)
        times.append(perf_counter() - start)
    return sorted(times)[rounds // 2]


def main(districts: int = 1000, figures: int = 100_000) -> None:
    print(table(lines(districts, figures)))
    with tempfile.TemporaryDirectory() as folder:
        register = large(Path(folder) / "large.ddesk", districts, figures)
        print(f"what a number is made of: {breakdown_cost(register):.2f} s")
        register.close()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
