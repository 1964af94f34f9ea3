"""Keeps what is being typed into a register's forms and rows, so that it is there again after a crash."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from secrets import token_hex
from weakref import WeakMethod

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal
from shiboken6 import isValid

from ...drafts.draft import TypedDraft
from ...drafts.side_file import LeftFile, Origin, SideFile, find_left
from ...i18n import _
from ...presence import Presence, look_briefly
from ...register.errors import RegisterError
from ...register.journal.origin import origin_of
from ...register.journal.store import Register
from ...settings import data_folder

# From the first key after a rest to the disk; while keys keep coming, so often. What is typed is read and written
# once for all the keys between.
PAUSE_IN_MS = 1000

Collect = Callable[[str], TypedDraft | None]


class TypedPlace:
    """One form or row. It says that something was typed; what, it is asked for later. It keeps nothing alive."""

    def __init__(self, keeper: DraftKeeper, collect: Collect) -> None:
        self.key = token_hex(8)
        self._keeper, self._collect = keeper, WeakMethod(collect)

    def touch(self) -> None:
        """Something was typed. Called with every key: it only starts a clock."""
        self._keeper.expect(self)

    def settle(self) -> None:
        """What stood here is saved or discarded, and is forgotten at once."""
        self._keeper.forget(self)

    def take_over(self, left: TypedDraft) -> None:
        """What was left stands here again: from now on it is kept as what is typed here."""
        self._keeper.expect(self)
        self._keeper.take_over(left)

    def collect(self) -> TypedDraft | None:
        """What is typed here and not saved; None for nothing, and from what is gone."""
        collect = self._collect()
        return collect(self.key) if collect is not None and isValid(getattr(collect, "__self__", None)) else None


class DraftKeeper(QObject):
    """One for each open register.

    found: there is something that a killed window left, after look_for_left(). said: once, that what is typed cannot
    be kept, and why.
    """

    found = Signal()
    said = Signal(str)
    _could_not = Signal(str)

    def __init__(self, register: Register, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._register = register
        self._origin: Origin | None = None
        self._file = SideFile(_folder(), self._known_origin)
        self._touched: dict[str, TypedPlace] = {}
        self._kept: dict[str, TypedDraft] = {}
        self._is_kept, self._has_complained = True, False
        self._left: Sequence[LeftFile] = ()
        self._has_looked = False
        # Whether some of what is left was typed when the register, or what became of it, was opened anew.
        self.is_taken_over = False
        # Whether the person wants to hear of it at the next opening.
        self.is_put_off = False
        self._pool = QThreadPool(self)
        # One after the other: a later state is never overtaken by an earlier one.
        self._pool.setMaxThreadCount(1)
        self._could_not.connect(self._complain)
        self._clock = QTimer(self, singleShot=True, interval=PAUSE_IN_MS)
        self._clock.timeout.connect(self._keep)

    def watch(self, collect: Collect) -> TypedPlace:
        """A place where words are typed: `collect`, a method of a QObject, gives them while that lives."""
        return TypedPlace(self, collect)

    # What is typed now.

    def expect(self, place: TypedPlace) -> None:
        self._touched[place.key] = place
        if not self._clock.isActive():
            self._clock.start()

    def forget(self, place: TypedPlace) -> None:
        self._touched.pop(place.key, None)
        if self._kept.pop(place.key, None) is None:
            return
        if self._kept:
            self._write()
        else:
            self._file.empty()

    def take_over(self, left: TypedDraft) -> None:
        self._keep()
        self._pool.waitForDone()
        if self._is_kept:
            self.drop_left(left)

    def hand_over(self) -> tuple[TypedDraft, ...]:
        """All that is typed here and not saved, for who keeps it where this register is opened anew."""
        self._clock.stop()
        self._keep()
        return tuple(self._kept.values())

    def _keep(self) -> None:
        if self._gather():
            self._write()

    def _gather(self) -> bool:
        """Ask for what was typed; whether it says anything else than what is kept."""
        touched, self._touched = self._touched, {}
        is_news = False
        for key, place in touched.items():
            draft = place.collect()
            if draft is None:
                self.forget(place)
            elif not draft.says_the_same(self._kept.get(key)):
                self._kept[key] = draft
                is_news = True
        return is_news

    def _write(self) -> None:
        drafts, turn = tuple(self._kept.values()), self._file.turn()
        self._pool.start(lambda: self._write_apart(drafts, turn))

    def _write_apart(self, drafts: Sequence[TypedDraft], turn: int) -> None:
        """Off the GUI thread: a disk may take its time."""
        try:
            self._file.keep(drafts, turn)
            self._is_kept = True
        except (OSError, RegisterError) as error:
            self._is_kept = False
            if isValid(self):
                self._could_not.emit(unkept(error))

    def _known_origin(self) -> Origin:
        self._origin = self._origin or origin_of(self._register)
        return self._origin

    def _complain(self, sentence: str) -> None:
        if not self._has_complained:
            self._has_complained = True
            self.said.emit(sentence)

    # What was left.

    @property
    def left(self) -> list[TypedDraft]:
        """What killed windows left, the newest first."""
        return sorted((draft for file in self._left for draft in file.drafts), key=lambda each: each.at, reverse=True)

    def take_in(self, drafts: Sequence[TypedDraft]) -> None:
        """What was typed in a window on this register before it was opened here: on the disk when this returns, and
        offered as what was left. Raises OSError, RegisterErrors.
        """
        file = SideFile(_folder(), self._known_origin)
        file.keep(drafts, file.turn())
        left = file.as_left(drafts)
        self._left = [*self._left, left] if left else self._left
        self.is_taken_over = True

    def look_for_left(self) -> None:
        """Look off the GUI thread, once; a second time only tells again, unless that was put off."""
        if self._has_looked:
            if self.left and not self.is_put_off:
                self.found.emit()
            return
        if not isValid(self._pool):
            # The window was closed before it had rested.
            return
        self._has_looked = True

        def look() -> None:
            left = self._left_by_others()
            if isValid(self) and (left or self._left):
                self._left = [*self._left, *left]
                self.found.emit()

        self._pool.start(look)

    def _left_by_others(self) -> Sequence[LeftFile]:
        try:
            if look_briefly(_folder()) is not Presence.FOLDER or not any(_folder().iterdir()):
                return ()
            return find_left(_folder(), self._known_origin())
        except (OSError, RegisterError):
            return ()

    def drop_left(self, draft: TypedDraft) -> None:
        """This one is discarded, or stands in a form again and is kept by that."""
        for file in self._left:
            if draft in file.drafts:
                try:
                    file.drop(draft.key)
                except OSError as error:
                    self._complain(unkept(error))

    def close(self) -> None:
        """The register is closed and everything saved or discarded; what was left and not looked at stays."""
        self._clock.stop()
        self._touched.clear()
        self._pool.waitForDone()
        self._file.close()
        for file in self._left:
            file.leave()
        self._left = ()


def unkept(error: OSError | RegisterError) -> str:
    """Why what is typed cannot be put on the disk."""
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return _("What is typed cannot be kept for the case of a crash: {reason}.", reason=reason or str(error))


def _folder() -> Path:
    return data_folder() / "drafts"
