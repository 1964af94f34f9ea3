"""The briefing: all districts on two sheets, with the numbers of the overview, what slipped, and what is open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from .. import i18n
from ..dates.imprecise import ImpreciseDate
from ..exchange.material_words import MilestoneWords, cite_milestone, find_slippage, slip_days
from ..exchange.source_numbers import SourceNumbers
from ..i18n import _
from ..names import Names
from ..overview.attention import AttentionItem
from ..overview.column_cells import say_slip
from ..overview.launches import overdue
from ..overview.overview import ClaimedValue, Line, Overview, overview
from ..overview.projects import is_given_up
from ..overview.tile import Tile
from ..records.figure_dates import with_basis
from ..register.captions import captions
from ..register.journal.store import Session
from ..register.queries.column_material import Milestones, read_milestones
from ..register.queries.overview_query import read_overview_material
from ..register.queries.subject_claims import Evidence, read_evidence
from .blocks import table_of_rows
from .findings import list_once, say_rest
from .page import Block, Chart, ChartRow, Facts, Headline, PageColumn, PageSection, Paragraph

_LAUNCH = "launch"
# Of what is told beside a large number, so many sentences.
_NOTES = 2
# What slipped perhaps has so much of the room of what slipped, where that needs it all.
_OF_PERHAPS = 4
_CODES = ("residents", "jobs_created", "invested")


@dataclass(frozen=True, slots=True)
class BriefingMaterial:
    """`names`: of projects, districts and what is open. `late`: how many launches are overdue in each district."""

    view: Overview
    milestones: Milestones
    names: Mapping[str, Names]
    district_of: Mapping[str, str]
    evidence: Mapping[str, Sequence[Evidence]]
    late: Counter[str]

    def ids(self) -> frozenset[str]:
        """Of all records in it."""
        rows = (claim.row.id for line in self.view.lines for claim in line.claims.values())
        return frozenset((*(line.id for line in self.view.lines), *rows, *self.milestones.events))


def read_briefing(session: Session, day: date) -> BriefingMaterial:
    """Of the whole register, as it is known on this day, which is today."""
    material = read_overview_material(session, i18n.language())
    view = overview(material, day)
    projects = [each for line in view.projects.lines if not is_given_up(line.status) for each in line.projects]
    milestones = read_milestones(session, projects, {_LAUNCH})
    about = (item.about for finding in view.findings for item in finding.items)
    names = captions(session, {*about, *projects, *(line.id for line in view.lines)})
    shown = [claim.row.id for line in view.lines for claim in line.claims.values()]
    district_of = {each: place for place, known in view.projects.by_district.items() for each in known}
    late = Counter(
        district_of.get(each.launch.subject, each.launch.subject) for each in overdue(material.launches, day)
    )
    return BriefingMaterial(view, milestones, names, district_of, read_evidence(session, shown), late)


@dataclass(frozen=True, slots=True)
class BriefingPage:
    """What stands on it, in the language of the moment; so many rows of the chart and lines of each sort at most."""

    material: BriefingMaterial
    slipped: int
    points: int
    is_past: bool = False
    sources: SourceNumbers = field(default_factory=SourceNumbers)

    def lines(self) -> Iterator[str]:
        """What stands below the title; of which other day it is, is said there already."""
        if self.is_past:
            return
        day = ImpreciseDate.of(self._view.day).show()
        yield _("As the register knows it on {day}.", day=day)

    @property
    def title(self) -> str:
        """Of what it is."""
        return _("All districts")

    @property
    def _view(self) -> Overview:
        return self.material.view

    def headlines(self) -> list[Headline]:
        """The numbers of the overview."""
        return [_headline(each) for each in self._view.tiles if each.quantities]

    def parts(self) -> list[PageSection]:
        """All below the large numbers, in the order in which its sources are numbered."""
        found = (
            PageSection(_("Districts"), list(self._districts())),
            PageSection(_("Projects with slippage"), list(self._slippage())),
            PageSection(_("Needs attention"), list(self._open())),
        )
        return [each for each in found if each.blocks]

    def _open(self) -> Iterator[Block]:
        rows = [self._point(each) for each in self._view.findings if each.count]
        yield Facts(rows) if rows else Paragraph(_("Nothing is open."))

    def _point(self, finding: AttentionItem) -> tuple[str, str]:
        title = _("{title}: {count}", title=finding.label, count=i18n.number(finding.count))
        items, more = list_once(finding, self.points)
        listed = [self._say(item.about, item.note) for item in items]
        return title, "\n".join([*listed, say_rest(finding, more)] if more > 0 else listed)

    def _say(self, about: str, note: str) -> str:
        named = self.material.names.get(about)
        return _("{field}: {value}", field=named.show(), value=note) if named and note else note or _shown(named)

    def _districts(self) -> Iterator[Block]:
        columns = (
            PageColumn(_("District"), 12),
            PageColumn(_("Projects"), 5, at_right=True),
            PageColumn(_("Launches overdue"), 7, at_right=True),
            PageColumn(_("Residents"), 6, at_right=True),
            PageColumn(_("Jobs created"), 6, at_right=True),
            PageColumn(_("Invested to date"), 7, at_right=True),
            PageColumn(_("Source"), 5, cites=True),
        )
        rows = [self._district(each, self.material.late[each.id]) for each in self._view.lines]
        yield from table_of_rows(columns, rows, len(rows))

    def _district(self, line: Line, late: int) -> tuple[str, ...]:
        claims = [line.claims.get(code) for code in _CODES]
        evidence = self.material.evidence
        cited = self.sources.cite(each for claim in claims if claim for each in evidence.get(claim.row.id, ()))
        numbers = (i18n.number(line.projects), i18n.number(late) if late else "")
        return line.name, *numbers, *(_value(each) for each in claims), cited

    def _slippage(self) -> Iterator[Block]:
        """The largest first, as long as they may be; dark as long as they surely are. What slipped perhaps stands by
        itself: by its dates it may as well be on time.
        """
        rows = sorted(self.material.milestones.rows, key=_by_slip)
        certain, perhaps = ([row for row in rows if find_slippage(row) == each] for each in ("certain", "perhaps"))
        longest = max((_most(row) for row in (*certain, *perhaps)), default=0)
        if certain:
            told = _("{title}: {count}", title=_("Slipped"), count=i18n.number(len(certain)))
            key = _("Dark: how far a launch slipped at least. Light: how far at most.")
            yield Paragraph(f"{told}. {key}", is_small=True)
            yield self._chart(certain, self.slipped, longest)
        if perhaps:
            told = _("{title}: {count}", title=_("Perhaps slipped"), count=i18n.number(len(perhaps)))
            key = _("By their dates these may be on time too.")
            yield Paragraph(f"{told}. {key}", is_small=True)
            yield self._chart(perhaps, max(self.slipped - len(certain), self.slipped // _OF_PERHAPS, 1), longest)

    def _chart(self, rows: Sequence[MilestoneWords], most: int, longest: int) -> Chart:
        listed = [self._bar(row, longest) for row in rows[:most]]
        return Chart((_("Project"), _("Slip")), listed, len(rows) - len(listed))

    def _bar(self, row: MilestoneWords, longest: int) -> ChartRow:
        slip = say_slip(row)
        project = str(row["subject"])
        place = self.material.names.get(self.material.district_of.get(project, ""))
        label = ", ".join(filter(None, (_shown(self.material.names.get(project)), _shown(place))))
        least, most = max(slip_days(row)[0] or 0, 0), _most(row)
        cited = cite_milestone(self.material.milestones, row, self.sources)
        return ChartRow(label, 0.0, most / longest, (0.0, least / longest), slip.text if slip else "", cited)


def _headline(tile: Tile) -> Headline:
    first, *more = tile.amounts()
    unit = f"\N{NO-BREAK SPACE}{tile.unit}" if tile.unit else ""
    besides = "; ".join(f"{each.word} {each.number}".strip() for each in more)
    notes = [_("{field}: {value}", field=_("Besides, not added"), value=besides)] if besides else []
    return Headline(tile.title, first.word, f"{first.number}{unit}", tuple((*notes, *tile.notes)[:_NOTES]))


def _value(claim: ClaimedValue | None) -> str:
    """The number with its sign, and below it its day: ≥ 37.4 m ₼, 2025."""
    if claim is None:
        return ""
    when = claim.row.when
    day = with_basis(when.short(), claim.row.as_of_basis, is_short=True) if when else ""
    number = f"{claim.quantity.sign} {claim.quantity.short()}".strip()
    return "\n".join(filter(None, (number, day)))


def _most(row: MilestoneWords) -> int:
    return slip_days(row)[1] or 0


def _by_slip(row: MilestoneWords) -> tuple[int, int, str]:
    return -_most(row), -(slip_days(row)[0] or 0), str(row["subject"])


def _shown(names: Names | None) -> str:
    return names.show() if names else ""
