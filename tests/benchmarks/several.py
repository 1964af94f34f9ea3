"""Many records of a list at once: copied, and given one value; and another page shown beside a long list."""

from __future__ import annotations

import sqlite3
import tempfile
from itertools import cycle
from pathlib import Path
from shutil import copyfile

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QStackedWidget

from districtdesk.desk.feed.register_feed import Feed
from districtdesk.desk.kit.copied_table import as_html, as_text
from districtdesk.desk.lists.copied_rows import CopiedRows
from districtdesk.desk.look import theme
from districtdesk.desk.record.record_page import RecordPage
from districtdesk.desk.start.late_loading import load_record_view
from districtdesk.records import KINDS, fields_of
from districtdesk.register.journal.many_records import ValueForAll, change_field
from districtdesk.register.journal.store import Register
from districtdesk.register.opening import open_register
from districtdesk.register.queries import listing
from districtdesk.register.queries.listing import Query
from districtdesk.settings import Settings

from .measuring import Line, by_turns

_COPIED, _CHANGED = 10_000, 5_000
_RUNS = 5
_AIM = "50 ms"
_FIRST = "SELECT id, caption FROM record WHERE kind = 'company' AND removed_at IS NULL ORDER BY order_en, id LIMIT 64"


def lines(register: Register, size: int) -> list[Line]:
    """The reference is the same by the sqlite3 module alone: cells joined by tabs, and an UPDATE of all."""
    app = QApplication.instance() or QApplication([])
    theme.apply(app, dark=False)
    named = f"{size:,}".replace(",", " ")
    with register.read() as session:
        ids = listing.in_order(session, Query("company")).among(0, _COPIED)
    with tempfile.TemporaryDirectory() as folder:
        mine = [_copied(register, ids, named), _changed(register, ids[:_CHANGED], named, Path(folder))]
        return [*mine, *_shown(register, named, Settings(Path(folder) / "settings.json"))]


def _shown(register: Register, named: str, settings: Settings) -> list[Line]:
    """Another page, and the menu of a row, until they are painted; the reference is the query for the first rows."""
    feed, stack = Feed(register), QStackedWidget()
    pages = [RecordPage(feed, settings, kind, load_record_view) for kind in ("company", "project")]
    for page in pages:
        stack.addWidget(page)
    stack.resize(1166, 700)
    stack.show()
    raw = sqlite3.connect(Path(register.place))
    turns = cycle(pages)

    def calm() -> None:
        QApplication.processEvents()
        feed._pool.waitForDone()
        QApplication.processEvents()

    def switch() -> None:
        stack.setCurrentWidget(next(turns))
        QApplication.processEvents()
        stack.grab()

    def menu() -> None:
        page.table.menu_wanted.emit(QPoint(200, 200))
        shown = QApplication.activePopupWidget()
        if shown is not None:
            shown.grab()
            shown.close()

    def theirs() -> object:
        return raw.execute(_FIRST).fetchall()

    found = [Line(f"show another page, {named}", *by_turns(switch, theirs, 9, calm), "s", _AIM)]
    page = pages[0]
    stack.setCurrentWidget(page)
    calm()
    page.table.choose_first()
    found.append(Line(f"the menu of a row, {named}", *by_turns(menu, theirs, 9, calm), "s", _AIM))
    feed.close()
    raw.close()
    return found


def _copied(register: Register, ids: list[str], named: str) -> Line:
    fields = [field for field in fields_of(KINDS["company"]) if field.kind.listed]
    rows = CopiedRows("company", ids, fields)
    headings = [field.key for field in fields]
    raw = sqlite3.connect(Path(register.place))
    columns = ", ".join("caption" if key == "names" else key for key in headings)
    bare = f"SELECT {columns} FROM company JOIN record USING (id) LIMIT {_COPIED}"

    def ours() -> None:
        told = rows.read(register)
        as_text(headings, told)
        as_html(headings, told)

    def theirs() -> str:
        return "\n".join("\t".join(str(cell or "") for cell in row) for row in raw.execute(bare))

    found = Line(f"copy {_COPIED:,} rows of {named}".replace(",", " "), *by_turns(ours, theirs, _RUNS), "s", "500 ms")
    raw.close()
    return found


def _changed(register: Register, ids: list[str], named: str, folder: Path) -> Line:
    """In copies of the register: what is measured here is kept by nobody."""
    mine, other = folder / "mine.ddesk", folder / "other.ddesk"
    copyfile(register.place, mine)
    copyfile(register.place, other)
    opened, raw = open_register(mine), sqlite3.connect(other)
    mine_next, other_next = cycle(("TR", "DE")), cycle(("TR", "DE"))

    def ours() -> None:
        change_field(opened, ValueForAll("company", ids, "country", next(mine_next)))

    def theirs() -> None:
        value = next(other_next)
        with raw:
            raw.executemany("UPDATE company SET country = ? WHERE id = ?", [(value, each) for each in ids])

    found = Line(
        f"change a field of {_CHANGED:,} of {named}".replace(",", " "), *by_turns(ours, theirs, _RUNS), "s", "2 s"
    )
    opened.close()
    raw.close()
    return found
