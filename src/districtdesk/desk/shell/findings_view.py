"""What a check found, sort by sort: each in a sentence with its count, and the first records, to be opened."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ... import i18n
from ...i18n import _, ngettext
from .. import kit
from ..look import fonts
from .check_work import FoundSort, name_of

_LONGEST = 120


class FindingsView(kit.PageArea):
    """record_wanted: the kind and id of a record that is to be shown."""

    record_wanted = Signal(str, str)

    def __init__(self, *, can_open: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._can_open = can_open
        fonts.space(self.body, (0, 0, 2, 0), gap=3)
        self.buttons: list[kit.LinkButton] = []

    def show_sorts(self, sorts: Sequence[FoundSort]) -> None:
        for each in sorts:
            self.body.addWidget(self._card(each))
        self.body.addStretch(1)
        self.settle()

    def _card(self, sort: FoundSort) -> QWidget:
        card = kit.Card()
        head = QHBoxLayout()
        fonts.space(head, gap=2)
        icon = kit.IconLabel("error", "red") if sort.is_error else kit.IconLabel("warning", "amber")
        head.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        words = sort.sentence
        if sort.count > 1:
            words = _("{count} × {sentence}", count=i18n.number(sort.count), sentence=sort.sentence)
        head.addWidget(kit.PlainLabel(words, "strong"), 1)
        card.body.addLayout(head)
        names = QVBoxLayout()
        fonts.space(names, (6, 0, 0, 0), gap=0.5)
        for finding in sort.first:
            own = finding.problem.message if finding.problem.message != sort.sentence else ""
            line = self._line(name_of(finding), own, finding.kind, finding.record_id)
            # A button is as wide as its words; a label has to be as wide as the card, or its words are not wrapped.
            is_button = isinstance(line, kit.LinkButton)
            names.addWidget(line, 0, Qt.AlignmentFlag.AlignLeft if is_button else Qt.AlignmentFlag(0))
        if sort.more:
            text = ngettext("and {count} more", "and {count} more", sort.more)
            names.addWidget(kit.NoteLabel(text))
        card.body.addLayout(names)
        return card

    def _line(self, name: str, own: str, kind: str, record_id: str) -> QWidget:
        if not name:
            label = kit.NoteLabel(own)
            label.setVisible(bool(own))
            return label
        words = _("{name}: {sentence}", name=name, sentence=own) if own else name
        if not self._can_open:
            return kit.PlainLabel(words)
        button = kit.LinkButton(words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…")
        if len(words) > _LONGEST:
            kit.explain(button, words)
        button.clicked.connect(lambda: self.record_wanted.emit(kind, record_id))
        self.buttons.append(button)
        return button
