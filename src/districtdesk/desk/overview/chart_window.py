"""A chart of any indicator over time for the subjects that one chooses, with the ways to take it along."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ...folding import fold
from ...i18n import _
from ...overview.indicator_chart import (
    ChartData,
    ChartedSubject,
    chart_title,
    charted_at_first,
    read_chart,
    read_charted_indicators,
    read_charted_subjects,
)
from ...painting.overview_drawing import DrawnIn, draw_chart
from ...painting.taken import Taken
from ...register.clock import titled
from ...register.journal.store import Changed
from ...settings import Settings
from ..feed.register_feed import Feed
from ..kit import Button, notices
from ..kit.foot import foot
from ..kit.on_screen import KeptOnScreen
from ..kit.search import SearchBox
from ..kit.takeable import Takeable
from ..look import fonts
from ..paper.take_along import TakeAlong
from .chart_view import ChartView

_WIDTH, _HEIGHT = 300, 160
# The list beside the chart is as wide as its names, from so many steps to so many.
_LIST, _WIDEST_LIST, _AROUND = 62, 88, 14


class ChartWindow(QDialog):
    """`chosen`: the records that it is of at first, as far as they have claims of an indicator.

    record_wanted: look at this claim. printing_wanted: print this drawing.
    """

    record_wanted = Signal(str, str)
    printing_wanted = Signal(object)

    def __init__(self, feed: Feed, settings: Settings, parent: QWidget, chosen: Collection[str] = ()) -> None:
        super().__init__(parent)
        KeptOnScreen(self)
        # The indicator that it shows at first, where one is known.
        self._first = ""
        self._feed, self._settings, self._chosen = feed, settings, frozenset(chosen)
        self.setWindowTitle(titled(_("Chart of an indicator"), feed.register.clock))
        self.indicators, self.subjects, self.view = QComboBox(), QListWidget(), ChartView()
        self.indicators.setAccessibleName(_("Indicator"))
        self.subjects.setAccessibleName(_("Of what"))
        self.search = SearchBox(_("Search"))
        self.search.searched.connect(self._narrow)
        self.search.found_wanted.connect(self._go_to_found)
        self.subjects.setFixedWidth(fonts.step(_LIST))
        self.taking = TakeAlong(feed, settings, self)
        self._lay_out()
        notices.fit_in_window(self, parent, _WIDTH, _HEIGHT)
        self.indicators.currentIndexChanged.connect(lambda _at: self._read_subjects())
        self.subjects.itemChanged.connect(lambda _item: self._choose())
        self.view.claim_opened.connect(lambda claim: self.record_wanted.emit("figure", claim))
        # A method of its own: a connection to a lambda would outlive the window.
        feed.changed.connect(self._hear)
        register = feed.register
        of = self._chosen
        feed.run(lambda: read_charted_indicators(register, of), self._show_indicators, owner=self)

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        fonts.space(side, gap=2)
        side.addWidget(self.indicators)
        side.addWidget(self.search)
        side.addWidget(self.subjects, 1)
        middle = QHBoxLayout()
        fonts.space(middle, (6, 5, 6, 2), gap=4)
        middle.addLayout(side)
        middle.addWidget(self.view, 1)
        close = Button(_("Close"))
        close.clicked.connect(self.reject)
        row = foot(*self.taking.buttons(self), close)
        fonts.space(row, (6, 3, 6, 4))
        column = QVBoxLayout(self)
        fonts.space(column, gap=0)
        column.addLayout(middle, 1)
        column.addLayout(row)

    def _show_indicators(self, found: list[tuple[str, str]]) -> None:
        for indicator, name in found:
            self.indicators.addItem(name, indicator)
        if self._first and (at := self.indicators.findData(self._first)) >= 0:
            self.indicators.setCurrentIndex(at)
        self._first = ""

    @property
    def chosen(self) -> frozenset[str]:
        """The records that are drawn."""
        return frozenset(self._ticked())

    def state(self) -> tuple[str, str]:
        """Of which indicator it is, and what is looked for in the list."""
        return self.indicators.currentData() or "", self.search.text()

    def take_up(self, indicator: str, sought: str) -> None:
        """Go on as the window did whose state this is."""
        self._first = indicator
        self.search.setText(sought)

    def _read_subjects(self) -> None:
        register, indicator = self._feed.register, self.indicators.currentData()
        self._feed.run(lambda: read_charted_subjects(register, indicator), self._show_subjects, owner=self)

    def _show_subjects(self, found: list[ChartedSubject]) -> None:
        self.subjects.blockSignals(True)
        self.subjects.clear()
        ticked = set(charted_at_first(found, self._chosen))
        widest = max((fonts.metrics().horizontalAdvance(each.name) for each in found), default=0)
        least, most = fonts.step(_LIST), fonts.step(_WIDEST_LIST)
        self.subjects.setFixedWidth(max(least, min(widest + fonts.step(_AROUND), most)))
        for each in found:
            item = QListWidgetItem(each.name)
            item.setData(Qt.ItemDataRole.UserRole, each.id)
            item.setSizeHint(QSize(0, fonts.control_height()))
            item.setCheckState(Qt.CheckState.Checked if each.id in ticked else Qt.CheckState.Unchecked)
            self.subjects.addItem(item)
        first = next((item for item in self._items() if item.checkState() == Qt.CheckState.Checked), None)
        if first:
            self.subjects.setCurrentItem(first)
        self.subjects.blockSignals(False)
        self._narrow(self.search.text())
        self.refresh()

    def _items(self) -> list[QListWidgetItem]:
        return [self.subjects.item(row) for row in range(self.subjects.count())]

    def _ticked(self) -> list[str]:
        ticked = (item for item in self._items() if item.checkState() == Qt.CheckState.Checked)
        return [item.data(Qt.ItemDataRole.UserRole) for item in ticked]

    def _choose(self) -> None:
        """What is ticked stays so for other indicators, too."""
        self._chosen = frozenset(self._ticked())
        self.refresh()

    def _narrow(self, sought: str) -> None:
        """Only what is called so stands in the list; what is ticked stays drawn."""
        words = fold(sought).split()
        for item in self._items():
            name = fold(item.text())
            item.setHidden(not all(word in name for word in words))

    def _go_to_found(self) -> None:
        found = next((item for item in self._items() if not item.isHidden()), None)
        if found:
            self.subjects.setCurrentItem(found)
            self.subjects.setFocus(Qt.FocusReason.OtherFocusReason)

    def _hear(self, _changed: Changed) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Read the claims of what is chosen, off the GUI thread."""
        register, indicator = self._feed.register, self.indicators.currentData()
        chosen = self._ticked()
        if indicator:
            self._feed.run(lambda: read_chart(register, indicator, chosen), self._show, owner=self)

    def _show(self, data: ChartData) -> None:
        self.view.show_chart(data)

    @property
    def takeable(self) -> Takeable:
        """What is drawn, to be saved, copied and printed as it stands."""
        data, clock = self.view.data, self._feed.register.clock
        place = DrawnIn(fonts.font(), self.view.width(), self.view.height())
        claims = frozenset(each.id for each in data.points)
        records = claims | {each.subject for each in data.series}
        title, day = chart_title(data) or _("Chart"), self._feed.register.today

        def made(sources: list[str]) -> Taken:
            return draw_chart(data, day, sources, place, clock)

        return Takeable(title, records, claims, data.step, made)
