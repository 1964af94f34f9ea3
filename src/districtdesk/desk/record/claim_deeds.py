"""What can be done to a claim in a table of claims, as its menu says it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from ...i18n import _
from ..kit.deeds import Deed
from ..kit.entry_keys import ADD_CLAIM
from .claim_cells import CITATIONS
from .claim_table import ClaimTable

# Of what a row leads to; more would make no menu any more.
_MOST_OPENED, _LONGEST = 4, 40


@dataclass(frozen=True, slots=True)
class ClaimSteps:
    """What each entry does; None for what is not done to the claim here."""

    correct: Callable[[], object]
    evidence: Callable[[], object]
    add: Callable[[], object]
    prefer: Callable[[], object] | None = None
    remove: Callable[[], object] | None = None


def claim_deeds(
    steps: ClaimSteps, table: ClaimTable, open_target: Callable[[str, str], object], *, may_change: bool
) -> list[Deed | None]:
    """The steps below the table, what its row leads to, and what can be copied."""
    deeds: list[Deed | None] = [Deed(_("Correct…"), steps.correct, "Enter", may_change)]
    if steps.prefer is not None:
        deeds.append(Deed(_("Prefer this claim"), steps.prefer, is_able=may_change))
    deeds.append(Deed(_("Evidence…"), steps.evidence))
    led = [(text, target) for text, target in table.targets() if target[0] != CITATIONS][:_MOST_OPENED]
    deeds += [Deed(_("Open “{name}”", name=_short(text)), partial(open_target, *target)) for text, target in led]
    deeds += [None, *table.copy_deeds(), None]
    deeds.append(Deed(_("Add a claim"), steps.add, ADD_CLAIM[0], may_change))
    if steps.remove is not None:
        deeds.append(Deed(_("Remove this claim…"), steps.remove, is_able=may_change))
    return deeds


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
