"""Which page somebody wants: of what, and as of which day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..i18n import N_

# By their keys: what they are called.
PAPER_KINDS = {
    "district": N_("District page"),
    "project": N_("Project page"),
    "briefing": N_("Briefing"),
    "timeline": N_("Launches"),
}
# Those of one record.
OF_ONE = ("district", "project")


@dataclass(frozen=True, slots=True)
class PaperOrder:
    """`kind`: one of PAPER_KINDS; `record`: the id of the district or project that it is of; a timeline may be
    of one district. `day`: how things were on it by what is known now; a page is made of what was read still of it.
    `mark`: who may see it.
    """

    kind: str
    record: str = ""
    day: date | None = None
    mark: str = ""


def page_key(kind: str) -> str:
    """By which a page of this kind is known among other things that are printed."""
    return f"<page of {kind}>"
