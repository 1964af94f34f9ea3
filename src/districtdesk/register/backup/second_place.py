"""A second place for backups, a stick or a share: each is put there too, and told where it could not be."""

from __future__ import annotations

import shutil
from hashlib import file_digest
from pathlib import Path

from ...i18n import _
from ...presence import Presence, is_there, look_briefly
from ...settling import settle, settle_folder
from ..errors import ReadOnly, RegisterError
from ..file.discard import discard
from ..file.take_name import take_name
from .backups import (
    Backup,
    backups_of,
    clear_leftovers,
    draft_in,
    drop_superfluous,
    folder_of,
    make_folder,
    write_note,
)
from .copying import saying_what_failed
from .making import which

_NAME = "DistrictDesk backups"


def put_in_second_place(backup: Backup, second: Path) -> None:
    """Copy a finished backup there and compare the two. Raises RegisterErrors, as where the place is away or full."""
    if look_briefly(second) is not Presence.FOLDER:
        raise away(second)
    place = Path(backup.place)
    folder = folder_of(place, backup.contents.register_id if backup.contents else "", second / _NAME)
    draft = draft_in(folder, place)
    target = folder / backup.path.name
    try:
        with saying_what_failed(second):
            make_folder(folder, is_shared=True)
            clear_leftovers(folder, is_shared=True)
            _copy(backup.path, draft)
            if not is_there(target):
                take_name(draft, target)
            settle_folder(folder)
    finally:
        discard(draft)
    put = Backup(target, backup.made_at, backup.reason, backup.place, backup.contents, backup.size)
    write_note(put, is_shared=True)
    drop_superfluous(folder, target)


def catch_up(place: Path, second: Path) -> None:
    """Put the newest backup of an open register there where that has not been done yet. Raises RegisterErrors."""
    newest = next((each for each in backups_of(place, which(place, is_open=True)) if each.contents is not None), None)
    if newest is None:
        return
    if look_briefly(second) is not Presence.FOLDER:
        raise away(second)
    if not is_there(second / _NAME / newest.path.parent.name / newest.path.name):
        put_in_second_place(newest, second)


def _copy(backup: Path, draft: Path) -> None:
    shutil.copyfile(backup, draft)
    settle(draft)
    if _digest(draft) != _digest(backup):
        raise RegisterError(
            _("The copy of a backup in “{folder}” is not what was written there.", folder=str(draft.parent)),
            _("The backup itself is whole."),
            _("The stick or disk may be failing: take another one."),
        )


def _digest(file: Path) -> bytes:
    with file.open("rb") as opened:
        return file_digest(opened, "sha256").digest()


def away(second: Path) -> ReadOnly:
    return ReadOnly(
        _("The second place for backups, “{folder}”, is not there.", folder=str(second)),
        _("The backup was made in its usual place."),
        _("The newest backup is put there too as soon as the place is back."),
    )
