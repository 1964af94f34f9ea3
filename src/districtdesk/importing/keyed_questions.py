"""What is asked of a file, by keys that are the same whenever the file is read, and answers that name such a key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..i18n import _
from ..incoming.sheet_cells import cell_place
from ..problems import Problem, error
from .answers import DIFFERENT, LEFT, NEW, ONE, REGISTER, WORKBOOK, GivenAnswers, Waiting
from .perhaps_one import OneMember, PerhapsOne
from .proposal import AlikeRow, Conflict, Proposal, QuestionChoice, RowPlace, SameRow, TableQuestion
from .questions import question
from .table_work import read_day
from .wording import ReadableNames

_LONGEST = 80


@dataclass(frozen=True, slots=True)
class KeyedQuestion:
    """`choices`: the answers. `is_typed`: a day or time in words is one too. Of names that may be of one thing a list
    of those that are is one, by the keys of `members`.
    """

    key: str
    asked: Waiting | PerhapsOne
    sentence: str
    choices: tuple[QuestionChoice, ...]
    is_typed: bool = False

    @property
    def members(self) -> Mapping[str, OneMember]:
        """By their keys those that may be one; of no other question there are any."""
        return {_member_key(each): each for each in self.asked.members} if isinstance(self.asked, PerhapsOne) else {}

    def give(self, answers: GivenAnswers, said: object) -> Problem | None:
        """Answer it; says what is wrong with an answer that is none."""
        if isinstance(self.asked, PerhapsOne):
            return self._weigh(answers, self.asked, said)
        is_day = self.is_typed and isinstance(said, str) and read_day(said) is not None
        if not isinstance(said, str) or not (is_day or said in self._offered()):
            return self._refused(said)
        answers.answer(self.asked, said)
        return None

    def _weigh(self, answers: GivenAnswers, found: PerhapsOne, said: object) -> Problem | None:
        members = self.members
        if isinstance(said, list) and len(said) > 1 and all(each in members for each in said):
            ids = [members[each].id for each in said]
            if any(each.place for each in found.members if each.id in ids):
                answers.weigh(found, ONE, ids)
                return None
        elif said in (ONE, DIFFERENT):
            answers.weigh(found, str(said), [each.id for each in found.members])
            return None
        return self._refused(said)

    def _offered(self) -> list[str]:
        return [each.value for each in self.choices]

    def _refused(self, said: object) -> Problem:
        offered = ", ".join((*self._offered(), *([f"[{', '.join(self.members)}]"] if self.members else [])))
        text = _(
            "“{answer}” is no answer to “{key}”. The answers are: {answers}.",
            answer=str(said)[:_LONGEST],
            key=self.key,
            answers=offered,
        )
        return error(text, rule="answer")


def keyed_questions(proposal: Proposal, wording: ReadableNames) -> Iterator[KeyedQuestion]:
    """All that waits for an answer, in the order in which a person is asked."""
    all_waiting: tuple[Waiting, ...] = (*proposal.questions, *proposal.alike, *proposal.same, *proposal.conflicts)
    for waiting in all_waiting:
        asked = question(waiting, wording)
        choices = [QuestionChoice(side.answer, _label(side.answer, side.verb, side.heading)) for side in asked.sides]
        choices += [QuestionChoice(value, text) for value, text in asked.others]
        offered = tuple(each for each in choices if each.value)
        yield KeyedQuestion(_key(waiting), waiting, asked.sentence, offered, asked.is_typed)
    for found in proposal.perhaps_one:
        sentence = _("New names that may be of one thing. Each stays a record of its own unless you say otherwise.")
        both = (QuestionChoice(ONE, _("Take as one record")), QuestionChoice(DIFFERENT, _("These are different")))
        yield KeyedQuestion(f"one:{'+'.join(map(_member_key, found.members))}", found, sentence, both)


def _label(answer: str, verb: str, heading: str) -> str:
    return verb if answer in (NEW, REGISTER, WORKBOOK, LEFT) else f"{verb}: {heading}"


def _key(waiting: Waiting) -> str:
    if isinstance(waiting, TableQuestion):
        cell = cell_place(waiting.cell.row, waiting.cell.column) if waiting.cell.column else str(waiting.cell.row)
        return ":".join(filter(None, (waiting.asks, f"{waiting.place[0]}!{cell}", waiting.path)))
    sort = {AlikeRow: "alike", SameRow: "said", Conflict: "conflict"}[type(waiting)]
    return ":".join((sort, _row(waiting.place), *([waiting.key] if isinstance(waiting, Conflict) else [])))


def _row(place: RowPlace) -> str:
    return f"{place[0]}!{place[1]}"


def _member_key(member: OneMember) -> str:
    return _row(member.place) if member.place is not None else member.id
