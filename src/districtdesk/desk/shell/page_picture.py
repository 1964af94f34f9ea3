"""A small picture of a page as it comes out on paper."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ...i18n import _
from ..look import fonts, theme
from ..paper.first_page import FirstPage
from ..paper.sheet_view import largest_in, paint_paper

_LEAST = (70, 45)
_USUAL = (130, 76)


class PagePicture(QWidget):
    """Without a page it says `words` in its place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page: FirstPage | None = None
        self.words = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Picture of the first page"))

    def show_page(self, page: FirstPage | None, words: str = "") -> None:
        self.page, self.words = page, words
        self.setAccessibleDescription(page.title if page else words)
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(fonts.step(_LEAST[0]), fonts.step(_LEAST[1]))

    def sizeHint(self) -> QSize:
        return QSize(fonts.step(_USUAL[0]), fonts.step(_USUAL[1]))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.page is None:
            painter.setPen(theme.colours().colour("dim"))
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self.words)
        else:
            sheet = self.page.sheet
            paper = largest_in(QRectF(self.rect()).adjusted(1, 1, -1, -1), sheet)
            # How many pages there are is known when all of it is read.
            paint_paper(painter, paper, sheet, (0, 0), "edge")
        painter.end()
