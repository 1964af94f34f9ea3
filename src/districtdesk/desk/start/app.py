"""Starts the desk: an empty window at once, and everything else after its first paint."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from ...collecting import collect_what_is_due
from ...painting.colours import DARK, LIGHT
from ...settings import LOOKS, Settings
from ..shell.window import MainWindow
from . import late_loading
from .options import Options

if TYPE_CHECKING:
    from .desk import Desk
    from .later_starts import LaterStarts
    from .program import Program

_MIDDLE = 128
# The first word of a window's class on X11, by which desktops group windows. Qt would take a file's name.
_PROGRAM = "districtdesk"
# Of the start. What is loaded in it stays for as long as the program runs: looking through it again and again for
# what is no longer needed would cost a tenth of the start, and later some of every long work.
_SETTLED_AFTER_MS = 1500
_LISTENS_AFTER_MS = 2000
_COLLECTED_EVERY_MS = 500
# In seconds: after so long another thread has its turn, where Python's own choice is five times that.
_TURN = 0.001
# What a benchmark may be told: "painted" for the empty window, "filled" for the desk in it, "opened" for the
# register with its first page.
Watch = Callable[[str], object]


class RunDesk(Protocol):
    """Runs until the window is closed, and gives the code to end with."""

    def __call__(self, options: Options, watch: Watch = ...) -> int: ...


def run(options: Options, watch: Watch = lambda _stage: None) -> int:
    """Run until the window is closed. `options` are what __main__ was asked for."""
    if sys.platform == "win32":
        late_loading.load_task_bar()()
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication([_PROGRAM])
    collect_in_this_thread(app)
    # What is reckoned beside the windows gives way to them sooner.
    sys.setswitchinterval(_TURN)
    start = Start(app, Settings(is_safe_mode=options.safe_mode), options, watch)
    start.window.show()
    return int(app.exec())


def collect_in_this_thread(app: QApplication) -> None:
    """From now on Python itself never collects: it would do so in any thread, and what it finds of Qt's goes in that
    of the windows alone, between two events. A widget that goes while all of them are dressed anew ends the program.
    """
    gc.disable()
    collecting = QTimer(app)
    collecting.setInterval(_COLLECTED_EVERY_MS)
    collecting.timeout.connect(collect_what_is_due)
    QTimer.singleShot(_SETTLED_AFTER_MS, collecting, lambda: _settle(collecting))


def _settle(collecting: QTimer) -> None:
    gc.freeze()
    collecting.start()


class Start(QObject):
    """The window, and later the desk in it."""

    def __init__(
        self, app: QApplication, settings: Settings, options: Options, watch: Watch = lambda _stage: None
    ) -> None:
        super().__init__()
        self._app, self._settings, self._options, self._watch = app, settings, options, watch
        app.setApplicationName("DistrictDesk")
        app.setDesktopFileName(_PROGRAM)
        self._later_starts: LaterStarts | None = None
        self.program: Program | None = None
        self.desk: Desk | None = None
        self.window = MainWindow(settings, DARK if self._is_dark() else LIGHT)
        self.window.painted_first.connect(self._go_on)

    def _go_on(self) -> None:
        self._watch("painted")
        self.program = late_loading.load_program()(self._app, self._settings, self._options)
        self.desk = self.program.furnish(self.window, self._options)
        self.desk.opened.connect(lambda: self._watch("opened"))
        if self._options.listens_at is not None and self._options.listens_at.take():
            # After the first page, which is not to wait for it; and in any case.
            self.desk.opened.connect(self._hear_later_starts)
            QTimer.singleShot(_LISTENS_AFTER_MS, self, self._hear_later_starts)
        self._watch("filled")

    def _hear_later_starts(self) -> None:
        if self._later_starts is None and self.program is not None and self._options.listens_at is not None:
            self._later_starts = late_loading.load_later_starts()(self._options.listens_at.address, self)
            self._later_starts.asked.connect(self.program.hear)
            self.program.ended.connect(self._later_starts.stop)

    def _is_dark(self) -> bool:
        look = self._options.look or self._settings.choice("look", LOOKS, "system")
        if look == "system":
            # Asking for the colour scheme would load the whole of Qt's enumerations before the first paint.
            return self._app.palette().color(QPalette.ColorRole.Window).lightness() < _MIDDLE
        return look == "dark"
