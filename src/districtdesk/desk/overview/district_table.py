"""The districts of the overview, one a row: what is claimed of each, and what it was over time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from ...i18n import N_, _
from ...overview.overview import Line, Overview, ordered, spoken
from ...settings import Settings
from ..kit import CalmTable, tooltip
from ..kit.index import NO_INDEX, Index
from ..kit.regions import Region
from ..look import fonts
from .cells import KEY, LINE, MOST_NAME_LINES, SPAN, CellPainter, cell_width, has_trend, name_width

HEADINGS = {
    "name": N_("District"),
    "area": N_("Area"),
    "projects": N_("Projects"),
    "residents": N_("Residents"),
    "invested": N_("Invested to date"),
    "trend": N_("Over time"),
    "jobs_created": N_("Jobs created"),
}
KEYS = tuple(HEADINGS)
_NUMBERS = tuple(key for key in KEYS if key not in ("name", "trend"))
_SORT = "overview.sort"
_TREND_WIDTH, _WIDER_TREND = 24, 40
_LEAST_NAME, _WIDEST_NAME = 36, 70
_AROUND_NAMES = 1.5
# The same, and the room in a row of one line, where all rows are to be seen in less height.
_AROUND_LOW_NAMES, _LOW_ROW, _ROW = 0.75, 4, 5
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Way:
    """One way of showing the table, by how much room there is."""

    has_short_pills: bool
    breaks_headings: bool


_WAYS = (Way(False, False), Way(False, True), Way(True, False), Way(True, True))


def heading_of(key: str, is_broken: bool) -> str:
    """A column's heading, in two lines of much the same length where that is asked for."""
    return in_two_lines(_(HEADINGS[key])) if is_broken else _(HEADINGS[key])


def in_two_lines(text: str) -> str:
    """The text in two lines of much the same length, if it has more than one word."""
    words = text.split(" ")
    breaks = (("\n".join((" ".join(words[:at]), " ".join(words[at:]))), at) for at in range(1, len(words)))
    return min(breaks, key=lambda each: max(map(len, each[0].split("\n"))), default=(text, 0))[0]


class DistrictModel(QAbstractTableModel):
    """The lines of one overview, in the order of one column. `keys` are those of the columns that are there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[Line] = ()
        self._lines: Sequence[Line] = ()
        self._span = (0, 0)
        self._sort = ("name", False)
        self._breaks_headings = False
        self.keys = KEYS

    @property
    def lines(self) -> Sequence[Line]:
        return self._lines

    def show_overview(self, overview: Overview) -> None:
        self.beginResetModel()
        self._all, self._span = overview.lines, overview.span
        self._lines = ordered(self._all, *self._sort)
        self.endResetModel()

    def order_by(self, key: str, descending: bool) -> None:
        self.beginResetModel()
        self._sort = (key, descending)
        self._lines = ordered(self._all, key, descending)
        self.endResetModel()

    def show_trend(self, is_shown: bool) -> None:
        """Have the column of drawings, or not."""
        place = KEYS.index("trend")
        if is_shown and self.keys != KEYS:
            self.beginInsertColumns(QModelIndex(), place, place)
            self.keys = KEYS
            self.endInsertColumns()
        elif not is_shown and self.keys == KEYS:
            self.beginRemoveColumns(QModelIndex(), place, place)
            self.keys = tuple(key for key in KEYS if key != "trend")
            self.endRemoveColumns()

    def break_headings(self, is_broken: bool) -> None:
        if is_broken != self._breaks_headings:
            self._breaks_headings = is_broken
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.keys) - 1)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.keys)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line, key = self._lines[index.row()], self.keys[index.column()]
        if role == LINE:
            return line
        if role == KEY:
            return key
        if role == SPAN:
            return self._span
        if role == Qt.ItemDataRole.DisplayRole:
            return line.name if key == "name" else None
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._told(line, key, is_tooltip=role == Qt.ItemDataRole.ToolTipRole)
        return None

    def _told(self, line: Line, key: str, is_tooltip: bool) -> str:
        text = line.name if key == "name" else spoken(line)[key]
        if is_tooltip:
            return tooltip(text)
        return text if key == "name" else _("{heading}: {value}", heading=_(HEADINGS[key]), value=text)

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if way != Qt.Orientation.Horizontal:
            return None
        key = self.keys[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return heading_of(key, self._breaks_headings)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole) and key == "trend":
            return _("What was claimed to be invested, over time")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_LEFT if key in ("name", "trend") else _RIGHT)
        return None


class DistrictTable(CalmTable, Region):
    """Sorted by a click on a heading; a click or Enter opens the district at its name, else what a number is made of.

    number_opened: by the district and the column. resized: its rows are higher or lower than before.
    """

    district_opened = Signal(str)
    number_opened = Signal(str, str)
    resized = Signal()
    # Qt tells of its font a widget that is still being made.
    _is_made = False

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(_("Districts"), row_steps=5, parent=parent)
        self._settings = settings
        self._widths: dict[Way, dict[str, int]] = {}
        self._longest_name = self._whole_name = self._least_name = 0
        self._name_lines = 1
        self._sorted = ("name", False)
        self._model = DistrictModel(self)
        self.setModel(self._model)
        self._painter = CellPainter(self)
        self.setItemDelegate(self._painter)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionsClickable(True)
        # Qt reckons with one line alone, and would shorten a heading of two beside free room.
        header.setTextElideMode(Qt.TextElideMode.ElideNone)
        header.setSortIndicatorShown(True)
        header.sectionClicked.connect(self._sort_by)
        self.clicked.connect(self._open)
        self.activated.connect(self._open)
        self._restore_sort()
        # A larger text tells of itself several times.
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._measure)
        self._is_made = True

    def show_overview(self, overview: Overview) -> None:
        chosen = self._line_id(self.currentIndex())
        self._model.show_overview(overview)
        self._measure()
        self.select_district(chosen)

    def chosen(self) -> list[str]:
        """The district of the row that is selected, if one is."""
        rows = {index.row() for index in self.selectionModel().selectedIndexes()}
        return [self._model.lines[row].id for row in sorted(rows)]

    def select_district(self, district: str) -> None:
        """Have the row of this district be the current one."""
        row = next((place for place, line in enumerate(self._model.lines) if line.id == district), -1)
        if row >= 0:
            self.setCurrentIndex(self._model.index(row, 0))

    def content_height(self) -> int:
        """The height at which all rows are seen."""
        rows = self._model.rowCount()
        bar = self.horizontalScrollBar()
        below = bar.sizeHint().height() if self._least_width() > self.viewport().width() > 0 else 0
        return self.horizontalHeader().sizeHint().height() + rows * self.verticalHeader().defaultSectionSize() + below

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self._is_made:
            self._later.start()

    def _measure(self) -> None:
        """How wide the columns are, from the roomiest way of showing them to the narrowest."""
        self._widths = {way: self._widths_when(way) for way in _WAYS}
        names = fonts.metrics("strong")
        longest = max((names.horizontalAdvance(line.name) for line in self._model.lines), default=0)
        self._whole_name = longest + fonts.step(7)
        self._longest_name = min(self._whole_name, fonts.step(_WIDEST_NAME))
        # On two lines.
        self._least_name = max((name_width(line.name) for line in self._model.lines), default=0) + fonts.step(7)
        self._fit()

    def _widths_when(self, way: Way) -> dict[str, int]:
        """Every column of numbers is as wide as its widest cell or its heading."""
        widths = {"trend": max(self._heading_width("trend", way) + fonts.step(6), fonts.step(_TREND_WIDTH))}
        for key in _NUMBERS:
            # A sorted column has an arrow beside its heading.
            heading = self._heading_width(key, way) + fonts.step(7.5 if key == self._sorted[0] else 6)
            widths[key] = max([heading, *(cell_width(line, key, way.has_short_pills) for line in self._model.lines)])
        return widths

    def _heading_width(self, key: str, way: Way) -> int:
        metrics = self.horizontalHeader().fontMetrics()
        return max(metrics.horizontalAdvance(part) for part in heading_of(key, way.breaks_headings).split("\n"))

    def _least_width(self) -> int:
        numbers = self._widths.get(_WAYS[-1], {})
        return fonts.step(_LEAST_NAME) + sum(width for key, width in numbers.items() if key != "trend")

    def _fit(self) -> None:
        """The roomiest way that leaves the names whole; failing all, the drawings give way, and names shorten."""
        if not self._widths:
            return
        room = self.viewport().width()
        needed = {way: sum(widths.values()) + self._longest_name for way, widths in self._widths.items()}
        way = next((way for way in _WAYS if needed[way] <= room), _WAYS[-1])
        widths = self._widths[way]
        room -= sum(widths.values())
        shown = self._model.lines
        says_something = any(has_trend(line) or not line.has_figures for line in shown)
        # An empty column leaves its room to a name that would be shortened beside it.
        broken = min(self._longest_name, max(fonts.step(_LEAST_NAME), self._least_name))
        for_names = broken if says_something else self._whole_name
        is_trend_seen = room >= for_names
        room += 0 if is_trend_seen else widths["trend"]
        # In a wide window the drawings take half of what the names leave.
        wider = min(max(room - self._whole_name, 0) // 2, fonts.step(_WIDER_TREND)) if is_trend_seen else 0
        self._painter.has_short_pills = way.has_short_pills
        self._model.break_headings(way.breaks_headings)
        self._model.show_trend(is_trend_seen)
        self._mark_sort()
        for key in (each for each in widths if each in self._model.keys):
            self.setColumnWidth(self._model.keys.index(key), widths[key] + (wider if key == "trend" else 0))
        self.setColumnWidth(0, max(room - wider, fonts.step(_LEAST_NAME)))
        width = self.columnWidth(0)
        self._break_names(1 if width >= self._whole_name else 2 if width >= self._least_name else MOST_NAME_LINES)

    def _break_names(self, lines: int) -> None:
        if lines != self._name_lines:
            self._name_lines = lines
            self.size_rows()
            self.resized.emit()

    def keep_low(self, is_low: bool) -> None:
        """Have the rows a little lower, so that more are seen, or as high as they like to be."""
        steps = _LOW_ROW if is_low else _ROW
        if steps != self._row_steps:
            self._row_steps = steps
            self.size_rows()

    def size_rows(self) -> None:
        super().size_rows()
        if self._is_made and self._name_lines > 1:
            around = _AROUND_LOW_NAMES if self._row_steps == _LOW_ROW else _AROUND_NAMES
            least = self._name_lines * fonts.metrics("strong").height() + fonts.step(around)
            self.verticalHeader().setDefaultSectionSize(max(least, self.verticalHeader().defaultSectionSize()))

    def _restore_sort(self) -> None:
        kept = self._settings.get(_SORT)
        key, descending = kept if isinstance(kept, list) and len(kept) == 2 else ("name", False)
        key = key if isinstance(key, str) and key in _NUMBERS else "name"
        self._show_sort(key, bool(descending))

    def _show_sort(self, key: str, descending: bool) -> None:
        self._sorted = (key, descending)
        self._mark_sort()
        self._model.order_by(key, descending)

    def _mark_sort(self) -> None:
        key, descending = self._sorted
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(self._model.keys.index(key), order)

    def _sort_by(self, section: int) -> None:
        """A second click turns the order round; numbers begin with the largest."""
        key = self._model.keys[section]
        if key != "trend":
            first = key != "name"
            descending = not self._sorted[1] if key == self._sorted[0] else first
            self._settings.set(_SORT, [key, descending])
            self._sorted = (key, descending)
        self._show_sort(*self._sorted)
        self._measure()

    def _line_id(self, index: Index) -> str:
        return index.data(LINE).id if index.isValid() else ""

    def _open(self, index: Index) -> None:
        if not index.isValid():
            return
        key = self._model.keys[index.column()]
        if key == "name":
            self.district_opened.emit(self._line_id(index))
        else:
            # The drawing is of what was invested.
            self.number_opened.emit(self._line_id(index), "invested" if key == "trend" else key)
