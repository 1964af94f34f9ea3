"""Records opened one after another on their page, beside the list of all of them."""

from __future__ import annotations

import sqlite3
import tempfile
from itertools import cycle
from pathlib import Path

from PySide6.QtWidgets import QApplication

from districtdesk.desk.feed.register_feed import Feed
from districtdesk.desk.look import theme
from districtdesk.desk.record.record_page import RecordPage
from districtdesk.desk.start.late_loading import load_record_view
from districtdesk.register.journal.store import Register
from districtdesk.register.queries import listing
from districtdesk.register.queries.listing import Query
from districtdesk.settings import Settings

from .measuring import Line, by_turns

_RUNS = 20
_RECORDS = 8
_BARE = "SELECT * FROM record JOIN company USING (id) WHERE id = ?"


def line(register: Register, size: int) -> Line:
    """From the choice of a record until it is painted; the reference reads its row by the sqlite3 module."""
    app = QApplication.instance() or QApplication([])
    theme.apply(app, dark=False)
    with register.read() as session:
        ids = [row.id for row in listing.window(session, Query("company"), 0, _RECORDS)]
    ours, theirs = cycle(ids), cycle(ids)
    raw = sqlite3.connect(Path(register.place))
    with tempfile.TemporaryDirectory() as folder:
        feed = Feed(register)
        page = RecordPage(feed, Settings(Path(folder) / "settings.json"), "company", load_record_view)
        page.resize(1170, 690)
        page.show()

        def open_next() -> None:
            page.open_record(next(ours))
            page.grab()

        def calm() -> None:
            QApplication.processEvents()
            feed._pool.waitForDone()
            QApplication.processEvents()

        found = by_turns(open_next, lambda: raw.execute(_BARE, (next(theirs),)).fetchall(), _RUNS, calm)
        page.deleteLater()
        feed.close()
    raw.close()
    return Line(f"open a record beside the list of {size:,}".replace(",", " "), *found, "s", "50 ms")
