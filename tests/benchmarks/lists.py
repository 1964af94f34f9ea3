"""A list of companies in the real widgets: opened, jumped to its end, sorted and searched."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QApplication

from districtdesk.desk.feed.register_feed import Feed
from districtdesk.desk.lists.record_table import RecordTable
from districtdesk.desk.look import theme
from districtdesk.fields import Operator
from districtdesk.register.journal.store import Register
from districtdesk.register.queries.condition import Condition
from districtdesk.settings import Settings

from .measuring import Line, by_turns

_AIM = "50 ms"
# For so many records; a larger register is measured too.
_MEANT = 100_000
# One word that a tenth of the companies have, and two that one in a hundred has.
_SOUGHT = ("polimer", "xezer metal")


def lines(register: Register, size: int) -> list[Line]:
    """Each action until its rows are painted; the reference is the bare query by the sqlite3 module."""
    app = QApplication.instance() or QApplication([])
    theme.apply(app, dark=False)
    raw = sqlite3.connect(Path(register.place))
    named = f"{size:,}".replace(",", " ")
    runs = 9 if size <= _MEANT else 5
    with tempfile.TemporaryDirectory() as folder:
        actions = _Actions(register, Settings(Path(folder) / "settings.json"))
        found = [
            Line(
                f"{action.name}, {named} companies",
                *by_turns(
                    action.ours, lambda action=action: raw.execute(action.bare).fetchall(), runs, action.before
                ),
                "s",
                action.aim if size <= _MEANT else "",
            )
            for action in actions.all()
        ]
    actions.feed.close()
    raw.close()
    return found


@dataclass(frozen=True, slots=True)
class _Deed:
    """What a person does with a list, the same query for the sqlite3 module, and what is done before, uncounted."""

    name: str
    ours: Callable[[], object]
    bare: str
    before: Callable[[], object]
    aim: str = _AIM


_KEPT = "FROM record WHERE kind = 'company' AND removed_at IS NULL"
_BY_NAME = f"SELECT id, caption {_KEPT} ORDER BY order_en, id LIMIT 200"
_AT_END = f"SELECT id, caption {_KEPT} ORDER BY order_en DESC, id DESC LIMIT 200"

_CONDITIONS = (
    Condition("country", Operator.IS, ("UZ", "CN")),
    Condition("names", Operator.CONTAINS, ("kimya",)),
    Condition("evidence", Operator.IS, (False,)),
)
_MEETING = (
    "SELECT record.id FROM record JOIN company ON company.id = record.id "
    "WHERE kind = 'company' AND removed_at IS NULL "
    "AND country IN ('UZ', 'CN') AND search_key LIKE '%kimya%' AND record.id NOT IN (SELECT record FROM citation) "
    "ORDER BY order_en, record.id LIMIT 200"
)


class _Actions:
    """A list in its widget, and what is done with it."""

    def __init__(self, register: Register, settings: Settings) -> None:
        self.feed = Feed(register)
        self._settings = settings
        self._table = self._open()

    def all(self) -> list[_Deed]:
        return [
            _Deed("open the list", self._open_another, _BY_NAME, self._calm),
            _Deed("jump to its end", self._jump, _AT_END, self._calm),
            *(
                _Deed(f"sort by {field}", lambda key=key: self._sort(key), _sorted_by(key), self._calm)
                for field, key in (("tax ID", "tax_id"), ("country", "country"), ("activity", "activity"))
            ),
            *(
                _Deed(f"search “{text}”", lambda each=text: self._search(each), _found(text), self._calm)
                for text in _SOUGHT
            ),
            _Deed("filter by three conditions", self._filter, _MEETING, self._calm, "100 ms"),
        ]

    def _open(self) -> RecordTable:
        table = RecordTable(self.feed, self._settings, "company", compact=False)
        table.resize(1150, 640)
        table.show()
        return table

    def _open_another(self) -> None:
        table = self._open()
        table.grab()
        table.close()
        table.deleteLater()

    def _calm(self) -> None:
        """The whole list by name, at its top, with no work going on."""
        self._table.columns.sort_by(None)
        self._table.search("")
        self._table.filter_by(())
        self._table.choose_place(0)
        QApplication.processEvents()
        self.feed._pool.waitForDone()
        QApplication.processEvents()

    def _jump(self) -> None:
        self._table.choose_place(self._table.count() - 1)
        self._table.grab()

    def _sort(self, key: str) -> None:
        self._table.sort_by(key, descending=True)
        self._table.grab()

    def _search(self, text: str) -> None:
        self._table.search(text)
        self._table.grab()

    def _filter(self) -> None:
        self._table.filter_by(_CONDITIONS)
        self._table.grab()


def _sorted_by(key: str) -> str:
    return f"SELECT id FROM company ORDER BY {key} DESC LIMIT 200"


def _found(text: str) -> str:
    words = " ".join(f"AND search_key LIKE '%{word}%'" for word in text.split())
    return f"SELECT id {_KEPT} {words} ORDER BY order_en, id LIMIT 200"
