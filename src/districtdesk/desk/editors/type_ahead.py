"""A line that offers what fits while one types, and knows whether something was chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from ...folding import fold
from ...i18n import _
from ..kit import InsetButton
from .line_editor import WholeLine
from .list_keys import opens_list
from .picker_popup import PickerPopup
from .suggestion import Suggestion

PAUSE_IN_MS = 120


class TypeAhead(WholeLine):
    """`sought` asks the owner for suggestions, who answers with `offer`.

    Up and Down move, Enter chooses, Esc closes the list. What was typed stays until something is chosen. Leaving
    with Tab chooses what was moved to, or the only suggestion of exactly this name; never a mere likeness.
    """

    # Whether Enter takes the first of what is offered; else none is marked before a person moves to it.
    takes_first: ClassVar[bool] = True
    sought = Signal(str)
    suggestion_chosen = Signal(object)
    emptied = Signal()
    rubbed_out = Signal()

    def __init__(self, prompt: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prompt = prompt
        self.setPlaceholderText(prompt)
        self._popup: PickerPopup | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_IN_MS)
        self._pause.timeout.connect(self.seek)
        self._cross = InsetButton("close", _("Clear"), self)
        self._cross.clicked.connect(self.empty)
        self._cross.hide()
        self.put_right(self._cross)
        self.textChanged.connect(self._show_cross)
        self.textEdited.connect(lambda _text: self._pause.start())

    @property
    def is_open(self) -> bool:
        return self._popup is not None and self._popup.isVisible()

    @property
    def suggestions(self) -> list[Suggestion]:
        return self._popup.suggestions if self._popup else []

    def seek(self) -> None:
        """Ask for suggestions for what stands here."""
        self._pause.stop()
        if not self.isReadOnly():
            self.sought.emit(self.text())

    def offer(self, typed: str, rows: Sequence[Suggestion], sentence: str = "") -> None:
        """Show what fits `typed`; an answer that comes too late is passed over."""
        if typed != self.text() or not self.hasFocus():
            return
        if self._popup is None:
            self._popup = PickerPopup(self)
            self._popup.suggestion_chosen.connect(self._choose)
        if rows or sentence:
            self._popup.offer(rows, sentence, is_marked=self.takes_first)
        else:
            self.close_list()

    def close_list(self) -> None:
        self._pause.stop()
        if self._popup is not None:
            self._popup.hide()

    def empty(self) -> None:
        """Take the text out."""
        self.close_list()
        self.clear()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.emptied.emit()

    def setReadOnly(self, read_only: bool) -> None:
        super().setReadOnly(read_only)
        self.setPlaceholderText("" if read_only else self._prompt)
        self._show_cross(self.text())

    def event(self, event: QEvent) -> bool:
        # Tab is taken by the focus before keyPressEvent; Esc by a shortcut of the window, if it has one.
        if event.type() == QEvent.Type.ShortcutOverride and self.is_open:
            key = event.key() if isinstance(event, QKeyEvent) else None
            if key in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._steer(event):
            super().keyPressEvent(event)

    def _steer(self, event: QKeyEvent) -> bool:
        """Whether the key was for the list."""
        key = event.key()
        if opens_list(event):
            # The same key closes it, as it does a box of words.
            (self.close_list if self.is_open else self.seek)()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.is_open and self._popup is not None:
            self._popup.move_mark(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Down:
            self.seek()
        elif key == Qt.Key.Key_Escape and self.is_open:
            self.close_list()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.is_open:
            self._choose_current()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._pause.isActive() and self.takes_first:
            # Faster than the pause: show the list at once; a second Enter chooses.
            self.seek()
        elif key == Qt.Key.Key_Backspace and not self.text() and not self.isReadOnly():
            self.rubbed_out.emit()
        else:
            return False
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if not self.text() and not self.is_open:
            self.seek()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self._choose_what_is_meant()
        self.close_list()
        super().focusOutEvent(event)

    def _choose_current(self) -> None:
        current = self._popup.current() if self._popup else None
        if current is not None:
            self._choose(current)

    def _choose_what_is_meant(self) -> None:
        if not self.is_open or self._popup is None or not self.text().strip():
            return
        wanted = fold(self.text())
        same = [each for each in self._popup.suggestions if not each.is_new and fold(each.text) == wanted]
        current = self._popup.current()
        if self._popup.has_moved and current is not None and not current.is_new:
            self._choose(current)
        elif len(same) == 1:
            self._choose(same[0])

    def _choose(self, suggestion: Suggestion) -> None:
        self.close_list()
        self.suggestion_chosen.emit(suggestion)

    def _show_cross(self, text: str) -> None:
        self._cross.setVisible(bool(text) and not self.isReadOnly())
