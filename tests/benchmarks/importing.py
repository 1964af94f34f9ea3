"""A workbook of ours that comes back, against openpyxl merely reading it: unedited, and as new rows; and Cancel."""

from __future__ import annotations

import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl

from districtdesk.exchange.book import BookSheet, Cover, write_book
from districtdesk.exchange.errors import Cancelled
from districtdesk.exchange.export import export_register
from districtdesk.exchange.template_order import TemplateOrder
from districtdesk.exchange.template_sheets import template_sheet
from districtdesk.importing.comparing import propose
from districtdesk.importing.preparing import find_ones
from districtdesk.importing.taking import accept, rehearse
from districtdesk.register.journal.store import Register
from districtdesk.register.opening import create

from .measuring import Line, Times, by_turns, timed

# What can be cancelled, given what says whether it is.
_Work = Callable[[Callable[[], bool]], object]


def lines(register: Register, size: int) -> Iterator[Line]:
    """The proposal of the register's own export, new rows from the file to the committed register, and Cancel."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        book = folder / "export.xlsx"
        export_register(register, book, kinds=["company"])
        ours, theirs = by_turns(lambda: _expect_nothing(register, book), lambda: _merely_read(book), runs=3)
        yield Line(f"proposal of an unedited export of {size} records", ours, theirs, "s", "0.4")
        proposing = _until_cancelled(lambda is_cancelled: propose(register, book, is_cancelled=is_cancelled))
        yield Line(f"cancel of that, of {size} records", proposing, None, "s", "0.5 s")
        _write_new(folder / "new.xlsx", size)
        number = iter(range(100))
        empties = (create(folder / f"{next(number)}.ddesk") for _each in number)
        for is_tried, what in ((False, "with journal"), (True, "tried before, with journal")):
            ours, theirs = by_turns(
                lambda is_tried=is_tried: _take(next(empties), folder / "new.xlsx", is_tried=is_tried),
                lambda: _merely_read(folder / "new.xlsx"),
                runs=2,
            )
            yield Line(f"import of {size} new rows, {what}", ours, theirs, "s", "1.0")
        empty = next(empties)
        found = propose(empty, folder / "new.xlsx")
        trying = _until_cancelled(lambda is_cancelled: rehearse(empty, found, is_cancelled=is_cancelled))
        yield Line(f"cancel while {size} new rows are tried", trying, None, "s", "0.5 s")
        yield Line(
            f"which of {size} new names may be one", Times([timed(lambda: find_ones(empty, found))]), None, "s", "2 s"
        )
        empty.close()


def _expect_nothing(register: Register, book: Path) -> None:
    found = propose(register, book)
    if not found.is_empty:
        raise ValueError("an unedited export proposes something")


def _merely_read(path: Path) -> int:
    book = openpyxl.load_workbook(path, read_only=True)
    cells = sum(len(row) for sheet in book.worksheets for row in sheet.iter_rows(values_only=True))
    book.close()
    return cells


def _until_cancelled(work: _Work) -> Times:
    """How long it goes on once it is cancelled, at some points of the work."""
    return Times([_cancel_after(work, wait) for wait in (0.3, 0.8, 1.5)])


def _cancel_after(work: _Work, wait: float) -> float:
    stop, at = threading.Event(), [0.0]

    def cancel() -> None:
        at[0] = time.perf_counter()
        stop.set()

    timer = threading.Timer(wait, cancel)
    timer.start()
    try:
        work(stop.is_set)
    except Cancelled:
        return time.perf_counter() - at[0]
    finally:
        timer.cancel()
    return 0.0


def _write_new(path: Path, size: int) -> None:
    kind = TemplateOrder().kinds[0]
    sheet = template_sheet(kind)
    keys = [column.key for column in sheet.columns]

    def rows() -> Iterator[list[str | None]]:
        for number in range(size):
            told = {
                "names.az": f"Firma {number}",
                "tax_id": f"{number:010}",
                "activity": "Borular",
                "country": "Azerbaijan",
            }
            yield [told.get(key) for key in keys]

    new = BookSheet(sheet.title, kind, sheet.columns, rows, size)
    write_book(path, Cover("New rows"), [new])


def _take(register: Register, path: Path, *, is_tried: bool) -> None:
    proposal = propose(register, path)
    if is_tried:
        rehearse(register, proposal)
    accept(register, proposal)
    register.close()
