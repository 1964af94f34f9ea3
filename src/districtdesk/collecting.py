"""When Python looks for cycles: not among very many plain values, and beside windows in their thread alone."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

# Looked through in less than a wink.
_MOST_YOUNG = 20_000
# One for each that is inside.
_at_work: set[object] = set()


def collect_young() -> None:
    """Meanwhile: what has become of the latest values. That is as quick as they are few, and keeps the memory low.

    Not in a thread beside windows: an object of Qt's that is deleted there may wait for ever for the windows' thread,
    which waits for it.
    """
    if threading.current_thread() is threading.main_thread():
        gc.collect(0)


def collect_what_is_due() -> None:
    """What Python would do by itself by now, where it is kept from that; called in the windows' thread."""
    counts, due = gc.get_count(), gc.get_threshold()
    if _at_work:
        # What piles up during long work would be looked through at once after it, while the windows stand still.
        if counts[0] > _MOST_YOUNG:
            gc.collect(0)
        return
    if counts[0] <= due[0]:
        return
    gc.collect(2 if counts[2] > due[2] else 1 if counts[1] > due[1] else 0)


@contextmanager
def without_collecting() -> Iterator[None]:
    """100,000 rows form next to no cycles; having Python look for some takes a fifth to a third of the time.

    For the whole process, and no harm to another thread: what it leaves is collected afterwards.
    """
    was_on, mark = gc.isenabled(), object()
    gc.disable()
    _at_work.add(mark)
    try:
        yield
    finally:
        _at_work.discard(mark)
        if was_on:
            gc.enable()
