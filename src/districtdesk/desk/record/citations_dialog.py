"""The citations that a claim has already, in a window of their own."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ...i18n import _
from ...record_kinds import EVIDENCE
from ...register.captions import captions
from ...register.queries.subject_claims import confirmed_by, read_evidence
from ...settings import Settings
from ..feed.register_feed import Feed
from ..forms.record_dialog import RecordDialog
from ..kit import Button, DimLabel, NoteLabel
from ..kit.titled_dialog import TitledDialog
from .citing import add_citation
from .related_list import RelatedList

_WIDTH, _HEIGHT = 190, 95


def show_evidence(feed: Feed, settings: Settings, figure: str, parent: QWidget) -> None:
    """The citations that the claim has; a form for the first where it has none."""
    with feed.register.read() as session:
        known = read_evidence(session, [figure])
        claim = captions(session, [figure])[figure].show()
    if known or feed.why_read_only:
        CitationsDialog(feed, settings, figure, claim, parent).exec()
    else:
        add_citation(feed, {"record": figure}, parent)


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
