"""What had to be changed so that a workbook can hold it, each change with its sheet, row and column."""

from __future__ import annotations

from collections.abc import Iterator

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
        self._line_ends = 0

    @property
    def count(self) -> int:
        return len(self._kept) + self._left_out + self._line_ends

    def note(self, rule: str, message: str, *fields: str) -> None:
        """Keep one change. Beyond a thousand they are only counted."""
        if len(self._kept) < MOST_KEPT:
            self._kept.append(warning(message, *fields, rule=rule))
        else:
            self._left_out += 1

    def note_line_ends(self) -> None:
        """A text has other line ends now: such cells are counted, so that they hide no loss."""
        self._line_ends += 1

    def report(self) -> list[Problem]:
        return [*self._kept, *self._rest()]

    def _rest(self) -> Iterator[Problem]:
        if count := self._left_out:
            rest = ngettext("{count} more change is not listed.", "{count} more changes are not listed.", count)
            yield warning(rest, rule="more_changes")
        if count := self._line_ends:
            made = ngettext(
                "In {count} cell the line ends were made uniform.",
                "In {count} cells the line ends were made uniform.",
                count,
            )
            yield warning(made, rule="line_ends")
