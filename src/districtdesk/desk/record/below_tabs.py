"""What stands below the tabs of a record."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ..kit import Card
from ..look import fonts

_LEAST_BELOW = 12


def on_card(page: QWidget) -> QWidget:
    """The page on a card of its own, as far from the edge as the other tabs."""
    card = Card()
    card.fill(page)
    around = QWidget()
    column = QVBoxLayout(around)
    fonts.space(column, (6, 1, 6, 4))
    column.addWidget(card)
    return around


class BelowTabs(QWidget):
    """Where height lacks it gives way, for it can be scrolled; a title or a button would be cut."""

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        return QSize(least.width(), min(least.height(), fonts.step(_LEAST_BELOW)))
