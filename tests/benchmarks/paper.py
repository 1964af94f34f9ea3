"""What a page of paper costs: python -m tests.benchmarks.paper [REGISTER], else the filled register is made first."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from districtdesk.painting.paper_pages import PaperPainter
from districtdesk.painting.without_window import begin_painting
from districtdesk.paper.making import CountSheets, make_page
from districtdesk.paper.order import PAPER_KINDS, PaperOrder
from districtdesk.paper.page import PaperPage
from districtdesk.paper.word import pack_word
from districtdesk.register.journal.store import Register
from districtdesk.register.opening import create, open_register
from districtdesk.register.queries import listing
from districtdesk.register.queries.listing import Query
from tests.filled_register import keep_filled

_TIMES = 9


def _order(register: Register, kind: str) -> PaperOrder:
    if kind not in ("district", "project"):
        return PaperOrder(kind)
    with register.read() as session:
        return PaperOrder(kind, next(listing.everything(session, Query(kind))).id)


def _measure(register: Register, order: PaperOrder, count: CountSheets, pack: Callable[[PaperPage], bytes]) -> str:
    clock, worked = [], []
    for _each in range(_TIMES):
        begun, at_work = perf_counter(), process_time()
        with register.read() as session:
            page = make_page(register, session, order, count)
        assert page is not None
        pack(page)
        clock.append(perf_counter() - begun)
        worked.append(process_time() - at_work)
    return f"{median(clock):.2f} s by the clock, {median(worked):.2f} s of work"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        if len(sys.argv) > 1:
            register = open_register(Path(sys.argv[1]), read_only=True)
        else:
            register = create(Path(folder) / "filled.ddesk")
            keep_filled(register)
        begin_painting()
        painter = PaperPainter()
        for kind in PAPER_KINDS:
            order = _order(register, kind)
            print(f"{kind}, PDF: {_measure(register, order, painter.count_sheets, painter.pack)}")
            print(f"{kind}, Word: {_measure(register, order, painter.count_sheets, pack_word)}")
        register.close()


if __name__ == "__main__":
    main()
