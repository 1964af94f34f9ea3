"""A copy of the register for long reading leaves nothing behind, not even that of a process that was ended."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from districtdesk.register.file.process_alive import is_alive
from districtdesk.register.journal.store import Register
from districtdesk.register.queries.listing import counts
from districtdesk.register.snapshot import open_snapshot
from tests.making import district, keep


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for temporary files of this test's own."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture(scope="module")
def gone() -> int:
    """The number of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def leave(folder: Path, name: str) -> Path:
    left = folder / name
    left.mkdir()
    (left / "register.ddesk").write_bytes(b"a whole register")
    return left


def test_the_copy_goes_with_its_reading(register: Register, temporary: Path) -> None:
    with open_snapshot(register):
        assert [each.name.split("-")[:2] for each in temporary.iterdir()] == [["districtdesk", str(os.getpid())]]
    assert list(temporary.iterdir()) == []


def test_it_is_stopped_while_it_is_copied_and_while_it_is_read(register: Register, temporary: Path) -> None:
    def stopped_after(times: int) -> Callable[[], None]:
        left = iter(range(times))

        def tick() -> None:
            if next(left, None) is None:
                raise InterruptedError

        return tick

    with pytest.raises(InterruptedError), open_snapshot(register, stopped_after(0)):
        pytest.fail("The copy is stopped before it is whole.")
    with open_snapshot(register, stopped_after(9)) as still, pytest.raises(InterruptedError), still.read() as session:
        while True:
            counts(session)
    assert list(temporary.iterdir()) == []
    keep(register, district("Park"))


def test_the_copy_of_an_ended_process_is_removed(register: Register, temporary: Path, gone: int) -> None:
    left = leave(temporary, f"districtdesk-{gone}-abc")
    with open_snapshot(register):
        assert not left.exists()


def test_what_a_living_process_or_another_program_keeps_stays(register: Register, temporary: Path, gone: int) -> None:
    names = (f"districtdesk-{os.getppid()}-abc", "districtdesk-abc", f"districtdesk-{gone}", f"other-{gone}-abc")
    kept = [leave(temporary, name) for name in names]
    with open_snapshot(register):
        assert all(each.exists() for each in kept)


@pytest.mark.skipif(sys.platform == "win32", reason="making a link needs a privilege there")
def test_a_link_that_is_called_like_a_copy_is_left_alone(register: Register, temporary: Path, gone: int) -> None:
    elsewhere = leave(temporary, "elsewhere")
    (temporary / f"districtdesk-{gone}-abc").symlink_to(elsewhere)
    with open_snapshot(register):
        assert list(elsewhere.iterdir())


def test_this_process_is_alive_and_an_ended_one_is_not(gone: int) -> None:
    assert is_alive(os.getpid()) and not is_alive(gone) and not is_alive(10**9)
