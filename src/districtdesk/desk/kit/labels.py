"""Labels that show plain text in one of the text styles and colours of the desk."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ..look import fonts, icons
from .whole_lines import WholeLines

TextColour = Literal["text", "dim", "faint", "accent", "amber", "red"]


class PlainLabel(WholeLines, QLabel):
    """Text as it is: never rich text, never cut; it wraps where its place is too narrow."""

    def __init__(
        self,
        text: str = "",
        text_style: fonts.TextStyle = "body",
        text_colour: TextColour = "text",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        # Some fonts draw the dots of Ö and İ above their own ascent, and a label cuts what lies outside.
        self.setContentsMargins(0, 1, 0, 1)
        self.setProperty("colour", text_colour)
        fonts.set_text_style(self, text_style)
        self.setText(text)

    def set_text_colour(self, text_colour: TextColour) -> None:
        self.setProperty("colour", text_colour)
        self.style().unpolish(self)
        self.style().polish(self)


class SectionLabel(PlainLabel):
    """The heading of a group."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "section", "dim", parent)


class DimLabel(PlainLabel):
    """A field's name, a second line."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "body", "dim", parent)


class NoteLabel(PlainLabel):
    """Small print below something."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "note", "dim", parent)


class IconLabel(QWidget):
    """One icon beside text; it says nothing to a screen reader, the text does."""

    def __init__(self, name: str, role: str = "text", steps: float = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._role = role
        self._steps = steps
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, name: str, role: str) -> None:
        self._name = name
        self._role = role
        self.update()

    def sizeHint(self) -> QSize:
        side = fonts.step(self._steps) if self._steps else fonts.icon_size()
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        icons.icon(self._name, self._role).paint(painter, self.rect())
        painter.end()
