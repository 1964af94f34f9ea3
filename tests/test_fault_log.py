"""The log of faults keeps every fault, and stays short whatever comes again and again."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TextIO

import pytest

from districtdesk.fault_log import FaultLog


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "logs" / "test.log"


def _lines(path: Path) -> list[str]:
    """What was written, without the moment before it."""
    return [line.partition(" ")[2] for line in path.read_text("utf-8").splitlines()]


def test_each_fault_is_written_in_full(path: Path) -> None:
    log = FaultLog(path)
    assert [log.write(f"Fault {name}", name) for name in "ab"] == [True, True]
    assert _lines(path) == ["Fault a", "Fault b"]


def test_what_comes_again_is_counted_and_told_ever_more_rarely(path: Path) -> None:
    log = FaultLog(path)
    assert [log.write("Fault a", "a") for _time in range(250)] == [True, *[False] * 249]
    assert _lines(path) == ["Fault a", "10 times until now: a", "100 times until now: a"]
    log.close()
    assert _lines(path)[-1] == "250 times until now: a"


def test_a_long_file_is_put_aside_while_it_is_written(path: Path) -> None:
    told: list[TextIO] = []
    log = FaultLog(path, told.append, largest=1000)
    for number in range(100):
        log.write("x" * 90, str(number))
    log.close()
    old = path.with_suffix(".old.log")
    assert [each.exists() and each.stat().st_size < 1200 for each in (path, old)] == [True, True]
    assert len(told) > 2
    assert sorted(each.name for each in path.parent.iterdir()) == ["test.log", "test.old.log"]


def test_a_long_file_of_last_time_is_put_aside(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("x" * 2000)
    FaultLog(path, largest=1000).close()
    assert path.stat().st_size == 0
    assert path.with_suffix(".old.log").stat().st_size == 2000


def test_a_log_that_cannot_be_written_is_silent(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    log = FaultLog(tmp_path / "file" / "test.log")
    assert not log.is_open
    assert log.write("Fault a", "a")
    log.close()


def test_a_closed_log_takes_nothing_more(path: Path) -> None:
    log = FaultLog(path)
    log.close()
    log.write("Fault a", "a")
    assert _lines(path) == []


def test_threads_write_whole_lines(path: Path) -> None:
    log = FaultLog(path)

    def write(name: str) -> None:
        for time in range(50):
            log.write(f"{name} " * 50, f"{name} {time}")

    threads = [threading.Thread(target=write, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    log.close()
    assert len(_lines(path)) == 200
    assert all(len(set(line.split())) == 1 for line in _lines(path))
