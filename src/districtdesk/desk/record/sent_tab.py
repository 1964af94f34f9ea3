"""What became of an exported file: what it was, to whom it went, and which of its claims are no longer so."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ... import i18n
from ...fields import Day
from ...i18n import _, ngettext
from ...records.titling import joined
from ...register.queries.exports import KeptExport
from ...register.queries.told_exports import ClaimSince, ToldExport, read_exports_of_claim, read_told_export
from ...settings import Settings
from ..feed.register_feed import Feed
from ..kit import Card, FlowRow, NoteLabel, PageArea, PlainLabel, QuietButton, clear, forbid
from ..look import fonts
from .about_export import AboutExportWriter
from .citing import correct_record
from .fact_label import FactLabel

_EXPORT = "export"
# Of sixty-four signs; so many tell files apart for a reader.
_PRINT = 16


class SentTab(PageArea):
    """open_wanted: go to the page of a claim."""

    open_wanted = Signal(str, str)

    def __init__(self, feed: Feed, settings: Settings, record_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feed, self._record_id = feed, record_id
        self._writer = AboutExportWriter(feed, settings, self)
        fonts.space(self.body, (6, 1, 6, 4), gap=3)
        self.refresh()

    def refresh(self) -> None:
        """Read it anew, off the GUI thread: of a large export there is much to compare."""
        self._feed.run(self._read, self._show, owner=self)

    def _read(self) -> ToldExport | None:
        with self._feed.register.read() as session:
            return read_told_export(session, self._record_id)

    def _show(self, told: ToldExport | None) -> None:
        clear(self.body)
        if told is not None:
            self.body.addWidget(self._facts(told.export))
            self.body.addWidget(self._changes(told))
        self.body.addStretch(1)
        self.settle()

    def _facts(self, export: KeptExport) -> Card:
        card = Card()
        card.body.addWidget(FlowRow(*(FactLabel(*fact) for fact in _facts(export))))
        whom = QuietButton(_("Say to whom it went…"), "person")
        whom.clicked.connect(partial(correct_record, self._feed, _EXPORT, export.id, "sent_to", self.window()))
        forbid(whom, self._feed.why_read_only)
        card.body.addWidget(whom, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _changes(self, told: ToldExport) -> Card:
        card = Card()
        card.body.addWidget(PlainLabel(say_changed(told), "strong", "amber" if told.changed else "text"))
        differences = QuietButton(_("What has changed since…"), "export")
        differences.clicked.connect(lambda: self._writer.write(told.export, is_erratum=False))
        erratum = QuietButton(_("Erratum…"), "export")
        erratum.clicked.connect(lambda: self._writer.write(told.export, is_erratum=True))
        erratum.setEnabled(bool(told.changed))
        for each in (differences, erratum):
            each.setVisible(told.export.carried is not None)
        card.body.addWidget(FlowRow(differences, erratum))
        for claim in told.claims:
            card.body.addWidget(self._claim(claim))
        if (rest := told.changed - len(told.claims)) > 0:
            more = ngettext("And {count} more: the erratum has all.", "And {count} more: the erratum has all.", rest)
            card.body.addWidget(NoteLabel(more))
        return card

    def _claim(self, claim: ClaimSince) -> QWidget:
        about = QWidget()
        about.setAccessibleName(f"{claim.subject}, {claim.what}")
        row = QHBoxLayout(about)
        fonts.space(row, (0, 1, 0, 1), gap=2)
        words = QVBoxLayout()
        fonts.space(words, gap=0.5)
        words.addWidget(PlainLabel(joined((claim.what, claim.subject)), "strong"))
        words.addWidget(PlainLabel(_("Stood in the file: {claim}", claim=claim.then), text_colour="dim"))
        words.addWidget(PlainLabel(_("Is so now: {claim}", claim=claim.now)))
        row.addLayout(words, 1)
        opens = QuietButton(_("Open"), "forward")
        opens.clicked.connect(partial(self.open_wanted.emit, claim.kind, claim.id))
        row.addWidget(opens, 0, Qt.AlignmentFlag.AlignTop)
        return about


class CarriedTab(PageArea):
    """In which exported files a claim stood. open_wanted: go to the page of one."""

    open_wanted = Signal(str, str)

    def __init__(self, feed: Feed, kind: str, record_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feed, self._kind, self._record_id = feed, kind, record_id
        fonts.space(self.body, (6, 1, 6, 4), gap=3)
        self.refresh()

    def refresh(self) -> None:
        """Read it anew, off the GUI thread."""
        self._feed.run(self._read, self._show, owner=self)

    def _read(self) -> list[ToldExport]:
        with self._feed.register.read() as session:
            return read_exports_of_claim(session, self._kind, self._record_id)

    def _show(self, found: list[ToldExport]) -> None:
        clear(self.body)
        if not found:
            self.body.addWidget(NoteLabel(_("No exported file carried this.")))
        for told in found:
            self.body.addWidget(self._card(told))
        self.body.addStretch(1)
        self.settle()

    def _card(self, told: ToldExport) -> Card:
        card = Card()
        card.setAccessibleName(told.export.told())
        card.body.addWidget(PlainLabel(told.export.told(), "strong"))
        card.body.addWidget(NoteLabel(told.export.file_name))
        for claim in told.claims:
            card.body.addWidget(PlainLabel(_("Stood in the file: {claim}", claim=claim.then), text_colour="amber"))
            card.body.addWidget(PlainLabel(_("Is so now: {claim}", claim=claim.now)))
        if not told.claims:
            card.body.addWidget(PlainLabel(_("It stood there as it stands now."), text_colour="dim"))
        opens = QuietButton(_("Open"), "forward")
        opens.clicked.connect(partial(self.open_wanted.emit, _EXPORT, told.export.id))
        card.body.addWidget(opens, 0, Qt.AlignmentFlag.AlignLeft)
        return card


def say_changed(told: ToldExport) -> str:
    """How many claims it carried, and how many of these are no longer so."""
    export = told.export
    if export.carried is None:
        return _("What this file carried is no longer known.")
    carried = ngettext("It carried {count} claim.", "It carried {count} claims.", export.claims)
    if not told.changed:
        return f"{carried} " + _("None of them has changed since.")
    changed = ngettext("{count} of them has changed since.", "{count} of them have changed since.", told.changed)
    return f"{carried} {changed}"


def _facts(export: KeptExport) -> Iterator[tuple[str, str]]:
    yield _("Sent to"), export.sent_to or _("not said")
    yield _("File name"), export.file_name
    yield _("Made on"), Day("").show(export.made_on)
    yield _("Made by"), export.made_by
    if export.language in i18n.LANGUAGES:
        yield _("Language"), i18n.OWN_NAMES[export.language]
    if export.as_of:
        yield _("As of"), Day("").show(export.as_of)
    if export.conditions:
        yield _("Conditions"), export.conditions
    if export.without_personal:
        yield _("Personal data"), _("left out")
    yield _("Number of the step"), i18n.number(export.step)
    yield _("Fingerprint of the file"), export.sha256[:_PRINT]
