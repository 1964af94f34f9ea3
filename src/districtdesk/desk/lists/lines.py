"""What a row of two lines says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lines:
    """Name and second line at the left, and one line each at the right."""

    title: str
    second: str = ""
    right: str = ""
    right_below: str = ""

    def spoken(self) -> str:
        """All of it, for a screen reader."""
        return ", ".join(part for part in (self.title, self.second, self.right, self.right_below) if part)
