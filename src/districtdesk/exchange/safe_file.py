"""A file is replaced whole or not at all: written beside the target, made safe on the disk, then put in place."""

from __future__ import annotations

import errno
import io
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ..i18n import _
from ..presence import Presence, is_there, look
from ..settling import settle_folder
from .errors import ExchangeError
from .open_elsewhere import InUse, held_open, is_sharing_violation, refuse_if_open

try:
    import fcntl
except ImportError:  # Windows, where an open file cannot be removed and needs no lock
    fcntl = None  # type: ignore[assignment]

_ENDING = ".districtdesk-unfinished"
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NOT_ALLOWED = {errno.EACCES, errno.EPERM, errno.EROFS}


class Draft(io.BufferedRandom):
    """The unfinished file beside the target."""

    def __init__(self, path: Path) -> None:
        super().__init__(io.FileIO(path, "x+"), 1 << 20)
        self.path = path

    def settle(self) -> None:
        """Everything written so far is on the disk when this returns."""
        self.flush()
        os.fsync(self.fileno())


@contextmanager
def replacing(target: Path) -> Iterator[Draft]:
    """Write to the draft; when the block ends well it takes the target's place at once.

    However the block ends otherwise, the target stays as it was and the draft is removed. Raises ExchangeError
    when the disk or the folder does not allow it; other exceptions pass through.
    """
    _refuse_signs(target)
    place = Path(os.path.realpath(target))
    _refuse_other_than_file(place, target)
    refuse_if_open(target)
    draft: Draft | None = None
    try:
        _refuse_if_in_use(place)
        _remove_leftovers(place)
        draft = _begin(place)
        yield draft
        draft.settle()
        _keep_permissions(place, draft.path)
        draft.close()
        os.replace(draft.path, place)
        settle_folder(place.parent)
    except OSError as problem:
        raise _explained(problem, target) from problem
    finally:
        if draft is not None:
            _discard(draft)


def _begin(place: Path) -> Draft:
    draft = Draft(place.with_name(f".{place.name[:80]}.{secrets.token_hex(4)}{_ENDING}"))
    _lock(draft)
    return draft


def _discard(draft: Draft) -> None:
    """Close and remove the draft. After it was put in place there is nothing left to remove."""
    with suppress(OSError):
        draft.close()
    with suppress(OSError):
        draft.raw.close()
    with suppress(OSError):
        draft.path.unlink()


def _refuse_signs(target: Path) -> None:
    try:
        is_name = b"\0" not in os.fsencode(target)
    except UnicodeEncodeError:
        is_name = False
    if not is_name:
        raise ExchangeError(_("This name holds signs that no file has in its name. Choose another name."))


def _refuse_other_than_file(place: Path, target: Path) -> None:
    """A device, a pipe or a folder, named itself or behind a link, is nothing that a workbook may replace."""
    seen = look(place)
    if seen is Presence.FOLDER:
        raise ExchangeError(_("“{name}” is a folder. Choose a name for a file.", name=target.name))
    if seen is Presence.OTHER:
        raise ExchangeError(_("“{name}” is no file of its own. Choose another name.", name=target.name))


def _refuse_if_in_use(place: Path) -> None:
    """Ask for the right to write before the work, not after it. Excel on Windows holds what it shows."""
    if is_there(place):
        with place.open("r+b"):
            pass


def _remove_leftovers(place: Path) -> None:
    """Drafts of this target whose program was killed."""
    for leftover in place.parent.glob(f".{_glob_safe(place.name[:80])}.*{_ENDING}"):
        with suppress(OSError):
            if _is_abandoned(leftover):
                leftover.unlink()


def _glob_safe(name: str) -> str:
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in name)


def _lock(draft: Draft) -> None:
    """The system lets go of this when the program ends, however it ends."""
    if fcntl is not None:
        with suppress(OSError):
            fcntl.flock(draft.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


def _is_abandoned(leftover: Path) -> bool:
    """True when nobody writes it. On Windows the removal itself fails for a file that somebody writes."""
    if fcntl is None:
        return True
    with leftover.open("rb") as file:
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
    return True


def _keep_permissions(place: Path, draft: Path) -> None:
    if is_there(place):
        with suppress(OSError):
            draft.chmod(stat.S_IMODE(place.stat().st_mode))


def _explained(problem: OSError, target: Path) -> ExchangeError:
    """The same failure, said to a person."""
    name = target.name
    kept = _("The file “{name}” is as it was.", name=name) if is_there(target) else ""
    folder = str(target.parent)
    if problem.errno in _FULL:
        return ExchangeError(
            _("The disk is full. Free some space or choose another folder than “{folder}”.", folder=folder), kept
        )
    if look(target.parent) not in (Presence.FOLDER, Presence.AWAY):
        return ExchangeError(_("There is no folder “{folder}”. Choose another one.", folder=folder))
    if is_sharing_violation(problem) and is_there(target):
        return held_open(target)
    if problem.errno in _NOT_ALLOWED and is_there(target):
        text = _(
            "“{name}” cannot be replaced now. If it is open in Excel, close it there and try again, or choose "
            "another name.",
            name=name,
        )
        return InUse(target, text, kept)
    if problem.errno in _NOT_ALLOWED:
        return ExchangeError(
            _("Files cannot be written into “{folder}”. Choose another folder.", folder=folder), kept
        )
    return ExchangeError(
        _("“{name}” could not be written: {reason}.", name=name, reason=problem.strerror or str(problem)), kept
    )
