"""Putting titles together from parts that may be missing."""

from __future__ import annotations

from collections.abc import Iterable

from .base import Titles

# What parts the pieces of a title.
BETWEEN = " · "


def linked(titles: Titles, record_id: str | None) -> str:
    """The linked record's title in the language of the moment; empty when there is no link."""
    names = titles.get(record_id) if record_id else None
    return names.show() if names else ""


def joined(parts: Iterable[str], between: str = BETWEEN) -> str:
    """The parts that say something."""
    return between.join(part for part in parts if part)
