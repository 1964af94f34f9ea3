"""What is said when a step is to be undone while a page holds text that is not saved."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ...i18n import _
from ..kit import notices


def refuse_step(window: QWidget) -> None:
    """Say why nothing is undone or redone, and what comes first."""
    notices.tell(
        window,
        _("This page has changes that are not saved yet."),
        _("Your text is still there. Save or discard it first; then undo works on what was saved."),
    )
