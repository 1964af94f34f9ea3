"""One open register as the window works with it: its pages, its counts, and its undo and redo."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

from ... import i18n
from ...exchange.errors import ExchangeError
from ...i18n import _
from ...presence import is_there
from ...records import KINDS, SavedFilter, kind_of
from ...register.errors import (
    Damaged,
    Displaced,
    ForeignParts,
    GaveUp,
    LeftOld,
    Locked,
    NotARegister,
    Refused,
    RegisterError,
    StrayJournal,
    Unreachable,
)
from ...register.file.patience import aside
from ...register.journal import undo
from ...register.journal.step_label import step_alone
from ...register.journal.steps import ChangeSet, Steps
from ...register.journal.store import Changed, Register
from ...register.opening import create, open_register
from ...register.practice import is_practice
from ...register.queries import listing
from ...register.queries.listing import Query
from ...register.queries.saved_filters import count_saved_filters, read_saved_filters
from ...register.queries.step_names import step_name
from ...register.snapshot import copy_register
from ...sample import build_sample
from ...sample.practice import build_practice
from ..feed.draft_keeper import unkept
from ..feed.register_feed import AboutExport, Feed
from ..kit.page import Page
from ..record.evidence_keys import evidence_keys
from .clock_switch import ClockSwitch
from .export_order import ExportOrder
from .find_all import Leading, find_all
from .last_place import PRACTICE, SAMPLE
from .makers import Makers
from .open_elsewhere import OpenHere
from .places_shown import CountedFilter

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ...drafts.draft import TypedDraft
    from .actions import Actions
    from .differences_dialog import DifferencesDialog
    from .export_dialog import ExportDialog
    from .export_preview import ReadFirstPage
    from .export_work import WriteBook
    from .left_drafts_dialog import LeftDraftsDialog
    from .practice_front import PracticeFront
    from .print_dialog import PrintDialog
    from .template_dialog import TemplateDialog
    from .template_work import WriteTemplate


# What is no longer a register, or not the one that it was.
_SPOILED = (Damaged, NotARegister, ForeignParts, StrayJournal)
# Told what did not work, and below it what was kept and what to do.
CouldNot = Callable[[str, str], object]
_FILTERS = kind_of(SavedFilter)


@dataclass(frozen=True, slots=True)
class StepNames:
    """What undo and redo would do, in the language of the moment; empty for nothing."""

    undo: str = ""
    redo: str = ""


class OpenRegister:
    """A register with its feed.

    The ways to open one give None, and `could_not` is told why, for what the world or the rules refuse.
    """

    def __init__(self, register: Register, makers: Makers, live: Register | None = None) -> None:
        self.register = register
        # The one that is looked back at, where this is a copy as of another day.
        self.live = live or register
        self.feed = Feed(register)
        self._makers = makers
        self._is_open = True
        self.here = OpenHere(Path(register.place), self.feed)
        # Of its damage: a notice says it once, and then a banner.
        self.is_damage_told = False
        self.is_practice = self._looks_like_practice()
        # What undo and redo would do, as long as nothing was saved since that was read.
        self._steps: Steps | None = None
        # What they are called, by their numbers.
        self._step_names: dict[tuple[int, str], str] = {}
        self.feed.changed.connect(self._forget_steps)
        self.feed.write_about_export = self._write_about_export

    @classmethod
    def open_file(
        cls,
        place: Path,
        makers: Makers,
        could_not: CouldNot,
        *,
        may_update: Callable[[Path], bool] = lambda _place: True,
        when_spoiled: Callable[[Path], object] = lambda _place: None,
    ) -> Self | None:
        """`may_update` is asked before an older register is brought up to date: older programs cannot write it then.
        `when_spoiled` is told, after `could_not`, of a file that a backup could stand in for.
        """
        try:
            return cls(open_register(place, may_update=lambda: may_update(place)), makers)
        except LeftOld:
            return None
        except (RegisterError, Refused) as error:
            could_not(*_explained(error))
            if isinstance(error, _SPOILED):
                when_spoiled(place)
            return None

    @classmethod
    def make_new(cls, place: Path, makers: Makers, could_not: CouldNot) -> Self | None:
        """An empty register. A file that exists is refused: nobody's work is replaced by an empty register."""
        return cls._try(lambda: create(place), makers, could_not)

    @classmethod
    def open_sample(cls, folder: Path, makers: Makers, could_not: CouldNot) -> Self | None:
        """This person's copy of the sample; it is made when there is none."""
        return cls._try(lambda: _made_in(folder, SAMPLE, build_sample), makers, could_not)

    @classmethod
    def open_practice(cls, folder: Path, makers: Makers, could_not: CouldNot) -> Self | None:
        """This person's practice register; it is made when there is none."""
        return cls._try(lambda: _made_in(folder, PRACTICE, build_practice), makers, could_not)

    @classmethod
    def _try(cls, open_it: Callable[[], Register], makers: Makers, could_not: CouldNot) -> Self | None:
        try:
            return cls(open_it(), makers)
        except (RegisterError, Refused) as error:
            could_not(*_explained(error))
            return None

    def _looks_like_practice(self) -> bool:
        def look() -> bool:
            with self.register.read() as session:
                return is_practice(session)

        return self.register.trouble is None and self.feed.attempt(look) is True

    @property
    def name(self) -> str:
        return self.register.name

    @property
    def place(self) -> str:
        return str(self.register.place)

    def make_page(self, place: str) -> Page:
        return self._makers.make_page(place, self.feed)

    def evidence_keys(self) -> dict[str, Callable[[], object]]:
        """What the keys for the evidence at hand do, on whatever page one is."""
        return evidence_keys(self.feed)

    def find_all(self, window: QWidget, actions: Actions, desk: Leading) -> Callable[[], None]:
        """What shows the search over everything; what is chosen there is opened or done."""
        return find_all(window, self.feed, actions, desk)

    def make_clock(self, parent: QWidget) -> ClockSwitch:
        """What turns the window to another day."""
        return ClockSwitch(self, parent)

    def load_exporter(self) -> WriteBook:
        return self._makers.load_exporter()

    def load_previewer(self) -> ReadFirstPage:
        return self._makers.load_previewer()

    def _write_about_export(self, about: AboutExport) -> str:
        """In a thread of its own."""
        order = ExportOrder(about.target, i18n.language(), about=about.export_id, is_erratum=about.is_erratum)
        return self.load_exporter()(self.register, order, lambda _done, _total: None, about.is_cancelled).said

    def load_export_dialog(self) -> type[ExportDialog]:
        return self._makers.load_export_dialog()

    def load_template_dialog(self) -> type[TemplateDialog]:
        return self._makers.load_template_dialog()

    def load_template_writer(self) -> WriteTemplate:
        return self._makers.load_template_writer()

    def load_print_dialog(self) -> type[PrintDialog]:
        return self._makers.load_print_dialog()

    def load_left_drafts(self) -> type[LeftDraftsDialog]:
        return self._makers.load_left_drafts()

    def load_differences(self) -> type[DifferencesDialog]:
        return self._makers.load_differences()

    def load_practice(self) -> type[PracticeFront]:
        return self._makers.load_practice()

    def count(
        self, done: Callable[[dict[str, int]], object], tell_filters: Callable[[list[CountedFilter]], object]
    ) -> None:
        """Count the records of each kind off the GUI thread; then tell of the saved filters, where there are any."""

        def work() -> dict[str, int]:
            try:
                with self.register.read() as session:
                    return listing.counts(session)
            except Damaged:
                return self._readable_counts()

        def tell(found: dict[str, int]) -> None:
            done(found)
            if found.get(_FILTERS):
                self._count_filters(tell_filters)
            else:
                tell_filters([])

        self.feed.run(work, tell)

    def _readable_counts(self) -> dict[str, int]:
        """Of the kinds that can be read; the lists of the others say themselves why they cannot."""
        found: dict[str, int] = {}
        for kind in KINDS:
            with suppress(Damaged), self.register.read() as session:
                found[kind] = listing.count(session, Query(kind))
        return found

    def _count_filters(self, done: Callable[[list[CountedFilter]], object]) -> None:
        """The saved filters with what each finds, off the GUI thread; none where they cannot be read now."""

        def work() -> list[CountedFilter]:
            with suppress(RegisterError), self.register.read() as session:
                saved = read_saved_filters(session)
                found = count_saved_filters(session, saved)
                return [CountedFilter(each, found.get(each.id)) for each in saved]
            return []

        self.feed.run(work, done)

    def steps(self) -> StepNames:
        """What undo and redo would do now."""
        if self.register.read_only:
            return StepNames()
        self._steps = self._steps or self.feed.attempt(self.register.steps)
        if self._steps is None:
            return StepNames()
        return StepNames(self._name(self._steps.undo), self._name(self._steps.redone))

    def _name(self, step: ChangeSet | None) -> str:
        """What the step was, to which records, and by whom where that is somebody else; empty for none."""
        if step is None:
            return ""
        if (asked := (step.sequence, i18n.language())) not in self._step_names:

            def read() -> str:
                with self.register.read() as session:
                    return step_name(session, step, self.register.who)

            self._step_names[asked] = self.feed.attempt(read) or step_alone(step.label)
        return self._step_names[asked]

    def _forget_steps(self, changed: Changed) -> None:
        """What was just saved here is what undo takes back; after anything else the journal is asked."""
        self._step_names.clear()
        step = changed.step
        is_new = changed.is_own and step.undoes is None and step.undoable
        self._steps = Steps(step, None, None) if is_new else None

    def undo(self) -> str:
        """Take the last step back. Returns its name; empty when that was refused, which the feed has said."""
        return self._name(self.feed.attempt(lambda: undo.undo(self.register)))

    def redo(self) -> str:
        """Do again what was undone last. Returns its name; empty when that was refused."""
        return self._name(self.feed.attempt(lambda: undo.redo(self.register)))

    def save_copy(self, target: Path) -> bool:
        """Write what is open into a file of its own, off the GUI thread; false when that was refused or given up,
        which the feed has said.
        """
        is_left = threading.Event()

        def copy() -> bool:
            copy_register(self.register, target, is_stopped=is_left.is_set)
            return True

        def leave(name: str) -> GaveUp:
            is_left.set()
            kept = _("Look whether “{name}” is there before you use it.", name=name)
            return GaveUp(_("Saving “{name}” was not waited for.", name=name), kept)

        return self.feed.attempt(lambda: aside(target.name, _("Saving a copy"), copy, leave)) is True

    def explain(self, error: Exception) -> tuple[str, str] | None:
        """What did not work, and below it what was kept and what to do; None for a fault of ours, and for a file that
        is another one now, of which the feed tells by itself."""
        if isinstance(error, Displaced):
            return None
        if isinstance(error, GaveUp):
            # The person just said so: a line is enough.
            self.feed.said.emit(f"{error.message} {error.kept}")
            return None
        return _explained(error) if isinstance(error, RegisterError | Refused | ExchangeError) else None

    @staticmethod
    def may_be_tried_again(error: Exception) -> bool:
        """Whether trying again may be all that is needed."""
        return isinstance(error, Unreachable | Locked)

    def is_said_by_banner(self, error: Exception) -> bool:
        """Whether the register was found damaged, which stands above its pages from then on."""
        return isinstance(error, Damaged) and isinstance(self.register.trouble, Damaged)

    def take_in(self, typed: Sequence[TypedDraft], could_not: CouldNot) -> bool:
        """Keep what was typed in the register that this one is opened in place of; false where it cannot be kept."""
        try:
            self.feed.drafts.take_in(typed)
        except (OSError, RegisterError) as error:
            could_not(_("“{name}” was not opened.", name=self.name), unkept(error))
            return False
        return True

    def close(self) -> None:
        """Wait for what is running and close the register; a second time does nothing."""
        if self._is_open:
            self._is_open = False
            self.feed.close()
            self.here.release()
            self.feed.deleteLater()


def _made_in(folder: Path, name: str, fill: Callable[[Register], None]) -> Register:
    """What was entered in the copy stays."""
    place = folder / name
    if is_there(place):
        return open_register(place)
    folder.mkdir(parents=True, exist_ok=True)
    return create(place, fill=fill)


def _explained(error: RegisterError | Refused | ExchangeError) -> tuple[str, str]:
    if isinstance(error, Refused):
        return _("This was not saved."), "\n".join(problem.message for problem in error.all)
    if isinstance(error, ExchangeError):
        return error.message, error.kept
    return error.message, "\n".join(part for part in (error.kept, error.advice) if part)
