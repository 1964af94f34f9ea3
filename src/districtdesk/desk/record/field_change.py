"""One field of several records is given one value: chosen here, with what it changes seen beforehand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from ...i18n import _, ngettext
from ...problems import Problem
from ...record_kinds import RECORD_KINDS
from ...records import KINDS, Field, fields_of
from ...register.journal.many_records import ValueForAll, change_field
from ...register.queries.field_values import HeldValue, count_field_values
from ..editors.editor import Editor
from ..editors.editors import editor_for
from ..feed.register_feed import Feed
from ..kit import DimLabel, LabelledRow, WordBox, literal
from ..kit.button_keys import ENTER
from ..kit.notices import fit_in_window
from ..kit.tab_order import put_before
from .for_all_dialog import ForAllDialog

_WIDTH, _HEIGHT = 130, 84
_SHOWN = 8
_PAUSE_IN_MS = 150


def fields_to_change(kind: str) -> list[Field]:
    """What several records of a kind can have in common: no name, and nothing that the program fills in itself."""
    record_type = KINDS[kind]
    return [each for each in fields_of(record_type) if not (each.kind.derived or each.kind.is_name)]


class FieldChangeDialog(ForAllDialog):
    """Which field, which value, and what the records have there now. Says what was done by the feed.

    `begin`: the key of the field it begins with, where that can be changed.
    """

    def __init__(self, feed: Feed, kind: str, ids: Sequence[str], parent: QWidget, begin: str = "") -> None:
        title = _("Change a field of {records}", records=RECORD_KINDS[kind].count(len(ids)))
        super().__init__(feed, kind, ids, title, parent)
        self._fields = fields_to_change(kind)
        self._values: list[HeldValue] | None = None
        self._asked = 0
        self.editor: Editor | None = None
        self._lay_out(self._place_of(begin))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_IN_MS)
        self._pause.timeout.connect(self._show_change)
        self._take_field()
        fit_in_window(self, parent, _WIDTH, _HEIGHT)
        self.field.setFocus()

    def _place_of(self, key: str) -> int:
        """Of this field, else of the first that many records have in common and a list shows."""
        wanted = [each.key for each in self._fields if each.key == key]
        shared = [each.key for each in self._fields if each.kind.listed and not each.kind.of_one]
        keys = [each.key for each in self._fields]
        return keys.index((wanted or shared or keys)[0])

    def _lay_out(self, begin: int) -> None:
        self.field = WordBox()
        self.field.setAccessibleName(_("Field"))
        for each in self._fields:
            self.field.addItem(_(each.kind.label), each.key)
        self.field.setCurrentIndex(begin)
        self.field.currentIndexChanged.connect(self._take_field)
        self.preview = DimLabel("")
        self.emptied = QCheckBox(_("Empty the field"))
        self.emptied.toggled.connect(self._turn_emptied)
        self._place = QVBoxLayout()
        self.lay_out(LabelledRow(_("Field"), self.field), self._place, self.emptied, self.preview)

    @property
    def _field(self) -> Field:
        return self._fields[self.field.currentIndex()]

    def _take_field(self) -> None:
        """An editor for it, and what the records have in it now."""
        while (item := self._place.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.editor = editor_for(self._field, self._feed, self)
        self.editor.introduce(_(self._field.kind.label), "")
        self.editor.edited.connect(self._pause.start)
        self.editor.left.connect(self._show_change)
        self._place.addWidget(LabelledRow(_("New value"), self.editor))
        put_before(self.emptied, self.editor)
        self.emptied.setChecked(False)
        self.emptied.setVisible(not self._field.is_required)
        self._values = None
        self._asked += 1
        self._show_change()
        asked, key, register = self._asked, self._field.key, self._feed.register

        def read() -> list[HeldValue]:
            with register.read() as session:
                return count_field_values(session, self._kind, self._ids, key)

        self._feed.run(read, lambda found: self._take_values(asked, found), owner=self)

    def _turn_emptied(self, is_emptied: bool) -> None:
        if self.editor is not None:
            self.editor.setEnabled(not is_emptied)
        self._show_change()

    def _take_values(self, asked: int, found: list[HeldValue]) -> None:
        if asked == self._asked:
            self._values = found
            self._show_change()

    def _value(self) -> object:
        if self.emptied.isChecked():
            return () if self._field.kind.holds_several else None
        return self.editor.value() if self.editor is not None else None

    @property
    def _is_said(self) -> bool:
        """Whether somebody said what the value is to be: an empty box alone empties nothing."""
        return self.emptied.isChecked() or (self.editor is not None and not self.editor.is_blank)

    def _differing(self) -> list[HeldValue]:
        value = self._value()
        return [each for each in self._values or () if each.value != value]

    def _show_change(self) -> None:
        """What will be another value, and that an empty box empties the field."""
        value, differing = self._value(), self._differing() if self._is_said else []
        count = sum(each.count for each in differing)
        problem = value.at(self._field.key) if isinstance(value, Problem) else None
        # While one types the editor itself hints at what is missing.
        is_typing = self.editor is not None and any(each.hasFocus() for each in self.editor.typing_places())
        self.problem.show_problems([problem] if problem and not is_typing else [])
        is_quiet = self._values is None or problem is not None
        self.preview.setText("" if is_quiet else "\n".join(self._told(count, differing)))
        text = ngettext("Change {count} record", "Change {count} records", count) if count else _("Change")
        self.apply.setText(literal(text))
        self.apply.setEnabled(problem is None and count > 0)

    def _told(self, count: int, differing: Sequence[HeldValue]) -> list[str]:
        if not self._is_said:
            return _told_values(self._values or ())
        if not count:
            return [_("All of them have this value already.")]
        return [self._told_first(count), *_told_values(differing)]

    def _told_first(self, count: int) -> str:
        same = len(self._ids) - count
        if self.emptied.isChecked():
            first = ngettext("{count} record loses its value.", "{count} records lose their value.", count)
        else:
            first = ngettext("{count} record gets this value.", "{count} records get this value.", count)
        if not same:
            return first
        rest = ngettext("{count} has it already.", "{count} have it already.", same)
        return f"{first} {rest}"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            # Whoever types fast does not wait for the look at what they have.
            self._pause.stop()
            self._show_change()
        super().keyPressEvent(event)

    def accept(self) -> None:
        """Change them, as one step, and close; what the rules refuse is said here, and nothing is changed."""
        value = self._value()
        if self.is_busy or isinstance(value, Problem) or not (self._is_said and self._differing()):
            return
        change = ValueForAll(self._kind, self._ids, self._field.key, value)
        register = self._feed.register
        self.do(_("Changing records"), lambda: change_field(register, change), _told_change)


def _told_change(count: int) -> str:
    return ngettext(
        "{count} record changed. Undo takes it back.", "{count} records changed. Undo takes it back.", count
    )


def _told_values(values: Sequence[HeldValue]) -> list[str]:
    lines = []
    for each in values[:_SHOWN]:
        value = _("“{word}”", word=each.words) if each.words else _("nothing")
        told = ngettext("{count} record has {value} now", "{count} records have {value} now", each.count, value=value)
        lines.append(told)
    more = len(values) - _SHOWN
    if more > 0:
        lines.append(ngettext("and {count} other value", "and {count} other values", more))
    return lines
