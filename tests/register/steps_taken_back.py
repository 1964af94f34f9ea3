"""Keeps the file after each step of a register, and compares it with what taking the later steps back makes of it."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy.orm import Session

from districtdesk.register.file.engine import connect
from districtdesk.register.journal.store import Changed, Register
from districtdesk.register.past.taking_back import take_back_after

# To the microsecond the clock of a record goes before that of its step.
_MOMENTS = ("changed_at", "removed_at")


class KeptFiles:
    """The file of a register as it was after each step that is made while it is listened to."""

    def __init__(self, folder: Path, *registers: Register) -> None:
        self._folder = folder
        self.steps: list[int] = []
        for each in registers:
            self._file = Path(each.place)
            each.listen(self._keep)

    def _keep(self, changed: Changed) -> None:
        self.steps.append(changed.step.sequence)
        shutil.copy(self._file, self.after(changed.step.sequence))

    def after(self, step: int) -> Path:
        return self._folder / f"{step}.ddesk"

    def differing(self, step: int) -> dict[str, object]:
        """By table what is otherwise after the later steps were taken back; nothing where all is the same."""
        tried = self._folder / "tried.ddesk"
        shutil.copy(self._file, tried)
        engine = connect(tried, settings={"foreign_keys": 0})
        with Session(engine.execution_options(writes=True), expire_on_commit=False) as session:
            take_back_after(session, step)
            session.commit()
        engine.dispose()
        was, now = _tables(self.after(step)), _tables(tried)
        tried.unlink()
        return {name: (was[name] - now[name], now[name] - was[name]) for name in was if was[name] != now[name]}


def _tables(file: Path) -> dict[str, set[tuple[object, ...]]]:
    """Every row of every table, but the bytes of files; of when a record was changed and removed only whether."""
    with closing(sqlite3.connect(file)) as connection:
        names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        found = {"": set(connection.execute("SELECT type, name, sql FROM sqlite_schema"))}
        for (name,) in names:
            if name == "content":
                continue
            rows = connection.execute(f'SELECT * FROM "{name}"')
            moments = [place for place, column in enumerate(rows.description) if column[0] in _MOMENTS]
            found[name] = {
                tuple(value is None if place in moments else value for place, value in enumerate(row)) for row in rows
            }
    return found
