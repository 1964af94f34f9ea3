"""Making a backup: to a hidden name, checked, put in place, noted, and then what is superfluous removed."""

from __future__ import annotations

import shutil
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from ...i18n import _
from ...presence import is_there
from ...settling import settle, settle_folder
from ..errors import RegisterError, calmly
from ..file.discard import discard
from ..file.engine import is_url, read_plainly
from ..file.file_format import journal_beside
from ..file.file_name import refuse_signs
from ..file.take_name import take_name
from .backups import (
    Backup,
    Reason,
    backups_of,
    clear_leftovers,
    draft_in,
    drop_superfluous,
    folder_of,
    free_name,
    make_folder,
    write_note,
)
from .contents import SavedStep, last_step, register_id_in
from .copying import IsStopped, copy_checked, never, saying_what_failed
from .whose import register_in


def back_up(
    place: str | Path,
    reason: Reason,
    *,
    is_open: bool = True,
    is_held: bool = False,
    within: Path | None = None,
    is_stopped: IsStopped = never,
    may_hold: bool = True,
) -> Backup:
    """Make a backup of the register file, be it open in this program or not, and return it.

    `within`: the folder of backups, this person's own if none is named; `is_held`: see read_plainly(). Raises
    RegisterErrors for the world, such as Damaged for a register that is not whole, Stopped and OutOfPatience; then
    there is no file more than before.
    """
    path = file_of(place)
    register_id, _last = look(path, is_open=is_open, is_held=is_held)
    folder = _ready_folder(path, register_id, within)
    made_at = datetime.now(UTC)
    draft = draft_in(folder, path)
    try:
        contents = copy_checked(
            path, draft, is_open=is_open, is_held=is_held, is_stopped=is_stopped, may_hold=may_hold
        )
        target = _put_in_place(draft, folder, path, made_at)
    finally:
        discard(draft)
    made = Backup(target, made_at, reason, str(path.absolute()), contents, target.stat().st_size)
    write_note(made)
    drop_superfluous(folder, target)
    return made


def back_up_if_changed(place: str | Path, reason: Reason, *, is_stopped: IsStopped = never) -> Backup | None:
    """The same where a step was saved since the newest backup, and None where there was none.

    Nobody's save waits for it: raises OutOfPatience where one comes after another.
    """
    path = file_of(place)
    register_id, last = look(path, is_open=True)
    is_there = any(each.contents and each.contents.last == last for each in backups_of(path, register_id))
    return None if is_there else back_up(path, reason, is_stopped=is_stopped, may_hold=False)


def keep_as_found(place: Path, register_id: str = "") -> Backup:
    """Keep the bytes of a file that cannot be read, with the journal of a save that was broken off.

    `register_id`: among whose backups it is kept, where that is known. Only of one that is not open for writing:
    https://sqlite.org/howtocorrupt.html, section 2.2.
    """
    folder = _ready_folder(place, register_id, None)
    made_at = datetime.now(UTC)
    draft = draft_in(folder, place)
    try:
        with saying_what_failed(folder):
            shutil.copyfile(place, draft)
            settle(draft)
            target = _put_in_place(draft, folder, place, made_at)
            if is_there(journal_beside(place)):
                shutil.copyfile(journal_beside(place), journal_beside(target))
    finally:
        discard(draft)
    made = Backup(target, made_at, Reason.RESTORE, str(place.absolute()), None, target.stat().st_size)
    write_note(made)
    return made


def file_of(place: str | Path) -> Path:
    """The register's file. Raises RegisterError for one on a server, which is backed up there, and for what cannot be
    the name of a file."""
    if is_url(place):
        raise RegisterError(
            _("A register on a server is backed up there."),
            _("No copy was made."),
            _("Ask whoever looks after the server for its backups."),
        )
    refuse_signs(place)
    return Path(place)


def look(path: Path, *, is_open: bool, is_held: bool = False) -> tuple[str, SavedStep | None]:
    """Which register it is, and its last step."""
    with calmly(path.name), closing(read_plainly(path, is_open=is_open, is_held=is_held)) as connection:
        return register_id_in(connection), last_step(connection)


def which(path: Path, *, is_open: bool) -> str:
    """Which register it is, or was where it is damaged; empty where the file does not say."""
    try:
        return look(path, is_open=is_open)[0]
    except (RegisterError, OSError, ValueError):
        # One that is open has a lock on it, which to open and close its file would take away.
        return "" if is_open else register_in(path)


def _ready_folder(path: Path, register_id: str, within: Path | None) -> Path:
    folder = folder_of(path, register_id, within)
    with saying_what_failed(folder):
        make_folder(folder)
    clear_leftovers(folder)
    return folder


def _put_in_place(draft: Path, folder: Path, path: Path, made_at: datetime) -> Path:
    """Under its name it is whole. Nobody writes into it: who opens it by mistake only reads."""
    with saying_what_failed(folder):
        draft.chmod(0o400)
        while True:
            target = free_name(folder, path, made_at)
            try:
                take_name(draft, target)
            except FileExistsError:
                continue
            settle_folder(folder)
            return target
