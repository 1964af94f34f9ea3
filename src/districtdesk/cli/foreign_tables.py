"""Tables of others on the command line: which column is which, what comes of their rows, and what must be said."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from ..dates.imprecise import read as read_date
from ..i18n import _
from ..importing.choices import Choices
from ..importing.choosing import OfferedTable, find_source, offer_tables, seek_source
from ..importing.chosen_table import ChosenSource, heading_place
from ..importing.preparing import find_ones
from ..importing.proposal import PrintedCell, Proposal
from ..importing.saved_mappings import keep_mapping, mapping_called, mapping_of, saved_mappings
from ..importing.table_work import TableWork
from ..importing.taking import accept, keep_good_rows, rehearse
from ..incoming.mapping import ColumnMapping, ColumnProposal, read_mapping, unknown_in_mapping, unmatched_headings
from ..incoming.sheet_cells import IncomingFile, column_letters
from ..incoming.tables import SheetTables
from ..problems import Problem, error
from ..register.journal.store import Register
from .answering import Answered, answer, told_questions, warn_of_answers
from .exits import Exit
from .found_tables import say_sheet, sheet_object
from .output import Object, Plain
from .own_workbook import (
    counts_of,
    problem_of,
    say_counts,
    say_json,
    told_entries,
    told_ones,
    told_problems,
    told_row,
    warn_of,
)
from .talking import say, warn


def take_tables(
    register: Register, path: Path, file: IncomingFile, arguments: Namespace, said: Mapping[str, object] | None
) -> Exit:
    """Take what the tables of a file say, or only say it.

    Nothing is taken where a column has no home or could be several fields, and where a row is wrong or asks something
    nothing either that is not `said` by the key of the question, unless the good rows are wished alone.
    """
    wanted, source = _mapping(register, arguments.mapping), _source(register, path, arguments)
    day = read_date(arguments.as_of) if arguments.as_of else None
    if isinstance(wanted, Problem) or isinstance(source, Problem) or isinstance(day, Problem):
        _warn_all(wanted, source, day)
        return Exit.PROBLEMS
    sheets, offered = offer_tables(register, file, saved_mappings(register), wanted)
    lost = _lost(wanted, offered) if arguments.mapping.lower().endswith(".json") else None
    if lost is not None:
        _warn_all(lost)
        return Exit.PROBLEMS
    tables = [replace(each.chosen, as_of=each.chosen.as_of or day) for each in offered]
    mapping = mapping_of(arguments.save_mapping or path.stem, tables)
    told = _Told(sheets, offered, mapping, source, arguments.format)
    unclear = [each for table in offered for each in _unclear(table)]
    if unclear:
        told.say(Proposal(), unclear, (), {"entries": [], "questions": []}, is_taken=False)
        return Exit.PROBLEMS
    work = TableWork(
        sheets, [replace(each, chosen=table) for each, table in zip(offered, tables, strict=True)], source
    )
    answered = answer(register, said, partial(_propose, register, work))
    if answered.refused:
        warn_of_answers(answered)
        return Exit.PROBLEMS
    if arguments.save_mapping and not arguments.dry_run:
        keep_mapping(register, told.mapping)
    return _take(register, file, answered, arguments, told)


def _propose(register: Register, work: TableWork, choices: Choices) -> Proposal:
    proposal = work.propose(register, choices)
    find_ones(register, proposal, work)
    # What was recognised of the sheets is told beside it.
    proposal.read, proposal.unread = [], []
    return proposal


def _take(register: Register, file: IncomingFile, answered: Answered, arguments: Namespace, told: _Told) -> Exit:
    proposal, choices = answered.proposal, answered.choices
    _note_bad_cells(proposal, file)
    rehearse(register, proposal, choices)
    if arguments.good_rows:
        keep_good_rows(register, proposal, choices)
    problems = list(told_problems(answered, in_words=arguments.format != "json"))
    ones = list(told_ones(answered))
    is_taken = not arguments.dry_run and (arguments.good_rows or not problems)
    parts: dict[str, list[Object]] = {}
    if arguments.format == "json":
        parts = {"entries": [*told_entries(register, answered)], "questions": [*told_questions(register, answered)]}
    if is_taken:
        accept(register, proposal, choices)
    told.say(proposal, problems, ones, parts, is_taken=is_taken)
    return Exit.PROBLEMS if problems else Exit.WELL


def _mapping(register: Register, name: str) -> ColumnMapping | Problem | None:
    """The one of the register that bears this name, or the one in a file that a person wrote."""
    if not name:
        return None
    found = mapping_called(register, name)
    if found is not None:
        return found
    if name.lower().endswith(".json"):
        return _mapping_in(Path(name))
    names = ", ".join(each.name for each in saved_mappings(register)) or "—"
    text = _("“{text}” is no saved mapping. The mappings are: {names}.", text=name[:80], names=names)
    return error(text, rule="mapping")


def _mapping_in(file: Path) -> ColumnMapping | Problem:
    try:
        stored = file.read_text("utf-8-sig")
        if unknown := unknown_in_mapping(stored):
            named = ", ".join(_("“{word}”", word=each[:80]) for each in unknown)
            text = _("“{name}” names fields or parts that do not exist: {unknown}.", name=file.name, unknown=named)
            return error(text, rule="mapping")
        return read_mapping(stored)
    except OSError as problem:
        text = _("“{name}” cannot be read: {reason}.", name=file.name, reason=problem.strerror or "")
    except ValueError:
        text = _("“{name}” holds no mapping of columns.", name=file.name)
    return error(text, rule="mapping")


def _lost(wanted: ColumnMapping | None, offered: Iterable[OfferedTable]) -> Problem | None:
    """What a mapping says of headings that the file does not have would be replaced by a guess."""
    columns = [column for each in offered for column in each.chosen.table.columns]
    lost = unmatched_headings(wanted, columns) if wanted else []
    if not lost:
        return None
    named = ", ".join(_("“{word}”", word=each[:80]) for each in lost)
    return error(
        _("The file has no column with these headings of the mapping: {headings}.", headings=named), rule="mapping"
    )


def _source(register: Register, path: Path, arguments: Namespace) -> ChosenSource | Problem:
    """The source that is asked for, else the one that is called as the file is; a new one where there is none."""
    title = " ".join((arguments.new_source or arguments.source or path.name).split())
    seek = seek_source if arguments.source else find_source
    found = [] if arguments.new_source else seek(register, title)
    if len(found) > 1:
        called = "; ".join(f"{each.title[:80]} ({each.record_id})" for each in found)
        text = _(
            "Several sources may be meant by “{name}”: {sources}. Give the id of one, or a new title with "
            "--new-source.",
            name=title[:80],
            sources=called,
        )
        return error(text, rule="source")
    return replace(found[0] if found else ChosenSource(title), attached=path if arguments.attach else None)


def _warn_all(*results: object) -> None:
    """Say what is wrong among them."""
    for each in results:
        if isinstance(each, Problem):
            warn(each.message)


def _unclear(table: OfferedTable) -> Iterator[Object]:
    chosen = table.chosen
    for each in table.unclear:
        cell = heading_place(chosen.table, each.column)
        yield _of_cell(chosen.table.sheet, cell, _why_unclear(each))
    if not table.unclear and not table.is_clear:
        text = _("It is not chosen of what the rows of this table tell.")
        row = chosen.table.records[0].number if chosen.table.records else 0
        yield problem_of(chosen.table.sheet, row, "", "", text)


def _why_unclear(column: ColumnProposal) -> str:
    if column.match is None:
        return _("No field fits this column. Choose one, or dismiss the column.")
    # Some have a comma in them.
    fields = "; ".join(dict.fromkeys(each.target.label_apart() for each in (column.match, *column.candidates)))
    return _("It is not clear which field this column is: {fields}. Choose one in a mapping.", fields=fields)


def _of_cell(sheet: str, cell: PrintedCell, reason: str) -> Object:
    return problem_of(sheet, cell.row, column_letters(cell.column), cell.text, reason)


def _note_bad_cells(proposal: Proposal, file: IncomingFile) -> None:
    """Cells that could not be read keep their row from being taken."""
    for sheet in file.sheets:
        for each in sheet.problems:
            cell = PrintedCell(each.row, each.column, each.value)
            proposal.say((sheet.title, each.row), error(each.message, rule="bad_cell"), cell=cell)


class _Told:
    """How what came of it is told: as one JSON object, or in lines."""

    def __init__(
        self,
        sheets: list[SheetTables],
        offered: list[OfferedTable],
        mapping: ColumnMapping,
        source: ChosenSource,
        form: str,
    ) -> None:
        self.mapping, self._source, self._form = mapping, source, form
        self._offered = offered
        by_table = {id(each.chosen.table): replace(each.proposal, kind=each.chosen.kind) for each in offered}
        self._sheets = [(sheet, [by_table[id(table)] for table in sheet.tables]) for sheet in sheets]

    def say(
        self,
        proposal: Proposal,
        problems: list[Object],
        ones: Sequence[Object],
        parts: Mapping[str, list[Object]],
        *,
        is_taken: bool,
    ) -> None:
        in_words = self._form != "json"
        warnings = [*(told_row(each, in_words=in_words) for each in proposal.warnings), *ones]
        if self._form == "json":
            self._say_json(proposal, problems, warnings, parts, is_taken=is_taken)
            return
        for sheet, tables in self._sheets:
            say_sheet(sheet, tables)
        for name in dict.fromkeys(each.mapping.name for each in self._offered if each.mapping):
            say(_("The columns are taken as the mapping “{name}” says.", name=name))
        if self._source.record_id:
            say(_("The source is “{title}”, which is in the register.", title=self._source.title))
        else:
            say(_("The source is new: “{title}”.", title=self._source.title))
        say_counts(proposal, counts_of(proposal), is_taken=is_taken)
        warn_of([*problems, *warnings])

    def _say_json(
        self,
        proposal: Proposal,
        problems: list[Object],
        told: list[Object],
        parts: Mapping[str, list[Object]],
        *,
        is_taken: bool,
    ) -> None:
        sheets: Plain = [sheet_object(*each) for each in self._sheets]
        warnings: Plain = list(told)
        mapping: Plain = self.mapping.as_object()  # type: ignore[assignment]
        counts: Plain = dict(counts_of(proposal))
        source: Plain = {"id": self._source.record_id, "title": self._source.title}
        say_json(entries=parts["entries"], problems=list(problems), sheets=sheets, mapping=mapping, warnings=warnings,
                 questions=parts["questions"], counts=counts, source=source, written=is_taken)  # fmt: skip
