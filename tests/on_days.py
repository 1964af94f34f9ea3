"""Saves on other days than today, for a history that goes back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from unittest.mock import patch

from districtdesk.register.journal import journal, recorder


@contextmanager
def saved_on(day: date) -> Iterator[None]:
    """Within it every step is made at noon of that day."""
    noon = datetime.combine(day, time(12), UTC)

    class _Then(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            return noon

    with patch.object(journal, "datetime", _Then), patch.object(recorder, "datetime", _Then):
        yield
