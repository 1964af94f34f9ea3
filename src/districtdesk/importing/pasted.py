"""A block of cells that was copied in a spreadsheet program, as a file that is read as any other."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..incoming.vocabulary import knows


def write_pasted(file: Path, text: str, headings: Sequence[str]) -> None:
    """Write it parted by tabs. Where its first row has no heading that we know, `headings` are put above it."""
    first = text.splitlines()[0].split("\t") if text else []
    is_headed = any(knows(cell.strip('"')) for cell in first)
    above = "" if is_headed else "\t".join(headings[: len(first)]) + "\n"
    file.write_text(above + text, "utf-8", newline="")
