"""How the texts of a document look, by what each row is: the same in a workbook and on paper."""

from __future__ import annotations

from dataclasses import dataclass

from .document import Role
from .inks import ACCENT, DIM, INK

# Of the size of the letters, from line to line; and in points, what is left free above a row.
LINE, ABOVE = 1.28, 3.0
# In points: smaller letters are not read any more. What only keeps rows apart may be lower.
LEAST_SIZE = 8.0


@dataclass(frozen=True, slots=True)
class RoleLook:
    """How the texts of a role look; `more`: how much larger than those of a row, in points."""

    more: float = 0
    is_bold: bool = False
    colour: str = INK
    first: str = INK
    above: float = ABOVE


LOOKS: dict[Role, RoleLook] = {
    "title": RoleLook(9, True, ACCENT, ACCENT, 0),
    "line": RoleLook(0.5, False, DIM, DIM, 1),
    "section": RoleLook(2.5, True, ACCENT, ACCENT, 10),
    "heading": RoleLook(-0.5, True, ACCENT, ACCENT, 4),
    "group": RoleLook(0, True, INK, INK, 4),
    "row": RoleLook(),
    "lead": RoleLook(),
    "small_lead": RoleLook(-1, False, DIM, DIM, 6),
    "fact": RoleLook(0, False, INK, DIM),
    "small": RoleLook(-1, False, DIM, DIM, 1),
    "source": RoleLook(-1, False, DIM, DIM, 1),
    "note": RoleLook(-1, False, DIM, DIM, 8),
    "space": RoleLook(-3),
    "number_label": RoleLook(-0.5, False, DIM, DIM, 7),
    "number": RoleLook(5, True, INK, INK, 1),
    "number_note": RoleLook(-1, False, DIM, DIM, 1),
}


def letters(role: Role, size: float) -> float:
    """Of how many points the letters of a role are, where those of a row have this size."""
    own = size + LOOKS[role].more
    return own if role == "space" else max(own, LEAST_SIZE)
