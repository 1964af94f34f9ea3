"""Shows one page of the guide in the colours and the size of text of the desk."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QImage, QResizeEvent, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from ...guide.markup import to_html
from ...guide.pages import GuidePage
from ...i18n import _
from ...settings import resource
from ..look import fonts, theme

# The widest that a line is read well, in steps, and the room beside it.
_WIDEST, _SIDE = 190, 7
# The pictures were taken at text of usual size.
_DRAWN_WITH_STEP = 4


class GuideBrowser(QTextBrowser):
    """link_chosen: the whole link, as it is written in the page."""

    link_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setAccessibleName(_("Page of the guide"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.anchorClicked.connect(lambda url: self.link_chosen.emit(url.toString()))
        self._page: GuidePage | None = None
        self._made: Mapping[str, str] = {}
        self._sought = ""
        # So wide the pictures were made.
        self._fitted_to = 0

    def show_page(self, page: GuidePage, made: Mapping[str, str], sought: str = "") -> None:
        """Show it from its beginning, or where the first of what is sought stands in it, with all of that marked."""
        self._page, self._made, self._sought = page, made, sought
        self._fill()
        self.verticalScrollBar().setValue(0)
        self._mark_sought()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        if self._page is None or kind != QTextDocument.ResourceType.ImageResource.value:
            return super().loadResource(kind, name)
        path = resource("guide", "pictures", self._page.language, f"{QUrl(name).toString()}.png")
        return _fitted(QImage(str(path)), self._fitted_to, self.devicePixelRatioF())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._text_width() != self._fitted_to:
            self._fill_in_place()
        self._fit_margins()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._fill_in_place()

    def _fill_in_place(self) -> None:
        place = self.verticalScrollBar().value()
        self._fill()
        self.verticalScrollBar().setValue(place)

    def _fill(self) -> None:
        if self._page is None:
            return
        self._fitted_to = self._text_width()
        self.document().setDefaultStyleSheet(_sheet())
        self.document().setDefaultFont(fonts.font())
        title = f"<h1>{self._page.title}</h1>\n"
        self.setHtml(title + to_html(self._page.source, self._made))
        self._fit_margins()

    def _fit_margins(self) -> None:
        side = max(fonts.step(_SIDE), (self.viewport().width() - fonts.step(_WIDEST)) // 2)
        frame = self.document().rootFrame().frameFormat()
        if frame.leftMargin() == side:
            return
        frame.setLeftMargin(side)
        frame.setRightMargin(side)
        frame.setTopMargin(fonts.step(_SIDE - 2))
        frame.setBottomMargin(fonts.step(_SIDE))
        self.document().rootFrame().setFrameFormat(frame)

    def _text_width(self) -> int:
        # The scroll bar comes with the page: before that it is reckoned with.
        bar = 0 if self.verticalScrollBar().isVisible() else self.verticalScrollBar().sizeHint().width()
        room = self.viewport().width() - bar - 2 * fonts.step(_SIDE)
        return max(1, min(room, fonts.step(_WIDEST)))

    def _mark_sought(self) -> None:
        found = [each for word in self._sought.split() for each in _places_of(self.document(), word)]
        look = QTextCharFormat()
        look.setBackground(theme.colours().colour("amber_wash"))
        look.setForeground(theme.colours().colour("amber"))
        marks = []
        for cursor in found:
            mark = QTextEdit.ExtraSelection()
            mark.cursor, mark.format = cursor, look
            marks.append(mark)
        self.setExtraSelections(marks)
        if found:
            first = min(found, key=QTextCursor.selectionStart)
            self.setTextCursor(QTextCursor(self.document().findBlock(first.selectionStart())))
            self.ensureCursorVisible()


def _places_of(document: QTextDocument, word: str) -> list[QTextCursor]:
    found = []
    cursor = document.find(word)
    while not cursor.isNull():
        found.append(cursor)
        cursor = document.find(word, cursor)
    return found


def _fitted(picture: QImage, width: int, ratio: float) -> QImage:
    """The picture in the size of the text and as wide as it at most, sharp on a dense screen."""
    shown = min(width, round(picture.width() * fonts.step() / _DRAWN_WITH_STEP))
    if shown != picture.width():
        picture = picture.scaledToWidth(round(shown * ratio), Qt.TransformationMode.SmoothTransformation)
        picture.setDevicePixelRatio(ratio)
    return picture


def _sheet() -> str:
    now, gap = theme.colours(), fonts.step(3)
    size = fonts.font().pointSizeF()
    return (
        f"body, p, li, td {{ color: {now.text}; }}"
        f"p, li {{ margin-top: 0; margin-bottom: {gap}px; line-height: 135%; }}"
        # Of a picture too the height of a line would be that of the picture.
        f"p.picture {{ line-height: 100%; }}"
        f"h1 {{ font-size: {size * 1.7:.1f}pt; margin-top: {gap}px; margin-bottom: {gap}px; }}"
        f"h2 {{ font-size: {size * 1.25:.1f}pt; margin-top: {gap * 2}px; margin-bottom: {gap}px; }}"
        f"code {{ background-color: {now.neutral_wash}; font-family: inherit; }}"
        f".under {{ color: {now.dim}; }}"
        f".hint td {{ background-color: {now.accent_wash}; }}"
        f".keys td {{ padding: {fonts.step(1)}px {fonts.step(4)}px {fonts.step(1)}px 0; }}"
        f"a {{ color: {now.accent}; }}"
    )
