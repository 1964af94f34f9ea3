"""The journal as an answer: who changed what when, the newest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .. import i18n
from ..i18n import _
from ..register.captions import captions
from ..register.journal import journal
from ..register.journal.step_label import step_words
from ..register.journal.steps import Change, ChangeSet
from ..register.journal.store import Session
from ..register.queries.field_past import PastValue
from ..register.queries.links import parts_of
from .output import CommandAnswer, Heading, Object, Plain

_PAGE = 200
_NAMED = 2
_HEAD = ("sequence", "id", "at", "who", "label", "undoes", "fingerprint")
_Step = tuple[ChangeSet, list[Change]]


def history_answer(session: Session, record_id: str = "") -> CommandAnswer:
    """Of everything, or of one record and what belongs to it.

    JSON: an object a change set, with its changes. CSV: a line a changed field. Table: a line a change set.
    """
    only = frozenset(parts_of(session, record_id)) if record_id else None
    return CommandAnswer(
        headings=(
            *_step_headings(),
            Heading(_("Records"), is_number=True),
            Heading(_("Which")),
        ),
        lines=lambda: _lines(session, only),
        keys=(
            "sequence",
            "id",
            "at",
            "who",
            "label",
            "undoes",
            "fingerprint",
            "kind",
            "record",
            "field",
            "before",
            "after",
        ),
        objects=lambda: (_object(*step) for step in _steps(session, only)),
        rows=lambda: (row for step in _steps(session, only) for row in _rows(*step)),
    )


def past_answer(values: Sequence[PastValue]) -> CommandAnswer:
    """Of one field of a record: a line each for what it said, the newest first."""
    keys = ("sequence", "at", "who", "step", "value", "is_current")
    objects = [
        {
            "sequence": each.number,
            "at": each.at.isoformat() if each.at else None,
            "who": each.who,
            "step": each.why,
            "value": each.words,
            "is_current": each.is_current,
        }
        for each in values
    ]
    return CommandAnswer(
        headings=(
            *_step_headings(),
            Heading(_("Value")),
        ),
        lines=lambda: (
            (i18n.number(each.number), i18n.moment(each.at) if each.at else "", each.who, each.why, each.words)
            for each in values
        ),
        keys=keys,
        objects=lambda: iter(objects),
        rows=lambda: iter(objects),
    )


def _step_headings() -> tuple[Heading, ...]:
    return Heading(_("No."), is_number=True), Heading(_("When")), Heading(_("Who")), Heading(_("Step"))


def _steps(session: Session, only: frozenset[str] | None) -> Iterator[_Step]:
    before = None
    while page := journal.change_sets(session, before=before, limit=_PAGE):
        changes: dict[int, list[Change]] = {}
        for change in journal.changes_of(session, [each.sequence for each in page], is_told=True):
            changes.setdefault(change.change_set, []).append(change)
        for each in page:
            found = changes.get(each.sequence, [])
            if only is None:
                yield each, found
            elif own := [change for change in found if change.record_id in only]:
                yield each, own
        before = page[-1].sequence


def _head(step: ChangeSet) -> dict[str, Plain]:
    return {
        "sequence": step.sequence,
        "id": step.id,
        "at": step.at.isoformat(),
        "who": step.who,
        "label": step.label,
        "undoes": step.undoes,
        "fingerprint": step.fingerprint,
    }


def _object(step: ChangeSet, changes: Sequence[Change]) -> Object:
    shown = [
        {"kind": each.record_kind, "record": each.record_id, "before": each.before, "after": each.after}
        for each in changes
    ]
    return {**_head(step), "undoable": step.undoable, "changes": shown}


def _rows(step: ChangeSet, changes: Sequence[Change]) -> Iterator[Object]:
    for change in changes:
        before, after = change.before or {}, change.after or {}
        for key in dict.fromkeys((*before, *after)):
            yield {
                **_head(step),
                "kind": change.record_kind,
                "record": change.record_id,
                "field": key,
                "before": before.get(key),
                "after": after.get(key),
            }


def _lines(session: Session, only: frozenset[str] | None) -> Iterator[Sequence[str]]:
    for step, changes in _steps(session, only):
        ids = list(dict.fromkeys(change.record_id for change in changes))
        yield (
            i18n.number(step.sequence),
            i18n.moment(step.at),
            step.who,
            step_title(session, step),
            i18n.number(len(ids)),
            _named(session, ids),
        )


def step_title(session: Session, step: ChangeSet) -> str:
    """What the step was; of an undo and a redo also what they undid or did again."""
    if step.undoes is None:
        return step_words(step.label)
    original = step
    # What is undone came before; a step that says otherwise, or is no longer there, is left to the check.
    while original.undoes is not None and original.undoes < original.sequence:
        found = journal.change_sets(session, before=original.undoes + 1, limit=1)
        if not found:
            break
        original = found[0]
    return _("{action}: {step}", action=step_words(step.label), step=step_words(original.label))


def _named(session: Session, ids: Sequence[str]) -> str:
    names = captions(session, ids[:_NAMED])
    shown = [names[each].show() for each in ids[:_NAMED] if each in names]
    return "; ".join(shown if len(ids) <= _NAMED else [*shown, "…"])
