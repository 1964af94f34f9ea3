"""How a number is printed: as it is, about it, more than it, or no number at all."""

from __future__ import annotations

from ..fields import choices
from ..i18n import N_

QUALIFIERS = choices(
    exact=N_("as given"),
    about=N_("about"),
    more_than=N_("more than"),
    at_least=N_("at least"),
    less_than=N_("less than"),
    up_to=N_("up to"),
    between=N_("between"),
)
# Three things that are no number, and differ: there are none; nobody knows; the source does not say.
ANSWERS = choices(none=N_("none"), unknown=N_("unknown"), not_stated=N_("not stated"))
