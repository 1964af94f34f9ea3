"""The backups of a register: where they lie, what is noted beside each, and which may go."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import asdict, dataclass, replace
from datetime import MAXYEAR, UTC, datetime
from enum import Enum
from itertools import count
from pathlib import Path
from typing import Any

from ...i18n import N_
from ...presence import Presence, look
from ...settings import data_folder
from ..errors import Damaged, NotARegister, RegisterError, calmly
from ..file.discard import discard
from ..file.engine import read_plainly
from ..file.file_format import journal_beside
from ..file.process_alive import is_alive
from .contents import Contents, SavedStep, read_contents
from .rotation import kept

SUFFIX = ".ddesk"
_NOTE = ".json"
_UNFINISHED = ".unfinished"
# Of a register's file in the name of a folder and a backup: both fit every file system.
_SHOWN = 60
# Of the id, its end: ids begin with the moment, and those made one after another are alike there.
_ID = 8
_LEFT = re.compile(rf"\..*\.(?P<process>\d+)\.\d+{re.escape(_UNFINISHED)}(-journal)?")
# Where several computers write, the number of a process says nothing; one that is not written to for so long is dead.
_ABANDONED_SECONDS = 600
_number = count()
_DAMAGED_KEPT = 3
# No register is older.
_EARLIEST = 1970


class Reason(Enum):
    """Why a backup was made."""

    OPENING = "opening"
    CHANGES = "changes"
    HAND = "hand"
    MIGRATION = "migration"
    IMPORT = "import"
    MERGE = "merge"
    REPAIR = "repair"
    RESTORE = "restore"

    @property
    def words(self) -> str:
        """A message, to be translated where shown."""
        return _WORDS[self]


_WORDS = {
    Reason.OPENING: N_("When it was opened"),
    Reason.CHANGES: N_("While working"),
    Reason.HAND: N_("Asked for"),
    Reason.MIGRATION: N_("Before it was brought up to date"),
    Reason.IMPORT: N_("Before an import"),
    Reason.MERGE: N_("Before a merge"),
    Reason.REPAIR: N_("Before a repair"),
    Reason.RESTORE: N_("Before a restore"),
}


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: its file, when it was made (in UTC), why, and where the register lay then.

    No `contents`: it is the copy of a file that could not be read, kept as it was found. `is_unread`: it could not be
    read just now, be it whole or not.
    """

    path: Path
    made_at: datetime
    reason: Reason
    place: str
    contents: Contents | None
    size: int
    is_unread: bool = False


def root() -> Path:
    """Where this person's backups of all registers lie."""
    return data_folder() / "backups"


def folder_of(place: Path, register_id: str, within: Path | None = None) -> Path:
    """The folder for the backups of one register; it need not be there yet."""
    return (within or root()) / f"{place.stem[:_SHOWN]} {_short(register_id)}"


def make_folder(folder: Path, *, is_shared: bool = False) -> None:
    """Make it for this person's eyes alone, or, on a share, for whom folders there are. Raises OSError."""
    folder.mkdir(mode=0o777 if is_shared else 0o700, parents=True, exist_ok=True)


def _short(register_id: str) -> str:
    return re.sub(r"\W", "", register_id)[-_ID:] or "0" * _ID


def free_name(folder: Path, place: Path, made_at: datetime) -> Path:
    """A name with the moment in it, as the person's clock shows it."""
    stem = f"{place.stem[:_SHOWN]} {made_at.astimezone():%Y-%m-%d %H.%M.%S}"
    path, number = folder / f"{stem}{SUFFIX}", 2
    while os.path.lexists(path):
        path, number = folder / f"{stem} ({number}){SUFFIX}", number + 1
    return path


def draft_in(folder: Path, place: Path) -> Path:
    """A hidden name for what is not whole yet; the process in it tells whose it is."""
    return folder / f".{place.stem[:_SHOWN]}.{os.getpid()}.{next(_number)}{_UNFINISHED}"


def clear_leftovers(folder: Path, *, is_shared: bool = False) -> None:
    """Remove what a program that was killed left unfinished, and notes whose backup is gone."""
    with suppress(OSError):
        for file in folder.iterdir():
            if _is_lonely_note(file) or _is_left(file, is_shared):
                discard(file)


def _is_lonely_note(file: Path) -> bool:
    if not file.name.endswith(f"{SUFFIX}{_NOTE}"):
        return False
    try:
        file.with_name(file.stem).lstat()
    except FileNotFoundError:
        return True
    return False


def _is_left(file: Path, is_shared: bool) -> bool:
    left = _LEFT.fullmatch(file.name)
    if left is None:
        return False
    if is_shared:
        return file.stat().st_mtime < time.time() - _ABANDONED_SECONDS
    return not is_alive(int(left["process"]))


# What is noted beside a backup, so that the list need not open each.


def write_note(backup: Backup, *, is_shared: bool = False) -> None:
    """Losing it loses nothing: the backup is then read itself."""
    contents = asdict(backup.contents) if backup.contents else None
    noted = {
        "made_at": backup.made_at.isoformat(),
        "reason": backup.reason.value,
        "place": backup.place,
        "size": backup.size,
        "contents": contents,
    }
    note = _note_of(backup.path)
    beside = draft_in(note.parent, note)
    with suppress(OSError):
        beside.write_text(json.dumps(noted, ensure_ascii=False, indent=1), "utf-8", "surrogatepass")
        if not is_shared:
            beside.chmod(0o600)
        os.replace(beside, note)
    discard(beside)


def _note_of(path: Path) -> Path:
    return path.with_name(f"{path.name}{_NOTE}")


def _read_note(note: Path) -> tuple[datetime, Reason, str, Contents | None] | None:
    """None for one that does not say what it should. Raises OSError."""
    try:
        found = json.loads(note.read_text("utf-8", "surrogatepass"))
        told, place = found["contents"], found["place"]
        contents = _contents(told) if told else None
        made_at = datetime.fromisoformat(found["made_at"]).astimezone()
        is_right = type(place) is str and _EARLIEST < made_at.year < MAXYEAR
        return (made_at, Reason(found["reason"]), place, contents) if is_right else None
    except (ValueError, OverflowError, TypeError, KeyError, AttributeError, RecursionError, MemoryError):
        return None


def _contents(told: dict[str, Any]) -> Contents:
    """Raises ValueError, TypeError and others for what is none."""
    last = SavedStep(**told["last"]) if told["last"] else None
    contents = Contents(**{**told, "last": last})
    texts = [contents.register_id, contents.digest, *contents.counts]
    numbers = [contents.schema, *contents.counts.values()]
    if last is not None:
        texts += [last.id, last.at, last.who, last.label]
        numbers.append(last.sequence)
    if {*map(type, texts)} - {str} or {*map(type, numbers)} - {int}:
        raise TypeError
    return contents


def read_backup(path: Path) -> Backup:
    """What is noted of a backup; of one without a note that can be read, or of any other copy, what stands in it."""
    note = _note_of(path)
    try:
        noted = _read_note(note) if look(note) is Presence.FILE else None
    except OSError:
        # Which it is would be told wrongly.
        return replace(_looked_at(path), is_unread=True)
    return Backup(path, *noted, path.stat().st_size) if noted else _looked_at(path)


def _looked_at(path: Path) -> Backup:
    contents, is_unread = None, look(path) is not Presence.FILE
    if not is_unread:
        try:
            with calmly(path.name), closing(read_plainly(path)) as connection:
                contents = read_contents(connection, path.name)
        except (Damaged, NotARegister, ValueError):
            pass
        except (RegisterError, sqlite3.Error, OSError):
            # No more handles, or a disk that does not answer: nothing is known of it.
            is_unread = True
    seen = path.stat()
    return Backup(path, _moment(seen.st_mtime), Reason.HAND, "", contents, seen.st_size, is_unread)


def _moment(seconds: float) -> datetime:
    try:
        return datetime.fromtimestamp(seconds).astimezone()
    except (ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(0, UTC).astimezone()


# All of a register.


def backups_of(place: Path, register_id: str = "", within: Path | None = None) -> list[Backup]:
    """The newest first, and last what a clock that ran ahead dated later than now. Of a file that does not say which
    register it is, those of all registers of its name."""
    found = [backup for folder in _folders(place, register_id, within) for backup in backups_in(folder)]
    if register_id:
        # What lay at this place before a backup of another register was restored there.
        others = {*_folders(place, "", within)} - {*_folders(place, register_id, within)}
        found += [each for other in others for each in backups_in(other) if each.place == str(place.absolute())]
    if not register_id and any(each.place == str(place.absolute()) for each in found):
        found = [each for each in found if each.place == str(place.absolute())]
    now = datetime.now(UTC)
    return sorted(found, key=lambda each: (each.made_at <= now, each.made_at), reverse=True)


def backups_in(folder: Path) -> list[Backup]:
    try:
        names = sorted(each for each in os.listdir(folder) if each.endswith(SUFFIX) and not each.startswith("."))
    except OSError:
        return []
    found = []
    for name in names:
        # One that goes in this moment is none.
        with suppress(OSError):
            found.append(read_backup(folder / name))
    return found


def _folders(place: Path, register_id: str, within: Path | None) -> Iterator[Path]:
    start, end = f"{place.stem[:_SHOWN]} ", f" {_short(register_id)}" if register_id else ""
    try:
        names = sorted(os.listdir(within or root()))
    except OSError:
        return
    for name in names:
        if name.endswith(end) if end else re.fullmatch(rf"{re.escape(start)}\w{{{_ID}}}", name):
            yield (within or root()) / name


def drop_superfluous(folder: Path, just_made: Path) -> None:
    """Remove what the rule does not keep. What was made just now stays, whatever the clock says, the last good one of
    each place, what was kept before an update, and what could not be read just now."""
    everything = [each for each in backups_in(folder) if not each.is_unread]
    good = [each for each in everything if each.contents is not None]
    stays = {each.path for each in _kept_among(good)} | {just_made}
    damaged = sorted((each for each in everything if each.contents is None), key=lambda each: each.made_at)
    stays |= {each.path for each in damaged[-_DAMAGED_KEPT:]}
    for each in everything:
        if each.path not in stays:
            for file in (each.path, _note_of(each.path), journal_beside(each.path)):
                discard(file)


def _kept_among(good: Iterable[Backup]) -> Iterator[Backup]:
    oldest_first = sorted(good, key=lambda each: each.made_at)
    now = datetime.now(UTC)
    moments = kept((each.made_at.astimezone() for each in oldest_first), now.astimezone())
    last = {(each.place, each.made_at > now): each for each in oldest_first}
    for each in oldest_first:
        is_by_rule = each.made_at.astimezone() in moments
        if is_by_rule or each.reason is Reason.MIGRATION or last[each.place, each.made_at > now] is each:
            yield each
