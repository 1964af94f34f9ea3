"""What a step did to one record: whether it was added, and each field before and after."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from ...i18n import N_, _
from ...register.queries.history import FieldChange, RecordChange
from ..kit import DimLabel, Pill, PlainLabel, SectionLabel
from ..kit.labels import TextColour
from ..kit.pill import Tone
from ..look import fonts

_Side = Literal["before", "after"]

# Letters without a space that still fit where it is narrow, and the sign of no width at which a line may end.
_LONGEST_WORD, _MAY_BREAK = 24, "\u200b"
_ACTION_WORDS = {"added": N_("Added"), "changed": N_("Changed"), "removed": N_("Removed"), "restored": N_("Restored")}
_TONES: dict[str, Tone] = {"added": "accent", "restored": "accent", "removed": "amber"}


def action_pill(change: RecordChange) -> Pill:
    """Says what was done, as a whole: nothing of it is ever cut."""
    pill = Pill(_(_ACTION_WORDS[change.action]), _TONES.get(change.action, "neutral"))
    pill.setMinimumWidth(pill.sizeHint().width())
    return pill


def values_grid(change: RecordChange) -> QGridLayout:
    """Field, before and after; only one of the two where the other says nothing."""
    grid = QGridLayout()
    fonts.space(grid, (0, 1, 0, 0), gap=2)
    grid.setHorizontalSpacing(fonts.step(4))
    columns: list[tuple[str, _Side]] = []
    if change.action in ("changed", "removed"):
        columns.append((_("Before"), "before"))
    if change.action != "removed":
        columns.append((_("After") if change.action == "changed" else _("Value"), "after"))
    grid.addWidget(SectionLabel(_("Field")), 0, 0)
    for place, (label, _side) in enumerate(columns, 1):
        grid.addWidget(SectionLabel(label), 0, place)
        grid.setColumnStretch(place, 2)
    grid.setColumnStretch(0, 1)
    _fill(grid, change.differences, [side for _label, side in columns])
    return grid


def _fill(grid: QGridLayout, differences: Sequence[FieldChange], sides: Sequence[_Side]) -> None:
    for row, difference in enumerate(differences, 1):
        grid.addWidget(DimLabel(difference.label), row, 0, Qt.AlignmentFlag.AlignTop)
        for place, side in enumerate(sides, 1):
            text = difference.before if side == "before" else difference.after
            text_colour: TextColour = "dim" if side == "before" and len(sides) > 1 else "text"
            grid.addWidget(_value(text, text_colour), row, place, Qt.AlignmentFlag.AlignTop)


def _value(text: str, text_colour: TextColour) -> PlainLabel:
    """To read and to copy. What no space divides, such as a long address, is divided here, and then only read."""
    words = [word if len(word) <= _LONGEST_WORD else _divided(word) for word in text.split(" ")]
    shown = " ".join(words)
    value = PlainLabel(shown or _("empty"), text_colour=text_colour if text else "faint")
    if shown == text:
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return value


def _divided(word: str) -> str:
    parts = [word[start : start + _LONGEST_WORD] for start in range(0, len(word), _LONGEST_WORD)]
    return _MAY_BREAK.join(parts)
