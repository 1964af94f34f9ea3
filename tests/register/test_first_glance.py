"""A glance into a register file: it tells what the open register tells, and nothing of any other file."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from districtdesk.i18n import LANGUAGES, speaking
from districtdesk.names import Names
from districtdesk.records import KINDS
from districtdesk.register.file.first_glance import Glance, read_glance
from districtdesk.register.journal.entry import Entry, remove_record, save
from districtdesk.register.journal.store import Register
from districtdesk.register.queries import listing
from districtdesk.register.queries.listing import Query

_NAMES = ("Əli", "Zər", "Çay", "Şəki", "Ярд", "Ear")


def _look(path: Path, kind: str = "company", **options: bool) -> Glance | None:
    return read_glance(path, list(KINDS), kind, 4, **options)


@pytest.fixture
def filled(register: Register) -> Register:
    for name in _NAMES:
        save(register, Entry("company", {"names": Names(az=name, en=f"{name} Ltd")}))
    gone = save(register, Entry("company", {"names": Names.same("Aaa")}))
    remove_record(register, "company", gone.id)
    return register


@pytest.mark.thorough
@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("descending", [False, True])
def test_it_tells_what_the_open_register_tells(filled: Register, code: str, descending: bool) -> None:
    with speaking(code), filled.read() as session:
        rows = listing.window(session, Query("company", descending=descending), 0, 4)
        seen = _look(Path(filled.place), descending=descending)
        assert seen is not None
        assert seen.names == tuple(row.caption.show() for row in rows)
        assert seen.counts == listing.counts(session)


def test_without_a_kind_it_only_counts(filled: Register) -> None:
    seen = _look(Path(filled.place), kind="")
    assert seen is not None
    assert (seen.counts["company"], seen.names) == (len(_NAMES), ())


@pytest.mark.parametrize("change", ["text", "empty", "cut off", "newer", "older", "other program"])
def test_what_is_no_register_of_this_program_is_not_looked_into(register_file: Path, change: str) -> None:
    raw = bytearray(register_file.read_bytes())
    if change in ("newer", "older"):
        raw[60:64] = (99 if change == "newer" else 0).to_bytes(4, "big")
    elif change == "other program":
        raw[68:72] = b"\0\0\0\0"
    made = {"text": b"Dear reader", "empty": b"", "cut off": bytes(raw[:-4096])}.get(change, bytes(raw))
    register_file.write_bytes(made)
    assert _look(register_file) is None
    assert register_file.read_bytes() == made
    assert [each.name for each in register_file.parent.iterdir()] == [register_file.name]


def test_a_missing_file_is_nothing(tmp_path: Path) -> None:
    assert _look(tmp_path / "gone.ddesk") is None
    assert not list(tmp_path.iterdir())


def test_a_register_that_another_program_holds_is_not_waited_for(register_file: Path) -> None:
    other = sqlite3.connect(register_file, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert _look(register_file) is None
    other.close()


def test_it_needs_no_sqlalchemy() -> None:
    loaded = "districtdesk.desk.shell.last_place, districtdesk.desk.start.desk"
    script = f"import sys, {loaded}; print('sqlalchemy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.thorough
def test_the_register_is_loaded_without_what_only_asynchronous_drivers_and_a_typed_claim_need() -> None:
    """And they have it all the same when they ask for it."""
    script = """
import sys
from districtdesk.desk.start import late_loading
late_loading.load_open_register()
late_loading.load_record_view()
needless = ("asyncio", "ssl", "email", "importlib.metadata", "districtdesk.claim_reading.reading")
print([name for name in needless if name in sys.modules])
from sqlalchemy.util import compat, concurrency, queue
print(concurrency.is_exit_exception(TimeoutError()), concurrency.is_exit_exception(ValueError()))
print([name for name in needless if name in sys.modules])
import asyncio
print(concurrency.is_exit_exception(asyncio.CancelledError()), queue.asyncio.Queue is asyncio.Queue)
print(any(each.name for each in compat.importlib_metadata_get("console_scripts")))
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[:-1] == ["[]", "True False", "[]", "True True", "True"]
