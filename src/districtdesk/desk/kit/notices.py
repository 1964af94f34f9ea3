"""Calm messages and questions in a small window: plain text, and our own words on the buttons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ...i18n import _
from ..look import fonts
from .buttons import Button, PrimaryButton
from .labels import IconLabel, PlainLabel

Mood = Literal["info", "warning", "error"]
_TEXT_COLOURS = {"info": "accent", "warning": "amber", "error": "red"}


@dataclass(frozen=True, slots=True)
class NoticeAnswer:
    """One button: its key, and the verb on it."""

    key: str
    text: str


class Notice(QDialog):
    """A sentence, what is beside it, and buttons.

    Enter gives `offered`, the last answer unless another is named; Esc gives `escape`.
    """

    def __init__(
        self,
        message: str,
        detail: str,
        answers: Sequence[NoticeAnswer],
        *,
        mood: Mood = "info",
        escape: str = "",
        offered: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.answer = escape
        self.setWindowTitle("DistrictDesk")
        self.setAccessibleName(message)
        self.setAccessibleDescription(detail)
        self.setModal(True)
        row = QHBoxLayout()
        fonts.space(row, gap=4)
        row.addWidget(IconLabel(mood, _TEXT_COLOURS[mood], steps=7), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._words(message, detail), 1)
        column = QVBoxLayout(self)
        fonts.space(column, (6, 6, 6, 5), gap=6)
        column.addLayout(row, 1)
        column.addLayout(self._buttons(answers, offered or answers[-1].key))
        self.setMinimumWidth(fonts.step(110))
        fit_height(self)

    def _words(self, message: str, detail: str) -> QVBoxLayout:
        words = QVBoxLayout()
        fonts.space(words, gap=2)
        words.addWidget(PlainLabel(message, "strong"))
        if detail:
            words.addWidget(PlainLabel(detail, text_colour="dim"))
        words.addStretch(1)
        return words

    def _buttons(self, answers: Sequence[NoticeAnswer], offered: str) -> QHBoxLayout:
        row = QHBoxLayout()
        fonts.space(row, gap=2)
        row.addStretch(1)
        self.buttons: dict[str, Button] = {}
        for answer in answers:
            is_offered = answer.key == offered
            button = PrimaryButton(answer.text) if is_offered else Button(answer.text)
            button.setDefault(is_offered)
            button.clicked.connect(lambda _checked, key=answer.key: self._choose(key))
            self.buttons[answer.key] = button
            row.addWidget(button)
        self.buttons[offered].setFocus()
        return row

    def _choose(self, key: str) -> None:
        self.answer = key
        self.accept()


def fit_height(dialog: QWidget) -> None:
    """As low as its words allow at its width: wrapped labels ask for the height of a narrower place at first.

    A width that is set keeps a layout from asking for more, and long verbs side by side need more in some languages.
    """
    layout = dialog.layout()
    if layout is None:
        return
    for part in dialog.findChildren(QWidget):
        # Before that the style sheet's padding is not reckoned in.
        part.ensurePolished()
    layout.activate()
    width = max(dialog.minimumWidth(), layout.totalMinimumSize().width())
    dialog.setMinimumWidth(width)
    dialog.resize(width, dialog.sizeHint().height())
    layout.activate()
    layout.invalidate()
    layout.activate()
    dialog.resize(width, dialog.heightForWidth(width))


def fit_in_window(dialog: QWidget, parent: QWidget, width: int, height: int) -> None:
    """As large as that, in steps, but no larger than the window of its parent."""
    room = parent.window().size()
    dialog.resize(min(fonts.step(width), room.width()), min(fonts.step(height), room.height()))


def ask(
    parent: QWidget | None,
    message: str,
    detail: str,
    answers: Sequence[NoticeAnswer],
    *,
    escape: str = "",
    offered: str = "",
    mood: Mood = "info",
) -> str:
    """Ask and wait. Returns the key of the answer, or `escape` when the question was closed."""
    notice = Notice(message, detail, answers, mood=mood, escape=escape, offered=offered, parent=parent)
    notice.exec()
    answer = notice.answer
    notice.deleteLater()
    return answer


def tell(parent: QWidget | None, message: str, detail: str = "", mood: Mood = "info") -> None:
    """Say something and wait until it was read."""
    ask(parent, message, detail, [NoticeAnswer("close", _("Close"))], mood=mood)
