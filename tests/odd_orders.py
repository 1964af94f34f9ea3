"""An hour of odd orders: keys and clicks at random in a window with the filled register.

python -m tests.odd_orders SECONDS SEED presses for so long and says what it found: a fault that was logged, text that
was typed and is neither saved nor a draft, or a register that is no longer as its journal tells. It ends with 1 then.
"""

from __future__ import annotations

import os
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QKeyCombination, QPointF, Qt, QThread, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QFileDialog,
    QLineEdit,
    QTabBar,
    QWidget,
)

from districtdesk.desk.shell.actions import keys_of_the_window
from districtdesk.register.journal.broken_chain import find_breaks
from districtdesk.register.journal.hidden import find_hidden
from districtdesk.register.journal.replay import find_gone
from districtdesk.register.opening import create, open_register
from tests.clerk.hands import give_keyboard
from tests.filled_register import keep_filled

_KEYS = (
    *("Tab", "Shift+Tab", "Up", "Down", "Left", "Right", "Return", "Esc", "Space", "Home", "End", "PgUp", "PgDown"),
    *(
        "Del",
        "Backspace",
        "F1",
        "F2",
        "F4",
        "F6",
        "F7",
        "F8",
        "F9",
        "Shift+F4",
        "Shift+F10",
        "Alt+Down",
        "Shift+Down",
    ),
    *("Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+Z", "Ctrl+Y", "Ctrl+S", "Ctrl+N", "Ctrl+F", "Ctrl+K", "Ctrl+L"),
    *("Ctrl+M", "Ctrl+H", "Ctrl+Shift+H", "Ctrl+Shift+D", "Ctrl+Shift+F", "Ctrl+Return", "Ctrl+PgDown", "Ctrl+PgUp"),
    *("Ctrl+P", "Ctrl+I", "Alt+Left", "Alt+Right", "Ctrl+Shift+P", "Ctrl+F1", "Ctrl+Space"),
    *(f"Ctrl+{digit}" for digit in range(1, 10)),
)
_LETTERS = "abdefgiklmnopqrstuvxyzəğıöşüçабвгдеж0123456789 .,-"
_BETWEEN_MS = 5
# What ends the program, opens another register or a program of the system is no odd order, but another test.
_LEFT_ALONE = {"quit", "close_register", "open_register", "new_register", "open_in_window", "open_sample"}
_LEFT_ALONE |= {"open_practice", "restore", "show_file", "report", "save_copy", "check"}


class OddOrders:
    """One person who does not look; `told` counts what was done."""

    def __init__(self, app: QApplication, seed: int, until: float) -> None:
        self._app, self._chance, self._until = app, random.Random(seed), until
        self.told: Counter[str] = Counter()
        self.last: list[str] = []
        # The depth of event loops in which a key is on its way.
        self._busy_at = 0
        QTimer.singleShot(_BETWEEN_MS, self._step)

    def _step(self) -> None:
        if time.monotonic() > self._until:
            _end_dialogs()
            self._app.exit()
            return
        # First: what is pressed may open a dialog, which waits in a loop of its own for what is pressed next.
        QTimer.singleShot(_BETWEEN_MS, self._step)
        depth = QThread.currentThread().loopLevel()
        if depth <= self._busy_at:
            # Qt's own test keys let other events in between the parts of one key.
            return
        before, self._busy_at = self._busy_at, depth
        try:
            self._do_something()
        finally:
            self._busy_at = before

    def _do_something(self) -> None:
        give_keyboard()
        window = QGuiApplication.focusWindow()
        if window is None:
            return
        if isinstance(QApplication.activeModalWidget(), QFileDialog):
            # Nothing of the system's own is written over.
            self._note("Esc of a file dialog")
            _send(Qt.Key.Key_Escape, "\x1b")
            return
        (self._chance.choice((self._press, self._press, self._type, self._click)))()

    def _press(self) -> None:
        combination = self._chance.choice(_KEYS)
        made = QKeySequence(combination)[0]  # type: ignore[index]
        self._note(combination)
        text = {"Return": "\r", "Tab": "\t", "Esc": "\x1b", "Space": " ", "Backspace": "\b"}.get(combination, "")
        _send(made.key(), text, made.keyboardModifiers())

    def _type(self) -> None:
        letters = "".join(self._chance.choices(_LETTERS, k=self._chance.randint(1, 4)))
        self._note(f"“{letters}”")
        for letter in letters:
            _send(Qt.Key.Key_unknown, letter)

    def _click(self) -> None:
        shown = QApplication.activePopupWidget() or QApplication.activeModalWidget() or QApplication.activeWindow()
        if shown is None:
            return
        kinds = QAbstractButton | QAbstractItemView | QLineEdit | QTabBar
        able = [each for each in shown.findChildren(QWidget) if isinstance(each, kinds) and _is_seen(each, shown)]
        if not able:
            return
        chosen = self._chance.choice(able)
        place = chosen.viewport() if isinstance(chosen, QAbstractItemView) else chosen
        at = QPointF(self._chance.randint(0, max(place.width() - 1, 0)), self._chance.randint(0, place.height()))
        # What lies below something else cannot be reached by a mouse either.
        hit = shown.childAt(place.mapTo(shown, at.toPoint()))
        if hit is None or (hit is not place and not place.isAncestorOf(hit)):
            return
        button = self._chance.choice((Qt.MouseButton.LeftButton,) * 8 + (Qt.MouseButton.RightButton,))
        self._note(f"click {type(chosen).__name__}")
        for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
            where = QPointF(place.mapToGlobal(at.toPoint()))
            QApplication.postEvent(
                place, QMouseEvent(kind, at, where, button, button, Qt.KeyboardModifier.NoModifier)
            )

    def _note(self, what: str) -> None:
        self.told[what.partition(" ")[0] if what.startswith("click") else what[:1] if "“" in what else what] += 1
        self.last = [*self.last[-40:], what]


def _send(key: Qt.Key, text: str, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Down and up, each where the keyboard is then: what had it at first may be gone."""
    window = QGuiApplication.focusWindow()
    if held == Qt.KeyboardModifier.NoModifier:
        for action in (QTest.KeyAction.Press, QTest.KeyAction.Release):
            if (window := QGuiApplication.focusWindow()) is not None:
                QTest.sendKeyEvent(action, window, key, text, held)
    elif window is not None:
        # Qt's own test keys press Ctrl by itself first, and hold on to a window that may be gone by then.
        QTest.sendKeyEvent(QTest.KeyAction.Shortcut, window, key, text, held)
        place = QApplication.activePopupWidget() or QApplication.focusWidget()
        if place is not None and QKeySequence(QKeyCombination(held, key)) not in keys_of_the_window():
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.postEvent(place, QKeyEvent(kind, key, held, text))


def _is_seen(widget: QWidget, window: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled() and widget.window() is window.window() and widget.height() > 0


def _end_dialogs() -> None:
    while (shown := QApplication.activePopupWidget() or QApplication.activeModalWidget()) is not None:
        shown.close()
        if shown.isVisible():
            shown.hide()


def run(home: Path, filled: Path, seconds: float, seed: int) -> list[str]:
    """Returns what was found, one line each."""
    from districtdesk.desk.start.app import Start
    from districtdesk.desk.start.options import Options
    from districtdesk.settings import Settings

    file = Path(shutil.copy(filled, home / "odd.ddesk"))
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    options = Options(file=file, language=("az", "en", "ru")[seed % 3], look="light")
    found: list[str] = []
    opened: list[OddOrders] = []

    def begin(stage: str) -> None:
        if stage == "opened" and not opened:
            assert start.desk is not None
            for key in _LEFT_ALONE:
                start.desk.shell.actions[key].setVisible(False)
                start.desk.shell.actions[key].setShortcuts([])
            opened.append(OddOrders(app, seed, time.monotonic() + seconds))

    start = Start(app, Settings(), options, begin)
    start.window.resize(1366, 768)
    start.window.show()
    app.exec()
    found += [f"logged: {line}" for line in _faults(home)]
    found += _lost_text(start)
    desk = start.desk
    if desk is not None and desk.register is not None:
        desk.register.close()
    found += _wrong(file)
    print(opened[0].told.most_common(12) if opened else "nothing was opened")
    print("the last:", *(opened[0].last[-12:] if opened else ()))
    return found


def _faults(home: Path) -> list[str]:
    log = home / "districtdesk.log"
    text = log.read_text("utf-8", errors="replace") if log.exists() else ""
    return text.splitlines() if "Traceback" in text else []


def _lost_text(start: object) -> list[str]:
    """What stands unsaved in the window has to lie in a draft."""
    pages = start.desk.shell.pages if start.desk is not None else None  # type: ignore[attr-defined]
    page = pages.page if pages is not None else None
    if page is None or not page.is_changed():
        return []
    kept = start.desk.register.feed.drafts.hand_over()  # type: ignore[attr-defined]
    return [] if kept else [f"no draft of what is unsaved: {page.unsaved()}"]


def _wrong(file: Path) -> list[str]:
    register = open_register(file)
    try:
        with register.read() as session:
            return [
                *(f"the chain is broken: {each}" for each in find_breaks(session)),
                *(f"hidden: {each}" for each in find_hidden(session)),
                *(f"gone: {each}" for each in find_gone(session)),
            ]
    finally:
        register.close()


def main() -> int:
    seconds, seed = float(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1
    with tempfile.TemporaryDirectory(prefix="districtdesk-odd-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        os.environ["DISTRICTDESK_HOME"] = folder
        filled = Path(os.environ.get("DISTRICTDESK_FILLED") or home / "filled.ddesk")
        if not filled.exists():
            register = create(filled)
            keep_filled(register)
            register.close()
        found = run(home, filled, seconds, seed)
    print(*found or ["nothing was found"], sep="\n")
    sys.stdout.flush()
    os._exit(bool(found))


if __name__ == "__main__":
    sys.exit(main())
