"""A line edit that can hold a sign or a small button at either end, and says when it could not take everything."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLineEdit, QToolButton, QWidget

from ...i18n import _
from ...problems import Problem, error
from ...whole_signs import lost_half
from ..look import fonts, icons
from .tooltip import explain

# In UTF-16, as Qt counts. QLineEdit cuts what is pasted at its limit, silently. No field of one line holds as much,
# and a line of a million letters takes Qt minutes: so the limit stays, and is said when it was met.
LONGEST_LINE = 32_767


class InsetButton(QToolButton):
    """A button inside a line edit; `name` is what it does. The keyboard stays with the text."""

    def __init__(self, icon: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setIcon(icons.icon(icon, "dim"))
        self.setAccessibleName(name)
        explain(self, name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        fonts.size_icons(self)


class InsetLineEdit(QLineEdit):
    """The text keeps clear of what is put at its ends."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setMaxLength(LONGEST_LINE)
        self._was_cut = self._has_half = False
        self.inputRejected.connect(self._note_cut)
        self.textChanged.connect(self._look_at_length)
        self._ends: list[QWidget | None] = [None, None]
        self._row = QHBoxLayout(self)
        self._row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        fonts.space(self._row, (2, 0, 2, 0), gap=0)
        self._row.addStretch(1)

    def put_left(self, widget: QWidget) -> None:
        self._ends[0] = widget
        self._row.insertWidget(0, widget)
        self._keep_clear()

    def put_right(self, widget: QWidget) -> None:
        self._ends[1] = widget
        self._row.addWidget(widget)
        self._keep_clear()

    @property
    def trouble(self) -> Problem | None:
        """Why what stands here is not all that was typed or pasted; None where it is."""
        if self._was_cut:
            message = _(
                "A line ends at {count} characters; those beyond were not taken. Shorten it.", count=LONGEST_LINE
            )
            return error(message, rule="cut")
        return lost_half() if self._has_half else None

    def _note_cut(self) -> None:
        self._was_cut = True
        self.textEdited.emit(self.text())

    def _look_at_length(self, text: str) -> None:
        length = len(text.encode("utf-16-le")) // 2
        # One less where the limit halved a character, which Qt keeps and does not give away.
        self._was_cut = self._was_cut and length >= LONGEST_LINE - 1
        self._has_half = self.cursorPosition() > length

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._keep_clear()

    def _keep_clear(self) -> None:
        room = fonts.icon_size() + fonts.step(1)
        left, right = (room if end is not None else 0 for end in self._ends)
        self.setTextMargins(left, 0, right, 0)
