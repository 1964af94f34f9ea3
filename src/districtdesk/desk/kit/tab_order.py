"""Where the keyboard goes with Tab, for what is made later than what stands below it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_before(place: QWidget, block: QWidget) -> None:
    """Let Tab come to all of the block, then to the place; both stand in one window."""
    stops = [each for each in stops_from(block) if block.isAncestorOf(each) and is_stop(each)]
    before = _stop_before(place, block)
    for each in stops:
        QWidget.setTabOrder(before, each)
        before = each


def stops_from(start: QWidget, *, forward: bool = True) -> Iterator[QWidget]:
    """All widgets of a window once round from this one; which of them are stops `is_stop` says."""
    widget: QWidget | None = start
    while widget is not None:
        yield widget
        following = widget.nextInFocusChain() if forward else widget.previousInFocusChain()
        widget = None if following is start else following


def _stop_before(place: QWidget, block: QWidget) -> QWidget:
    before = [each for each in stops_from(place) if is_stop(each) and not block.isAncestorOf(each)]
    # The chain is a ring: what comes last in it stands before the place.
    return before[-1] if before else place


def is_stop(widget: QWidget) -> bool:
    """Whether Tab comes to it while it can be seen."""
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
