"""Text shortened to its place: to the letter, but no number is cut."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF

from ..whole_numbers import without_part_of_number


def shortened(text: str, metrics: QFontMetrics | QFontMetricsF, width: float) -> str:
    """As much of it as stands on one line so wide, in the unit of the metrics; an ellipsis for the rest."""
    fitting = (
        metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
        if isinstance(metrics, QFontMetricsF)
        else metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(width))
    )
    return without_part_of_number(text, fitting)
