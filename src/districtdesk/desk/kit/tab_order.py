"""Where the keyboard goes with Tab, for what is made later than what stands below it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

_OWN = Qt.FindChildOption.FindDirectChildrenOnly


def put_before(place: QWidget, block: QWidget) -> None:
    """Let Tab come to all of the block, then to the place; both stand in one window."""
    stops = [each for each in stops_from(block) if (block is each or block.isAncestorOf(each)) and is_stop(each)]
    window, *ring = stops_from(place.window())
    before = (each for each in ring[: ring.index(place)] if is_stop(each) and each not in stops)
    put_behind([window, *before][-1], *stops)


def put_behind(place: QWidget, *stops: QWidget) -> None:
    """Let Tab come to these next behind the place, which need be no stop itself: a frame that is filled later.

    All stand in one window. Unlike put_before it looks at nothing else, however much the window holds.
    """
    policy = place.focusPolicy()
    # Qt puts nothing behind what is no stop.
    place.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    before = place
    for each in stops:
        QWidget.setTabOrder(before, each)
        before = each
    place.setFocusPolicy(policy)


def stops_from(start: QWidget, *, forward: bool = True) -> list[QWidget]:
    """All widgets of a window once round from this one; which of them are stops `is_stop` says."""
    ring = _ring(start.window())
    at = ring.index(start)
    after, before = ring[at + 1 :], ring[:at]
    return [start, *after, *before] if forward else [start, *reversed(before), *reversed(after)]


def is_stop(widget: QWidget) -> bool:
    """Whether Tab comes to it while it can be seen."""
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _ring(window: QWidget) -> list[QWidget]:
    """The widgets of a window in their order, from the window itself on.

    PySide takes the widget that follows for a child of the one that was asked, and marks what it holds as deleted
    when that one goes (QAction and all else that Qt made). So each is given back to what it stands in, and the last,
    which the window follows, is not asked.
    """
    ring = [window]
    for _each in range(sum(each.window() is window for each in window.findChildren(QWidget))):
        following = ring[-1].nextInFocusChain()
        if following is not None:
            ring.append(following)
    for around in {each.parentWidget() for each in ring[1:]}:
        if around is not None:
            around.findChildren(QWidget, "", _OWN)
    return ring
