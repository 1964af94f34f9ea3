"""The open JSON of a register, taken into an empty one, and what is said of it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from ..i18n import _, ngettext
from ..importing.open_json import Refilled, take_json
from ..register.errors import Refused
from ..register.journal.store import Register
from .exits import Exit
from .output import Object
from .own_workbook import problem_of, say_json, warn_of
from .talking import say


def refill(register: Register, path: Path, arguments: Namespace) -> Exit:
    """Take all of it, or say what a save would refuse; then nothing is taken."""
    try:
        refilled, problems = take_json(register, path, is_tried=arguments.dry_run), []
    except Refused as refused:
        refilled, problems = Refilled(), list(_problems(refused))
    is_written = not arguments.dry_run and not problems
    if arguments.format == "json":
        counts = {"new": refilled.records, "files": refilled.files}
        say_json(entries=[], problems=problems, sheets=[], counts=counts, written=is_written)
    else:
        _say(refilled, is_written=is_written)
        warn_of(problems)
    return Exit.PROBLEMS if problems else Exit.WELL


def _problems(refused: Refused) -> Iterator[Object]:
    for record_id, found in refused.problems.items():
        for each in found:
            if each.is_error:
                yield problem_of(record_id, 0, ", ".join(each.fields), "", each.message)


def _say(refilled: Refilled, *, is_written: bool) -> None:
    new = ngettext("{count} new record", "{count} new records", refilled.records)
    files = ngettext("{count} attached file", "{count} attached files", refilled.files)
    say(_("{new}, {files}.", new=new, files=files))
    if refilled.unknown:
        say(_("Not read, because no field fits: {columns}.", columns=", ".join(sorted(refilled.unknown))))
    if not is_written:
        say(_("Nothing was written."))
