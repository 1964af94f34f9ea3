"""A reading copy: what is known of one district on at most three pages of A4, for whoever decides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from .. import i18n
from ..i18n import _, ngettext
from ..overview.claim_words import asides, say_when
from ..overview.column_cells import say_slip
from ..records import Event, Figure, Project, field_of
from ..records.project import PROJECT_STATUSES
from ..records.residency import CLOSED_STATUSES
from ..register.claims.milestones import MILESTONES
from ..register.clock import clock_here
from ..register.queries.subject_claims import Claim, find_contradicting, find_headline
from .document import DocumentRow, Role
from .material_words import (
    MilestoneWords,
    cite_milestone,
    find_milestone_of,
    find_stated,
    is_recorded_resident,
    join_numbers,
    mark_sources,
    say_claim,
    say_investment,
    say_launch,
    say_moment,
)
from .reading_material import LAUNCH, DistrictMaterial, ToldRecord
from .source_numbers import SourceNumbers

# The page in narrow columns; those of each block take so many of them.
COLUMNS = 24
_FACT = (5, 19)
_FIGURES = (6, 7, 4, 4, 3)
_BELOW = (6, 18)
_MILESTONES = (6, 4, 4, 3, 4, 3)
_RESIDENTS = (8, 4, 5, 4, 3)
_PROJECTS = (8, 4, 3, 6, 3)
_PEOPLE = (8, 10, 3, 3)
_ACTS = (8, 9, 4, 3)
_SOURCES = (2, 22)
_STATUS = field_of(Figure, "status").kind
_MOST_OTHERS = 3


@dataclass(frozen=True, slots=True)
class ReadingCopy:
    """The rows of a document. `most`: so many rows of each list at most."""

    material: DistrictMaterial
    most: int = 60
    sources: SourceNumbers = field(default_factory=SourceNumbers)

    def rows(self) -> Iterator[DocumentRow]:
        """All but the list of sources, which is known when these are made."""
        blocks = {
            _("Claims"): list(self._figures()),
            _("Milestones"): list(self._milestones()),
            _("Residents"): list(self._residents()),
            _("Projects"): list(self._projects()),
            _("People in charge"): list(self._people()),
            _("Legal acts"): list(self._acts()),
        }
        yield from self._head()
        for title, rows in blocks.items():
            if rows:
                yield DocumentRow("section", (self._counted(title),), (COLUMNS,))
                yield from rows
        if missing := [title for title, rows in blocks.items() if not rows]:
            said = _("Nothing is recorded of: {parts}.", parts=", ".join(missing))
            yield DocumentRow("note", (said,), (COLUMNS,))

    @property
    def _district(self) -> ToldRecord:
        return self.material.district

    @property
    def _id(self) -> str:
        return self._district.row.id

    def _head(self) -> Iterator[DocumentRow]:
        district = self._district
        name = district.show("names")
        yield _whole("title", name)
        others = [each for each in district.row.caption.known().values() if each != name]
        if others:
            yield _whole("line", " · ".join(dict.fromkeys(others)))
        if clock := clock_here():
            yield _whole("line", clock.sentence())
        yield _whole("space", "")
        for label, value in self._facts():
            if value:
                yield DocumentRow("fact", (label, value), _FACT)

    def _facts(self) -> Iterator[tuple[str, str]]:
        show = self._district.show
        yield _("Status"), ", ".join(filter(None, (show("district_kind"), show("status"))))
        yield _("Legal basis"), show("established_by")
        yield _("Place"), ", ".join(filter(None, (show("settlement"), show("region"))))
        yield _("Area"), self._shown_area()
        yield _("Part of"), show("part_of")
        yield _("Managing organisation"), show("managed_by")
        yield _("Purpose"), show("purpose")

    def _shown_area(self) -> str:
        found = [each for each in self._headline(self._id) if each.indicator.code == "area"]
        return "; ".join(self._claim(each) for each in found[:1])

    def _headline(self, subject: str) -> list[Claim]:
        return find_headline(self.material.claims.get(subject, ()))

    def _claim(self, claim: Claim) -> str:
        return say_claim(claim, self.sources, self._district.row.caption.show())

    def _counted(self, title: str) -> str:
        """A title with how many there are where it is that of a list."""
        if title == _("Residents"):
            return self._residents_title(title)
        if title == _("Projects"):
            return _("{title}: {count}", title=title, count=i18n.number(len(self.material.projects)))
        return title

    # Figures.

    def _figures(self) -> Iterator[DocumentRow]:
        claims = self.material.claims.get(self._id, ())
        shown = find_headline(claims)
        if shown:
            labels = _("Indicator"), _("Claim"), _("As of"), _("Status"), _("Source")
            yield DocumentRow("heading", labels, _FIGURES)
        odd = find_contradicting(claims, self._district.row.kind)
        odd |= {each.figure.id for each in claims if each.figure.status == "disputed"}
        told = {each.figure.id for each in shown}
        for claim in shown[: self.most]:
            yield self._figure(claim)
            like = [each for each in claims if each.figure.indicator == claim.figure.indicator]
            others = [each for each in like if each.figure.id in odd - told]
            told |= {each.figure.id for each in others}
            yield from self._disagreeing(others)
        yield from _cut(len(shown) - self.most)

    def _figure(self, claim: Claim) -> DocumentRow:
        name = self._district.row.caption.show()
        amount = "\n".join([claim.quantity.full(), *asides(claim, self._id)])
        said = claim.indicator.caption.show(), amount, say_when(claim, name), _STATUS.show(claim.figure.status)
        return DocumentRow("row", (*said, self.sources.cite(claim.evidence) or "–"), _FIGURES)

    def _disagreeing(self, claims: Sequence[Claim]) -> Iterator[DocumentRow]:
        """In small, what another source says instead."""
        said = [
            _("{said} ({state})", said=self._claim(each), state=_STATUS.show(each.figure.status))
            for each in claims[:_MOST_OTHERS]
        ]
        if len(claims) > _MOST_OTHERS:
            said.append(_and_more(len(claims) - _MOST_OTHERS))
        if said:
            yield DocumentRow("small", ("", _("Disagrees: {claims}", claims="; ".join(said))), _BELOW)

    # Milestones.

    def _milestones(self) -> Iterator[DocumentRow]:
        kinds = field_of(Event, "event_kind").kind
        own = [row for row in self.material.milestones.rows if row["subject"] == self._id]
        known = {str(row["event_kind"]): row for row in own}
        if known:
            labels = _("Milestone"), _("First announced"), _("Latest announced"), _("Actual"), _("Slip"), _("Source")
            yield DocumentRow("heading", labels, _MILESTONES)
        for kind in MILESTONES:
            if row := known.get(kind):
                slip = say_slip(row)
                days = (say_moment(row, each) for each in ("first", "latest", "actual"))
                said = kinds.show(kind), *days, slip.text if slip else "", self._said_of(row) or "–"
                yield DocumentRow("row", said, _MILESTONES)

    def _said_of(self, row: MilestoneWords) -> str:
        return cite_milestone(self.material.milestones, row, self.sources)

    # Residents.

    def _residents_title(self, title: str) -> str:
        recorded = i18n.number(sum(map(is_recorded_resident, self.material.residents)))
        stated = self._residents_stated()
        if stated is None:
            return _("{title}: {count} recorded", title=title, count=recorded)
        reported = stated.figure.quantity.full()
        said = _("{title}: {count} recorded, {reported} reported", title=title, count=recorded, reported=reported)
        return f"{said} {mark_sources(stated.evidence, self.sources)}".strip()

    def _residents_stated(self) -> Claim | None:
        """The claim that says how many there are."""
        return find_stated(self._headline(self._id), "residents")

    def _residents(self) -> Iterator[DocumentRow]:
        known = self.material.residents
        if not known and self._residents_stated():
            yield _whole("small", _("None of them has a record."))
        standing = [each for each in known if each.row.values["status"] not in CLOSED_STATUSES]
        if standing:
            labels = _("Company"), _("Activity"), _("Status"), _("Registered on"), _("Source")
            yield DocumentRow("heading", labels, _RESIDENTS)
        for each in standing[: self.most]:
            status = each.show("status")
            if each.row.values["residency_kind"] == "non_resident":
                status = ", ".join(filter(None, (status, each.show("residency_kind"))))
            registered = each.when("registered_on")
            when = registered.short() if registered else ""
            named = each.show_in("company", self._id)
            said = named, each.show("activity"), status, when, self.sources.cite(each.evidence)
            yield DocumentRow("row", said, _RESIDENTS)
        yield from _cut(len(standing) - self.most)
        if over := [each.show("company") for each in known if each not in standing]:
            yield _whole("small", _("Resident once: {names}", names=_first(over)))

    # Projects.

    def _projects(self) -> Iterator[DocumentRow]:
        groups: dict[str, list[ToldRecord]] = {}
        for each in self.material.projects:
            groups.setdefault(each.show("status"), []).append(each)
        if groups:
            labels = _("Project"), _("Launch"), _("Slip"), _("Investment"), _("Source")
            yield DocumentRow("heading", labels, _PROJECTS)
        kind = field_of(Project, "status").kind
        order = {kind.show(key): number for number, (key, _words) in enumerate(PROJECT_STATUSES)}
        room = self.most
        for status in sorted(groups, key=lambda each: order.get(each, len(order))):
            count = i18n.number(len(groups[status]))
            title = status or _("Status not known")
            if room > 0:
                yield _whole("group", _("{title}: {count}", title=title, count=count))
            for each in groups[status][: max(room, 0)]:
                yield self._project(each)
            room -= len(groups[status])
        yield from _cut(-room)

    def _project(self, project: ToldRecord) -> DocumentRow:
        launch = find_milestone_of(self.material.milestones, project.row.id, LAUNCH)
        slip = say_slip(launch) if launch else None
        investment, numbers = say_investment(self._headline(project.row.id), self.sources)
        cited = join_numbers(self._said_of(launch) if launch else "", numbers)
        named = project.show_in("names", self._id)
        said = named, say_launch(launch), slip.text if slip else "", investment, cited
        return DocumentRow("row", said, _PROJECTS)

    # People and acts.

    def _people(self) -> Iterator[DocumentRow]:
        people = self.material.people
        if people:
            yield DocumentRow("heading", (_("Person"), _("Office"), _("Since"), _("Source")), _PEOPLE)
        for each in people[: self.most]:
            since = each.when("since")
            said = each.show("person"), each.show("title"), since.short() if since else ""
            yield DocumentRow("row", (*said, self.sources.cite(each.evidence)), _PEOPLE)
        yield from _cut(len(people) - self.most)

    def _acts(self) -> Iterator[DocumentRow]:
        acts = self.material.acts
        if acts:
            yield DocumentRow("heading", (_("Act"), _("Title"), _("Effect"), _("Source")), _ACTS)
        for each in acts[: self.most]:
            title = each.show("title") or each.show("matter")
            reference = each.row.caption.show().removesuffix(title).rstrip(" ·")
            said = reference, title, each.show("effect"), self.sources.cite(each.evidence)
            yield DocumentRow("row", said, _ACTS)
        yield from _cut(len(acts) - self.most)


def source_rows(listed: Sequence[tuple[str, str]]) -> Iterator[DocumentRow]:
    """The list at the end, by number."""
    if listed:
        yield _whole("section", _("Sources"))
    for number, name in listed:
        yield DocumentRow("source", (number, name), _SOURCES)


def _whole(role: Role, text: str) -> DocumentRow:
    return DocumentRow(role, (text,), (COLUMNS,))


def _cut(count: int) -> Iterator[DocumentRow]:
    """That a list goes on in the register."""
    if count > 0:
        yield _whole("small", _and_more(count))


def _and_more(count: int) -> str:
    return ngettext("and {count} more", "and {count} more", count)


def _first(names: Sequence[str]) -> str:
    more = [_and_more(len(names) - _MOST_OTHERS * 2)] if len(names) > _MOST_OTHERS * 2 else []
    return ", ".join([*names[: _MOST_OTHERS * 2], *more])
