"""The page of a district: its large numbers, what is open, its projects, residents, events and acts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .. import i18n
from ..exchange.material_words import (
    MilestoneWords,
    cite_milestone,
    find_milestone_of,
    find_slippage,
    find_stated,
    is_recorded_resident,
    join_numbers,
    say_investment,
    say_launch,
    say_moment,
    slip_days,
)
from ..exchange.reading_material import LAUNCH, ToldRecord
from ..i18n import _
from ..overview.column_cells import say_slip
from ..records import Project, field_of
from ..records.project import PROJECT_STATUSES, SETTLED
from ..records.residency import CLOSED_STATUSES
from ..register.claims.milestones import Slippage
from ..register.clock import clock_here
from ..register.queries.subject_claims import find_headline
from .blocks import PageBlocks, list_facts, say_day, table_of_rows
from .page import Block, PageColumn, PageSection, Paragraph

# What is asked of a district first, in this order.
DISTRICT_NUMBERS = ("invested", "investment_planned", "jobs_created", "residents", "area", "exports")
# In which order projects are told.
_SLIPPED: tuple[Slippage, ...] = ("certain", "perhaps", "")


@dataclass(frozen=True, slots=True)
class DistrictPage:
    """What stands on it; `of`: what it has in common with other pages."""

    of: PageBlocks

    def parts(self) -> list[PageSection]:
        """All below the large numbers, in the order in which its sources are numbered."""
        found = (
            PageSection(_("In short"), list(self._facts())),
            PageSection(_("Needs attention"), list(self.of.open())),
            PageSection(_("Projects"), list(self._projects())),
            PageSection(_("Residents"), list(self._residents())),
            PageSection(_("Other claims"), list(self.of.other_claims())),
            PageSection(_("Events"), list(self.of.events())),
            PageSection(_("Legal acts"), list(self.of.acts())),
        )
        return [each for each in found if each.blocks]

    def _facts(self) -> Iterator[Block]:
        show = self.of.subject.show
        yield from list_facts(
            (
                (_("Status"), ", ".join(filter(None, (show("district_kind"), show("status"))))),
                (_("Legal basis"), show("established_by")),
                (_("Place"), ", ".join(filter(None, (show("settlement"), show("region"))))),
                (_("Part of"), show("part_of")),
                (_("Zones"), "; ".join(self.of.material.zones)),
                (_("Managing organisation"), show("managed_by")),
                (_("Purpose"), show("purpose")),
            )
        )

    # Projects.

    def _projects(self) -> Iterator[Block]:
        known = self.of.material.projects
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
        rows = [self._project(each) for each in listed[: self.of.limits.projects]]
        yield from table_of_rows(columns, rows, len(listed))

    def _counted(self, projects: Sequence[ToldRecord]) -> str:
        """How many there are, by status in their usual order, how many slipped and how many are late."""
        kind = field_of(Project, "status").kind
        counts = Counter(each.show("status") for each in projects)
        order = {kind.show(key): place for place, (key, _words) in enumerate(PROJECT_STATUSES)}
        unknown = counts.pop("", 0)
        told = [
            _("{title}: {count}", title=words, count=i18n.number(counts[words]))
            for words in sorted(counts, key=lambda each: order.get(each, len(order)))
        ]
        if unknown:
            title = _("Status not known") if clock_here() is None else _("Status on that day not known")
            told.append(_("{title}: {count}", title=title, count=i18n.number(unknown)))
        slipped = Counter(map(self._slippage, projects))
        for words, count in (
            (_("Slipped"), slipped["certain"]),
            (_("Perhaps slipped"), slipped["perhaps"]),
            (_("Launches overdue"), len(self.of.material.late)),
        ):
            if count:
                told.append(_("{title}: {count}", title=words, count=i18n.number(count)))
        return "; ".join(told)

    def _by_slip(self, projects: Sequence[ToldRecord]) -> list[ToldRecord]:
        """Those whose launch is overdue first, then what slipped, for certain before perhaps and the most first;
        what is settled at the end.
        """
        late = {each.launch.subject for each in self.of.material.late}

        def place(project: ToldRecord) -> tuple[bool, int, int, bool]:
            slippage, is_settled = self._slippage(project), self._status(project) in SETTLED
            most = slip_days(self._launch(project))[1] if slippage else 0
            return project.row.id not in late, _SLIPPED.index(slippage), -(most or 0), is_settled

        return sorted(projects, key=place)

    def _launch(self, project: ToldRecord) -> MilestoneWords | None:
        return find_milestone_of(self.of.material.milestones, project.row.id, LAUNCH)

    def _slippage(self, project: ToldRecord) -> Slippage:
        return find_slippage(self._launch(project), self._status(project))

    def _status(self, project: ToldRecord) -> object:
        told = self.of.material.in_time.get(project.row.id)
        return told.status if told else project.row.values["status"]

    def _project(self, project: ToldRecord) -> tuple[str, ...]:
        found = self.of.material.milestones
        launch = self._launch(project)
        slip = say_slip(launch) if launch else None
        said = cite_milestone(found, launch, self.of.sources) if launch else ""
        investment, numbers = say_investment(find_headline(self.of.material.claims[project.row.id]), self.of.sources)
        return (
            project.show_in("names", self.of.subject.row.id),
            project.show("status"),
            say_moment(launch, "first") if launch else "",
            say_launch(launch),
            slip.text if slip else "",
            investment,
            join_numbers(said, numbers),
        )

    # Residents.

    def _residents(self) -> Iterator[Block]:
        known = self.of.material.residents
        stated = find_stated(self.of.shown, "residents")
        if not known and stated is None:
            return
        recorded = i18n.number(sum(map(is_recorded_resident, known)))
        if stated:
            said = _("{reported} reported, {recorded} recorded", reported=stated.quantity.full(), recorded=recorded)
            yield Paragraph(said, self.of.sources.cite(stated.evidence))
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
        rows = [self._resident(each) for each in standing[: self.of.limits.residents]]
        yield from table_of_rows(columns, rows, len(standing))

    def _resident(self, told: ToldRecord) -> tuple[str, ...]:
        status = told.show("status")
        if told.row.values["residency_kind"] == "non_resident":
            status = ", ".join(filter(None, (status, told.show("residency_kind"))))
        name, day = told.show_in("company", self.of.subject.row.id), say_day(told, "registered_on")
        return name, told.show("activity"), status, day, self.of.cite(told)
