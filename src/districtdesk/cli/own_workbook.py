"""A workbook of ours that comes back: what comes of it, said for people and for programs, and taken where wished."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict

from ..exchange.read_book import ReadSheet
from ..i18n import _, ngettext
from ..importing.comparing import propose
from ..importing.counted_words import counted_sentences
from ..importing.preparing import find_ones
from ..importing.proposal import (
    AlikeRow,
    Conflict,
    ForeignSheet,
    KnownSheet,
    Missing,
    Proposal,
    RowProblem,
    SameRow,
    TableQuestion,
)
from ..importing.taking import accept, keep_good_rows, rehearse
from ..importing.wording import label
from ..incoming.sheet_cells import IncomingFile, column_letters
from ..names import Names
from ..record_kinds import RECORD_KINDS
from ..records import KINDS, field_of
from ..register.journal.store import Register
from .answering import Answered, answer, told_questions, warn_of_answers
from .exits import Exit
from .output import Object, Plain
from .talking import say, warn

_MOST_NAMED = 10


def take_own(
    register: Register,
    book: Sequence[ReadSheet],
    file: IncomingFile,
    arguments: Namespace,
    said: Mapping[str, object] | None,
) -> Exit:
    """Take what the workbook asks for, or only say it. Where something is wrong, or must be chosen and is not `said`
    by the key of the question, nothing is taken, unless the good rows are wished alone.
    """
    proposal = propose(register, book)
    find_ones(register, proposal)
    answered = answer(register, said, lambda _choices: proposal)
    if answered.refused:
        warn_of_answers(answered)
        return Exit.PROBLEMS
    rehearse(register, proposal, answered.choices)
    if arguments.good_rows:
        keep_good_rows(register, proposal, answered.choices)
    in_words = arguments.format != "json"
    problems = [*bad_cells(file), *told_problems(answered, in_words=in_words)]
    ones = list(told_ones(answered))
    asked: list[Plain] = [] if in_words else [*told_questions(register, answered)]
    entries: list[Object] = [] if in_words else [*told_entries(register, answered)]
    is_taken = not arguments.dry_run and (arguments.good_rows or not problems)
    if is_taken:
        accept(register, proposal, answered.choices)
    counts = counts_of(proposal)
    if arguments.format == "json":
        warnings = [*(told_row(each) for each in proposal.warnings), *ones]
        sheets: Plain = [asdict(each) for each in proposal.read]
        missing: Plain = [_of_missing(each) for each in proposal.missing]
        told: dict[str, Plain] = {"entries": entries, "problems": problems, "sheets": sheets, "missing": missing}
        say_json(**told, questions=asked, warnings=warnings, counts=counts, written=is_taken)
    else:
        say_counts(proposal, counts, is_taken=is_taken)
        warn_of([*problems, *(told_row(each, in_words=True) for each in proposal.warnings), *ones])
    return Exit.PROBLEMS if problems else Exit.WELL


def counts_of(proposal: Proposal) -> dict[str, int]:
    """How many records are new and changed, as the journal counts them; of how many rows and cells nothing comes."""
    missing = sum(each.count for each in proposal.missing)
    tally = proposal.tally
    return {"new": tally.added, "changed": tally.changed, **asdict(proposal.counted), "missing": missing}


def say_counts(proposal: Proposal, counts: Mapping[str, int], *, is_taken: bool) -> None:
    """The counts in sentences, and what was not read."""
    new = ngettext("{count} new record", "{count} new records", counts["new"])
    changed = ngettext("{count} changed record", "{count} changed records", counts["changed"])
    say(_("{new}, {changed}.", new=new, changed=changed))
    for sentence in counted_sentences(proposal.counted):
        say(sentence)
    for sheet in proposal.unread:
        say(f"{_('“{word}”', word=sheet.title)}: {_why_unread(sheet)}")
    for sentence in (*map(_how_recognised, proposal.read), *map(_said_missing, proposal.missing)):
        if sentence:
            say(sentence)
    if not is_taken:
        say(_("Nothing was written."))


def _why_unread(sheet: ForeignSheet) -> str:
    if sheet.headings:
        return _("Not read, because no field fits: {columns}.", columns="; ".join(sheet.headings))
    return _("Not read, because it is no list of records.")


def _how_recognised(sheet: KnownSheet) -> str:
    """What is to be known of a sheet that lost what recognises it."""
    told = []
    if sheet.by_headings:
        told.append(
            _("“{sheet}” was recognised by its headings: {records}.", sheet=sheet.title, records=_many(sheet.kind))
        )
    if not sheet.has_ids and sheet.lost_ids:
        text = _(
            "The hidden ids of “{sheet}” are gone. Its rows are compared with the records that are called so; what "
            "changed in the register since cannot be told.",
            sheet=sheet.title,
        )
        told.append(text)
    return " ".join(told)


def _many(kind: str) -> str:
    return _(RECORD_KINDS[kind].many)


def _said_missing(found: Missing) -> str:
    rows = ngettext(
        "{count} record that “{sheet}” had is no longer in it. Nothing is removed.",
        "{count} records that “{sheet}” had are no longer in it. Nothing is removed.",
        found.count,
        sheet=found.title,
    )
    named = [names.show() for _id, names in found.records[:_MOST_NAMED]]
    return f"{rows} {'; '.join([*named, *(['…'] if len(found.records) > _MOST_NAMED else [])])}".rstrip()


def told_entries(register: Register, answered: Answered) -> Iterator[Object]:
    """Each record that would be added or changed, with what changes. The source that a file becomes has no row."""
    proposal = answered.proposal
    source = proposal.source.entry if proposal.source else None
    if source is not None and (proposal.entries or proposal.same):
        changes: list[Plain] = [
            {"field": key, "old": None, "new": _dumped("source", key, value)} for key, value in source.values.items()
        ]
        yield {"sheet": "", "row": 0, "kind": "source", "name": str(source.values["title"]), "changes": changes}
    for entry, row in answered.told(register):
        names = row.caption or next((value for value in entry.values.values() if isinstance(value, Names)), None)
        sheet, number = row.place
        changes = [
            {"field": key, "old": _dumped(entry.kind, key, row.old[key]), "new": _dumped(entry.kind, key, value)}
            for key, value in entry.values.items()
        ]
        name = names.show() if names else ""
        yield {"sheet": sheet, "row": number, "kind": entry.kind, "name": name, "changes": changes}


def _dumped(kind: str, key: str, value: object) -> Plain:
    dumped: Plain = field_of(KINDS[kind], key).kind.dump(value)
    return dumped


def _shown(kind: str, key: str, value: object) -> str:
    return field_of(KINDS[kind], key).kind.show(value) if value not in (None, ()) else "—"


def told_problems(answered: Answered, *, in_words: bool = False) -> Iterator[Object]:
    """What is wrong, and what must be chosen and is not."""
    proposal = answered.proposal
    yield from (told_row(each, in_words=in_words) for each in proposal.problems if not answered.is_left(each.place))
    yield from map(_of_same, filter(answered.waits, proposal.same))
    yield from map(_of_alike, filter(answered.waits, proposal.alike))
    yield from (_of_conflict(each, in_words=in_words) for each in proposal.conflicts if answered.waits(each))
    for asked in filter(answered.waits, proposal.questions):
        yield from _of_question(asked)


def _of_missing(found: Missing) -> Object:
    records: list[Plain] = [{"id": record_id, "name": names.show()} for record_id, names in found.records]
    return {"sheet": found.title, "kind": found.kind, "count": found.count, "records": records}


def told_row(found: RowProblem, *, in_words: bool = False) -> Object:
    """What is wrong with a row, or worth a look, with its cell where that is known; a field `in_words` or by key."""
    if found.cell is not None and found.cell.column:
        column = column_letters(found.cell.column)
        return problem_of(found.sheet, found.cell.row, column, found.cell.text, found.problem.message)
    fields = (label(found.kind, key) if in_words else key for key in found.problem.fields)
    return problem_of(found.sheet, found.row, ", ".join(fields), found.value, found.problem.message)


def _of_question(asked: TableQuestion) -> Iterator[Object]:
    """A line for each cell that waits for the answer."""
    choices = "; ".join(each.label for each in asked.choices)
    reason = f"{asked.message} {choices}".rstrip()
    for cell in asked.cells or (asked.cell,):
        yield problem_of(asked.place[0], cell.row, column_letters(cell.column), cell.text, reason)


def _of_same(row: SameRow) -> Object:
    text = _("The register says the same already. Choose whether it is the same claim.")
    return problem_of(*row.place, "", "", " ".join((text, *(each.why() for each in row.same))))


def _of_alike(row: AlikeRow) -> Object:
    called = "; ".join(f"{each.caption.show()} ({each.id})" for each in row.candidates)
    text = _(
        "This may be a record that is there already. Choose which, or that it is another: {records}.", records=called
    )
    return problem_of(*row.place, "", "", text)


def _of_conflict(found: Conflict, *, in_words: bool) -> Object:
    then, now, new = (_shown(found.kind, found.key, each) for each in (found.base, found.now, found.new))
    text = _(
        "Changed here and in the register since the workbook was made: then {then}, now in the register {now}.",
        then=then,
        now=now,
    )
    field = label(found.kind, found.key) if in_words else found.key
    return problem_of(*found.place, field, new, text)


def told_ones(answered: Answered) -> Iterator[Object]:
    """Which new records may be one, or one that is there, each with what it may be; nothing is joined for it."""
    coming = {each.place for each in answered.proposal.coming()}
    for each in filter(answered.waits, answered.proposal.perhaps_one):
        for member in each.members if coming & {each.place for each in each.members} else ():
            others = "; ".join(other.name.show() for other in each.members if other.id != member.id)
            text = _("“{name}” may be of one thing with: {names}.", name=member.name.show(), names=others)
            if member.place is not None:
                yield problem_of(*member.place, "", member.name.show(), text)


def problem_of(sheet: str, row: int, column: str, value: str, reason: str) -> Object:
    """What is wrong, and where, as programs read it."""
    return {"sheet": sheet, "row": row, "column": column, "value": value, "reason": reason}


def bad_cells(file: IncomingFile) -> Iterator[Object]:
    """The cells that could not be read, each as a problem."""
    for sheet in file.sheets:
        for each in sheet.problems:
            yield problem_of(sheet.title, each.row, column_letters(each.column), each.value, each.message)


def say_json(**parts: Plain) -> None:
    """What came of a file as one JSON object."""
    say(json.dumps(parts, ensure_ascii=False))


def warn_of(problems: Iterable[Object]) -> None:
    """A line for each problem, with where it stands."""
    for each in problems:
        place = ", ".join(str(each[key]) for key in ("sheet", "row", "column") if each[key])
        warn(f"{place}: {each['reason']}")
