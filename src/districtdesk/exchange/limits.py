"""How much of a workbook is still read, and what reading a hostile one may raise."""

from __future__ import annotations

import zipfile
import zlib
from dataclasses import dataclass
from xml.parsers import expat

from defusedxml import DefusedXmlException

# What reading a damaged or hostile file can raise. SyntaxError is what the element tree calls bad XML.
BROKEN = (
    OSError,
    zipfile.BadZipFile,
    zlib.error,
    DefusedXmlException,
    expat.ExpatError,
    SyntaxError,
    LookupError,
    ArithmeticError,
    ValueError,
    NotImplementedError,
)


@dataclass(frozen=True, slots=True)
class Limits:
    """What is still read. A workbook beyond this is refused, not cut.

    `rows` and `columns` say how far out a cell may stand; `filled_rows` and `cells` how many with something in them
    there may be in the whole workbook, `row_elements` and `cell_elements` how many in all: a sheet may be formatted
    far beyond what is filled. All but `filled_rows` are counted before anything is parsed, which takes a hundred
    times as long.
    """

    unpacked_bytes: int = 1 << 30
    part_bytes: int = 64 << 20
    parts: int = 5_000
    rows: int = 1_048_576
    columns: int = 1_000
    text: int = 1 << 20
    strings: int = 128 << 20
    filled_rows: int = 500_000
    cells: int = 8_000_000
    row_elements: int = 3_000_000
    cell_elements: int = 16_000_000
    string_count: int = 2_000_000
