"""The colours of what leaves the register on paper or in a workbook: the quiet teal of the desk, as RRGGBB."""

from __future__ import annotations

ACCENT = "0F6B6B"
INK = "1F2937"
DIM = "5B6776"
HEADING_FILL = "E3EFEF"
HAIRLINE = "D9DEE4"
