"""What comes of a file: a workbook of ours, or tables of others, told and taken."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from ..exchange.json_reading import is_open_json
from ..importing.recognising import open_ours
from ..incoming.reading import read_file
from ..problems import Problem
from ..register.journal.store import Register
from .answering import never_asked, read_answers
from .exits import Exit
from .foreign_tables import take_tables
from .open_json import refill
from .own_workbook import take_own
from .talking import warn


def import_from(register: Register, arguments: Namespace) -> Exit:
    """Take what is in the file, or only say it. Problems where something in it is wrong or must be chosen."""
    path: Path = arguments.incoming
    said = read_answers(arguments.answers)
    if isinstance(said, Problem):
        warn(said.message)
        return Exit.PROBLEMS
    if is_open_json(path):
        for key in said or ():
            warn(never_asked(key).message)
        if said:
            return Exit.PROBLEMS
        return refill(register, path, arguments)
    # First in a process of its own, which may be ended: what is no workbook goes no further.
    file = read_file(path)
    if ours := open_ours(path, file):
        return take_own(register, ours, file, arguments, said)
    whole = read_file(path, has_all_rows=True) if file.lacks_rows else file
    return take_tables(register, path, whole, arguments, said)
