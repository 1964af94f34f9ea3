"""From a proposal to the register, as one step, and before that on a copy, so that all rules of a save are told."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from ..i18n import N_
from ..problems import Problem, error
from ..register.confirming import put_confirmed
from ..register.errors import ChangedSince, Refused
from ..register.journal.entry import Entry, put, put_beside
from ..register.journal.store import Register, Session
from ..register.kept_warnings import hold_on
from ..register.snapshot import open_rehearsal
from .proposal import Proposal, RowPlace

_KEPT_WARNING = "accepted_warning"
_STEP = N_("Import workbook")


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person chose: of rows that may be a record that is there which one each is, or that it is `new`.

    `apart`: rows that say a claim again and are to be claims of their own all the same. `of_workbook`: by record id
    and field the conflicts in which the workbook is right.
    """

    apart: Collection[RowPlace] = ()
    new: Collection[RowPlace] = ()
    is_record: Mapping[RowPlace, str] = field(default_factory=dict)
    of_workbook: Collection[tuple[str, str]] = ()


class _Rehearsed(Exception):
    """Ends a change before anything of it is written."""


def accept(register: Register, proposal: Proposal, choices: Choices | None = None) -> None:
    """Write what a proposal asks for as one step. Raises Refused or ChangedSince and then writes nothing.

    What waits for a choice and has none is not written.
    """
    with register.change(_STEP) as session:
        _put_all(session, proposal, choices or Choices())


def rehearse(register: Register, proposal: Proposal, choices: Choices | None = None) -> None:
    """Add to a proposal what a save of it would refuse and warn of, and take the rows out that it would refuse.

    Tried on a copy. Raises RegisterError where none can be made, and Refused for what stands in no row.
    """
    proposal.warnings.clear()
    places = {entry.record_id or entry.given_id: row.place for entry, row in proposal.told()}
    with open_rehearsal(register) as copy:
        while proposal.entries:
            refused = _refusals(copy, proposal, choices or Choices(), places)
            if not refused:
                return
            proposal.drop(refused)


def keep_good_rows(register: Register, proposal: Proposal) -> None:
    """Take out of a rehearsed proposal each row in which something is wrong or open, and what needs its record."""
    while is_open := proposal.open_places - proposal.left:
        proposal.drop(is_open)
        rehearse(register, proposal)


def _refusals(
    register: Register, proposal: Proposal, choices: Choices, places: Mapping[str | None, RowPlace]
) -> set[RowPlace]:
    """The rows that a save refuses, with what it says of them; its warnings once it refuses none."""
    try:
        found, is_refused = _try(register, proposal, choices), False
    except Refused as refused:
        found, is_refused = refused.problems, True
    except ChangedSince as changed:
        found, is_refused = {changed.record_id: [error(changed.message, *changed.fields, rule="changed_since")]}, True
    wrong = set()
    for record_id, problems in found.items():
        place = places.get(record_id)
        for each in problems:
            if place is not None and each.is_error == is_refused:
                proposal.say(place, each)
                wrong.add(place)
    if is_refused and not wrong:
        # What stands in no row of this workbook cannot be taken out of it.
        raise Refused(found)
    return wrong if is_refused else set()


def _try(register: Register, proposal: Proposal, choices: Choices) -> dict[str, list[Problem]]:
    """What the rules find in what would be written; raises what a save would."""
    found: dict[str, list[Problem]] = {}

    def end() -> None:
        if session.outcome:
            found.update(session.outcome.warnings)
        raise _Rehearsed

    try:
        with register.change(_STEP) as session:
            _put_all(session, proposal, choices)
            session.before_commit = end
    except _Rehearsed:
        pass
    return found


def _put_all(session: Session, proposal: Proposal, choices: Choices) -> None:
    for entry in (*proposal.entries, *_chosen(proposal, choices)):
        put(session, entry)
    for row in proposal.same:
        if row.place in proposal.left:
            continue
        if row.place in choices.apart:
            put_beside(session, row.entry, row.citations)
        else:
            put_confirmed(session, *row.same)
    hold_on(session, list(_still_quiet(proposal)))


def _chosen(proposal: Proposal, choices: Choices) -> Iterator[Entry]:
    """What a person chose of the rows and fields that were open."""
    for row in proposal.alike:
        if row.place in proposal.left:
            continue
        if row.place in choices.new:
            yield row.entry
        elif row.place in choices.is_record:
            yield replace(row.entry, record_id=choices.is_record[row.place], given_id=None)
    for each in proposal.conflicts:
        if (each.record_id, each.key) in choices.of_workbook:
            yield Entry(each.kind, {each.key: each.new}, each.record_id)


def _still_quiet(proposal: Proposal) -> Iterator[str]:
    """The new kept warnings whose record is, in the workbook, as it was when the reason was given."""
    for entry in proposal.entries:
        if entry.kind != _KEPT_WARNING or entry.given_id is None:
            continue
        if proposal.versions.get(str(entry.values["record"])) == entry.values["of_version"]:
            yield entry.given_id
