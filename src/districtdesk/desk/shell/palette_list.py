"""The rows of the search over everything: an icon, what it is called, and why it is offered."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QObject, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ..kit.index import NO_INDEX, Index
from ..kit.written_line import write_line
from ..look import fonts, icons, theme
from .palette_finds import Offer

_OFFER = int(Qt.ItemDataRole.UserRole)


class _Offers(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Offer] = []

    def fill(self, rows: Sequence[Offer]) -> None:
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == _OFFER:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.text}, {row.note}" if row.note else row.text
        return None


class _Rows(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        height = fonts.metrics().height() + fonts.metrics("note").height() + fonts.step(2.5)
        return QSize(fonts.step(40), height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        offer: Offer = index.data(_OFFER)
        colours = theme.colours()
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, colours.colour("selection"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, colours.colour("hover"))
        place = option.rect.adjusted(fonts.step(2), fonts.step(1.25), -fonts.step(2), -fonts.step(1.25))
        side = fonts.icon_size()
        icons.icon(offer.icon, "dim").paint(painter, QRect(place.left(), place.center().y() - side // 2, side, side))
        place.setLeft(place.left() + side + fonts.step(2))
        if offer.note:
            note = QRect(place.left(), place.top() + fonts.metrics().height(), place.width(), 0)
            note.setHeight(fonts.metrics("note").height())
            write_line(painter, note, offer.note, "note", "dim")
            place.setHeight(fonts.metrics().height())
        write_line(painter, place, offer.text, "body", "text")
        painter.restore()


class OfferList(QListView):
    """What is offered; the keyboard stays in the line above, which moves the mark."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._offers = _Offers(self)
        self.setModel(self._offers)
        self.setItemDelegate(_Rows(self))
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def offers(self) -> list[Offer]:
        return self._offers.rows

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """The first of them is marked."""
        if list(offers) == self._offers.rows:
            return
        self._offers.fill(offers)
        if offers:
            self.setCurrentIndex(self._offers.index(0))

    def move_mark(self, steps: int) -> None:
        """Mark another row; one behind the last is the first."""
        count = self._offers.rowCount()
        if count:
            row = self.currentIndex().row() + steps
            is_one = abs(steps) == 1
            self.setCurrentIndex(self._offers.index(row % count if is_one else max(0, min(row, count - 1))))

    def marked(self) -> Offer | None:
        index = self.currentIndex()
        return self._offers.rows[index.row()] if index.isValid() else None
