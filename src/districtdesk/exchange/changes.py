"""What had to be changed so that a workbook can hold it, each change with its sheet, row and column."""

from __future__ import annotations

from ..i18n import ngettext
from ..problems import Problem, warning

MOST_KEPT = 1_000


class Changes:
    """Collects the changes of one workbook. `sheet` and `row` say where the writer stands."""

    def __init__(self) -> None:
        self.sheet = ""
        self.row = 0
        self._kept: list[Problem] = []
        self._left_out = 0

    @property
    def count(self) -> int:
        return len(self._kept) + self._left_out

    def note(self, rule: str, message: str, *fields: str) -> None:
        """Keep one change. Beyond a thousand they are only counted."""
        if len(self._kept) < MOST_KEPT:
            self._kept.append(warning(message, *fields, rule=rule))
        else:
            self._left_out += 1

    def report(self) -> list[Problem]:
        if not self._left_out:
            return list(self._kept)
        rest = ngettext("{count} more change is not listed.", "{count} more changes are not listed.", self._left_out)
        return [*self._kept, warning(rest, rule="more_changes")]
