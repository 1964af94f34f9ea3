"""The page of a project: what it costs, how its dates were announced and kept, who takes part, what is open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..exchange.material_words import cite_milestone, say_moment
from ..exchange.reading_material import ToldRecord
from ..i18n import _
from ..overview.column_cells import say_slip
from ..records import Event, field_of
from ..records.event import chain_order
from ..register.claims.milestones import MILESTONES
from .blocks import PageBlocks, first_day, list_facts, say_day, table_of_rows
from .page import Block, PageColumn, PageSection

# What is asked of a project first, in this order.
PROJECT_NUMBERS = (
    "investment_value",
    "invested",
    "investment_planned",
    "jobs_created",
    "jobs_expected",
    "capacity",
    "physical_progress",
    "area",
)
_KINDS = field_of(Event, "event_kind").kind


@dataclass(frozen=True, slots=True)
class ProjectPage:
    """What stands on it; `of`: what it has in common with other pages."""

    of: PageBlocks

    def parts(self) -> list[PageSection]:
        """All below the large numbers, in the order in which its sources are numbered."""
        found = (
            PageSection(_("In short"), list(self._facts())),
            PageSection(_("Needs attention"), list(self.of.open())),
            PageSection(_("Milestones"), list(self._milestones())),
            PageSection(_("What was announced when"), list(self._announced())),
            PageSection(_("Participations"), list(self._partners())),
            PageSection(_("Products"), list(self._products())),
            PageSection(_("Other claims"), list(self.of.other_claims())),
            PageSection(_("Events"), list(self.of.events())),
            PageSection(_("Legal acts"), list(self.of.acts())),
        )
        return [each for each in found if each.blocks]

    def _facts(self) -> Iterator[Block]:
        show = self.of.subject.show
        yield from list_facts(
            (
                (_("Status"), show("status")),
                (_("District"), show("district")),
                (_("Residency"), show("residency")),
                (_("Phase of"), show("phase_of")),
                (_("Activity"), show("activity")),
                (_("Description"), show("description")),
            )
        )

    def _milestones(self) -> Iterator[Block]:
        found = self.of.material.milestones
        own = {str(row["event_kind"]): row for row in found.rows}
        columns = (
            PageColumn(_("Milestone"), 11),
            PageColumn(_("First announced"), 8),
            PageColumn(_("Latest announced"), 8),
            PageColumn(_("Actual"), 8),
            PageColumn(_("Slip"), 8),
            PageColumn(_("Source"), 5, cites=True),
        )
        rows = []
        for kind in MILESTONES:
            if row := own.get(kind):
                slip = say_slip(row)
                days = (say_moment(row, each) for each in ("first", "latest", "actual"))
                cited = cite_milestone(found, row, self.of.sources)
                rows.append((_KINDS.show(kind), *days, slip.text if slip else "", cited))
        yield from table_of_rows(columns, rows, len(rows))

    def _announced(self) -> Iterator[Block]:
        """Every date that was given for the launch, in the order in which it was said."""
        known = sorted(self.of.material.launches, key=_place)
        columns = (
            PageColumn(_("Announced on"), 10),
            PageColumn(_("Launch"), 12),
            PageColumn(_("Status"), 9),
            PageColumn(_("Publisher"), 12),
            PageColumn(_("Source"), 5, cites=True),
        )
        # Of many the last ones say most.
        listed = known[-self.of.limits.projects :]
        rows = [
            (
                say_day(each, "announced_on"),
                say_day(each, "date"),
                each.show("status"),
                ", ".join(dict.fromkeys(cited.publisher for cited in each.evidence if cited.confirms)),
                self.of.cite(each),
            )
            for each in listed
        ]
        if len(known) > 1:
            yield from table_of_rows(columns, rows, len(known), are_earlier=True)

    def _partners(self) -> Iterator[Block]:
        known = self.of.material.partners
        columns = (
            PageColumn(_("Company"), 19),
            PageColumn(_("Role"), 13),
            PageColumn(_("Share"), 11),
            PageColumn(_("Source"), 5, cites=True),
        )
        rows = [
            (each.show("company") or each.show("country"), each.show("role"), each.show("share"), self.of.cite(each))
            for each in known[: self.of.limits.residents]
        ]
        yield from table_of_rows(columns, rows, len(known))

    def _products(self) -> Iterator[Block]:
        known = self.of.material.products
        columns = (
            PageColumn(_("Product"), 25),
            PageColumn(_("Status"), 9),
            PageColumn(_("Period"), 9),
            PageColumn(_("Source"), 5, cites=True),
        )
        rows = [
            (self._without_project(each), each.show("status"), say_day(each, "period"), self.of.cite(each))
            for each in known[: self.of.limits.residents]
        ]
        yield from table_of_rows(columns, rows, len(known))

    def _without_project(self, told: ToldRecord) -> str:
        return told.row.caption.show().removesuffix(self.of.name).rstrip(" ·")


def _place(told: ToldRecord) -> tuple[object, ...]:
    said = told.when("announced_on")
    when = told.when("date")
    return chain_order(
        (said and (said.earliest or said.latest)) or None, first_day(told) if when else None, told.row.id
    )
