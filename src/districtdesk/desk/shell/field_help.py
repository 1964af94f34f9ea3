"""What a field is, in a small window beside it; a key or a click elsewhere closes it, and typing goes on."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from ...guide.field_guide import Explanation
from ...i18n import _
from .. import kit
from ..kit import notices
from ..look import fonts, theme

_WIDTH = 108


class FieldHelp(QFrame):
    """guide_wanted: the page of the guide about it is to be shown."""

    guide_wanted = Signal()

    def __init__(self, told: Explanation, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("fieldHelp")
        self.setAccessibleName(told.spoken())
        self.setMinimumWidth(fonts.step(_WIDTH))
        now = theme.colours()
        self.setStyleSheet(f"#fieldHelp {{ background: {now.card}; border: 1px solid {now.edge}; }}")
        column = QVBoxLayout(self)
        fonts.space(column, (4, 3, 4, 3), gap=2)
        column.addWidget(kit.PlainLabel(told.name, "strong"))
        column.addWidget(kit.NoteLabel(told.record))
        column.addLayout(_laid_out(told))
        self.guide_button = kit.LinkButton(_("Read more in the guide"))
        self.guide_button.clicked.connect(self._open_guide)
        column.addWidget(self.guide_button, 0, Qt.AlignmentFlag.AlignLeft)
        notices.fit_height(self)

    def open_beside(self, field: QWidget) -> None:
        """Below the field, above it where there is more room."""
        height, room = self.height(), field.screen().availableGeometry()
        place = field.mapToGlobal(QPoint(0, field.height() + 1))
        if place.y() + height > room.bottom():
            place.setY(max(room.top(), field.mapToGlobal(QPoint(0, -1)).y() - height))
        place.setX(_within(room, place.x(), self.width()))
        self.move(place)
        self.show()
        self.guide_button.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F1):
            self.close()
            return
        super().keyPressEvent(event)

    def _open_guide(self) -> None:
        self.close()
        self.guide_wanted.emit()


def _laid_out(told: Explanation) -> QGridLayout:
    grid = QGridLayout()
    fonts.space(grid, (0, 1, 0, 1), gap=2)
    for row, (head, text) in enumerate(told.parts):
        grid.addWidget(kit.DimLabel(head), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(kit.PlainLabel(text), row, 1, Qt.AlignmentFlag.AlignTop)
    grid.setColumnStretch(0, 3)
    grid.setColumnStretch(1, 7)
    return grid


def _within(room: QRect, left: int, width: int) -> int:
    return max(room.left(), min(left, room.right() - width))
