"""The process that reads one file and ends: what it may take of memory and time is limited before it looks."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import IO

from ..exchange.errors import ExchangeError
from ..exchange.limits import Limits
from ..exchange.refusals import too_large
from ..i18n import _, speaking
from .readers import find_reader
from .wire import ALL_ROWS, send, send_sheet

# What it may take beside what the program itself takes, and the seconds that a processor may work for it.
MEMORY_BYTES = 300 << 20
SECONDS = 60


def main() -> None:
    """Read the file that the arguments name, in the language that they name; answer on the output."""
    language, file, *wishes = sys.argv[2:5]
    limit_process()
    with speaking(language):
        read_to(sys.stdout.buffer, Path(file), has_all_rows=ALL_ROWS in wishes)
        sys.stdout.buffer.flush()


def limit_process() -> None:
    """Where the system can: the counts of Limits hold everywhere."""
    try:
        import resource
    except ImportError:
        return
    for limit, most in ((resource.RLIMIT_DATA, MEMORY_BYTES), (resource.RLIMIT_CPU, SECONDS)):
        _soft, hard = resource.getrlimit(limit)
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(limit, (least, hard))


def read_to(answers: IO[bytes], path: Path, limits: Limits | None = None, *, has_all_rows: bool = False) -> None:
    """Say the sheets of the file, or why it is not read; the rows of a workbook of ours only where they are asked."""
    try:
        reader = find_reader(path)
        is_filled = False
        for sheet in reader(path, limits or Limits()):
            is_filled = send_sheet(answers, replace(sheet, is_ours=False) if has_all_rows else sheet) or is_filled
        if is_filled:
            send(answers, "end")
        else:
            send(answers, "refused", _("There is nothing in the file but empty rows."))
    except ExchangeError as refusal:
        send(answers, "refused", str(refusal))
    except (MemoryError, RecursionError):
        send(answers, "refused", str(too_large()))


if __name__ == "__main__":
    main()
