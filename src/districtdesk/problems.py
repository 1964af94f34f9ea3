"""What can be wrong with what was given: a field, a sentence, and whether it stops a save."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding about one record, said to the person who can mend it.

    `message` is a whole sentence in the language of the moment. `fields` are field keys, in the order in which
    a form should point at them; empty when the finding is about the record as a whole. `rule` is a stable
    snake_case name for listing and tests.
    """

    message: str
    fields: tuple[str, ...] = ()
    severity: Severity = "error"
    rule: str = ""

    @property
    def is_error(self) -> bool:
        return self.severity == "error"

    def at(self, *fields: str) -> Problem:
        """The same finding, pointing at these fields."""
        return Problem(self.message, fields, self.severity, self.rule)


def warning(message: str, *fields: str, rule: str = "") -> Problem:
    """A finding that is shown and listed, but does not stop a save."""
    return Problem(message, fields, "warning", rule)


def error(message: str, *fields: str, rule: str = "") -> Problem:
    """A finding that stops a save."""
    return Problem(message, fields, "error", rule)


def errors_in(problems: Iterable[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.is_error]
