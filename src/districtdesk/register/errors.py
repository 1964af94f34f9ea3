"""What the world does to a register, said calmly: what happened, what was kept, what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.exc import DBAPIError, InvalidRequestError
from sqlalchemy.orm.exc import StaleDataError

from ..fields.kind import Json
from ..i18n import _, ngettext
from ..presence import Presence, look_briefly
from ..problems import Problem
from ..records.columns import Unreadable


class RegisterError(Exception):
    """Something outside our power: what happened (`message`), what is safe (`kept`), what to do (`advice`).

    `can_be_repaired`: what the file still holds, if anything, can be put together in a new one.
    """

    can_be_repaired = False

    def __init__(self, message: str, kept: str = "", advice: str = "") -> None:
        super().__init__(" ".join(part for part in (message, kept, advice) if part))
        self.message, self.kept, self.advice = message, kept, advice

    @property
    def beside(self) -> str:
        """What is said of it where it was to be saved."""
        return str(self)


class NotARegister(RegisterError):
    """The file is missing or is something else."""

    can_be_repaired = True


class Damaged(RegisterError):
    """The file is a register that can no longer be read whole."""

    can_be_repaired = True


class NewerVersion(RegisterError):
    """A later version of the program made the file."""


class LeftOld(RegisterError):
    """An older version of the program made the file, and nobody wished it to be brought up to date."""


class ForeignParts(RegisterError):
    """The file holds what another program put there and what would act with every save."""

    can_be_repaired = True


class StrayJournal(RegisterError):
    """Beside the file lies what a broken-off save left of another one, and would be written into it."""

    can_be_repaired = True


class Locked(RegisterError):
    """Another program holds the file."""


class BeingWritten(Locked):
    """Another program was writing over the file, without a lock, when it was read; it is whole by now."""


class GaveUp(Locked):
    """Somebody who had to wait for another program did not want to wait any longer."""


class ReadOnly(RegisterError):
    """The file or its folder cannot be written."""


@dataclass(frozen=True, slots=True)
class OtherStep:
    """A step that one of two copies has: a line, and of its first records the kind, the id and what the journal keeps
    as before and after. `more` were touched by it besides.
    """

    line: str
    told: tuple[tuple[str, str, Mapping[str, Json] | None, Mapping[str, Json] | None], ...] = ()
    more: int = 0


class Displaced(RegisterError):
    """Where the file was that was opened there is none now, or another one, or another copy of it.

    `lost` are the steps saved here that are not in it, `theirs` those in it that were not seen here, the newest
    first. `can_be_copied`: what was opened can still be read. `is_there`: there is a register to open.
    """

    def __init__(
        self,
        message: str,
        kept: str,
        advice: str,
        *,
        lost: Sequence[OtherStep] = (),
        theirs: Sequence[OtherStep] = (),
        can_be_copied: bool = False,
        is_there: bool = False,
    ) -> None:
        super().__init__(message, kept, advice)
        self.lost, self.theirs = tuple(lost), tuple(theirs)
        self.can_be_copied, self.is_there = can_be_copied, is_there

    @property
    def beside(self) -> str:
        # The rest is asked over the window at once.
        return self.kept


class Unreachable(RegisterError):
    """The server does not answer."""


class OutcomeUnknown(RegisterError):
    """The connection broke while a save was ended, and nobody can be asked yet whether it is in the register."""


class NotSaved(RegisterError):
    """The connection broke while a save was ended; it was looked up, and is not in the register."""


class SavedBefore(RegisterError):
    """A save of which that was unknown is in the register, and what was to be saved now was held back."""


class DiskFull(RegisterError):
    """There is no room left."""


class ChangedSince(RegisterError):
    """Somebody changed the record after it was read. `fields` are the keys that differ."""

    def __init__(self, message: str, fields: Sequence[str] = (), record_id: str = "", advice: str = "") -> None:
        usual = _("Look at the record as it is now, then decide.")
        super().__init__(message, _("Nothing was overwritten."), advice or usual)
        self.fields, self.record_id = tuple(fields), record_id


def removed_meanwhile(name: str, record_id: str) -> ChangedSince:
    advice = _("Restore it first, among the removed records of its list, if it is still wanted.")
    return ChangedSince(_("“{name}” was removed in the meantime.", name=name), (), record_id, advice)


class NothingToUndo(RegisterError):
    """There is no step to undo or redo."""


class Refused(Exception):
    """A save with errors in it: nothing was written. `problems` holds all findings, by record id."""

    def __init__(self, problems: dict[str, list[Problem]]) -> None:
        self.problems = problems
        super().__init__("; ".join(problem.message for found in problems.values() for problem in found))

    def of(self, record_id: str) -> list[Problem]:
        return self.problems.get(record_id, [])

    @property
    def all(self) -> list[Problem]:
        return [problem for found in self.problems.values() for problem in found]


def _unchanged() -> str:
    return _("Nothing was changed; everything saved before is safe.")


# A table is missing of a file that was emptied or exchanged while it was open: it was there before.
_OF_DAMAGE = (
    "malformed",
    "not a database",
    "corrupt",
    "could not decode",
    "no such table",
    "no such collation",
    "unsupported file",
)

# https://sqlite.org/rescode.html: a disk or a share that is gone. What is said of writing may be a full one too.
_OF_READING = {
    f"SQLITE_IOERR_{each}"
    for each in ("READ", "SHORT_READ", "FSTAT", "LOCK", "RDLOCK", "UNLOCK", "CHECKRESERVEDLOCK", "ACCESS", "CLOSE")
}
_OF_LINES = ("connection failed", "connection to server", "connection timeout", "could not connect")
_OF_LOCKS = ("locked", "busy", "lock timeout")


def translated(error: DBAPIError, place: str) -> RegisterError | None:
    """The calm form of what the database said; None when it is a fault of ours."""
    reason = str(error.orig).lower()
    if any(sign in reason for sign in _OF_LOCKS):
        return locked(place)
    if "statement timeout" in reason:
        return Unreachable(
            _("The register's server took too long."), _unchanged(), _("Try again when it has less to do.")
        )
    if error.connection_invalidated or any(sign in reason for sign in _OF_LINES):
        return Unreachable(
            _("The register's server does not answer."),
            _unchanged(),
            _("Check the network and try again, or ask whoever looks after the server."),
        )
    # By its words alone SQLite does not tell it from a file that may not be written.
    if getattr(error.orig, "sqlite_errorname", "") == "SQLITE_READONLY_DBMOVED":
        return displaced(place, can_be_copied=True)
    if "readonly" in reason or "unable to open" in reason:
        return ReadOnly(
            _("“{place}” cannot be written.", place=place),
            _unchanged(),
            _("Copy the file to a folder where you may write, then open the copy."),
        )
    if getattr(error.orig, "sqlite_errorname", "") in _OF_READING:
        return out_of_reach(place)
    if "full" in reason or "disk i/o" in reason:
        return DiskFull(
            _("The disk did not take the change. It may be full."),
            _unchanged(),
            _("Make room on the disk, or check the share, then save again."),
        )
    if any(sign in reason for sign in _OF_DAMAGE):
        return damaged(place)
    return None


def already_there(name: str) -> RegisterError:
    """Said where a new file was to get a name that another one has."""
    return RegisterError(
        _("There is already a file “{name}”.", name=name),
        _("It was left as it was."),
        _("Choose another name."),
    )


def locked(place: str) -> Locked:
    """Said to who waited for whoever holds it, and had nobody to ask for how long."""
    return Locked(
        _("“{place}” is in use by another program.", place=place),
        _unchanged(),
        _("Close the other program or wait a moment, then try again."),
    )


def outcome_unknown() -> OutcomeUnknown:
    return OutcomeUnknown(
        _("The connection was lost while this was being saved. Whether it was saved is not known yet."),
        _("Everything saved before is safe."),
        _("Look again when the register can be reached, before it is saved once more."),
    )


def not_saved() -> NotSaved:
    return NotSaved(
        _("The connection was lost while this was being saved. It was looked up: it was not saved."),
        _unchanged(),
        _("Save it again."),
    )


def saved_before(step: str) -> SavedBefore:
    """Said of a save once it is known that it was not in vain."""
    return SavedBefore(
        _("What was being saved when the connection was lost is in the register: {step}.", step=step),
        _("What was to be saved now was held back."),
        _("Look at the record as it is now, then decide."),
    )


def gave_up(place: str) -> GaveUp:
    """Said to who waited until then for whoever holds it."""
    return GaveUp(
        _("“{place}” is still in use by another program.", place=place),
        _unchanged(),
        _("Try again when the other program has finished."),
    )


def displaced(
    place: str,
    lost: Sequence[OtherStep] = (),
    theirs: Sequence[OtherStep] = (),
    *,
    can_be_copied: bool = False,
    is_there: bool = False,
) -> Displaced:
    """Said of a file that is elsewhere now, or gone."""
    return Displaced(
        _("“{place}” is no longer the file that was opened: it was moved, removed or replaced.", place=place),
        _("Nothing was saved now."),
        _("Look where the file is now, or for your latest copy, and open that."),
        lost=lost,
        theirs=theirs,
        can_be_copied=can_be_copied,
        is_there=is_there,
    )


def overwritten(place: str, lost: Sequence[OtherStep], theirs: Sequence[OtherStep]) -> Displaced:
    """Said of a file, or a database, in which another copy was put over the one that was seen."""
    kept = _("Nothing was saved now.")
    if lost:
        kept += " " + ngettext(
            "{count} step that was saved here is not in it.",
            "{count} steps that were saved here are not in it.",
            len(lost),
        )
    return Displaced(
        _("“{place}” was overwritten with another copy of the register, as a synchronised folder does.", place=place),
        kept,
        _("Open it as it is now, and enter again what is missing; ask whoever uses the other copy."),
        lost=lost,
        theirs=theirs,
        is_there=True,
    )


def damaged(place: str) -> Damaged:
    """Said of a file that is not opened, or of what was to be read or saved."""
    return Damaged(
        _("“{place}” is damaged and cannot be read whole.", place=place),
        _("The file was left as it is."),
        _("Keep it, and open your latest copy under another name, not in its place."),
    )


def damaged_inside(place: str, parts: Sequence[str]) -> Damaged:
    """Said of a file that is open all the same; `parts` are what was found, a sentence each."""
    return Damaged(
        _("“{place}” is damaged inside. It can be read, and nothing is saved into it.", place=place),
        _("The file was left as it is."),
        _("Keep it, and go on in your latest copy, under another name.") + "".join(f"\n{each}" for each in parts),
    )


def out_of_reach(place: str) -> Unreachable:
    """Said of a file on a disk or a share that fails or is gone for now."""
    return Unreachable(
        _("“{place}” cannot be reached: the disk or the share that it lies on does not answer.", place=place),
        _unchanged(),
        _("Check the drive and the network, then try again."),
    )


def gone(place: str) -> Unreachable:
    """Said of a file that is no longer there when it is to be read."""
    return Unreachable(
        _("“{place}” is no longer where it was.", place=place),
        _unchanged(),
        _("Look whether it was moved or removed, put it back or open it where it is now, then try again."),
    )


def _cannot_open(place: str, path: Path) -> RegisterError | None:
    """Why SQLite cannot open a file; None where it is there, and so what is to be written beside it is refused."""
    seen = look_briefly(path)
    if seen is Presence.AWAY:
        return out_of_reach(place)
    return None if seen.is_there else gone(place)


@contextmanager
def calmly(place: str, path: Path | None = None) -> Iterator[None]:
    """Turn what the database says of the world into a RegisterError; our own faults pass through.

    With the `path` of a file that was open it can be told that it is gone.
    """
    try:
        yield
    except (Unreadable, UnicodeDecodeError) as error:
        # The latter where even a name in the schema is no longer text.
        raise damaged(place) from error
    except (DBAPIError, sqlite3.Error) as error:
        of_either = error if isinstance(error, DBAPIError) else DBAPIError("", None, error)
        calm = translated(of_either, place)
        if path is not None and "unable to open" in str(of_either.orig).lower():
            calm = _cannot_open(place, path) or calm
        if calm is None:
            raise
        raise calm from error
    except InvalidRequestError as error:
        # A record that says to be of another kind than what was entered of it.
        if "discriminator" not in str(error):
            raise
        raise damaged(place) from error
    except StaleDataError as error:
        raise ChangedSince(_("Somebody else saved this record in the meantime.")) from error
