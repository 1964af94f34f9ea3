"""The places of the desk in their groups, and which kind of record each one shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ...i18n import N_, _
from .navigation import Place, PlaceGroup


@dataclass(frozen=True, slots=True)
class PlaceDeclared:
    """One place: its key, its name, its icon, and the kind of record it shows; empty for pages of their own."""

    key: str
    text: str
    icon: str
    kind: str = ""


# The names of the kinds are said here again, because the register is not loaded yet when the navigation is painted.
# A test holds them against the records.
PLACES: tuple[tuple[str, tuple[PlaceDeclared, ...]], ...] = (
    (
        "",
        (
            PlaceDeclared("overview", N_("Overview"), "overview"),
            PlaceDeclared("timeline", N_("Timeline"), "timeline"),
        ),
    ),
    (
        N_("Register"),
        (
            PlaceDeclared("district", N_("Districts"), "district", "district"),
            PlaceDeclared("company", N_("Companies"), "company", "company"),
            PlaceDeclared("project", N_("Projects"), "project", "project"),
            PlaceDeclared("residency", N_("Residents"), "residency", "residency"),
        ),
    ),
    (
        N_("Claims"),
        (
            PlaceDeclared("figure", N_("Figures"), "figure", "figure"),
            PlaceDeclared("event", N_("Events"), "event", "event"),
        ),
    ),
    (
        N_("Sources and acts"),
        (
            PlaceDeclared("source", N_("Sources"), "source", "source"),
            PlaceDeclared("legal_act", N_("Legal acts"), "legal_act", "legal_act"),
        ),
    ),
    (
        N_("More"),
        (
            PlaceDeclared("history", N_("History"), "history"),
            PlaceDeclared("indicator", N_("Indicators"), "overview", "indicator"),
            PlaceDeclared("participation", N_("Participations"), "link", "participation"),
            PlaceDeclared("product", N_("Products"), "project", "product"),
            PlaceDeclared("market", N_("Markets"), "export", "market"),
            PlaceDeclared("citation", N_("Citations"), "source", "citation"),
            PlaceDeclared("attachment", N_("Attachments"), "attachment", "attachment"),
        ),
    ),
)

BY_KEY: dict[str, PlaceDeclared] = {place.key: place for _heading, group in PLACES for place in group}
FIRST = "overview"
# The entry that unfolds those that are rarely needed, because one reaches them from the records they belong to.
OTHERS = "others"
_RARE = frozenset({"indicator", "participation", "product", "market", "citation", "attachment"})


def place_of(kind: str) -> str:
    """The place that shows this kind of record; KeyError if there is none."""
    return {place.kind: place.key for place in BY_KEY.values() if place.kind}[kind]


def place_groups(counts: Mapping[str, int] | None = None, *, has_others: bool = True) -> list[PlaceGroup]:
    """The groups for the navigation, in the language of the moment.

    `counts` by kind of record. Without `has_others`, one entry stands for the places that are rarely needed.
    """
    known = counts or {}
    groups = [
        PlaceGroup(
            _(heading),
            tuple(
                Place(place.key, _(place.text), place.icon, known.get(place.kind))
                for place in group
                if has_others or place.key not in _RARE
            ),
        )
        for heading, group in PLACES
    ]
    if not has_others:
        last = groups[-1]
        others = Place(OTHERS, _("Other records"), "more")
        groups[-1] = PlaceGroup(last.heading, (*last.places, others))
    return groups
