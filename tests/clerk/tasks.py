"""All tasks of the day, in the order in which they are done."""

from __future__ import annotations

from tests.clerk import tasks_entering, tasks_files, tasks_first, tasks_looking
from tests.clerk.task import DECLARED

_ORDER = [each.__name__ for each in (tasks_first, tasks_entering, tasks_looking, tasks_files)]
TASKS = sorted(DECLARED, key=lambda each: _ORDER.index(each.do.__module__))
