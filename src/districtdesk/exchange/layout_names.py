"""The layouts that can leave the register, in words, for whoever asks before what makes them is loaded."""

from __future__ import annotations

from dataclasses import dataclass

from ..i18n import N_


@dataclass(frozen=True, slots=True)
class ExportLayout:
    """A form made for a purpose. `title` and `purpose` are messages.

    `kind`: of which records a filter may be, "" where none is taken. `is_exact`: its CSV is for programs, and it can
    be written as JSON. `may_lose_people`: it can be made without personal data. `is_document`: it is to be read and
    no table, so that it has no CSV. `can_split`: it can have a sheet for each district; `why_one`: why it cannot.
    """

    title: str
    purpose: str
    kind: str = ""
    is_exact: bool = False
    may_lose_people: bool = False
    is_document: bool = False
    can_split: bool = False
    why_one: str = ""


# The key of the whole register, which is made of its declarations and is none of LAYOUTS.
WHOLE = "register"
LAYOUTS: dict[str, ExportLayout] = {
    "slippage": ExportLayout(
        N_("Projects with slippage"),
        N_("One row a project: first and latest announced launch, who said it, the slip, the status."),
        "project",
        can_split=True,
    ),
    "minister": ExportLayout(
        N_("The minister's table"),
        N_("One row a district on one page: area, residents, jobs, invested, planned, their sources and totals."),
        "district",
        may_lose_people=True,
        why_one=N_("Each district is one row of this table: one sheet holds them all, with their totals."),
    ),
    "contradictions": ExportLayout(
        N_("Contradictions"),
        N_("Claims that disagree, side by side, each with its source."),
        can_split=True,
    ),
    "reading": ExportLayout(
        N_("Reading copy"),
        N_("What is known of a district, on at most three pages to be read on paper; a sheet for each district."),
        "district",
        may_lose_people=True,
        is_document=True,
        why_one=N_("Each district has a sheet of its own here in any case."),
    ),
    "claims": ExportLayout(
        N_("One row a claim"),
        N_("Every claim with all its fields and its evidence, for programs, with a dictionary."),
        "figure",
        is_exact=True,
        may_lose_people=True,
        can_split=True,
    ),
}
