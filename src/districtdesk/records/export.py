"""Export: a file that left the register, as it is remembered: what it was, from which step, and to whom it went."""

from __future__ import annotations

from datetime import date

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from ..fields import Day, Language, LongText, NamesInThree, Text, Whole, YesNo
from ..i18n import N_
from ..names import Names
from .base import Record, Titles
from .columns import column
from .titling import joined

_FILE, _MADE_FROM = N_("File"), N_("Made from")


class Export(Record):
    content: Mapped[Names] = column(
        NamesInThree(N_("Contents"), sought=True, listed=True, derived=True, meaning=N_("What was exported."))
    )
    made_on: Mapped[date | None] = column(Day(N_("Made on"), listed=True, derived=True))
    made_by: Mapped[str | None] = column(
        Text(N_("Made by"), listed=True, sought=True, derived=True, personal=True, meaning=N_("Who exported it."))
    )
    sent_to: Mapped[str | None] = column(
        Text(
            N_("Sent to"),
            listed=True,
            sought=True,
            personal=True,
            meaning=N_("Who received it: an office, a district, a person. It can be filled in later."),
        )
    )
    file_name: Mapped[str | None] = column(
        Text(N_("File name"), longest=255, sought=True, listed=True, derived=True, section=_FILE)
    )
    sha256: Mapped[str | None] = column(
        Text(
            N_("Fingerprint of the file"),
            longest=64,
            sought=True,
            derived=True,
            section=_FILE,
            meaning=N_("SHA-256: it says whether a file is the one that left here."),
        )
    )
    language: Mapped[str | None] = column(Language(N_("Language"), derived=True, section=_FILE))
    layout: Mapped[str | None] = column(
        Text(
            N_("Layout"), derived=True, section=_MADE_FROM, meaning=N_("The form made for a purpose, if it was one.")
        )
    )
    of_kind: Mapped[str | None] = column(
        Text(
            N_("Kind of record"),
            derived=True,
            section=_MADE_FROM,
            meaning=N_("The one kind that was exported, by its key; empty for several."),
        )
    )
    conditions: Mapped[str | None] = column(
        LongText(
            N_("Conditions"),
            longest=10_000,
            derived=True,
            section=_MADE_FROM,
            meaning=N_("What the records had to meet, by the keys of fields, as the command line speaks them."),
        )
    )
    as_of: Mapped[date | None] = column(Day(N_("As of"), derived=True, section=_MADE_FROM))
    without_personal: Mapped[bool | None] = column(
        YesNo(N_("Without personal data"), empty_is_no=True, derived=True, section=_MADE_FROM)
    )
    step: Mapped[int | None] = column(
        Whole(
            N_("Number of the step"),
            least=0,
            derived=True,
            section=_MADE_FROM,
            meaning=N_("The last one that the file knows of."),
        )
    )
    fingerprint: Mapped[str | None] = column(
        Text(N_("Fingerprint of the step"), longest=64, derived=True, section=_MADE_FROM)
    )
    records: Mapped[int | None] = column(
        Whole(N_("Records carried"), least=0, derived=True, section=_MADE_FROM, meaning=N_("How many are in it."))
    )
    claims: Mapped[int | None] = column(
        Whole(
            N_("Claims carried"),
            least=0,
            listed=True,
            derived=True,
            section=_MADE_FROM,
            meaning=N_("How many of the records in it are claims or events."),
        )
    )
    # Which records, as register/queries/carried.py packs them: no field, because nobody reads or types it.
    carried: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)

    def naming(self, titles: Titles) -> str:
        day = Day("").show(self.made_on)
        return joined((self.content.show(), day, self.sent_to or ""))
