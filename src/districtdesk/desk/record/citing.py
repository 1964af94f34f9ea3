"""New records with their source in a window of their own, and the citations that a claim has already."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ...drafts.draft import TypedDraft
from ...i18n import _
from ...record_kinds import EVIDENCE
from ...register.captions import captions
from ...register.queries.subject_claims import confirmed_by, read_evidence
from ...settings import Settings
from ..feed.register_feed import Feed
from ..forms.form import RecordForm
from ..forms.record_dialog import RecordDialog
from ..kit import Button, DimLabel, NoteLabel
from ..kit.entry_keys import NEXT_SOURCE, RELEASE
from ..kit.titled_dialog import TitledDialog
from .evidence_row import WITHOUT_SOURCE, EvidenceRow
from .related_list import RelatedList

_WIDTH, _HEIGHT = 190, 95


def add_citation(feed: Feed, initial: dict[str, object], parent: QWidget) -> None:
    """A form for a new citation, of the source at hand; none where there is none."""
    RecordDialog(feed, "citation", _with_source(feed, initial), parent=parent).exec()


def add_record(feed: Feed, kind: str, initial: dict[str, object], parent: QWidget) -> str | None:
    """A form for a new record, with the source that tells of it beside its Save. Returns the id of the last one that
    was saved, None when nothing was.
    """
    dialog = _dialog(feed, kind, initial, parent)
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


def show_evidence(feed: Feed, settings: Settings, figure: str, parent: QWidget) -> None:
    """The citations that the claim has; a form for the first where it has none."""
    with feed.register.read() as session:
        known = read_evidence(session, [figure])
        claim = captions(session, [figure])[figure].show()
    if known or feed.why_read_only:
        CitationsDialog(feed, settings, figure, claim, parent).exec()
    else:
        add_citation(feed, {"record": figure}, parent)


def _with_source(feed: Feed, initial: dict[str, object]) -> dict[str, object]:
    """The evidence at hand: one text is worked through at a time."""
    at_hand = feed.source_at_hand
    return {"source": at_hand.id, **at_hand.told.cited(), **initial} if at_hand.id else initial


class CitationsDialog(TitledDialog):
    """The citations of one claim: each opens in its form, and another can be added."""

    def __init__(self, feed: Feed, settings: Settings, record_id: str, claim: str, parent: QWidget) -> None:
        super().__init__(_("Evidence"), parent)
        self._feed = feed
        self._record_id = record_id
        self._citations = RelatedList(feed, settings, EVIDENCE, record_id)
        self._citations.open_wanted.connect(self._edit)
        self._citations.add_wanted.connect(self._add)
        self._confirmed = NoteLabel()
        for said in (DimLabel(claim), self._confirmed):
            self.head.addWidget(said)
        self._tell_sources()
        feed.changed.connect(self._tell_sources)
        close = Button(_("Close"))
        close.clicked.connect(self.accept)
        self.show_below(self._citations, (close,), _WIDTH, _HEIGHT)

    def _tell_sources(self) -> None:
        """Which sources say the same, beside the one that was cited first."""
        with self._feed.register.read() as session:
            words = confirmed_by(read_evidence(session, [self._record_id]).get(self._record_id, ()))
        self._confirmed.setText(words)
        self._confirmed.setVisible(bool(words))

    def _edit(self, kind: str, record_id: str) -> None:
        RecordDialog(self._feed, kind, record_id=record_id, parent=self).exec()

    def _add(self, _kind: str, initial: dict[str, object]) -> None:
        add_citation(self._feed, initial, self)
