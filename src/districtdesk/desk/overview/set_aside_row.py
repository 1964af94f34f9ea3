"""Below a list of what needs attention: why the chosen one is right as it is, so that it leaves, or may come back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ...drafts.draft import TypedDraft, moment_now
from ...i18n import _
from ...overview.attention import Item
from ...register.kept_warnings import keep_warning, warn_again
from ..feed.register_feed import Feed
from ..kit import Button, InsetLineEdit, forbid
from ..look import fonts


class SetAsideRow(QWidget):
    """Asks for the reason; of one that is set aside it offers to take the reason back."""

    def __init__(self, feed: Feed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feed = feed
        self._item: Item | None = None
        self._draft = feed.drafts.watch(self._collect)
        self.reason = InsetLineEdit(parent=self)
        self.reason.setAccessibleName(_("Because"))
        self.reason.setPlaceholderText(_("Why it is right as it is"))
        self.reason.returnPressed.connect(self._keep)
        self.reason.textEdited.connect(self._touch)
        self.button = Button(_("&Keep as it is"))
        self.button.clicked.connect(self._keep)
        self.again = Button(_("&Warn again"))
        self.again.clicked.connect(self._warn_again)
        row = QHBoxLayout(self)
        fonts.space(row, (6, 2, 6, 0), gap=2)
        row.addWidget(self.reason, 1)
        row.addWidget(self.button)
        row.addWidget(self.again, 0, Qt.AlignmentFlag.AlignRight)
        self.hide()

    def look_at(self, item: Item | None) -> None:
        """Be of this one of the list."""
        self._item = item
        is_kept = bool(item and item.because)
        for part in (self.reason, self.button):
            part.setVisible(not is_kept)
        self.again.setVisible(is_kept)
        self.setVisible(bool(item and item.rule))
        self._settle()

    def type_again(self, because: str) -> None:
        """Have this reason stand here, as if it were typed."""
        self.reason.setText(because)
        self._touch()

    def _touch(self) -> None:
        self._draft.touch()
        self._settle()

    def _settle(self) -> None:
        self.button.setEnabled(bool(self.reason.text().strip()))
        for button in (self.button, self.again) if self._feed.why_read_only else ():
            forbid(button, self._feed.why_read_only)

    def _keep(self) -> None:
        item, because = self._item, self.reason.text()
        if item is None or not because.strip() or self._feed.why_read_only:
            return

        def keep() -> bool:
            keep_warning(self._feed.register, *item.kept_under, because)
            return True

        if self._feed.attempt(keep):
            # Not clear(), which could be undone: the key is for the step that was saved.
            self.reason.setText("")
            self._draft.settle()
            self._settle()

    def _warn_again(self) -> None:
        item = self._item
        if item is not None and not self._feed.why_read_only:
            self._feed.attempt(lambda: warn_again(self._feed.register, *item.kept_under))

    def _collect(self, key: str) -> TypedDraft | None:
        because, item = self.reason.text(), self._item
        if item is None or not because.strip():
            return None
        typed = {"rule": item.rule, "because": because}
        words = ((_("Because"), because),)
        return TypedDraft(key, "warning", item.kind, item.id, moment_now(), typed, item.title, words=words)
