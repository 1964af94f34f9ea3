"""Every window whose screen is unplugged comes back to one that is there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRect, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from .on_screen import within

# Most window managers move the windows by themselves, and some leave a strip of them on the screen.
_AFTER_THEM_MS = 800


class GoneScreens(QObject):
    """Follows the screens for as long as it lives."""

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._app = app
        self._later = QTimer(self, singleShot=True, interval=_AFTER_THEM_MS)
        self._later.timeout.connect(self._bring_back)
        app.screenRemoved.connect(self._later.start)
        for screen in app.screens():
            screen.availableGeometryChanged.connect(self._later.start)
        app.screenAdded.connect(lambda screen: screen.availableGeometryChanged.connect(self._later.start))

    def _bring_back(self) -> None:
        rooms = [screen.availableGeometry() for screen in self._app.screens()]
        for window in self._app.topLevelWidgets():
            if _stays_where_it_is_put(window) and (place := brought_back(window.frameGeometry(), rooms)) is not None:
                around = window.frameGeometry().size() - window.size()
                window.resize(place.size() - around)
                window.move(place.topLeft())


def _stays_where_it_is_put(window: QWidget) -> bool:
    kinds = (window.windowType().Window, window.windowType().Dialog)
    is_put = window.windowType() in kinds and not (window.isMinimized() or window.isMaximized())
    return is_put and window.isVisible() and not window.isFullScreen()


def brought_back(frame: QRect, rooms: Sequence[QRect]) -> QRect | None:
    """Where a window of this frame is seen as a whole, on the screen that has most of it already; None where more
    than half of it is seen, its top among it. `rooms`: of each screen what is free of panels, the first one's first.
    """
    seen = [frame.intersected(room) for room in rooms]
    areas = [each.width() * each.height() if each.isValid() else 0 for each in seen]
    has_top = any(room.top() <= frame.top() <= room.bottom() for room, area in zip(rooms, areas, strict=True) if area)
    if not rooms or (has_top and 2 * sum(areas) > frame.width() * frame.height()):
        return None
    return within(frame, rooms[areas.index(max(areas))])
