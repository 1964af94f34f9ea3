"""A date that an event tells is no one's to type: it is shown only, with the event that it follows from."""

from __future__ import annotations

from ...problems import Problem
from ...records import KINDS
from ..editors.date_editor import DateEditor
from ..editors.pick_editor import PickEditor
from .field_cell import FieldCell


class ToldDate:
    """Watches the cells of one form; `is_fixed` where nothing can be typed in it at all."""

    def __init__(self, cells: dict[str, FieldCell], kind: str, *, is_fixed: bool) -> None:
        key = KINDS[kind].told_by_event
        if not key:
            return
        self._date, self._to, self._by = (cells[each] for each in (key, "relative_to", "relative_by"))
        self._is_fixed = is_fixed
        self._is_told = False
        for cell in (self._date, self._to, self._by):
            cell.filled.connect(self._begin)
        for cell in (self._to, self._by):
            cell.editor.edited.connect(self._follow)

    def _begin(self) -> None:
        self._is_told = bool(self._event())
        self._show()

    def _follow(self) -> None:
        was_told, self._is_told = self._is_told, bool(self._event())
        if was_told != self._is_told:
            # What was typed would not be kept; what stood there before may be the record's own date again.
            is_kept = not self._is_told or (self._to.loaded and self._by.loaded)
            self._date.editor.set_value(self._date.loaded if is_kept else None)
        self._show()
        self._date.tell_state()

    def _show(self) -> None:
        editor = self._date.editor
        if isinstance(editor, DateEditor):
            editor.tell_by(self._event(), is_fixed=self._is_fixed)

    def _event(self) -> str:
        """The name of the event by which it is told; empty where it is not."""
        to, by = self._to.editor.value(), self._by.editor.value()
        if not (isinstance(to, str) and by) or isinstance(by, Problem) or not isinstance(self._to.editor, PickEditor):
            return ""
        return self._to.editor.source.name_of(to) or to
