"""The two halves of a page of records: the list at the left, the open record at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from ...settings import Settings
from ..look import fonts

# The width of the list, in steps, and the most it may take of the page.
_LIST_WIDTH, _LIST_SHARE = 93, 0.44
_KEPT = "list_width"


class Halves(QSplitter):
    """The list has its own width, remembered, as long as the record keeps the larger part."""

    def __init__(self, settings: Settings, left: QWidget, right: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._settings = settings
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.addWidget(left)
        self.addWidget(right)
        self.setStretchFactor(0, 0)
        self.setStretchFactor(1, 1)
        self.splitterMoved.connect(self._keep_width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        kept = self._settings.get(_KEPT)
        steps = float(kept) if isinstance(kept, int | float) and kept > 0 else _LIST_WIDTH
        width = min(fonts.step(steps), round(self.width() * _LIST_SHARE))
        self.setSizes([width, max(1, self.width() - width)])

    def _keep_width(self, width: int, _place: int) -> None:
        self._settings.set(_KEPT, round(width / fonts.step(1), 1))
