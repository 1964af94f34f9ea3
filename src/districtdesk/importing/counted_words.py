"""In sentences of how many rows and cells of a file nothing comes, and why."""

from __future__ import annotations

from collections.abc import Iterator

from ..i18n import ngettext
from .proposal import Counted


def counted_sentences(counted: Counted) -> Iterator[str]:
    """One for each sort of cells or rows that there are."""
    blank = ngettext(
        "{count} empty cell leaves what is there.", "{count} empty cells leave what is there.", counted.blank
    )
    cleared = ngettext(
        "{count} cell was marked to be cleared.", "{count} cells were marked to be cleared.", counted.cleared
    )
    examples = ngettext("{count} example row was not read.", "{count} example rows were not read.", counted.examples)
    marked = ngettext(
        "{count} cell says only that nothing is known (such as - or n/a), and counts as blank.",
        "{count} cells say only that nothing is known (such as - or n/a), and count as blank.",
        counted.marked_blank,
    )
    told = (
        (counted.blank, blank),
        (counted.cleared, cleared),
        (counted.examples, examples),
        (counted.marked_blank, marked),
    )
    yield from (sentence for count, sentence in told if count)
