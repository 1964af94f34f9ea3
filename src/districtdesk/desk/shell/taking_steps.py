"""A saved step undone, or done again, from the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...i18n import N_, _
from .unsaved import refuse_step

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ..kit.page import Page
    from .open_register import OpenRegister


def take_step(window: QWidget, opened: OpenRegister, page: Page | None, action: str) -> str:
    """`action` is undo or redo. Says what was done; empty where that was refused."""
    if page is not None and page.is_changed():
        refuse_step(window, page)
        return ""
    done = opened.undo() if action == "undo" else opened.redo()
    said = N_("Undone: {step}.") if action == "undo" else N_("Done again: {step}.")
    return _(said, step=done) if done else ""
