"""Makes registers of 1,000, 100,000 and 1,000,000 companies and prints ours, the reference and the ratio.

python -m tests.benchmarks [--only NAME]... [--folder FOLDER]  keeps the registers in FOLDER for the next time.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from districtdesk.register.journal.store import Register

from . import (
    backing_up,
    checking,
    exporting,
    importing,
    large_timeline,
    lists,
    opening,
    overview,
    reading,
    saving,
    searching,
    several,
    start,
    timeline,
)
from .measuring import Line, table
from .registers import make

_SIZES = (1_000, 100_000, 1_000_000)
_EXPORTED = 50_000
_CHECKED = 100_000
_ALL = (
    "start",
    "save",
    "list",
    "search",
    "open",
    "check",
    "backup",
    "export",
    "import",
    "timeline",
    "overview",
    "read",
    "several",
)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("--only", action="append", choices=_ALL)
    parser.add_argument("--folder", type=Path, help="where the registers are made and kept")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as passing:
        folder = options.folder or Path(passing)
        folder.mkdir(parents=True, exist_ok=True)
        found = _measure(folder, set(options.only or _ALL))
    print(table(found))


def _measure(folder: Path, wanted: set[str]) -> list[Line]:
    found: list[Line] = []
    if wanted & {"start", "save", "list", "search", "open"}:
        for size in _SIZES:
            register = _made(folder, size)
            if "start" in wanted:
                found += start.lines(Path(register.place), size)
            if "save" in wanted:
                found.append(saving.line(register, size))
            if "list" in wanted:
                found += lists.lines(register, size)
            if "search" in wanted:
                found += searching.lines(register, size)
            if "open" in wanted:
                found.append(opening.line(register, size))
            register.close()
    if "several" in wanted:
        register = _made(folder, _CHECKED)
        found += several.lines(register, _CHECKED)
        register.close()
    if "check" in wanted:
        register = _made(folder, _CHECKED)
        found.append(checking.line(register, _CHECKED))
        register.close()
    if "backup" in wanted:
        register = _made(folder, _CHECKED)
        found += backing_up.lines(register, _CHECKED)
        register.close()
    if "export" in wanted:
        register = _made(folder, _EXPORTED)
        found.append(exporting.line(register))
        register.close()
    if "import" in wanted:
        register = _made(folder, _CHECKED)
        found += importing.lines(register, _CHECKED)
        register.close()
    if "timeline" in wanted:
        found += timeline.lines()
        found += large_timeline.lines()
    if "overview" in wanted:
        found += overview.lines()
    if "read" in wanted:
        found.append(reading.line())
    return found


def _made(folder: Path, size: int) -> Register:
    print(f"A register of {size} companies …", flush=True)
    return make(folder / f"{size}.ddesk", size)


main()
