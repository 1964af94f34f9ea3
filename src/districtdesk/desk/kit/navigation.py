"""The column at the left: the places of the desk, in groups, with counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QMouseEvent, QShortcut, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QSizePolicy, QWidget

from ...i18n import _, number
from ..look import fonts
from .place_painter import COUNT, ICON, KEY, PlacePainter, is_heading
from .regions import Region

_SHORTCUTS = 9
# The width it asks for, in steps: a long name shortens with an ellipsis.
_NARROWEST, _WIDEST = 44, 80


@dataclass(frozen=True, slots=True)
class Place:
    """One entry. `text` is shown as it is; `count` stands at its right, None for none."""

    key: str
    text: str
    icon: str = ""
    count: int | None = None


@dataclass(frozen=True, slots=True)
class PlaceGroup:
    """Entries under a heading; an empty heading for those at the top."""

    heading: str
    places: tuple[Place, ...]


class NavigationList(QListView, Region):
    """Says which place was chosen by pointer, Up and Down, a typed letter or Ctrl+1 to Ctrl+9.

    menu_wanted: of which place, and where on the screen.
    """

    place_chosen = Signal(str)
    menu_wanted = Signal(str, QPoint)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._model = QStandardItemModel(self)
        self._items: dict[str, QStandardItem] = {}
        self._is_quiet = False
        self._painter = PlacePainter(self)
        self.setModel(self._model)
        self.setItemDelegate(self._painter)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.selectionModel().currentChanged.connect(self._moved)
        self.verticalScrollBar().rangeChanged.connect(self.updateGeometry)
        for digit in range(1, _SHORTCUTS + 1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{digit}"), self)
            shortcut.activated.connect(lambda place=digit - 1: self._jump(place))

    def set_places(self, groups: Sequence[PlaceGroup]) -> None:
        """Show these places; the current one stays current when it is still among them."""
        current = self.current_key
        self._is_quiet = True
        self._model.clear()
        self._items.clear()
        for group in groups:
            if group.heading:
                self._model.appendRow(_heading(group.heading))
            for place in group.places:
                self._items[place.key] = _entry(place)
                self._model.appendRow(self._items[place.key])
                self.set_count(place.key, place.count)
        self._is_quiet = False
        self.set_current(current)
        self.updateGeometry()

    def set_count(self, key: str, count: int | None) -> None:
        item = self._items[key]
        shown = "" if count is None else number(count)
        item.setData(shown, COUNT)
        self.updateGeometry()
        spoken = _("{place}, {count}", place=item.text(), count=shown) if shown else item.text()
        item.setData(spoken, Qt.ItemDataRole.AccessibleTextRole)

    @property
    def keys(self) -> list[str]:
        return list(self._items)

    @property
    def current_key(self) -> str:
        return str(self.currentIndex().data(KEY) or "")

    def set_current(self, key: str) -> None:
        """Show this place as current without saying so; nothing is current for an unknown key."""
        item = self._items.get(key)
        index = item.index() if item else QModelIndex()
        self._is_quiet = True
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._is_quiet = False

    def sizeHint(self) -> QSize:
        widest = self._painter.widest(self._model)
        if self.verticalScrollBar().maximum() > 0:
            widest += self.verticalScrollBar().sizeHint().width()
        return QSize(min(max(widest, fonts.step(_NARROWEST)), fonts.step(_WIDEST)), 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(fonts.step(_NARROWEST) // 2, 0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By the right button of the place below it; by the key for menus of the current one."""
        is_by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if is_by_mouse else self.currentIndex()
        if not index.isValid() or is_heading(index):
            return
        at = event.globalPos() if is_by_mouse else self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
        self.menu_wanted.emit(str(index.data(KEY) or ""), at)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # The right button asks of a place, and leads to none.
        if event.button() != Qt.MouseButton.RightButton:
            super().mousePressEvent(event)

    def _moved(self, current: QModelIndex, _before: QModelIndex) -> None:
        if not self._is_quiet and current.isValid() and not is_heading(current):
            self.place_chosen.emit(self.current_key)

    def _jump(self, place: int) -> None:
        """Choose this place, also where it is the current one; the keyboard is then its page's to take."""
        if place >= len(self.keys):
            return
        had, key = self.window().focusWidget(), self.keys[place]
        if had is not None:
            had.clearFocus()
        if key == self.current_key:
            self.place_chosen.emit(key)
        else:
            self.setCurrentIndex(self._items[key].index())


def _heading(text: str) -> QStandardItem:
    item = QStandardItem(text)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item


def _entry(place: Place) -> QStandardItem:
    item = QStandardItem(place.text)
    item.setData(place.key, KEY)
    item.setData(place.icon, ICON)
    return item
