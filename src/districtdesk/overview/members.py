"""What is recorded of a wider subject's zones, phases or members, beside what is reported of itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from .. import i18n
from ..alphabet import alphabetical
from ..dates.stored import bounds
from ..i18n import _
from ..names import Names
from ..quantity import Quantity
from ..records.claim_status import PLANNED
from ..records.unread_values import restored_date
from ..register.captions import batches, captions
from ..register.claims.figure_rows import FigureRow, read_figure_rows_about
from ..register.journal.store import Session
from ..register.queries.members import read_company_ties, read_members, read_projects_in
from ..register.queries.overview_material import Measure
from ..register.queries.overview_query import read_measures, read_wholes
from ..register.queries.residents import read_recorded
from .claims import Claims, grouped, reading
from .inside import Inside
from .like_sums import add_alike, as_of_all
from .together import find_together

# Of the members that are not added; their number says the rest.
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class MemberSum:
    """Of one indicator what is reported of the whole, and what its members come to; never added to each other.

    `reported`: in words, empty where nothing is. `stated` of `count` members have a number in the sum. Of plans
    `target` says for when all of them are meant, empty where nothing does.
    """

    indicator: str
    name: str
    reported: str
    quantities: tuple[Quantity, ...]
    stated: int
    count: int
    notes: tuple[str, ...]
    is_planned: bool = False
    target: str = ""
    # The members with a number that is not added, because they lie within another one.
    inside: tuple[str, ...] = ()
    # And the companies of members, of which as a whole something is said that is not added either.
    of_companies: tuple[str, ...] = ()
    code: str = ""

    @property
    def recorded(self) -> str:
        """The sums in words: 5.9 bn for 12 of 15."""
        amounts = "; ".join(each.full() for each in self.quantities)
        stated, count = i18n.number(self.stated), i18n.number(self.count)
        return _("{amount} for {stated} of {count}", amount=amounts, stated=stated, count=count)

    @property
    def plan(self) -> str:
        """That it is planned, and for when, in words; empty for what is so."""
        if not self.is_planned:
            return ""
        return _("Planned, meant for: {when}", when=self.target) if self.target else _("Planned")

    def spoken(self) -> str:
        """All of it as one text: reported 7 bn; recorded 5.9 bn for 12 of 15."""
        said = self._reported_and_recorded()
        return f"{self.plan}: {said}" if self.plan else said

    def _reported_and_recorded(self) -> str:
        if not self.reported:
            return _("recorded {recorded}", recorded=self.recorded)
        return _("reported {reported}; recorded {recorded}", reported=self.reported, recorded=self.recorded)


def has_members(kind: str, counts: Mapping[str, object]) -> bool:
    """Whether there may be any, by the counts of the record's tabs; of members none is shown."""
    return bool(counts.get("zones") or counts.get("phases")) or kind == "subject_group"


def read_member_sums(session: Session, kind: str, record_id: str) -> list[MemberSum]:
    """For each indicator that may be summed and of which something is shown of a member, in the usual order.

    What is so comes first, then the plans; those for one time are added to each other alone.
    """
    return _sums(session, record_id, read_members(session, kind, record_id), {})


def _sums(session: Session, record_id: str, members: Sequence[str], companies: Mapping[str, str]) -> list[MemberSum]:
    """`companies`: of members those of which more may be said than belongs here."""
    if not members:
        return []
    about = dict.fromkeys([record_id, *members, *companies.values()])
    rows = [row for batch in batches(about) for row in read_figure_rows_about(session, batch)]
    measures = read_measures(session)
    within = Inside(read_wholes(session), read_company_ties(session))
    so, plans = grouped(rows, measures), list(_plans(rows, measures))
    found: list[MemberSum | None] = []
    for measure in measures.values():
        if measure.may_be_summed:
            found.append(_beside(_sum_of(measure, record_id, members, so, within), measure, companies, so))
            found += [_plan_of(measure, record_id, members, plan, within) for plan in plans]
    return _named(session, [each for each in found if each])


def read_project_sums(session: Session, district: str) -> list[MemberSum]:
    """The same of the projects in a district."""
    return _sums(session, district, read_projects_in(session, district), {})


def read_resident_sums(session: Session, district: str) -> list[MemberSum]:
    """The same of the residents of a district, as residents of it.

    What is said of a company as a whole may be of other places too: it is named, and not added.
    """
    companies = read_recorded(session, district)
    return _sums(session, district, list(companies), companies)


def _named(session: Session, found: Sequence[MemberSum]) -> list[MemberSum]:
    names = captions(session, {each for one in found for each in (*one.inside, *one.of_companies)})
    return [_naming_companies(_naming_inside(each, names), names) for each in found]


def _naming_companies(found: MemberSum, names: Mapping[str, Names]) -> MemberSum:
    if not found.of_companies:
        return found
    told = _(
        "Not added, because it is said of the company as a whole: {names}.", names=_few(found.of_companies, names)
    )
    return replace(found, notes=(*found.notes, told))


def _few(ids: Sequence[str], names: Mapping[str, Names]) -> str:
    shown = ", ".join(sorted((names[each].show() for each in ids), key=alphabetical)[:_MOST_NAMED])
    more = len(ids) - _MOST_NAMED
    return _("{names} and {count} more", names=shown, count=i18n.number(more)) if more > 0 else shown


def _naming_inside(found: MemberSum, names: Mapping[str, Names]) -> MemberSum:
    """Say which members are left out because they lie within another that is counted."""
    if not found.inside:
        return found
    shown = _few(found.inside, names)
    return replace(found, notes=(*found.notes, _("Not added, because it lies within another: {names}.", names=shown)))


def _beside(
    found: MemberSum | None, measure: Measure, companies: Mapping[str, str], claims: Claims
) -> MemberSum | None:
    """With the companies of which as a whole something is said, where nothing is said of them as residents."""
    own = {companies[each] for each in companies if (each, measure.id) in claims.shown}
    whole = [each for each in dict.fromkeys(companies.values()) if (each, measure.id) in claims.shown]
    left_out = tuple(each for each in whole if each not in own)
    if not left_out:
        return found
    nothing = MemberSum(measure.id, measure.names.show(), "", (), 0, len(companies), (), code=measure.code)
    return replace(found or nothing, of_companies=left_out)


class _Plan(NamedTuple):
    """What is planned for one time, as claims that are so; `target`: that time as stored, or empty."""

    target: str
    claims: Claims


def _plans(rows: Iterable[FigureRow], measures: Mapping[str, Measure]) -> Iterator[_Plan]:
    times: dict[str, list[FigureRow]] = {}
    for row in rows:
        if row.status in PLANNED and (row.for_when or not row.relative_to):
            times.setdefault(bounds(row.for_when or ""), []).append(row)
    for time in sorted(times):
        as_so = (row._replace(status="reported", for_when=None) for row in times[time])
        yield _Plan(min(row.for_when or "" for row in times[time]), grouped(as_so, measures))


def _plan_of(measure: Measure, whole: str, members: Sequence[str], plan: _Plan, within: Inside) -> MemberSum | None:
    found = _sum_of(measure, whole, members, plan.claims, within)
    target = restored_date(plan.target).show() if plan.target else ""
    return replace(found, is_planned=True, target=target) if found else None


def _sum_of(measure: Measure, whole: str, members: Sequence[str], claims: Claims, within: Inside) -> MemberSum | None:
    known = ((each, claims.shown.get((each, measure.id))) for each in members)
    chosen = {each: row for each, row in known if row}
    own = [row for each, row in chosen.items() if not within.one_of(chosen, each)]
    together = find_together(measure.id, frozenset(chosen), frozenset(members), within.wholes, claims).counted
    counted = [*own, *together]
    if not counted:
        return None
    stated = {each for row in counted for each in row.subjects}
    missing = sum(each not in stated and not within.one_of(stated, each) for each in members)
    quantities, notes = add_alike(counted, measure, within.wholes, missing)
    reported = claims.shown.get((whole, measure.id))
    words = reading(reported, measure) if reported else ""
    said = tuple(note for note in (*notes, as_of_all(counted)) if note)
    inside = tuple(each for each in chosen if within.one_of(chosen, each))
    return MemberSum(
        measure.id,
        measure.names.show(),
        words,
        quantities,
        len(stated),
        len(members),
        said,
        inside=inside,
        code=measure.code,
    )
