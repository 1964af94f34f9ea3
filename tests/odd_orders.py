"""An hour of odd orders: keys, clicks and entries of menus at random in a window with the filled register.

python -m tests.odd_orders SECONDS SEED presses for so long and says what it found: a fault that was logged, text that
was typed and is neither saved nor a draft, a dialog that nothing closes, a menu in which nothing can be chosen, or a
register that is no longer as its journal tells. It ends with 1 then.
"""

from __future__ import annotations

import os
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QKeyCombination, QPointF, Qt, QThread, QTimer
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QFileDialog,
    QLineEdit,
    QMenu,
    QTabBar,
    QWidget,
)

from districtdesk.desk.shell.actions import ACTION_SPECS, keys_of_the_window
from districtdesk.register.journal.broken_chain import find_breaks
from districtdesk.register.journal.hidden import find_hidden
from districtdesk.register.journal.replay import find_gone
from districtdesk.register.opening import create, open_register
from tests.clerk.hands import give_keyboard
from tests.filled_register import keep_filled

if TYPE_CHECKING:
    from districtdesk.desk.shell.shell import Shell
    from districtdesk.desk.start.app import Start

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
# How often it is looked after what must hold, and after how many orders in one dialog that is closed or is stuck.
_LOOK_EVERY, _LONG, _STUCK = 400, 600, 1_200


class OddOrders:
    """One person who does not look; `told` counts what was done."""

    def __init__(self, app: QApplication, start: Start, seed: int, until: float) -> None:
        self._app, self._chance, self._until = app, random.Random(seed), until
        self.told: Counter[str] = Counter()
        self.last: list[str] = []
        # The depth of event loops in which a key is on its way.
        self._busy_at = 0
        self.found: list[str] = []
        self.dialogs: Counter[str] = Counter()
        self._before: tuple[QWidget | None, int] = (None, 0)
        self._start, self._orders = start, 0
        self._shell: Shell | None = None
        self.slowest, self._latest = 0.0, time.monotonic()
        QTimer.singleShot(_BETWEEN_MS, self._step)

    def _step(self) -> None:
        now = time.monotonic()
        self.slowest, self._latest = max(self.slowest, now - self._latest), now
        if now > self._until or self.found:
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
            self._orders += 1
            self._look()
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
        often = (self._press, self._press, self._type, self._click) * 6
        (self._chance.choice((*often, self._choose)))()

    def _look(self) -> None:
        """Hold what must hold whatever was pressed."""
        shell = self._start.desk.shell if self._start.desk is not None else None
        if shell is not None and shell is not self._shell:
            # Another language makes a new one.
            self._shell = shell
            for key in _LEFT_ALONE:
                shell.actions[key].setVisible(False)
                shell.actions[key].setShortcuts([])
        shown = QApplication.activeModalWidget()
        before, since = self._before
        if shown is not before:
            self._before = (shown, self._orders)
            self.dialogs[type(shown).__name__] += shown is not None
        elif shown is not None and self._orders - since > _STUCK:
            self.found.append(f"nothing closes {type(shown).__name__} “{shown.windowTitle()}”")
        elif shown is not None and self._orders - since > _LONG:
            _send(Qt.Key.Key_Escape, "\x1b")
        elif shown is None and self._orders % _LOOK_EVERY == 0:
            self.found += _lost_text(self._start)
            self.found += _dead_menus(self._start)

    def _choose(self) -> None:
        """An entry of the menus, as a menu does it: its window is not in another dialog."""
        if QApplication.activeModalWidget() is not None or QApplication.activePopupWidget() is not None:
            return
        able = [each for each in _entries(self._start) if each.isEnabled() and each.isVisible()]
        if able:
            chosen = self._chance.choice(able)
            self._note(f"menu {chosen.text()}")
            QTimer.singleShot(0, chosen, chosen.trigger)

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
        told = what.partition(" ")[0] if what.startswith(("click", "menu")) else what[:1] if "“" in what else what
        self.told[told] += 1
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
    from districtdesk.desk.start.app import Start, collect_in_this_thread
    from districtdesk.desk.start.options import Options
    from districtdesk.settings import Settings

    file = Path(shutil.copy(filled, home / "odd.ddesk"))
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    collect_in_this_thread(app)
    options = Options(file=file, language=("az", "en", "ru")[seed % 3], look="light")
    found: list[str] = []
    opened: list[OddOrders] = []

    def begin(stage: str) -> None:
        if stage == "opened" and not opened:
            opened.append(OddOrders(app, start, seed, time.monotonic() + seconds))
            _tell_orders_before_faults(opened[0])

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
    return [*found, *_told(opened)]


def _tell_orders_before_faults(orders: OddOrders) -> None:
    told = sys.excepthook

    def tell(*fault: Any) -> None:
        print(f"order {sum(orders.told.values())}, before the fault:", *orders.last[-15:])
        told(*fault)

    sys.excepthook = tell


def _told(opened: Sequence[OddOrders]) -> list[str]:
    if not opened:
        return ["nothing was opened"]
    (orders,) = opened
    print(sum(orders.told.values()), "orders:", orders.told.most_common(12))
    print(sum(orders.dialogs.values()), "dialogs:", orders.dialogs.most_common())
    print(f"the longest wait: {orders.slowest:.1f} s; the last:", *orders.last[-12:])
    return orders.found


def _faults(home: Path) -> list[str]:
    log = home / "districtdesk.log"
    text = log.read_text("utf-8", errors="replace") if log.exists() else ""
    return text.splitlines() if "Traceback" in text else []


def _lost_text(start: Start) -> list[str]:
    """What stands unsaved in the window has to lie in a draft."""
    desk = start.desk
    page = desk.shell.pages.page if desk is not None and desk.shell.pages is not None else None
    if desk is None or desk.register is None or page is None or not page.is_changed():
        return []
    kept = desk.register.feed.drafts.hand_over()
    return [] if kept else [f"no draft of what is unsaved: {page.unsaved()}"]


def _entries(start: Start) -> list[QAction]:
    if start.desk is None:
        return []
    return [start.desk.shell.actions[each.key] for each in ACTION_SPECS if each.key not in _LEFT_ALONE]


def _dead_menus(start: Start) -> list[str]:
    """Menus of the window in which nothing can be chosen any more."""
    menus = start.window.menuBar().actions()
    if not menus or not start.window.isEnabled():
        return ["the window has no menus that can be opened"]
    return [
        f"nothing can be chosen in {each.text()}"
        for each in menus
        if isinstance(menu := each.menu(), QMenu) and not any(entry.isEnabled() for entry in menu.actions())
    ]


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
