"""Saved mapping: which columns of a table of others are which fields, under a name, for the next table like it."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from ..fields import LongText, Text
from ..i18n import N_
from .base import Record, Titles
from .columns import column

_LONGEST = 20_000


class SavedMapping(Record):
    name: Mapped[str] = column(
        Text(
            N_("Name of the mapping"), longest=100, sought=True, listed=True, meaning=N_("By which one asks for it.")
        )
    )
    of_kind: Mapped[str | None] = column(
        Text(
            N_("Rows"),
            longest=40,
            listed=True,
            meaning=N_("Of which kind of record the rows of such a table tell, by its key."),
        )
    )
    columns: Mapped[str] = column(
        LongText(
            N_("Columns"),
            longest=_LONGEST,
            meaning=N_("A line for each heading, in plain letters, with the key of its field; a minus dismisses it."),
        )
    )
    units: Mapped[str | None] = column(
        LongText(
            N_("Units"),
            longest=_LONGEST,
            meaning=N_("A line for each heading of which the unit was said; 1 for parts of one."),
        )
    )
    statuses: Mapped[str | None] = column(
        LongText(
            N_("Statuses"),
            longest=_LONGEST,
            meaning=N_("A line for each heading of which it was said whether its numbers are planned."),
        )
    )
    given: Mapped[str | None] = column(
        LongText(
            N_("In every row"),
            longest=_LONGEST,
            meaning=N_("A line for each field that no column has, with what it says in every row."),
        )
    )

    def naming(self, titles: Titles) -> str:
        return self.name or ""
