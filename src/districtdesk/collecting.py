"""Work on very many plain values, without Python looking for cycles among them."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


def collect_young() -> None:
    """Meanwhile: what has become of the latest values. That is as quick as they are few, and keeps the memory low."""
    gc.collect(0)


@contextmanager
def without_collecting() -> Iterator[None]:
    """100,000 rows form next to no cycles; having Python look for some takes a fifth to a third of the time.

    For the whole process, and no harm to another thread: what it leaves is collected afterwards.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
