"""A program that is typed into until it is killed, for the tests of what is offered afterwards."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

# What is typed, by where: into the row for claims, into the record's own form, into a dialog for a new record above.
CLAIM, NOTE, NAME = "about 65 as of 2024", "Two gates, the second from 2026", "Xəzər Kabel Zavodu"
# Typed on and on behind the name.
MORE = "+"
_SECONDS = 2.5

_PROGRAM = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from districtdesk.painting.colours import LIGHT
from districtdesk.desk.record.citing import add_record
from districtdesk.desk.shell.open_register import OpenRegister
from districtdesk.desk.shell.shell import Shell
from districtdesk.desk.shell.window import MainWindow
from districtdesk.desk.start.page_factory import makers
from districtdesk.register.opening import open_register
from districtdesk.settings import Settings
from tests.desk import typing_and_dying as said
from tests.desk.claims import make_ready
from tests.desk.typing_keys import type_text

app = QApplication([])
settings = Settings()
opened = OpenRegister(open_register(sys.argv[1]), makers(settings))
window = MainWindow(settings, LIGHT)
shell = Shell(window, settings)
shell.show_register(opened)
window.show()
shell.open_record("district", sys.argv[2])
view = shell.pages.page._view
view.show_tab("figures")
entry = view._made["figures"].entry
make_ready(entry)
type_text(entry._text, said.CLAIM)
view.show_tab("details")
type_text(view.form.fields.cells["note"].editor.text, said.NOTE)

def type_into_dialog():
    form = QApplication.activeModalWidget().form
    line = form.fields.cells["names"].editor.lines["az"]
    type_text(line, said.NAME)

    def go_on():
        type_text(line, said.MORE)
        print(time.time(), flush=True)

    keys = QTimer(window, interval=20)
    keys.timeout.connect(go_on)
    keys.start()

QTimer.singleShot(0, type_into_dialog)
add_record(opened.feed, "company", {}, window)
"""


def type_and_die(register: Path, district: str) -> float:
    """Kill the program while keys keep coming, after the first of them are on the disk.

    Returns how many seconds before that the last key was typed that is not lost.
    """
    program = [sys.executable, "-c", _PROGRAM, str(register), district]
    typed: list[float] = []
    with subprocess.Popen(program, stdout=subprocess.PIPE, text=True) as typing:
        assert typing.stdout is not None
        while not typed or not _kept() or typed[-1] < typed[0] + _SECONDS:
            typed.append(float(typing.stdout.readline()))
        os.kill(typing.pid, signal.SIGKILL)
        killed = time.time()
    kept = typed[: _kept().count(MORE)]
    return killed - max(kept, default=typed[0])


def _kept() -> str:
    """The name as it lies on the disk; what was typed before lies in the same file."""
    folder = Path(os.environ["DISTRICTDESK_HOME"]) / "drafts"
    drafts = [each for file in folder.glob("*.json") for each in json.loads(file.read_bytes())["drafts"]]
    return next((each["typed"]["names"]["az"] for each in drafts if "names" in each["typed"]), "")
