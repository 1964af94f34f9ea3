"""A register of every schema that there ever was: opened, brought up to date, checked, exported, killed meanwhile."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from districtdesk.exchange.json_file import export_json
from districtdesk.register.backup.backups import Reason, backups_of
from districtdesk.register.backup.making import which
from districtdesk.register.backup.restoring import restore
from districtdesk.register.checking import check
from districtdesk.register.file import engine as engine_module
from districtdesk.register.file.engine import connect
from districtdesk.register.file.file_format import NEWEST_SCHEMA, journal_beside
from districtdesk.register.file.migrate import migrate
from districtdesk.register.journal.undo import undo
from districtdesk.register.opening import open_register
from tests.making import district, keep
from tests.registers import SCHEMAS, unpack
from tests.thorough import one_in

_JOURNAL = "SELECT sequence, id, at, who, label, undoes FROM change_set ORDER BY sequence"
_RECORDS = "SELECT id, kind, removed_at IS NULL FROM record"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISTRICTDESK_HOME", str(tmp_path / "home"))


def _ask(place: Path, query: str) -> list[Any]:
    with closing(sqlite3.connect(f"{place.as_uri()}?mode=ro", uri=True)) as connection:
        return connection.execute(query).fetchall()


def test_there_is_a_register_of_every_schema() -> None:
    # Where one is missing: python -m tests.registers, in the same commit as its migration.
    assert tuple(range(1, NEWEST_SCHEMA + 1)) == SCHEMAS


@pytest.mark.parametrize("schema", one_in(8, SCHEMAS))
def test_an_old_register_opens_loses_nothing_is_right_and_works(tmp_path: Path, schema: int) -> None:
    place = unpack(schema, tmp_path)
    was = place.read_bytes()
    steps, records = _ask(place, _JOURNAL), set(_ask(place, _RECORDS))
    register = open_register(place, whole=True)
    assert register.trouble is None
    assert check(register).findings == ()
    assert export_json(register, tmp_path / "out.json") == sum(
        len(each) for each in json.loads((tmp_path / "out.json").read_text("utf-8"))["records"].values()
    )
    keep(register, district("Added later"))
    undo(register)
    register.close()
    assert _ask(place, "PRAGMA user_version") == [(NEWEST_SCHEMA,)]
    assert _ask(place, _JOURNAL)[: len(steps)] == steps
    assert records <= set(_ask(place, _RECORDS))
    kept = [each for each in backups_of(place, which(place, is_open=False)) if each.reason is Reason.MIGRATION]
    # Behind SQLite's header, which counts how often a file was written.
    assert [each.path.read_bytes()[100:] for each in kept] == ([] if schema == NEWEST_SCHEMA else [was[100:]])


@pytest.mark.thorough
def test_the_copy_that_was_kept_can_be_restored_by_the_newer_program(tmp_path: Path) -> None:
    place = unpack(1, tmp_path)
    open_register(place).close()
    restore(place, backups_of(place, which(place, is_open=False))[0], is_open=False)
    register = open_register(place, whole=True)
    assert check(register).findings == ()
    register.close()


@pytest.mark.thorough
@pytest.mark.parametrize("schema", [1, 4])
def test_a_migration_killed_at_any_statement_leaves_the_old_register_whole(
    tmp_path: Path, schema: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    # With so little memory SQLite writes to the file long before the end.
    monkeypatch.setitem(engine_module.PRAGMAS, "cache_size", 10)
    place, killed = unpack(schema, tmp_path), tmp_path / "killed.ddesk"
    was, seen, looks = place.read_bytes(), {place.read_bytes()}, 0
    engine = connect(place)

    def look(*_: object) -> None:
        """As if the program had been killed just now."""
        nonlocal looks
        state = place.read_bytes()
        if state in seen:
            return
        seen.add(state)
        looks += 1
        killed.write_bytes(state)
        shutil.copyfile(journal_beside(place), journal_beside(killed))
        with closing(sqlite3.connect(killed)) as connection:
            assert connection.execute("PRAGMA user_version").fetchone()[0] == schema
        assert killed.read_bytes() == was

    event.listen(engine, "before_cursor_execute", look)
    migrate(engine)
    engine.dispose()
    assert looks > 3


@pytest.mark.thorough
def test_a_migration_that_fails_at_any_statement_leaves_the_old_register_whole(tmp_path: Path) -> None:
    place = unpack(NEWEST_SCHEMA - 1, tmp_path)
    was, statements, is_over = place.read_bytes(), 0, False

    class Fails(Exception):
        pass

    while not is_over:
        engine, left = connect(place), statements

        def fail(*_: object) -> None:
            nonlocal left
            left -= 1
            if left < 0:
                raise Fails

        event.listen(engine, "before_cursor_execute", fail)
        try:
            migrate(engine)
            is_over = True
        except Fails:
            assert place.read_bytes() == was, statements
        engine.dispose()
        statements += 1
    assert statements > 5
