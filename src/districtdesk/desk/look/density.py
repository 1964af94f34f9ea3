"""How far apart the rows of all lists stand: as the person likes it."""

from __future__ import annotations

from ...i18n import N_
from ...settings import Settings

DENSITIES = {"comfortable": N_("Comfortable"), "normal": N_("Normal"), "compact": N_("Compact")}
USUAL = "normal"
KEPT = "density"
# Of the room above and below what stands in a row.
_SHARES = {"comfortable": 1.6, "normal": 1.0, "compact": 0.4}
_now = USUAL


def use(density: str) -> None:
    """A key of DENSITIES, for all rows that are measured from now on."""
    global _now
    _now = density


def use_density(settings: Settings) -> None:
    """As it was chosen last, before any list is made."""
    use(settings.choice(KEPT, tuple(DENSITIES), USUAL))


def current() -> str:
    return _now


def spaced(steps: float) -> float:
    """So many steps of free room in a row, as they are now."""
    return steps * _SHARES[_now]
