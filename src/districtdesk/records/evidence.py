"""Evidence: where claims come from: sources, citations and files."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from ..dates.imprecise import ImpreciseDate
from ..fields import (
    Choice,
    Country,
    FieldKey,
    Imprecise,
    Language,
    Link,
    LongText,
    Text,
    Web,
    Whole,
    YesNo,
    choices,
)
from ..i18n import N_
from ..problems import Problem
from .base import Record, Titles
from .columns import column
from .file_types import FILE_TYPES
from .ordering import not_to_come
from .titling import joined, linked

SOURCE_KINDS = choices(
    news_item=N_("News item"),
    official_site=N_("Official site"),
    act=N_("Act"),
    letter=N_("Letter"),
    report=N_("Report"),
    spreadsheet=N_("Spreadsheet"),
)
HOW_TOLD = choices(
    direct_quotation=N_("Direct quotation"),
    reported_speech=N_("Reported speech"),
    own_voice=N_("The source's own voice"),
    not_stated=N_("Not stated"),
)
_SAID = N_("Who said it")
_DATELINE = N_("Dateline")


class Source(Record):
    source_kind: Mapped[str] = column(Choice(N_("Kind"), choices=SOURCE_KINDS, listed=True))
    publisher: Mapped[str | None] = column(Text(N_("Publisher"), recurs=True, sought=True, listed=True))
    title: Mapped[str | None] = column(Text(N_("Title"), sought=True, listed=True, identifying=True))
    author: Mapped[str | None] = column(Text(N_("Author"), recurs=True, sought=True, personal=True))
    date: Mapped[ImpreciseDate | None] = column(Imprecise(N_("Date"), listed=True))
    dateline: Mapped[ImpreciseDate | None] = column(
        Imprecise(
            N_("Day in the dateline"),
            section=_DATELINE,
            meaning=N_("As printed before the text. A year that is not printed is added in brackets: 1 May [2023]."),
        )
    )
    place: Mapped[str | None] = column(Text(N_("Place"), recurs=True, sought=True, section=_DATELINE))
    country: Mapped[str | None] = column(Country(N_("Country"), section=_DATELINE))
    language: Mapped[str | None] = column(Language(N_("Language"), listed=True))
    address: Mapped[str | None] = column(Web(N_("Web address"), identifying=True))
    text: Mapped[str | None] = column(
        LongText(N_("Text"), sought=True, meaning=N_("What the ministry may keep of it."))
    )

    def naming(self, titles: Titles) -> str:
        when = self.date.show() if self.date else ""
        return joined((self.publisher or "", self.title or "", when)) or (self.address or "")

    def rules(self) -> list[Problem]:
        return not_to_come(self, "date")


class Citation(Record):
    titled_by = ("source", "record")

    record: Mapped[str] = column(Link(N_("Record"), part=True, listed=True))
    field: Mapped[str | None] = column(
        FieldKey(N_("Field"), of="record", listed=True, meaning=N_("The one field it speaks of; empty for all."))
    )
    source: Mapped[str] = column(Link(N_("Source"), to=("source",), listed=True))
    place_in_it: Mapped[str | None] = column(
        Text(N_("Place in it"), meaning=N_("Page, paragraph or minute."), longest=120)
    )
    said_by: Mapped[str | None] = column(
        Text(
            N_("Said by"),
            sought=True,
            listed=True,
            section=_SAID,
            personal=True,
            meaning=N_(
                "The name as printed there; it may stay empty. What somebody tells that others said has two "
                "citations: one of the teller, and one of who said it, whose name is empty where none is given."
            ),
        )
    )
    speaker: Mapped[str | None] = column(
        Link(
            N_("Person"),
            to=("person",),
            section=_SAID,
            personal=True,
            meaning=N_("Who that is, however the name is printed."),
        )
    )
    office: Mapped[str | None] = column(
        Text(
            N_("Office at the time"),
            sought=True,
            section=_SAID,
            personal=True,
            meaning=N_("What they were when they said it, as printed."),
        )
    )
    occasion: Mapped[str | None] = column(
        Link(N_("Occasion"), to=("event",), listed=True, section=_SAID, meaning=N_("The event at which it was said."))
    )
    how_told: Mapped[str | None] = column(Choice(N_("How told"), choices=HOW_TOLD, listed=True, section=_SAID))
    opinion: Mapped[bool | None] = column(
        YesNo(
            N_("Opinion"),
            empty_is_no=True,
            section=_SAID,
            meaning=N_("A belief or a judgement, which is no fact of the register."),
        )
    )
    meant: Mapped[str | None] = column(
        LongText(
            N_("What is said"),
            sought=True,
            listed=True,
            section=_SAID,
            meaning=N_("In one's own words, such as a belief."),
        )
    )
    words: Mapped[str | None] = column(
        Text(
            N_("Words as printed"),
            meaning=N_("A few words, in the language of the source."),
            sought=True,
            listed=True,
        )
    )
    confidence: Mapped[int | None] = column(
        Whole(
            N_("Confidence"),
            least=0,
            most=4,
            called=(N_("not credible"), N_("doubtful"), N_("possible"), N_("likely"), N_("certain")),
            listed=True,
            meaning=N_("0 not credible, 1 doubtful, 2 possible, 3 likely, 4 certain."),
        )
    )

    def naming(self, titles: Titles) -> str:
        return joined((linked(titles, self.record), self.said_by or "", linked(titles, self.source)))


class Attachment(Record):
    titled_by = ("record",)

    record: Mapped[str] = column(Link(N_("Record"), part=True, listed=True))
    file_name: Mapped[str] = column(Text(N_("File name"), longest=255, sought=True, listed=True))
    media_type: Mapped[str | None] = column(
        Text(N_("Kind of file"), longest=120, called=FILE_TYPES, listed=True, derived=True)
    )
    size: Mapped[int] = column(
        Whole(
            N_("Size"),
            least=0,
            is_bytes=True,
            listed=True,
            derived=True,
            meaning=N_("A workbook has it in bytes."),
        )
    )
    sha256: Mapped[str] = column(
        Text(
            N_("Fingerprint"),
            longest=64,
            derived=True,
            meaning=N_("The fingerprint of the file: it changes with every letter of it."),
        )
    )

    def naming(self, titles: Titles) -> str:
        return joined((self.file_name, linked(titles, self.record)))
