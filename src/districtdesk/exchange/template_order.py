"""What a template is asked for: for which district, and which kinds of records."""

from __future__ import annotations

from dataclasses import dataclass

from ..record_kinds import RECORD_KINDS

# What a district tells in a quarter.
USUAL_KINDS = ("company", "residency", "project", "figure", "event")
# What the ministry itself decides: what is counted, which returns are due, and at which rate it reckons.
_OF_THE_MINISTRY = frozenset({"indicator", "return_due", "exchange_rate"})


@dataclass(frozen=True, slots=True)
class TemplateOrder:
    """A template for these `kinds` of records; `district`: for the one that is called so.

    `owed`: the return of the district that it is to be, by its id or as it is called; "" for the next that is due.
    """

    kinds: tuple[str, ...] = USUAL_KINDS
    district: str = ""
    owed: str = ""


def template_kinds() -> list[str]:
    """The kinds of records that a template may ask for."""
    return [kind for kind, told in RECORD_KINDS.items() if told.is_entered and kind not in _OF_THE_MINISTRY]
