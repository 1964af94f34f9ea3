"""What stands above a list: search, New, the count, and how the list is looked at."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ...i18n import _
from ...record_kind import RecordKind
from ..kit import Button, CountLabel, IconButton, MenuButton, QuietButton, SearchBox, explain
from ..look import fonts
from .list_head import ListHead

# In steps: narrower than this, the tools make room for what is said and typed.
_NARROW = 75


class ListTools(ListHead):
    """Only shows; whoever has the list connects them."""

    def __init__(self, declared: RecordKind, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.search = SearchBox(_(declared.search))
        self.new = Button(_("New"), "add")
        self.new.setAccessibleName(_(declared.new))
        explain(self.new, _(declared.new))
        self.restore = Button(_("Restore"), "restore")
        self.count = CountLabel(text_colour="dim")
        self.sort = MenuButton(_("Name"))
        self.columns = MenuButton(_("Columns"), icon="columns")
        self.filter = IconButton("filter", _("Filter"))
        self.table_way = IconButton("columns", _("Show as a table"))
        self.list_way = QuietButton(_("List and record"), "back")
        self.more = IconButton("more", _("More"))
        self.back = QuietButton(_("Back to the list"), "back")
        self.put(
            (self.search, self.new, self.restore),
            (self.count, self.back, self.filter, self.sort, self.columns, self.table_way, self.list_way, self.more),
        )
        self._is_removed, self._is_entered = False, declared.is_entered
        self.show_removed(False)

    def set_wide(self, is_wide: bool) -> None:
        """For a table over the whole page, or for rows of two lines."""
        for tool in (self.columns, self.list_way):
            tool.setVisible(is_wide)
        self.table_way.setVisible(not is_wide)
        super().set_wide(is_wide)

    def show_removed(self, is_removed: bool) -> None:
        """For the records of the list, or for those that were removed from it."""
        self._is_removed = is_removed
        self.new.setVisible(self._is_entered and not is_removed)
        self.restore.setVisible(is_removed)
        self.back.setVisible(is_removed)
        self._fold()

    def _fold(self) -> None:
        """Where it is narrow, the order is in the menu alone and New keeps its sign."""
        is_narrow = self.width() < fonts.step(_NARROW)
        self.sort.setVisible(not (self._is_wide or is_narrow or self._is_removed))
        self.new.setText("" if is_narrow else _("New"))
        super()._fold()
