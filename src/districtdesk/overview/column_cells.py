"""What stands in a list's columns that are no fields: shown claims, milestones, counts and sums, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .. import i18n
from ..dates.apart import say_apart
from ..i18n import N_, _
from ..record_kinds import RECORD_KINDS
from ..records import Figure, field_of
from ..records.figure_dates import amount_as_of, amount_over
from ..records.unread_values import restored_date
from ..register.journal.store import Session
from ..register.queries.column_material import (
    Milestones,
    read_added,
    read_counts,
    read_milestones,
    read_shown_claims,
)
from ..register.queries.reckoned_sources import CLAIMS, COUNT, SUM
from ..register.queries.subject_claims import Claim, Evidence, confirmed_by
from .like_sums import add_alike

STATES = {
    "planned": N_("planned"),
    "expected": N_("expected"),
    "postponed": N_("postponed"),
    "cancelled": N_("cancelled"),
}


@dataclass(frozen=True, slots=True)
class ColumnCell:
    """What a cell shows, and what else is to be known of it, line by line."""

    text: str
    more: tuple[str, ...] = ()


# By record id and column key.
Cells = dict[str, dict[str, ColumnCell]]


def read_column_cells(session: Session, kind: str, keys: Iterable[str], ids: Sequence[str]) -> Cells:
    """The cells of these columns for these records of one kind; what has no value has no cell."""
    cells: Cells = {each: {} for each in ids}
    sorts: dict[str, list[str]] = {}
    for key in keys:
        first = key.split(".")[0]
        sort = "claim" if first in CLAIMS else first if first in (COUNT, SUM) else "milestone"
        sorts.setdefault(sort, []).append(key)
    if claims := sorts.get("claim"):
        _put_claims(session, claims, ids, cells)
    if milestones := sorts.get("milestone"):
        _put_milestones(session, milestones, ids, cells)
    for key in sorts.get(COUNT, ()):
        for each, number in read_counts(session, kind, key, ids).items():
            cells[each][key] = ColumnCell(i18n.number(number))
    for key in sorts.get(SUM, ()):
        _put_sums(session, kind, key, ids, cells)
    return cells


def _put_claims(session: Session, keys: Sequence[str], ids: Sequence[str], cells: Cells) -> None:
    for each in read_shown_claims(session, ids, {key.split(".")[1] for key in keys}):
        is_in = {"claim": not each.is_planned, "planned": each.is_planned, "headline": each.is_headline}
        for form in CLAIMS:
            key = f"{form}.{each.claim.indicator.code}"
            if is_in[form] and key in keys:
                is_marked = form == "headline" and each.is_planned
                cells[each.subject][key] = _say_claim(each.claim, is_marked=is_marked)


def _say_claim(claim: Claim, *, is_marked: bool) -> ColumnCell:
    amount, status = claim.quantity.full(), field_of(Figure, "status").kind
    text = amount
    if is_marked:
        state = STATES["expected" if claim.figure.status == "expected" else "planned"]
        text = _("{said} ({state})", said=amount, state=_(state))
    told = _("{label}: {date}", label=_(status.label), date=status.show(claim.figure.status))
    return ColumnCell(text, (claim.indicator.names.show(), _as_of(claim, amount), told, *_said_by(claim.evidence)))


def _as_of(claim: Claim, amount: str) -> str:
    figure = claim.figure
    if figure.as_of:
        return amount_as_of(amount, figure.as_of, figure.as_of_basis)
    if figure.period:
        return amount_over(amount, figure.period, figure.as_of_basis)
    return _("{amount}, date not stated", amount=amount)


def _said_by(evidence: Sequence[Evidence]) -> list[str]:
    """The source with who said it, and the further ones; or that there is none."""
    if not evidence:
        return [_("No source is given for this claim.")]
    first = evidence[0]
    source = ", ".join(part for part in (first.publisher, first.who) if part)
    return [_("Source: {source}", source=source), *filter(None, [confirmed_by(evidence)])]


def _put_milestones(session: Session, keys: Sequence[str], ids: Sequence[str], cells: Cells) -> None:
    found = read_milestones(session, ids, {key.split(".")[0] for key in keys})
    for row in found.rows:
        for key in keys:
            kind, moment = key.split(".")
            if kind == row["event_kind"] and (cell := _say_moment(row, moment, found)):
                cells[str(row["subject"])][key] = cell


def _say_moment(row: Mapping[str, str | int | None], moment: str, known: Milestones) -> ColumnCell | None:
    if moment == "slip":
        return say_slip(row)
    is_any = moment == "day"
    if is_any:
        moment = "actual" if row["actual"] else "latest"
    # What is announced last may have been put off since.
    state = str(row["shelved"] or ("expected" if is_any else "")) if moment == "latest" else ""
    words = _(STATES[state]) if state else ""
    if row[moment] is None:
        return ColumnCell(words) if row["shelved"] and words else None
    when, event = restored_date(str(row[moment])), known.events.get(str(row[f"{moment}_event"]))
    lines = [when.show()]
    if event and event.announced_on:
        lines.append(_("Announced: {date}", date=event.announced_on.show()))
    if event:
        lines += _said_by(known.evidence.get(event.id, ()))
    text = when.short()
    return ColumnCell(_("{said} ({state})", said=text, state=words) if words else text, tuple(lines))


def say_slip(row: Mapping[str, str | int | None]) -> ColumnCell | None:
    """How far a milestone slipped, in words; None where it was announced but once."""
    least, most = row["slip_least"], row["slip_most"]
    if not isinstance(least, int) or not isinstance(most, int):
        return None
    before, after = (restored_date(str(each)) for each in (row["first"], row["actual"] or row["latest"]))
    words = _("unchanged") if before.bounds == after.bounds else say_apart(least, most)
    return ColumnCell(words, (_("{start} to {end}", start=before.show(), end=after.show()),))


def _put_sums(session: Session, kind: str, key: str, ids: Sequence[str], cells: Cells) -> None:
    """Like with like only, as the overview adds; why there is more than one sum, or none, stands beside it."""
    _sum, tab, code = key.split(".")
    related = next(each for each in RECORD_KINDS[kind].related if each.key == tab)
    found = read_added(session, related, code, ids)
    if found is None:
        return
    for whole, rows in found.figures.items():
        count = found.counts[whole]
        amounts, reasons = add_alike(rows, found.measure, found.within, count - len(rows))
        of = _("{stated} of {count}", stated=i18n.number(len(rows)), count=i18n.number(count))
        text = "; ".join(each.full() for each in amounts)
        cells[whole][key] = ColumnCell(text, (found.measure.names.show(), of, *reasons))
