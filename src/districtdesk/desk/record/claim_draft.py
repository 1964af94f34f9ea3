"""What is typed into the row for claims, given away while it is typed and taken back after a crash."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QComboBox, QLineEdit

from ...drafts.draft import TypedDraft, moment_now
from ...i18n import _
from ..feed.register_feed import Feed
from ..feed.source_at_hand import EvidenceTold
from .evidence_bar import EvidenceBar

# What is told of the evidence, and what it is called in a draft.
_TOLD = {each: each for each in ("place_in_it", "said_by", "office", "how_told", "as_of")} | {
    "speaker": "person",
    "speaker_name": "person_name",
}


class ClaimDraft(QObject):
    """Watches the boxes of one row. The status and the indicator are kept with the words; alone they are nothing."""

    def __init__(
        self,
        feed: Feed,
        indicator: QComboBox,
        text: QLineEdit,
        bar: EvidenceBar,
        status: QComboBox,
        row: QObject,
    ) -> None:
        super().__init__(row)
        self._feed = feed
        self._indicator, self._text, self._bar, self._status = indicator, text, bar, status
        self._about = ("", "", "")
        self._place = feed.drafts.watch(self._collect)
        for told in (text.textChanged, bar.told):
            told.connect(self._hear)
        for box in (indicator, status):
            box.currentIndexChanged.connect(self._hear)

    def tell_subject(self, kind: str, subject: str, name: str) -> None:
        """What the claims of this row are about."""
        self._about = (kind, subject, name)

    def take(self, draft: TypedDraft) -> None:
        """Type it in again."""
        if draft.source:
            self._feed.source_at_hand.offer(draft.source)
        said = {key: value for key, value in draft.typed.items() if isinstance(value, str)}
        for box, key in ((self._indicator, "indicator"), (self._status, "status")):
            place = box.findData(said.get(key, ""))
            if place >= 0:
                box.setCurrentIndex(place)
        self._text.setText(said.get("text", ""))
        self._feed.source_at_hand.say(EvidenceTold(**{each: said.get(key, "") for each, key in _TOLD.items()}))
        self._place.take_over(draft)

    def _hear(self) -> None:
        if self._has_words():
            self._place.touch()
        else:
            self._place.settle()

    def _has_words(self) -> bool:
        """What is told of the evidence counts until something was saved with it."""
        return bool(self._text.text().strip() or (self._feed.source_at_hand.is_fresh and self._bar.isVisible()))

    def _collect(self, key: str) -> TypedDraft | None:
        kind, subject, name = self._about
        if not self._has_words() or not subject:
            return None
        told = self._feed.source_at_hand.told
        words = (
            (_("Indicator"), self._indicator.currentText()),
            (_("Claim"), self._text.text()),
            (_("Said by"), told.said_by),
            (_("Office at the time"), told.office),
            (_("How told"), self._bar.how_told.currentText()),
            (_("Place in it"), told.place_in_it),
            (_("As of"), told.as_of),
            (_("Status"), self._status.currentText()),
        )
        return TypedDraft(
            key,
            "claim",
            kind,
            subject,
            moment_now(),
            {
                "indicator": self._indicator.currentData() or "",
                "text": self._text.text(),
                "status": self._status.currentData() or "",
                **{key: getattr(told, each) for each, key in _TOLD.items()},
            },
            name,
            words=tuple((label, text) for label, text in words if text),
            source=self._feed.source_at_hand.id,
        )
