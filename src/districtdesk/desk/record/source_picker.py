"""A short list of the sources used last, to be cited again and again while one text is worked through."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from ...i18n import _
from ...records import Source
from ...register.recent_sources import recent_sources
from ...register.store import Changed
from ..feed import Feed
from ..forms.record_dialog import RecordDialog

_NEW = "new"


class SourcePicker(QComboBox):
    """The sources changed last, newest first; "No source" stands first, "New source…" last."""

    chosen = Signal()

    def __init__(self, feed: Feed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feed = feed
        self._sources: dict[str, Source] = {}
        self.setAccessibleName(_("Source"))
        self.setMinimumContentsLength(10)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.refresh()
        self._before = ""
        self.currentIndexChanged.connect(self._choose)
        feed.changed.connect(self._follow)

    @property
    def source(self) -> Source | None:
        """The chosen source."""
        return self._sources.get(self.currentData() or "")

    def choose(self, source_id: str) -> None:
        self.setCurrentIndex(max(self.findData(source_id), 0))

    def refresh(self) -> None:
        """Read the list again, keeping the choice."""
        kept = self.currentData()
        with self._feed.register.read() as session:
            self._sources = {each.id: each for each in recent_sources(session)}
        self.blockSignals(True)
        self.clear()
        self.addItem(_("No source"), "")
        for each in self._sources.values():
            self.addItem(each.caption.show(), each.id)
        self.addItem(_("New source…"), _NEW)
        self.choose("" if kept in (None, _NEW) else kept)
        self.blockSignals(False)

    def _choose(self, _row: int) -> None:
        if self.currentData() != _NEW:
            self._before = self.currentData() or ""
            self.chosen.emit()
            return
        made = RecordDialog(self._feed, "source", parent=self.window()).ask()
        self.refresh()
        self.choose(made or self._before)
        self.chosen.emit()

    def _follow(self, changed: Changed) -> None:
        if "source" in changed.kinds:
            self.refresh()
