"""What it takes to put a large damaged register together again: python -m tests.benchmarks.salvaging [COMPANIES]."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from districtdesk.register.repairing.layout import layout_of
from districtdesk.register.repairing.repair import repair
from districtdesk.register.salvage.reading import read_rows
from tests.faults.damages import overwrite

from .registers import make

T = TypeVar("T")
_PAGE = 4096
# Every hundredth page is gone.
_SPOILT = 100


def main(companies: int) -> None:
    """Print processor time and time of the clock: of reading the pages, and of all of it."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "large.ddesk"
        make(file, companies).close()
        shapes = layout_of(file)
        for at in range(_SPOILT, file.stat().st_size // _PAGE, _SPOILT):
            overwrite(file, at * _PAGE, bytes(_PAGE))
        _tell("reading the pages", lambda: read_rows(file, shapes))
        account = _tell("all of it", lambda: repair(file))
        print("\n".join(account.sentences()[:4]))


def _tell(what: str, work: Callable[[], T]) -> T:
    used, began = time.process_time(), time.perf_counter()
    done = work()
    print(f"{what:20} {time.process_time() - used:8.1f} s {time.perf_counter() - began:8.1f} s")
    return done


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
