"""The colours of what leaves the register on paper or in a workbook: the quiet teal of the desk, as RRGGBB."""

from __future__ import annotations

ACCENT = "0F6B6B"
INK = "1F2937"
DIM = "5B6776"
HEADING_FILL = "E3EFEF"
HAIRLINE = "D9DEE4"
# Of the series of a chart; told apart without colours too: each is much lighter or darker than the one before it.
SERIES = (ACCENT, "A7D3D0", "92400E", "D6B48C")
