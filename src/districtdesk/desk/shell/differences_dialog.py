"""What differs between the copy that was open and the file as it is now: by steps, the old value beside the new."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ...i18n import _, ngettext
from ...record_kinds import RECORD_KINDS
from ...register.errors import Displaced, Locked, OtherStep, RegisterError
from ...register.journal.store import Register
from ...register.queries.history import RecordChange, changes_told
from ..history.values_grid import action_pill, values_grid
from ..kit import Button, Card, DimLabel, NoteLabel, PageArea, PlainLabel, SectionLabel, TwoLineLabel
from ..kit.titled_dialog import TitledDialog
from ..look import fonts

_WIDTH, _HEIGHT = 170, 140
# Of steps, on either side.
_SHOWN = 12


class DifferencesDialog(TitledDialog):
    """Only shows; what is to be done is asked by whoever opened it."""

    def __init__(self, register: Register, error: Displaced, parent: QWidget) -> None:
        super().__init__(_("What differs between the two copies"), parent)
        told = _read(register, (*error.lost[:_SHOWN], *error.theirs[:_SHOWN]))
        self._area = PageArea()
        fonts.space(self._area.body, (6, 3, 6, 2), gap=3)
        self._fill(_("Saved here, and not in the file as it is now:"), error.lost, told)
        self._fill(_("In the file as it is now, and not seen here:"), error.theirs, told[len(error.lost[:_SHOWN]) :])
        self._area.body.addStretch(1)
        close = Button(_("Close"))
        close.clicked.connect(self.accept)
        self.show_below(self._area, (close,), _WIDTH, _HEIGHT)
        self._area.settle()

    def _fill(self, heading: str, steps: Sequence[OtherStep], told: Sequence[Sequence[RecordChange]]) -> None:
        if not steps:
            return
        body = self._area.body
        body.addWidget(SectionLabel(heading))
        for step, changes in zip(steps[:_SHOWN], told, strict=False):
            body.addWidget(PlainLabel(step.line, "strong"))
            for change in changes:
                body.addWidget(_card(change))
            if step.more:
                said = ngettext("and {count} more record", "and {count} more records", step.more)
                body.addWidget(NoteLabel(said))
        left = len(steps) - _SHOWN
        if left > 0:
            body.addWidget(NoteLabel(ngettext("and {count} more step", "and {count} more steps", left)))


def _read(register: Register, steps: Sequence[OtherStep]) -> list[list[RecordChange]]:
    """Nothing where the names cannot be read any more: the line is told all the same."""
    told: list[list[RecordChange]] = [[] for _step in steps]
    for changes, step in zip(told, steps, strict=True):
        try:
            with register.read() as session:
                changes += changes_told(session, step.told)
        except Locked:
            # Whoever did not wait for one step waits for no other.
            break
        except RegisterError:
            continue
    return told


def _card(change: RecordChange) -> Card:
    card = Card()
    head = QHBoxLayout()
    fonts.space(head, gap=2)
    head.addWidget(TwoLineLabel(change.name.show() or _("Record without a name"), "strong"), 1)
    kind = DimLabel(_(RECORD_KINDS[change.kind].one))
    kind.setWordWrap(False)
    head.addWidget(kind)
    head.addWidget(action_pill(change))
    card.body.addLayout(head)
    card.body.addLayout(values_grid(change))
    return card
