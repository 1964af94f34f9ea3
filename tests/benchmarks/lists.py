"""A list of companies in the real widgets: opened, jumped to its end, sorted and searched."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from districtdesk.desk.feed import Feed
from districtdesk.desk.lists.table import RecordTable
from districtdesk.desk.look import theme
from districtdesk.register.store import Register
from districtdesk.settings import Settings

from .measuring import Line, by_turns

_AIM = "50 ms"
# For so many records; a larger register is measured too.
_MEANT = 100_000


def lines(register: Register, size: int) -> list[Line]:
    """Each deed until its rows are painted; the reference is the bare query by the sqlite3 module."""
    app = QApplication.instance() or QApplication([])
    theme.apply(app, dark=False)
    raw = sqlite3.connect(Path(register.place))
    named = f"{size:,}".replace(",", " ")
    aim = _AIM if size <= _MEANT else ""
    with tempfile.TemporaryDirectory() as folder:
        deeds = _Deeds(register, Settings(Path(folder) / "settings.json"))
        found = [
            Line(f"{what}, {named} companies", *by_turns(ours, bare, runs=9), "s", aim)
            for what, ours, bare in deeds.all(raw)
        ]
    deeds.feed.close()
    raw.close()
    return found


class _Deeds:
    """What a person does with a list."""

    def __init__(self, register: Register, settings: Settings) -> None:
        self.feed = Feed(register)
        self._settings = settings
        self._table = self._open()
        self._turn = 0

    def all(self, raw: sqlite3.Connection) -> list[tuple[str, Callable[[], object], Callable[[], object]]]:
        kept = "FROM record WHERE kind = 'company' AND removed_at IS NULL"
        by_name = f"SELECT id, caption {kept} ORDER BY order_en, id LIMIT 200"
        at_end = by_name.replace("order_en, id", "order_en DESC, id DESC")
        by_tax = "SELECT id FROM company ORDER BY tax_id DESC LIMIT 200"
        by_country = "SELECT id FROM company ORDER BY country DESC LIMIT 200"
        found = (
            "SELECT id FROM record WHERE kind = 'company' AND search_key LIKE '%polimer%' ORDER BY order_en LIMIT 200"
        )
        return [
            ("open the list", lambda: self._shown(self._open()), lambda: raw.execute(by_name).fetchall()),
            ("jump to its end", self._jump, lambda: raw.execute(at_end).fetchall()),
            ("sort by tax ID", lambda: self._sort("tax_id"), lambda: raw.execute(by_tax).fetchall()),
            ("sort by country", lambda: self._sort("country"), lambda: raw.execute(by_country).fetchall()),
            ("search", self._search, lambda: raw.execute(found).fetchall()),
        ]

    def _open(self) -> RecordTable:
        table = RecordTable(self.feed, self._settings, "company", compact=False)
        table.resize(1150, 640)
        table.show()
        return table

    def _shown(self, table: RecordTable) -> None:
        table.grab()
        if table is not self._table:
            table.close()
            table.deleteLater()

    def _jump(self) -> None:
        self._turn += 1
        self._table.choose_place(self._table.count() - 1 if self._turn % 2 else 0)
        self._shown(self._table)

    def _sort(self, key: str) -> None:
        self._turn += 1
        self._table.sort_by(key if self._turn % 2 else None, descending=bool(self._turn % 3))
        self._shown(self._table)

    def _search(self) -> None:
        self._turn += 1
        self._table.search("polimer" if self._turn % 2 else "xezer metal")
        self._shown(self._table)
