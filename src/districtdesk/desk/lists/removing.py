"""Removing a record: what goes with it is named first, and what still needs it keeps it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from ...i18n import N_, _, ngettext
from ...record_kinds import RECORD_KINDS
from ...register.errors import Refused, RegisterError
from ...register.journal.many_records import remove_records
from ...register.journal.restoring import restore_records
from ...register.queries.removal_preview import RemovalPreview, preview_removal
from ..feed.register_feed import Feed
from ..kit import notices

_NAMED = 8
_REMOVE, _KEEP = "remove", "keep"


@runtime_checkable
class RemovesChosen(Protocol):
    """A table of what belongs to a record, from which what is chosen there can be removed."""

    def remove_chosen(self) -> None: ...


def table_around(widget: QWidget | None) -> RemovesChosen | None:
    """The nearest such table around this widget."""
    while widget is not None and not isinstance(widget, RemovesChosen):
        widget = widget.parentWidget()
    return widget


def remove_part(parent: QWidget, feed: Feed, kind: str, ids: Sequence[str]) -> bool:
    """Ask, remove and say so; where nothing is chosen, or nothing may be changed, that is said."""
    if feed.why_read_only or not ids:
        feed.said.emit(feed.why_read_only or _("Choose what is to be removed first."))
        return False
    return remove_asking(parent, feed, kind, ids)


def remove_asking(parent: QWidget, feed: Feed, kind: str, ids: Sequence[str]) -> bool:
    """Ask, remove and say so; false when the records stay."""
    ahead = feed.attempt(lambda: _look(feed, ids))
    if ahead is None:
        return False
    called = _called(kind, ahead)
    if ahead.users:
        _tell_users(parent, called, ahead)
        return False
    answers = [notices.NoticeAnswer(_KEEP, _("Keep")), notices.NoticeAnswer(_REMOVE, _("Remove"))]
    message = _("Remove {records}?", records=called)
    detail = what_goes(ahead)
    if notices.ask(parent, message, detail, answers, escape=_KEEP, offered=_KEEP, mood="warning") != _REMOVE:
        return False
    return _remove(parent, feed, kind, ids, called)


def _called(kind: str, ahead: RemovalPreview) -> str:
    """One by its name, several by their number."""
    return _("“{word}”", word=ahead.name.show()) if ahead.count == 1 else RECORD_KINDS[kind].count(ahead.count)


def what_goes(ahead: RemovalPreview) -> str:
    """What is removed too, and that it can be undone."""
    undo = _("Undo brings it back.") if ahead.count == 1 else _("Undo brings them back.")
    if not ahead.parts:
        return undo
    counted = ", ".join(RECORD_KINDS[kind].count(count) for kind, count in ahead.parts.items())
    with_it = (
        _("With it go: {parts}.", parts=counted) if ahead.count == 1 else _("With them go: {parts}.", parts=counted)
    )
    return "\n".join((with_it, undo))


def what_stays(ahead: RemovalPreview) -> str:
    """What still needs the records, one a line."""
    named = [
        _("{kind}: {record}", kind=_(RECORD_KINDS[kind].one), record=name.show())
        for kind, name in ahead.users[:_NAMED]
    ]
    more = len(ahead.users) - _NAMED
    if more > 0:
        named.append(ngettext("and {count} more", "and {count} more", more))
    return "\n".join((*named, "", _("Change or remove those first.")))


def _look(feed: Feed, ids: Sequence[str]) -> RemovalPreview:
    with feed.register.read() as session:
        return preview_removal(session, *ids)


def _tell_users(parent: QWidget, called: str, ahead: RemovalPreview) -> None:
    if ahead.count == 1:
        message = _("{record} is still used, so it stays.", record=called)
    else:
        message = _("Of these something is still used, so nothing is removed: {records}.", records=called)
    notices.tell(parent, message, what_stays(ahead))


def _remove(parent: QWidget, feed: Feed, kind: str, ids: Sequence[str], called: str) -> bool:
    try:
        remove_records(feed.register, kind, ids)
    except Refused as refused:
        # Somebody else pointed at it while the question was open.
        message = _("Nothing was removed: {records}.", records=called)
        notices.tell(parent, message, "\n".join(problem.message for problem in refused.all))
        return False
    except RegisterError as error:
        feed.failed.emit(error)
        return False
    is_one = len(ids) == 1
    removed = N_("Removed: {name}. Undo brings it back.") if is_one else N_("Removed: {name}. Undo brings them back.")
    feed.said.emit(_(removed, name=called))
    return True


def restore_telling(feed: Feed, ids: Sequence[str]) -> bool:
    """Bring removed records back and say so; false when they stay removed."""
    if feed.attempt(lambda: restore_records(feed.register, ids)) is None:
        return False
    if len(ids) == 1:
        feed.said.emit(_("Restored. It is back in the list."))
    else:
        feed.said.emit(
            ngettext(
                "{count} record restored. It is back in the list.",
                "{count} records restored. They are back in the list.",
                len(ids),
            )
        )
    return True
