"""What every editor of a field is: it holds what was typed until that can be read, and says when it changes."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...drafts.draft import Typed
from ...fields import FieldKind
from ...painting.shortened import shortened
from ...problems import Problem
from ..kit import PlainLabel, mark_guess, tooltip
from ..kit.labels import TextColour
from ..look import fonts


class Editor(QWidget):
    """One field's place in a form.

    `value()` is the value, None for nothing, or a Problem (without fields) for what cannot be one; what was typed
    stays as it is. `edited` follows every change by a person, `left` the keyboard's leaving. An editor that `is_wide`
    takes a whole row of a form.
    """

    edited = Signal()
    left = Signal()
    is_wide: ClassVar[bool] = False
    # Whether what cannot be read yet is hinted at below while one types.
    _hints: ClassVar[bool] = True

    def __init__(self, kind: FieldKind[Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self._reading: PlainLabel | None = None
        self._may_hint = True
        self.column = QVBoxLayout(self)
        fonts.space(self.column, gap=0.75)

    def value(self) -> object:
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show this value; no person did it, so `edited` stays silent."""
        raise NotImplementedError

    def typed(self) -> Typed:
        """What stands here as it was typed, whether or not it can be read."""
        raise NotImplementedError

    def type_back(self, typed: Typed) -> None:
        """Put back what typed() gave as if a person had typed it; nothing else changes anything."""
        raise NotImplementedError

    def typed_words(self) -> str:
        """The same for people to read."""
        return str(self.typed() or "")

    def setReadOnly(self, read_only: bool) -> None:
        """Show only; the text can still be marked and copied where it is text."""
        raise NotImplementedError

    def typing_places(self) -> list[QWidget]:
        """What takes the keyboard and carries the border, first to last."""
        raise NotImplementedError

    @property
    def is_blank(self) -> bool:
        value = self.value()
        return value is None or value == ()

    def introduce(self, name: str, meaning: str) -> None:
        """Tell people and screen readers what belongs here."""
        for place in self.typing_places():
            place.setAccessibleName(name)
            place.setAccessibleDescription(meaning)
            place.setToolTip(tooltip(meaning))

    def mark(self, severity: str) -> None:
        """Colour the border: "error", "warning", or "" for none."""
        for place in self.typing_places():
            if (place.property("problem") or "") == severity:
                continue
            place.setProperty("problem", severity)
            place.style().unpolish(place)
            place.style().polish(place)

    def mark_guess(self, is_guess: bool) -> None:
        """Show that no person has said this yet, or that one has."""
        for place in self.typing_places():
            mark_guess(place, is_guess)

    def focus_here(self) -> None:
        """Take the keyboard."""
        self.typing_places()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def said_below(self, width: int) -> int:
        """How high the reading or hint below is, with the gap above it."""
        if self._reading is None or self._reading.isHidden():
            return 0
        return self.column.spacing() + self._reading.heightForWidth(width)

    def allow_hints(self, allowed: bool) -> None:
        """Whether what cannot be read yet is hinted at below; not while the form says it already."""
        self._may_hint = allowed
        self._read_aloud()

    # For the editors themselves.

    def _watch_leaving(self, *places: QWidget) -> None:
        for place in places:
            place.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._say_left()
        return super().eventFilter(watched, event)

    def _say_left(self) -> None:
        self._read_aloud()
        self.left.emit()

    def _reads_as(self, value: Any) -> str:
        """The sentence below that says how the text was understood; empty where that is plain to see."""
        return ""

    def _read_aloud(self) -> None:
        value = self.value()
        if isinstance(value, Problem):
            is_here = any(place.hasFocus() for place in self.typing_places())
            is_hinted = self._hints and self._may_hint and is_here
            self._say_below(self._in_a_line(value.message) if is_hinted else "", "dim")
        else:
            self._say_below(self._reads_as(value), "accent")

    def _in_a_line(self, hint: str) -> str:
        """What is below does not move for a hint; the whole sentence comes when one leaves."""
        return shortened(hint, fonts.metrics("note"), self.width())

    def _say_below(self, sentence: str, text_colour: TextColour) -> None:
        if self._reading is None:
            if not sentence:
                return
            self._reading = PlainLabel(text_style="note", text_colour=text_colour, parent=self)
            self.column.addWidget(self._reading)
        self._reading.set_text_colour(text_colour)
        self._reading.setText(sentence)
        self._reading.setVisible(bool(sentence))
