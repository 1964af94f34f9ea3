"""Words of which one holds, set like links: to a screen reader they are what they are, radio buttons in a group."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGroupBox, QHBoxLayout, QRadioButton, QWidget

from ..look import fonts, theme
from .buttons import literal
from .labels import DimLabel

_STEPS = {Qt.Key.Key_Left.value: -1, Qt.Key.Key_Up.value: -1, Qt.Key.Key_Right.value: 1, Qt.Key.Key_Down.value: 1}


class LinkChoice(QRadioButton):
    """The chosen one is set in the colour of text and heavier, the others like links.

    Arrows lead to the one beside it and choose nothing: Space, Enter and a click do.
    """

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(literal(text), parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        metrics = fonts.metrics("strong")
        return QSize(metrics.horizontalAdvance(self._word) + fonts.step(2.5), metrics.height() + fonts.step(1.5))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(event.key())
        above = self.parentWidget()
        if step is None or above is None:
            super().keyPressEvent(event)
            return
        choices = above.findChildren(LinkChoice)
        place = min(max(choices.index(self) + step, 0), len(choices) - 1)
        choices[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            thick = max(2, fonts.step(0.5))
            painter.setPen(QPen(theme.colours().colour("focus"), thick))
            inner = self.rect().adjusted(thick // 2, thick // 2, -thick // 2, -thick // 2)
            painter.drawRoundedRect(inner, fonts.step(1), fonts.step(1))
        painter.setFont(fonts.font("strong" if self.isChecked() else "body"))
        painter.setPen(theme.colours().colour("text" if self.isChecked() else "accent"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._word)
        painter.end()

    @property
    def _word(self) -> str:
        return self.text().replace("&&", "&")


class ChoiceGroup(QGroupBox):
    """Choices side by side under a name that only a screen reader says; `apart` stands between them."""

    def __init__(self, name: str, *choices: LinkChoice, apart: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        row = QHBoxLayout(self)
        fonts.space(row, gap=0 if apart else 1)
        for choice in choices:
            if apart and row.count():
                row.addWidget(DimLabel(apart))
            row.addWidget(choice)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        # Qt keeps room for a title and a frame, and asks for it anew with every change of font or style.
        if not self.contentsMargins().isNull():
            self.setContentsMargins(0, 0, 0, 0)
        return done

    def paintEvent(self, event: QPaintEvent) -> None:
        """The group has no frame."""
