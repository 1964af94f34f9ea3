"""The page of a district: its large numbers, what is open, its projects, residents, events and acts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from .. import i18n
from ..dates.imprecise import ImpreciseDate
from ..exchange.material_words import (
    cite_milestone,
    find_milestone_of,
    find_stated,
    is_recorded_resident,
    join_numbers,
    say_investment,
    say_launch,
    say_moment,
)
from ..exchange.reading_material import LAUNCH, ToldRecord
from ..exchange.source_numbers import SourceNumbers
from ..i18n import _
from ..overview.claim_words import asides, say_when
from ..overview.column_cells import say_slip
from ..overview.launches import SETTLED
from ..records import Figure, Project, field_of
from ..records.project import PROJECT_STATUSES
from ..records.residency import CLOSED_STATUSES
from ..records.today import today
from ..register.queries.subject_claims import Claim, find_headline
from .headlines import make_headlines
from .material import PageMaterial
from .open_points import OpenPoints
from .page import Block, Facts, Headline, PageColumn, PageSection, Paragraph, Table

# What is asked of a district first, in this order.
_TILES = ("invested", "investment_planned", "jobs_created", "residents", "area", "exports")
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
class DistrictPage:
    """What stands on it, in the language of the moment. `day`: as of which, if any."""

    material: PageMaterial
    day: date | None
    limits: RowLimits
    sources: SourceNumbers = field(default_factory=SourceNumbers)

    @property
    def title(self) -> str:
        return self._district.show("names")

    def lines(self) -> Iterator[str]:
        """What stands below the title."""
        others = [each for each in self._district.row.caption.known().values() if each != self.title]
        if others:
            yield " · ".join(dict.fromkeys(others))
        if self.day is not None:
            day = ImpreciseDate.of(self.day).show()
            yield _("As of {day}: what was said by then, and what held.", day=day)

    def headlines(self) -> list[Headline]:
        """The large numbers."""
        return make_headlines(self._tiles(), self._claims, self._district.row, self.sources)

    def parts(self) -> list[PageSection]:
        """Everything else, in the order in which its sources are numbered."""
        found = (
            PageSection(_("In short"), list(self._facts())),
            PageSection(_("Needs attention"), list(self._open())),
            PageSection(_("Projects"), list(self._projects())),
            PageSection(_("Residents"), list(self._residents())),
            PageSection(_("Other claims"), list(self._others())),
            PageSection(_("Events"), list(self._events())),
            PageSection(_("Legal acts"), list(self._acts())),
        )
        return [each for each in found if each.blocks]

    @property
    def _district(self) -> ToldRecord:
        return self.material.known.district

    @property
    def _claims(self) -> Sequence[Claim]:
        return self.material.known.claims[self._district.row.id]

    @property
    def _shown(self) -> list[Claim]:
        return find_headline(self._claims)

    def _tiles(self) -> list[Claim]:
        """Of each indicator asked first the claim that is shown."""
        shown = {each.indicator.code: each for each in reversed(self._shown) if each.quantity.is_number}
        return [shown[code] for code in _TILES if code in shown]

    def _facts(self) -> Iterator[Block]:
        show = self._district.show
        rows = (
            (_("Status"), ", ".join(filter(None, (show("district_kind"), show("status"))))),
            (_("Legal basis"), show("established_by")),
            (_("Place"), ", ".join(filter(None, (show("settlement"), show("region"))))),
            (_("Part of"), show("part_of")),
            (_("Managing organisation"), show("managed_by")),
            (_("Purpose"), show("purpose")),
        )
        if known := [each for each in rows if each[1]]:
            yield Facts(known)

    def _open(self) -> Iterator[Block]:
        points = OpenPoints(self.material, self.sources, self.day or today(), self.limits.points)
        rows = list(points.rows())
        if rows:
            yield Facts(rows)
        else:
            yield Paragraph(_("Nothing is open."))

    # Projects.

    def _projects(self) -> Iterator[Block]:
        known = self.material.known.projects
        if not known:
            return
        yield Paragraph(self._counted(known))
        columns = (
            PageColumn(_("Project"), 9),
            PageColumn(_("Status"), 8),
            PageColumn(_("First announced"), 6),
            PageColumn(_("Launch"), 7),
            PageColumn(_("Slip"), 6),
            PageColumn(_("Investment"), 7),
            PageColumn(_("Source"), 5, cites=True),
        )
        listed = self._by_slip(known)
        rows = [self._project(each) for each in listed[: self.limits.projects]]
        yield Table(columns, rows, len(listed) - len(rows))

    def _counted(self, projects: Sequence[ToldRecord]) -> str:
        """How many there are, by status in their usual order, how many slipped and how many are late."""
        kind = field_of(Project, "status").kind
        counts = Counter(each.row.values["status"] for each in projects)
        told = [
            _("{title}: {count}", title=kind.show(key), count=i18n.number(counts[key]))
            for key, _words in PROJECT_STATUSES
            if counts[key]
        ]
        if counts[None]:
            told.append(_("{title}: {count}", title=_("Status not known"), count=i18n.number(counts[None])))
        slipped = sum(self._slip(each) > 0 for each in projects)
        late = len(self.material.late)
        for words, count in ((_("Slipped"), slipped), (_("Launches overdue"), late)):
            if count:
                told.append(_("{title}: {count}", title=words, count=i18n.number(count)))
        return "; ".join(told)

    def _by_slip(self, projects: Sequence[ToldRecord]) -> list[ToldRecord]:
        """Those whose launch is overdue first, then by how far they slipped; what is settled at the end."""
        late = {each.launch.subject for each in self.material.late}

        def place(project: ToldRecord) -> tuple[bool, int, bool]:
            is_settled = project.row.values["status"] in SETTLED
            return project.row.id not in late, -max(self._slip(project), 0), is_settled

        return sorted(projects, key=place)

    def _slip(self, project: ToldRecord) -> int:
        row = find_milestone_of(self.material.known.milestones, project.row.id, LAUNCH)
        most = row["slip_most"] if row else None
        return most if isinstance(most, int) else 0

    def _project(self, project: ToldRecord) -> tuple[str, ...]:
        found = self.material.known.milestones
        launch = find_milestone_of(found, project.row.id, LAUNCH)
        slip = say_slip(launch) if launch else None
        said = cite_milestone(found, launch, self.sources) if launch else ""
        investment, numbers = say_investment(find_headline(self.material.known.claims[project.row.id]), self.sources)
        return (
            project.show("names"),
            project.show("status"),
            say_moment(launch, "first") if launch else "",
            say_launch(launch),
            slip.text if slip else "",
            investment,
            join_numbers(said, numbers),
        )

    # What else there is.

    def _residents(self) -> Iterator[Block]:
        known = self.material.known.residents
        stated = find_stated(self._shown, "residents")
        if not known and stated is None:
            return
        recorded = i18n.number(sum(map(is_recorded_resident, known)))
        if stated:
            said = _("{reported} reported, {recorded} recorded", reported=stated.quantity.full(), recorded=recorded)
            yield Paragraph(said, self.sources.cite(stated.evidence))
        else:
            yield Paragraph(_("{recorded} recorded", recorded=recorded))
        standing = [each for each in known if each.row.values["status"] not in CLOSED_STATUSES]
        columns = (
            PageColumn(_("Company"), 14),
            PageColumn(_("Activity"), 11),
            PageColumn(_("Status"), 10),
            PageColumn(_("Registered on"), 8),
            PageColumn(_("Source"), 5, cites=True),
        )
        rows = [self._resident(each) for each in standing[: self.limits.residents]]
        if rows:
            yield Table(columns, rows, len(standing) - len(rows))

    def _resident(self, told: ToldRecord) -> tuple[str, ...]:
        status = told.show("status")
        if told.row.values["residency_kind"] == "non_resident":
            status = ", ".join(filter(None, (status, told.show("residency_kind"))))
        return told.show("company"), told.show("activity"), status, _day(told, "registered_on"), self._cite(told)

    def _others(self) -> Iterator[Block]:
        tiles = {each.figure.id for each in self._tiles()}
        shown = [each for each in self._shown if each.figure.id not in tiles]
        columns = (
            PageColumn(_("Indicator"), 15),
            PageColumn(_("Claim"), 14),
            PageColumn(_("As of"), 8),
            PageColumn(_("Status"), 6),
            PageColumn(_("Source"), 5, cites=True),
        )
        rows = [self._claim(each) for each in shown[: self.limits.claims]]
        if rows:
            yield Table(columns, rows, len(shown) - len(rows))

    def _claim(self, claim: Claim) -> tuple[str, ...]:
        amount = "\n".join([claim.quantity.full(), *asides(claim, self._district.row.id)])
        when = say_when(claim, self._district.row.caption.show())
        cited = self.sources.cite(claim.evidence)
        return claim.indicator.caption.show(), amount, when, _STATUS.show(claim.figure.status), cited

    def _events(self) -> Iterator[Block]:
        listed = sorted(self.material.events, key=self._how_far)[: self.limits.events]
        listed.sort(key=lambda each: _first_day(each), reverse=True)
        columns = (
            PageColumn(_("Date"), 10),
            PageColumn(_("Event"), 23),
            PageColumn(_("Status"), 10),
            PageColumn(_("Source"), 5, cites=True),
        )
        rows = [(_day(each, "date"), self._named(each), each.show("status"), self._cite(each)) for each in listed]
        if rows:
            yield Table(columns, rows, len(self.material.events) - len(rows))

    def _how_far(self, event: ToldRecord) -> tuple[bool, int]:
        """What happened lately, or will soon, is told before what lies far off."""
        when = _first_day(event)
        return when == date.min, abs((when - (self.day or today())).days)

    def _named(self, told: ToldRecord) -> str:
        """Its title without the name of the district, which stands above."""
        return told.row.caption.show().removesuffix(self._district.row.caption.show()).rstrip(" ·")

    def _acts(self) -> Iterator[Block]:
        acts = self.material.known.acts
        columns = (
            PageColumn(_("Act"), 16),
            PageColumn(_("Title"), 17),
            PageColumn(_("Effect"), 10),
            PageColumn(_("Source"), 5, cites=True),
        )
        rows = [self._act(each) for each in acts[: self.limits.acts]]
        if rows:
            yield Table(columns, rows, len(acts) - len(rows))

    def _act(self, told: ToldRecord) -> tuple[str, ...]:
        title = told.show("title") or told.show("matter")
        return told.row.caption.show().removesuffix(title).rstrip(" ·"), title, told.show("effect"), self._cite(told)

    def _cite(self, told: ToldRecord) -> str:
        return self.sources.cite(told.evidence)


def _day(told: ToldRecord, key: str) -> str:
    when = told.when(key)
    return when.short() if when else ""


def _first_day(told: ToldRecord) -> date:
    when = told.when("date")
    return (when and (when.earliest or when.latest)) or date.min
