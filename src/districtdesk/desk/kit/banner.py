"""A strip above a page that says one thing and offers one step."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from ...i18n import _
from ..look import fonts, theme
from .buttons import Button, IconButton
from .labels import IconLabel, PlainLabel

# With less room than this beside it, in steps, the button stands below the sentence.
_SENTENCE_ROOM = 70

Mood = Literal["info", "amber", "red"]

_MOODS = {
    "info": ("info", "accent", "accent_wash"),
    "amber": ("warning", "amber", "amber_wash"),
    "red": ("error", "red", "red_wash"),
}


class Banner(QWidget):
    """A sentence with its sign; `action` is the verb on its button, empty for none, `other` that of a second one.

    Without `may_close` it stays.
    """

    action_chosen = Signal()
    other_chosen = Signal()
    closed = Signal()

    def __init__(
        self,
        sentence: str = "",
        mood: Mood = "info",
        action: str = "",
        *,
        may_close: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._wash = "accent_wash"
        self._icon = IconLabel("info")
        self._sentence = PlainLabel()
        self.button = Button()
        self.button.clicked.connect(self.action_chosen)
        self.other_button = Button()
        self.other_button.clicked.connect(self.other_chosen)
        buttons = QHBoxLayout()
        fonts.space(buttons, gap=2)
        buttons.addWidget(self.button)
        buttons.addWidget(self.other_button)
        self._buttons = buttons
        cross = IconButton("close", _("Close this message"))
        cross.clicked.connect(self._close)
        self._words = QHBoxLayout()
        fonts.space(self._words, gap=2)
        self._words.addWidget(self._sentence, 1)
        self._words.addLayout(buttons)
        row = QHBoxLayout(self)
        fonts.space(row, (3, 1.5, 1.5, 1.5), gap=2)
        row.addWidget(self._icon)
        row.addLayout(self._words, 1)
        row.addWidget(cross)
        cross.setVisible(may_close)
        self.say(sentence, mood, action)

    @property
    def sentence(self) -> str:
        return self._sentence.text()

    def say(self, sentence: str, mood: Mood = "info", action: str = "", other: str = "") -> None:
        icon, text_colour, self._wash = _MOODS[mood]
        self._icon.show_icon(icon, text_colour)
        self._sentence.setText(sentence)
        self.button.setText(action)
        self.button.setVisible(bool(action))
        self.other_button.setText(other)
        self.other_button.setVisible(bool(other))
        self.setAccessibleName(sentence)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self._buttons.sizeHint().width() + fonts.step(_SENTENCE_ROOM)
        is_narrow = self.width() < room or self.other_button.isVisibleTo(self)
        direction = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        self._words.setDirection(direction)
        self._words.setAlignment(self._buttons, Qt.AlignmentFlag.AlignLeft)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colours().colour(self._wash))
        painter.drawRoundedRect(QRectF(self.rect()), fonts.step(1.5), fonts.step(1.5))
        painter.end()

    def _close(self) -> None:
        self.hide()
        self.closed.emit()
