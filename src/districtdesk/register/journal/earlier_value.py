"""Giving a field of a record the value that it had before."""

from __future__ import annotations

from ...i18n import N_
from .entry import Entry, put
from .store import Register


def restore_value(register: Register, entry: Entry) -> bool:
    """Save it as one step; false when the field says so already.

    Raises Refused for what the rules do not allow any more, ChangedSince when the record is no longer at the version
    that was read.
    """
    with register.change(N_("Restore an earlier value")) as session:
        put(session, entry)
    return session.outcome is not None
