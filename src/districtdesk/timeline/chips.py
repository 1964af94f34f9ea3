"""By what one may narrow the timeline at once; facts.py says what each asks."""

from __future__ import annotations

CHIPS = ("overdue", "slipped", "undated")
