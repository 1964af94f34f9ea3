"""Records that belong to what a row tells of: each is added once, cited from the file, and known again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..problems import Problem
from ..register.captions import batches
from ..register.journal.entry import Entry
from ..register.journal.store import Register
from ..register.queries import listing
from ..register.queries.listing import ListRow, Query
from .chosen_table import TableAnswers, heading_place
from .proposal import EntryRow, PrintedCell, Proposal, QuestionChoice, TableQuestion
from .record_drafts import RecordDraft
from .row_claims import RowClaims
from .row_fields import RowFields, ToldCell


class RowParts:
    """Those of one `kind`, which point by `link` at what they belong to."""

    def __init__(
        self, register: Register, proposal: Proposal, answers: TableAnswers, claims: RowClaims, kind: str, link: str
    ) -> None:
        self._register, self._proposal, self._answers, self._claims = register, proposal, answers, claims
        self._kind, self._link = kind, link
        self._known: dict[str, list[ListRow]] = {}
        self._sources: dict[str, set[str]] = {}

    def know(self, owners: Iterable[str]) -> None:
        """Read what belongs to these records of the register, in one go."""
        asked = [each for each in owners if each not in self._known]
        self._known |= {each: [] for each in asked}
        with self._register.read() as session:
            for batch in batches(asked):
                for row in listing.everything(session, Query(self._kind, linked=(self._link, tuple(batch)))):
                    for owner in self._owners(row):
                        self._known.setdefault(owner, []).append(row)
                    self._sources[row.id] = set()
            for batch in batches(list(self._sources)):
                for cited in listing.everything(session, Query("citation", linked=("record", tuple(batch)))):
                    self._sources.setdefault(cited.text("record"), set()).add(cited.text("source"))

    def _owners(self, row: ListRow) -> Iterable[str]:
        targets = row.values[self._link]
        return targets if isinstance(targets, tuple) else (row.text(self._link),)

    def known(self, owner: RecordDraft) -> list[ListRow]:
        return [] if owner.is_new else self._known.get(owner.id, [])

    def is_of_file(self, record_id: str) -> bool:
        """Whether the source that the file is says so already."""
        return self._claims.source in self._sources.get(record_id, ())

    def add(
        self, row: RowFields, cell: PrintedCell, owner: RecordDraft, values: Mapping[str, object], *by: object
    ) -> None:
        """Propose a new one; `by` tells it apart from others of the same owner."""
        made = self._answers.id_for(self._kind, owner.id, *by)
        cells = {key: cell for key in values if key != self._link}
        self._proposal.add(
            Entry(self._kind, dict(values), given_id=made),
            EntryRow(row.place, owner.names, dict.fromkeys(values), cells),
        )
        self._cite(row, cell, owner, made)

    def change(
        self, row: RowFields, cell: PrintedCell, owner: RecordDraft, known: ListRow, values: Mapping[str, object]
    ) -> None:
        """Propose other values for one that is there."""
        entry = Entry(self._kind, dict(values), known.id, known.version)
        old = {key: known.values[key] for key in values}
        self._proposal.add(entry, EntryRow(row.place, owner.names, old, dict.fromkeys(values, cell)))
        self.confirm(row, cell, owner, known.id)

    def confirm(self, row: RowFields, cell: PrintedCell, owner: RecordDraft, record_id: str) -> None:
        """The file says too what is there."""
        if not self.is_of_file(record_id):
            self._sources.setdefault(record_id, set()).add(self._claims.source)
            self._cite(row, cell, owner, record_id)

    def _cite(self, row: RowFields, cell: PrintedCell, owner: RecordDraft, record_id: str) -> None:
        cited = self._claims.citation(row.place[0], cell)
        self._claims.cite(row.place, cited, record_id, owner.names, cell)

    def answer(self, row: RowFields, each: ToldCell) -> str:
        """What a person said of a cell; empty while that is open."""
        return self._answers.readings.get(row.table.key(each.printed), "")

    def ask(self, row: RowFields, each: ToldCell, message: str, choices: Iterable[QuestionChoice]) -> None:
        heading = heading_place(row.table.table, each.column).text
        asked = TableQuestion(row.place, each.printed, heading, message, tuple(choices), cells=(each.printed,))
        self._proposal.questions.append(asked)

    def say(self, row: RowFields, each: ToldCell, problem: Problem) -> None:
        self._proposal.say(row.place, problem, self._kind, cell=each.printed)
