"""What every page of the desk is: what it tells, and what it can be asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from ...drafts.draft import TypedDraft
    from ...records import Field
    from ...register.queries.condition import Condition
    from ...register.queries.listing import Query
    from .takeable import Takeable


@dataclass(frozen=True, slots=True)
class ShownList:
    """A list as it stands on screen: its search and order, its columns from left to right, its name, and the day as
    of which it is shown; None for today.
    """

    query: Query
    fields: Sequence[Field]
    name: str
    day: date | None = None


class NarrowedBy(Protocol):
    """Takes the conditions of a saved filter, in the words in which it is kept."""

    def use_text(self, text: str) -> None: ...

    def show_conditions(self, conditions: Sequence[Condition]) -> None: ...


class Page(QWidget):
    """One place of the desk. A page that holds no text, no list and no record has nothing to add.

    open_wanted: a record was asked for, by kind and id. several_wanted: several of a kind, by ids. place_wanted:
    another place was asked for, by its key. record_shown: this record is open on the page now, '' for none. touched:
    the page now holds, or no longer holds, text that is not saved. action_wanted: one of the window, by its key.
    list_wanted: the list of a kind was asked for, narrowed to these conditions. printing_wanted: what is drawn in a
    window of the page is to be printed, as a Takeable. clock_wanted: a Clock to look by.
    """

    open_wanted = Signal(str, str)
    several_wanted = Signal(str, list)
    place_wanted = Signal(str)
    record_shown = Signal(str)
    touched = Signal(bool)
    action_wanted = Signal(str)
    list_wanted = Signal(str, object)
    printing_wanted = Signal(object)
    clock_wanted = Signal(object)

    # What the page is narrowed by, where it can be.
    filter_bar: NarrowedBy | None = None

    def paint_list_first(self) -> None:
        """Leave what takes time until the page was painted once."""

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """What the person can do here, by the key of its action: find, new_record, save, remove."""
        return {}

    def take_keyboard(self) -> None:
        """Give the keyboard to what one works with first here."""
        self.setFocus()

    def leave(self) -> bool:
        """Ask what to do with text that is not saved; true when one may go on."""
        return True

    def is_changed(self) -> bool:
        """Whether the page holds text that is not saved."""
        return False

    def unsaved(self) -> str:
        """What that is, in a sentence."""
        return ""

    def lead_to_unsaved(self) -> None:
        """Give the keyboard to it."""

    @property
    def open_id(self) -> str:
        """The record that is open, '' for none or a new one."""
        return ""

    def open_record(self, record_id: str) -> bool:
        """Show this record; false when the page keeps another one, or shows none."""
        return False

    def open_records(self, ids: Sequence[str]) -> bool:
        """Show these in a list, or the one; false when the page keeps another one, or shows none."""
        return self.open_record(ids[0]) if len(ids) == 1 else False

    def take_draft(self, draft: TypedDraft) -> None:
        """Type in again what a crash interrupted here, unless unsaved text keeps the page."""

    def file_drop_at(self, place: QPoint) -> Callable[[Sequence[Path]], object] | None:
        """What takes files that are dropped at this place of the page; None where nothing does."""
        return None

    def shown_list(self) -> ShownList | None:
        """The list that can be exported as it stands; None where there is none."""
        return None

    @property
    def takeable(self) -> Takeable | None:
        """The drawing that can be printed as it stands; None where there is none."""
        return None

    def take_beside(self) -> list[Callable[..., None]]:
        """Close the windows beside it; how to open each again on such a page, as it was left."""
        return []

    def can_step_back(self) -> bool:
        """Whether there is a way back within the page."""
        return False

    def step_back(self) -> None:
        """Go it."""
