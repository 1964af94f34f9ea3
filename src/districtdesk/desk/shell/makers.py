"""What the start hands down to whoever works with an open register: what is loaded late."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..feed.register_feed import Feed
    from ..kit.page import Page
    from .differences_dialog import DifferencesDialog
    from .export_dialog import ExportDialog
    from .export_preview import ReadFirstPage
    from .export_work import WriteBook
    from .left_drafts_dialog import LeftDraftsDialog
    from .practice_front import PracticeFront
    from .print_dialog import PrintDialog
    from .template_dialog import TemplateDialog
    from .template_work import WriteTemplate


@dataclass(frozen=True, slots=True)
class Makers:
    """make_page: the page of a place, by its key. load_exporter: what writes workbooks.

    load_previewer: what reads their first pages. load_export_dialog: what asks for it. load_left_drafts: the list of
    what was being typed. load_practice: what stands before a practice register. load_differences: what differs
    between two copies. load_print_dialog: what shows pages before they are printed.
    load_template_dialog: what asks for the template of a return; load_template_writer: what writes it.
    """

    make_page: Callable[[str, Feed], Page]
    load_exporter: Callable[[], WriteBook]
    load_previewer: Callable[[], ReadFirstPage]
    load_export_dialog: Callable[[], type[ExportDialog]]
    load_left_drafts: Callable[[], type[LeftDraftsDialog]]
    load_practice: Callable[[], type[PracticeFront]]
    load_differences: Callable[[], type[DifferencesDialog]]
    load_print_dialog: Callable[[], type[PrintDialog]]
    load_template_dialog: Callable[[], type[TemplateDialog]]
    load_template_writer: Callable[[], WriteTemplate]
