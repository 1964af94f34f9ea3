"""Columns that lead to another worksheet: from a figure to its source, from a subject or a source to its figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from ..i18n import _
from ..record_kinds import RECORD_KINDS, SUBJECTS
from ..records import District, Figure, Source, kind_of
from ..register.journal.store import Session
from ..register.queries.figures_about import FiguresAbout, read_figures_about
from ..register.queries.listing import ListRow
from .column_groups import Cells, PageEvidence
from .layout import BookColumn

_FIGURE, _SOURCE = kind_of(Figure), kind_of(Source)
# Of these the number of figures is worth its place on paper.
_PRINTED = (kind_of(District), _SOURCE)
_ID_WIDTH = 38
# By the key of the column that leads, that of the id to which it does.
# LibreOffice does not break a text that leads somewhere: numbers do, and texts that fit in a line.
LEADS: Mapping[str, str] = {"sources": "shown.source", "shown.figures": "shown.figure"}


class FirstSourceGroup:
    """The first source of each figure, where the number of its sources leads."""

    def __init__(self, evidence: PageEvidence) -> None:
        self._evidence = evidence
        self.columns = (_id_column("shown.source", _("{label}, id", label=_("Source"))),)

    def cells(self, page: Sequence[ListRow]) -> Sequence[Cells]:
        found = self._evidence.of(page)
        return [[next((each.source_id for each in found.get(row.id, ())), None) for row in page]]


class FiguresGroup:
    """How many figures are about each record, or cite it, and which of them stands first."""

    def __init__(self, session: Session, kind: str) -> None:
        self._session, self._kind = session, kind
        label = _(RECORD_KINDS[_FIGURE].many)
        self.columns = (
            BookColumn("shown.figures", label, "whole", 8, "0", printed=kind in _PRINTED),
            _id_column("shown.figure", _("{label}, id", label=label)),
        )

    def cells(self, page: Sequence[ListRow]) -> Sequence[Cells]:
        found = [self._figures.get(row.id) for row in page]
        return [[each.count if each else None for each in found], [each.first if each else None for each in found]]

    @cached_property
    def _figures(self) -> Mapping[str, FiguresAbout]:
        return read_figures_about(self._session, are_cited=self._kind == _SOURCE)


def figures_groups(session: Session, kind: str, *, printed: bool) -> Iterator[FiguresGroup]:
    """Of a kind of which figures tell something, where they are printed or where they are not."""
    if (kind in SUBJECTS or kind == _SOURCE) and (kind in _PRINTED) == printed:
        yield FiguresGroup(session, kind)


def _id_column(key: str, label: str) -> BookColumn:
    return BookColumn(key, label, "text", _ID_WIDTH, hidden=True, printed=False)
