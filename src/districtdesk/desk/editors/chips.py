"""What was chosen, side by side, each with a cross that takes it out."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from ...i18n import _
from ..kit import ElidedLabel, FlowRow, explain
from ..kit.copied_table import put_text
from ..kit.deeds import Deed, deeds_menu, place_of_menu
from ..kit.entry_keys import OPEN_LINKED
from ..kit.tab_order import put_behind
from ..look import fonts, icons, theme

_LONGEST = 60


class _Cross(QToolButton):
    """Space, Enter, Delete or a click."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setIcon(icons.icon("close", "dim"))
        self.setAccessibleName(name)
        explain(self, name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        side = fonts.metrics().height() + fonts.step(1)
        self.setFixedSize(side, side)
        self.setStyleSheet("QToolButton { border: none; background: transparent; padding: 0; min-height: 0; }")
        self.setIconSize(QSize(fonts.step(3.5), fonts.step(3.5)))

    def event(self, event: QEvent) -> bool:
        # Else a shortcut of the window takes the key.
        if event.type() == QEvent.Type.ShortcutOverride and _is_delete(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        keys = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_plain and event.key() in keys:
            self.click()
            return
        super().keyPressEvent(event)


def _is_delete(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Delete


class Chip(QWidget):
    """One of them."""

    removed = Signal(str)
    open_wanted = Signal(str)

    def __init__(self, key: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Whether it stands for a record that can be shown.
        self.can_open = False
        self.key = key
        self.name = name
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.cross = _Cross(_("Take out “{name}”", name=name))
        self.cross.clicked.connect(lambda: self.removed.emit(self.key))
        row = QHBoxLayout(self)
        fonts.space(row, (2, 0.5, 0.5, 0.5), gap=1)
        row.addWidget(ElidedLabel(name))
        row.addWidget(self.cross)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        opens = Deed(_("Open “{name}”", name=self.name), lambda: self.open_wanted.emit(self.key), OPEN_LINKED[0])
        deeds = [
            *([opens] if self.can_open else []),
            Deed(_("Copy"), lambda: put_text(self.name)),
            Deed(_("Take out"), lambda: self.removed.emit(self.key), "Del", not self.cross.isHidden()),
        ]
        # The chip may be gone before its menu is.
        deeds_menu(list(deeds), self.window()).popup(place_of_menu(event, self))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.can_open:
            self.open_wanted.emit(self.key)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        has_keyboard = self.cross.hasFocus()
        colours = theme.colours()
        painter.setPen(colours.colour("focus") if has_keyboard else Qt.PenStyle.NoPen)
        painter.setBrush(colours.colour("neutral_wash"))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), fonts.step(1.5), fonts.step(1.5))
        painter.end()


def chip_around(widget: QObject | None) -> Chip | None:
    """The chip in which a widget is; None for one that is in none."""
    while widget is not None and not isinstance(widget, Chip):
        widget = widget.parent()
    return widget


class Chips(FlowRow):
    """Chips in the order in which they were chosen; hidden while there is none. open_wanted: the key of one."""

    removed = Signal()
    open_wanted = Signal(str)
    left_empty = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._chips: list[Chip] = []
        self._is_read_only = False
        # Whether they stand for records that can be shown.
        self.can_open = False
        self.hide()

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(chip.key for chip in self._chips)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(chip.name for chip in self._chips)

    def show_chips(self, items: Iterable[tuple[str, str]]) -> None:
        """These and no others."""
        self.clear()
        self._chips = []
        for key, name in items:
            self._put(key, name)
        self.setVisible(bool(self._chips))

    def put(self, key: str, name: str) -> None:
        """One more, unless it is here already."""
        if key not in self.keys:
            self._put(key, name)
            self.show()

    def remove_last(self) -> None:
        if self._chips and not self._is_read_only:
            self._remove(self._chips[-1].key)

    def set_read_only(self, read_only: bool) -> None:
        self._is_read_only = read_only
        for chip in self._chips:
            chip.cross.setVisible(not read_only)

    def _put(self, key: str, name: str) -> None:
        chip = Chip(key, name)
        chip.cross.setVisible(not self._is_read_only)
        chip.removed.connect(self._remove)
        chip.can_open = self.can_open
        chip.open_wanted.connect(self.open_wanted)
        self._chips.append(chip)
        self.add(chip)
        put_behind(self._chips[-2].cross if len(self._chips) > 1 else self, chip.cross)
        chip.show()

    def _remove(self, key: str) -> None:
        place = self.keys.index(key)
        had_keyboard = self._chips[place].cross.hasFocus()
        left = [(chip.key, chip.name) for chip in self._chips if chip.key != key]
        self.show_chips(left)
        if had_keyboard and left:
            self._chips[min(place, len(left) - 1)].cross.setFocus(Qt.FocusReason.OtherFocusReason)
        elif had_keyboard:
            self.left_empty.emit()
        self.removed.emit()
