"""Reading texts whose bytes are no longer text: with a sign that says so in place of what is lost.

To have each text looked at would double the time of every list, and so it is done from the first such text on.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import partial
from typing import Any, Self, TypeVar

T = TypeVar("T")
_ASKING = ("select", "with", "pragma")
_ANY_TEXT = partial(str, encoding="utf-8", errors="replace")


class _TextCursor(sqlite3.Cursor):
    """Asks the same once more, in the same transaction, where a text in the answer was none."""

    _asked: tuple[Any, ...] = ("",)
    _taken = 0

    def execute(self, *said: Any) -> Self:
        self._asked, self._taken = said, 0
        super().execute(*said)
        return self

    def fetchone(self) -> Any:
        row = self._patiently(super().fetchone)
        self._taken += row is not None
        return row

    def fetchmany(self, size: int | None = None) -> list[Any]:
        rows = self._patiently(partial(super().fetchmany, self.arraysize if size is None else size))
        self._taken += len(rows)
        return rows

    def fetchall(self) -> list[Any]:
        return self._patiently(super().fetchall)

    def _patiently(self, fetch: Callable[[], T]) -> T:
        try:
            return fetch()
        except sqlite3.OperationalError as error:
            is_question = self._asked[0].lstrip()[:6].lower().startswith(_ASKING)
            if "decode" not in str(error).lower() or self.connection.text_factory is _ANY_TEXT or not is_question:
                raise
        self.connection.text_factory = _ANY_TEXT
        super().execute(*self._asked)
        for _row in range(self._taken):
            super().fetchone()
        return fetch()


# Only the driver knows of what type an answer is.
TextCursor = _TextCursor
