"""The one place that loads the heavy parts late: the first window does not wait for them.

What is painted first needs Qt alone. The desk's own widgets come next, then the register with SQLAlchemy, and
each page on the first visit, and openpyxl when somebody exports.
"""

from __future__ import annotations

import builtins
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from ...loading_less import loading_less

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ...importing.pasted import PastedBlock
    from ..feed.register_feed import Feed
    from ..history.history_page import HistoryView
    from ..history.removed_page import RemovedPage
    from ..importing.import_dialog import ImportDialog
    from ..overview.overview_page import OverviewPage
    from ..record.record_page import RecordPage
    from ..record.record_view import RecordView
    from ..shell.check_dialog import CheckDialog
    from ..shell.differences_dialog import DifferencesDialog
    from ..shell.export_dialog import ExportDialog
    from ..shell.export_preview import ReadFirstPage
    from ..shell.export_work import WriteBook
    from ..shell.help_desk import HelpDesk
    from ..shell.left_drafts_dialog import LeftDraftsDialog
    from ..shell.looking_back import LookingBack
    from ..shell.open_register import OpenRegister
    from ..shell.practice_front import PracticeFront
    from ..shell.print_dialog import PrintDialog
    from ..shell.register_copies import RegisterCopies
    from ..shell.template_dialog import TemplateDialog
    from ..shell.template_work import WriteTemplate
    from ..shell.unopened_register import UnopenedRegister
    from ..shell.who_dialog import WhoDialog
    from ..timeline.timeline_page import TimelinePage
    from .app import RunDesk
    from .later_starts import LaterStarts
    from .meeting_place import MeetingPlace
    from .options import Options
    from .program import Program


class WhyNoWindow(Protocol):
    """Says in a language why no window can be shown here; empty where one can."""

    def __call__(self, language: str | None = ..., *, is_safe_mode: bool = ...) -> str: ...


def load_display() -> WhyNoWindow:
    """What says in a language why no window can be shown here, if so."""
    from .display import why_not

    return why_not


def load_without_qt() -> Callable[[ImportError, str | None], str]:
    """What says in a language that Qt cannot be loaded."""
    from .display import without_qt

    return without_qt


def load_meeting_place() -> Callable[[], MeetingPlace | None]:
    """What finds where a running program is met."""
    from .meeting_place import meeting_place

    return meeting_place


def load_handing_over() -> Callable[[MeetingPlace, Options], bool]:
    """What hands over to the running program; needs no Qt."""
    from .handing_over import hand_over

    return hand_over


def load_what_stays() -> Callable[[Options], str]:
    """What says which options of a later start the running program does not take over."""
    from .handing_over import what_stays

    return what_stays


def load_later_starts() -> type[LaterStarts]:
    """What hears later starts."""
    from .later_starts import LaterStarts

    return LaterStarts


def load_app() -> RunDesk:
    """The start of the program. Raises ImportError where Qt cannot be loaded."""
    _load_qt()
    from .app import run

    return run


def load_task_bar() -> Callable[[], None]:
    """What tells the task bar of Windows which program the windows belong to."""
    from .task_bar import name_program

    return name_program


def _load_qt() -> None:
    """Load Qt, and keep Python's own import.

    PySide6 puts one of its own in its place that reads the source of every module loaded afterwards, and keeps it, to
    find out whether it writes Qt's names in another style (__feature__). Nothing here does, and SQLAlchemy is long.
    """
    own = builtins.__import__
    try:
        from PySide6 import QtWidgets  # noqa: F401
    finally:
        builtins.__import__ = own


def load_program() -> type[Program]:
    """The program with its windows: widgets, actions, menus."""
    from .program import Program

    return Program


def load_open_register() -> type[OpenRegister]:
    """The register, and what every page needs of it."""
    with loading_less():
        from ..shell.open_register import OpenRegister

    return OpenRegister


def load_looking_back() -> type[LookingBack]:
    """The register as of another day."""
    from ..shell.looking_back import LookingBack

    return LookingBack


def load_copies() -> type[RegisterCopies]:
    """Backups, restoring, and copies of the register that is open."""
    from ..shell.register_copies import RegisterCopies

    return RegisterCopies


def load_check_dialog() -> type[CheckDialog]:
    """Checking and repairing a register."""
    from ..shell.check_dialog import CheckDialog

    return CheckDialog


def load_check_offer() -> Callable[[QWidget, str], bool]:
    """What asks whether a file that does not open is to be looked at."""
    from ..shell.check_dialog import offer

    return offer


def load_restoring() -> type[UnopenedRegister]:
    """Restoring a register that does not open."""
    from ..shell.unopened_register import UnopenedRegister

    return UnopenedRegister


def load_exporter() -> WriteBook:
    """Writing workbooks."""
    from ..shell.export_work import write_book

    return write_book


def load_previewer() -> ReadFirstPage:
    """Reading the first page of a workbook."""
    from ..shell.export_preview import read_first_page

    return read_first_page


def load_help_desk() -> type[HelpDesk]:
    """The guide, what fields say of themselves, and the keys."""
    from ..shell.help_desk import HelpDesk

    return HelpDesk


def load_export_dialog() -> type[ExportDialog]:
    """What asks which workbook is wanted."""
    from ..shell.export_dialog import ExportDialog

    return ExportDialog


def load_template_dialog() -> type[TemplateDialog]:
    """What asks for the template of a return."""
    from ..shell.template_dialog import TemplateDialog

    return TemplateDialog


def load_template_writer() -> WriteTemplate:
    """What writes the template of a return."""
    from ..shell.template_work import write_asked

    return write_asked


def load_print_dialog() -> type[PrintDialog]:
    """What shows pages before they are printed."""
    from ..shell.print_dialog import PrintDialog

    return PrintDialog


def load_import_dialog() -> type[ImportDialog]:
    """What shows what comes in, and takes it."""
    from ..importing.import_dialog import ImportDialog

    return ImportDialog


def load_pasted() -> type[PastedBlock]:
    """What reads a table that was copied elsewhere."""
    from ...importing.pasted import PastedBlock

    return PastedBlock


def load_who_dialog() -> type[WhoDialog]:
    """What asks for the name with which steps are signed."""
    from ..shell.who_dialog import WhoDialog

    return WhoDialog


def load_left_drafts() -> type[LeftDraftsDialog]:
    """The list of what was being typed when the program died."""
    from ..shell.left_drafts_dialog import LeftDraftsDialog

    return LeftDraftsDialog


def load_differences() -> type[DifferencesDialog]:
    """What differs between two copies of a register."""
    from ..shell.differences_dialog import DifferencesDialog

    return DifferencesDialog


def load_practice() -> type[PracticeFront]:
    """What stands before a practice register."""
    from ..shell.practice_front import PracticeFront

    return PracticeFront


def load_tidying() -> Callable[[], None]:
    """What clears away the leavings of programs that died."""
    from .tidying import tidy_aside

    return tidy_aside


def load_overview() -> type[OverviewPage]:
    """The page of large numbers."""
    from ..overview.overview_page import OverviewPage

    return OverviewPage


def load_records() -> type[RecordPage]:
    """The page of one kind of record: its list, and room beside it."""
    from ..record.record_page import RecordPage

    return RecordPage


def load_record_view() -> type[RecordView]:
    """One record with its form and its tabs."""
    from ..record.record_view import RecordView

    return RecordView


def load_timeline() -> type[TimelinePage]:
    """The timeline with its painting."""
    from ..timeline.timeline_page import TimelinePage

    return TimelinePage


def load_history() -> type[HistoryView]:
    """The journal, step by step."""
    from ..history.history_page import HistoryView

    return HistoryView


def load_removed() -> type[RemovedPage]:
    """What was removed."""
    from ..history.removed_page import RemovedPage

    return RemovedPage


def load_add_record() -> Callable[[Feed, str, dict[str, object], QWidget], str | None]:
    """What asks for a new record with its source."""
    from ..record.citing import add_record

    return add_record
