"""A box with a list of words to choose from: letters find one, and a word that is too long ends in dots."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from ...folding import fold
from ...painting.shortened import shortened
from ..look import fonts

# Letters that follow each other within this time are of one word.
_ONE_WORD_IN_MS = 1000
# Beside the words: what stands before them, and the arrow behind.
_AROUND = 10
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class WordBox(QComboBox):
    """Letters are heard as one types, spaces among them, and whatever marks they have.

    Where what is typed finds nothing, what stood there before stands there again. settled: the word that was being
    typed is at its end, and whether it found something; until then `is_sought`, and what stands here may only be on
    the way to another.
    """

    settled = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Not by the wheel: letters meant for where one typed would choose a word here.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._typed = ""
        self._before, self._has_found = -1, False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_ONE_WORD_IN_MS)
        self._pause.timeout.connect(self.end_word)

    @property
    def is_sought(self) -> bool:
        """Whether a word is being typed."""
        return bool(self._typed)

    @property
    def widest(self) -> int:
        """How wide it has to be for the longest of its words."""
        texts = (self.itemText(place) for place in range(self.count()))
        return max(map(self.fontMetrics().horizontalAdvance, texts), default=0) + fonts.step(_AROUND)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)
        is_chosen = self.currentIndex() >= 0 and bool(option.currentText)
        text = option.currentText if is_chosen else self.placeholderText()
        shown = shortened(text, self.fontMetrics(), room.width())
        option.currentText = shown if is_chosen else ""
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        if not is_chosen:
            # The style sheet has a colour of its own for what a box of words says.
            painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
            painter.drawText(room.adjusted(1, 0, -1, 0), int(_LEFT), shown)
        painter.end()

    def add_heading(self, text: str) -> None:
        """Say what the following entries have in common; nobody can choose it."""
        self.addItem(text)
        place = self.count() - 1
        self.setItemData(place, fonts.font("section"), Qt.ItemDataRole.FontRole)
        self.setItemData(place, 0, Qt.ItemDataRole.UserRole - 1)

    def _may_be_chosen(self, place: int) -> bool:
        return bool(self.model().flags(self.model().index(place, 0)) & Qt.ItemFlag.ItemIsEnabled)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # The page scrolls; what was chosen stays.
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text()
        is_bare = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        # By itself a space opens the list; within a word it belongs to the word.
        if is_bare and letter and letter.isprintable() and (self._typed or not letter.isspace()):
            self._seek(letter)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # Qt takes it for a letter to seek: whatever stands around the box knows what Enter does.
            self.end_word()
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _seek(self, letter: str) -> None:
        if not self._typed:
            self._before = self.currentIndex()
        self._typed += letter
        self._pause.start()
        wanted, letters = fold(self._typed), set(self._typed)
        # The first letter of a word asks for another entry than the one that stands there; more of it may stay.
        place = self._first(wanted, max(self.currentIndex() + (len(self._typed) == 1), 0))
        if place is None and len(letters) == 1:
            # The same letter again and again goes from one word to the next.
            place = self._first(fold(letter), self.currentIndex() + 1)
        self._has_found = place is not None
        if place is None:
            # What only its first letters found is not what was meant.
            self.setCurrentIndex(self._before)
            return
        self.setCurrentIndex(place)
        # As for the keys that Qt answers itself: a person chose.
        self.activated.emit(place)

    def _first(self, wanted: str, start: int) -> int | None:
        """The first entry from here on, and round, that begins so; else one of which a word does, or that has all."""
        places = [each for each in (*range(start, self.count()), *range(start)) if self._may_be_chosen(each)]
        texts = [(place, fold(self.itemText(place))) for place in places]
        begun = (place for place, text in texts if text.startswith(wanted))
        within = (place for place, text in texts if f" {wanted}" in text)
        anyhow = (place for place, text in texts if _has_words(text.split(), wanted.split()))
        return next(begun, next(within, next(anyhow, None)))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        # Whoever comes back begins another word.
        self.end_word()
        super().focusOutEvent(event)

    def end_word(self) -> None:
        """What is typed next begins another word."""
        self._pause.stop()
        if self._typed:
            self._typed = ""
            self.settled.emit(self._has_found)


def _has_words(words: list[str], beginnings: list[str]) -> bool:
    """Whether some word begins with each of these, in whatever order they were typed."""
    return all(any(word.startswith(each) for word in words) for each in beginnings)
