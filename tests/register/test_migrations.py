"""Migrations: they make exactly the model's tables, in one piece, and the file says how far it is."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Column, Connection, Engine, Text, inspect, select

from districtdesk.cli.program import main
from districtdesk.names import Names
from districtdesk.records import District, Indicator, Model
from districtdesk.records.base import ORDER_KEYS
from districtdesk.register import missing_indicators, opening
from districtdesk.register.backup.backups import Reason, backups_of
from districtdesk.register.backup.making import which
from districtdesk.register.checking import check
from districtdesk.register.claims.standard_indicators import INDICATORS
from districtdesk.register.errors import Damaged, ReadOnly
from districtdesk.register.file import declared_parts, header, inside
from districtdesk.register.file import migrate as migrating
from districtdesk.register.file.engine import connect
from districtdesk.register.file.file_format import APPLICATION_ID, NEWEST_SCHEMA
from districtdesk.register.file.migrate import config, migrate
from districtdesk.register.journal.entry import remove_record
from districtdesk.register.journal.store import Register
from tests.making import INDICATOR_IDS, company, district, figure, keep, residency
from tests.register.breaking_off import break_off
from tests.register.saying import warnings

_VERSIONS = migrating.MIGRATIONS / "versions"


def _columns(engine: Engine) -> dict[str, list[tuple[str, str, bool]]]:
    """Name, type and emptiness of all columns, by table."""
    found = inspect(engine)
    return {
        table: [(col["name"], str(col["type"]), col["nullable"]) for col in found.get_columns(table)]
        for table in found.get_table_names()
    }


def test_model_and_migrations_agree(register):
    with register.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Model.metadata) == []


def test_model_and_migrations_agree_in_every_column(register, tmp_path):
    engine = connect(tmp_path / "by_model.db")
    Model.metadata.create_all(engine)
    by_migration = _columns(register.engine)
    by_migration.pop("alembic_version")
    assert {table: sorted(columns) for table, columns in by_migration.items()} == {
        table: sorted(columns) for table, columns in _columns(engine).items()
    }
    engine.dispose()


def _in_words(found: Iterable[Mapping[str, Any]]) -> list[str]:
    """Keys or indexes; the condition of a partial index as its text."""
    conditions = ({key: str(value) for key, value in each.get("dialect_options", {}).items()} for each in found)
    return sorted(repr({**each, "dialect_options": options}) for each, options in zip(found, conditions, strict=True))


def test_links_and_indexes_agree(register, tmp_path):
    engine = connect(tmp_path / "by_model.db")
    Model.metadata.create_all(engine)
    mine, theirs = inspect(engine), inspect(register.engine)
    for table in mine.get_table_names():
        for read in ("get_foreign_keys", "get_indexes"):
            assert _in_words(getattr(theirs, read)(table)) == _in_words(getattr(mine, read)(table))
    engine.dispose()


def test_the_newest_schema_is_the_number_of_the_last_migration(register):
    files = sorted(path.name for path in _VERSIONS.glob("[0-9]*.py"))
    assert [int(name[:4]) for name in files] == list(range(1, NEWEST_SCHEMA + 1))
    with register.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA user_version").scalar_one() == NEWEST_SCHEMA
        script = ScriptDirectory.from_config(config(connection))
        assert script.get_heads() == [f"{NEWEST_SCHEMA:04}"]


def test_every_table_of_ours_is_strict(register):
    with register.engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT name, strict FROM pragma_table_list WHERE type = 'table'").all()
    loose = {name for name, strict in rows if not strict and not name.startswith("sqlite_")}
    assert loose == {"alembic_version"}


def test_a_value_of_the_wrong_type_is_refused(register):
    with register.engine.connect() as connection, pytest.raises(Exception, match="cannot store TEXT value"):
        connection.exec_driver_sql("UPDATE indicator SET may_be_summed = 'perhaps'")


def test_running_the_migrations_again_changes_nothing(register, register_file):
    before = register_file.read_bytes()
    migrate(register.engine)
    assert register_file.read_bytes()[100:] == before[100:]


def test_a_failing_migration_leaves_nothing_behind(tmp_path, monkeypatch):
    versions = tmp_path / "migrations" / "versions"
    versions.mkdir(parents=True)
    (tmp_path / "migrations" / "env.py").write_text((_VERSIONS.parent / "env.py").read_text())
    (versions / "0001_fails.py").write_text(
        "from alembic import op\n"
        "import sqlalchemy as sa\n"
        "revision, down_revision = '0001', None\n"
        "def upgrade():\n"
        "    op.create_table('first', sa.Column('id', sa.Integer, primary_key=True))\n"
        "    op.bulk_insert(sa.table('first', sa.column('id')), [{'id': 1}])\n"
        "    op.create_table('first', sa.Column('id', sa.Integer, primary_key=True))\n"
    )
    monkeypatch.setattr(migrating, "MIGRATIONS", tmp_path / "migrations")
    engine = connect(tmp_path / "half.db")
    with pytest.raises(Exception, match="already exists"):
        migrate(engine)
    assert inspect(engine).get_table_names() == []
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA user_version").scalar_one() == 0
    engine.dispose()


# One more migration than there are.
_NEXT = NEWEST_SCHEMA + 1
_ANOTHER = f"""
from alembic import op
import sqlalchemy as sa

revision, down_revision = "{_NEXT:04}", "{NEWEST_SCHEMA:04}"


def upgrade():
    strict = {{"sqlite_strict": True, "sqlite_with_rowid": False}}
    with op.batch_alter_table("district", table_kwargs=strict) as table:
        table.add_column(sa.Column("motto", sa.Text))
    op.execute("UPDATE district SET motto = upper(website)")
"""


@pytest.fixture
def a_newer_program(tmp_path, monkeypatch) -> Iterator[None]:
    """The program as it will be when another migration has been written."""
    declared = District.__table__
    motto = Column("motto", Text)
    newer = Path(shutil.copytree(_VERSIONS.parent, tmp_path / "program" / "migrations"))
    (newer / "versions" / f"{_NEXT:04}_mottoes.py").write_text(_ANOTHER)
    monkeypatch.setattr(migrating, "MIGRATIONS", newer)
    for module in (migrating, opening, inside, header):
        monkeypatch.setattr(module, "NEWEST_SCHEMA", _NEXT)
    declared.append_column(motto)
    declared_parts._declared.cache_clear()
    yield
    declared._columns.remove(motto)
    declared_parts._declared.cache_clear()


def _mottoes(register: Register) -> list[str]:
    with register.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA user_version").scalar_one() == _NEXT
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        return [row[0] for row in connection.exec_driver_sql("SELECT motto FROM district")]


@pytest.fixture
def older(register, register_file) -> Path:
    """A register with records, as the program before that left it."""
    park, firm = district(website="https://hajigabul.az"), company()
    keep(register, park, firm, residency(park, firm), figure(park, "area", 60))
    register.close()
    return register_file


@pytest.mark.thorough
@pytest.mark.parametrize("read_only", [True, False])
def test_an_older_register_is_brought_up_to_date_with_all_its_records(older, a_newer_program, read_only):
    opened = opening.open_register(older, read_only=read_only, whole=True)
    assert _mottoes(opened) == ["HTTPS://HAJIGABUL.AZ"]
    assert not check(opened).has_errors
    assert opened.read_only is read_only
    opened.close()


@pytest.mark.thorough
@pytest.mark.parametrize("command", [["check"], ["list", "district"], ["undo"]])
def test_every_command_takes_an_older_register_says_so_and_keeps_the_copy(older, a_newer_program, command, capsys):
    before, was = older.read_bytes(), which(older, is_open=False)
    name, *rest = command
    assert main(["--language", "en", name, str(older), *rest]) == 0
    assert "older programs will no longer write it" in capsys.readouterr().err
    copy = backups_of(older, was)[0]
    assert copy.reason is Reason.MIGRATION
    assert copy.path.read_bytes()[100:] == before[100:]
    # Once is enough.
    assert main(["--language", "en", "list", str(older), "district"]) == 0
    assert capsys.readouterr().err == ""


def test_an_older_register_of_which_no_copy_can_be_kept_is_left_as_it_was(
    older, a_newer_program, tmp_path, monkeypatch
):
    monkeypatch.setenv("DISTRICTDESK_HOME", str(tmp_path / "home"))
    (tmp_path / "home").write_text("No folder.")
    before = older.read_bytes()
    with pytest.raises(ReadOnly, match="No copy can be written"):
        opening.open_register(older)
    assert older.read_bytes() == before


@pytest.mark.thorough
@pytest.mark.parametrize("read_only", [True, False])
def test_a_migration_that_was_broken_off_is_taken_back_and_done_anew(older, a_newer_program, read_only):
    break_off(older)
    with older.open("r+b") as file:
        # As when it dies at the very end: the first page is written already, with one transaction more.
        header = file.read(100)
        file.seek(24)
        file.write((int.from_bytes(header[24:28], "big") + 1).to_bytes(4, "big"))
        file.seek(60)
        file.write(_NEXT.to_bytes(4, "big"))
    opened = opening.open_register(older, read_only=read_only, whole=True)
    assert _mottoes(opened) == ["HTTPS://HAJIGABUL.AZ"]
    opened.close()


def test_an_older_register_where_nobody_may_write_is_left_as_it_was(older, a_newer_program, monkeypatch):
    before = older.read_bytes()
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    with pytest.raises(ReadOnly, match="older DistrictDesk"):
        opening.open_register(older, read_only=True)
    assert older.read_bytes() == before


def test_an_older_register_that_is_damaged_is_left_as_it_was(older, a_newer_program):
    with older.open("r+b") as file:
        file.seek(older.stat().st_size // 2 // 4096 * 4096)
        file.write(bytes(4096))
    before = older.read_bytes()
    with pytest.raises(Damaged):
        opening.open_register(older, read_only=True)
    assert older.read_bytes() == before


def _write_older(register: Register, path: Path, schema: int) -> None:
    """Write the register's records into a new file as a program of this schema would have kept them."""
    engine = connect(path)
    with engine.execution_options(writes=True).begin() as connection:
        command.upgrade(config(connection), f"{schema:04}")
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {schema}")
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        older = _columns_of(connection)
        with register.engine.connect() as newer:
            for table, columns in _columns_of(newer).items():
                _copy_rows(newer, connection, table, [each for each in columns if each in older.get(table, ())])
        known = ", ".join(f"'{each}'" for columns in older.values() for each in columns)
        connection.exec_driver_sql(f"DELETE FROM link WHERE field NOT IN ({known})")
    engine.dispose()


def _columns_of(connection: Connection) -> dict[str, list[str]]:
    found = inspect(connection)
    return {table: [each["name"] for each in found.get_columns(table)] for table in found.get_table_names()}


def _copy_rows(source: Connection, target: Connection, table: str, columns: list[str]) -> None:
    if columns and table != "alembic_version":
        names = ", ".join(f'"{each}"' for each in columns)
        rows = source.exec_driver_sql(f'SELECT {names} FROM "{table}"').fetchall()
        for row in rows:
            places = ", ".join("?" * len(columns))
            values = tuple(map(_as_it_was, row))
            target.exec_driver_sql(f'INSERT INTO "{table}" ({names}) VALUES ({places})', values)


def _as_it_was(value: object) -> object:
    """A stored value, or a line of the journal, in the words of schema 4."""
    if not isinstance(value, str):
        return value
    if value == "output":
        return "output_a_year"
    told = value.replace('"dimension":"output"', '"dimension":"output_a_year"')
    return re.sub(r',"per":"\w+"|,"added_to":\[[^]]*\]', "", told)


@pytest.mark.thorough
def test_a_register_without_name_keys_gets_them(register, tmp_path):
    keep(register, company("ПАО «Вега»"))
    _write_older(register, tmp_path / "older.ddesk", 1)
    opened = opening.open_register(tmp_path / "older.ddesk")
    assert warnings(opened, company("Вега")) == ["probable_duplicate"]
    opened.close()


def _order_keys(register: Register) -> list[tuple[str, ...]]:
    columns = ", ".join(("id", *ORDER_KEYS.values()))
    with register.engine.connect() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(f"SELECT {columns} FROM record ORDER BY id")]


@pytest.mark.thorough
def test_a_register_in_which_opening_marks_counted_gets_its_order_anew(register, tmp_path):
    keep(register, company("«Вега»"), company("Alfa"), company("(Beta)"))
    wanted = _order_keys(register)
    with register.engine.execution_options(writes=True).begin() as connection:
        for key in ORDER_KEYS.values():
            connection.exec_driver_sql(f"UPDATE record SET {key} = ' ' || {key}")
    _write_older(register, tmp_path / "older.ddesk", 2)
    opened = opening.open_register(tmp_path / "older.ddesk")
    assert _order_keys(opened) == wanted
    assert not check(opened).has_errors
    opened.close()


@pytest.mark.thorough
@pytest.mark.parametrize(("schema", "table", "column"), [(1, "company", "names"), (2, "record", "caption")])
def test_an_older_register_with_a_name_that_cannot_be_read_is_brought_up_to_date_all_the_same(
    register: Register, tmp_path: Path, schema: int, table: str, column: str
) -> None:
    keep(register, company())
    with register.engine.execution_options(writes=True).begin() as connection:
        connection.exec_driver_sql(f"UPDATE {table} SET {column} = '{{half'")
    older = tmp_path / "older.ddesk"
    _write_older(register, older, schema)
    opened = opening.open_register(older)
    rules = {each.problem.rule for each in check(opened).findings if each.kind == "company"}
    assert rules & {"unreadable", "caption_derived"}
    opened.close()


@pytest.fixture
def before(tmp_path, monkeypatch) -> Path:
    """A register with a company, as a program of fewer indicators made it."""
    fewer = tuple(each for each in INDICATORS if each.code not in ("wage", "jobs_seasonal"))
    with monkeypatch.context() as older:
        older.setattr(missing_indicators, "INDICATORS", fewer)
        made = opening.create(tmp_path / "before.ddesk")
    keep(made, company())
    made.close()
    return tmp_path / "before.ddesk"


def _codes(register: Register) -> set[str]:
    with register.read() as session:
        return set(session.scalars(select(Indicator.code)))


@pytest.mark.thorough
def test_a_register_gets_the_indicators_that_it_never_had_as_one_step_that_stays(before):
    opened = opening.open_register(before)
    assert _codes(opened) == INDICATOR_IDS.keys()
    assert not check(opened).has_errors
    assert opened.steps().undo is None
    opened.close()
    whole = before.read_bytes()
    opening.open_register(before).close()
    assert before.read_bytes() == whole


@pytest.mark.thorough
def test_a_register_that_is_only_read_is_left_without_them_unless_it_is_older(before, tmp_path):
    opened = opening.open_register(before, read_only=True)
    assert len(_codes(opened)) == len(INDICATORS) - 2
    _write_older(opened, tmp_path / "older.ddesk", 4)
    opened.close()
    opened = opening.open_register(tmp_path / "older.ddesk", read_only=True)
    assert _codes(opened) == INDICATOR_IDS.keys()
    opened.close()


@pytest.mark.thorough
def test_an_indicator_of_ones_own_keeps_its_code_and_a_removed_one_stays_removed(before, monkeypatch):
    with monkeypatch.context() as older:
        older.setattr(missing_indicators, "INDICATORS", ())
        opened = opening.open_register(before)
    own = {"dimension": "money", "nature": "stock", "subjects": "any", "may_be_summed": False}
    keep(opened, Indicator(code="wage", names=Names(en="Pay"), **own))
    remove_record(opened, "indicator", INDICATOR_IDS["score"])
    opened.close()
    opened = opening.open_register(before)
    with opened.read() as session:
        kept = select(Indicator.names).where(Indicator.code == "wage")
        assert [each.en for each in session.scalars(kept)] == ["Pay"]
        assert session.get_one(Indicator, INDICATOR_IDS["score"]).removed_at is not None
    opened.close()


def test_a_register_that_cannot_be_made_leaves_no_file(tmp_path, monkeypatch):
    def fail(_engine: Engine) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(opening, "migrate", fail)
    with pytest.raises(ZeroDivisionError):
        opening.create(tmp_path / "new.ddesk")
    assert list(tmp_path.iterdir()) == []


def test_migrations_are_shipped_as_files():
    assert (_VERSIONS.parent / "env.py").is_file() and list(_VERSIONS.glob("0001_*.py"))
