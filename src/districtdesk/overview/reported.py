"""What is reported of a district against what is recorded in it: residents, jobs, investment and area; and how many
jobs were promised.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Literal

from .. import i18n
from ..bounds import Bounds, bounds_of
from ..i18n import _
from ..measure_units import to_hectares
from ..quantity import Quantity
from ..register.claims.figure_rows import FigureRow
from ..register.claims.units import is_in_unit
from ..register.queries.overview_material import Material, Measure
from .claims import Claims, GroupKey, as_part, quantity
from .counted_rows import is_within
from .like_sums import add_alike
from .plans import TO_COME, add_each_time, only_plans
from .projects import is_given_up
from .residents_within import count_within
from .sum import NotAdded, Total, add_claims
from .together import with_wholes

# What is compared, in the order in which it stands.
COMPARED = ("residents", "jobs_created", "jobs_expected", "invested", "area")
Verdict = Literal["", "more", "less"]


@dataclass(frozen=True, slots=True)
class Recorded:
    """What the records of a district come to. `stated` of `count` projects or residents have a number in it.

    `rows`: the claims that are added, none where records are counted. `bounds`: between which ends all of it lies.
    `times`: for when each amount is meant, none where they are meant for no time.
    """

    quantities: tuple[Quantity, ...]
    stated: int
    count: int
    bounds: Bounds
    rows: tuple[FigureRow, ...] = ()
    times: tuple[str, ...] = ()

    def amounts(self) -> list[str]:
        """Each in words, with the time for which it is meant."""
        whens = self.times or ("",) * len(self.quantities)
        return [
            _("{amount} ({when})", amount=each.full(), when=when) if when else each.full()
            for each, when in zip(self.quantities, whens, strict=True)
        ]


@dataclass(frozen=True, slots=True)
class AgainstRecords:
    """One indicator of one district. `verdict`: certainly more is recorded than is reported, or less."""

    code: str
    name: str
    reported: Quantity | None
    reading: str
    recorded: Recorded | None
    verdict: Verdict = ""

    def told_recorded(self) -> str:
        """What is recorded, in words."""
        if self.recorded is None or not self.recorded.quantities:
            return _("nothing recorded")
        amounts = "; ".join(self.recorded.amounts())
        parts = {"amount": amounts, "stated": i18n.number(self.recorded.stated)}
        return _("{amount} for {stated} of {count}", **parts, count=i18n.number(self.recorded.count))

    def told(self) -> str:
        """All of it as one text."""
        verdicts = {
            "more": _("More is recorded than reported."),
            "less": _("Less is recorded than reported."),
            "": "",
        }
        parts = {"indicator": self.name, "reported": self.reading or _("not stated")}
        if self.recorded and self.recorded.quantities:
            recorded = self.told_recorded()
            said = _("{indicator}: reported {reported}; recorded {recorded}.", **parts, recorded=recorded)
        else:
            said = _("{indicator}: reported {reported}; nothing is recorded.", **parts)
        return f"{said} {verdicts[self.verdict]}".strip()


def compare(material: Material, claims: Claims) -> dict[str, tuple[AgainstRecords, ...]]:
    """By district what can be compared of it, in the order of COMPARED."""
    projects, standing = projects_in(material), projects_in(material, with_given_up=False)
    plots = _plots(material)
    residents = count_within(material.recorded, material.within)
    measures = [each for each in map(material.measure, COMPARED) if each and each.code in TO_COME]
    plans = {each.code: only_plans(each, claims) for each in measures}
    found = {}
    for place in material.districts:
        recorded = {
            "residents": _counted(residents[place.id]),
            "area": _added_plots(plots.get(place.id, ()), residents[place.id]),
        }
        lines = []
        for code in COMPARED:
            measure = material.measure(code)
            if measure is not None:
                known = plans.get(code, claims)
                inside = standing if code in TO_COME else projects
                if code in recorded:
                    own = recorded[code]
                else:
                    own = _recorded_of(place.id, inside.get(place.id, ()), measure, material, known.shown, claims)
                lines.append(_compared(measure, known.shown.get((place.id, measure.id)), own, claims))
        found[place.id] = tuple(lines)
    return found


def _compared(measure: Measure, row: FigureRow | None, recorded: Recorded | None, claims: Claims) -> AgainstRecords:
    if row is None:
        return AgainstRecords(measure.code, measure.names.show(), None, "", recorded)
    says = quantity(row, measure)
    is_like = is_in_unit(row.unit, measure) and (recorded is None or _is_alike(says, recorded))
    verdict = verdict_of(says.bounds, recorded.bounds) if recorded and is_like else ""
    return AgainstRecords(measure.code, measure.names.show(), says, claims.reading(row, measure), recorded, verdict)


def _is_alike(says: Quantity, recorded: Recorded) -> bool:
    return all(each.currency == says.currency for each in recorded.quantities)


def verdict_of(says: Bounds, recorded: Bounds) -> Verdict:
    """Only what is certain: where some record says nothing, more may be there than is known."""
    if says.is_certainly_below(recorded):
        return "more"
    return "less" if recorded.is_certainly_below(says) else ""


def _counted(count: int) -> Recorded:
    value = Decimal(count)
    return Recorded((Quantity("exact", value),), count, count, bounds_of("exact", value))


def _plots(material: Material) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for plot in material.plots:
        if not plot.is_recorded:
            continue
        for whole in with_wholes(plot.district, material.within):
            found.setdefault(whole, []).append(plot.area)
    return found


def _added_plots(plots: Sequence[int], residents: int) -> Recorded | None:
    """The plots of so many residents, in hectares; a district is larger than these: nothing bounds it above."""
    if not plots:
        return None
    hectares = to_hectares(sum(plots))
    return Recorded(
        (Quantity("exact", hectares, unit="hectare"),), len(plots), residents, bounds_of("at_least", hectares)
    )


def projects_in(material: Material, *, with_given_up: bool = True) -> Mapping[str, Sequence[str]]:
    """Of each district the projects in it, at whatever remove.

    `with_given_up`: what was invested in those stays so, but nothing is to come of them any more.
    """
    found: dict[str, list[str]] = {}
    for each in material.projects:
        if is_given_up(each.status) and not with_given_up:
            continue
        for whole in with_wholes(each.id, material.within):
            if whole in material.places:
                found.setdefault(whole, []).append(each.id)
    return found


def _recorded_of(
    place: str,
    projects: Sequence[str],
    measure: Measure,
    material: Material,
    known: Mapping[GroupKey, FigureRow],
    claims: Claims,
) -> Recorded | None:
    """What its projects come to; a phase is in the number of its project."""
    shown = {each: row for each in projects if (row := known.get((each, measure.id)))}
    own = [row for each, row in shown.items() if not is_within(each, shown, material)]
    if not own:
        return None
    missing = sum(each not in shown and not is_within(each, shown, material) for each in projects)
    given = own, measure, material.within, missing, len(projects)
    return claims.made_of(("recorded", place, measure.id), given, partial(_added, *given))


def _added(
    own: Sequence[FigureRow], measure: Measure, within: Mapping[str, str], missing: int, projects: int
) -> Recorded:
    if measure.code in TO_COME:
        # What is meant for one time bounds nothing that is meant for another.
        found = add_each_time(own, measure, within, missing)
        times = tuple(when for when, amounts in found for _each in amounts)
        quantities = tuple(each for _when, amounts in found for each in amounts)
        return Recorded(quantities, len(own), projects, bounds_of("unknown", Decimal(0)), tuple(own), times)
    quantities, _notes = add_alike(own, measure, within, missing)
    total = add_claims([as_part(row, measure, within) for row in own], missing)
    return Recorded(quantities, len(own), projects, _bounds(total), tuple(own))


def _bounds(total: Total | NotAdded) -> Bounds:
    """Open where an end is not known, or where there is no one sum."""
    if isinstance(total, NotAdded):
        return bounds_of("unknown", Decimal(0))
    least, most = bounds_of("unknown", Decimal(0))
    if total.least is not None:
        least = bounds_of("more_than" if total.is_above else "at_least", total.least).least
    if total.most is not None:
        most = bounds_of("less_than" if total.is_below else "up_to", total.most).most
    return Bounds(least, most)
