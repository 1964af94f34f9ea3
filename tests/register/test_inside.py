"""What a register's file is made of: as declared, as its migrations make it, and nothing of anybody else's."""

from __future__ import annotations

import sqlite3
import struct
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from districtdesk.records import District
from districtdesk.register.errors import Damaged, ForeignParts, NewerVersion, RegisterError
from districtdesk.register.file.declared_parts import names_declared, parts_declared, parts_of_version
from districtdesk.register.file.engine import connect
from districtdesk.register.file.file_format import APPLICATION_ID, NEWEST_SCHEMA
from districtdesk.register.file.inside import unlike_parts
from districtdesk.register.file.migrate import migrate_to
from districtdesk.register.file.schema_text import PartKey, SchemaPart, read_parts
from districtdesk.register.opening import open_register
from districtdesk.register.queries import listing
from tests.faults.damages import DAMAGES, overwrite, run
from tests.making import district, keep


def _parts(engine: Engine) -> dict[PartKey, SchemaPart]:
    with engine.connect() as connection:
        return dict(read_parts(connection.exec_driver_sql))


def test_the_declarations_and_the_migrations_make_the_same_parts(register):
    made, declared = _parts(register.engine), parts_declared()
    assert made.keys() == declared.keys() == names_declared().keys()
    assert [name for name, each in declared.items() if each.sql and not each.same_as(made[name])] == []
    with register.engine.connect() as connection:
        assert unlike_parts(connection) == []


def test_a_register_brought_up_step_by_step_is_made_as_a_new_one_is(register):
    assert parts_of_version(NEWEST_SCHEMA).keys() == _parts(register.engine).keys()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('CREATE TABLE "a" (\n\tid TEXT, \n\tn TEXT\n) STRICT', "create table a (n TEXT, id TEXT) strict"),
        ("CREATE TABLE a (n TEXT DEFAULT 'none' NOT NULL)", "CREATE TABLE a (n TEXT NOT NULL)"),
        (
            "CREATE TABLE a (n TEXT, CONSTRAINT p PRIMARY KEY (n))",
            "CREATE TABLE a (CONSTRAINT p PRIMARY KEY(n),n TEXT)",
        ),
    ],
)
def test_how_a_table_is_written_does_not_count(one, other):
    assert SchemaPart("table", "a", "a", one).same_as(SchemaPart("table", "a", "a", other))


@pytest.mark.parametrize(
    "other",
    [
        "CREATE TABLE a (n TEXT, m TEXT)",
        "CREATE TABLE a (n INTEGER)",
        "CREATE TABLE a (n TEXT CHECK (n <> ','))",
        "CREATE TABLE a (n TEXT) STRICT",
        "CREATE TABLE a (n TEXT AS (upper('x')))",
    ],
)
def test_what_a_table_is_made_of_does(other):
    assert not SchemaPart("table", "a", "a", "CREATE TABLE a (n TEXT)").same_as(SchemaPart("table", "a", "a", other))


@pytest.mark.parametrize("read_only", [True, False])
def test_a_foreign_trigger_is_named_and_the_register_not_opened(register_file, read_only):
    DAMAGES["a trigger that deletes citations"](register_file)
    with pytest.raises(ForeignParts, match="mine") as refused:
        open_register(register_file, read_only=read_only)
    assert refused.value.kept and refused.value.advice


_THEFT = "CREATE TRIGGER ix_link_target_id AFTER UPDATE ON record BEGIN DELETE FROM citation; END"
_HIDDEN = {
    "named as an index": [_THEFT],
    "in a row that says it is an index": [
        _THEFT,
        "UPDATE sqlite_master SET type = 'index', name = 'mine' WHERE {row}",
    ],
    "in a row of SQLite's own": [
        _THEFT,
        "UPDATE sqlite_master SET type = 'table', name = 'sqlite_stat1' WHERE {row}",
    ],
    "a guard that says text": [
        "UPDATE sqlite_master SET sql = replace(replace(sql, 'RAISE(', '\"RAISE('), 'added to'')', 'added to'')\"')"
        " WHERE name = 'change_refuses_delete'"
    ],
}


@pytest.mark.thorough
@pytest.mark.parametrize("which", _HIDDEN)
@pytest.mark.parametrize("schema", [NEWEST_SCHEMA - 1, NEWEST_SCHEMA])
def test_no_trigger_hides(tmp_path: Path, which: str, schema: int) -> None:
    path = tmp_path / "hidden.ddesk"
    engine = connect(path)
    migrate_to(engine, schema)
    engine.dispose()
    row = "type = 'trigger' AND name = 'ix_link_target_id'"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        index = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'ix_link_target_id'").fetchone()[0]
        connection.execute("DROP INDEX ix_link_target_id")
        connection.execute("PRAGMA writable_schema = ON")
        for each in [f"PRAGMA application_id = {APPLICATION_ID}", *_HIDDEN[which]]:
            connection.execute(each.format(row=row))
        connection.execute(index)
    before = path.read_bytes()
    with pytest.raises((ForeignParts, Damaged)):
        open_register(path)
    assert path.read_bytes() == before


def test_an_older_register_with_a_foreign_trigger_is_not_brought_up_to_date(tmp_path: Path) -> None:
    older = tmp_path / "older.ddesk"
    engine = connect(older)
    migrate_to(engine, 1)
    engine.dispose()
    run(
        f"PRAGMA application_id = {APPLICATION_ID}", "CREATE TRIGGER mine AFTER INSERT ON record BEGIN SELECT 1; END"
    )(older)
    before = older.read_bytes()
    with pytest.raises(ForeignParts):
        open_register(older)
    assert older.read_bytes() == before


def test_a_register_of_a_newer_version_is_read_and_says_so(register, register_file):
    keep(register, district("Hajigabul"))
    register.close()
    run("ALTER TABLE district ADD COLUMN motto TEXT", "CREATE TABLE later (id TEXT)")(register_file)
    overwrite(register_file, 60, struct.pack(">I", NEWEST_SCHEMA + 1))
    before = register_file.read_bytes()
    opened = open_register(register_file, whole=True)
    assert opened.read_only and isinstance(opened.trouble, NewerVersion)
    with opened.read() as session:
        assert listing.counts(session)["district"] == 1
    with pytest.raises(NewerVersion):
        keep(opened, district())
    opened.close()
    assert register_file.read_bytes() == before


def test_damage_is_found_before_the_first_save_and_named(register_file):
    DAMAGES["one guard away"](register_file)
    opened = open_register(register_file)
    assert not opened.read_only
    with pytest.raises(Damaged, match="change_set_refuses_update"):
        keep(opened, district())
    assert opened.read_only
    opened.close()


def test_damage_that_a_read_comes_across_ends_all_saving(register_file):
    register = open_register(register_file)
    told: list[bool] = []
    register.when_damaged(lambda: told.append(register.read_only))
    keep(register, district("Hajigabul"))
    register.engine.dispose()
    DAMAGES["a page of no type"](register_file)
    for _again in range(2):
        with pytest.raises(Damaged) as unread, register.read() as session:
            session.scalars(select(District)).all()
    assert (told, unread.value.kept) == ([True], "")
    with pytest.raises(Damaged) as unsaved:
        keep(register, district("Sumgait"))
    assert register.trouble is not None and unsaved.value.kept == "Nothing was saved now."
    register.close()


def test_a_save_goes_before_whoever_looks_closer(register):
    keep(register, district())
    with register.change("Nothing"):
        register.stop_looking()
    assert register.look_closer() is None
    keep(register, district("Sumgait"))


@pytest.mark.parametrize("read_only", [True, False])
def test_a_log_that_another_program_left_is_never_deleted(register_file, read_only):
    DAMAGES["a log that was not read in"](register_file)
    before = {each.name: each.read_bytes() for each in register_file.parent.iterdir()}
    with pytest.raises(RegisterError) as refused:
        open_register(register_file, read_only=read_only)
    assert "-wal" in refused.value.kept
    assert {each.name: each.read_bytes() for each in register_file.parent.iterdir()} == before
