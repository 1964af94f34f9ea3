"""From a proposal to the register, as one step, and before that on a copy, so that all rules of a save are told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..collecting import without_collecting
from ..exchange.book import IsCancelled, go_on, say_nothing
from ..exchange.errors import Cancelled
from ..i18n import N_, _
from ..problems import Problem, error
from ..records import KINDS, field_of
from ..register.confirming import put_confirmed
from ..register.errors import ChangedSince, Refused
from ..register.journal.attachments import put_file
from ..register.journal.entry import Entry, bring, put, put_beside
from ..register.journal.recorder import WritingSession
from ..register.journal.store import Changed, Register, Session
from ..register.kept_warnings import hold_on, keep_apart
from ..register.snapshot import open_rehearsal
from .choices import Choices as Choices
from .choices import chosen_entries, id_of, open_places, targets_of
from .proposal import EntryRow, FileSource, PrintedCell, Proposal, RowPlace, SameRow, Tally, TriedStep
from .watching import Watch

_KEPT_WARNING = "accepted_warning"
_STEP = N_("Import workbook")
# Of each row that would be written: where it stands, and what it asks for.
_Rows = Mapping[str, tuple[RowPlace, Entry]]


class _Rehearsed(Exception):
    """Ends a change before anything of it is written."""


def accept(
    register: Register, proposal: Proposal, choices: Choices | None = None, is_cancelled: IsCancelled = go_on
) -> Tally:
    """Write what a proposal asks for as one step. Raises Refused, ChangedSince or Cancelled, and then writes nothing.

    What waits for a choice and has none is not written.
    """
    chosen = choices or Choices()
    with without_collecting(), register.change(_STEP) as session:
        session.may_go_on = Watch(say_nothing, is_cancelled).look
        wanted = list(chosen_entries(proposal, chosen))
        tried = proposal.tried
        is_same = tried is not None and tried.wanted == wanted and _adds_only(proposal, wanted, chosen)
        if tried is not None and is_same and tried.step.fits(session.connection()):
            session.tried = tried.step
        else:
            _put_all(session, proposal, wanted, chosen, is_cancelled)
    proposal.tried = None
    return _counted(session.outcome)


def rehearse(
    register: Register, proposal: Proposal, choices: Choices | None = None, is_cancelled: IsCancelled = go_on
) -> None:
    """Add to a proposal what a save of it would refuse and warn of, and take the rows out that it would refuse.

    Tried on a copy. Raises RegisterError where none can be made, Refused for what stands in no row, and Cancelled.
    """
    proposal.warnings[:] = proposal.noted
    proposal.tally, proposal.tried = Tally(), None
    chosen = choices or Choices()
    if not (proposal.entries or proposal.same or proposal.alike or proposal.conflicts):
        return
    with open_rehearsal(register, Watch(say_nothing, is_cancelled).look) as copy:
        while refused := _refusals(copy, proposal, chosen, is_cancelled):
            proposal.refused |= refused
            proposal.drop(refused)


def keep_good_rows(
    register: Register, proposal: Proposal, choices: Choices | None = None, is_cancelled: IsCancelled = go_on
) -> None:
    """Take out of a rehearsed proposal each row in which something is wrong or open, and what needs its record."""
    chosen = choices or Choices()
    while is_open := open_places(proposal, chosen) - proposal.left:
        proposal.drop(is_open)
        rehearse(register, proposal, chosen, is_cancelled)


def _refusals(register: Register, proposal: Proposal, choices: Choices, is_cancelled: IsCancelled) -> set[RowPlace]:
    """The rows that a save refuses, with what it says of them; its warnings once it refuses none."""
    rows = {id_of(entry): (place, entry) for place, entry in chosen_entries(proposal, choices)}
    if needing := set(_needing(proposal, rows)):
        return needing
    try:
        found, is_refused = _try(register, proposal, choices, is_cancelled), False
    except Refused as refused:
        found, is_refused = refused.problems, True
    except ChangedSince as changed:
        found, is_refused = {changed.record_id: [error(changed.message, *changed.fields, rule="changed_since")]}, True
    wrong = set()
    printed = {id_of(entry): row for entry, row in proposal.told()}
    told = {(each.place, key) for each in proposal.problems for key in each.problem.fields}
    for record_id, problems in found.items():
        for each in problems:
            if record_id in rows and each.is_error == is_refused:
                place, entry = rows[record_id]
                wrong.add(place)
                # What cannot be read is missing too, and that is said once.
                if is_refused and each.fields and all((place, key) in told for key in each.fields):
                    continue
                cell = _cell_of(printed.get(record_id), each)
                proposal.say(place, each, entry.kind, _shown(entry, each), cell)
    if is_refused and not wrong:
        # What stands in no row of this workbook cannot be taken out of it.
        raise Refused(found)
    return wrong if is_refused else set()


def _cell_of(row: EntryRow | None, problem: Problem) -> PrintedCell | None:
    return row.cell_of(problem) if row else None


def _shown(entry: Entry, problem: Problem) -> str:
    """The value that a problem is about, where it is about one that is not a link."""
    for key in problem.fields[:1]:
        kind = field_of(KINDS[entry.kind], key).kind if key in entry.values else None
        if kind is not None and not kind.is_link:
            return kind.show(entry.values[key])
    return ""


def _needing(proposal: Proposal, rows: _Rows) -> Iterator[RowPlace]:
    """The rows that name a new record of another row, of which nothing is taken; with what is said of them."""
    new = {entry.given_id: row.place for entry, row in proposal.told()} | proposal.dropped
    new |= {row.entry.given_id: row.place for row in proposal.alike}
    left = {record_id: place for record_id, place in new.items() if record_id and record_id not in rows}
    for place, entry in rows.values() if left else ():
        sheet, number = next((left[each] for each in targets_of(entry) if each in left), ("", 0))
        if sheet:
            text = _("This row needs row {row} of “{sheet}”, of which nothing is taken.", row=number, sheet=sheet)
            proposal.say(place, error(text, rule="needs_row"), entry.kind)
            yield place


def _try(
    register: Register, proposal: Proposal, choices: Choices, is_cancelled: IsCancelled
) -> dict[str, list[Problem]]:
    """What the rules find in what would be written; raises what a save would."""
    found: dict[str, list[Problem]] = {}

    def end() -> None:
        if session.outcome:
            found.update(session.outcome.warnings)
        proposal.tally = _counted(session.outcome)
        if session.as_tried is not None:
            proposal.tried = TriedStep(wanted, session.as_tried)
        raise _Rehearsed

    wanted = list(chosen_entries(proposal, choices))
    try:
        with without_collecting(), register.change(_STEP) as session:
            session.may_go_on = Watch(say_nothing, is_cancelled).look
            if _adds_only(proposal, wanted, choices):
                session.try_it()
            _put_all(session, proposal, wanted, choices, is_cancelled)
            session.before_commit = end
    except _Rehearsed:
        pass
    return found


def _counted(changed: Changed | None) -> Tally:
    told = changed.told if changed else ()
    added = sum(before is None for _kind, _id, before, _after in told)
    return Tally(added, len(told) - added)


def _adds_only(proposal: Proposal, wanted: Sequence[tuple[RowPlace, Entry]], choices: Choices) -> bool:
    """Whether nothing but new records would be written: what comes of that can be kept."""
    has_file = proposal.source is not None and proposal.source.attached is not None
    is_confirmed = any(_is_confirmed(row, proposal, choices) for row in proposal.same)
    if has_file or is_confirmed or choices.different:
        return False
    return all(entry.record_id is None and entry.kind != _KEPT_WARNING for _place, entry in wanted)


def _put_all(
    session: WritingSession,
    proposal: Proposal,
    wanted: Sequence[tuple[RowPlace, Entry]],
    choices: Choices,
    is_cancelled: IsCancelled,
) -> None:
    kept_warnings = []
    if proposal.source is not None and (
        wanted or any(_is_confirmed(row, proposal, choices) for row in proposal.same)
    ):
        _put_source(session, proposal.source)
    for _place, entry in wanted:
        if is_cancelled():
            raise Cancelled
        if entry.kind == _KEPT_WARNING:
            kept_warnings.append(entry)
        if entry.record_id is None and entry.kind != _KEPT_WARNING:
            bring(session, entry)
        else:
            put(session, entry)
    for row in proposal.same:
        if not _is_confirmed(row, proposal, choices):
            continue
        if row.place in choices.apart:
            put_beside(session, row.entry, row.citations)
        else:
            put_confirmed(session, *row.same)
    _note_different(session, wanted, proposal, choices)
    hold_on(session, list(_still_quiet(kept_warnings, proposal.versions)))
    if is_cancelled():
        raise Cancelled


def _note_different(
    session: Session, wanted: Iterable[tuple[RowPlace, Entry]], proposal: Proposal, choices: Choices
) -> None:
    """Of new records that look like others, and are other things: that nobody asks it again."""
    if not choices.different:
        return
    taken = {id_of(entry) for _place, entry in wanted}
    known = {each.id for found in proposal.perhaps_one for each in found.members if each.place is None}
    pairs = [pair for pair in choices.different if taken.intersection(pair) and taken.union(known).issuperset(pair)]
    keep_apart(session, sorted(pairs), _("It is another one."))


def _is_confirmed(row: SameRow, proposal: Proposal, choices: Choices) -> bool:
    """Whether something of a row that says a claim again is taken."""
    if row.place in proposal.left or row.place in choices.rows_left:
        return False
    return row.place in choices.apart or choices.confirmed is None or row.place in choices.confirmed


def _put_source(session: Session, source: FileSource) -> None:
    """The source that the file became, where it is new, and a copy of the file with it."""
    if source.entry is not None:
        put(session, source.entry)
    if source.attached is not None:
        put_file(session, source.id, source.attached)


def _still_quiet(kept_warnings: Iterable[Entry], versions: Mapping[str, int]) -> Iterator[str]:
    """The new kept warnings whose record is, in the workbook, as it was when the reason was given."""
    for entry in kept_warnings:
        is_same_version = versions.get(str(entry.values.get("record"))) == entry.values.get("of_version", 0)
        if entry.given_id is not None and is_same_version:
            yield entry.given_id
