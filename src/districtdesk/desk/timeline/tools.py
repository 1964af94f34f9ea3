"""The tools above the timeline: what to look for, how to look at it, and how much of it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from ... import i18n
from ...i18n import _
from ..kit import Button, FlowRow, IconButton, MenuButton, SearchBox, explain
from ..kit.regions import Region
from ..look import fonts, theme
from .lanes_menu import LanesMenu

_SEARCH_WIDTH = 60  # in steps
_NO_LIMIT = 16_777_215  # Qt's own


class TimelineTools(QWidget, Region):
    """One row where there is room, else the search and what narrows with it above the buttons.

    sought: words to look for. down_wanted: to what is drawn below. table_wanted: true for the table, false for the
    drawing. zoom_wanted: in or out. other_day_wanted: the window is to show another day.
    """

    sought = Signal(str)
    down_wanted = Signal()
    table_wanted = Signal(bool)
    zoom_wanted = Signal(bool)
    today_wanted = Signal()
    other_day_wanted = Signal()
    fit_wanted = Signal()

    def __init__(self, filter_button: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = SearchBox(_("Filter by name or event"))
        self.as_table = Button(_("As a table"), "columns")
        self.as_table.setCheckable(True)
        self.as_table.setShortcut(QKeySequence("Ctrl+L"))
        explain(self.as_table, _("Show the same as a table (Ctrl+L)"))
        self.zoom_out = IconButton("zoom_out", _("Zoom out (−)"))
        self.zoom_in = IconButton("zoom_in", _("Zoom in (+)"))
        self.today = Button(_("Today"), "today")
        self.other_day = IconButton("history", _("Look at another day (Ctrl+D)"))
        self.fit = Button(_("Fit"), "fit")
        explain(self.today, _("Show today in the middle (T)"))
        explain(self.fit, _("Show all years (F)"))
        self.lanes_menu = LanesMenu(self)
        self.lanes = MenuButton(_("Lanes"), self.lanes_menu, "settings")
        explain(self.lanes, _("How the lanes stand (1, 2, 3)"))
        # Where room is short their icons and their tooltips say enough; the lanes first, then the others.
        self._words: dict[QAbstractButton, str] = {
            each: each.text() for each in (self.lanes, self.today, self.fit, self.as_table)
        }
        for each, word in self._words.items():
            each.setAccessibleName(word)
        self._filter = filter_button
        filter_button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        near = (self.other_day, self.zoom_out, self.zoom_in)
        self._buttons = FlowRow(self.lanes, *near, self.today, self.fit, self.as_table, leans_right=True)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        fonts.space(self._row, (4, 3, 4, 3), gap=2)
        narrowing = QHBoxLayout()
        fonts.space(narrowing, gap=2)
        narrowing.addWidget(self.search, 1)
        narrowing.addWidget(filter_button)
        narrowing.addStretch()
        self._row.addLayout(narrowing, 1)
        self._row.addWidget(self._buttons)
        self.setTabOrder(self.search, filter_button)
        self._connect()

    def _connect(self) -> None:
        self.search.searched.connect(self.sought)
        self.as_table.toggled.connect(self.table_wanted)
        self.zoom_in.clicked.connect(lambda: self.zoom_wanted.emit(True))
        self.zoom_out.clicked.connect(lambda: self.zoom_wanted.emit(False))
        self.today.clicked.connect(self.today_wanted)
        self.fit.clicked.connect(self.fit_wanted)
        self.other_day.clicked.connect(self.other_day_wanted)
        self.search.found_wanted.connect(self.down_wanted)
        for each in (self._filter, *self.findChildren(QAbstractButton)):
            each.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down leads from every tool to what is drawn, as it does from the search."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            is_bare = event.modifiers() == Qt.KeyboardModifier.NoModifier
            if is_bare and event.key() == Qt.Key.Key_Down:
                self.down_wanted.emit()
                return True
        return super().eventFilter(watched, event)

    def enable_drawing(self, is_drawn: bool, has_lanes: bool) -> None:
        """Only a drawing can be zoomed and moved; a table has lanes too."""
        for button in (self.zoom_out, self.zoom_in, self.today, self.fit):
            button.setEnabled(is_drawn)
        self.lanes.setEnabled(has_lanes)

    def name_day(self, day: date | None) -> None:
        """What stands in the middle by a click is this day, where another one than today is looked at."""
        word = i18n.short_day(day) if day else _("Today")
        if word == self._words[self.today]:
            return
        self._words[self.today] = word
        self.today.setAccessibleName(word)
        explain(self.today, _("Show this day in the middle (T)") if day else _("Show today in the middle (T)"))
        if self.today.text():
            self.today.setText(word)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_words(self._words)
        margins = self._row.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        beside = self._filter.sizeHint().width() + self._buttons.sizeHint().width() + 2 * self._row.spacing()
        beside += self.other_day.sizeHint().width() + fonts.step(2) if self.other_day.isHidden() else 0
        fits = fonts.step(_SEARCH_WIDTH) + beside <= room
        # The menu has it as well.
        self.other_day.setVisible(fits)
        if not fits:
            self._show_words([self.today, self.fit, self.as_table])
            if self._buttons.sizeHint().width() > room:
                self._show_words([])
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if fits else directions.TopToBottom)
        self._buttons.lean(right=fits)
        self.search.setMaximumWidth(fonts.step(_SEARCH_WIDTH) if fits else _NO_LIMIT)

    def _show_words(self, shown: Collection[QAbstractButton]) -> None:
        for button, word in self._words.items():
            button.setText(word if button in shown else "")
            fonts.size_icons(button, gap=1 if button in shown else 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colours().colour("card"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colours().colour("hairline"))
        painter.end()
