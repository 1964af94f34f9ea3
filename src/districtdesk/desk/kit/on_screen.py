"""A window lies wholly on the screen that it opens on, and still does so where it grows to what was read for it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMargins, QObject, QRect, QTimer
from PySide6.QtWidgets import QWidget


def within(frame: QRect, room: QRect) -> QRect:
    """The place nearest to this one that lies wholly in the room; smaller where the room is."""
    size = frame.size().boundedTo(room.size())
    left = min(max(frame.left(), room.left()), room.right() + 1 - size.width())
    top = min(max(frame.top(), room.top()), room.bottom() + 1 - size.height())
    return QRect(left, top, size.width(), size.height())


def keep_on_screen(window: QWidget) -> None:
    """Have all of the window on its screen, free of panels, with the frame that the window manager puts around it."""
    frame, inner = window.frameGeometry(), window.geometry()
    # Just after it is shown its own frame is not known yet; the one of the window beside is as thick.
    if frame == inner and (above := window.parentWidget()) is not None and not above.window().isFullScreen():
        outer, own = above.window().frameGeometry(), above.window().geometry()
        frame = inner.marginsAdded(_around(outer, own))
    place = within(frame, window.screen().availableGeometry())
    if place == frame:
        return
    window.resize(inner.size() - (frame.size() - place.size()))
    # A window is moved by the corner of its frame.
    window.move(window.pos() + (place.topLeft() - frame.topLeft()))


def _around(outer: QRect, inner: QRect) -> QMargins:
    return QMargins(
        inner.left() - outer.left(),
        inner.top() - outer.top(),
        outer.right() - inner.right(),
        outer.bottom() - inner.bottom(),
    )


class KeptOnScreen(QObject):
    """Belongs to its window, and sees to it each time that it is shown."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            # Where it stands is settled once it has been shown.
            QTimer.singleShot(0, self, lambda: keep_on_screen(self._window))
        return False
