"""The room of a page: it scrolls where the window is too small, so that nothing on it is cut."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ..look import fonts

# From a word on the page up to the page itself.
_FLOORS = 5


class PageArea(QScrollArea):
    """What the page shows goes into `body`, from top to bottom, 24 px from the edge."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._sheet = QWidget()
        self.body = QVBoxLayout(self._sheet)
        fonts.space(self.body, (6, 5, 6, 6), gap=4)
        self.setWidget(self._sheet)

    def settle(self) -> None:
        """Give everything its place at once, after what stands here has changed.

        Each floor of layouts asks the one above for room by an event of its own; what is painted between two of them
        is cut for as long as a busy machine takes.
        """
        for _floor in range(_FLOORS):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    def minimumSizeHint(self) -> QSize:
        # It scrolls up and down only: its width is at least that of its widest part.
        width = self._sheet.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(width, fonts.step(22))
