"""How a command speaks: its answer, a sentence beside it, and a question."""

from __future__ import annotations

import sys
from argparse import Namespace
from contextlib import suppress

from ..folding import fold
from ..i18n import _
from .exits import Exit
from .output import CommandAnswer, write

# Folded, in any of the three languages whichever is spoken.
_YES = frozenset(map(fold, ("yes", "y", "bəli", "hə", "да", "д")))


def say(text: str) -> None:
    """One sentence to whoever reads the answer."""
    print(text)


def warn(text: str) -> None:
    """One sentence beside the answer."""
    if sys.stderr:
        # Where nobody can be told, the exit code still says it.
        with suppress(OSError):
            print(text, file=sys.stderr)


def answer_with(answer: CommandAnswer, arguments: Namespace) -> Exit:
    """The answer in the form that was asked for."""
    if sys.stdout is None:
        # Python has no stream where the caller closed it.
        warn(_("There is nowhere to write the answer to."))
        return Exit.WORLD
    write(answer, arguments.format, sys.stdout)
    return Exit.WELL


def is_agreed(question: str) -> bool:
    """Ask; where nobody answers, it is a no."""
    warn(question)
    answer = sys.stdin.readline() if sys.stdin else ""
    return fold(answer) in _YES
