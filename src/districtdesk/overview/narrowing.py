"""What the overview is reckoned from, narrowed to some districts and to what belongs to them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeVar

from ..records import Company, kind_of
from ..register.claims.figure_rows import FigureRow
from ..register.journal.store import Session
from ..register.queries.chosen import Chosen, read_homes, read_residents, read_told_of
from ..register.queries.overview_material import Material
from .together import with_wholes

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class WithinDistricts:
    """The districts, their residents, and the `told`: what tells of something that belongs to them."""

    districts: frozenset[str]
    residents: frozenset[str]
    told: frozenset[str]

    def has(self, material: Material, subject: str) -> bool:
        """Whether it is one of them, lies in one at whatever remove, or tells of one."""
        if subject in self.residents or subject in self.told:
            return True
        return not self.districts.isdisjoint(with_wholes(subject, material.within))


def read_chosen_districts(session: Session, material: Material, chosen: Chosen) -> frozenset[str]:
    """The districts that were chosen, or in which what was chosen lies or is resident."""
    of = read_homes(session, chosen.ids) if chosen.kind == kind_of(Company) else chosen.ids
    found = {whole for each in of for whole in with_wholes(each, material.within)}
    return frozenset(each.id for each in material.districts if each.id in found)


def read_within_districts(session: Session, material: Material, districts: frozenset[str]) -> WithinDistricts:
    """What belongs to these districts."""
    found = WithinDistricts(districts, read_residents(session, districts), frozenset())
    told = frozenset(record for record, subject in read_told_of(session) if found.has(material, subject))
    return replace(found, told=told)


def narrowed_to(material: Material, inner: WithinDistricts) -> Material:
    """Without all that belongs to none of the districts; a number of several stays a number of several."""

    @cache
    def is_inside(subject: str) -> bool:
        return inner.has(material, subject)

    def own(rows: Iterable[T], subject: Callable[[T], str]) -> list[T]:
        return [each for each in rows if is_inside(subject(each))]

    figures = own(material.figures, _subject)
    known = frozenset(each.id for each in figures) | inner.told
    return replace(
        material,
        districts=tuple(each for each in material.districts if each.id in inner.districts),
        figures=figures,
        launches=own(material.launches, lambda each: each.subject),
        projects=own(material.projects, lambda each: each.id),
        unsupported=[each for each in material.unsupported if each[1] in known],
        named=own(material.named, lambda each: each.id),
        shares=own(material.shares, lambda each: each.owner),
        plots=own(material.plots, lambda each: each.district),
        homes=own(material.homes, lambda each: each.project),
        doubtful=own(material.doubtful, lambda each: each.district),
        acts=own(material.acts, lambda each: each.id),
        converted=own(material.converted, lambda each: each.subject),
        far_dates=[each for each in material.far_dates if each.record in known or inner.has(material, each.record)],
        lost_signs=[each for each in material.lost_signs if each.record in known or inner.has(material, each.record)],
        in_time=own(material.in_time, lambda each: each[0].id),
        owed=own(material.owed, lambda each: each.owed_by),
        asked=own(material.asked, lambda each: each.subject),
        overtaken=own(material.overtaken, lambda each: each.event),
        printed=own(material.printed, lambda each: each.subject),
        exchanged=(),
        untimely=own(material.untimely, lambda each: each.owed_by),
    )


def _subject(row: FigureRow) -> str:
    return row.subject
