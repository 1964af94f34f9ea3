"""Indicator: what a figure measures; a code list that the ministry can extend."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from ..fields import Choice, Code, NamesInThree, YesNo, choices
from ..i18n import N_
from ..names import Names
from ..record_kinds import RECORD_KINDS, SUBJECTS
from .base import Record, Titles
from .columns import column

DIMENSIONS = choices(
    money=N_("Money"),
    count=N_("Count"),
    area=N_("Area"),
    output_a_year=N_("Output a year"),
    percent=N_("Percent"),
)
NATURES = choices(
    stock=N_("Stock"),
    cumulative=N_("Cumulative"),
    flow=N_("Flow over a period"),
    capacity=N_("Capacity"),
    increment=N_("Increment"),
)
SUBJECT_KINDS = choices(**{kind: RECORD_KINDS[kind].one for kind in SUBJECTS}, any=N_("Any subject"))


class Indicator(Record):
    code: Mapped[str] = column(
        Code(N_("Code"), identifying=True, listed=True, sought=True, meaning=N_("A short lasting name."))
    )
    names: Mapped[Names] = column(NamesInThree(N_("Names"), sought=True, listed=True, identifying=True))
    dimension: Mapped[str] = column(Choice(N_("Dimension"), choices=DIMENSIONS, listed=True))
    unit: Mapped[Names | None] = column(NamesInThree(N_("Unit"), listed=True))
    nature: Mapped[str] = column(Choice(N_("Nature"), choices=NATURES, listed=True))
    subjects: Mapped[str | None] = column(Choice(N_("Which subjects"), choices=SUBJECT_KINDS, listed=True))
    may_be_summed: Mapped[bool] = column(YesNo(N_("May be summed"), listed=True))
    only_grows: Mapped[bool | None] = column(
        YesNo(
            N_("Only grows"),
            empty_is_no=True,
            meaning=N_("A later, lower figure is marked: the two claims contradict."),
        )
    )

    def naming(self, titles: Titles) -> str:
        return self.names.show() if self.names else ""
