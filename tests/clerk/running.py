"""The day as a program of its own."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtWidgets import QApplication

from districtdesk.desk.start.app import collect_in_this_thread
from districtdesk.register.opening import create
from tests.clerk.day import Day, Done
from tests.clerk.tasks import TASKS
from tests.filled_register import keep_filled


def run(home: Path, language: str, words: str) -> list[Done]:
    """The tasks with these words in their titles; a line for each while it runs.

    DISTRICTDESK_FILLED may name a filled register, which else is made first.
    """
    given = os.environ.get("DISTRICTDESK_FILLED")
    filled = Path(given) if given else _make(home / "filled.ddesk")
    app = QApplication([])
    collect_in_this_thread(app)
    done = Day(app, filled, home, language).do([each for each in TASKS if words in each.title.lower()], _tell)
    seconds, presses = sum(each.seconds for each in done), sum(each.presses for each in done)
    print(f"{presses:5} {seconds:6.1f} s  {len(done)} tasks, {sum(bool(each.fault) for each in done)} with a fault")
    return done


def _make(file: Path) -> Path:
    register = create(file)
    keep_filled(register)
    register.close()
    return file


def _tell(done: Done) -> None:
    print(f"{done.presses:5} {done.seconds:6.2f} s  {done.task.title}: {done.fault or 'well'}", flush=True)
    print(f"{'':15} {' '.join(done.keys)}", flush=True)
