"""Ten fingers: real keys, pressed while the window lives on, also while one of its dialogs waits for an answer."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QKeyCombination, QObject, Qt, QThread, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow

T = TypeVar("T")

_PATIENCE_S = 20.0
_LOOK_AGAIN_S, _LOOK_AGAIN_MS = 0.01, 10
# What a keyboard sends along with keys that type no letter.
_TEXTS = {"Return": "\r", "Enter": "\r", "Tab": "\t", "Esc": "\x1b", "Del": "\x7f", "Backspace": "\b", "Space": " "}
_ALT = Qt.KeyboardModifier.AltModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_NONE = Qt.KeyboardModifier.NoModifier


class NotSeen(AssertionError):
    """What was waited for did not come."""


def give_keyboard() -> None:
    """When the window that had it is closed, the one in front gets it, as on every desktop."""
    if QGuiApplication.focusWindow() is None:
        shown = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
        main = next((each for each in shown if isinstance(each, QMainWindow)), None)
        if (front := QApplication.activeModalWidget() or main) is not None:
            front.activateWindow()


class _Window(QObject):
    """Does in the thread of the windows what the person at them asks for."""

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._waiting: deque[Callable[[], object]] = deque()
        # The depth of event loops in which something is being done: Qt's own test keys let other events in between
        # the parts of one key, while a dialog that waits in a loop of its own takes the next.
        self._busy_at = 0
        # A dialog that opens between the parts of a key finds what waits already.
        self._again = QTimer(self, interval=_LOOK_AGAIN_MS)
        self._again.timeout.connect(give_keyboard)
        self._again.timeout.connect(self._go_on)
        self._again.start()
        self.asked.connect(self._do, Qt.ConnectionType.QueuedConnection)

    @Slot(object)
    def _do(self, what: Callable[[], object]) -> None:
        self._waiting.append(what)
        self._go_on()

    def _go_on(self) -> None:
        depth = QThread.currentThread().loopLevel()
        if depth <= self._busy_at:
            return
        before, self._busy_at = self._busy_at, depth
        try:
            while self._waiting:
                self._waiting.popleft()()
        finally:
            self._busy_at = before


class Hands:
    """Presses keys from a thread of its own, as a person is outside of the program; counts them.

    Made in the thread of the windows; all else is called from the other one. `pressed` are the keys since `begin`,
    and `presses` how many they are: each printed letter one, each combination one.
    """

    def __init__(self) -> None:
        self._window = _Window()
        # What was typed stands between quotation marks.
        self.pressed: list[str] = []
        self.presses = 0

    def begin(self) -> None:
        """Count anew."""
        self.pressed, self.presses = [], 0

    def ask(self, what: Callable[[], T]) -> T:
        """Have something looked at in the thread of the windows, and give what it says."""
        came = threading.Event()
        said: list[Any] = []
        wrong: list[str] = []

        def look() -> None:
            try:
                said.append(what())
            except Exception as fault:
                # Its frames hold widgets, which would go in the other thread.
                wrong.append(f"{type(fault).__name__}: {fault}")
            finally:
                came.set()

        self._window.asked.emit(look)
        if not came.wait(_PATIENCE_S):
            raise NotSeen("the window no longer answers")
        if wrong:
            raise NotSeen(wrong[0])
        found: T = said[0]
        return found

    def until(self, what: Callable[[], T], wanted: str, patience: float = _PATIENCE_S) -> T:
        """Look until it is so, and give what was seen then."""
        end = time.monotonic() + patience
        while not (found := self.ask(what)):
            if time.monotonic() > end:
                raise NotSeen(wanted)
            time.sleep(_LOOK_AGAIN_S)
        return found

    def press(self, combination: str, times: int = 1) -> None:
        """Keys such as "Ctrl+S", wherever the keyboard is."""
        made = QKeyCombination(QKeySequence(combination)[0])  # type: ignore[index]
        name = combination.rpartition("+")[2] or "+"
        held = made.keyboardModifiers()
        letter = name.lower() if len(name) == 1 else _TEXTS.get(name, "")
        if held & _CTRL and len(name) == 1 and name.isalpha():
            letter = chr(ord(name.upper()) - ord("@"))
        for _time in range(times):
            self._send(made.key(), held, letter)
            self._note(combination)

    def press_with_alt(self, letter: str) -> None:
        """A letter of any script with Alt held."""
        self._send(_code(letter), _ALT, _small(letter))
        self._note(f"Alt+{letter.upper()}")

    def hold_alt(self, look: Callable[[], T]) -> T:
        """What is seen while Alt is down."""
        self._post(QTest.KeyAction.Press, Qt.Key.Key_Alt, _NONE, "")
        try:
            return self.ask(look)
        finally:
            self._post(QTest.KeyAction.Release, Qt.Key.Key_Alt, _ALT, "")
            self.ask(lambda: None)

    def press_letter(self, letter: str) -> None:
        """A letter of a menu."""
        self._send(_code(letter), _NONE, _small(letter))
        self._note(letter.upper())

    def type(self, text: str) -> None:
        for letter in text:
            self._send(_code(letter), _NONE, letter)
            self.presses += 1
        if self.pressed and self.pressed[-1].startswith("“"):
            text = self.pressed.pop()[1:-1] + text
        self.pressed.append(f"“{text}”")

    def _note(self, key: str) -> None:
        self.presses += 1
        self.pressed.append(key)

    def _send(self, key: Qt.Key, held: Qt.KeyboardModifier, text: str) -> None:
        self._post(QTest.KeyAction.Press, key, held, text)
        self._post(QTest.KeyAction.Release, key, held, text)
        self.ask(lambda: None)

    def _post(self, action: QTest.KeyAction, key: Qt.Key, held: Qt.KeyboardModifier, text: str) -> None:
        self.until(lambda: QGuiApplication.focusWindow() is not None, "a window with the keyboard")

        def send() -> None:
            if (window := QGuiApplication.focusWindow()) is not None:
                QTest.sendKeyEvent(action, window, key, text, held)

        self._window.asked.emit(send)


def _small(letter: str) -> str:
    """As the key types it: that of the Azerbaijani capital with a dot has one."""
    return "i" if letter == "İ" else letter.lower()


def _code(letter: str) -> Qt.Key:
    """As Qt names the key that types it: letters beyond Latin have none."""
    try:
        return Qt.Key(ord(letter.upper()))
    except (ValueError, TypeError):
        return Qt.Key.Key_unknown
