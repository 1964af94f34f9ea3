"""What is said of a record that was saved: that it is, and what is doubtful about it."""

from __future__ import annotations

from collections.abc import Sequence

from ...i18n import _, ngettext
from ...problems import Problem


def saved_words(name: str, warnings: Sequence[Problem]) -> str:
    """The first warning in its own words and how many more there are; nobody may look at the fields any more."""
    if not warnings:
        return _("Saved.")
    first, more = warnings[0].message, len(warnings) - 1
    if not more:
        return _("Saved, with a warning about “{name}”: {warning}", name=name, warning=first)
    return ngettext(
        "Saved, with a warning about “{name}”: {warning} And {count} more.",
        "Saved, with warnings about “{name}”: {warning} And {count} more.",
        more,
        name=name,
        warning=first,
    )
