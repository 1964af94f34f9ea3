"""Report a problem: shows all that a report says before anybody has it, and copies or saves it; nothing is sent."""

from __future__ import annotations

import os
import platform
import sys
from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QFileDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ... import __version__, i18n
from ...exchange.errors import ExchangeError
from ...exchange.safe_file import replacing
from ...fault_report import read_logs, told_log, told_settings
from ...i18n import _
from ...settings import Settings, data_folder
from .. import kit
from ..kit import notices
from ..kit.early_dialog import EarlyDialog
from ..kit.foot import foot
from ..look import fonts, theme

LOGS = ("districtdesk.old.log", "districtdesk.log")
_WIDTH, _HEIGHT = 190, 160
_PURPOSE = "report"


class ReportDialog(EarlyDialog):
    """What happened in the person's own words, and below it the whole report."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._known = _what_is_known(settings)
        self.setWindowTitle(_("Report a problem"))
        self.resize(fonts.step(_WIDTH), fonts.step(_HEIGHT))
        self.words = _text(_("What did you do, and what happened?"))
        self.words.setPlaceholderText(_("What did you do, and what happened?"))
        self.words.setFixedHeight(fonts.step(20))
        self.report = _text(_("The report"))
        self.report.setReadOnly(True)
        self.words.textChanged.connect(self._tell)
        column = QVBoxLayout(self)
        fonts.space(column, (6, 6, 6, 5), gap=3)
        column.addWidget(kit.PlainLabel(_("Report a problem"), "title"))
        column.addWidget(kit.PlainLabel(_about(), text_colour="dim"))
        column.addWidget(self.words)
        column.addWidget(kit.SectionLabel(_("The report")))
        column.addWidget(self.report, 1)
        column.addLayout(self._buttons())
        self._tell()
        self.words.setFocus()

    def save(self, target: Path) -> bool:
        """Write the report as shown; false where that did not work, which is said."""
        try:
            with replacing(target) as draft:
                draft.write(self.report.toPlainText().encode("utf-8", "replace"))
        except ExchangeError as error:
            notices.tell(self, error.message, error.kept, "warning")
            return False
        return True

    def _tell(self) -> None:
        words = self.words.toPlainText().strip()
        self.report.setPlainText(f"{words}\n\n{self._known}" if words else self._known)

    def _buttons(self) -> QHBoxLayout:
        self._copy = kit.Button(_("Copy"), "copy")
        self._copy.clicked.connect(lambda: QApplication.clipboard().setText(self.report.toPlainText()))
        save = kit.Button(_("Save to a file…"), "save")
        save.clicked.connect(self._ask_where)
        close = kit.Button(_("Close"))
        close.clicked.connect(self.accept)
        return foot(self._copy, save, close)

    def _ask_where(self) -> None:
        suggested = self._settings.folder(_PURPOSE) / "DistrictDesk report.txt"
        chosen, _filter = QFileDialog.getSaveFileName(
            self, _("Save to a file"), str(suggested), _("Text files (*.txt)")
        )
        if chosen and self.save(Path(chosen)):
            self._settings.remember_folder(_PURPOSE, Path(chosen).parent)


def _about() -> str:
    return _(
        "This is all that a report says: the program, the system, its log of faults and settings. Nothing of a "
        "register is in it, no name, no number and no file name. Nothing is sent: copy it or save it to a file, and "
        "give it to whoever looks after the program."
    )


def _text(name: str) -> QPlainTextEdit:
    text = QPlainTextEdit()
    text.setTabChangesFocus(True)
    text.setAccessibleName(name)
    return text


def _what_is_known(settings: Settings) -> str:
    """In English, for whoever mends it, whatever the window speaks."""
    log = told_log(read_logs(data_folder() / name for name in LOGS))
    parts = {
        "Program": _program(),
        "Screens": [_screen(each) for each in QGuiApplication.screens()],
        "Settings": told_settings(settings.get) or ["at their defaults"],
        "Log": log or ["empty"],
    }
    return "\n\n".join("\n".join([f"[{head}]", *lines]) for head, lines in parts.items())


def _program() -> list[str]:
    return [
        f"DistrictDesk {__version__}{' (packaged)' if getattr(sys, 'frozen', False) else ''}",
        f"Python {platform.python_version()}, Qt {qVersion()}",
        f"{platform.platform()}, {QGuiApplication.platformName()} {os.environ.get('XDG_SESSION_TYPE', '')}".rstrip(),
        f"language {i18n.language()}, {'dark' if theme.is_dark() else 'light'}",
        f"text of {QApplication.font().pointSizeF():g} pt",
    ]


def _screen(screen: QScreen) -> str:
    size, ratio = screen.size(), screen.devicePixelRatio()
    return f"{size.width()} x {size.height()}, ratio {ratio:g}"
