"""What was removed and may be brought back, as an answer."""

from __future__ import annotations

from collections.abc import Sequence

from .. import i18n
from ..i18n import _, ngettext
from ..record_kinds import RECORD_KINDS
from ..register.captions import captions, read_kinds
from ..register.journal.restoring import restore_records
from ..register.journal.store import Register, Session
from ..register.queries.removed import RemovedRecord, read_removed
from .exits import Exit
from .output import CommandAnswer, Heading, Object
from .talking import say, warn


def removed_answer(session: Session, search: str) -> CommandAnswer:
    """Removed records of every kind, the last one first; what went with one stands in its line."""
    found = read_removed(session, search)
    return CommandAnswer(
        headings=[Heading(each) for each in (_("When"), _("Who"), _("Record"), _("Title"), _("With it"), "ID")],
        lines=lambda: (
            (
                i18n.moment(each.at),
                each.who,
                _(RECORD_KINDS[each.kind].one),
                each.name.show(),
                each.with_it(),
                each.id,
            )
            for each in found
        ),
        keys=("id", "kind", "caption", "at", "who", "parts"),
        objects=lambda: map(_object, found),
        rows=lambda: ({**_object(each), "parts": each.with_it()} for each in found),
    )


def _object(each: RemovedRecord) -> Object:
    return {
        "id": each.id,
        "kind": each.kind,
        "caption": each.name.show(),
        "at": each.at.isoformat(),
        "who": each.who,
        "parts": dict(each.parts),
    }


def bring_back(register: Register, ids: Sequence[str]) -> Exit:
    """Restore these, as one step; an id that is not known brings back none."""
    with register.read() as session:
        known, names = read_kinds(session, ids), captions(session, ids)
    for each in ids:
        if each not in known:
            warn(_("There is no record with the id “{id}”.", id=each))
            return Exit.PROBLEMS
    came = restore_records(register, ids)
    if not came:
        warn(_("None of them is removed."))
        return Exit.PROBLEMS
    for each in came:
        if each in names:
            say(_("Restored: {name}", name=names[each].show()))
    more = len(came) - sum(each in names for each in came)
    if more:
        say(ngettext("With them came back {count} record.", "With them came back {count} records.", more))
    return Exit.WELL
