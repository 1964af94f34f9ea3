"""A row that wraps what it holds into further lines instead of cutting it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayoutItem, QSizePolicy, QWidget

from ..look import fonts
from .clearing import clear
from .item_layout import ItemLayout
from .whole_lines import WholeLines


class FlowLayout(ItemLayout):
    """Lays its items side by side, and below where the width ends. It can lean to the right."""

    def __init__(self, parent: QWidget | None = None, leans_right: bool = False) -> None:
        super().__init__(parent)
        self._leans_right = leans_right

    def lean(self, right: bool) -> None:
        self._leans_right = right
        self.invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def sizeHint(self) -> QSize:
        hints = [item.sizeHint() for item in self.shown()]
        width = sum(hint.width() for hint in hints) + self.spacing() * max(0, len(hints) - 1)
        return self._with_margins(QSize(width, max((hint.height() for hint in hints), default=0)))

    def minimumSize(self) -> QSize:
        least = QSize()
        for item in self.shown():
            least = least.expandedTo(item.minimumSize())
        return self._with_margins(least)

    def _with_margins(self, size: QSize) -> QSize:
        margins = self.contentsMargins()
        return QSize(
            size.width() + margins.left() + margins.right(), size.height() + margins.top() + margins.bottom()
        )

    def arrange(self, rect: QRect, *, moves: bool) -> int:
        inner = rect.marginsRemoved(self.contentsMargins())
        y = inner.top()
        for line in self._lines(inner.width()):
            height = max(item.sizeHint().height() for item in line)
            if moves:
                self._place(line, inner, y, height)
            y += height + self.spacing()
        used = max(inner.top(), y - self.spacing())
        return used - rect.top() + self.contentsMargins().bottom()

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        left = 0
        for item in self.shown():
            needed = item.sizeHint().width() + self.spacing()
            if not lines or needed - self.spacing() > left:
                lines.append([])
                left = width
            lines[-1].append(item)
            left -= needed
        return lines

    def _place(self, line: list[QLayoutItem], inner: QRect, y: int, height: int) -> None:
        widths = [min(item.sizeHint().width(), inner.width()) for item in line]
        taken = sum(widths) + self.spacing() * (len(line) - 1)
        x = inner.left() + (max(0, inner.width() - taken) if self._leans_right else 0)
        for item, width in zip(line, widths, strict=True):
            own = min(height, item.sizeHint().height())
            item.setGeometry(QRect(QPoint(x, y + (height - own) // 2), QSize(width, own)))
            x += width + self.spacing()


class FlowRow(WholeLines, QWidget):
    """A row of buttons or pills that wraps."""

    def __init__(self, *widgets: QWidget, leans_right: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, leans_right)
        fonts.space(self._flow, gap=2)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for widget in widgets:
            self.add(widget)

    def add(self, widget: QWidget) -> None:
        self._flow.addWidget(widget)

    def take_out(self, widget: QWidget) -> None:
        """Take one of them out and delete it."""
        self._flow.removeWidget(widget)
        widget.hide()
        widget.deleteLater()

    def lean(self, right: bool) -> None:
        """Set the lines flush right, or left."""
        self._flow.lean(right)

    def clear(self) -> None:
        """Take everything out and delete it."""
        clear(self._flow)
