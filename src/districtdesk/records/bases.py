"""What a date rests on: whether a source gives it, and what stands in for it where none does."""

from __future__ import annotations

from ..fields import choices
from ..i18n import N_

BASES = choices(
    stated=N_("Stated"),
    dateline=N_("Dateline"),
    date_of_publication=N_("Date of publication"),
    assumed=N_("Assumed"),
)
