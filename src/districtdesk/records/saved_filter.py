"""Saved filter: conditions under a name, for the lists of one kind of record, the timeline and what leaves here."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from ..fields import Choice, LongText, Text
from ..i18n import N_
from ..record_kinds import RECORD_KINDS
from .base import Record, Titles
from .columns import column


class SavedFilter(Record):
    name: Mapped[str] = column(
        Text(N_("Name of the filter"), longest=100, sought=True, listed=True, meaning=N_("By which one asks for it."))
    )
    of_kind: Mapped[str] = column(
        Choice(
            N_("Records"),
            choices=tuple((kind, declared.many) for kind, declared in RECORD_KINDS.items()),
            listed=True,
            meaning=N_("Of which kind are the records that it finds."),
        )
    )
    conditions: Mapped[str] = column(
        LongText(
            N_("Conditions"),
            longest=10_000,
            listed=True,
            meaning=N_("By the keys of fields, as the command line speaks them."),
        )
    )

    def naming(self, titles: Titles) -> str:
        return self.name or ""
