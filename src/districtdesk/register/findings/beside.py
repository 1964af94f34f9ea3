"""A second process that looks at parts of a large register beside the first: a line of JSON asks, another answers.

It reads the same state: SQLite lets nobody write while the first one reads. What it does not do, for whatever reason,
is left to the first.
"""

from __future__ import annotations

import json
import os
import subprocess
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ... import i18n
from ...collecting import without_collecting
from ...presence import Presence, look
from ...problems import Problem
from ...records import Record, table_of
from ...records.columns import names_as_stored
from ...second_process import start_second
from ..file.engine import connect, is_url
from ..journal import chain
from ..journal.store import Register
from .finding import Finding
from .parts import CheckPart, PartFound, PartsLook

# The one argument with which the command line becomes the second process.
ARGUMENT, _MODULE = "--look-beside", "districtdesk.cli"
# Of fewer records a check is over before another process has begun to help.
WORTH_IT = 20_000


class Shared:
    """The parts of a check: the first process takes them from the front, the second from the back."""

    def __init__(self, parts: Iterable[CheckPart]) -> None:
        self._left = deque(enumerate(parts))
        self._lock = threading.Lock()
        self.found: dict[int, PartFound] = {}

    def take(self) -> tuple[int, CheckPart] | None:
        with self._lock:
            return self._left.popleft() if self._left else None

    def take_last(self) -> tuple[int, CheckPart] | None:
        with self._lock:
            return self._left.pop() if self._left else None

    def is_over(self, helper: threading.Thread | None) -> bool:
        """Whether nothing is left, and nobody is at a part that may come back."""
        return not (helper and helper.is_alive()) and not self._left

    @property
    def done(self) -> int:
        """How many records were looked at."""
        return sum(each.records for each in list(self.found.values()))

    def in_order(self) -> Iterator[PartFound]:
        return (self.found[place] for place in sorted(self.found))

    def put_back(self, each: tuple[int, CheckPart]) -> None:
        with self._lock:
            self._left.append(each)


@contextmanager
def looking_beside(register: Register, look: PartsLook, shared: Shared) -> Iterator[threading.Thread | None]:
    """Have a second process take its parts meanwhile; gives what can be waited for, or None where there is none."""
    told = {
        "place": os.fspath(register.place),
        "language": i18n.language(),
        "is_just_mended": look.is_just_mended,
        "state": _state(look.session),
    }
    process = start_second(_MODULE, ARGUMENT)
    if process is None:
        yield None
        return
    helper = threading.Thread(target=_drive, args=(process, told, shared), daemon=True)
    helper.start()
    try:
        yield helper
    finally:
        process.kill()
        helper.join()
        process.wait()


def is_worth_it(register: Register, session: Session, records: int) -> bool:
    """Whether a second process may read this register too, and would be of use."""
    if records < WORTH_IT or (os.cpu_count() or 1) < 2 or is_url(register.place):
        return False
    # With a write-ahead log another state might be read.
    mode = session.connection().exec_driver_sql("PRAGMA journal_mode").scalar()
    return mode in ("delete", "truncate", "persist") and look(Path(register.place)) is Presence.FILE


def _drive(process: subprocess.Popen[bytes], told: Mapping[str, object], shared: Shared) -> None:
    """Ask for one part after the other until none is left; whatever goes wrong ends it."""
    part: tuple[int, CheckPart] | None = None
    asks, answers = process.stdin, process.stdout
    if asks is None or answers is None:
        return
    with suppress(OSError, ValueError, LookupError, TypeError), asks, answers:
        if _asked(asks, answers, told) is not True:
            return
        while part := shared.take_last():
            place, asked = part
            shared.found[place] = _as_found(_asked(asks, answers, asked))
            part = None
    if part:
        shared.put_back(part)


def _asked(asks: IO[bytes], answers: IO[bytes], question: object) -> Any:
    asks.write(json.dumps(question).encode() + b"\n")
    asks.flush()
    return json.loads(answers.readline())


def serve(asks: Iterable[bytes], answers: IO[bytes]) -> None:
    """Be the second process, until nobody asks any more."""
    lines = iter(asks)
    told = json.loads(next(lines))
    engine = connect(Path(told["place"]), read_only=True)
    try:
        with (
            i18n.speaking(told["language"]),
            without_collecting(),
            Register(engine, told["place"], read_only=True).read() as session,
        ):
            look = PartsLook(session, is_just_mended=told["is_just_mended"])
            _answer(answers, _state(session) == told["state"])
            for line in lines:
                _answer(answers, _as_json(look.at(CheckPart(*json.loads(line)))))
    finally:
        engine.dispose()


def _answer(answers: IO[bytes], said: object) -> None:
    answers.write(json.dumps(said).encode() + b"\n")
    answers.flush()


def _state(session: Session) -> list[object]:
    """By which one tells whether two read the same state of the same file."""
    connection = session.connection()
    pages = [connection.exec_driver_sql(f"PRAGMA {each}").scalar() for each in ("page_count", "schema_version")]
    count, last = session.execute(select(func.count(), func.max(table_of(Record).c.id))).one()
    end = chain.end(connection)
    return [*pages, count, last, end.sequence, end.fingerprint]


def _as_json(found: PartFound) -> list[object]:
    told = [
        (each.record_id, each.kind, each.caption.store(), each.problem.message, each.problem.fields,
         each.problem.severity, each.problem.rule)
        for each in found.findings
    ]  # fmt: skip
    return [told, found.records, found.standing]


def _as_found(said: Any) -> PartFound:
    told, records, standing = said
    findings = [
        Finding(record_id, kind, names_as_stored(caption), Problem(message, tuple(fields), severity, rule))
        for record_id, kind, caption, message, fields, severity, rule in told
    ]
    return PartFound(findings, records, standing)
