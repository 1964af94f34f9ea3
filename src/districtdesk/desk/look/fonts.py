"""Sizes of type and space, all of them from the system font."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF
from PySide6.QtWidgets import QAbstractButton, QApplication, QLayout, QWidget

TextStyle = Literal["body", "strong", "title", "section", "note", "number"]

_TEXT_STYLE = "voice"
_MARGINS = "marginsInSteps"
_GAP = "gapInSteps"
_ICON = "gapAfterIconInSteps"
_SIZES = {"title": 1.5, "section": 0.92, "note": 0.92, "number": 1.5}
_HEAVY = frozenset({"strong", "title", "section", "number"})


def font(text_style: TextStyle = "body") -> QFont:
    """The system font in one of its voices.

    title: a page's name. section: a heading over a group. note: small print. strong: a name in a list.
    number: a large figure. Figures have equal widths in all of them, so that columns of numbers line up.
    """
    made = QFont(QApplication.font())
    made.setPointSizeF(made.pointSizeF() * _SIZES.get(text_style, 1.0))
    made.setWeight(QFont.Weight.DemiBold if text_style in _HEAVY else QFont.Weight.Normal)
    return tabular(made)


def tabular(plain: QFont) -> QFont:
    """The same font with figures of equal width, where the font knows them."""
    made = QFont(plain)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def metrics(text_style: TextStyle = "body") -> QFontMetrics:
    return QFontMetrics(font(text_style))


def step(count: float = 1) -> int:
    """So many steps of the grid in pixels; one step is 4 px at the usual 9 point."""
    return round(_step() * count)


def _step() -> int:
    return max(3, round(QFontMetricsF(QApplication.font()).height() * 0.27))


def control_height() -> int:
    """The height that buttons, fields and choices in one row share."""
    return metrics().height() + step(4.5)


def icon_size() -> int:
    """The side of an icon beside text: even, so that it stays sharp."""
    return 2 * round(metrics().height() * 1.15 / 2)


def set_text_style(widget: QWidget, text_style: TextStyle) -> None:
    """Set the widget in this voice, now and after every change of the text size."""
    widget.setProperty(_TEXT_STYLE, text_style)
    widget.setFont(font(text_style))


def space(layout: QLayout, margins: tuple[float, float, float, float] = (0, 0, 0, 0), gap: float = 2) -> None:
    """Give a layout margins (left, top, right, bottom) and gaps in steps, now and after every change of size."""
    layout.setProperty(_MARGINS, list(margins))
    layout.setProperty(_GAP, gap)
    _space(layout)


def size_icons(button: QAbstractButton, gap: float = 0) -> None:
    """Size the icons of a button to its text, with a gap in steps after them, now and after every change."""
    button.setProperty(_ICON, gap)
    _size_icons(button)


def refresh(widgets: Iterable[QWidget]) -> None:
    """Size everything again that was sized here; the theme calls it after a change of the text size."""
    for widget in widgets:
        text_style = widget.property(_TEXT_STYLE)
        if text_style is not None:
            widget.setFont(font(text_style))
        if isinstance(widget, QAbstractButton) and widget.property(_ICON) is not None:
            _size_icons(widget)
        for layout in widget.findChildren(QLayout):
            if layout.property(_MARGINS) is not None:
                _space(layout)


def _space(layout: QLayout) -> None:
    left, top, right, bottom = (step(part) for part in layout.property(_MARGINS))
    layout.setContentsMargins(left, top, right, bottom)
    layout.setSpacing(step(layout.property(_GAP)))


def _size_icons(button: QAbstractButton) -> None:
    side = icon_size()
    button.setIconSize(QSize(side + step(button.property(_ICON)), side))
