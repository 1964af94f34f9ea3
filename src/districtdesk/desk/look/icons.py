"""The desk's own line icons, drawn in the text colour of the moment."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from ...settings import resource
from . import theme

NAMES = (
    *("overview", "timeline", "district", "company", "person", "project", "residency"),
    *("figure", "event", "legal_act", "source", "history", "attachment", "link"),
    *("add", "save", "undo", "redo", "remove", "restore", "copy", "check", "close"),
    *("search", "filter", "columns", "calendar", "today", "more", "settings", "language", "moon", "sun"),
    *("open_file", "open_folder", "export", "import_file", "picture", "print"),
    *("star", "star_outline", "pin", "warning", "error", "info"),
    *("chevron_down", "chevron_up", "chevron_right", "back", "forward", "zoom_in", "zoom_out", "fit"),
)


@cache
def icon(name: str, role: str = "text") -> QIcon:
    """An icon that is painted in the colour of `role` and follows a change of the theme by itself.

    `name` is one of NAMES; KeyError for another. Disabled and selected states have their own colours.
    """
    if name not in NAMES:
        raise KeyError(name)
    return QIcon(_IconEngine(name, role))


def pixmap(name: str, side: int, ratio: float = 1.0, role: str = "text") -> QPixmap:
    """The icon as a square of `side` logical pixels for a screen of this device pixel ratio."""
    picture = _drawn(name, theme.colours().colour(role).name(), QSize(side, side) * ratio)
    picture.setDevicePixelRatio(ratio)
    return picture


def application_icon() -> QIcon:
    """The program's own sign, in its own colours."""
    return QIcon(str(resource("icons", "districtdesk.svg")))


class _IconEngine(QIconEngine):
    """Draws one icon at the size and in the colour that are asked for."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name = name
        self._role = role

    def _colour(self, mode: QIcon.Mode) -> str:
        role = "disabled" if mode == QIcon.Mode.Disabled else self._role
        return theme.colours().colour(role).name()

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        _renderer(self._name, self._colour(mode)).render(painter, _square(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return _drawn(self._name, self._colour(mode), size)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        # Since Qt 6.8 the size is in logical pixels.
        picture = self.pixmap(size * scale, mode, state)
        picture.setDevicePixelRatio(scale)
        return picture

    def clone(self) -> QIconEngine:
        return _IconEngine(self._name, self._role)


def _drawn(name: str, colour: str, size: QSize) -> QPixmap:
    """A picture of this size in pixels; a wide one has the icon at its left, for the gap before a button's text."""
    key = f"districtdesk {name} {colour} {size.width()} {size.height()}"
    kept = QPixmap()
    if QPixmapCache.find(key, kept):
        return kept
    made = QPixmap(size)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    side = min(size.width(), size.height())
    _renderer(name, colour).render(painter, QRect(0, (size.height() - side) // 2, side, side))
    painter.end()
    QPixmapCache.insert(key, made)
    return made


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_drawing(name).replace("currentColor", colour).encode()))


@cache
def _drawing(name: str) -> str:
    return _file(name).read_text("utf-8")


def _file(name: str) -> Path:
    return resource("icons", f"{name}.svg")


def _square(rect: QRect) -> QRect:
    side = min(rect.width(), rect.height())
    square = QRect(0, 0, side, side)
    square.moveCenter(rect.center())
    return square
