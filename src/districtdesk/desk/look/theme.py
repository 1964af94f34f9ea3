"""How the whole desk looks: one of two palettes, the system font at one size, one style sheet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QToolTip

from ...painting.colours import DARK, LIGHT, STRONG_DARK, STRONG_LIGHT, Colours
from ...painting.own_font import add_own_font
from . import fonts
from .style_sheet import sheet

_SCALES = (0.8, 3.0)
_SYSTEM_SIZE = "systemPointSize"
_IS_FUSION = "districtdesk_is_fusion"


@dataclass(slots=True)
class _Now:
    colours: Colours = LIGHT


_now = _Now()


def colours() -> Colours:
    """The colours of the moment, for own painting. Ask while painting: a change repaints every widget."""
    return _now.colours


def is_dark() -> bool:
    return _now.colours in (DARK, STRONG_DARK)


def apply(app: QApplication, dark: bool, scale: float = 1.0, *, strong: bool = False) -> None:
    """Dress the application; again at any time, everything shown follows.

    `scale` is the size of text against the system's own, 0.8 to 3. `strong`: with as much contrast as there is.
    """
    light_or_dark = (STRONG_LIGHT, STRONG_DARK) if strong else (LIGHT, DARK)
    _now.colours = light_or_dark[dark]
    if app.property(_IS_FUSION) is None:
        # Behind a style sheet Qt does not say which style it is, and a new one dresses every widget anew.
        app.setStyle("Fusion")
        app.setProperty(_IS_FUSION, True)
    # Without a sheet, and then with the new one, every widget is dressed in a quarter of the time.
    app.setStyleSheet("")
    add_own_font(app)
    app.setFont(_scaled(app, scale))
    palette = _palette(_now.colours)
    app.setPalette(palette)
    QToolTip.setPalette(palette)
    app.setStyleSheet(sheet(_now.colours))
    fonts.refresh(app.allWidgets())


def system_is_dark(app: QApplication) -> bool:
    """Whether the person has asked the system for dark windows; False where the system does not say."""
    return app.styleHints().colorScheme() == Qt.ColorScheme.Dark


def system_wants_contrast(app: QApplication) -> bool:
    """Whether the person has asked the system for more contrast; False where the system, or Qt before 6.10, does not
    say.
    """
    # What is asked goes with what it was asked of: PySide says so.
    hints = app.styleHints()
    if not hasattr(hints, "accessibility"):
        return False
    told = hints.accessibility()
    return told.contrastPreference() == Qt.ContrastPreference.HighContrast


def hear_contrast(app: QApplication, heard: Callable[[], object]) -> list[QObject]:
    """Call this whenever the person asks the system for more contrast, or for no more; what is to be kept for it."""
    hints = app.styleHints()
    if not hasattr(hints, "accessibility"):
        return []
    told = hints.accessibility()
    told.contrastPreferenceChanged.connect(lambda _preference: heard())
    return [hints, told]


def _scaled(app: QApplication, scale: float) -> QFont:
    font = QFont(app.font())
    system = app.property(_SYSTEM_SIZE)
    if system is None:
        # A font set in pixels has no point size: QFontInfo knows what it comes to, through the metrics.
        system = font.pointSizeF() if font.pointSizeF() > 0 else font.pixelSize() * 0.75
        app.setProperty(_SYSTEM_SIZE, system)
    smallest, largest = _SCALES
    font.setPointSizeF(system * min(max(scale, smallest), largest))
    return fonts.tabular(font)


def _palette(now: Colours) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for target, colour in {
        role.Window: now.ground,
        role.WindowText: now.text,
        role.Base: now.card,
        role.AlternateBase: now.ground,
        role.Text: now.text,
        role.PlaceholderText: now.dim,
        role.Button: now.card,
        role.ButtonText: now.text,
        role.BrightText: now.red,
        role.ToolTipBase: now.card,
        role.ToolTipText: now.text,
        role.Highlight: now.selection,
        role.HighlightedText: now.text,
        role.Accent: now.accent,
        role.Link: now.accent,
        role.LinkVisited: now.accent,
        role.Light: now.card,
        role.Midlight: now.hairline,
        role.Mid: now.edge,
        role.Dark: now.faint,
        role.Shadow: now.edge,
    }.items():
        palette.setColor(target, QColor(colour))
    for target in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, QColor(now.disabled))
    return palette
