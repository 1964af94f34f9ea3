"""The timeline on paper: the launches of each district below each other, from what was first announced on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from .. import i18n
from ..exchange.material_words import MilestoneWords, cite_milestone, say_launch
from ..exchange.reading_material import DISTRICT, LAUNCH
from ..exchange.source_numbers import SourceNumbers
from ..folding import order_key
from ..i18n import _
from ..overview.column_cells import say_slip
from ..records import kind_of
from ..records.project import Project
from ..records.unread_values import restored_date
from ..register.captions import captions
from ..register.clock import clock_here
from ..register.journal.store import Session
from ..register.queries import listing
from ..register.queries.column_material import Milestones, read_milestones
from ..register.queries.listing import ListRow, Query
from .page import Block, Chart, ChartRow, Headline, PageSection, Paragraph

# Of all days so many may lie far off at either end: one mistyped year would leave no room for the others. What is
# nearer to the rest than this share of their range does not.
_FAR, _ABOUT, _YEAR = 0.02, 0.25, 365
_BEFORE, _AFTER = "← {year}", "{year} →"


class Scale(NamedTuple):
    """The first and the last year that are drawn, as days."""

    first: int
    last: int

    def place(self, day: int) -> float:
        """From 0 to 1."""
        return min(max((day - self.first) / max(self.last - self.first, 1), 0.0), 1.0)

    def arrows(self, span: tuple[int, int]) -> list[str]:
        """To the year in which it begins or ends, where that is not drawn."""
        first, last = (date.fromordinal(each).year for each in (span[0], span[1] - 1))
        before = [_BEFORE.format(year=first)] if span[0] < self.first else []
        return [*before, _AFTER.format(year=last)] if span[1] > self.last else before

    def years(self) -> str:
        """The first and the last of them."""
        years = (date.fromordinal(each).year for each in (self.first, self.last - 1))
        return "–".join(dict.fromkeys(map(str, years)))


@dataclass(frozen=True, slots=True)
class LaunchesMaterial:
    """The projects with their district, the milestones of their launches, and what the districts are called."""

    projects: Sequence[ListRow]
    milestones: Milestones
    districts: Mapping[str, str]

    def ids(self) -> frozenset[str]:
        """Of all records in it."""
        return frozenset((*(each.id for each in self.projects), *self.milestones.events))


def read_launches_material(session: Session, district: str) -> LaunchesMaterial | None:
    """Of one district, or of all with ""; None where it is not there, or on another day nothing was."""
    query = Query(kind_of(Project), linked=(DISTRICT, (district,)) if district else None)
    projects = list(listing.everything(session, query))
    is_there = listing.one(session, DISTRICT, district) if district else projects or clock_here() is None
    if not is_there:
        return None
    found = read_milestones(session, [each.id for each in projects], {LAUNCH})
    names = captions(session, {str(each.values[DISTRICT]) for each in projects if each.values[DISTRICT]})
    return LaunchesMaterial(projects, found, {each: name.show() for each, name in names.items()})


@dataclass(frozen=True, slots=True)
class LaunchesPage:
    """What stands on it, in the language of the moment."""

    material: LaunchesMaterial
    title: str
    sources: SourceNumbers = field(default_factory=SourceNumbers)

    def lines(self) -> Iterator[str]:
        """What stands below the title."""
        yield _("Dark: when a launch took place, or was last said to be. Light: from the first announced date on.")
        if any(map(self._scale.arrows, self._spans)):
            yield _("An arrow with a year: from before or until after the years that are drawn.")

    def headlines(self) -> list[Headline]:
        """None: the bars say it all."""
        return []

    def parts(self) -> list[PageSection]:
        """A part for each district that has projects, in the order of the alphabet."""
        scale = self._scale
        names, language = self.material.districts, i18n.language()
        order = sorted(names, key=lambda each: order_key(names[each], language))
        found = [PageSection(self.material.districts[each], list(self._lane(each, scale))) for each in order]
        found.append(PageSection(_("Without a district"), list(self._lane("", scale))))
        return [each for each in found if each.blocks]

    @property
    def _spans(self) -> list[tuple[int, int]]:
        return [span[:2] for row in self._known.values() if (span := _span(row))]

    @property
    def _scale(self) -> Scale:
        return find_scale(self._spans)

    @property
    def _known(self) -> dict[str, MilestoneWords]:
        return {str(row["subject"]): row for row in self.material.milestones.rows}

    def _lane(self, district: str, scale: Scale) -> Iterator[Block]:
        own = [each for each in self.material.projects if (each.values[DISTRICT] or "") == district]
        known = self._known
        dated = [(span, each) for each in own if each.id in known and (span := _span(known[each.id]))]
        dated.sort(key=lambda pair: (pair[0][2], pair[0][3], pair[1].id))
        if dated:
            rows = [self._bar(each, span, known[each.id], scale) for span, each in dated]
            yield Chart((_("Project"), _("Launch, {years}", years=scale.years())), rows)
        if len(own) > len(dated):
            count = i18n.number(len(own) - len(dated))
            yield Paragraph(_("{title}: {count}", title=_("Without a launch date"), count=count), is_small=True)

    def _bar(self, project: ListRow, span: tuple[int, int, int, int], row: MilestoneWords, scale: Scale) -> ChartRow:
        first, end, solid, solid_end = map(scale.place, span)
        slip = say_slip(row)
        said = ", ".join(filter(None, (say_launch(row), slip.text if slip else "", *scale.arrows(span[:2]))))
        cited = cite_milestone(self.material.milestones, row, self.sources)
        return ChartRow(project.caption.show(), first, end, (solid, solid_end), said, cited)


def _span(row: MilestoneWords) -> tuple[int, int, int, int] | None:
    """From the first day to the last of all that was announced or came; and of what is said last."""
    told = [restored_date(str(row[each])) for each in ("first", "latest", "actual") if row[each]]
    days = [day.toordinal() for each in told for day in each.bounds if day]
    last = [day.toordinal() for day in (told[-1].bounds if told else ()) if day]
    return (min(days), max(days) + 1, min(last), max(last) + 1) if last else None


def find_scale(spans: Sequence[tuple[int, int]]) -> Scale:
    """The whole years in which all of these days lie, but for the few that lie far off from the others."""
    if not spans:
        return Scale(1, 2)
    begins, ends = sorted(span[0] for span in spans), sorted(span[1] for span in spans)
    out = int(len(spans) * _FAR)
    core = begins[out], ends[-1 - out]
    about = max(int((core[1] - core[0]) * _ABOUT), _YEAR)
    first = date.fromordinal(next(day for day in begins if day >= core[0] - about))
    last = date.fromordinal(next(day for day in reversed(ends) if day <= core[1] + about) - 1)
    return Scale(date(first.year, 1, 1).toordinal(), date(min(last.year + 1, 9999), 1, 1).toordinal())
