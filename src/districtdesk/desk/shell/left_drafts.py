"""Offers what was being typed when the program died: in a strip above the page, which waits until it is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from ...drafts.draft import TypedDraft
from ...i18n import _, ngettext
from .standing_notices import BelowNotices

if TYPE_CHECKING:
    from .open_register import OpenRegister
    from .page_stack import PageStack

# The first page is painted by then.
_REST_IN_MS = 200


class LeftDrafts(QObject):
    """Lives with the notices above the pages of one register.

    Nothing is asked: whoever closes the strip, or passes it over, finds it again at the next opening.
    """

    def __init__(self, window: QWidget, opened: OpenRegister, pages: PageStack, above: BelowNotices) -> None:
        super().__init__(above)
        self._window, self._opened, self._pages = window, opened, pages
        self._banner = above.drafts
        self._banner.action_chosen.connect(self.show_list)
        self._banner.closed.connect(self._put_off)
        opened.feed.drafts.found.connect(self._tell)
        QTimer.singleShot(_REST_IN_MS, self, opened.feed.drafts.look_for_left)

    def _tell(self) -> None:
        count = len(self._opened.feed.drafts.left)
        self._banner.setVisible(bool(count))
        self._banner.say(self._sentence(count), "info", _("Show…"))

    def _sentence(self, count: int) -> str:
        if self._opened.feed.drafts.is_taken_over:
            return ngettext(
                "{count} text was typed here before and is not saved yet.",
                "{count} texts were typed here before and are not saved yet.",
                count,
            )
        return ngettext(
            "{count} text was being typed when the program ended. It is not saved yet.",
            "{count} texts were being typed when the program ended. They are not saved yet.",
            count,
        )

    def _put_off(self) -> None:
        self._opened.feed.drafts.is_put_off = True

    def show_list(self) -> None:
        """Show what was left, until it is closed; then the record that was saved from there."""
        dialog = self._opened.load_left_drafts()(self._opened.feed, self._window)
        dialog.page_wanted.connect(self._open_on_page)
        dialog.exec()
        if dialog.saved is not None:
            self._pages.open_record(*dialog.saved)
        dialog.deleteLater()
        self._tell()

    def _open_on_page(self, draft: TypedDraft) -> None:
        """To its record, where that is still to be seen; what is typed there now is asked about first."""
        is_there = draft.record_id is not None and self._pages.open_record(draft.kind, draft.record_id)
        if is_there and self._pages.page is not None:
            self._pages.page.take_draft(draft)
        self._tell()
