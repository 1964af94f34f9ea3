"""Saved layout: how a workbook is made, under a name: its tables, columns, order, language, marks."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from ..fields import Day, Language, LongText, Text, YesNo
from ..i18n import N_
from .base import Record, Titles
from .columns import column

_LONGEST = 10_000


class SavedLayout(Record):
    name: Mapped[str] = column(
        Text(N_("Name of the layout"), longest=100, sought=True, listed=True, meaning=N_("By which one asks for it."))
    )
    form: Mapped[str | None] = column(
        Text(
            N_("Ready-made layout"),
            longest=40,
            listed=True,
            meaning=N_("The ready-made layout that it follows, by its key; empty where it has tables of its own."),
        )
    )
    of_kinds: Mapped[str | None] = column(
        Text(
            N_("Tables"),
            longest=1_000,
            listed=True,
            meaning=N_("Of which kinds of record it has a table, by their keys."),
        )
    )
    columns: Mapped[str | None] = column(
        LongText(
            N_("Columns"),
            longest=_LONGEST,
            meaning=N_("A line for each table: the key of its kind and the keys of its columns, in their order."),
        )
    )
    sorted_by: Mapped[str | None] = column(
        LongText(
            N_("Order of the rows"),
            longest=_LONGEST,
            meaning=N_(
                "A line for each table: its kind and the keys of the columns by which it is sorted, the first one "
                "first; a minus turns the order round."
            ),
        )
    )
    conditions: Mapped[str | None] = column(
        LongText(
            N_("Conditions"),
            longest=_LONGEST,
            listed=True,
            meaning=N_("A line for each table: its kind and the conditions, as the command line speaks them."),
        )
    )
    grouped_by: Mapped[str | None] = column(
        LongText(
            N_("Group headings"),
            longest=_LONGEST,
            meaning=N_("A line for each table: its kind and the key of the field by which its rows are grouped."),
        )
    )
    by_district: Mapped[bool | None] = column(
        YesNo(
            N_("A sheet for each district"),
            empty_is_no=True,
            meaning=N_("Whether each district has a sheet of its own, with what belongs to it."),
        )
    )
    language: Mapped[str | None] = column(
        Language(N_("Language"), meaning=N_("Which the workbook speaks; empty where it is chosen each time."))
    )
    as_of: Mapped[date | None] = column(
        Day(N_("As of"), meaning=N_("The day as of which all is told; empty for the day on which it is made."))
    )
    without_personal: Mapped[bool | None] = column(
        YesNo(
            N_("Without personal data"),
            empty_is_no=True,
            meaning=N_("Leaves out people, who said something, authors and contacts."),
        )
    )
    mark: Mapped[str | None] = column(
        Text(
            N_("Confidentiality mark"),
            longest=80,
            meaning=N_("Stands above and below on every page, such as For official use."),
        )
    )

    def naming(self, titles: Titles) -> str:
        return self.name or ""
