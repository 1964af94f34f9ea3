"""What can leave the register in a form that is made for a purpose: by name, with what it is good for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..i18n import N_
from ..register.journal.store import Session
from ..register.queries.condition import Condition
from .claims_sheet import ClaimsSheet, dictionary_sheet
from .contradictions_sheet import ContradictionsSheet
from .layout import BookSheet
from .slippage_sheet import SlippageSheet


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wants of a layout. `conditions` are of records of the layout's `kind`."""

    conditions: tuple[Condition, ...] = ()
    without_personal: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """`title` and `purpose` are messages. `kind`: of which records a filter may be, "" where none is taken.

    `is_exact`: its CSV is for programs. `may_lose_people`: it can be made without personal data.
    """

    title: str
    purpose: str
    kind: str
    sheets: Callable[[Session, Asked], list[BookSheet]]
    is_exact: bool = False
    may_lose_people: bool = False


LAYOUTS: dict[str, Layout] = {
    "slippage": Layout(
        N_("Projects with slippage"),
        N_("One row a project: first and latest announced launch, who said it, the slip, the status."),
        "project",
        lambda session, asked: [SlippageSheet(session, asked.conditions).book_sheet()],
    ),
    "contradictions": Layout(
        N_("Contradictions"),
        N_("Claims that disagree, side by side, each with its source."),
        "",
        lambda session, _asked: [ContradictionsSheet(session).book_sheet()],
    ),
    "claims": Layout(
        N_("One row a claim"),
        N_("Every claim with all its fields and its evidence, for programs, with a dictionary."),
        "figure",
        lambda session, asked: [
            ClaimsSheet(session, asked.conditions, asked.without_personal).book_sheet(),
            dictionary_sheet(),
        ],
        is_exact=True,
        may_lose_people=True,
    ),
}
