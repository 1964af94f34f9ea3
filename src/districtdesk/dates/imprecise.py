"""Dates as exact as they are known: an EDTF text, the words as printed, and the days between which they lie."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import total_ordering

from ..problems import Problem
from . import edtf
from . import words as date_words
from .printed_words import shown_words
from .reading import printed_form, read_words
from .stored import NO_END, NO_START

_NOT_KNOWN = "/"


@total_ordering
@dataclass(frozen=True, slots=True)
class ImpreciseDate:
    """A day, month, part of a year, year, decade or century, perhaps approximate or uncertain; or a period of such.

    `edtf` is EDTF text (see edtf.py for what of it is kept; ValueError for the rest). `words` are the words as
    printed where they say more than the EDTF, such as "late 2025". `earliest` and `latest` are calendar bounds,
    never widened by "about"; None is an open or an unknown end. Dates sort by these bounds. Words of which
    nothing follows any more stand with the EDTF "/", of which both ends are unknown.
    """

    edtf: str
    words: str = ""
    earliest: date | None = field(init=False, repr=False, compare=False)
    latest: date | None = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", printed_form(self.words))
        parsed = None if self.is_not_known and self.words else edtf.parse(self.edtf)
        object.__setattr__(self, "earliest", parsed and parsed.earliest)
        object.__setattr__(self, "latest", parsed and parsed.latest)

    @classmethod
    def in_words_only(cls, words: str) -> ImpreciseDate:
        """What is printed, where nothing follows from it. ValueError without words: that is no date."""
        return cls(_NOT_KNOWN, words)

    @classmethod
    def of(cls, day: date) -> ImpreciseDate:
        """This one day; a moment gives its day."""
        return cls(f"{day.year:04}-{day.month:02}-{day.day:02}")

    @property
    def bounds(self) -> tuple[date | None, date | None]:
        """Both ends: the same for one time, in whatever words it is printed."""
        return self.earliest, self.latest

    @property
    def is_not_known(self) -> bool:
        """Nothing but words as printed: which days they mean is not known."""
        return self.edtf == _NOT_KNOWN

    @property
    def is_day(self) -> bool:
        """One exact day, neither approximate nor uncertain."""
        return self.earliest is not None and self.edtf == self.earliest.isoformat()

    @property
    def is_approximate(self) -> bool:
        return "~" in self.edtf or "%" in self.edtf

    @property
    def is_uncertain(self) -> bool:
        return "?" in self.edtf or "%" in self.edtf

    def certainly_before(self, other: ImpreciseDate) -> bool:
        """However both are meant, this one is over before the other begins."""
        return self.latest is not None and other.earliest is not None and self.latest < other.earliest

    def possibly_before(self, other: ImpreciseDate) -> bool:
        """There is a reading of both by which this one lies before the other."""
        return self.earliest is None or other.latest is None or self.earliest < other.latest

    def __lt__(self, other: object) -> bool:
        return self.store() < other.store() if isinstance(other, ImpreciseDate) else NotImplemented

    def dump(self) -> str:
        """EDTF, and behind a space the words if there are any. EDTF itself has no spaces."""
        return f"{self.edtf} {self.words}".rstrip()

    @classmethod
    def load(cls, dumped: str) -> ImpreciseDate:
        """The date that `dump` wrote. ValueError if it did not."""
        text, _space, words = dumped.partition(" ")
        return cls(text, words)

    def store(self) -> str:
        """One text whose plain comparison sorts dates: earliest day, latest day, EDTF, words.

        An open or unknown start is 0000-00-00 and sorts first; such an end is 9999-12-31 and sorts last.
        """
        earliest = self.earliest.isoformat() if self.earliest else NO_START
        latest = self.latest.isoformat() if self.latest else NO_END
        return f"{earliest} {latest} {self.dump()}"

    @classmethod
    def restore(cls, stored: str) -> ImpreciseDate:
        """The date that `store` wrote; its bounds are reckoned anew. ValueError if it did not."""
        _earliest, _latest, dumped = stored.split(" ", 2)
        return cls.load(dumped)

    def show(self) -> str:
        """The words as printed, quoted where they are of another language; else the date in words of this one."""
        return shown_words(self.words) if self.words else date_words.in_words(edtf.parse(self.edtf))

    def short(self) -> str:
        """The same for a table's cell: 01.05.2023, Sep 2025, Q3 2026."""
        return shown_words(self.words) if self.words else date_words.in_short(edtf.parse(self.edtf))


def read(text: str) -> ImpreciseDate | Problem:
    """The date in what a clerk types or a letter prints: EDTF, digits, or words of any of the three languages."""
    found = read_words(text)
    return found if isinstance(found, Problem) else ImpreciseDate(*found)
