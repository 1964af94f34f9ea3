"""Kills the program at random moments and looks at what is left: python -m tests.faults.killing 1000 [SEED [WORK]].

A child does the work and dies by SIGKILL; what it acknowledged it said through a pipe. Then the next start is made.
"""

from __future__ import annotations

import os
import random
import select
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from .killed_works import WORKS, Work

# A kill may come a little after the work would have ended.
_BEYOND = 1.05
# What endless work gets at most, from the first word that it says.
_LONGEST = 0.3


class Outcome(NamedTuple):
    """What the child acknowledged, and whether it was killed before it ended."""

    said: list[str]
    was_killed: bool
    seconds: float


def kill_at_random(work: Work, ready: Path, folder: Path, after: float | None) -> Outcome:
    """Do the work in a copy of the prepared folder and kill it after so many seconds; None lets it end."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ready, folder)
    reading, writing = os.pipe()
    begun = time.monotonic()
    child = os.fork()
    if not child:
        _be_the_child(work, folder, reading, writing)
    os.close(writing)
    first = os.read(reading, 1 << 16) if work.is_endless else b""
    said = _listen(reading, first, None if after is None else (time.monotonic() if first else begun) + after)
    was_killed = not said.has_ended
    if was_killed:
        os.kill(child, signal.SIGKILL)
    text = said.text + _rest(reading)
    _child, status = os.waitpid(child, 0)
    assert was_killed or status == 0, f"the work failed by itself: {status}"
    lines = text.decode().split("\n")
    # A line without its end was never acknowledged.
    return Outcome(lines[:-1], was_killed, time.monotonic() - begun)


def _be_the_child(work: Work, folder: Path, reading: int, writing: int) -> None:
    status = 1
    try:
        os.close(reading)
        _live_in(folder)
        work.do(folder, lambda word: os.write(writing, f"{word}\n".encode()))
        status = 0
    finally:
        os._exit(status)


class _Heard(NamedTuple):
    text: bytes
    has_ended: bool


def _listen(reading: int, text: bytes, until: float | None) -> _Heard:
    while True:
        left = None if until is None else max(0.0, until - time.monotonic())
        ready, _writable, _failed = select.select([reading], [], [], left)
        if not ready:
            return _Heard(text, has_ended=False)
        part = os.read(reading, 1 << 16)
        if not part:
            return _Heard(text, has_ended=True)
        text += part
        if until is not None and time.monotonic() > until:
            return _Heard(text, has_ended=False)


def _rest(reading: int) -> bytes:
    parts = []
    while part := os.read(reading, 1 << 16):
        parts.append(part)
    os.close(reading)
    return b"".join(parts)


def _live_in(folder: Path) -> None:
    """The person's own folders lie beside the files, so that a copy takes all along."""
    os.environ["DISTRICTDESK_HOME"] = str(folder / "home")


def main(count: int, seed: int, only: str = "") -> int:
    """Print how many kills of each work there were and what of it was lost; 1 where anything was."""
    chance, killed, lost = random.Random(seed), Counter[str](), list[str]()
    works = {name: work for name, work in WORKS.items() if not only or name == only}
    with tempfile.TemporaryDirectory(prefix="districtdesk-kills-") as passing:
        usual = {name: _prepared(work, Path(passing), name) for name, work in works.items()}
        for number in range(count):
            name = list(works)[number % len(works)]
            outcome, trouble = _one(works[name], Path(passing), name, chance.random() * usual[name] * _BEYOND)
            killed[name] += outcome.was_killed
            killed["acknowledged saves"] += len(outcome.said) if works[name].is_endless else 0
            lost += [f"{name}: {trouble}"] if trouble else []
    for name, times in killed.items():
        print(f"{name:20} {times}")
    for line in lost:
        print(f"LOST {line}")
    print(f"lost: {len(lost)}")
    return int(bool(lost))


def _prepared(work: Work, passing: Path, name: str) -> float:
    """Prepare the folder, let the work end once, judge that too, and return how long it takes."""
    ready = passing / f"{name} ready"
    (ready / "home").mkdir(parents=True)
    _live_in(ready)
    work.prepare(ready)
    if work.is_endless:
        return _LONGEST
    outcome = kill_at_random(work, ready, passing / name, None)
    _live_in(passing / name)
    work.judge(passing / name, outcome.said)
    return outcome.seconds


def _one(work: Work, passing: Path, name: str, after: float) -> tuple[Outcome, str]:
    folder = passing / name
    outcome = kill_at_random(work, passing / f"{name} ready", folder, after)
    _live_in(folder)
    try:
        work.judge(folder, outcome.said)
    except Exception as trouble:
        kept = Path(tempfile.mkdtemp(prefix="districtdesk-lost-"))
        with suppress(OSError):
            shutil.copytree(folder, kept, dirs_exist_ok=True)
        return outcome, f"killed after {after:.4f} s: {type(trouble).__name__}: {trouble}; kept in {kept}"
    return outcome, ""


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1, *sys.argv[3:4]))
