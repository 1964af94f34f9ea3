"""How a project and its milestones are told on paper: when it is launched, what it costs, and who says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ..i18n import _
from ..overview.claim_words import say_when
from ..overview.column_cells import STATES
from ..records.residency import CLOSED_STATUSES, NOT_YET
from ..records.unread_values import restored_date
from ..register.claims.milestones import Slippage, slippage_of
from ..register.queries.column_material import Milestones
from ..register.queries.subject_claims import Claim, Evidence
from .reading_material import ToldRecord
from .source_numbers import SourceNumbers

MilestoneWords = Mapping[str, str | int | None]
# The first of these says what a project costs.
_INVESTMENT = ("investment_value", "invested", "portfolio", "investment_planned")


def say_claim(claim: Claim, sources: SourceNumbers, subject_name: str = "") -> str:
    """A claim on one line with its sources: more than 51 000 000 ₼, 01.05.2023 [2]."""
    said = ", ".join(filter(None, (claim.quantity.full(), say_when(claim, subject_name))))
    return " ".join(filter(None, (said, mark_sources(claim.evidence, sources))))


def mark_sources(evidence: Iterable[Evidence], sources: SourceNumbers) -> str:
    """The numbers of the sources as they stand in a text: [1, 4]. Empty for no evidence."""
    numbers = sources.cite(evidence)
    return f"[{numbers}]" if numbers else ""


def find_stated(headline: Iterable[Claim], code: str) -> Claim | None:
    """Of the claims shown the one that says what is so of this indicator."""
    return next((each for each in headline if each.indicator.code == code and not each.is_planned), None)


def find_milestone_of(found: Milestones, subject: str, event_kind: str) -> MilestoneWords | None:
    """The row of this milestone of this subject."""
    own = (row for row in found.rows if row["subject"] == subject and row["event_kind"] == event_kind)
    return next(own, None)


def slip_days(row: MilestoneWords | None) -> tuple[int | None, int | None]:
    """How many days later a milestone is at least and at most; None where it was announced but once."""
    least, most = (row["slip_least"], row["slip_most"]) if row else (None, None)
    return (least, most) if isinstance(least, int) and isinstance(most, int) else (None, None)


def find_slippage(row: MilestoneWords | None, status: object = None) -> Slippage:
    """Whether a milestone of a project of this status slipped for certain, or perhaps."""
    return slippage_of(*slip_days(row), status if isinstance(status, str) else None)


def say_moment(row: MilestoneWords, moment: str) -> str:
    """The first, latest or actual day in short; empty where there is none."""
    day = row[moment]
    return restored_date(str(day)).short() if day else ""


def say_launch(row: MilestoneWords | None) -> str:
    """When it was launched, or else for when that is announced last; or that it was put off."""
    if row is None:
        return ""
    if row["actual"]:
        return say_moment(row, "actual")
    latest = say_moment(row, "latest")
    state = _(STATES[str(row["shelved"] or "expected")])
    return _("{said} ({state})", said=latest, state=state) if latest else state


def cite_milestone(found: Milestones, row: MilestoneWords, sources: SourceNumbers) -> str:
    """The sources of the events that give the days: 1, 4."""
    events = dict.fromkeys(str(row[f"{each}_event"]) for each in ("first", "latest", "actual"))
    return sources.cite(cited for each in events for cited in found.evidence.get(each, ()))


def say_investment(headline: Sequence[Claim], sources: SourceNumbers) -> tuple[str, str]:
    """Of the claims shown of a project that which says what it costs, and the numbers of its sources."""
    shown = {each.indicator.code: each for each in reversed(headline)}
    claim = next((shown[each] for each in _INVESTMENT if each in shown), None)
    if claim is None:
        return "", ""
    text = " ".join(filter(None, (claim.quantity.word, claim.quantity.short())))
    if claim.indicator.code != _INVESTMENT[0]:
        text = _("{said} ({state})", said=text, state=claim.indicator.caption.show())
    if claim.is_planned and claim.indicator.code != _INVESTMENT[-1]:
        state = "expected" if claim.figure.status == "expected" else "planned"
        text = _("{said} ({state})", said=text, state=_(STATES[state]))
    return text, sources.cite(claim.evidence)


def join_numbers(*cited: str) -> str:
    """Numbers of sources told in several texts, each once and in order: 1, 4."""
    known = {each for text in cited for each in text.split(", ") if each.isdigit()}
    return ", ".join(sorted(known, key=int))


def is_recorded_resident(told: ToldRecord) -> bool:
    """Whether it counts as a resident now: neither one that is over or to come, nor a non-resident."""
    values = told.row.values
    is_standing = values["status"] not in CLOSED_STATUSES and values["status"] not in NOT_YET
    return is_standing and values["residency_kind"] != "non_resident"
