"""The present day, in one place."""

from __future__ import annotations

from datetime import date


def today() -> date:
    """Today by this machine's calendar; tests put another day here."""
    return date.today()
