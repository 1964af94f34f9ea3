"""The line over a window whose save waits: the pages that save nothing can be read meanwhile, and nothing else."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QMainWindow,
    QScrollBar,
    QTabBar,
    QWidget,
)
from shiboken6 import isValid

from ...i18n import _
from ..look import fonts
from .banner import Banner
from .navigation import NavigationList

_BY_MOUSE = {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseMove}
_BY_KEY = {QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride}
_OTHER = {
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.ContextMenu,
    QEvent.Type.DragEnter,
    QEvent.Type.Drop,
    QEvent.Type.TouchBegin,
    QEvent.Type.InputMethod,
}
_TABS = {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
_MOVES = {
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
}
_READING = (QAbstractItemView, QTabBar, QScrollBar)
# From the edges of the window, in steps.
_APART, _WIDEST = 4, 220


class WaitingLine(Banner):
    """`action_chosen` is Cancel, by its button or Esc. `page` saves: it takes neither key nor click till `finish`."""

    def __init__(self, what: str, window: QMainWindow, page: QWidget) -> None:
        super().__init__(what, "info", _("Cancel"), may_close=False, parent=window)
        self.page = page
        self._what, self._window = what, window
        # Whoever goes on typing cancels nothing.
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._had_focus = QApplication.focusWidget()
        self._who = "?"
        self.show_who("")
        self.show()
        self.setFocus()
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def show_who(self, who: str) -> None:
        """Who is waited for, as far as that is known."""
        if who == self._who:
            return
        self._who = who
        sentences = (f"{self._what}.", who, _("The other pages can be read meanwhile."))
        self.say(" ".join(filter(None, sentences)), "info", _("Cancel"))
        self._take_place()

    def show_end(self) -> None:
        """The wait was cancelled, and ends soon."""
        self.button.setEnabled(False)

    def finish(self) -> None:
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        self._give_focus_back()
        self.hide()
        self.deleteLater()

    def _give_focus_back(self) -> None:
        """Before this is hidden: else Qt gives it to whatever comes next, a button that undoes for instance."""
        now = QApplication.focusWidget()
        if self._had_focus is not None and isValid(self._had_focus) and self._had_focus.isVisible():
            self._had_focus.setFocus()
        elif now is not None and (now is self or self.isAncestorOf(now)):
            for places in self._window.findChildren(NavigationList):
                places.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Resize and watched is self._window:
            self._take_place()
        if kind == QEvent.Type.Shortcut:
            return not (isinstance(watched, QShortcut) and isinstance(watched.parent(), NavigationList))
        if kind not in _BY_MOUSE | _BY_KEY | _OTHER or not isinstance(watched, QWidget):
            return False
        # Another window, with another register, is not concerned.
        return watched.window() is self._window and not self._is_let_through(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.action_chosen.emit()

    def _is_let_through(self, target: QWidget, event: QEvent) -> bool:
        if target is self or self.isAncestorOf(target):
            return True
        key = event.key() if isinstance(event, QKeyEvent) else None
        if key == Qt.Key.Key_Escape and event.type() == QEvent.Type.KeyPress:
            self.action_chosen.emit()
            return False
        if key in _TABS:
            return True
        if target is self.page or self.page.isAncestorOf(target) or not _is_for_reading(target):
            return False
        if isinstance(event, QMouseEvent):
            is_left = event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton)
            return is_left and event.type() in _BY_MOUSE
        return key in _MOVES

    def _take_place(self) -> None:
        """At the bottom, above the strip, where it covers least of what is read."""
        front = self._window.centralWidget() or self._window
        width = min(front.width() - 2 * fonts.step(_APART), fonts.step(_WIDEST))
        height = max(self.heightForWidth(width), self.minimumSizeHint().height())
        bottom = front.geometry().bottom() - fonts.step(3 * _APART)
        self.setGeometry(front.x() + (front.width() - width) // 2, bottom - height, width, height)
        self.raise_()


def _is_for_reading(target: QWidget) -> bool:
    return isinstance(target, _READING) or isinstance(target.parent(), QAbstractItemView)
