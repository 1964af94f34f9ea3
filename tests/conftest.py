"""Every test runs without a screen and away from the person's own settings."""

from __future__ import annotations

import gc
import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from sqlalchemy import event

from districtdesk.collecting import collect_what_is_due
from districtdesk.register.file import patience
from districtdesk.register.journal.store import Register
from districtdesk.register.opening import create, open_register
from districtdesk.sample import build_sample
from tests import compiled
from tests.filled_register import keep_filled
from tests.places import Places

# Said before Qt and the settings first look; a run on a real screen may say otherwise.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# The words that tests look for are English, whatever the desktop speaks.
os.environ["LC_ALL"] = "C.UTF-8"
# Every program that the tests start would else compile all of ours anew: half a second each time.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
# Every process of a run has a home of its own, which goes with it.
_home = tempfile.TemporaryDirectory(prefix="districtdesk-tests-", ignore_cleanup_errors=True)
os.environ["DISTRICTDESK_HOME"] = _home.name

# How long an example takes says more about a busy machine than about the program. The same examples in every run, so
# that luck has no say in what lands; new ones are sought on demand, with --hypothesis-profile=seeking.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.register_profile("seeking", deadline=None)
settings.load_profile("steady")
compiled.share()


def pytest_configure(config: pytest.Config) -> None:
    # Said by Qt's offscreen platform of every shown window; no fault of ours.
    config.addinivalue_line("qt_log_ignore", "This plugin does not support .*")


def pytest_collection_finish() -> None:
    # What was imported and collected lives as long as the run: looking through it again takes a tenth of the time.
    gc.collect()
    gc.freeze()
    # In the thread of the windows alone, as in the program, and not so often.
    gc.disable()
    gc.set_threshold(20_000, 20, 20)


def pytest_unconfigure() -> None:
    _home.cleanup()


@pytest.hookimpl(wrapper=True)
def pytest_report_to_serializable() -> Iterator[None]:
    """A failure may tell of a name that is no text, which the runner cannot pass on: it would end the whole run."""
    return _as_text((yield))


def _as_text(told: Any) -> Any:
    if isinstance(told, str):
        return told.encode("utf-8", "backslashreplace").decode()
    if isinstance(told, dict):
        return {_as_text(key): _as_text(each) for key, each in told.items()}
    return type(told)(map(_as_text, told)) if type(told) in (list, tuple) else told


@pytest.fixture(autouse=True)
def _plain_waiting() -> Iterator[None]:
    """A test after one that had a window waits for a lock as a command does."""
    yield
    patience.wait_with(None)


@pytest.fixture(autouse=True)
def _collecting() -> Iterator[None]:
    yield
    collect_what_is_due()


@pytest.fixture(scope="session")
def empty_register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a new register, made once; tests work on copies of it."""
    path = tmp_path_factory.mktemp("template") / "empty.ddesk"
    create(path).close()
    return path


@pytest.fixture
def register_file(empty_register: Path, tmp_path: Path) -> Path:
    """A register file of this test's own."""
    return Path(shutil.copy(empty_register, tmp_path / "register.ddesk"))


@pytest.fixture
def register(register_file: Path) -> Iterator[Register]:
    """An open register with the usual indicators and nothing else."""
    opened = open_register(register_file)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def made_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a register with the sample, made once and only read; a test that writes works on a copy of it."""
    path = tmp_path_factory.mktemp("made") / "sample.ddesk"
    create(path, fill=build_sample).close()
    return path


@pytest.fixture(scope="session")
def filled_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the filled register, only read; it takes ten seconds to make, so this is for thorough tests."""
    path = tmp_path_factory.mktemp("filled") / "filled.ddesk"
    register = create(path)
    keep_filled(register)
    register.close()
    return path


@pytest.fixture
def sampled(register: Register, made_sample: Path) -> Register:
    """The open register, which now holds the sample."""
    with closing(sqlite3.connect(made_sample)) as source, register.engine.connect() as connection:
        connection.rollback()
        source.backup(connection.connection.driver_connection)
    # Else the next save would find another copy in its place.
    register.note_its_end()
    return register


@pytest.fixture
def statements(register: Register) -> list[str]:
    """The SQL that the register sends from now on."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        sent.append(statement)

    event.listen(register.engine, "before_cursor_execute", note)
    return sent


@pytest.fixture
def places(monkeypatch: pytest.MonkeyPatch) -> Iterator[Places]:
    """Places of which a test says how they fail."""
    made = Places(monkeypatch)
    yield made
    made.release()
