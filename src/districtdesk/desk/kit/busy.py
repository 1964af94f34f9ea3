"""Long work: what it does, how far it is, and Cancel."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QProgressBar, QVBoxLayout, QWidget

from ...i18n import _
from ..look import fonts
from .buttons import Button
from .labels import NoteLabel, PlainLabel


class Busy(QDialog):
    """Stands before its window until `finish`. Cancel and Esc ask for an end; the work decides when it comes."""

    cancelled = Signal()

    def __init__(self, what: str, parent: QWidget | None = None, can_cancel: bool = True) -> None:
        super().__init__(parent)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(what)
        self.setAccessibleName(what)
        self._can_cancel = can_cancel
        self._is_over = False
        self._step = NoteLabel()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(what)
        self.button = Button(_("Cancel"))
        self.button.setVisible(can_cancel)
        self.button.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        fonts.space(column, (6, 6, 6, 6), gap=3)
        for part in (PlainLabel(what, "strong"), self._bar, self._step):
            column.addWidget(part)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignRight)
        self.setMinimumWidth(fonts.step(90))
        self.show_progress("")

    @property
    def said(self) -> str:
        """What it is at now."""
        return self._step.text()

    def show_progress(self, step: str, done: int = 0, total: int = 0) -> None:
        """What it is at now; without a total the bar only moves."""
        self._step.setText(step)
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def finish(self) -> None:
        """Close for good: the work is done or has stopped."""
        self._is_over = True
        self.accept()
        self.deleteLater()

    def reject(self) -> None:
        if not self._can_cancel or not self.button.isEnabled():
            return
        self.button.setEnabled(False)
        self._step.setText(_("Stopping. Nothing is left half done."))
        self.cancelled.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._is_over:
            super().closeEvent(event)
            return
        event.ignore()
        self.reject()
