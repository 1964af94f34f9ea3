"""What can stop an exchange that is not the workbook's fault: the disk, the folder, the person."""

from __future__ import annotations


class ExchangeError(Exception):
    """The workbook could not be written or read.

    `message` says what happened and what to do; `kept` says what was left as it was (empty when there was
    nothing to lose). Both are whole sentences in the language of the moment.
    """

    def __init__(self, message: str, kept: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.kept = kept

    def __str__(self) -> str:
        return f"{self.message} {self.kept}".strip()


class Cancelled(Exception):
    """The person asked to stop; the target is as it was."""
