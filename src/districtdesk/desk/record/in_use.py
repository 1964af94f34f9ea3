"""What is asked when a file that is to be replaced is open in another program."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from ...exchange.open_elsewhere import InUse
from ...i18n import _
from ..kit import notices


def ask_for_free_name(parent: QWidget, error: InUse) -> Path | None:
    """The free name beside it if the person takes that; None if the file shall stay the only one."""
    answer = notices.ask(
        parent,
        error.message,
        error.kept,
        [
            notices.NoticeAnswer("cancel", _("Cancel")),
            notices.NoticeAnswer("free", _("Write “{name}”", name=error.free.name)),
        ],
        escape="cancel",
    )
    return error.free if answer == "free" else None
