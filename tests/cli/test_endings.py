"""The command line: how it ends when the world stands in the way, and that nothing is changed then."""

from __future__ import annotations

import os
import sqlite3
import struct
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from districtdesk.cli import commands
from districtdesk.register.file import patient_connection
from districtdesk.register.file.file_format import journal_beside
from districtdesk.register.journal.undo import undo
from districtdesk.register.opening import open_register
from tests.cli.running import READING, Run, add_park, on, process, state


@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_reading_changes_no_byte_and_leaves_nothing_beside(run: Run, sample: Path, command: tuple[str, ...]):
    os.chmod(sample, 0o444)
    before = state(sample.parent)
    assert run(*on(sample, command))[0] == 0
    assert state(sample.parent) == before


def _empty(raw: bytes) -> bytes:
    return b""


def _cut_off(raw: bytes) -> bytes:
    return raw[: len(raw) // 2]


def _damaged(raw: bytes) -> bytes:
    middle = len(raw) // 2 // 4096 * 4096
    return raw[:middle] + bytes(4096) + raw[middle + 4096 :]


def _newer(raw: bytes) -> bytes:
    return raw[:60] + struct.pack(">I", 999) + raw[64:]


def _of_another_program(raw: bytes) -> bytes:
    return raw[:68] + bytes(4) + raw[72:]


_REFUSED = [
    (spoil, command)
    for spoil in (_empty, _cut_off, _damaged, _of_another_program)
    for command in (*READING, ("undo",), ("redo",), ("export", "OUT"))
    # What is damaged is checked as far as it can be read: see the next test.
    if (spoil, command) != (_damaged, ("check",))
]


@pytest.mark.parametrize(("spoil", "command"), _REFUSED)
def test_a_file_that_is_no_whole_register_is_refused(run: Run, sample: Path, spoil, command):
    sample.write_bytes(spoil(sample.read_bytes()))
    before = state(sample.parent)
    arguments = [str(sample.parent / "out.xlsx") if each == "OUT" else each for each in on(sample, command)]
    code, out, err = run(*arguments)
    assert (code, out) == (3, "")
    what_happened, *ways_out = err.splitlines()
    assert "left as it is" in what_happened
    # Of what still holds rows of a register, whatever its head says.
    assert [line.split()[0] for line in ways_out] == ([] if spoil is _empty else ["“repair”"])
    assert state(sample.parent) == before


def test_a_damaged_register_is_checked_as_far_as_it_can_be_read(run: Run, sample: Path):
    sample.write_bytes(_damaged(sample.read_bytes()))
    before = state(sample.parent)
    code, out, err = run("check", str(sample))
    assert code == 3 and out.startswith("Checked ")
    assert err.startswith("Error: A part of the file can no longer be read")
    assert "“repair” puts together" in err.splitlines()[-1]
    assert state(sample.parent) == before


@pytest.mark.parametrize("command", [*READING, ("undo",), ("redo",)], ids=" ".join)
def test_a_register_of_a_newer_version_is_read_and_not_written(run: Run, sample: Path, command):
    sample.write_bytes(_newer(sample.read_bytes()))
    before = state(sample.parent)
    code, out, err = run(*on(sample, command))
    is_reading = command in READING
    assert (code, bool(out)) == ((0, True) if is_reading else (3, False))
    assert "newer DistrictDesk and is open for reading only" in err
    assert state(sample.parent) == before


@pytest.mark.parametrize("command", [*READING, ("undo",)], ids=" ".join)
def test_what_another_file_left_beside_a_register_is_not_played_back(run: Run, sample: Path, command):
    head = bytes.fromhex("d9d505f920a163d7") + struct.pack(">5I", 0, 1, 3, 512, 4096)
    journal_beside(sample).write_bytes(head.ljust(512, b"\0"))
    before = state(sample.parent)
    code, out, err = run(*on(sample, command))
    assert (code, out) == (3, "") and f"Move “{journal_beside(sample).name}”" in err
    assert state(sample.parent) == before


def test_a_missing_register_is_the_world(run: Run, tmp_path):
    code, _out, err = run("list", tmp_path / "none.ddesk", "figure")
    assert code == 3 and "none.ddesk" in err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", [("list", "figure"), ("undo",)], ids=" ".join)
def test_a_register_in_use_is_said(run: Run, sample: Path, monkeypatch, command):
    add_park(sample)
    monkeypatch.setattr(patient_connection, "BUSY_SECONDS", 0.05)
    other = sqlite3.connect(sample, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    code, out, err = run(*on(sample, command))
    other.close()
    assert (code, out) == (3, "") and "in use" in err


def test_a_fault_of_the_program_is_kept_and_said_in_a_sentence(run: Run, sample: Path, monkeypatch, tmp_path):
    def fail(_arguments: object) -> None:
        raise RuntimeError("our own mistake")

    monkeypatch.setitem(commands.COMMANDS, "check", fail)
    monkeypatch.setenv("DISTRICTDESK_HOME", str(tmp_path / "home"))
    code, _out, err = run("check", sample)
    assert code == 3 and "RuntimeError" in err
    assert "our own mistake" in (tmp_path / "home" / "faults.log").read_text()


def test_breaking_off_is_calm(run: Run, sample: Path, monkeypatch):
    def interrupt(_arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setitem(commands.COMMANDS, "check", interrupt)
    code, _out, err = run("check", sample)
    assert code == 3 and err.startswith("Broken off")


# As a process of its own


@pytest.mark.thorough
def test_output_is_utf_8_whatever_the_terminal_says(sample: Path):
    done = process("list", sample, "legal_act", env=os.environ | {"PYTHONIOENCODING": "ascii", "LC_ALL": "C"})
    assert done.returncode == 0
    assert "───" in done.stdout.decode("utf-8")


@pytest.mark.thorough
@pytest.mark.skipif(os.name == "nt", reason="a POSIX shell closes the stream")
@pytest.mark.parametrize(("closed", "said"), [(">&-", True), (">&- 2>&-", False)])
def test_an_answer_that_nobody_can_take_is_said(sample: Path, closed: str, said: bool):
    command = f'"{sys.executable}" -m districtdesk.cli list "{sample}" figure {closed}'
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False)
    assert done.returncode == 3 and bool(done.stderr) == said and b"fault" not in done.stderr


@pytest.mark.thorough
def test_a_reader_who_had_enough_is_no_error(sample: Path):
    command = [sys.executable, "-m", "districtdesk.cli", "list", str(sample), "citation"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


@pytest.mark.thorough
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
def test_an_answer_that_cannot_be_written_is_the_world(sample: Path):
    with open("/dev/full", "wb") as full:
        command = [sys.executable, "-m", "districtdesk.cli", "list", str(sample), "figure"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 3
    assert len(done.stderr.decode().splitlines()) == 1


@pytest.mark.thorough
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
@pytest.mark.parametrize("answer", [subprocess.DEVNULL, None], ids=["nowhere", "full too"])
def test_where_nobody_can_be_told_the_exit_code_still_says_it(sample: Path, answer):
    with open("/dev/full", "wb") as full:
        for arguments in (("list", "none", "figure"), ("list", str(sample), "figure"), ("list",)):
            command = [sys.executable, "-m", "districtdesk.cli", *arguments]
            done = subprocess.run(command, stdout=answer or full, stderr=full, check=False)
            assert done.returncode == (2 if len(arguments) == 1 else 0 if answer and arguments[1] != "none" else 3)


def _small_disk(most: int) -> Callable[[], None]:
    """Let the process write no file larger than `most` bytes, as a full disk would."""
    resource = pytest.importorskip("resource")
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


@pytest.mark.thorough
@pytest.mark.parametrize("most", [20_000, 300_000])
def test_new_on_a_full_disk_leaves_nothing(tmp_path, most: int):
    done = process("new", tmp_path / "a.ddesk", "--sample", preexec_fn=_small_disk(most))
    assert done.returncode == 3
    assert "Make room" in done.stderr.decode()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.thorough
@pytest.mark.parametrize("most", [200, 20_000])
def test_undo_on_a_full_disk_changes_nothing(sample: Path, most: int):
    add_park(sample)
    before = sample.read_bytes()
    done = process("undo", sample, preexec_fn=_small_disk(most))
    assert done.returncode == 3
    assert "Make room" in done.stderr.decode()
    register = open_register(sample, whole=True)
    assert sample.read_bytes() == before
    assert undo(register).label == "Add district"
    register.close()
