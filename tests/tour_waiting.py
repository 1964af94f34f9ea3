"""The stations of the tour at which a save has to wait for another program, and at which its connection breaks."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

# By then the wait has become visible.
_SEEN_IN_MS = 700
_HOLD = """
import sqlite3, sys
sqlite3.connect(sys.argv[1], isolation_level=None).execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.readline()
"""


def walk_waiting(tour: Any) -> None:
    """Save while another program does, look at the line that says so, and cancel; then over a line that breaks."""
    register, district = tour.register, tour._first_of("district")
    tour.go("district")
    tour.page.open_record(district)
    words = [sys.executable, "-c", _HOLD, str(register.place)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        holder.stdout.readline()
        QTimer.singleShot(_SEEN_IN_MS, lambda: _look(tour))
        _save(tour, district, "Shirvan")
        holder.communicate("\n")
    _lose_connection(tour, district)


def _save(tour: Any, district: str, region: str) -> None:
    from districtdesk.register.journal.entry import Entry, save

    tour.shell._opened.feed.attempt(lambda: save(tour.register, Entry("district", {"region": region}, district)))


def _lose_connection(tour: Any, district: str) -> None:
    from tests.broken_commit import break_next_commit

    break_next_commit(is_carried_out=True, looks_in_vain=1)
    QTimer.singleShot(_SEEN_IN_MS, lambda: _answer(tour, "unknown", "look"))
    _save(tour, district, "Aran")
    # Said as soon as the window comes to itself.
    QTimer.singleShot(_SEEN_IN_MS, lambda: _answer(tour, "found", "close"))
    QApplication.processEvents()


def _answer(tour: Any, name: str, key: str) -> None:
    notice = QApplication.activeModalWidget()
    if notice is not None:
        tour.shoot_now(name, notice)
        notice.buttons[key].click()


def _look(tour: Any) -> None:
    # Not shoot(): what reads in the background waits as well.
    from districtdesk.desk.kit.waiting_line import WaitingLine

    for line in tour.shell._window.findChildren(WaitingLine):
        tour.shoot_now("waiting", tour.shell._window)
        tour.go("source")
        QTimer.singleShot(_SEEN_IN_MS, lambda line=line: _look_elsewhere(tour, line))


def _look_elsewhere(tour: Any, line: Any) -> None:
    tour.shoot_now("waiting-elsewhere", tour.shell._window)
    line.action_chosen.emit()
