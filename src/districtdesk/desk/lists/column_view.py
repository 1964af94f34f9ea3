"""A list as a table with a column for each field: sorted, arranged and measured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from ...i18n import _, number
from ...records import Field
from ...register.queries.reckoned_sources import is_reckoned_key
from ..kit.topic import Topic
from ..look import fonts, theme
from .cell_delegate import CellDelegate
from .cell_text import is_number
from .columns import Columns
from .record_model import RecordModel
from .record_views import RecordRows
from .sort_header import SortHeader
from .widths import share_out

_NARROWEST = 12
# The amount of a claim, in steps as all widths before anybody changes them: more than 51 000 000 ₼.
_AMOUNT_WIDTH = 46
# What a header and a cell need beside their words, and how far columns of words give way before the list is scrolled.
_SIDES, _GIVES_WAY = 8, 0.7
# So many rows, which are read at once, say how wide the columns have to be; those of a short list are no wider by
# themselves.
_ROWS_MEASURED, _WIDEST = 64, 70
# A cell of a short list has so many lines at most.
_MOST_LINES = 3
_TO_A_CELL = (Qt.Key.Key_Left, Qt.Key.Key_Right)
_WHOLE_ROW = QItemSelectionModel.SelectionFlag.Rows
_ASCENDING, _DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


class ColumnView(RecordRows):
    """A column a field: click its header to sort, drag it to another place or width, choose columns in its menu.

    `is_snug`: a short list, whose columns are as wide as what stands in them.
    measured: the columns got their widths anew.
    """

    sort_turned = Signal(str, bool)
    menu_wanted = Signal(object)
    measured = Signal()
    # Qt tells of its font a widget that is still being made.
    _is_made = False

    def __init__(
        self, name: str, model: RecordModel, columns: Columns, *, is_snug: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, model, parent)
        self._columns = columns
        self._is_snug = is_snug
        self._model = model
        self._painter = CellDelegate(self)
        self._painter.most_lines = _MOST_LINES if is_snug else 1
        self.setItemDelegate(self._painter)
        # Whether the keyboard went to a cell of its row: then a copy is of that cell.
        self.is_cell_meant = False
        self._is_arranging = False
        # What each column needs, by its key, as long as the same rows are measured in the same size.
        self._needed: dict[str, int] = {}
        self._measured = range(0)
        # A larger text tells of itself several times.
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._fit_anew)
        self._header = header = SortHeader(self)
        self.setHorizontalHeader(header)
        self.dress_header()
        header.setSectionsMovable(True)
        header.setSectionsClickable(True)
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(fonts.step(_NARROWEST))
        header.sectionClicked.connect(self._turn)
        header.sectionMoved.connect(self._moved)
        header.sectionResized.connect(self._resized)
        header.installEventFilter(self)
        model.modelReset.connect(self._fit_anew)
        # Rows that could not be read at once say something else now.
        model.dataChanged.connect(lambda *_told: self._needed.clear())
        self.arrange()
        self._is_made = True

    def size_rows(self) -> None:
        super().size_rows()
        if self._is_made and self._is_snug:
            self._later.start()

    def help_topic(self) -> Topic:
        """Of the column where the keyboard is; none while no row is chosen."""
        place = self.currentIndex().column()
        field = self._model.columns[place].key if 0 <= place < len(self._model.columns) else ""
        field = "" if is_reckoned_key(field) else field
        return Topic(field, self._model.query.kind)

    def arrange(self) -> None:
        """Show the columns as they are remembered."""
        header = self.horizontalHeader()
        with self._arranging():
            self._model.show_fields(self._columns.keys)
            for place, key in enumerate(self._columns.keys):
                header.moveSection(header.visualIndex(self._model.column_of(key)), place)
            self._show_sort()
        # Columns that came just now belong to the chosen rows as well.
        chosen = self.selectionModel()
        chosen.select(chosen.selection(), QItemSelectionModel.SelectionFlag.Select | _WHOLE_ROW)
        self._fit()

    @contextmanager
    def _arranging(self) -> Iterator[None]:
        """What the header tells meanwhile is our own doing. A column that goes may resize others on the way."""
        was_arranging, self._is_arranging = self._is_arranging, True
        yield
        self._is_arranging = was_arranging

    def _show_sort(self) -> None:
        header = self.horizontalHeader()
        several = list(self._columns.sorts.items()) if self._columns.then else []
        words = {key: _order_words(place, falls) for place, (key, falls) in enumerate(several, 1)}
        self._model.order_words = words
        self._header.show_order({self._model.column_of(key): falls for key, falls in several})
        header.setSortIndicatorShown(self._columns.sort is not None and not several)
        order = _DESCENDING if self._columns.descending else _ASCENDING
        header.setSortIndicator(self._model.column_of(self._columns.sort or ""), order)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right lead to a cell, and Esc or the mouse back to whole rows."""
        is_back = event.key() == Qt.Key.Key_Escape and self.is_cell_meant
        if event.key() in _TO_A_CELL and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._mean_cell(True)
        elif event.key() == Qt.Key.Key_Escape:
            self._mean_cell(False)
        if not is_back:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._mean_cell(False)
        super().mousePressEvent(event)

    def _mean_cell(self, is_meant: bool) -> None:
        self.is_cell_meant = is_meant
        self.viewport().update()

    def copy(self) -> None:
        if self.is_cell_meant and len(self.selectionModel().selectedRows()) <= 1:
            self.copy_cell()
        else:
            super().copy()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.is_cell_meant and self.hasFocus() and self.currentIndex().isValid():
            painter = QPainter(self.viewport())
            painter.setPen(QPen(theme.colours().colour("focus"), max(2, fonts.step(0.5))))
            painter.drawRect(self.visualRect(self.currentIndex()).adjusted(1, 1, -2, -2))
            painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(round(event.position().y())))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        """Light up the whole row, not the cell alone."""
        if row != self._painter.hovered:
            self._painter.hovered = row
            self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._is_made:
            self._later.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QContextMenuEvent):
            self.menu_wanted.emit(event.globalPos())
            return True
        return super().eventFilter(watched, event)

    def _fit_anew(self) -> None:
        self._needed.clear()
        # Rows are measured: those of a list that is looked at otherwise need not be read for it.
        if self._is_measuring():
            self._fit()

    def _is_measuring(self) -> bool:
        return self._is_snug or self.isVisible()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.arrange()

    def _fit(self) -> None:
        """Give columns their widths; those that hold words take what room is left, and give way where it lacks."""
        fields = self._columns.fields
        chosen = {key: fonts.step(width) for key, width in self._columns.widths.items()}
        free = [field for field in fields if field.key not in chosen]
        whole = {field.key: self._whole(field) for field in free}
        wanted = {field.key: chosen.get(field.key) or self._wanted(field, whole[field.key]) for field in fields}
        words = [field.key for field in free if field.kind.is_words] or [field.key for field in free[-1:]]
        room = self.viewport().width()
        if self._is_snug and sum(wanted.values()) > room:
            widths = self._narrowed(free, wanted, room)
        else:
            marks = [field.key for field in free if field.kind.is_status]
            wanted = self._with_claims_in_full(wanted, free, {*words, *marks}, room)
            least = {field.key: self._least(field, wanted[field.key]) for field in fields}
            widths = share_out(wanted, least, words, room, whole, marks)
        with self._arranging():
            for key, width in widths.items():
                self.setColumnWidth(self._model.column_of(key), width)
        if self._is_snug:
            self._fit_rows()
            self.measured.emit()

    def _with_claims_in_full(
        self, wanted: dict[str, int], free: Sequence[Field], yielding: set[str], room: int
    ) -> dict[str, int]:
        """What is planned says so at its end: names are shortened before that, as long as nothing is scrolled."""
        whole = {field.key: self._whole(field) for field in free}
        least = {field.key: self._least(field, wanted[field.key]) for field in free if field.key in yielding}
        claims = [field.key for field in free if is_reckoned_key(field.key)]
        for key in sorted(claims, key=lambda each: self._needed[each] - wanted[each]):
            more = wanted | {key: max(wanted[key], min(self._needed[key], fonts.step(_WIDEST)))}
            needed = {each: min(width, whole.get(each, width)) for each, width in more.items()}
            if sum((needed | {each: min(least[each], needed[each]) for each in least}).values()) <= room:
                wanted = more
        return wanted

    def would_cut(self, room: int) -> bool:
        """Whether a word, or what a cell says behind its last line, has no room in a short list so wide.

        Who has chosen columns or widths wants to see those.
        """
        if not self._columns.is_usual:
            return False
        fields = self._columns.fields
        wanted = {field.key: self._wanted(field, self._whole(field)) for field in fields}
        if sum(wanted.values()) <= room:
            return False
        giving = _giving(fields)
        least = wanted | {field.key: self._longest_word(field, wanted[field.key]) for field in giving}
        if sum(least.values()) > room:
            return True
        widths = share_out(wanted, least, [field.key for field in giving], room)
        return any(
            self._painter.is_cut_in(self._model.index(row, self._model.column_of(key)), width)
            for row in self._rows_measured()
            for key, width in widths.items()
        )

    def _narrowed(self, free: Sequence[Field], wanted: dict[str, int], room: int) -> dict[str, int]:
        """What is in a short list wraps, and its rows grow; a word is broken before the list is scrolled."""
        giving = _giving(free)
        keys = [field.key for field in giving]
        headings = wanted | {field.key: self._least(field, wanted[field.key]) for field in giving}
        words = wanted | {field.key: self._longest_word(field, wanted[field.key]) for field in giving}
        for least in (words, headings):
            if sum(least.values()) <= room:
                return share_out(wanted, least, keys, room)
        return words

    def _fit_rows(self) -> None:
        """A row as high as its highest cell."""
        columns = map(self._model.column_of, self._columns.keys)
        widths = {column: self.columnWidth(column) for column in columns}
        for row in self._rows_measured():
            cells = ((self._model.index(row, column), width) for column, width in widths.items())
            self.setRowHeight(row, max(self._painter.height_in(*cell) for cell in cells))

    def _wanted(self, field: Field, whole: int) -> int:
        return min(whole, fonts.step(_WIDEST)) if self._is_snug else self._usual(field)

    def _whole(self, field: Field) -> int:
        """What the heading and the rows first seen need to be shown in full."""
        if (measured := self._rows_measured()) != self._measured:
            self._needed, self._measured = {}, measured
        if field.key not in self._needed:
            section = self._model.column_of(field.key)
            cells = [self._painter.width_of(self._model.index(row, section)) for row in measured]
            # A word that only rows further down may have takes no room from names that are there.
            self._needed[field.key] = max(cells, default=0)
        return max(_width_of_words(_(field.kind.label)), self._needed[field.key])

    def _rows_measured(self) -> range:
        return range(min(self._model.rowCount(), _ROWS_MEASURED)) if self._is_measuring() else range(0)

    def _usual(self, field: Field) -> int:
        """Wide enough for its heading, and for each word that can be chosen."""
        usual = _AMOUNT_WIDTH if field.kind.shown_with else field.kind.usual_width
        return max(fonts.step(usual), _width_of_choices(field))

    def _least(self, field: Field, wanted: int) -> int:
        return min(_width_of_words(_(field.kind.label)), wanted) if self._is_snug else int(wanted * _GIVES_WAY)

    def _longest_word(self, field: Field, wanted: int) -> int:
        section = self._model.column_of(field.key)
        words = [self._painter.longest_word(self._model.index(row, section)) for row in self._rows_measured()]
        return min(max([self._least(field, wanted), *words]), wanted)

    def _turn(self, section: int) -> None:
        is_then = bool(QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.sort_turned.emit(self._model.columns[section].key, is_then)

    def _moved(self, _section: int, start: int, end: int) -> None:
        if not self._is_arranging:
            self._columns.move(start, end)

    def _resized(self, section: int, _old: int, new: int) -> None:
        if not self._is_arranging and new > 0:
            self._columns.widen(self._model.columns[section].key, new / fonts.step(1))


def _order_words(place: int, falls: bool) -> str:
    if falls:
        return _("Number {place} of what it is sorted by, largest or last first", place=number(place))
    return _("Number {place} of what it is sorted by, smallest or first first", place=number(place))


def _giving(fields: Sequence[Field]) -> list[Field]:
    """Columns whose texts wrap; numbers and marks do not, but for amounts with their words."""
    return [field for field in fields if is_reckoned_key(field.key) or not (is_number(field) or field.kind.is_status)]


def _width_of_choices(field: Field) -> int:
    """Of the heading, and of each word that can be chosen: other rows may have it."""
    kind = field.kind
    return max(map(_width_of_words, (_(kind.label), *map(kind.show, kind.all_values()))))


def _width_of_words(words: str) -> int:
    return fonts.metrics().horizontalAdvance(words) + fonts.step(_SIDES)
