"""The places of the desk in their groups, and which kind of record each one shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...i18n import N_, _
from ...record_kind import NavigationGroup
from ...record_kinds import RECORD_KINDS
from .navigation import Place, PlaceGroup


@dataclass(frozen=True, slots=True)
class PlaceDeclared:
    """One place: its key, its name, its icon, and the kind of record it shows; empty for pages of their own."""

    key: str
    text: str
    icon: str
    kind: str = ""


def _kinds_in(group: NavigationGroup) -> tuple[PlaceDeclared, ...]:
    kinds = [kind for kind, declared in RECORD_KINDS.items() if declared.group == group]
    kinds.sort(key=lambda kind: RECORD_KINDS[kind].position)
    return tuple(PlaceDeclared(kind, RECORD_KINDS[kind].many, RECORD_KINDS[kind].icon, kind) for kind in kinds)


PLACES: tuple[tuple[str, tuple[PlaceDeclared, ...]], ...] = (
    (
        "",
        (
            PlaceDeclared("overview", N_("Overview"), "overview"),
            PlaceDeclared("timeline", N_("Timeline"), "timeline"),
        ),
    ),
    (N_("Register"), _kinds_in("register")),
    (N_("Claims and events"), _kinds_in("claims")),
    (N_("Sources and acts"), _kinds_in("evidence")),
    (
        N_("More"),
        (
            PlaceDeclared("history", N_("History"), "history"),
            PlaceDeclared("removed", N_("Recycle bin"), "remove"),
            *_kinds_in("more"),
        ),
    ),
)
BY_KEY: dict[str, PlaceDeclared] = {place.key: place for _heading, group in PLACES for place in group}
FIRST = "overview"
# The entry that unfolds those that are rarely needed.
OTHERS = "others"
_RARE = frozenset(place.key for place in _kinds_in("more"))


def place_of(kind: str) -> str:
    """The place that shows this kind of record; KeyError if there is none."""
    return {place.kind: place.key for place in BY_KEY.values() if place.kind}[kind]


def place_groups(
    counts: Mapping[str, int] | None = None, *, has_others: bool = True, filters: Sequence[Place] = ()
) -> list[PlaceGroup]:
    """The groups for the navigation, in the language of the moment.

    `counts` by kind of record. `filters` stand before the last group. Without `has_others`,
    one entry stands for the places that are rarely needed.
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
    if filters:
        groups.insert(-1, PlaceGroup(_("Saved filters"), tuple(filters)))
    if not has_others:
        last = groups[-1]
        others = Place(OTHERS, _("Other records"), "more")
        groups[-1] = PlaceGroup(last.heading, (*last.places, others))
    return groups
