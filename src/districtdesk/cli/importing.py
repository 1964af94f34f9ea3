"""What comes of a file: a workbook of ours, or tables of others, told and taken."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from ..exchange.json_reading import is_open_json
from ..importing.recognising import open_ours
from ..incoming.reading import read_file
from ..register.journal.store import Register
from .exits import Exit
from .foreign_tables import take_tables
from .open_json import refill
from .own_workbook import take_own


def import_from(register: Register, arguments: Namespace) -> Exit:
    """Take what is in the file, or only say it. Problems where something in it is wrong or must be chosen."""
    path: Path = arguments.incoming
    if is_open_json(path):
        return refill(register, path, arguments)
    # First in a process of its own, which may be ended: what is no workbook goes no further.
    file = read_file(path)
    if ours := open_ours(path, file):
        return take_own(register, ours, file, arguments)
    return take_tables(register, path, read_file(path, has_all_rows=True) if file.lacks_rows else file, arguments)
