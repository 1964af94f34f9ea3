"""A row that is the same record as one above it, by another of its names: they were taken as one before."""

from __future__ import annotations

from collections.abc import Iterable

from ..i18n import _
from ..problems import warning
from .proposal import Proposal, RowPlace, RowProblem
from .wording import label


def note_again(proposal: Proposal, place: RowPlace, kind: str, differing: Iterable[str], above: RowPlace) -> None:
    """Nothing comes of it; where it says otherwise than the record, which is as the row above says, that is told."""
    proposal.counted.same += 1
    fields = "; ".join(label(kind, key) for key in differing)
    if fields:
        text = _(
            "By one of its other names, row {row} of “{sheet}” is the same record. This row says otherwise, and "
            "nothing is taken from it: {fields}.",
            row=above[1],
            sheet=above[0],
            fields=fields,
        )
        proposal.noted.append(RowProblem(*place, warning(text, rule="row_again"), kind))
