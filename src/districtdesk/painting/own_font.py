"""The program's own small font: signs that it writes and that common fonts lack, such as that of the manat."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFontDatabase

from ..settings import resource

FILES = ("districtdesk-signs-regular.ttf", "districtdesk-signs-bold.ttf")
_ADDED = "ownFontIsAdded"


def add_own_font(app: QCoreApplication) -> None:
    """Let Qt take from it what the font in use has not, at the same size and weight; once for an application."""
    if app.property(_ADDED):
        return
    app.setProperty(_ADDED, True)
    for file in FILES:
        QFontDatabase.addApplicationFont(str(resource("fonts", file)))
