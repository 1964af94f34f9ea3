"""What the menus for printing and for the template of a return do: each shows its dialog, of what is in front."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ...settings import Settings
from ..kit.places import BY_KEY
from .page_stack import PageStack

if TYPE_CHECKING:
    from .open_register import OpenRegister

_DISTRICT = "district"


def printing_keys(
    window: QWidget, opened: OpenRegister, settings: Settings, pages: PageStack
) -> dict[str, Callable[[], object]]:
    """By the key of its action."""

    def show(*, is_reading: bool) -> None:
        shown = pages.page.shown_list() if pages.page is not None else None
        district = open_district(pages)
        dialog = opened.load_print_dialog()(opened, settings, shown, district, is_reading=is_reading, parent=window)
        dialog.exec()
        dialog.deleteLater()

    def show_template() -> None:
        dialog = opened.load_template_dialog()(opened, settings, parent=window)
        dialog.exec()
        dialog.deleteLater()

    return {
        "print": lambda: show(is_reading=False),
        "reading_copy": lambda: show(is_reading=True),
        "template": show_template,
    }


def open_district(pages: PageStack) -> str:
    """The id of the district that is open in front; empty for none."""
    place = BY_KEY.get(pages.place)
    is_districts = place is not None and place.kind == _DISTRICT
    return pages.page.open_id if is_districts and pages.page is not None else ""
