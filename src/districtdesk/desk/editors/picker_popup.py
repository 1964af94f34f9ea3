"""The list that a picker opens below its line; the keyboard stays in the line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QPainter, QShowEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from ..kit import NoteLabel
from ..kit.application import application
from ..kit.index import NO_INDEX, Index
from ..kit.written_line import write_line
from ..look import fonts, icons, theme
from .suggestion import Suggestion

_SHOWN_AT_ONCE = 8
_NARROWEST = 70
_SUGGESTION = int(Qt.ItemDataRole.UserRole)


class _Suggestions(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Suggestion] = []

    def fill(self, rows: Sequence[Suggestion]) -> None:
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == _SUGGESTION:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.text}, {row.note}" if row.note else row.text
        return None


class _TwoLines(QStyledItemDelegate):
    """The name, and below it what tells it from others."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: Suggestion = index.data(_SUGGESTION)
        height = fonts.metrics().height() + fonts.step(2.5)
        if row.note:
            height += fonts.metrics("note").height()
        return QSize(fonts.step(40), height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Suggestion = index.data(_SUGGESTION)
        colours = theme.colours()
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, colours.colour("selection"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, colours.colour("hover"))
        place = option.rect.adjusted(fonts.step(2), fonts.step(1.25), -fonts.step(2), -fonts.step(1.25))
        if row.is_new:
            side = fonts.icon_size()
            sign = QRect(place.left(), place.center().y() - side // 2, side, side)
            icons.icon("add", "accent").paint(painter, sign)
            place.setLeft(place.left() + side + fonts.step(1.5))
        below = place.top() + fonts.metrics().height()
        place.setHeight(fonts.metrics().height())
        write_line(painter, place, row.text, "body", "accent" if row.is_new else "text")
        if row.note:
            note = QRect(place.left(), below, place.width(), fonts.metrics("note").height())
            write_line(painter, note, row.note, "note", "dim")
        painter.restore()


class _List(QListView):
    def wheelEvent(self, event: QWheelEvent) -> None:
        super().wheelEvent(event)
        # At its ends the list keeps the wheel: the form behind it stays where it is.
        event.accept()


class PickerPopup(QFrame):
    """Shows suggestions below a line, above where there is more room; it is part of the line's window."""

    suggestion_chosen = Signal(object)

    def __init__(self, line: QWidget) -> None:
        super().__init__(line.window())
        self.setObjectName("picker")
        self._line = line
        line.destroyed.connect(self.deleteLater)
        self.has_moved = False
        self._model = _Suggestions(self)
        self._list = _List()
        self._list.setModel(self._model)
        self._list.setItemDelegate(_TwoLines(self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setMouseTracking(True)
        self._list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.clicked.connect(lambda index: self.suggestion_chosen.emit(self._model.rows[index.row()]))
        self._said = NoteLabel()
        self._said.setContentsMargins(fonts.step(2), fonts.step(1), fonts.step(2), fonts.step(1))
        column = QVBoxLayout(self)
        fonts.space(column, (0.5, 0.5, 0.5, 0.5), gap=0)
        column.addWidget(self._list)
        column.addWidget(self._said)
        self.hide()

    @property
    def suggestions(self) -> list[Suggestion]:
        return self._model.rows

    def offer(self, rows: Sequence[Suggestion], sentence: str = "") -> None:
        """Show these, the first of them marked; `sentence` stands below, such as that there are more."""
        self._model.fill(rows)
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))
        self._list.setVisible(bool(rows))
        self.has_moved = False
        if rows:
            self._list.setCurrentIndex(self._model.index(0))
        self._open()

    def current(self) -> Suggestion | None:
        index = self._list.currentIndex()
        return self._model.rows[index.row()] if self.isVisible() and index.isValid() else None

    def move_mark(self, steps: int) -> None:
        """Mark another row, round the ends."""
        count = self._model.rowCount()
        if not count:
            return
        self.has_moved = True
        row = (self._list.currentIndex().row() + steps) % count
        self._list.setCurrentIndex(self._model.index(row))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isValid(self._line):
            return False
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(watched, QWidget):
            is_here = watched is self or watched is self._line
            if not is_here and not self.isAncestorOf(watched) and not self._line.isAncestorOf(watched):
                self.hide()
        elif event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and watched is self._line.window():
            self.hide()
        return False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        application().installEventFilter(self)
        self._scroll_bar_moves(connects=True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        application().removeEventFilter(self)
        if isValid(self._line):
            self._scroll_bar_moves(connects=False)

    def _scroll_bar_moves(self, *, connects: bool) -> None:
        """The list goes when what it stands in is scrolled."""
        above = self._line.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                moved = above.verticalScrollBar().valueChanged
                if connects:
                    moved.connect(self.hide)
                else:
                    moved.disconnect(self.hide)
            above = above.parentWidget()

    def _open(self) -> None:
        window = self._line.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        top = self._line.mapTo(window, QPoint(0, 0))
        below = window.height() - top.y() - self._line.height() - fonts.step(2)
        above = top.y() - fonts.step(2)
        wanted = self._wanted_height()
        goes_up = wanted > below and above > below
        height = min(wanted, above if goes_up else below)
        width = min(max(self._line.width(), fonts.step(_NARROWEST)), window.width() - fonts.step(2))
        left = max(fonts.step(1), min(top.x(), window.width() - width - fonts.step(1)))
        y = top.y() - height - 1 if goes_up else top.y() + self._line.height() + 1
        self.setGeometry(left, y, width, height)
        self._apply_style()
        self.raise_()
        self.show()

    def _wanted_height(self) -> int:
        rows = range(min(self._model.rowCount(), _SHOWN_AT_ONCE))
        listed = sum(self._list.sizeHintForRow(row) for row in rows)
        note = self._said.sizeHint().height() if self._said.text() else 0
        return listed + note + fonts.step(2)

    def _apply_style(self) -> None:
        colours = theme.colours()
        self.setStyleSheet(
            f"#picker {{ background: {colours.card}; border: 1px solid {colours.edge};"
            f" border-radius: {fonts.step(1.5)}px; }}"
        )
