"""By what one may narrow the timeline at once, in words; facts.py says what each asks."""

from __future__ import annotations

from ..i18n import N_

CHIPS = {"overdue": N_("Overdue"), "slipped": N_("Slipped"), "undated": N_("Without a launch date")}
