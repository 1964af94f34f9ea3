"""The ways from a page of records to merging, splitting again and finding duplicates."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QDialog

from ...i18n import _
from ...record_kinds import RECORD_KINDS
from ..feed.register_feed import Feed
from ..kit.page import Page
from .clusters_dialog import ClustersDialog
from .merge_dialog import MergeDialog
from .part_dialog import PartDialog, read_parted


class MergingSteps:
    """What a page of one kind does; the record that stays, or comes back, is then open on it.

    `take_keyboard`: gives the keyboard to that record in the list.
    """

    def __init__(self, page: Page, feed: Feed, kind: str, take_keyboard: Callable[[], object]) -> None:
        self._page, self._feed, self._kind, self._take_keyboard = page, feed, kind, take_keyboard
        self._has_shown = False

    def merge(self, ids: Sequence[str]) -> None:
        """Merge these; of one alone the other is asked for."""
        if not self._may_begin(ids):
            return
        dialog = MergeDialog(self._feed, self._kind, ids, self._page)
        dialog.merged.connect(self._show)
        self._run(dialog)

    def split(self, record_id: str) -> None:
        """Split off what became this record."""
        if not self._may_begin([record_id] if record_id else []):
            return
        merges = read_parted(self._feed, record_id)
        if not merges:
            self._feed.said.emit(_("Nothing was merged into this record that could be split off again."))
            return
        dialog = PartDialog(self._feed, self._kind, record_id, merges, self._page)
        dialog.parted.connect(self._show)
        self._run(dialog)

    def find_duplicates(self) -> None:
        """Look at the names of all records of the kind."""
        if not self._page.leave():
            return
        dialog = ClustersDialog(self._feed, self._kind, self._page)
        dialog.open_wanted.connect(self._show)
        self._run(dialog)

    def _may_begin(self, ids: Sequence[str]) -> bool:
        if not RECORD_KINDS[self._kind].merged:
            return False
        if self._feed.why_read_only:
            self._feed.said.emit(self._feed.why_read_only)
            return False
        if not ids:
            self._feed.said.emit(_("Choose the record in the list first."))
            return False
        return self._page.leave()

    def _run(self, dialog: QDialog) -> None:
        dialog.exec()
        dialog.deleteLater()
        if self._has_shown:
            # What had it before may be gone with what was chosen.
            self._take_keyboard()

    def _show(self, record_id: str) -> None:
        self._has_shown = self._page.open_record(record_id)
