"""What was being typed when the program died: to be opened again, copied, or dropped."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ...drafts.draft import TypedDraft
from ...i18n import _
from ...record_kinds import RECORD_KINDS
from ...register.queries.typed_at import TypedAt, read_typed_at
from ..feed.register_feed import Feed
from ..forms.form_draft import when_typed
from ..kit import Button, Card, FlowRow, NoteLabel, PageArea, PlainLabel, QuietButton, clear, notices
from ..kit.notices import NoticeAnswer
from ..kit.titled_dialog import TitledDialog
from ..look import fonts
from ..record.citing import reopen

_WIDTH, _HEIGHT = 170, 130
# Enough to know one's own words again; Copy gives all of them.
_LINES, _LETTERS = 6, 300


class LeftDraftsDialog(TitledDialog):
    """Closes by itself when nothing is left. page_wanted: this one stands on its record's page, not in a form.

    `saved` is the kind and id of the record that was saved last from here.
    """

    page_wanted = Signal(object)

    def __init__(self, feed: Feed, parent: QWidget) -> None:
        super().__init__(_("Typed and not saved"), parent)
        self._feed = feed
        self.saved: tuple[str, str] | None = None
        self.head.addWidget(PlainLabel(self._why(), text_colour="dim"))
        self._area = PageArea()
        fonts.space(self._area.body, (6, 2, 6, 2), gap=3)
        self.cards: list[_DraftCard] = []
        later = Button(_("Later"))
        later.clicked.connect(self.reject)
        self.show_below(self._area, (later,), _WIDTH, _HEIGHT)
        self._fill()

    def _why(self) -> str:
        if self._feed.drafts.is_taken_over:
            return _(
                "This was typed before the register was opened anew. “Open again” puts it back where it was typed, "
                "still unsaved. What you leave here is offered the next time."
            )
        return _(
            "The program ended while this was being typed. “Open again” puts it back where it was typed, still "
            "unsaved. What you leave here is offered the next time."
        )

    def _fill(self) -> None:
        left = self._feed.drafts.left
        if not left:
            self.accept()
            return
        now = self._feed.attempt(lambda: self._read({each.record_id for each in left if each.record_id})) or {}
        clear(self._area.body)
        self.cards = [_DraftCard(each, now.get(each.record_id or ""), self._feed.why_read_only) for each in left]
        for card in self.cards:
            self._area.body.addWidget(card)
            card.open_button.clicked.connect(partial(self._open, card.draft))
            card.copy_button.clicked.connect(partial(_copy, card.draft))
            card.discard_button.clicked.connect(partial(self._discard, card.draft))
        self._area.body.addStretch(1)
        self._area.settle()

    def _read(self, ids: set[str]) -> dict[str, TypedAt]:
        with self._feed.register.read() as session:
            return read_typed_at(session, ids)

    def _open(self, draft: TypedDraft) -> None:
        if draft.where == "form":
            record_id = self._feed.attempt(lambda: reopen(self._feed, draft, self))
            self.saved = (draft.kind, record_id) if record_id else self.saved
            self._fill()
        else:
            self.saved = None
            self.accept()
            self.page_wanted.emit(draft)

    def _discard(self, draft: TypedDraft) -> None:
        answers = [NoticeAnswer("keep", _("Keep")), NoticeAnswer("discard", _("Discard"))]
        message = _("Discard what was typed?")
        if notices.ask(self, message, _shown_words(draft), answers, escape="keep", offered="keep") == "discard":
            self._feed.drafts.drop_left(draft)
            self._fill()


class _DraftCard(Card):
    """One of them. `now` is its record as it stands in the register; None for a new one, and for one that is gone."""

    def __init__(self, draft: TypedDraft, now: TypedAt | None, why_read_only: str) -> None:
        super().__init__()
        self.draft = draft
        self.title = _title(draft, now)
        self.note = why_read_only or _note(draft, now)
        self.setAccessibleName(self.title)
        self.open_button = QuietButton(_("Open again"), "forward")
        self.copy_button = QuietButton(_("Copy"), "copy")
        self.discard_button = QuietButton(_("Discard"), "remove")
        is_there = draft.record_id is None or (now is not None and now.is_kept)
        self.open_button.setEnabled(is_there and not why_read_only and draft.kind in RECORD_KINDS)
        # The words stand where those of the buttons below them begin.
        fonts.space(self.body, (1.5, 3, 4, 1.5), gap=1)
        words = QVBoxLayout()
        fonts.space(words, (2.5, 0, 0, 0), gap=1.5)
        words.addWidget(PlainLabel(self.title, "strong"))
        words.addWidget(NoteLabel(_("Typed: {when}", when=when_typed(draft))))
        words.addWidget(PlainLabel(_shown_words(draft)))
        if self.note:
            words.addWidget(PlainLabel(self.note, "note", "amber"))
        self.body.addLayout(words)
        self.body.addWidget(FlowRow(self.open_button, self.copy_button, self.discard_button))


def _title(draft: TypedDraft, now: TypedAt | None) -> str:
    name = (now.name if now else "") or draft.name or _("Record without a name")
    kind = _(RECORD_KINDS[draft.kind].one) if draft.kind in RECORD_KINDS else draft.kind
    if draft.where == "claim":
        return _("Claim about {name}", name=name)
    if draft.where == "warning":
        return _("Why a warning is kept: {name}", name=name)
    return _("New: {kind}", kind=kind) if draft.record_id is None else _("{kind}: {name}", kind=kind, name=name)


def _note(draft: TypedDraft, now: TypedAt | None) -> str:
    """What has happened to the record since."""
    if draft.record_id is None:
        return ""
    if now is None or not now.is_kept:
        return _("The record was removed in the meantime. What was typed can be read and copied.")
    if draft.version is not None and draft.version != now.version:
        return _("The record was changed in the meantime. Opened again, the form shows both.")
    return ""


def _shown_words(draft: TypedDraft) -> str:
    lines = draft.text.splitlines()
    shown = [line if len(line) <= _LETTERS else f"{line[:_LETTERS]}…" for line in lines[:_LINES]]
    return "\n".join((*shown, "…") if len(lines) > _LINES else shown)


def _copy(draft: TypedDraft) -> None:
    QApplication.clipboard().setText(draft.text)
