"""The large numbers at the head of a page, each with what must be known of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..exchange.material_words import say_claim
from ..exchange.source_numbers import SourceNumbers
from ..i18n import _
from ..overview.claim_words import asides, say_when
from ..overview.plans import TO_COME
from ..records import Figure, field_of
from ..records.claim_status import PLANNED
from ..register.queries.listing import ListRow
from ..register.queries.subject_claims import Claim
from .open_points import find_disagreeing
from .page import Headline

_STATUS = field_of(Figure, "status").kind
# What a claim is as a rule, and need not be said beside every number.
_USUAL = frozenset({"reported", "verified"})


def make_headlines(
    chosen: Sequence[Claim], claims: Sequence[Claim], subject: ListRow, sources: SourceNumbers
) -> list[Headline]:
    """Of the chosen claims of this subject; `claims`: all that there are of it."""
    against = {claim.figure.id: others for claim, others in find_disagreeing(claims, subject.kind)}
    return [_headline(each, against.get(each.figure.id, ()), subject, sources) for each in chosen]


def _headline(claim: Claim, others: Sequence[Claim], subject: ListRow, sources: SourceNumbers) -> Headline:
    word, value = claim.quantity.parts()
    cited = sources.cite(claim.evidence)
    notes = list(_notes(claim, subject))
    if others:
        said = "; ".join(say_claim(each, sources, subject.caption.show()) for each in others)
        notes.append(_("Disagrees: {claims}", claims=said))
    return Headline(claim.indicator.caption.show(), word, value, tuple(notes), cited)


def _notes(claim: Claim, subject: ListRow) -> Iterator[str]:
    status = claim.figure.status
    is_usual = status in _USUAL or (status in PLANNED and claim.indicator.code in TO_COME)
    state = "" if is_usual else _STATUS.show(status)
    if said := ", ".join(filter(None, (state, say_when(claim, subject.caption.show())))):
        yield said
    yield from asides(claim, subject.id)
