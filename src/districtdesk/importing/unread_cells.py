"""Cells of a workbook of ours that somebody wrote into or emptied and no import reads: named, so that none is lost.

What stands in them is compared with what an export would write now. What the program fills in itself, and the exact
date beside one that is seen, are kept with the record: they are compared while it is at the version of the workbook.
What else stands beside a record is not: it is compared while nothing was changed in the register since then.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..dates.imprecise import ImpreciseDate
from ..exchange.carried_mark import carried_name, read_carried
from ..exchange.evidence_columns import evidence_columns, evidence_writer, has_evidence, say_evidence
from ..exchange.layout import CellValue
from ..exchange.read_book import ReadRow
from ..exchange.sheet import as_text
from ..exchange.shown_columns import unit_writer
from ..i18n import LANGUAGES, _, speaking
from ..names import Names
from ..problems import Problem, error, warning
from ..records import KINDS, Export, Field, FieldValues, fields_of, kind_of
from ..register.journal.store import Register
from ..register.queries.at_step import is_as_after
from ..register.queries.listing import ListRow
from ..register.queries.subject_claims import read_evidence
from .clearing import is_blank
from .proposal import PrintedCell, RowProblem
from .recognising import ListSheet
from .row_cells import RowCells
from .three_ways import is_other

_EXACT_DATE, _CAPTION, _UNIT, _EVIDENCE = "edtf", "caption", "shown.unit", "shown.evidence"


class UnreadCells:
    """Those of one sheet."""

    def __init__(self, register: Register, sheet: ListSheet, cells: RowCells) -> None:
        self._register, self._sheet, self._cells = register, sheet, cells
        own = fields_of(KINDS[sheet.kind])
        self._derived = [each for each in own if each.kind.derived and each.key in sheet.places]
        self._dates = [each for each in own if f"{each.key}.{_EXACT_DATE}" in sheet.places]
        shown = {
            _CAPTION,
            _UNIT,
            _EVIDENCE,
            *(each.key for each in evidence_columns(sheet.kind)),
        } & sheet.places.keys()
        self._shown = shown if shown and self._is_as_exported() else set()

    def find(self, rows: Sequence[ReadRow], known: Mapping[str, ListRow]) -> Iterator[RowProblem]:
        """A warning for each such cell in these rows, which are of records that are known."""
        there = [(row, current) for row in rows if (current := known.get(as_text(self._sheet.cell(row, "id"))))]
        for row, current in there:
            if as_text(self._sheet.cell(row, "version")) == str(current.version):
                yield from (self._told(row, key) for key in self._kept(row, current))
        if self._shown:
            for (row, _current), written in zip(there, self._as_written([each for _row, each in there]), strict=True):
                yield from (self._told(row, key) for key in self._beside(row, written))

    def _kept(self, row: ReadRow, current: ListRow) -> Iterator[str]:
        for each in self._derived:
            cells = self._cells.of(row, each.key)
            if is_blank(cells) and current.values[each.key] in (None, (), ""):
                continue
            if cells and self._says_other(each, cells, current):
                yield each.key
        for each in self._dates:
            key, now = f"{each.key}.{_EXACT_DATE}", current.values[each.key]
            exact = as_text(self._sheet.cell(row, key)).strip()
            written = now.dump() if isinstance(now, ImpreciseDate) else ""
            if exact != written and not self._says_other(each, self._cells.of(row, each.key), current):
                yield key

    def _says_other(self, each: Field, cells: Mapping[str, CellValue], current: ListRow) -> bool:
        value = self._cells.read(each, cells)
        return isinstance(value, Problem) or is_other(each, value, current.values[each.key])

    def _beside(self, row: ReadRow, written: Mapping[str, set[str]]) -> Iterator[str]:
        for key in sorted(self._shown, key=self._sheet.places.__getitem__):
            said = _plain(self._sheet.cell(row, key))
            if said not in written[key]:
                yield key

    def _as_written(self, records: Sequence[ListRow]) -> list[dict[str, set[str]]]:
        """Of each record, by column, what an export would write there in each language."""
        kind, found = self._sheet.kind, [{key: set[str]() for key in self._shown} for _each in records]
        with self._register.read() as session:
            cited = read_evidence(session, [each.id for each in records]) if has_evidence(kind) else {}
            for code in LANGUAGES:
                with speaking(code):
                    columns, unit = [each.key for each in evidence_columns(kind)], unit_writer(session)
                    evidence, in_words = evidence_writer(kind), say_evidence(kind)
                    for each, written in zip(records, found, strict=True):
                        cells = dict(zip(columns, evidence(cited.get(each.id, ())), strict=True)) if columns else {}
                        (cells[_EVIDENCE],) = in_words(cited.get(each.id, ()))
                        cells[_CAPTION] = each.caption.among(code)
                        cells[_UNIT] = unit(each.values) if _UNIT in self._shown else None
                        for key, texts in written.items():
                            texts.add(_plain(cells[key]))
        return found

    def _is_as_exported(self) -> bool:
        """Whether nothing was changed since the workbook was made but that files left the register."""
        carried = read_carried(self._sheet.sheet.given.get(carried_name(self._sheet.kind), ""))
        if carried is None:
            return False
        with self._register.read() as session:
            return is_as_after(session, carried.steps, but=kind_of(Export))

    def _told(self, row: ReadRow, key: str) -> RowProblem:
        place = self._sheet.places[key]
        text = _("This cell was changed, but an import does not read its column: change it in the program.")
        if not as_text(row.values[place]).strip():
            text = _("This cell was emptied, but an import does not read its column: change it in the program.")
        cell = PrintedCell(row.number, place + 1, as_text(row.values[place]))
        found = warning(text, rule="unread_cell")
        return RowProblem(self._sheet.title, row.number, found, self._sheet.kind, cell.text, cell)


def unread_name(sheet: ListSheet, row: ReadRow, values: FieldValues) -> RowProblem | None:
    """What is wrong with a new row that is named in the column which only shows names, and in none of its own."""
    if "names.az" not in sheet.places or _CAPTION not in sheet.places:
        return None
    said, names = _plain(sheet.cell(row, _CAPTION)), values.get("names")
    if not said or (isinstance(names, Names) and said in names.known().values()):
        return None
    text = _(
        "No import reads names in this column. Write “{name}” under “{field}”, in the column of its language.",
        name=said,
        field=_("Names"),
    )
    found = warning(text, rule="unread_name") if names else error(text, "names", rule="unread_name")
    cell = PrintedCell(row.number, sheet.places[_CAPTION] + 1, said)
    return RowProblem(sheet.title, row.number, found, sheet.kind, said, cell)


def _plain(value: CellValue) -> str:
    return " ".join(as_text(value).split())
