"""What a search says: how many it found, or that it found nothing."""

from __future__ import annotations

from ...i18n import _, ngettext, number


def found_words(found: int, total: int) -> str:
    """How many the search found: 12 of 184 found."""
    return ngettext("{found} of {count} found", "{found} of {count} found", total, found=number(found))


def nothing_found(text: str) -> str:
    return _("Nothing found for “{text}”.", text=text)
