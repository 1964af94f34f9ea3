"""To whom a file goes that was exported just now, or why the register does not remember it."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ...i18n import _
from ...register.remembering import Remembered, send_to
from ..feed.register_feed import Feed
from ..kit import LabelledRow, NoteLabel, PlainLabel
from ..look import fonts


class SentToRow(QWidget):
    """Empty where nobody is named; it can be filled in later on the page of the exported file."""

    def __init__(self, feed: Feed, remembered: Remembered, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feed, self._id, self._kept = feed, remembered.id, ""
        column = QVBoxLayout(self)
        fonts.space(column, gap=1)
        self.whom = QLineEdit()
        self.whom.setAccessibleName(_("Sent to"))
        self.whom.setMaxLength(200)
        self.whom.editingFinished.connect(self.keep)
        if remembered.id:
            column.addWidget(LabelledRow(_("Sent to"), self.whom))
            column.addWidget(NoteLabel(_("The register remembers this file. To whom it goes can be said later too.")))
        elif remembered.why_not:
            column.addWidget(PlainLabel(remembered.why_not, "note", "amber"))

    def keep(self) -> None:
        """Save what was typed, once."""
        whom = self.whom.text().strip()
        if self._id and whom != self._kept:
            self._kept = whom
            self._feed.attempt(lambda: send_to(self._feed.register, self._id, whom))
