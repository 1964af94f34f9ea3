"""Alt shows a letter on every button and tab that is seen, and Alt with the letter presses it, on either layout.

The letters are shared out at that moment, for what a page shows changes with all that is done on it; while nobody
asks for them no word is underlined.
"""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QMainWindow,
    QMenu,
    QPushButton,
    QRadioButton,
    QWidget,
)
from shiboken6 import isValid

from .buttons import LinkButton
from .choices import LinkChoice
from .focus_keys import FocusKeys
from .lettered_tab import LetteredTab, tabs_of
from .mnemonics import key_of, letter_of, marked, pressed_key, unmarked

_ALT = Qt.KeyboardModifier.AltModifier
Lettered = QAbstractButton | LetteredTab


class ButtonMnemonics(FocusKeys):
    """Listens to whatever has the keyboard."""

    def __init__(self, app: QApplication, parent: QObject | None = None) -> None:
        self._marked: list[Lettered] = []
        # What the key that goes down now is for: Qt first asks who wants it, and then sends it.
        self._meant: Lettered | QAction | None = None
        super().__init__(app, parent)

    def listens_to(self, widget: QWidget) -> bool:
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or not isinstance(watched, QWidget):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            return self._hear(watched.window(), event)
        if event.type() == QEvent.Type.KeyPress and self._meant is not None:
            meant, self._meant = self._meant, None
            # What opens now hears of the key that is let go.
            self.hide_letters()
            _press(meant)
            return True
        if event.type() == QEvent.Type.KeyRelease and event.key() == Qt.Key.Key_Alt:
            self.hide_letters()
        return False

    def show_letters(self, window: QWidget) -> None:
        """Share them out among what is seen in this window now."""
        self.hide_letters()
        self._marked = buttons_of(window)
        taken = _taken(window)
        for _its_sort, sort in groupby(self._marked, _sort):
            buttons = list(sort)
            texts = marked([button.text() for button in buttons], taken)
            taken |= {key_of(letter_of(text)) for text in texts}
            for button, text in zip(buttons, texts, strict=True):
                _say(button, text)

    def hide_letters(self) -> None:
        """Take them back."""
        for button in filter(_is_there, self._marked):
            _say(button, unmarked(button.text()))
        self._marked = []

    def _hear(self, window: QWidget, event: QKeyEvent) -> bool:
        self._meant = None
        if event.key() == Qt.Key.Key_Alt:
            self.show_letters(window)
        key = pressed_key(event) if event.modifiers() == _ALT else ""
        if _is_for_the_bar(event):
            self._meant = next(iter(_titles(window)), None)
        elif key:
            self.show_letters(window)
            self._meant = _meant_by(key, window, self._marked)
        if self._meant is None:
            return False
        event.accept()
        return True

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        super()._follow(old, new)
        # Alt may be let go in another window.
        if new is None or (old is not None and isValid(old) and old.window() is not new.window()):
            self.hide_letters()


def _is_for_the_bar(event: QKeyEvent) -> bool:
    # A bar of Qt's hears F10 on no system by itself.
    return event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.NoModifier


def _is_there(button: Lettered) -> bool:
    return button.is_there() if isinstance(button, LetteredTab) else isValid(button)


def buttons_of(window: QWidget) -> list[Lettered]:
    """The buttons and tabs with words that are seen in a window: those that do something first, each sort as read."""
    buttons = [each for each in window.findChildren(QAbstractButton) if each.window() is window and _is_seen(each)]
    found: list[Lettered] = [*buttons, *tabs_of(window)]
    return sorted(found, key=lambda each: (_sort(each), *_place(each, window)))


def _is_seen(button: QAbstractButton) -> bool:
    # Another language for one key too many would be a fright. What is off now keeps its letter: it is learnt once.
    is_lettered = bool(button.text()) and not isinstance(button, LinkChoice)
    return is_lettered and button.isVisible() and not button.visibleRegion().isEmpty()


def _sort(button: Lettered) -> int:
    if isinstance(button, LetteredTab):
        return 2
    if isinstance(button, LinkButton):
        return 3
    if isinstance(button, QPushButton):
        return 0
    return 4 if isinstance(button, QRadioButton) else 1


def _place(button: Lettered, window: QWidget) -> tuple[int, int]:
    if isinstance(button, LetteredTab):
        return button.at(window)
    at = button.mapTo(window, button.rect().center())
    return at.y(), at.x()


def _titles(window: QWidget) -> list[QAction]:
    """The menus of a window, which keep their letters wherever one is."""
    bar = window.menuBar() if isinstance(window, QMainWindow) else None
    return [each for each in bar.actions() if each.isEnabled() and each.isVisible()] if bar is not None else []


def _taken(window: QWidget) -> set[str]:
    names = [label.text() for label in window.findChildren(QLabel) if label.buddy() is not None]
    return {key_of(letter_of(text)) for text in [*names, *(title.text() for title in _titles(window))]} - {""}


def _meant_by(key: str, window: QWidget, buttons: list[Lettered]) -> Lettered | QAction | None:
    things: list[Lettered | QAction] = [*_titles(window), *buttons]
    return next((thing for thing in things if key_of(letter_of(thing.text())) == key), None)


def _press(meant: Lettered | QAction) -> None:
    if isinstance(meant, QAction):
        _open(meant)
    elif isinstance(meant, LetteredTab):
        if meant.is_there():
            meant.press()
    elif isValid(meant) and meant.isEnabled():
        if meant.focusPolicy() & Qt.FocusPolicy.TabFocus:
            meant.setFocus(Qt.FocusReason.ShortcutFocusReason)
        meant.click()


def _open(title: QAction) -> None:
    window = QApplication.activeWindow()
    if not isinstance(window, QMainWindow):
        return
    window.menuBar().setActiveAction(title)
    menu = title.menu()
    if isinstance(menu, QMenu):
        able = (entry for entry in menu.actions() if entry.isEnabled() and not entry.isSeparator())
        first = next(able, None)
        # A menu of its own would open at once, and take the letters that are meant for this one.
        if first is not None and first.menu() is None:
            menu.setActiveAction(first)


def _say(button: Lettered, text: str) -> None:
    if button.text() != text:
        button.setText(text)
