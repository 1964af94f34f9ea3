"""How a window waits for whoever holds its register: it goes on living, says who that is, and lets one give up."""

from __future__ import annotations

import threading
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from ...i18n import _
from ...register.file.patience import Wait, wait_with
from .busy import Busy

# What is over sooner is not worth a word, and nobody takes the window for frozen.
SILENT_SECONDS = 0.3
LOOK_IN_MS = 50


def wait_in_windows() -> None:
    """From now on nothing that the GUI thread asks of a register holds the windows up."""
    wait_with(_wait)


class Waiting(Busy):
    """Stands before its window for as long as that waits."""


def is_held(window: QWidget) -> bool:
    """Whether the window is in the middle of something that waits; neither it nor its register is then closed."""
    return any(each.isVisible() for each in window.findChildren(Waiting))


def _wait(wait: Wait[Any]) -> None:
    # One that never ends, on a share that is gone, does not hold the end of the program.
    threading.Thread(target=wait.run, name="wait for a register", daemon=True).start()
    if wait.is_over.wait(SILENT_SECONDS):
        return
    _wait_visibly(wait)
    if not wait.is_over.is_set():
        # The program is being left.
        wait.give_up()
        wait.is_over.wait()


def _wait_visibly(wait: Wait[Any]) -> None:
    """Nothing can be done in the window meanwhile, where a save may be half way, but to look at it and to cancel."""
    busy = Waiting(_("“{name}” is in use", name=wait.place), _window())
    # Whoever goes on typing cancels nothing; Esc and Tab still do.
    busy.button.setAutoDefault(False)
    busy.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    busy.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    busy.setFocus()
    busy.cancelled.connect(wait.give_up)

    def look() -> None:
        if wait.is_over.is_set():
            busy.finish()
        elif busy.button.isEnabled():
            busy.show_progress(wait.who)

    looking = QTimer(busy)
    looking.timeout.connect(look)
    looking.start(LOOK_IN_MS)
    look()
    busy.exec()
    looking.stop()
    busy.deleteLater()


def _window() -> QWidget | None:
    """The window, or the dialog in it, in which somebody works."""
    active = QApplication.activeModalWidget() or QApplication.activeWindow()
    shown = (each for each in QApplication.topLevelWidgets() if isinstance(each, QMainWindow) and each.isVisible())
    return active or next(shown, None)
