"""A chart of any indicator over time for the subjects that one chooses, with the ways to take it along."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QRect, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...exchange.errors import ExchangeError
from ...exchange.leaving import remember_drawing
from ...exchange.safe_file import replacing
from ...folding import fold
from ...i18n import _
from ...overview.indicator_chart import (
    ChartData,
    ChartedSubject,
    charted_at_first,
    read_chart,
    read_charted_indicators,
    read_charted_subjects,
)
from ...painting.outlined import OutlinePainter
from ...register.clock import titled
from ...register.journal.store import Changed
from ...settings import Settings
from ..feed.register_feed import Feed
from ..kit import Button, notices
from ..kit.foot import foot
from ..kit.search import SearchBox
from ..look import fonts
from .chart_view import ChartView, paint_chart

_WIDTH, _HEIGHT = 300, 160
# The list beside the chart is as wide as its names, from so many steps to so many.
_LIST, _WIDEST_LIST, _AROUND = 62, 88, 14
_PURPOSE = "picture"
_SHARP = 2


class ChartWindow(QDialog):
    """`chosen`: the records that it is of at first, as far as they have claims of an indicator.

    record_wanted: look at this claim.
    """

    record_wanted = Signal(str, str)

    def __init__(self, feed: Feed, settings: Settings, parent: QWidget, chosen: Collection[str] = ()) -> None:
        super().__init__(parent)
        self._feed, self._settings, self._chosen = feed, settings, frozenset(chosen)
        self.setWindowTitle(titled(_("Chart of an indicator"), feed.register.clock))
        self.indicators, self.subjects, self.view = QComboBox(), QListWidget(), ChartView()
        self.indicators.setAccessibleName(_("Indicator"))
        self.subjects.setAccessibleName(_("Of what"))
        self.search = SearchBox(_("Search"))
        self.search.searched.connect(self._narrow)
        self.search.found_wanted.connect(self._go_to_found)
        self.subjects.setFixedWidth(fonts.step(_LIST))
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
        copy, save, close = Button(_("Copy the &picture")), Button(_("&Save the picture…")), Button(_("Close"))
        copy.clicked.connect(self.copy)
        save.clicked.connect(self._ask_where)
        close.clicked.connect(self.reject)
        row = foot(copy, save, close)
        fonts.space(row, (6, 3, 6, 4))
        column = QVBoxLayout(self)
        fonts.space(column, gap=0)
        column.addLayout(middle, 1)
        column.addLayout(row)

    def _show_indicators(self, found: list[tuple[str, str]]) -> None:
        for indicator, name in found:
            self.indicators.addItem(name, indicator)

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

    def copy(self) -> None:
        """The picture onto the clipboard, as sharp as it is printed."""
        QGuiApplication.clipboard().setImage(self._image())

    def _image(self) -> QImage:
        size = self.view.size()
        image = QImage(size * _SHARP, QImage.Format.Format_ARGB32)
        image.setDevicePixelRatio(_SHARP)
        painter = QPainter(image)
        paint_chart(painter, self.view.data, QRect(0, 0, size.width(), size.height()))
        painter.end()
        return image

    def _ask_where(self) -> None:
        title = self.view.data.title or _("Chart")
        suggested = self._settings.folder(_PURPOSE) / f"{title}.svg"
        chosen, _filter = QFileDialog.getSaveFileName(
            self, _("Save the picture"), str(suggested), _("Pictures (*.svg *.png)")
        )
        if chosen:
            target = Path(chosen) if Path(chosen).suffix.lower() in (".svg", ".png") else Path(f"{chosen}.svg")
            self.save_to(target)
            self._settings.remember_folder(_PURPOSE, target.parent)

    def save_to(self, target: Path) -> None:
        """As SVG or PNG, by the ending of its name; what stood there stays until all of it is written."""
        kept, data = QBuffer(), self.view.data
        kept.open(QIODevice.OpenModeFlag.WriteOnly)
        if target.suffix.lower() == ".png":
            self._image().save(kept, "PNG")  # type: ignore[call-overload]
        else:
            self._write_svg(kept)
        try:
            with replacing(target) as draft:
                draft.write(kept.data().data())
        except ExchangeError as error:
            notices.tell(self, error.message, error.kept, "warning")
            return
        self._feed.run(lambda: self._remembered(target, data), self._feed.said.emit, owner=self)

    def _remembered(self, target: Path, data: ChartData) -> str:
        ids = {each.subject for each in data.series} | {each.id for each in data.points}
        kept = remember_drawing(self._feed.register, target, data.title or _("Chart"), ids, data.step)
        return f"{_('Saved as {name}.', name=target.name)} {kept.why_not}".strip()

    def _write_svg(self, kept: QBuffer) -> None:
        size = self.view.size()
        made = QSvgGenerator()
        made.setOutputDevice(kept)
        made.setSize(size)
        made.setViewBox(QRect(0, 0, size.width(), size.height()))
        made.setTitle(self.view.data.title)
        # Letters as outlines: whoever opens it may not have this font, nor all of our letters in theirs.
        painter = OutlinePainter(made)
        paint_chart(painter, self.view.data, QRect(0, 0, size.width(), size.height()))
        painter.end()
