"""What a search says: how many it found, or that it found nothing."""

from __future__ import annotations

from ...i18n import _, ngettext, number
from ...record_kinds import RECORD_KINDS
from ...register.queries.chosen import Chosen


def found_words(found: int, total: int) -> str:
    """How many the search found: 12 of 184 found."""
    return ngettext("{found} of {count} found", "{found} of {count} found", total, found=number(found))


def say_chosen(chosen: Chosen) -> str:
    """What a filter leaves in a view that shows more than a list: Projects: 12 of 360. …"""
    parts = {"found": number(len(chosen.ids)), "count": number(chosen.total)}
    records = _(RECORD_KINDS[chosen.kind].many)
    if chosen.kind == "event":
        # What is late is seen only beside what happened.
        return _(
            "{records}: {found} of {count}, with what else was announced and happened of the same. "
            "Everything else is left out here.",
            records=records,
            **parts,
        )
    return _("{records}: {found} of {count}. Everything else is left out here.", records=records, **parts)


def say_districts(chosen: Chosen, districts: int) -> str:
    """What a filter leaves of an overview, which counts districts as a whole."""
    if chosen.kind == "district":
        return say_chosen(chosen)
    return ngettext(
        "{records}: {found} of {total}, in {count} district. All that belongs to it is counted.",
        "{records}: {found} of {total}, in {count} districts. All that belongs to these is counted.",
        districts,
        records=_(RECORD_KINDS[chosen.kind].many),
        found=number(len(chosen.ids)),
        total=number(chosen.total),
    )


def nothing_found(text: str) -> str:
    return _("Nothing found for “{text}”.", text=text)
