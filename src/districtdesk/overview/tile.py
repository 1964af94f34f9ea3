"""One large number of the overview, with what must be known of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from ..i18n import N_, _
from ..quantity import Quantity

TITLES = {
    "projects": N_("Projects"),
    "residents": N_("Residents, reported"),
    "invested": N_("Invested to date"),
    "investment_planned": N_("Investment still planned"),
    "jobs_created": N_("Jobs created"),
    "jobs_permanent": N_("Jobs, permanent"),
    "overdue": N_("Launches overdue"),
}

# Told only where some district states it: beside what is nearly the same it would say nothing.
RARE = frozenset({"jobs_permanent"})


class ShortAmount(NamedTuple):
    """A number in short, its qualifier apart: as a word, and as a sign where there is less room."""

    word: str
    sign: str
    number: str


@dataclass(frozen=True, slots=True)
class Tile:
    """One number, or one for each currency. `notes` are whole sentences. `is_alarming`: it wants a look.

    `unit`: the one that its title tells already. `brief`: the notes where there is little room, a line for each.
    """

    key: str
    quantities: tuple[Quantity, ...]
    notes: tuple[str, ...]
    is_alarming: bool = False
    unit: str = ""
    brief: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        return _(TITLES[self.key])

    def amounts(self) -> list[ShortAmount]:
        """Each amount in short; a unit that the title does not tell stands behind it."""
        units = (
            f"\u00a0{each.unit_behind_short()}" if each.unit and each.unit != self.unit else ""
            for each in self.quantities
        )
        return [
            ShortAmount(each.word, each.sign, f"{each.short()}{unit}")
            for each, unit in zip(self.quantities, units, strict=True)
        ]

    def spoken(self) -> str:
        """The whole tile as one text."""
        return f"{self.title}: {self.told()}"

    def told(self) -> str:
        """All that it says below its title."""
        amounts = "; ".join(each.full() for each in self.quantities) or _("not stated")
        return " ".join((f"{amounts}.", *self.notes))
