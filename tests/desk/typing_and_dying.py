"""A program that is typed into until it is killed, for the tests of what is offered afterwards."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

# What is typed, by where: into the row for claims, into the record's own form, into a dialog for a new record above.
CLAIM, NOTE, NAME = "about 65 as of 2024", "Two gates, the second from 2026", "Xəzər Kabel Zavodu"

_PROGRAM = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from districtdesk.desk.look.colours import LIGHT
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
type_text(view._form.fields.cells["note"].editor.text, said.NOTE)

def type_into_dialog():
    form = QApplication.activeModalWidget().form
    type_text(form.fields.cells["names"].editor.lines["az"], said.NAME)
    print(time.time(), flush=True)

QTimer.singleShot(0, type_into_dialog)
add_record(opened.feed, "company", {}, window)
"""


def type_and_die(register: Path, district: str) -> float:
    """Have all of it typed, and the program killed once that is on the disk; returns the seconds that it took."""
    folder = Path(os.environ["DISTRICTDESK_HOME"]) / "drafts"
    program = [sys.executable, "-c", _PROGRAM, str(register), district]
    with subprocess.Popen(program, stdout=subprocess.PIPE, text=True) as typing:
        try:
            assert typing.stdout is not None
            at = float(typing.stdout.readline())
            while not (is_kept := _is_kept(folder)) and time.time() < at + 10:
                time.sleep(0.02)
            took = time.time() - at
        finally:
            os.kill(typing.pid, signal.SIGKILL)
    assert is_kept
    return took


def _is_kept(folder: Path) -> bool:
    # The last that is typed; what was typed before lies in the same file.
    return any("Kabel Zavodu" in file.read_text("ascii") for file in folder.glob("*.json"))
