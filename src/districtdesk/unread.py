"""What stands in the place of a stored value that cannot be read: it says so wherever it is shown."""

from __future__ import annotations

from .i18n import _

_SHOWN = 60


class UnreadValue:
    """Beside the type that a field's values have. `stored` is what is kept, and goes back as it was."""

    __slots__ = ()
    stored: str | int | None


def unread_words(stored: str | int | None) -> str:
    """What people see in its place, in the language of the moment."""
    seen = " ".join(str(stored or "").split())
    return _("unreadable: {stored}", stored=seen[:_SHOWN]) if seen else _("unreadable")
