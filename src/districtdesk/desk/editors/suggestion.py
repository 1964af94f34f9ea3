"""One thing that a picker offers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`key` is the id or the code it stands for, `text` what the line shows once it is chosen.

    `note` is a second, dim line. One that `is_new` offers to add what was typed; its key is the kind of record.
    """

    key: str
    text: str
    note: str = ""
    is_new: bool = False

    @property
    def icon(self) -> str:
        return "add" if self.is_new else ""
