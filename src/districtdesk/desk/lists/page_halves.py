"""The two halves of a page of records: the list at the left, the open record at the right, or one that has it all."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QWidget

from ...settings import Settings
from ..look import fonts

# The width of the list, in steps, and the most it may take of the page.
_LIST_WIDTH, _LIST_SHARE = 93, 0.44
# In steps: a narrower page shows one half at a time.
_ROOM_FOR_BOTH = 185
_KEPT, ALONE = "list_width", "record_alone"


class Halves(QSplitter):
    """The list has its own width, remembered, as long as the record keeps the larger part.

    Whoever likes it better has one half at a time however wide the page is.

    folded: there is no longer room for both, or there is again.
    """

    folded = Signal(bool)

    def __init__(self, settings: Settings, left: QWidget, right: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._settings = settings
        self._left, self._right = left, right
        self._has_right = True
        self._is_at_right = False
        self.is_folded = False
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.addWidget(left)
        self.addWidget(right)
        self.setStretchFactor(0, 0)
        self.setStretchFactor(1, 1)
        self.splitterMoved.connect(self._keep_width)

    @property
    def is_at_right(self) -> bool:
        """Whether the record alone is seen."""
        return self.is_folded and self._has_right and self._is_at_right

    def have_right(self, has_right: bool) -> None:
        """Whether there is anything to show beside the list."""
        self._has_right = has_right
        self._show()

    def turn_to(self, *, right: bool) -> None:
        """Which half is seen where there is no room for both."""
        self._is_at_right = right
        self._show()

    @property
    def is_one_wanted(self) -> bool:
        """Whether the person likes to see one half at a time."""
        return self._settings.get(ALONE) is True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fold()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Another page may have been asked for the other way.
        self.fold()

    def fold(self) -> None:
        """One half or both, as there is room and as the person likes it."""
        is_folded = self.is_one_wanted or self.width() < fonts.step(_ROOM_FOR_BOTH)
        if is_folded != self.is_folded:
            self.is_folded = is_folded
            self.folded.emit(is_folded)
            self._show()
        self._share_room()

    def _show(self) -> None:
        was_alone = self._right.isHidden() or self._left.isHidden()
        self._left.setVisible(not self.is_at_right)
        self._right.setVisible(self._has_right and (self.is_at_right or not self.is_folded))
        if was_alone:
            # What was hidden would come back at the expense of the other.
            QTimer.singleShot(0, self, self._share_room)

    def _share_room(self) -> None:
        kept = self._settings.get(_KEPT)
        steps = float(kept) if isinstance(kept, int | float) and kept > 0 else _LIST_WIDTH
        width = min(fonts.step(steps), round(self.width() * _LIST_SHARE))
        self.setSizes([width, max(1, self.width() - width)])

    def _keep_width(self, width: int, _place: int) -> None:
        self._settings.set(_KEPT, round(width / fonts.step(1), 1))
