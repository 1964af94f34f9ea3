"""The desk's buttons: one that matters, quiet ones, links, and those that open a menu."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QStyleOptionButton, QWidget

from ...painting.shortened import shortened
from ..look import fonts, icons, theme
from .tooltip import explain

_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


def literal(text: str) -> str:
    """Text for a button, tab or menu that shows every & instead of reading it as a key."""
    return text.replace("&", "&&")


class Button(QPushButton):
    """A plain button with a verb on it. `icon` is one of the desk's, by its name."""

    _role = "text"

    def __init__(self, text: str = "", icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAutoDefault(False)
        # Qt leaves too little room between an icon and its text.
        fonts.size_icons(self, gap=1 if text else 0)
        if icon:
            self.setIcon(icons.icon(icon, self._role))


class PrimaryButton(Button):
    """What a page is for. There is one on a page, at its top right."""

    _role = "accent_text"

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            self._paint_ring()

    def _paint_ring(self) -> None:
        # A ring on the edge would not stand out from the accent: it lies within, in the colour of the text.
        thick = max(2, fonts.step(0.5))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colours().colour("accent_text"), thick))
        painter.drawRoundedRect(self.rect().adjusted(thick, thick, -thick, -thick), fonts.step(), fonts.step())
        painter.end()


class QuietButton(Button):
    """A step aside: no frame until the pointer or the keyboard is on it."""


class IconButton(QuietButton):
    """Only an icon; `name` is what it does, for the tooltip and the screen reader."""

    def __init__(self, icon: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__("", icon, parent)
        self.setAccessibleName(name)
        explain(self, name)


class LinkButton(QPushButton):
    """A word that does something, set like text; a long one shortens with an ellipsis.

    Arrows stay with it: by itself Qt leads them to whatever button stands beside it.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_label(text)

    @property
    def label(self) -> str:
        return self._whole

    def set_label(self, text: str) -> None:
        """The words of the link, shown as they are."""
        self._whole = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ARROWS:
            event.ignore()
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._whole) + self._sides(), metrics.height() + fonts.step(1.5))

    def minimumSizeHint(self) -> QSize:
        short = self.fontMetrics().averageCharWidth() * 6 + self._sides()
        return QSize(min(short, self.sizeHint().width()), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _sides(self) -> int:
        return fonts.step(2.5)

    def _fit(self) -> None:
        room = max(self.width(), self.minimumSizeHint().width()) - self._sides() + fonts.step(0.5)
        shown = shortened(self._whole, self.fontMetrics(), room)
        self.setText(literal(shown))
        explain(self, self._whole if shown != self._whole else "")


class MenuButton(Button):
    """Opens a menu; a small chevron says so."""

    def __init__(self, text: str, menu: QMenu | None = None, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, icon, parent)
        if menu is not None:
            self.setMenu(menu)

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        super().initStyleOption(option)
        # With this feature set, Qt's style sheets leave out the padding.
        option.features &= ~QStyleOptionButton.ButtonFeature.HasMenu

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = fonts.step(3.5)
        place = QRect(self.width() - fonts.step(2.5) - side, (self.height() - side) // 2, side, side)
        painter = QPainter(self)
        role = "dim" if self.isEnabled() else "disabled"
        icons.icon("chevron_down", role).paint(painter, place)
        painter.end()
