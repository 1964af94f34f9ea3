"""Shows a file in the desktop's own file manager, chosen there where that can be asked for."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from ...i18n import _
from ..kit import notices
from ..kit.notices import NoticeAnswer

# https://www.freedesktop.org/wiki/Specifications/file-manager-interface/
_ASKING = (
    "--session",
    "--print-reply",
    "--reply-timeout=3000",
    "--dest=org.freedesktop.FileManager1",
    "/org/freedesktop/FileManager1",
    "org.freedesktop.FileManager1.ShowItems",
)


def show_file(file: Path, parent: QObject, window: QWidget) -> None:
    """Open the folder with the file chosen in it; where nothing can do that, the folder alone, or say where it is."""
    if sys.platform == "win32":
        # Explorer takes it as one argument and ends with 1 though it did it.
        QProcess.startDetached("explorer", [f"/select,{file}"])
        return
    asking = QProcess(parent)

    def failed(error: QProcess.ProcessError) -> None:
        # One that was started and failed has finished too.
        if error == QProcess.ProcessError.FailedToStart:
            _after(asking, file, window, has_worked=False)

    asking.finished.connect(lambda code, _status: _after(asking, file, window, has_worked=code == 0))
    asking.errorOccurred.connect(failed)
    asking.start("dbus-send", [*_ASKING, f"array:string:{_url(file)}", "string:"])


def _url(file: Path) -> str:
    # A comma would part two files.
    return QUrl.fromLocalFile(str(file)).toString(QUrl.ComponentFormattingOption.FullyEncoded).replace(",", "%2C")


def _after(asking: QProcess, file: Path, window: QWidget, *, has_worked: bool) -> None:
    asking.deleteLater()
    if not has_worked and not show_folder(file.parent):
        say_where(window, _("No program is there that shows the folder. The file lies here:"), file)


def show_folder(folder: Path) -> bool:
    """Open a folder. Returns whether something opened it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def say_where(window: QWidget, message: str, place: Path) -> None:
    """Where nothing shows it: the path, to be copied."""
    answers = [NoticeAnswer("close", _("Close")), NoticeAnswer("copy", _("Copy the path"))]
    if notices.ask(window, message, str(place), answers, escape="close", offered="copy") == "copy":
        QGuiApplication.clipboard().setText(str(place))
