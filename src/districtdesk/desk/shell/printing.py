"""What the menus for printing and for the template of a return do: each shows its dialog, of what is in front."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ...paper.order import OF_ONE, page_key
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

    def show(wanted: str = "") -> None:
        page = pages.page
        shown, drawing = (page.shown_list(), page.takeable) if page is not None else (None, None)
        drawing = pages.drawing or drawing
        record = open_record(pages)
        dialog = opened.load_print_dialog()(opened, settings, shown, record, drawing, wanted=wanted, parent=window)
        dialog.exec()
        dialog.deleteLater()

    def show_template() -> None:
        dialog = opened.load_template_dialog()(opened, settings, parent=window)
        dialog.exec()
        dialog.deleteLater()

    return {
        "print": show,
        "reading_copy": lambda: show("reading"),
        "record_page": lambda: show(page_key((open_record(pages) or ("",))[0])),
        "briefing": lambda: show(page_key("briefing")),
        "template": show_template,
    }


def open_record(pages: PageStack) -> tuple[str, str] | None:
    """The record that is open in front, by its kind and id, where it has a page of paper."""
    place = BY_KEY.get(pages.place)
    record_id = pages.page.open_id if pages.page is not None else ""
    return (place.kind, record_id) if place is not None and place.kind in OF_ONE and record_id else None


def printable(pages: PageStack) -> dict[str, bool]:
    """By the key of its action, whether what is open in front can be printed so."""
    record = open_record(pages)
    return {"reading_copy": record is not None and record[0] == _DISTRICT, "record_page": record is not None}
