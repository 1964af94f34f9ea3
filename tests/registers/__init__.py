"""A register of every schema that there ever was, as the program of its time made it."""

from __future__ import annotations

import lzma
from pathlib import Path

FOLDER = Path(__file__).parent
SCHEMAS = tuple(sorted(int(file.name[:4]) for file in FOLDER.glob("[0-9]*.ddesk.xz")))


def packed(schema: int) -> Path:
    return FOLDER / f"{schema:04}.ddesk.xz"


def unpack(schema: int, folder: Path) -> Path:
    """A copy to work on."""
    place = folder / f"{schema:04}.ddesk"
    place.write_bytes(lzma.decompress(packed(schema).read_bytes()))
    return place
