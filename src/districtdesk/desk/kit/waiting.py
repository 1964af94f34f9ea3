"""How a window waits for whoever holds its register: it goes on living, says who that is, and lets one give up."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from shiboken6 import isValid

from ...i18n import _
from ...register.file.patience import Wait, is_waiting, wait_with
from .busy import Busy
from .page import Page
from .waiting_line import WaitingLine

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
    return held_page(window) is not None or any(each.isVisible() for each in window.findChildren(Waiting))


def held_page(window: QWidget) -> QWidget | None:
    """The page that is in the middle of a save, where the others can be read meanwhile."""
    return next((each.page for each in window.findChildren(WaitingLine) if each.isVisible()), None)


def when_free(owner: QObject, deed: Callable[[], object]) -> None:
    """Do it as soon as nothing waits: at once, if so. Not at all once `owner` is gone."""
    if is_waiting():
        QTimer.singleShot(LOOK_IN_MS, owner, lambda: when_free(owner, deed))
    else:
        deed()


def _wait(wait: Wait[Any]) -> None:
    # One that never ends, on a share that is gone, does not hold the end of the program.
    threading.Thread(target=wait.run, name="wait for a register", daemon=True).start()
    if wait.is_over.wait(SILENT_SECONDS):
        return
    while not wait.is_over.is_set():
        window = _window()
        page = _page_in(window) if wait.may_read else None
        if isinstance(window, QMainWindow) and page is not None:
            _wait_beside(wait, window, page)
        else:
            _wait_before(wait, window)
        if window is None or isValid(window):
            break
        # That window was closed meanwhile: what was begun is waited for in another one.
    if not wait.is_over.is_set():
        # The program is being left.
        wait.give_up()
        wait.is_over.wait()


def _wait_beside(wait: Wait[Any], window: QMainWindow, page: QWidget) -> None:
    """The other pages can be read, while this one is in the middle of a save."""
    line, loop = WaitingLine(_("“{name}” is in use", name=wait.place), window, page), QEventLoop()

    def give_up() -> None:
        line.show_end()
        wait.give_up()

    line.action_chosen.connect(give_up)
    looking = _look_often(wait, line, lambda: line.show_who(wait.who), loop.quit)
    loop.exec()
    looking.stop()
    line.finish()


def _wait_before(wait: Wait[Any], window: QWidget | None) -> None:
    """Nothing can be done in the window meanwhile, where a save may be half way, but to look at it and to cancel."""
    busy = Waiting(wait.doing or _("“{name}” is in use", name=wait.place), window)
    # Whoever goes on typing cancels nothing; Esc and Tab still do.
    busy.button.setAutoDefault(False)
    busy.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    busy.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    busy.setFocus()
    busy.cancelled.connect(wait.give_up)

    def show_who() -> None:
        if busy.button.isEnabled():
            busy.show_progress(wait.who)

    looking = _look_often(wait, busy, show_who, busy.finish)
    busy.exec()
    # Both are gone where the window in front of which they stood is.
    if isValid(looking):
        looking.stop()
    if isValid(busy):
        busy.deleteLater()


def _look_often(wait: Wait[Any], owner: QObject, show: Callable[[], object], end: Callable[[], object]) -> QTimer:
    looking = QTimer(owner)
    looking.timeout.connect(lambda: end() if wait.is_over.is_set() else show())
    looking.start(LOOK_IN_MS)
    show()
    return looking


def _window() -> QWidget | None:
    """The window, or the dialog in it, in which somebody works."""
    active = QApplication.activeModalWidget() or QApplication.activeWindow()
    shown = (each for each in QApplication.topLevelWidgets() if isinstance(each, QMainWindow) and each.isVisible())
    # Some platforms call a dialog active that has just been closed, and is about to be deleted.
    return active if active is not None and active.isVisible() else next(shown, None)


def _page_in(window: QWidget | None) -> QWidget | None:
    pages = window.findChildren(Page) if window is not None and QApplication.activePopupWidget() is None else []
    return next((page for page in pages if page.isVisible()), None)
