"""Workbooks about an export from the command line; loaded when one is asked for."""

from __future__ import annotations

from pathlib import Path

from ..exchange.differences_book import write_differences
from ..exchange.erratum_book import write_erratum
from ..exchange.export import summarise
from ..register.journal.store import Register
from ..register.queries.exports import KeptExport


def write(register: Register, export: KeptExport, target: Path, *, is_erratum: bool) -> str:
    """Write it, and say what came of it."""
    written = (write_erratum if is_erratum else write_differences)(register, export, target)
    return summarise(written)
