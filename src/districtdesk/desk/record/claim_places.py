"""Where the parts of the row for claims stand, by how wide it is."""

from __future__ import annotations

from ..look import fonts

# Row, column, rows and columns of each part.
Places = tuple[tuple[int, int, int, int], ...]

# In steps: narrower than this, the claim is typed in a row of its own, and then the status chosen in one.
_NARROW, _NARROWEST = 135, 85
# Row, column, rows and columns of: evidence, indicator, claim, status, the last claim, reading, guess, doubts, Add,
# and what is offered where the claim is there already or its date may be meant otherwise.
WIDE = (
    (0, 0, 1, 4), (1, 0, 1, 1), (1, 1, 1, 2), (1, 3, 1, 1), (2, 0, 1, 4), (3, 0, 1, 3), (5, 0, 1, 4), (6, 0, 1, 4),
    (3, 3, 1, 1), (7, 0, 1, 4), (4, 0, 1, 4),
)  # fmt: skip
# Where the indicators are called by more than their column has room for: the claim begins a row of its own.
_IN_TWO_ROWS = (
    (0, 0, 1, 4), (1, 0, 1, 3), (2, 0, 1, 3), (2, 3, 1, 1), (3, 0, 1, 4), (4, 0, 1, 3), (6, 0, 1, 4), (7, 0, 1, 4),
    (4, 3, 1, 1), (8, 0, 1, 4), (5, 0, 1, 4),
)  # fmt: skip
_IN_NARROW = (
    (0, 0, 1, 4), (1, 0, 1, 2), (2, 0, 1, 4), (1, 2, 1, 2), (3, 0, 1, 4), (4, 0, 1, 4), (6, 0, 1, 4), (7, 0, 1, 4),
    (8, 0, 1, 4), (9, 0, 1, 4), (5, 0, 1, 4),
)  # fmt: skip
_IN_NARROWEST = (
    (0, 0, 1, 4), (1, 0, 1, 4), (3, 0, 1, 4), (2, 0, 1, 4), (4, 0, 1, 4), (5, 0, 1, 4), (7, 0, 1, 4), (8, 0, 1, 4),
    (9, 0, 1, 4), (10, 0, 1, 4), (6, 0, 1, 4),
)  # fmt: skip


# How the columns of the row share its width.
SHARES = (4, 4, 3, 2)


def places_for(width: int, widest_indicator: int) -> Places:
    """Those for a row that is so many pixels wide, and for what its indicators take."""
    steps = width / fonts.step()
    if steps >= _NARROW:
        return WIDE if width * SHARES[0] / sum(SHARES) >= widest_indicator else _IN_TWO_ROWS
    return _IN_NARROW if steps >= _NARROWEST else _IN_NARROWEST
