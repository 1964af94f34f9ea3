"""What this program is, and in which version."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ...i18n import _
from ...settings import data_folder
from .. import kit
from ..kit import notices
from ..kit.foot import foot
from ..look import fonts
from .licences_dialog import LicencesDialog

_WIDTH = 110


class AboutDialog(QDialog):
    """Name, purpose, versions, where this person's files are, and the way to the licences."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("About DistrictDesk"))
        self.setMinimumWidth(fonts.step(_WIDTH))
        column = QVBoxLayout(self)
        fonts.space(column, (6, 6, 6, 5), gap=3)
        column.addWidget(kit.PlainLabel("DistrictDesk", "title"))
        column.addWidget(
            kit.PlainLabel(
                _("A register of industrial districts that keeps every claim with its date and its source."),
                text_colour="dim",
            )
        )
        details = kit.PlainLabel(self.details())
        details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(details)
        column.addStretch(1)
        column.addLayout(self._buttons())
        self._close.setFocus()
        notices.fit_height(self)

    def details(self) -> str:
        """The versions, as one copies them into a message to somebody who helps."""
        return "\n".join(
            (
                _("Version {version}", version=_own_version()),
                _("Python {python}, Qt {qt}", python=platform.python_version(), qt=qVersion()),
                _("Working copies and the log: {folder}", folder=data_folder()),
            )
        )

    def _buttons(self) -> QHBoxLayout:
        copy = kit.Button(_("Copy"), "copy")
        copy.clicked.connect(lambda: QApplication.clipboard().setText(f"DistrictDesk\n{self.details()}"))
        self.licences = kit.Button(_("Licences…"))
        self.licences.clicked.connect(self._show_licences)
        self._close = kit.Button(_("Close"))
        self._close.clicked.connect(self.accept)
        return foot(copy, self._close, left=self.licences)

    def _show_licences(self) -> None:
        dialog = LicencesDialog(self)
        dialog.exec()
        dialog.deleteLater()


def _own_version() -> str:
    try:
        return version("districtdesk")
    except PackageNotFoundError:
        return "?"
