"""A block of cells that was copied in a spreadsheet program, read as any other file, and kept as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ..incoming.clipboard import read_clipboard
from ..incoming.sheet_cells import IncomingFile, IncomingRow, IncomingSheet
from ..incoming.vocabulary import knows


@dataclass(frozen=True, slots=True)
class PastedBlock:
    """Its cells as text, and as a web page, which says more of them where there is one.

    Where its first row has no heading that we know, the `headings` of a list stand above it. `kind`: of which records
    that list is.
    """

    text: str
    html: str = ""
    headings: Sequence[str] = ()
    kind: str = ""

    def write(self, file: Path) -> None:
        """As text parted by tabs, for whoever keeps what was pasted."""
        first = self.text.splitlines()[0].split("\t") if self.text else []
        above = "" if _are_headings(first) else "\t".join(self.headings[: len(first)]) + "\n"
        file.write_text(above + self.text, "utf-8", newline="")

    def read(self) -> IncomingFile:
        """Raises ExchangeError where there are no cells, or too many."""
        found = read_clipboard(self.text, self.html)
        return replace(found, sheets=[self._headed(sheet) for sheet in found.sheets])

    def _headed(self, sheet: IncomingSheet) -> IncomingSheet:
        first = [str(value) for value in sheet.rows[0].values if value is not None]
        if not self.headings or _are_headings(first):
            return sheet
        width = max(len(row.values) for row in sheet.rows)
        rows = [IncomingRow(1, tuple(self.headings[:width]))]
        rows += [replace(row, number=row.number + 1) for row in sheet.rows]
        merged = [replace(each, top=each.top + 1, bottom=each.bottom + 1) for each in sheet.merged]
        problems = [replace(each, row=each.row + 1) for each in sheet.problems]
        return replace(sheet, rows=rows, merged=merged, problems=problems)


def _are_headings(cells: Sequence[str]) -> bool:
    return any(knows(cell.strip('"')) for cell in cells)
