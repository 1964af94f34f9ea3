"""Which of many like cases every run tries, and which only a thorough one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest


def one_in(count: int, cases: Iterable[Any]) -> list[Any]:
    """The first of each `count` as it is; the others wait for `-m thorough`. A tuple is what one case is made of."""
    waits = pytest.mark.thorough
    split = (case if isinstance(case, tuple) else (case,) for case in cases)
    return [pytest.param(*case, marks=waits if place % count else ()) for place, case in enumerate(split)]
