"""Sizes of type and space, all of them from the system font."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF
from PySide6.QtWidgets import QAbstractButton, QApplication, QLayout, QWidget

TextStyle = Literal["body", "strong", "title", "section", "note", "number"]

_TEXT_STYLE = "textStyle"
_MARGINS = "marginsInSteps"
_GAP = "gapInSteps"
_ICON = "gapAfterIconInSteps"
_SIZES = {"title": 1.5, "section": 0.92, "note": 0.92, "number": 1.5}
_HEAVY = frozenset({"strong", "title", "section", "number"})


def font(text_style: TextStyle = "body") -> QFont:
    """The system font in one of the text styles.

    title: a page's name. section: a heading over a group. note: small print. strong: a name in a list.
    number: a large figure. Figures have equal widths in all of them, so that columns of numbers line up.
    """
    return QFont(_sizes().font(text_style))


class _Sizes:
    """What follows from the system font, made once: a list that is painted asks for it thousands of times."""

    def __init__(self, system: QFont) -> None:
        self.system = system
        self.step = max(3, round(QFontMetricsF(system).height() * 0.27))
        self._fonts: dict[TextStyle, QFont] = {}
        self._metrics: dict[TextStyle, QFontMetrics] = {}

    def font(self, text_style: TextStyle) -> QFont:
        if text_style not in self._fonts:
            self._fonts[text_style] = _made(self.system, text_style)
        return self._fonts[text_style]

    def metrics(self, text_style: TextStyle) -> QFontMetrics:
        if text_style not in self._metrics:
            self._metrics[text_style] = QFontMetrics(self.font(text_style))
        return self._metrics[text_style]


# The last that were made: of one font at a time.
_known: list[_Sizes] = []


def _sizes() -> _Sizes:
    """Of the system font of the moment, which changes with the text size that a person chooses."""
    system = QApplication.font()
    if not _known or _known[0].system != system:
        _known[:] = [_Sizes(system)]
    return _known[0]


def _made(system: QFont, text_style: TextStyle) -> QFont:
    made = QFont(system)
    made.setPointSizeF(made.pointSizeF() * _SIZES.get(text_style, 1.0))
    made.setWeight(QFont.Weight.DemiBold if text_style in _HEAVY else QFont.Weight.Normal)
    return tabular(made)


def tabular(plain: QFont) -> QFont:
    """The same font with figures of equal width, where the font knows them."""
    made = QFont(plain)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def metrics(text_style: TextStyle = "body") -> QFontMetrics:
    """How wide and high words are in one of the voices."""
    return _sizes().metrics(text_style)


def step(count: float = 1) -> int:
    """So many steps of the grid in pixels; one step is 4 px at the usual 9 point."""
    return round(_sizes().step * count)


def control_height() -> int:
    """The height that buttons, fields and choices in one row share."""
    return metrics().height() + step(4.5)


def icon_size() -> int:
    """The side of an icon beside text: even, so that it stays sharp."""
    return 2 * round(metrics().height() * 1.15 / 2)


def set_text_style(widget: QWidget, text_style: TextStyle) -> None:
    """Set the widget in this style, now and after every change of the text size."""
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
