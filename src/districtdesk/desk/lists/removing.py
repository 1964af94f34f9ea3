"""Removing a record: what goes with it is named first, and what still needs it keeps it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ...i18n import N_, _, ngettext
from ...record_kinds import RECORD_KINDS
from ...register.errors import Refused, RegisterError
from ...register.journal import entry
from ...register.queries.removal_preview import RemovalPreview, preview_removal
from ..feed.register_feed import Feed
from ..kit import notices

_NAMED = 8
_REMOVE, _KEEP = "remove", "keep"

REMOVED_SAYING = N_("Removed: {name}. Undo brings it back.")


def remove_asking(parent: QWidget, feed: Feed, kind: str, record_id: str) -> bool:
    """Ask, remove and say so; false when the record stays."""
    ahead = feed.attempt(lambda: _look(feed, record_id))
    if ahead is None:
        return False
    if ahead.users:
        _tell_users(parent, ahead)
        return False
    answers = [notices.NoticeAnswer(_KEEP, _("Keep")), notices.NoticeAnswer(_REMOVE, _("Remove"))]
    message = _("Remove “{name}”?", name=ahead.name.show())
    detail = what_goes(ahead)
    if notices.ask(parent, message, detail, answers, escape=_KEEP, offered=_KEEP, mood="warning") != _REMOVE:
        return False
    return _remove(parent, feed, kind, record_id, ahead)


def what_goes(ahead: RemovalPreview) -> str:
    """What is removed too, and that it can be undone."""
    undo = _("Undo brings it back.")
    if not ahead.parts:
        return undo
    counted = ", ".join(RECORD_KINDS[kind].count(count) for kind, count in ahead.parts.items())
    return "\n".join((_("With it go: {parts}.", parts=counted), undo))


def what_stays(ahead: RemovalPreview) -> str:
    """What still needs the record, one a line."""
    named = [
        _("{kind}: {record}", kind=_(RECORD_KINDS[kind].one), record=name.show())
        for kind, name in ahead.users[:_NAMED]
    ]
    more = len(ahead.users) - _NAMED
    if more > 0:
        named.append(ngettext("and {count} more", "and {count} more", more))
    return "\n".join((*named, "", _("Change or remove those first.")))


def _look(feed: Feed, record_id: str) -> RemovalPreview:
    with feed.register.read() as session:
        return preview_removal(session, record_id)


def _tell_users(parent: QWidget, ahead: RemovalPreview) -> None:
    message = _("“{name}” is still used, so it stays.", name=ahead.name.show())
    notices.tell(parent, message, what_stays(ahead))


def _remove(parent: QWidget, feed: Feed, kind: str, record_id: str, ahead: RemovalPreview) -> bool:
    try:
        entry.remove_record(feed.register, kind, record_id)
    except Refused as refused:
        # Somebody else pointed at it while the question was open.
        message = _("“{name}” was not removed.", name=ahead.name.show())
        notices.tell(parent, message, "\n".join(problem.message for problem in refused.all))
        return False
    except RegisterError as error:
        feed.failed.emit(error)
        return False
    feed.said.emit(_(REMOVED_SAYING, name=ahead.name.show()))
    return True
