"""What is typed into the row for claims, given away while it is typed and taken back after a crash."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QComboBox, QLineEdit

from ...drafts.draft import TypedDraft, moment_now
from ...i18n import _
from ..feed.register_feed import Feed
from .speaker_line import SpeakerLine


class ClaimDraft(QObject):
    """Watches the boxes of one row. The status and the indicator are kept with the words; alone they are nothing."""

    def __init__(
        self,
        feed: Feed,
        indicator: QComboBox,
        text: QLineEdit,
        said_by: SpeakerLine,
        status: QComboBox,
        row: QObject,
    ) -> None:
        super().__init__(row)
        self._feed = feed
        self._indicator, self._text, self._said_by, self._status = indicator, text, said_by, status
        self._about = ("", "", "")
        self._place = feed.drafts.watch(self._collect)
        for told in (text.textChanged, said_by.textChanged, said_by.linked):
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
        self._said_by.take_back(said.get("said_by", ""), said.get("person", ""), said.get("person_name", ""))
        self._place.take_over(draft)

    def _hear(self) -> None:
        if self._has_words():
            self._place.touch()
        else:
            self._place.settle()

    def _has_words(self) -> bool:
        return bool(self._text.text().strip() or self._said_by.text().strip())

    def _collect(self, key: str) -> TypedDraft | None:
        kind, subject, name = self._about
        if not self._has_words() or not subject:
            return None
        said_by = self._said_by
        words = (
            (_("Indicator"), self._indicator.currentText()),
            (_("Claim"), self._text.text()),
            (_("Said by"), said_by.text()),
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
                "said_by": said_by.text(),
                "person": said_by.person,
                "person_name": said_by.person_name,
                "status": self._status.currentData() or "",
            },
            name,
            words=tuple((label, text) for label, text in words if text),
            source=self._feed.source_at_hand.id,
        )
