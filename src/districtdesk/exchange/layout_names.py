"""The layouts by name, for whoever asks before what makes them is loaded."""

from __future__ import annotations

LAYOUT_NAMES = ("slippage", "contradictions", "claims")
