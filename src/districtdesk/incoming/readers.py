"""Who reads which form of file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from ..exchange.limits import Limits
from .file_form import FileForm, find_form
from .ods_file import read_ods
from .sheet_cells import OpenSheet
from .text_table import read_text_table
from .xls_file import read_xls
from .xlsx_file import read_xlsx

SheetReader = Callable[[Path, Limits], Iterator[OpenSheet]]
_READERS: dict[FileForm, SheetReader] = {
    "xlsx": read_xlsx,
    "ods": read_ods,
    "xls": read_xls,
    "text": read_text_table,
}


def find_reader(path: Path) -> SheetReader:
    """Who reads this file. Raises ExchangeError, with a sentence of its own, for what nobody here reads."""
    return _READERS[find_form(path)]
