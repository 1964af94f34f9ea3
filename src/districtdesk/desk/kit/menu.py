"""A menu whose entries are pressed by a letter of their own, whichever keyboard layout is on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QIcon, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from .mnemonics import key_of, letter_of, marked, pressed_key, unmarked

# A menu may be filled when it is about to be shown, or later still.
_FILLED = (QEvent.Type.Show, QEvent.Type.ActionAdded)
_NONE = Qt.KeyboardModifier.NoModifier
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier


class Menu(QMenu):
    """Shares out the letters of its entries each time before it is shown: what an entry is called may change."""

    def __init__(self, title: str | QWidget | None = None, parent: QWidget | None = None) -> None:
        if isinstance(title, str):
            super().__init__(title, parent)
        else:
            super().__init__(title)
        letter(self)

    def add_entry(self, text: str, icon: QIcon | None = None) -> QAction:
        """A new entry that may be kept. One that Qt makes is lost to Python, though it still stands in its menu, once
        something goes that was ever asked for the menu or for what the menu is in, as a button or a label is.
        """
        entry = QAction(text, self) if icon is None else QAction(icon, text, self)
        self.addAction(entry)
        return entry


def letter(menu: QMenu) -> None:
    """Give letters to a menu that Qt has made, too."""
    _MenuLetters(menu)


class _MenuLetters(QObject):
    """Belongs to its menu, and hears it."""

    def __init__(self, menu: QMenu) -> None:
        super().__init__(menu)
        self._menu = menu
        menu.installEventFilter(self)
        menu.aboutToShow.connect(self._share_out)
        # Elsewhere the same action is named without a letter.
        menu.aboutToHide.connect(self._take_back)

    def _share_out(self) -> None:
        entries = self._entries()
        for entry, text in zip(entries, marked([entry.text() for entry in entries]), strict=True):
            entry.setText(text)

    def _take_back(self) -> None:
        for entry in self._entries():
            entry.setText(unmarked(entry.text()))

    def _entries(self) -> list[QAction]:
        # Those that are hidden keep theirs: a letter is learnt once.
        return [entry for entry in self._menu.actions() if not entry.isSeparator() and entry.text()]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _FILLED and self._menu.isVisible():
            self._share_out()
            return False
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or event.modifiers() & _HELD:
            return False
        key = pressed_key(event)
        shown = [entry for entry in self._entries() if entry.isVisible()]
        meant = next((each for entry in shown if key and key_of(each := letter_of(entry.text())) == key), "")
        if not meant or (event.text().lower(), event.modifiers()) == (meant.lower(), _NONE):
            return False
        # Qt presses the entry itself, as the layout that has its letter would have it pressed.
        self._menu.event(QKeyEvent(QEvent.Type.KeyPress, ord(meant.upper()), _NONE, meant))
        return True
