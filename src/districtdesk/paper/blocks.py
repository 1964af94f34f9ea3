"""What the pages of a district and of a project have in common: large numbers, what is open, events and acts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from ..exchange.reading_material import ToldRecord
from ..exchange.source_numbers import SourceNumbers
from ..i18n import _
from ..overview.claim_words import asides, say_when
from ..records import Figure, field_of
from ..records.today import today
from ..register.queries.subject_claims import Claim, find_headline
from .column_widths import fit_columns
from .headlines import make_headlines
from .material import PageMaterial
from .open_points import OpenPoints
from .page import Block, Facts, Headline, PageColumn, Paragraph, Table

_STATUS = field_of(Figure, "status").kind


@dataclass(frozen=True, slots=True)
class RowLimits:
    """How many rows of each table there are at most."""

    projects: int
    residents: int
    events: int
    acts: int
    claims: int
    points: int


@dataclass(frozen=True, slots=True)
class PageBlocks:
    """Of one subject, in the language of the moment. `asked`: the codes of the indicators
    whose numbers are large, in this order.
    """

    material: PageMaterial
    limits: RowLimits
    asked: tuple[str, ...]
    sources: SourceNumbers = field(default_factory=SourceNumbers)

    @property
    def subject(self) -> ToldRecord:
        """What the page is of."""
        return self.material.subject

    @property
    def name(self) -> str:
        """As it is called elsewhere."""
        return self.subject.row.caption.show()

    @property
    def claims(self) -> Sequence[Claim]:
        """All that there are of it."""
        return self.material.claims[self.subject.row.id]

    @property
    def shown(self) -> list[Claim]:
        """Of each indicator the claim that is shown."""
        return find_headline(self.claims)

    @property
    def title(self) -> str:
        """Its name as it stands in large letters."""
        return self.subject.show("names")

    def lines(self) -> Iterator[str]:
        """What stands below the title."""
        others = [each for each in self.subject.row.caption.known().values() if each != self.title]
        if others:
            yield " · ".join(dict.fromkeys(others))

    def headlines(self) -> list[Headline]:
        """The large numbers."""
        return make_headlines(self._large(), self.claims, self.subject.row, self.sources)

    def _large(self) -> list[Claim]:
        shown = {each.indicator.code: each for each in reversed(self.shown) if each.quantity.is_number}
        return [shown[code] for code in self.asked if code in shown]

    def open(self) -> Iterator[Block]:
        """What needs attention, or that nothing does."""
        points = OpenPoints(self.material, self.sources, self.limits.points)
        rows = list(points.rows())
        yield Facts(rows) if rows else Paragraph(_("Nothing is open."))

    def other_claims(self) -> Iterator[Block]:
        """The claims shown whose numbers are not large."""
        large = {each.figure.id for each in self._large()}
        shown = [each for each in self.shown if each.figure.id not in large]
        columns = (
            PageColumn(_("Indicator"), 12),
            PageColumn(_("Claim"), 12),
            PageColumn(_("As of"), 12),
            PageColumn(_("Status"), 7),
            PageColumn(_("Source"), 5, cites=True),
        )
        yield from table_of_rows(columns, [self._claim(each) for each in shown[: self.limits.claims]], len(shown))

    def _claim(self, claim: Claim) -> tuple[str, ...]:
        amount = "\n".join([claim.quantity.full(), *asides(claim, self.subject.row.id)])
        status = _STATUS.show(claim.figure.status)
        cited = self.sources.cite(claim.evidence)
        return claim.indicator.caption.show(), amount, say_when(claim, self.name), status, cited

    def events(self) -> Iterator[Block]:
        """Those nearest to the day, the last first."""
        known = self.material.events
        listed = sorted(known, key=self._how_far)[: self.limits.events]
        listed.sort(key=first_day, reverse=True)
        columns = (
            PageColumn(_("Date"), 10),
            PageColumn(_("Event"), 23),
            PageColumn(_("Status"), 10),
            PageColumn(_("Source"), 5, cites=True),
        )
        rows = [(say_day(each, "date"), self._named(each), each.show("status"), self.cite(each)) for each in listed]
        yield from table_of_rows(columns, rows, len(known))

    def _how_far(self, event: ToldRecord) -> tuple[bool, int]:
        """What happened lately, or will soon, is told before what lies far off."""
        when = first_day(event)
        return when == date.min, abs((when - today()).days)

    def _named(self, told: ToldRecord) -> str:
        """Its title without the name of the subject, which stands above."""
        return told.row.caption.show().removesuffix(self.name).rstrip(" ·")

    def acts(self) -> Iterator[Block]:
        """Those that have to do with it."""
        known = self.material.acts
        columns = (
            PageColumn(_("Act"), 16),
            PageColumn(_("Title"), 17),
            PageColumn(_("Effect"), 10),
            PageColumn(_("Source"), 5, cites=True),
        )
        yield from table_of_rows(columns, [self._act(each) for each in known[: self.limits.acts]], len(known))

    def _act(self, told: ToldRecord) -> tuple[str, ...]:
        title = told.show("title") or told.show("matter")
        return told.row.caption.show().removesuffix(title).rstrip(" ·"), title, told.show("effect"), self.cite(told)

    def cite(self, told: ToldRecord) -> str:
        """The numbers of the sources that tell of a record."""
        return self.sources.cite(told.evidence)


def table_of_rows(
    columns: tuple[PageColumn, ...], rows: Sequence[tuple[str, ...]], total: int, *, are_earlier: bool = False
) -> Iterator[Table]:
    """A table of these rows, of so many that there are, without columns that are empty; none without rows."""
    if not rows:
        return
    filled = [place for place in range(len(columns)) if not place or any(row[place] for row in rows)]
    free = sum(each.share for place, each in enumerate(columns) if place not in filled)
    first = columns[0]._replace(share=columns[0].share + free)
    kept = (first, *(columns[place] for place in filled[1:]))
    shown = [tuple(row[place] for place in filled) for row in rows]
    yield Table(fit_columns(kept, shown), shown, total - len(rows), are_earlier)


def list_facts(rows: Sequence[tuple[str, str]]) -> Iterator[Facts]:
    """Those of the facts of which anything is known."""
    if known := [each for each in rows if each[1]]:
        yield Facts(known)


def say_day(told: ToldRecord, key: str) -> str:
    """A date of a record in short; empty where none is known."""
    when = told.when(key)
    return when.short() if when else ""


def first_day(told: ToldRecord) -> date:
    """The first day on which an event may be; the first of all where none is known."""
    when = told.when("date")
    return (when and (when.earliest or when.latest)) or date.min
