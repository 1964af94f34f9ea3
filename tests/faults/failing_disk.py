"""Saves, looks and exports on a disk of which the n-th write, sync or read fails, by the library of failing_disk.c.

    python -m tests.faults.failing_disk [save|look|export]-[write|sync|read]-STEP ...

tries every STEP-th n, twice each: the disk fails once, or from then on, as one that is gone. Without words: every n.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from xml.etree import ElementTree

from districtdesk.exchange.errors import ExchangeError
from districtdesk.exchange.export import export_register
from districtdesk.register.errors import OutcomeUnknown, RegisterError
from districtdesk.register.journal import ending
from districtdesk.register.opening import create, open_register
from districtdesk.register.queries import listing
from districtdesk.register.queries.listing import Query
from tests.making import company, keep

_SOURCE = Path(__file__).with_suffix(".c")
SORTS = {"write": 1, "sync": 2, "read": 3}
_FOLDER = "DISTRICTDESK_FAILING_DISK"
_ALL = ("save-sync-1", "save-write-1", "save-read-1", "look-read-1", "export-sync-1", "export-write-1")
_OLD = b"what was there before"


def compile_to(folder: Path) -> Path:
    """The library, made from its source."""
    library = folder / "failing_disk.so"
    subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", library, _SOURCE, "-ldl"], check=True, capture_output=True)
    return library


def run(folder: Path, *trials: str) -> subprocess.CompletedProcess[str]:
    """Try these below the library, in a process of their own; it ends well when nothing was wrong."""
    environment = os.environ | {"LD_PRELOAD": str(compile_to(folder)), _FOLDER: str(folder)}
    command = [sys.executable, "-m", "tests.faults.failing_disk", *trials]
    return subprocess.run(command, env=environment, check=False, capture_output=True, text=True)


class Disk:
    """The library in this process. `made`: how many calls of each sort there were in the last watch."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(None)
        self.made = dict.fromkeys(SORTS, 0)

    @contextmanager
    def failing(self, sort: str, at: int, *, stays: bool) -> Iterator[None]:
        self._library.disk_watch(SORTS.get(sort, 0), at, int(stays), errno.EIO)
        try:
            yield
        finally:
            self.made = {each: self._library.disk_count(number) for each, number in SORTS.items()}


def _count(file: Path) -> int:
    opened = open_register(file, whole=True)
    try:
        with opened.read() as session:
            return listing.counts(session)["company"]
    finally:
        opened.close()


def save_once(disk: Disk, whole: Path, file: Path, sort: str = "", at: int = 0, *, stays: bool = False) -> str:
    """What became of one save. Raises AssertionError for a loss, a half file or an untrue word."""
    shutil.copy(whole, file)
    register = open_register(file)
    how = "saved"
    try:
        with disk.failing(sort, at, stays=stays):
            keep(register, company("Second"))
    except OutcomeUnknown:
        how = "unknown"
    except RegisterError as said:
        assert said.kept and said.advice, said
        how = "not saved"
    register.close()
    there = _count(file)
    assert there in {"saved": (2,), "not saved": (1,), "unknown": (1, 2)}[how], f"{how}, and {there} are there"
    return how


def export_once(disk: Disk, whole: Path, file: Path, sort: str = "", at: int = 0, *, stays: bool = False) -> str:
    """What became of one export, the same way."""
    target = file.with_name("book.xlsx")
    target.write_bytes(_OLD)
    register, before = open_register(whole, read_only=True), set(target.parent.iterdir())
    how = "exported"
    try:
        with disk.failing(sort, at, stays=stays):
            export_register(register, target)
    except (ExchangeError, RegisterError) as said:
        assert said.kept, said
        how = "not exported"
    register.close()
    if how == "exported":
        with zipfile.ZipFile(target) as book:
            for name in book.namelist():
                ElementTree.fromstring(book.read(name))
    assert (target.read_bytes() == _OLD) == (how == "not exported"), f"{how}, and it is otherwise"
    assert set(target.parent.iterdir()) == before, "something was left"
    return how


def look_once(disk: Disk, whole: Path, file: Path, sort: str = "", at: int = 0, *, stays: bool = False) -> str:
    """What became of reading a list, the same way; afterwards it is read as if nothing had been."""
    shutil.copy(whole, file)
    register = open_register(file)
    # Else all that is read would be kept from the opening.
    register.engine.dispose()
    how = "read"
    try:
        with disk.failing(sort, at, stays=stays), register.read() as session:
            assert len(listing.window(session, Query("company"), 0, 10)) == 1
    except RegisterError as said:
        assert said.kept and said.advice, said
        how = "not read"
    with register.read() as session:
        assert len(listing.window(session, Query("company"), 0, 10)) == 1
    register.close()
    return how


_TRIALS: dict[str, Callable[..., str]] = {"save": save_once, "look": look_once, "export": export_once}


def _try_all(disk: Disk, folder: Path, trial: str) -> Counter[str]:
    what, sort, step = trial.split("-")
    whole, file = folder / "whole.ddesk", folder / "tried" / "register.ddesk"
    _TRIALS[what](disk, whole, file)
    counts, calls = Counter[str](), disk.made[sort]
    for stays in (False, True):
        # The last ones matter most: there a save is put in place.
        for at in range(calls, 0, -int(step)):
            try:
                counts[_TRIALS[what](disk, whole, file, sort, at, stays=stays)] += 1
            except Exception as fault:
                counts["WRONG"] += 1
                print(f"WRONG: {what}, {sort} {at} of {calls}, stays: {stays}: {type(fault).__name__}: {fault}")
    print(f"{trial} of {calls}:", ", ".join(f"{how} {times}" for how, times in sorted(counts.items())))
    return counts


def main(folder: Path, trials: Sequence[str]) -> int:
    """Print what became of them; 1 when one lost what was acknowledged, left a half file or said what is not so."""
    # Nobody waits here for a disk that is broken for good.
    ending.PAUSES = ()
    made = create(folder / "whole.ddesk")
    keep(made, company("First"))
    made.close()
    (folder / "tried").mkdir()
    disk = Disk()
    return int(sum(_try_all(disk, folder, trial)["WRONG"] for trial in trials or _ALL) > 0)


if __name__ == "__main__":
    if _FOLDER in os.environ:
        sys.exit(main(Path(os.environ[_FOLDER]), sys.argv[1:]))
    with tempfile.TemporaryDirectory() as own:
        done = run(Path(own), *sys.argv[1:])
    print(done.stdout, done.stderr)
    sys.exit(done.returncode)
