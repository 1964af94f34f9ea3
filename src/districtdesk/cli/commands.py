"""What each command does, and what it says."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from .. import i18n
from ..exchange.json_reading import is_open_json
from ..i18n import _, ngettext
from ..incoming.file_form import find_form
from ..presence import is_same_file
from ..problems import Problem
from ..record_kinds import LISTED_AS_OF
from ..records import KINDS
from ..register import checking, opening
from ..register.captions import captions, read_kinds
from ..register.erasing import erase_person, still_named
from ..register.journal.steps import ChangeSet
from ..register.journal.store import Register
from ..register.journal.undo import redo as redo_step
from ..register.journal.undo import undo as undo_step
from ..register.queries.field_past import read_past
from ..register.queries.named_columns import read_columns
from ..register.queries.saved_filters import read_filters
from ..register.queries.step_names import step_name
from ..register.repairing.repair import repair as repair_file
from ..sample import build_sample
from ..sample.practice import build_practice
from . import backing_up
from .citing import cite
from .exits import Exit
from .exporting import write_export
from .exports import exports_answer, write_about_export
from .findings import finding_lines, kept_lines
from .fingerprints import compare_fingerprint, end_words
from .history import history_answer, past_answer
from .lists import fields_answer, records_answer
from .merging import clusters_answer, merge_records, split_records
from .opened import reading, writing
from .overview import answer_overview
from .reading import read
from .removed import bring_back, removed_answer
from .searching import search_answer, warn_of_other_words
from .talking import answer_with, is_agreed, say, warn

Command = Callable[[Namespace], Exit]
_LONGEST_SEARCH = 200
_MOST_WORDS = 20
# Of one kind of finding; of thousands, the first say what is wrong.
_LISTED = 20


def new(arguments: Namespace) -> Exit:
    """Make a register, with the sample or what one practises on in it if wished."""
    fill = build_practice if arguments.practice else build_sample if arguments.sample else None
    register = opening.create(arguments.file, fill=fill)
    say(_("Made “{name}”.", name=register.name))
    register.close()
    return Exit.WELL


def list_records(arguments: Namespace) -> Exit:
    """Print the records of one kind, those that a search finds."""
    if len(arguments.search) > _LONGEST_SEARCH or len(arguments.search.split()) > _MOST_WORDS:
        text = _(
            "A search takes at most {letters} letters and {words} words.",
            letters=i18n.number(_LONGEST_SEARCH),
            words=i18n.number(_MOST_WORDS),
        )
        warn(text)
        return Exit.PROBLEMS
    with reading(arguments) as register, register.read() as session:
        query = read_filters(session, arguments.kind, arguments.filter)
        if isinstance(query, Problem):
            warn(query.message)
            return Exit.PROBLEMS
        is_of_a_day = arguments.so_on is not None and arguments.kind in LISTED_AS_OF
        columns = read_columns(session, arguments.kind, arguments.columns, is_of_a_day=is_of_a_day)
        if isinstance(columns, Problem):
            warn(columns.message)
            return Exit.PROBLEMS
        query = replace(query, search=arguments.search)
        warn_of_other_words(session, query)
        return answer_with(records_answer(session, query, columns), arguments)


def overview(arguments: Namespace) -> Exit:
    """Print what all districts come to and what needs attention, or a list of that or of what has changed."""
    with reading(arguments, may_write=arguments.out is not None) as register:
        return answer_overview(register, arguments)


def search(arguments: Namespace) -> Exit:
    """Print the records of every kind that have these words, the best first, and why each was found."""
    with reading(arguments) as register, register.read() as session:
        return answer_with(search_answer(session, arguments.text), arguments)


def history(arguments: Namespace) -> Exit:
    """Print every step, the newest first: of everything, of one record, or what one of its fields said."""
    with reading(arguments) as register, register.read() as session:
        kind = read_kinds(session, [arguments.record]).get(arguments.record) if arguments.record else ""
        if kind is None or (arguments.field and not kind):
            return _refuse_record(arguments.record)
        if not arguments.field:
            return answer_with(history_answer(session, arguments.record), arguments)
        try:
            values = read_past(session, kind, arguments.record, arguments.field)
        except KeyError:
            text = _(
                "There is no field “{key}”. “fields {kind}” says which there are.", key=arguments.field, kind=kind
            )
            warn(text)
            return Exit.PROBLEMS
        return answer_with(past_answer(values), arguments)


def _refuse_record(record_id: str) -> Exit:
    if record_id:
        warn(_("There is no record with the id “{id}”.", id=record_id))
    else:
        warn(_("Of which record? Write --record ID."))
    return Exit.PROBLEMS


def fields(arguments: Namespace) -> Exit:
    """Print the field guide, of one kind or of all."""
    return answer_with(fields_answer([arguments.kind] if arguments.kind else KINDS), arguments)


def undo(arguments: Namespace) -> Exit:
    """Take back the newest step and name it."""
    with writing(arguments) as register:
        say(_("Undone: {step}", step=_named(register, undo_step(register))))
    return Exit.WELL


def removed(arguments: Namespace) -> Exit:
    """Print what was removed and may be brought back."""
    with reading(arguments) as register, register.read() as session:
        return answer_with(removed_answer(session, arguments.search), arguments)


def cite_source(arguments: Namespace) -> Exit:
    """Cite one source for several records."""
    told = {"place_in_it": arguments.place, "said_by": arguments.said_by, "how_told": arguments.how_told}
    with writing(arguments) as register:
        return cite(register, arguments.source, arguments.ids, told)


def restore_removed(arguments: Namespace) -> Exit:
    """Bring removed records back."""
    with writing(arguments) as register:
        return bring_back(register, arguments.ids)


def _named(register: Register, step: ChangeSet) -> str:
    with register.read() as session:
        return step_name(session, step, register.who)


def redo(arguments: Namespace) -> Exit:
    """Do again what was undone last and name it."""
    with writing(arguments) as register:
        say(_("Done again: {step}", step=_named(register, redo_step(register))))
    return Exit.WELL


def export(arguments: Namespace) -> Exit:
    """Write the whole register, the records of one kind, or a layout, in the form that the file's name says."""
    target: Path = arguments.out
    if is_same_file(target, arguments.file):
        warn(_("“{name}” is the register itself. Choose another name for the workbook.", name=target.name))
        return Exit.PROBLEMS
    with reading(arguments, may_write=True) as register:
        return write_export(register, arguments)


def report(arguments: Namespace) -> Exit:
    """Write a page to read on paper."""
    # Late, as for an export: what writes for Word takes longer to load than most commands to run.
    from .reporting import write_report

    if is_same_file(arguments.out, arguments.file):
        warn(_("“{name}” is the register itself. Choose another name for the page.", name=arguments.out.name))
        return Exit.PROBLEMS
    with reading(arguments, may_write=True) as register:
        return write_report(register, arguments)


def calendar(arguments: Namespace) -> Exit:
    """Write the dates of the timeline as a calendar."""
    # Late, as for an export.
    from .calendar import write_timeline

    if is_same_file(arguments.out, arguments.file):
        warn(_("“{name}” is the register itself. Choose another name for the calendar.", name=arguments.out.name))
        return Exit.PROBLEMS
    with reading(arguments, may_write=True) as register:
        return write_timeline(register, arguments)


def list_exports(arguments: Namespace) -> Exit:
    """Print the exports that the register remembers, the newest first."""
    with reading(arguments) as register, register.read() as session:
        return answer_with(exports_answer(session, only_changed=arguments.changed), arguments)


def about_export(arguments: Namespace) -> Exit:
    """Write what has changed since an export, or its erratum."""
    with reading(arguments) as register:
        return write_about_export(register, arguments)


def import_file(arguments: Namespace) -> Exit:
    """Take what is in a file, or say what would come of it, and what is wrong in it."""
    if not is_open_json(arguments.incoming):
        # Nothing is opened or loaded for what is refused at a glance.
        find_form(arguments.incoming)
    # Late, as for an export: workbooks take longer to load than most commands to run.
    from .importing import import_from

    with reading(arguments) if arguments.dry_run else writing(arguments) as register:
        return import_from(register, arguments)


def template(arguments: Namespace) -> Exit:
    """Write an empty workbook for the return of a district."""
    # Late, as for an export: workbooks take longer to load than most commands to run.
    from .templates import write_asked

    if not arguments.register:
        return write_asked(arguments, None)
    arguments.file = arguments.register
    with reading(arguments) as register:
        return write_asked(arguments, register)


def clusters(arguments: Namespace) -> Exit:
    """Print the records of one kind that may be one thing."""
    with reading(arguments) as register, register.read() as session:
        return answer_with(clusters_answer(session, arguments.kind), arguments)


def merge(arguments: Namespace) -> Exit:
    """Merge records that are one, or say what would come of it."""
    with writing(arguments) as register:
        return merge_records(register, arguments)


def split(arguments: Namespace) -> Exit:
    """Split off a record that was merged."""
    with writing(arguments) as register:
        return split_records(register, arguments)


def erase(arguments: Namespace) -> Exit:
    """Erase a person, once somebody says yes, and say where the name still occurs."""
    with writing(arguments) as register:
        if not arguments.yes and not _is_meant(register, arguments.id):
            say(_("Nothing was erased."))
            return Exit.PROBLEMS
        mentions = erase_person(register, arguments.id)
    say(_("The person was erased. Copies of the register that were made before still name them."))
    if mentions:
        say(still_named(mentions))
    return Exit.WELL


def _is_meant(register: Register, person_id: str) -> bool:
    """Ask whether this person is to be erased; where nobody answers, they stay."""
    with register.read() as session:
        name = captions(session, [person_id]).get(person_id)
    return is_agreed(_("Erase “{name}” for good? (yes/no)", name=name.show() if name else person_id))


def check(arguments: Namespace) -> Exit:
    """Read the file through and print what is wrong; problems when there are errors."""
    with reading(arguments, whole=False) as register, register.read() as session:
        checked = checking.check(register)
        ends = end_words(session)
        compared = compare_fingerprint(session, arguments.fingerprint) if arguments.fingerprint else None
    for line in finding_lines(checked.findings, most=None if arguments.all else _LISTED):
        warn(line)
    for line in kept_lines(checked.kept) if arguments.all else ():
        warn(line)
    count = len(checked.findings)
    looked = ngettext("Checked {count} record.", "Checked {count} records.", checked.records)
    found = ngettext("{count} finding.", "{count} findings.", count) if count else _("Nothing is wrong.")
    say(" ".join(filter(None, (looked, found, _kept_words(len(checked.kept))))))
    say(ends)
    if compared is not None:
        (say if compared.is_there else warn)(compared.words)
    if checked.is_file_damaged:
        warn(offer_repair())
        return Exit.WORLD
    is_well = not checked.has_errors and (compared is None or compared.is_there)
    return Exit.WELL if is_well else Exit.PROBLEMS


def offer_repair() -> str:
    """What can be done about a damaged file."""
    return _("“repair” puts together what the file still holds, in a new one.")


def repair(arguments: Namespace) -> Exit:
    """Put together in a new file what this one still holds, and say what was done and what is gone."""
    out = Path(arguments.out) if arguments.out else None
    account = repair_file(Path(arguments.file), out)
    for sentence in account.sentences():
        say(sentence)
    if account.checked:
        for line in finding_lines(account.checked.findings, most=_LISTED):
            warn(line)
    return Exit.WELL if account.is_whole else Exit.PROBLEMS


def _kept_words(count: int) -> str:
    return (
        ngettext("{count} warning is kept as it is.", "{count} warnings are kept as they are.", count)
        if count
        else ""
    )


COMMANDS: dict[str, Command] = {
    "new": new,
    "list": list_records,
    "export": export,
    "exports": list_exports,
    "report": report,
    "calendar": calendar,
    "changes": about_export,
    "erratum": about_export,
    "import": import_file,
    "template": template,
    "search": search,
    "overview": overview,
    "history": history,
    "removed": removed,
    "bring-back": restore_removed,
    "cite": cite_source,
    "undo": undo,
    "redo": redo,
    "clusters": clusters,
    "merge": merge,
    "split": split,
    "erase": erase,
    "check": check,
    "repair": repair,
    "fields": fields,
    "read": read,
    "backup": backing_up.backup,
    "backups": backing_up.list_backups,
    "restore": backing_up.restore_backup,
}
