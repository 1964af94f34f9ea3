"""What lies within what: a zone in its district, a phase in its project, a residency in its company."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass

from .together import with_wholes


@dataclass(frozen=True)
class Inside:
    """`wholes`: the nearest whole of each subject; `ties`: what it lies in besides, a project in its residency."""

    wholes: Mapping[str, str]
    ties: Mapping[str, tuple[str, ...]]

    def one_of(self, others: Container[str], subject: str) -> bool:
        """Whether the subject lies within one of these others, at whatever remove."""
        return self.nearest(others, subject) is not None

    def nearest(self, others: Container[str], subject: str) -> str | None:
        """Which of these others the subject lies within first, at whatever remove."""
        seen: set[str] = set()
        waiting = [subject]
        while waiting:
            for each in with_wholes(waiting.pop(0), self.wholes):
                if each in seen:
                    continue
                if each != subject and each in others:
                    return each
                seen.add(each)
                waiting += self.ties.get(each, ())
        return None
