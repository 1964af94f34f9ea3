"""Asks which workbook is wanted: of the whole register, or of the list of a page as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...settings import Settings

if TYPE_CHECKING:
    from .export_dialog import ExportDialog
    from .open_register import OpenRegister
    from .page_stack import PageStack
    from .window import MainWindow


def export_dialog(
    window: MainWindow, opened: OpenRegister, settings: Settings, pages: PageStack, *, prefers_list: bool
) -> ExportDialog:
    """The dialog, to be shown."""
    shown = pages.page.shown_list() if pages.page is not None else None
    made = opened.load_export_dialog()
    return made(opened, settings, shown, prefers_list=prefers_list, parent=window)
