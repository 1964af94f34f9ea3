"""The place where all that a list can show is found and chosen: fields, claims, milestones, counts and sums."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from ...folding import fold
from ...i18n import _
from ..kit import Button, SearchBox
from ..kit.early_dialog import EarlyDialog
from ..kit.foot import foot
from ..kit.notices import fit_in_window
from ..look import fonts
from .columns import Columns

_KEY = int(Qt.ItemDataRole.UserRole)
_WIDTH, _HEIGHT = 136, 130


class ColumnsDialog(EarlyDialog):
    """A tree of check marks that a search narrows; each mark is followed at once by the list behind it."""

    changed = Signal()

    def __init__(self, columns: Columns, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Columns"))
        self._columns = columns
        self.search = SearchBox(_("Find a column"))
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(_("Columns"))
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        close = Button(_("Close"))
        close.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        fonts.space(layout, margins=(4, 4, 4, 4), gap=2)
        layout.addWidget(self.search)
        layout.addWidget(self.tree)
        layout.addLayout(foot(close))
        self._items = self._fill()
        self.resize(fonts.step(_WIDTH), fonts.step(_HEIGHT))
        if parent is not None:
            fit_in_window(self, parent, _WIDTH, _HEIGHT)
        self.search.textChanged.connect(self._narrow)
        self.search.found_wanted.connect(self.tree.setFocus)
        self.tree.itemChanged.connect(self._turn)

    def _fill(self) -> dict[str, QTreeWidgetItem]:
        """Sections, in these the indicator or milestone, and below it its columns."""
        above: dict[tuple[str, ...], QTreeWidgetItem] = {}
        items: dict[str, QTreeWidgetItem] = {}
        for field in self._columns.offered:
            reckoned = self._columns.reckoned.get(field.key)
            path: tuple[str, ...] = (_(reckoned.section), reckoned.group) if reckoned else (_("Fields"),)
            label = reckoned.choice if reckoned else _(field.kind.label)
            # An indicator is itself the mark of its claim, a milestone that of its day.
            item = self._place(path, above) if label == path[-1] else QTreeWidgetItem([label])
            if label != path[-1]:
                self._place(path, above).addChild(item)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setData(0, _KEY, field.key)
            item.setCheckState(0, _checked(field.key in self._columns.keys))
            items[field.key] = item
        for place, item in above.items():
            item.setExpanded(len(place) == 1 or any(_is_checked(each) for each in _below(item)))
        return items

    def _place(self, path: tuple[str, ...], above: dict[tuple[str, ...], QTreeWidgetItem]) -> QTreeWidgetItem:
        if path not in above:
            above[path] = item = QTreeWidgetItem([path[-1]])
            item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            if len(path) == 1:
                self.tree.addTopLevelItem(item)
            else:
                self._place(path[:-1], above).addChild(item)
        return above[path]

    def _turn(self, item: QTreeWidgetItem) -> None:
        key, is_shown = str(item.data(0, _KEY) or ""), _is_checked(item)
        if key and is_shown != (key in self._columns.keys):
            self._columns.show(key, is_shown)
            # The last column stays.
            item.setCheckState(0, _checked(key in self._columns.keys))
            self.changed.emit()

    def _narrow(self, text: str) -> None:
        """Leave what holds every word, whichever script or marks it is typed in."""
        words = fold(text).split()
        for place in range(self.tree.topLevelItemCount()):
            if (item := self.tree.topLevelItem(place)) is not None:
                _show_found(item, words, "")


def _checked(is_shown: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if is_shown else Qt.CheckState.Unchecked


def _below(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    return [each for place in range(item.childCount()) if (each := item.child(place)) is not None]


def _is_checked(item: QTreeWidgetItem) -> bool:
    return item.checkState(0) == Qt.CheckState.Checked


def _show_found(item: QTreeWidgetItem, words: list[str], above: str) -> bool:
    text = f"{above} {fold(item.text(0))}"
    below = [_show_found(each, words, text) for each in _below(item)]
    is_found = any(below) or (bool(item.data(0, _KEY)) and all(word in text for word in words))
    item.setHidden(not is_found)
    if words and below and is_found:
        item.setExpanded(True)
    return is_found
