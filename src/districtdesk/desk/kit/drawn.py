"""Fonts and colours of a drawing on the screen: made anew when the look, the size of text or the screen changes."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ...painting.timeline.strokes import Strokes
from ..look import fonts, theme


class DrawnLook:
    """Keeps those of one widget."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self._known: Strokes | None = None

    @property
    def strokes(self) -> Strokes:
        """Those of the moment."""
        now, font, ratio = theme.colours(), fonts.font(), self._widget.devicePixelRatioF()
        known = self._known
        if known is None or known.now is not now or known.font != font or known.ratio != ratio:
            known = self._known = Strokes(now, font, ratio)
        return known
