"""New records with their source, and known ones to be corrected, in a window of their own."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ...drafts.draft import TypedDraft
from ..feed.register_feed import Feed
from ..forms.form import RecordForm
from ..forms.record_dialog import RecordDialog
from ..kit.entry_keys import NEXT_SOURCE, RELEASE
from .evidence_row import WITHOUT_SOURCE, EvidenceRow


def add_citation(feed: Feed, initial: dict[str, object], parent: QWidget) -> None:
    """A form for a new citation, of the source at hand; none where there is none."""
    add_record(feed, "citation", initial, parent)


def add_record(feed: Feed, kind: str, initial: dict[str, object], parent: QWidget) -> str | None:
    """A form for a new record, with the source that tells of it beside its Save. Returns the id of the last one that
    was saved, None when nothing was.
    """
    dialog = _dialog(feed, kind, _with_source(feed, initial) if kind == "citation" else initial, parent)
    dialog.exec()
    return dialog.record_id


def _dialog(
    feed: Feed,
    kind: str,
    initial: dict[str, object],
    parent: QWidget,
    record_id: str | None = None,
    begin_at: str = "",
) -> RecordDialog:
    dialog = RecordDialog(feed, kind, initial, record_id, begin_at, parent)
    if not isinstance(dialog.form, RecordForm) or kind in WITHOUT_SOURCE:
        return dialog
    if record_id is None:
        _offer_evidence(feed, dialog, dialog.form)
    dialog.form.slip.turned_new.connect(partial(_offer_evidence, feed, dialog, dialog.form))
    return dialog


def _offer_evidence(feed: Feed, dialog: RecordDialog, form: RecordForm) -> None:
    if form.citations is not None:
        return
    evidence = EvidenceRow(feed, form)
    form.citations = evidence.citations
    dialog.put_above_form(evidence)
    for keys, step in ((NEXT_SOURCE, feed.source_at_hand.turn_to_next), (RELEASE, feed.source_at_hand.release)):
        QShortcut(QKeySequence(keys[0]), dialog, step)
    form.saved.connect(lambda _record_id: feed.source_at_hand.confirm())


def correct_record(feed: Feed, kind: str, record_id: str, begin_at: str, parent: QWidget) -> None:
    """Its form; where a claim turns out to be new information, the source that tells of it stands beside its Save."""
    _dialog(feed, kind, {}, parent, record_id, begin_at).exec()


def reopen(feed: Feed, draft: TypedDraft, parent: QWidget) -> str | None:
    """The form in which something was typed when the program died, as it stood then; to be saved or discarded.
    Returns the record's id, None when nothing was saved.
    """
    dialog = _dialog(feed, draft.kind, {}, parent, draft.record_id)
    form = dialog.form
    if isinstance(form, RecordForm):
        form.take_draft(draft)
        dialog.exec()
    return dialog.record_id


def _with_source(feed: Feed, initial: dict[str, object]) -> dict[str, object]:
    """The evidence at hand: one text is worked through at a time."""
    at_hand = feed.source_at_hand
    return {"source": at_hand.id, **at_hand.told.cited(), **initial} if at_hand.id else initial
