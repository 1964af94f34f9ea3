"""All tasks of the day."""

from __future__ import annotations

from tests.clerk import tasks_first
from tests.clerk.task import TASKS

__all__ = ["TASKS", "tasks_first"]
