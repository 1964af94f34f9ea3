"""The editor of longer texts: it grows with what is written, and Tab leaves it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from ...drafts.draft import Typed
from ...fields import FieldKind
from ...whole_signs import lost_half
from ..look import fonts
from .editor import Editor

_FEWEST_LINES = 2
_MOST_LINES = 12


class _GrowingText(QPlainTextEdit):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # A turn of the wheel scrolls; only a click, or Tab, says where one types.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)

    def words(self) -> str:
        """The text as it is; toPlainText() would make common spaces of those that must not break."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def has_half(self, words: str) -> bool:
        """Whether half of a character stands in it, which Qt keeps, and leaves out of what it gives away."""
        # In UTF-16, and one more for the end.
        return self.document().characterCount() - 1 > len(words.encode("utf-16-le")) // 2

    def sizeHint(self) -> QSize:
        # QPlainTextDocumentLayout gives its height in lines.
        lines = int(self.document().size().height())
        shown = min(max(lines, _FEWEST_LINES), _MOST_LINES)
        around = 2 * int(self.document().documentMargin()) + fonts.step(3)
        return QSize(fonts.step(40), shown * self.fontMetrics().lineSpacing() + around)

    def minimumSizeHint(self) -> QSize:
        return QSize(fonts.step(20), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()


class LongTextEditor(Editor):
    """Plain text of several lines; what is pasted loses its looks and nothing else."""

    is_wide = True

    def __init__(self, kind: FieldKind[Any], parent: QWidget | None = None) -> None:
        super().__init__(kind, parent)
        self._given: str | None = None
        self._given_text = ""
        self._is_setting = False
        self.text = _GrowingText(self)
        self.text.textChanged.connect(self._heard)
        self.column.addWidget(self.text)
        self._watch_leaving(self.text)

    def value(self) -> object:
        text = self.text.words()
        if self.text.has_half(text):
            return lost_half()
        return self._given if text == self._given_text else self.kind.parse(text)

    def set_value(self, value: str | None) -> None:
        text = self.kind.show(value)
        # A text that is the same keeps the cursor where one is writing.
        if text != self.text.words():
            self._is_setting = True
            self.text.setPlainText(text)
            self._is_setting = False
        self._given, self._given_text = value, self.text.words()

    def typed(self) -> Typed:
        return self.text.words()

    def type_back(self, typed: Typed) -> None:
        if isinstance(typed, str):
            self.text.setPlainText(typed)

    def setReadOnly(self, read_only: bool) -> None:
        self.text.setReadOnly(read_only)

    def typing_places(self) -> list[QWidget]:
        return [self.text]

    def _heard(self) -> None:
        if self._is_setting:
            return
        self._read_aloud()
        self.edited.emit()
