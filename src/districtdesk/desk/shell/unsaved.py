"""What is said when a step is to be undone while a page holds text that is not saved."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ...i18n import _
from ..kit import notices
from ..kit.page import Page


def refuse_step(window: QWidget, page: Page) -> None:
    """Say why nothing is undone or redone, and what comes first; then lead to it."""
    notices.tell(
        window,
        page.unsaved() or _("This page has changes that are not saved yet."),
        _("Your text is still there. Save or discard it first; then undo works on what was saved."),
    )
    page.lead_to_unsaved()
