"""The products of a table of projects: what stands in one cell is one product, or several."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from ..folding import fold
from ..i18n import _
from ..incoming.milestone_words import status_said
from ..incoming.vocabulary import MADE, PRODUCT
from ..problems import Problem
from ..records import Product, field_of
from ..register.journal.store import Register
from .cell_claims import BETWEEN, BOTH
from .chosen_table import TableAnswers
from .proposal import Proposal, QuestionChoice
from .record_drafts import RecordDraft
from .row_claims import RowClaims
from .row_fields import RowFields, ToldCell
from .row_parts import RowParts

# What may part two things, or belong to the name of one; not within brackets.
_PERHAPS_BETWEEN = re.compile(r"(?:\s*,(?![0-9])\s*|\s+/\s+|\s+(?:və|и|and|habelə|həmçinin|а также)\s+)(?![^(]*\))")
_ONE = "one"


class RowProducts:
    """Makes the products of all tables of one file, against those that the register has."""

    def __init__(self, register: Register, proposal: Proposal, answers: TableAnswers, claims: RowClaims) -> None:
        self._parts = RowParts(register, proposal, answers, claims, PRODUCT, "project")
        self._said: set[tuple[str, str]] = set()

    def know(self, projects: Iterable[str]) -> None:
        """Read the products of these projects of the register, in one go."""
        self._parts.know(projects)

    def take(self, row: RowFields, records: Mapping[str, RecordDraft]) -> None:
        """Propose the products of a row."""
        for each in row.beside:
            if each.target.path == MADE and "project" in records:
                for name in self._names(row, each):
                    self._take(row, each, records["project"], name)

    def _names(self, row: RowFields, each: ToldCell) -> list[str]:
        """What stands on lines of their own are several; commas and the like somebody must say."""
        lines = [" ".join(line.split()).strip(" ,.") for line in BETWEEN.split(each.cell.text())]
        lines = [line for line in lines if line]
        parts = [[part.strip() for part in _PERHAPS_BETWEEN.split(line) if part.strip()] for line in lines]
        apart = [name for line in parts for name in line]
        if len(apart) == len(lines):
            return lines
        answer = self._parts.answer(row, each)
        if answer in (_ONE, BOTH):
            return lines if answer == _ONE else apart
        message = _("Is this one product, or several?")
        as_one = QuestionChoice(_ONE, _("As it is written: {names}", names=" · ".join(lines)))
        self._parts.ask(
            row, each, message, (as_one, QuestionChoice(BOTH, _("Several: {names}", names=" · ".join(apart))))
        )
        return []

    def _take(self, row: RowFields, each: ToldCell, project: RecordDraft, name: str) -> None:
        model = field_of(Product, "model").kind.parse(name)
        if isinstance(model, Problem):
            self._parts.say(row, each, model.at("model"))
            return
        key = project.id, fold(name)
        if key in self._said:
            return
        self._said.add(key)
        known = next((one for one in self._parts.known(project) if fold(one.text("model")) == fold(name)), None)
        if known is not None:
            self._parts.confirm(row, each.printed, project, known.id)
            return
        status = each.choice.status or status_said(each.column.heading)
        values = {"project": project.id, "model": model, **({"status": status} if status else {})}
        self._parts.add(row, each.printed, project, values, fold(name))
