"""How an export ended: what was written where, and a way to open it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ...i18n import _
from .. import kit
from ..kit import notices
from ..kit.foot import foot
from ..look import fonts
from .show_file import say_where, show_folder


class ExportEnd(QWidget):
    """`beside` stands below the words. closed: nobody needs it any more."""

    closed = Signal()

    def __init__(self, said: str, path: Path, beside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        fonts.space(column, gap=5)
        head = QHBoxLayout()
        fonts.space(head, gap=3)
        head.addWidget(kit.IconLabel("check", "accent", steps=7), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        fonts.space(words, gap=1)
        words.addWidget(kit.PlainLabel(said, "strong"))
        words.addWidget(kit.ElidedLabel(str(path.parent), "note", "dim"))
        head.addLayout(words, 1)
        column.addLayout(head)
        column.addWidget(beside)
        column.addStretch(1)
        close = kit.Button(_("Close"))
        close.clicked.connect(self.closed)
        self.open_folder_button = kit.Button(_("Open folder"), "open_folder")
        self.open_folder_button.clicked.connect(lambda: self._show_folder(path))
        self.open_file_button = kit.PrimaryButton(_("Open file"), "open_file")
        self.open_file_button.clicked.connect(lambda: self._open(path))
        column.addLayout(foot(close, self.open_folder_button, self.open_file_button))

    def _open(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            notices.tell(self.window(), _("No program opened “{name}”.", name=path.name), str(path))

    def _show_folder(self, file: Path) -> None:
        if not show_folder(file.parent):
            say_where(self.window(), _("No program is there that shows the folder. The file lies here:"), file)
