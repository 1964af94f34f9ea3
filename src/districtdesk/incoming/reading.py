"""Reads any file as sheets of cells, in a process of its own that is ended when it takes too long."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ..exchange.errors import Cancelled, ExchangeError
from ..exchange.refusals import too_large
from ..i18n import _, language
from ..second_process import READ_FILE, start_second
from .file_form import find_form
from .sheet_cells import IncomingFile
from .wire import ALL_ROWS, receive_sheets

IsCancelled = Callable[[], bool]
_MODULE = "districtdesk.incoming.reading_process"
_LOOK_EVERY = 0.05
# So long the other process may work and send nothing; a large table takes some time.
PATIENCE_SECONDS = 20.0
# And so many times as long it may take for that: a busy machine gives it little of its time.
_BUSY = 6
# Where Linux says how much of the processor's time a process has taken: the fields after its name in brackets.
_SPENT, _USER, _SYSTEM = "/proc/{id}/stat", 11, 12


def _go_on() -> bool:
    return False


def read_file(
    path: Path,
    *,
    is_cancelled: IsCancelled = _go_on,
    patience: float = PATIENCE_SECONDS,
    has_all_rows: bool = False,
) -> IncomingFile:
    """The sheets of the file; of a workbook that has lists of ours the rows only where `has_all_rows` wishes them.

    Raises ExchangeError with a sentence of its own for each thing that can be wrong with a file, and Cancelled. The
    reading process never outlives the call, and none is started for what the first bytes or the directory refuse.
    """
    find_form(path)
    wishes = (ALL_ROWS,) if has_all_rows else ()
    process = start_second(_MODULE, READ_FILE, language(), str(path.absolute()), *wishes)
    if process is None or process.stdout is None:
        raise ExchangeError(_("The file is read by a process of its own, and the system started none. Try again."))
    with _watched(process, is_cancelled, _Watch(process.pid, patience)) as watch:
        try:
            sheets = list(receive_sheets(watch.hearing(process.stdout)))
        except (EOFError, ValueError) as problem:
            if watch.was_cancelled:
                raise Cancelled from problem
            raise _ended(watch) from problem
    return IncomingFile(path.name, sheets)


class _Watch:
    was_cancelled = False
    was_late = False

    def __init__(self, process_id: int, patience: float) -> None:
        self._process_id, self._patience = process_id, patience
        self._heard = time.monotonic()
        self._noted = 0.0
        self._spent_before: float | None = None

    def hearing(self, lines: Iterable[bytes]) -> Iterator[bytes]:
        """The lines; each of them gives the other process its time anew."""
        for line in lines:
            self._heard = time.monotonic()
            yield line

    def look(self, is_cancelled: IsCancelled) -> bool:
        """Whether the other process must end."""
        self.was_cancelled = is_cancelled()
        self.was_late = self._is_late()
        return self.was_cancelled or self.was_late

    def _is_late(self) -> bool:
        if self._noted != self._heard:
            self._noted, self._spent_before = self._heard, _spent_by(self._process_id)
        silent = time.monotonic() - self._heard
        if silent <= self._patience or self._spent_before is None:
            return silent > self._patience
        spent = (_spent_by(self._process_id) or 0.0) - self._spent_before
        return spent > self._patience or silent > self._patience * _BUSY


def _spent_by(process_id: int) -> float | None:
    """Seconds of the processor that a process has taken; None where the system does not say."""
    try:
        fields = Path(_SPENT.format(id=process_id)).read_text().rpartition(")")[2].split()
        return (int(fields[_USER]) + int(fields[_SYSTEM])) / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, IndexError):
        return None


def _ended(watch: _Watch) -> ExchangeError:
    """Why nothing more came: a process beyond its limits is ended by the system."""
    if watch.was_late:
        return ExchangeError(_("Reading this file takes too long. It is larger or odder than a table is."))
    return too_large()


@contextmanager
def _watched(process: subprocess.Popen[bytes], is_cancelled: IsCancelled, watch: _Watch) -> Iterator[_Watch]:
    is_over = threading.Event()

    def look() -> None:
        while not is_over.wait(_LOOK_EVERY):
            if watch.look(is_cancelled):
                process.kill()
                return

    watcher = threading.Thread(target=look, name="reading", daemon=True)
    watcher.start()
    try:
        yield watch
    finally:
        is_over.set()
        watcher.join()
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe:
                pipe.close()
        process.wait()
