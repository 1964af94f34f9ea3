"""One source is cited for several records at once: chosen here, as one step."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ...i18n import _, ngettext
from ...record_kinds import RECORD_KINDS
from ...register.journal.many_records import Cited, add_evidence
from ..feed.register_feed import Feed
from ..kit import DimLabel, NoteLabel, literal
from ..kit.notices import fit_in_window
from .evidence_bar import EvidenceBar
from .for_all_dialog import ForAllDialog

_WIDTH, _HEIGHT = 150, 64


class EvidenceForAllDialog(ForAllDialog):
    """The source at hand, the place in it and who says it there; all of it stays at hand."""

    def __init__(self, feed: Feed, kind: str, ids: Sequence[str], parent: QWidget) -> None:
        records = RECORD_KINDS[kind].count(len(ids))
        super().__init__(feed, kind, ids, _("Evidence for {records}", records=records), parent)
        self.bar = EvidenceBar(feed)
        # The day is a value of a claim, and none of a citation.
        self.bar.as_of.hide()
        self._told = DimLabel("")
        note = NoteLabel(_("A record that has the same evidence already keeps it, and gets none twice."))
        self.lay_out(self.bar, self._told, note)
        self.bar.told.connect(self._show)
        self.bar.entered.connect(self.accept)
        self._show()
        fit_in_window(self, parent, _WIDTH, _HEIGHT)
        self.bar.source.setFocus()

    def _show(self) -> None:
        self.problem.show_problems([self.bar.cut] if self.bar.cut else [])
        has_source = self.bar.source.source is not None
        self._told.setText("" if has_source else _("Choose the source that speaks for all of them."))
        self._told.setVisible(not has_source)
        count = len(self._ids)
        text = ngettext("Add evidence to {count} record", "Add evidence to {count} records", count)
        self.apply.setText(literal(text))
        self.apply.setEnabled(has_source and not self.bar.cut)

    def accept(self) -> None:
        """Cite it for all of them, as one step, and close."""
        citations = self.bar.citations()
        if self.is_busy or self.bar.cut or not citations:
            return
        register, kind, ids, cited = self._feed.register, self._kind, self._ids, citations[0].values
        self.do(_("Adding evidence"), lambda: add_evidence(register, kind, ids, cited), _told_cited)


def _told_cited(cited: Cited) -> str:
    added = ngettext("Evidence added to {count} record.", "Evidence added to {count} records.", cited.added)
    if not cited.added:
        return _("All of them have this evidence already.")
    had = ngettext("{count} had it already.", "{count} had it already.", cited.had) if cited.had else ""
    return " ".join(filter(None, (added, had)))
