"""Answers that a script gives to what a file asks, by the keys with which `--format json` tells the questions."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..i18n import _
from ..importing.answers import GivenAnswers, Waiting
from ..importing.choices import Choices, chosen_entries, id_of, is_answered
from ..importing.keyed_questions import KeyedQuestion, keyed_questions
from ..importing.perhaps_one import PerhapsOne
from ..importing.proposal import EntryRow, Proposal, RowPlace, TableQuestion
from ..importing.wording import read_wording
from ..incoming.sheet_cells import column_letters
from ..problems import Problem, error
from ..register.journal.entry import Entry
from ..register.journal.store import Register
from .output import Object, Plain
from .talking import warn

_LONGEST = 80


@dataclass(slots=True)
class Answered:
    """A proposal, what was chosen of it, and what of the answers is none; None where no answers were given."""

    proposal: Proposal
    given: GivenAnswers | None = None
    refused: list[Problem] = field(default_factory=list)

    @property
    def choices(self) -> Choices | None:
        return self.given.choices() if self.given is not None else None

    def waits(self, asked: Waiting | PerhapsOne) -> bool:
        """Whether it is not answered."""
        if self.given is None:
            return True
        if isinstance(asked, PerhapsOne):
            return not self.given.weighed(asked)[0]
        if isinstance(asked, TableQuestion):
            return not asked.places <= self.given.rows_left
        return not is_answered(asked, self.given.choices())

    def is_left(self, place: RowPlace) -> bool:
        """Whether an answer leaves the row out."""
        return self.given is not None and place in self.given.rows_left

    def told(self, register: Register) -> Iterator[tuple[Entry, EntryRow]]:
        """What would be written, each with its row and what the register has there now."""
        rows = {id_of(entry): row for entry, row in self.proposal.told()}
        if self.given is None:
            yield from self.proposal.told()
            return
        with register.read() as session:
            there = read_wording(session, self.proposal).values
        now = {(each.record_id, each.key): each.now for each in self.proposal.conflicts}
        for place, entry in chosen_entries(self.proposal, self.given.choices()):
            known, own = rows.get(id_of(entry)), id_of(entry)
            old = {key: now.get((own, key), there.get(own, {}).get(key)) for key in entry.values}
            yield entry, replace(known, old={**old, **known.old}) if known else EntryRow(place, None, old)


def read_answers(path: Path | None) -> dict[str, object] | Problem | None:
    """The answers in a file: an object of JSON with an answer by each key. None where no file is given."""
    if path is None:
        return None
    try:
        read = json.loads(path.read_text("utf-8-sig"))
    except OSError as problem:
        text = _("“{name}” cannot be read: {reason}.", name=path.name, reason=problem.strerror or "")
        return error(text, rule="answers")
    except ValueError:
        read = None
    if isinstance(read, dict):
        return read
    return error(_("“{name}” holds no answers: an answer by each key, as JSON.", name=path.name), rule="answers")


def answer(register: Register, said: Mapping[str, object] | None, propose: Callable[[Choices], Proposal]) -> Answered:
    """Propose again with what is answered, until no answer is left that a question waits for; what no question ever
    asked is refused.
    """
    given = GivenAnswers()
    proposal = propose(given.choices())
    if said is None:
        return Answered(proposal)
    refused, used = list[Problem](), set[str]()
    while asked := [each for each in _questions(register, proposal) if each.key in said and each.key not in used]:
        used |= {each.key for each in asked}
        refused += filter(None, [each.give(given, said[each.key]) for each in asked])
        proposal = propose(given.choices())
    refused += [never_asked(key) for key in said if key not in used]
    return Answered(proposal, given, refused)


def never_asked(key: str) -> Problem:
    """What is said of an answer to a question that a file does not ask."""
    return error(_("“{key}” is no question that this file asks.", key=key[:_LONGEST]), rule="answer")


def _questions(register: Register, proposal: Proposal) -> Sequence[KeyedQuestion]:
    with register.read() as session:
        return list(keyed_questions(proposal, read_wording(session, proposal)))


def warn_of_answers(answered: Answered) -> None:
    """A line for each answer that is none."""
    for each in answered.refused:
        warn(each.message)


def told_questions(register: Register, answered: Answered) -> Iterator[Object]:
    """What is still asked, each with its key and its answers, as programs read it."""
    for each in _questions(register, answered.proposal):
        if answered.waits(each.asked):
            choices: list[Plain] = [{"answer": choice.value, "label": choice.label} for choice in each.choices]
            told: dict[str, Plain] = {"key": each.key, **_place(each), "question": each.sentence, "choices": choices}
            if each.is_typed:
                told["typed"] = True
            if each.members:
                told["members"] = [{"key": key, "name": member.name.show()} for key, member in each.members.items()]
            yield told


def _place(each: KeyedQuestion) -> dict[str, Plain]:
    if isinstance(each.asked, PerhapsOne):
        sheet, row = next((member.place for member in each.asked.members if member.place is not None), ("", 0))
        return {"sheet": sheet, "row": row, "column": "", "value": ""}
    sheet, row = each.asked.place
    if isinstance(each.asked, TableQuestion):
        cell = each.asked.cell
        return {"sheet": sheet, "row": cell.row, "column": column_letters(cell.column), "value": cell.text}
    return {"sheet": sheet, "row": row, "column": "", "value": ""}
