"""What a thing was when: a district, a company or a project as it was for a time, by which act."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from sqlalchemy.orm import Mapped, MappedColumn

from ..dates.imprecise import ImpreciseDate
from ..fields import Choice, Imprecise, Link, Links, NamesInThree, Text
from ..i18n import N_, _
from ..names import Names
from ..problems import Problem, error
from .base import Record, Titles, fields_of, kind_of
from .bases import BASES
from .columns import column
from .company import Company
from .district import DISTRICT_KINDS, DISTRICT_STATUSES, District
from .ordering import in_order
from .project import PROJECT_STATUSES, Project
from .titling import joined, linked
from .wholes import part_of_itself

_TIME = N_("When")
# What says of which time it is and why, and not what the thing was.
_FRAME = frozenset({"since", "until", "date_basis", "legal_act", "note"})


def _since() -> MappedColumn[ImpreciseDate | None]:
    meaning = N_("The first day on which it was so; empty where that is not known.")
    return column(Imprecise(N_("Since"), listed=True, section=_TIME, meaning=meaning))


def _until() -> MappedColumn[ImpreciseDate | None]:
    meaning = N_("The last day on which it was so, that day included; empty where it still is, or that is not known.")
    return column(Imprecise(N_("Until"), listed=True, section=_TIME, meaning=meaning))


def _basis() -> MappedColumn[str | None]:
    return column(
        Choice(
            N_("Basis of the date"),
            choices=BASES,
            says_of=("since", "until"),
            lapsing=("dateline", "date_of_publication", "assumed"),
            section=_TIME,
            meaning=N_("Stated by the source, or filled in: the day of publication, or another assumption."),
        )
    )


def _by_act() -> MappedColumn[str | None]:
    meaning = N_("The act by which it became so. It stands on the state that it brought about, not on what it ended.")
    return column(Link(N_("Legal act"), to=("legal_act",), listed=True, section=_TIME, meaning=meaning))


def _names() -> MappedColumn[Names | None]:
    return column(NamesInThree(N_("Names"), sought=True, listed=True, meaning=N_("What it was called then.")))


def _naming(record: Record, owner: str, titles: Titles) -> str:
    """Its name then, or the owner's, and since when."""
    names: Names | None = getattr(record, "names", None)
    since: ImpreciseDate | None = getattr(record, "since", None)
    return joined((names.show() if names else linked(titles, owner), since.show() if since else ""))


def _rules(record: Record, owner_key: str) -> list[Problem]:
    said = {field.key for field in fields_of(type(record)) if getattr(record, field.key) is not None}
    found = in_order(record, "since", "until")
    if not said - _FRAME - {owner_key}:
        found.append(error(_("Say what it was at that time."), rule="required"))
    return found


class DistrictState(Record):
    titled_by = ("district",)

    district: Mapped[str] = column(Link(N_("District"), to=("district",), part=True, listed=True))
    since: Mapped[ImpreciseDate | None] = _since()
    until: Mapped[ImpreciseDate | None] = _until()
    date_basis: Mapped[str | None] = _basis()
    legal_act: Mapped[str | None] = _by_act()
    names: Mapped[Names | None] = _names()
    district_kind: Mapped[str | None] = column(Choice(N_("Kind"), choices=DISTRICT_KINDS, listed=True))
    status: Mapped[str | None] = column(Choice(N_("Status"), choices=DISTRICT_STATUSES, listed=True, is_status=True))
    managed_by: Mapped[str | None] = column(Link(N_("Managing organisation"), to=("company",), listed=True))
    part_of: Mapped[str | None] = column(Link(N_("Part of"), to=("district",)))

    def naming(self, titles: Titles) -> str:
        return _naming(self, self.district, titles)

    def rules(self) -> list[Problem]:
        return _rules(self, "district") + part_of_itself(self.district, self.part_of, "part_of")


class CompanyState(Record):
    titled_by = ("company",)

    company: Mapped[str] = column(Link(N_("Company"), to=("company",), part=True, listed=True))
    since: Mapped[ImpreciseDate | None] = _since()
    until: Mapped[ImpreciseDate | None] = _until()
    date_basis: Mapped[str | None] = _basis()
    legal_act: Mapped[str | None] = _by_act()
    names: Mapped[Names | None] = _names()
    legal_form: Mapped[str | None] = column(Text(N_("Legal form"), longest=60))
    owners: Mapped[tuple[str, ...] | None] = column(Links(N_("Owners"), to=("company", "person"), listed=True))
    owner_as_printed: Mapped[str | None] = column(
        Text(N_("Owner as printed"), sought=True, meaning=N_("Where the source's words fit no record."))
    )

    def naming(self, titles: Titles) -> str:
        return _naming(self, self.company, titles)

    def rules(self) -> list[Problem]:
        return _rules(self, "company") + part_of_itself(self.company, self.owners, "owners")


class ProjectState(Record):
    titled_by = ("project",)

    project: Mapped[str] = column(Link(N_("Project"), to=("project",), part=True, listed=True))
    since: Mapped[ImpreciseDate | None] = _since()
    until: Mapped[ImpreciseDate | None] = _until()
    date_basis: Mapped[str | None] = _basis()
    legal_act: Mapped[str | None] = _by_act()
    names: Mapped[Names | None] = _names()
    status: Mapped[str | None] = column(Choice(N_("Status"), choices=PROJECT_STATUSES, listed=True, is_status=True))
    district: Mapped[str | None] = column(Link(N_("District"), to=("district",), listed=True))

    def naming(self, titles: Titles) -> str:
        return _naming(self, self.project, titles)

    def rules(self) -> list[Problem]:
        return _rules(self, "project")


State = DistrictState | CompanyState | ProjectState
Owner = District | Company | Project
# By kind of record: what its states are, and the link by which they are its own.
STATES: Mapping[str, tuple[type[State], str]] = {
    "district": (DistrictState, "district"),
    "company": (CompanyState, "company"),
    "project": (ProjectState, "project"),
}
KINDS_OF_STATES = frozenset(kind_of(state_type) for state_type, _key in STATES.values())
_OWNER_KEYS: Mapping[type[State], str] = dict(STATES.values())


@cache
def stated_keys(state_type: type[State]) -> tuple[str, ...]:
    """The fields that a state may speak of."""
    left_out = _FRAME | {_OWNER_KEYS[state_type]}
    return tuple(field.key for field in fields_of(state_type) if field.key not in left_out)


def links_in(state: State) -> set[str]:
    """The ids of all that a state points at by what it says, and of its act."""
    fields = (field for field in fields_of(type(state)) if field.kind.is_link)
    return {each for field in fields for each in field.kind.targets(getattr(state, field.key))}


def owner_key(record_type: type[Record]) -> str | None:
    """The link by which a state belongs to the record that it is of; None for what is no state."""
    return next((key for state_type, key in STATES.values() if state_type is record_type), None)


def owner_of(state: State) -> str:
    """The id of the record that it is a state of."""
    return str(getattr(state, _OWNER_KEYS[type(state)]))


def kind_of_owner(state: State) -> str:
    """The kind of the record that it is a state of."""
    return next(kind for kind, (state_type, _key) in STATES.items() if state_type is type(state))
