"""The working day: the program with the filled register, and the tasks one after another."""

from __future__ import annotations

import shutil
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from districtdesk import i18n
from districtdesk.desk.start.app import Start
from districtdesk.desk.start.options import Options
from districtdesk.settings import Settings
from tests.clerk import eyes
from tests.clerk.clerk import Clerk
from tests.clerk.hands import Hands
from tests.clerk.task import Task

_SIZE = (1366, 768)
_PATIENCE_MS = 60_000


@dataclass(frozen=True, slots=True)
class Done:
    """What a task took: keys pressed, and the seconds of the program. `fault` is empty where all was well."""

    task: Task
    keys: tuple[str, ...]
    presses: int
    seconds: float
    fault: str


class Day:
    """One window on a copy of the register, at which the tasks are done.

    home: a folder for the settings and for what is saved.
    """

    def __init__(self, app: QApplication, filled: Path, home: Path, language: str) -> None:
        file = Path(shutil.copy(filled, home / "day.ddesk"))
        self._home = home
        self._opened = False
        self._start = Start(app, Settings(), Options(file=file, language=language, look="light"), self._hear)
        self._start.window.resize(*_SIZE)
        self._start.window.show()
        _run_until(lambda: self._opened)
        self._start.window.activateWindow()
        self._hands = Hands()

    def _hear(self, stage: str) -> None:
        self._opened = self._opened or stage == "opened"

    def do(self, tasks: Sequence[Task], watch: Callable[[Done], object] = lambda _done: None) -> list[Done]:
        """All of them, each from the overview; while a clerk works, this thread is that of the windows."""
        desk = self._start.desk
        assert desk is not None and desk.register is not None
        clerk = Clerk(self._hands, desk.register.register, self._home)
        done: list[Done] = []

        def work() -> None:
            for task in tasks:
                done.append(self._do(task, clerk))
                watch(done[-1])

        worker = threading.Thread(target=work, daemon=True)
        worker.start()
        _run_until(lambda: not worker.is_alive(), patience=0)
        return done

    def close(self) -> None:
        """End the program."""
        program = self._start.program
        _close_dialogs()
        for left_open in QApplication.topLevelWidgets():
            left_open.hide()
        self._start.window.close()
        if program is not None:
            for desk in program.desks:
                program.left(desk)
        self._start.window.deleteLater()
        i18n.use("en")

    def _do(self, task: Task, clerk: Clerk) -> Done:
        self._begin()
        self._hands.begin()
        before, fault = time.perf_counter(), ""
        try:
            task.do(clerk)
        except Exception as trouble:
            fault = "".join(traceback.format_exception(trouble))
            self._hands.ask(self._keep_picture)
        seconds = time.perf_counter() - before
        return Done(task, tuple(self._hands.pressed), self._hands.presses, seconds, fault)

    def _begin(self) -> None:
        """Out of whatever the last task has left open."""
        for _time in range(6):
            if self._hands.ask(lambda: eyes.in_front() is self._start.window):
                break
            self._hands.press("Esc")
        self._hands.ask(_close_dialogs)
        # What lies there from before is no result of the next task.
        self._hands.ask(lambda: QApplication.clipboard().clear())
        self._hands.press("Ctrl+1")

    def _keep_picture(self) -> None:
        shown = eyes.in_front()
        if shown is not None:
            shown.grab().save(str(self._home / "fault.png"))


def _close_dialogs() -> None:
    """Those that ask about what a fault has left half done."""
    while isinstance(dialog := QApplication.activeModalWidget(), QDialog):
        dialog.done(QDialog.DialogCode.Rejected)


def _run_until(is_so: Callable[[], bool], patience: int = _PATIENCE_MS) -> None:
    """Let the program run; `patience` in milliseconds, 0 for any."""
    loop = QEventLoop()
    look = QTimer(interval=10)
    look.timeout.connect(lambda: loop.quit() if is_so() else None)
    look.start()
    if patience:
        QTimer.singleShot(patience, loop.quit)
    loop.exec()
    look.stop()
    if not is_so():
        raise TimeoutError("the program did not get there")


def in_parts(tasks: Sequence[Task], size: int) -> Iterator[Sequence[Task]]:
    """So many at a time."""
    for first in range(0, len(tasks), size):
        yield tasks[first : first + size]
