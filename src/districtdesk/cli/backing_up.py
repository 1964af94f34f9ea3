"""The commands that make backups, list them, and put one in the register's place."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from .. import i18n
from ..i18n import _, ngettext
from ..presence import Presence, look
from ..register.backup.backups import Backup, Reason, backups_of, read_backup
from ..register.backup.comparing import compare
from ..register.backup.making import back_up, file_of, which
from ..register.backup.restoring import restore
from ..register.backup.second_place import put_in_second_place
from ..register.backup.telling import moments, why
from ..register.errors import NotARegister, ReadOnly, RegisterError
from ..register.file.header import inspect_file
from ..settings import Settings
from .exits import Exit
from .output import CommandAnswer, Heading, Object
from .talking import answer_with, is_agreed, say, warn

_KEYS = ("made_at", "reason", "records", "size", "last_step", "name", "path")


def backup(arguments: Namespace) -> Exit:
    """Make a backup, and put it into the second place too."""
    path = _file(arguments)
    inspect_file(path)
    if arguments.to is not None and look(arguments.to) is not Presence.FOLDER:
        raise ReadOnly(
            _("There is no folder “{name}”.", name=str(arguments.to)),
            _("No backup was made."),
            _("Check the name, or plug in what it lies on, then try again."),
        )
    made = back_up(path, Reason.HAND, is_open=False)
    records = made.contents.records if made.contents else 0
    say(
        ngettext(
            "Made a backup of {count} record: “{path}”.",
            "Made a backup of {count} records: “{path}”.",
            records,
            path=str(made.path),
        )
    )
    if arguments.to is not None:
        put_in_second_place(made, arguments.to.absolute())
    elif second := Settings().second_backup_place:
        try:
            put_in_second_place(made, second)
        except RegisterError as error:
            warn(str(error))
    return Exit.WELL


def list_backups(arguments: Namespace) -> Exit:
    """Print the backups of a register, of one that is gone too."""
    path = _file(arguments)
    found = _backups_of(path)
    when = moments(found)
    headings = (
        Heading(_("Made")),
        Heading(_("Why")),
        Heading(_("Records"), is_number=True),
        Heading(_("Size"), is_number=True),
        Heading(_("Name")),
    )
    answer = CommandAnswer(
        headings, lambda: (_line(each, when[each.path], path) for each in found), _KEYS, lambda: map(_object, found)
    )
    return answer_with(answer, arguments)


def restore_backup(arguments: Namespace) -> Exit:
    """Put a backup in the register's place, once somebody says yes."""
    path = _file(arguments)
    chosen = _chosen(arguments.backup, path)
    for line in _what_changes(path, chosen):
        warn(line)
    when = i18n.moment(chosen.made_at)
    if not _agreed(arguments, path, chosen, when):
        say(_("Nothing was restored."))
        return Exit.PROBLEMS
    saved = restore(path, chosen, is_open=False).saved
    say(_("Restored “{name}” as it was on {time}.", name=path.name, time=when))
    if saved is not None:
        say(_("What was there before is kept as “{path}”.", path=str(saved.path)))
    return Exit.WELL


def _file(arguments: Namespace) -> Path:
    return Path(os.path.realpath(file_of(arguments.file)))


def _backups_of(path: Path) -> list[Backup]:
    return backups_of(path, which(path, is_open=False))


def _chosen(wanted: Path, path: Path) -> Backup:
    """By its name among the backups of the register, or any copy of a register by its file."""
    named = [each for each in _backups_of(path) if each.path.name == str(wanted)]
    if named:
        return named[0]
    if look(wanted) is not Presence.FILE:
        raise NotARegister(
            _("There is no backup “{name}”.", name=str(wanted)), "", _("“backups” lists those that there are.")
        )
    return read_backup(wanted.absolute())


def _agreed(arguments: Namespace, path: Path, chosen: Backup, when: str) -> bool:
    """To put another register in its place is agreed to by itself."""
    if _is_of_another(path, chosen) and not arguments.another:
        question = _("Put another register in the place of “{name}”? (yes/no)", name=path.name)
        if arguments.yes:
            warn(_("To put another register in its place, add --another."))
            return False
        if not is_agreed(question):
            return False
    question = _("Restore “{name}” as it was on {time}? (yes/no)", name=path.name, time=when)
    return bool(arguments.yes) or is_agreed(question)


def _is_of_another(path: Path, chosen: Backup) -> bool:
    own, other = which(path, is_open=False), chosen.contents.register_id if chosen.contents else ""
    return bool(own and other and own != other)


def _what_changes(path: Path, chosen: Backup) -> Iterator[str]:
    told = compare(path, chosen.path, is_open=False)
    if told is None:
        yield _("What the file holds now cannot be compared with the backup.")
        return
    if told.is_of_another:
        yield _("This is a backup of another register.")
    yield (
        ngettext(
            "{count} step that was saved since is not in the backup:",
            "{count} steps that were saved since are not in the backup:",
            told.lost.count,
        )
        if told.lost.count
        else _("Everything that was saved is in the backup.")
    )
    yield from (step.words for step in told.lost.steps)


def _line(backup: Backup, when: str, path: Path) -> tuple[str, ...]:
    records = i18n.number(backup.contents.records) if backup.contents else _("cannot be read")
    return when, why(backup, path), records, i18n.file_size(backup.size), backup.path.name


def _object(backup: Backup) -> Object:
    told = backup.contents
    return {
        "made_at": backup.made_at.isoformat(),
        "reason": backup.reason.value,
        "records": dict(told.counts) if told else None,
        "size": backup.size,
        "last_step": told.last.sequence if told and told.last else None,
        "name": backup.path.name,
        "path": str(backup.path),
    }
