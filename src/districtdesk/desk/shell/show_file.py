"""Shows a file in the desktop's own file manager, chosen there where that can be asked for."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QUrl
from PySide6.QtGui import QDesktopServices

# https://www.freedesktop.org/wiki/Specifications/file-manager-interface/
_ASKING = (
    "--session",
    "--print-reply",
    "--reply-timeout=3000",
    "--dest=org.freedesktop.FileManager1",
    "/org/freedesktop/FileManager1",
    "org.freedesktop.FileManager1.ShowItems",
)


def show_file(file: Path, parent: QObject) -> None:
    """Open the folder with the file chosen in it; where nothing can do that, the folder alone."""
    if sys.platform == "win32":
        # Explorer takes it as one argument and ends with 1 though it did it.
        QProcess.startDetached("explorer", [f"/select,{file}"])
        return
    asking = QProcess(parent)
    asking.finished.connect(lambda code, _status: _after(asking, file, has_worked=code == 0))
    asking.errorOccurred.connect(lambda _error: _after(asking, file, has_worked=False))
    asking.start("dbus-send", [*_ASKING, f"array:string:{_url(file)}", "string:"])


def _url(file: Path) -> str:
    # A comma would part two files.
    return QUrl.fromLocalFile(str(file)).toString(QUrl.ComponentFormattingOption.FullyEncoded).replace(",", "%2C")


def _after(asking: QProcess, file: Path, *, has_worked: bool) -> None:
    asking.deleteLater()
    if not has_worked:
        show_folder(file.parent)


def show_folder(folder: Path) -> bool:
    """Open a folder. Returns whether something opened it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
