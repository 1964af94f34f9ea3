"""One thing that a check found."""

from __future__ import annotations

from dataclasses import dataclass

from ...names import Names
from ...problems import Problem


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem and the record that it is about; no `kind` where it is about the file or the history themselves.

    `because` is why it is kept as it is, empty where it is not.
    """

    record_id: str
    kind: str
    caption: Names
    problem: Problem
    because: str = ""


def of_the_whole(problem: Problem) -> Finding:
    """What is wrong with the file or the history, and with no one record."""
    return Finding("", "", Names(), problem)
