"""The editor of names in three languages: three lines, each with the sign of its language."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from ...drafts.draft import Typed
from ...fields import FieldKind
from ...i18n import LANGUAGES, OWN_NAMES, _, language
from ...names import Names, language_of_letters
from ...problems import Problem, errors_in
from ..kit import PlainLabel, tooltip
from .editor import Editor
from .line_editor import WholeLine


class NamesEditor(Editor):
    """Names are taken as they are typed; spaces at the ends and doubled ones are no part of a name.

    The first name of something new goes to the line of its letters' language when its own line is left or it is
    saved: once, so that whoever puts it back keeps it there.
    """

    is_wide = True

    def __init__(self, kind: FieldKind[Any], parent: QWidget | None = None) -> None:
        super().__init__(kind, parent)
        self._given: Names | None = None
        self._given_texts: tuple[str, ...] = ("",) * len(LANGUAGES)
        self.lines = {code: self._make_line(code) for code in LANGUAGES}
        self._is_placed = False
        # Whether only the window was left, perhaps to look up how the name goes on.
        self._is_away = False
        self._watch_leaving(*self.lines.values())

    def _make_line(self, code: str) -> WholeLine:
        line = WholeLine(self)
        tag = PlainLabel(code, text_colour="dim", parent=line)
        tag.setWordWrap(False)
        line.put_left(tag)
        line.textEdited.connect(self._heard)
        line.editingFinished.connect(self._place)
        self.column.addWidget(line)
        return line

    def value(self) -> Names | Problem | None:
        trouble = self._trouble()
        if trouble is not None:
            return trouble
        if self._texts() == self._given_texts:
            return self._given
        names = Names(*(" ".join(text.split()) for text in self._placed()))
        if not names:
            return None
        return next(iter(errors_in(self.kind.check(names))), names)

    def set_value(self, value: Names | None) -> None:
        self._given = value
        for code, line in self.lines.items():
            line.show_text(getattr(value, code) if value else "")
        self._given_texts = self._texts()
        self._is_placed = bool(value)

    def typed(self) -> Typed:
        return {code: line.text() for code, line in self.lines.items()}

    def type_back(self, typed: Typed) -> None:
        if isinstance(typed, dict):
            for code, line in self.lines.items():
                line.setText(str(typed.get(code) or ""))
            # Where a name belongs, the person has seen already.
            self._is_placed = True
            self._heard()

    def typed_words(self) -> str:
        return " | ".join(f"{code}: {line.text()}" for code, line in self.lines.items() if line.text())

    def setReadOnly(self, read_only: bool) -> None:
        for line in self.lines.values():
            line.setReadOnly(read_only)

    def typing_places(self) -> list[QWidget]:
        return list(self.lines.values())

    def focus_here(self) -> None:
        """Take the keyboard where a name in the language of the interface belongs."""
        self.lines[language()].setFocus(Qt.FocusReason.OtherFocusReason)

    def introduce(self, name: str, meaning: str) -> None:
        super().introduce(name, meaning)
        for code, line in self.lines.items():
            line.setAccessibleName(_("{field}, {language}", field=name, language=OWN_NAMES[code]))
            line.setToolTip(tooltip("\n".join(part for part in (OWN_NAMES[code], meaning) if part)))

    def _trouble(self) -> Problem | None:
        return next((line.trouble for line in self.lines.values() if line.trouble is not None), None)

    def _texts(self) -> tuple[str, ...]:
        return tuple(line.text() for line in self.lines.values())

    def _placed(self) -> tuple[str, ...]:
        """The texts, with a name that stands alone in the line of its letters' language."""
        texts = self._texts()
        alone = [text for text in texts if text.strip()]
        wanted = language_of_letters(alone[0]) if len(alone) == 1 and not self._is_placed else None
        return tuple(alone[0] if code == wanted else "" for code in LANGUAGES) if wanted else texts

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent):
            self._is_away = event.lostFocus() and event.reason() == Qt.FocusReason.ActiveWindowFocusReason
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        if self._is_away:
            return
        texts, placed = self._texts(), self._placed()
        if self._trouble() is not None or not any(text.strip() for text in texts):
            return
        self._is_placed = True
        if placed != texts:
            for line, text in zip(self.lines.values(), placed, strict=True):
                line.show_text(text)
            self._heard()

    def _heard(self) -> None:
        self.edited.emit()
