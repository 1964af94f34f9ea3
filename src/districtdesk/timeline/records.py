"""From one dated record to its mark on the timeline: label, date, state and what else is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from .. import i18n
from ..i18n import _
from ..record_kinds import RECORD_KINDS
from ..records import KINDS, Event, LegalAct, Residency, field_of, fields_of
from ..records.residency import CLOSED_STATUSES
from ..records.titling import joined
from ..records.unread_values import restored_date
from ..register.queries.timeline_material import ActRow, EventRow, ResidencyRow, StateRow
from .marks import Mark, Span, State

_NO_DATE = Span(None, None, "")
_STATES: dict[str, State] = {
    "planned": "planned",
    "expected": "expected",
    "actual": "actual",
    "postponed": "postponed",
    "cancelled": "cancelled",
    "letter_of_intent": "planned",
    "applied": "expected",
}
# Said by the bar itself, so not by its label.
_USUAL_STATUSES = (None, "registered", "operating")


def span_of(stored: str | None) -> Span:
    """The span of a date as stored; the same dates come again and again."""
    return _span(stored, i18n.language()) if stored else _NO_DATE


@lru_cache(maxsize=16_384)
def _span(stored: str, language: str) -> Span:
    when = restored_date(stored)
    with i18n.speaking(language):
        words = when.show()
    # An uncertain date may be another: it is drawn as softly as one that is only about right.
    return Span(when.earliest, when.latest, words, when.is_approximate or when.is_uncertain)


def event_mark(
    event: EventRow, act: ActRow | None, speakers: Sequence[str] = (), sources: Sequence[str] = ()
) -> Mark:
    """An event in the lane of the subject it is told of; `act` is the one it cites."""
    what = _choice_word(Event, "event_kind", event.kind, i18n.language())
    announced = span_of(event.announced_on)
    return Mark(
        event.id,
        "event",
        event.subject,
        event.kind,
        event.title or _by_act(what, act),
        span_of(event.date),
        None,
        _STATES.get(event.status, "expected"),
        announced.earliest or announced.latest,
        _event_note(event, what, act) if event.title or event.place or act else "",
        announced_as="" if announced.is_day else announced.text,
        speakers=tuple(speakers),
        sources=tuple(sources),
    )


def _by_act(what: str, act: ActRow | None) -> str:
    return _("{what}, {act}", what=what, act=_short(act)) if act and act.number else what


def _event_note(event: EventRow, what: str, act: ActRow | None) -> str:
    """What the label leaves out."""
    cited = ""
    if act is not None:
        cited = _title(act) if act.number and not event.title else _long(act)
    return joined((what if event.title else "", cited, event.place or ""))


def act_mark(act: ActRow, lane: str, effect: str | None, today: date) -> Mark:
    """A legal act in one lane; `effect` is what it does there."""
    when = span_of(act.date)
    is_to_come = when.earliest is not None and when.earliest > today
    what = _short(act) if act.number else _title(act) or _short(act)
    label = what
    if effect and effect != "other":
        label = _("{what}, {act}", what=_effect_word(effect), act=what)
    note = joined((_title(act) if act.number else _kind(act), act.issuer or ""))
    return Mark(
        act.id, "legal_act", lane, "legal_act", label, when, state="planned" if is_to_come else "actual", note=note
    )


def _effect_word(effect: str) -> str:
    """What the act does there; what establishes says so as the event of it does."""
    if effect == "establishes":
        return _choice_word(Event, "event_kind", "established", i18n.language())
    return _choice_word(LegalAct, "effect", effect, i18n.language())


def _kind(act: ActRow) -> str:
    if not act.kind:
        return _(RECORD_KINDS["legal_act"].one)
    return _choice_word(LegalAct, "kind_as_reported", act.kind, i18n.language())


def _short(act: ActRow) -> str:
    return joined((_kind(act), f"№\u00a0{act.number}" if act.number else ""), " ")


def _title(act: ActRow) -> str:
    return act.title.show() if act.title else ""


def _long(act: ActRow) -> str:
    return joined((_short(act), _title(act)))


def residency_mark(residency: ResidencyRow, today: date) -> Mark:
    """A residency in its own lane: a stretch from its registration to its end, or to today while none is known."""
    start, end = span_of(residency.registered_on), span_of(residency.ended_on)
    # An end that is agreed on for later is drawn as an end, though the residency is open until then.
    has_end = bool(residency.ended_on) or residency.status in CLOSED_STATUSES
    state = _STATES.get(residency.status or "", "actual")
    if start.earliest is not None and start.earliest > today and state == "actual":
        state = "planned"
    return Mark(
        residency.id,
        "residency",
        residency.id,
        "residency",
        _residency_label(residency),
        start,
        _end(start, end) if has_end else None,
        state,
        note=_("Certificate {number}", number=residency.certificate_number) if residency.certificate_number else "",
        is_ongoing=not has_end and state == "actual" and not start.is_undated,
    )


def _end(start: Span, end: Span) -> Span | None:
    """The end; one that nobody knows lies somewhere after the start."""
    if not end.is_undated:
        return end
    begun = start.latest or start.earliest
    return Span(begun, None, _("unknown")) if begun else None


def _residency_label(residency: ResidencyRow) -> str:
    language = i18n.language()
    kind = residency.kind
    what = _choice_word(Residency, "residency_kind", kind, language) if kind else _(RECORD_KINDS["residency"].one)
    if residency.status in _USUAL_STATUSES:
        return what
    return joined((what, _choice_word(Residency, "status", residency.status, language)))


def state_mark(state: StateRow, today: date) -> Mark:
    """What a thing was for a time, in its own lane: a stretch to its end, or to today while none is known."""
    start, end = span_of(state.since), span_of(state.until)
    is_to_come = start.earliest is not None and start.earliest > today
    return Mark(
        state.id,
        state.kind,
        state.subject,
        state.kind,
        _state_label(state),
        start,
        end if state.until else None,
        "planned" if is_to_come else "actual",
        note=_(RECORD_KINDS[state.kind].one),
        is_ongoing=state.until is None and not is_to_come and not start.is_undated,
    )


def _state_label(state: StateRow) -> str:
    """What it was and was called; what it belonged to only where nothing else is said."""
    fields = {field.key: field for field in fields_of(KINDS[state.kind])}
    words = [fields[key].kind.show(value) for key, value in state.said.items()]
    names = [state.names.show()] if state.names else []
    linked = [
        _("{label}: {names}", label=_(fields[key].kind.label), names=", ".join(each.show() for each in known))
        for key, known in state.linked.items()
    ]
    return joined([*words, *names] or linked)


def in_district(mark: Mark, residency: ResidencyRow) -> Mark:
    """The same mark in the lane of the district, which does not say whose it is."""
    label = joined((residency.company.show(), mark.label))
    return replace(mark, lane=residency.district, label=label)


@lru_cache(maxsize=512)
def _choice_word(record_type: type[Event | LegalAct | Residency], key: str, code: str, language: str) -> str:
    with i18n.speaking(language):
        return field_of(record_type, key).kind.show(code)
