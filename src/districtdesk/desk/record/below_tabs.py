"""What stands below the tabs of a record."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from ..kit import Card, PageArea
from ..look import fonts

# In steps: so high at least is what stands below the tabs, and a card there.
_LEAST_BELOW, _LEAST_CARD = 12, 40


def on_card(page: QWidget) -> QWidget:
    """The page on a card of its own, as far from the edge as the other tabs."""
    card = Card()
    card.fill(page)
    card.setMinimumHeight(fonts.step(_LEAST_CARD))
    around = PageArea()
    fonts.space(around.body, (6, 1, 6, 4))
    around.body.addWidget(card)
    return around


class BelowTabs(QWidget):
    """Where height lacks it gives way, for it can be scrolled; a title or a button would be cut."""

    def hasHeightForWidth(self) -> bool:
        # By its width it would ask for all the height that is in it.
        return False

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        return QSize(least.width(), min(least.height(), fonts.step(_LEAST_BELOW)))
