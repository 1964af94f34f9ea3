"""A program that dies in the middle of a save, for the tests of what it leaves."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from districtdesk.register.file.file_format import journal_beside

# A cache of few pages makes it write to the file before the end.
_PROGRAM = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
for said in ("journal_mode = truncate", "cache_size = 5"):
    connection.execute(f"PRAGMA {said}")
connection.execute("BEGIN IMMEDIATE")
connection.execute(sys.argv[2])
os._exit(1)
"""
GROWING = "UPDATE record SET search_key = search_key || hex(randomblob(2000))"
OF_ONE_SIZE = "UPDATE record SET search_key = upper(search_key), changed_by = upper(changed_by)"


def break_off(file: Path, said: str = GROWING) -> bytes:
    """Let the program die while it writes the file; returns the journal that it leaves."""
    before = file.read_bytes()
    subprocess.run([sys.executable, "-c", _PROGRAM, str(file), said], check=False)
    journal = journal_beside(file).read_bytes()
    assert journal.startswith(bytes.fromhex("d9d505f9")) and file.read_bytes() != before
    return journal
