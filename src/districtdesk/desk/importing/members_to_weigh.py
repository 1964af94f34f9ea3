"""The names of one group that may be of one thing: each can be left out, and then it is said what the others are."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from ...i18n import _, ngettext
from ...importing.answers import DIFFERENT, ONE
from ...importing.perhaps_one import OneMember, PerhapsOne
from ...importing.wording import where
from ..kit import Button, DimLabel, FlowRow, PlainLabel
from ..look import fonts


def weighed_words(found: PerhapsOne, answer: str, ids: Collection[str]) -> str:
    """What was said of them."""
    if answer == DIFFERENT:
        return _("Different")
    kept = next((each.name.show() for each in found.members if each.id == found.kept_of(ids)), "")
    return _("One record: {name}", name=kept) if answer == ONE else _("each by itself")


class MembersToWeigh(QWidget):
    """weighed: what was said, and of which members. left_open: nothing is said of them any more."""

    weighed = Signal(str, list)
    left_open = Signal()

    def __init__(self, found: PerhapsOne, answer: str, ids: Collection[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found = found
        self.marks: list[QCheckBox] = []
        grid = QGridLayout(self)
        fonts.space(grid, gap=1)
        grid.setHorizontalSpacing(fonts.step(4))
        sentence = ngettext(
            "This {count} name may be of one thing. Untick what is another one.",
            "These {count} names may be of one thing. Untick what is another one.",
            len(found.members),
        )
        grid.addWidget(PlainLabel(sentence), 0, 0, 1, -1)
        for row, member in enumerate(found.members, 1):
            mark = QCheckBox(member.name.show().replace("&", "&&"))
            mark.setChecked(not answer or member.id in ids)
            mark.toggled.connect(self._allow)
            self.marks.append(mark)
            grid.addWidget(mark, row, 0)
            grid.addWidget(DimLabel(_where(member)), row, 1)
        grid.setColumnStretch(1, 1)
        self._says = DimLabel()
        grid.addWidget(self._says, grid.rowCount(), 0, 1, -1)
        self.one, self.different = Button(_("Take as one record")), Button(_("These are different"))
        self.buttons = [self.one, self.different]
        for button, meant in ((self.one, ONE), (self.different, DIFFERENT)):
            button.clicked.connect(lambda _checked=False, meant=meant: self.weighed.emit(meant, self.taken()))
            button.setCheckable(True)
            button.setChecked(meant == answer)
        if answer:
            again = Button(_("Leave it open"))
            again.clicked.connect(self.left_open)
            self.buttons.append(again)
        buttons = FlowRow()
        for each in self.buttons:
            buttons.add(each)
        grid.addWidget(buttons, grid.rowCount(), 0, 1, -1)
        self._allow()

    def taken(self) -> list[str]:
        """The ids of the members that are ticked."""
        return [each.id for each, mark in zip(self._found.members, self.marks, strict=True) if mark.isChecked()]

    def _allow(self) -> None:
        ids = self.taken()
        coming = [each for each in self._found.members if each.id in ids and each.place is not None]
        self.one.setEnabled(len(ids) > 1 and bool(coming))
        self.different.setEnabled(len(ids) > 1)
        kept = next((each.name.show() for each in self._found.members if each.id == self._found.kept_of(ids)), "—")
        text = _(
            "The record is called “{name}”; the other spellings become its other names. Of values that differ the "
            "first is taken.",
            name=kept,
        )
        self._says.setText(text)


def _where(member: OneMember) -> str:
    place = where(member.place) if member.place is not None else _("in the register")
    return " · ".join(filter(None, (place, member.number)))
