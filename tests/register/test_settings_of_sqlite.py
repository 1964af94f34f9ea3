"""The settings of every SQLite connection, read back from the connections themselves."""

from __future__ import annotations

import sqlite3

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from districtdesk.register.file.engine import PRAGMAS, connect
from districtdesk.register.file.file_format import APPLICATION_ID, NEWEST_SCHEMA
from districtdesk.register.file.header import inspect_file
from districtdesk.register.opening import open_register
from tests.making import district, keep


def _settings(connection: Connection) -> dict[str, int | str]:
    return {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in PRAGMAS}


def test_every_pooled_connection_has_every_setting(register):
    with register.engine.connect() as first, register.engine.connect() as second:
        assert first.connection.dbapi_connection is not second.connection.dbapi_connection
        assert _settings(first) == _settings(second) == PRAGMAS


def test_a_connection_that_was_given_back_still_has_them(register):
    keep(register, district())
    with register.engine.connect() as again:
        assert _settings(again) == PRAGMAS


def test_a_register_opened_for_reading_has_them_too(register_file):
    reader = open_register(register_file, read_only=True)
    with reader.engine.connect() as connection:
        found = _settings(connection)
    reader.close()
    assert {name: found[name] for name in PRAGMAS if name != "journal_mode"} == {
        name: value for name, value in PRAGMAS.items() if name != "journal_mode"
    }


def test_a_save_that_was_acknowledged_survives_a_power_cut(register):
    # https://sqlite.org/pragma.html#pragma_synchronous: EXTRA also syncs the folder after the journal is gone.
    with register.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar_one() in ("truncate", "delete")
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar_one() == 3


def test_a_writer_takes_the_lock_at_once(register, register_file):
    other = sqlite3.connect(register_file, timeout=0, isolation_level=None)
    with register.change("Nothing"):
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        assert other.execute("SELECT count(*) FROM record").fetchone()[0] > 0
    other.close()


def test_a_reader_does_not_keep_writers_out(register, register_file):
    with register.engine.connect() as reader:
        reader.exec_driver_sql("SELECT count(*) FROM record").scalar_one()
        other = sqlite3.connect(register_file, timeout=0, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        assert other.in_transaction
        other.execute("ROLLBACK")
        other.close()


def test_a_link_to_nothing_is_refused_at_the_commit(register):
    with register.engine.connect() as connection:
        connection.exec_driver_sql("INSERT INTO link SELECT id, 'subjects', 'nothing' FROM record LIMIT 1")
        with pytest.raises(IntegrityError):
            connection.commit()


def test_the_file_says_what_it_is_before_it_is_opened(register_file):
    header = inspect_file(register_file)
    assert (header.application, header.schema) == (APPLICATION_ID, NEWEST_SCHEMA)


def test_a_file_name_may_hold_any_sign(tmp_path):
    engine = connect(tmp_path / "Şəki % ? # & копия.ddesk")
    with engine.connect() as connection:
        connection.exec_driver_sql("CREATE TABLE t (x)")
        connection.commit()
    engine.dispose()
    assert (tmp_path / "Şəki % ? # & копия.ddesk").stat().st_size > 0
    engine = connect(tmp_path / "Şəki % ? # & копия.ddesk", read_only=True)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM sqlite_schema").scalar_one() == 1
    engine.dispose()
