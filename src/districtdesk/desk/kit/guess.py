"""What the program assumes, set apart from what a person said, with the way to take it or to leave it out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from ..look import fonts
from .buttons import LinkButton
from .labels import PlainLabel


class GuessLine(QFrame):
    """In a dashed frame while it is assumed; only offered, it is a button. taken: whether the person wants it."""

    taken = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_taken = False
        self._words = PlainLabel(text_style="note", text_colour="dim")
        self._words.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._turn = LinkButton()
        # Qt lets a button demand the whole of its text, and a long offer would widen the page.
        self._turn.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._turn.clicked.connect(lambda: self.taken.emit(not self._is_taken))
        self.setFocusProxy(self._turn)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self._turn)
        self._row.addStretch(0)
        self.hide()

    @property
    def text(self) -> str:
        """What is assumed; empty while nothing is."""
        return self._words.text() if self._is_taken else ""

    def assume(self, sentence: str, leave_out: str) -> None:
        """Say what is assumed; the button with the words `leave_out` takes it away."""
        self._show(sentence, leave_out, is_taken=True)

    def offer(self, words: str) -> None:
        """Nothing is assumed; the button with these words would."""
        self._show("", words, is_taken=False)

    def _show(self, sentence: str, words: str, *, is_taken: bool) -> None:
        self._is_taken = is_taken
        self._words.setText(sentence)
        self._words.setVisible(is_taken)
        self._turn.set_label(words)
        # Without its frame it begins where the lines above it do.
        side = 1.5 if is_taken else 0
        fonts.space(self._row, (side, 0.5, side, 0.5), gap=2)
        mark_guess(self, is_taken)
        self.show()


def mark_guess(widget: QWidget, is_guess: bool) -> None:
    """Give the widget the dashed outline of what nobody has said yet, or take it away."""
    if bool(widget.property("guess")) == is_guess:
        return
    widget.setProperty("guess", is_guess)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
