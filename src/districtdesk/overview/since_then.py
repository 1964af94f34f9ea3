"""What changed since a step of the history or since a day, each record once: what it was then and what it is now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time

from .. import i18n
from ..i18n import N_, _, ngettext
from ..record_kinds import RECORD_KINDS
from ..records import KINDS, Company, Export, field_of, kind_of
from ..register.journal import journal
from ..register.journal.steps import Told
from ..register.journal.store import Register, Session
from ..register.queries.history import ChangeAction, RecordChange, changes_told
from ..register.queries.since import Since, count_steps_after, read_since, step_before
from .traced import Traced

_ACTIONS: dict[ChangeAction, str] = {
    "added": N_("Added"),
    "removed": N_("Removed"),
    "changed": N_("Changed"),
    "restored": N_("Restored"),
}
_ALL_OF_NEW = ("added", "restored")
_NAMES = field_of(Company, "names")
# That a file left the register changes nothing in it.
_TOLD_OF = [kind for kind in KINDS if kind != kind_of(Export)]


@dataclass(frozen=True, slots=True)
class SinceThen:
    """`rows`: the records in the order of their kinds, `why` their kind's name. `steps`: of the history, so many.

    `counts`: by what became of them and their kind, how many records.
    """

    rows: tuple[Traced, ...]
    steps: int
    counts: Mapping[tuple[ChangeAction, str], int] = field(default_factory=dict)

    def summary(self) -> str:
        """How much of it there is."""
        if not self.rows:
            return _("Nothing has changed since then.")
        records = ngettext("{count} record", "{count} records", len(self.rows))
        steps = ngettext("{count} step", "{count} steps", self.steps)
        return _("{records} in {steps}.", records=records, steps=steps)

    def told(self) -> list[str]:
        """What became of how many records of which kinds, a line for each: Added: Companies 3, Claims 12."""
        found = ((words, ", ".join(self._kinds(action))) for action, words in _ACTIONS.items())
        return [_("{field}: {value}", field=_(words), value=kinds) for words, kinds in found if kinds]

    def _kinds(self, action: ChangeAction) -> Iterable[str]:
        for kind in KINDS:
            if count := self.counts.get((action, kind), 0):
                yield f"{_(RECORD_KINDS[kind].many)}\N{NO-BREAK SPACE}{i18n.number(count)}"


def read_since_step(register: Register, step: int) -> SinceThen:
    """What the steps after this one came to, in the language of the moment."""
    with register.read() as session:
        return _read(session, step)


def read_since_day(register: Register, day: date) -> SinceThen:
    """What was changed on this day, as days are counted here, or later."""
    with register.read() as session:
        begin = datetime.combine(day, time.min).astimezone(UTC)
        return _read(session, step_before(session, begin))


def newest_step(register: Register) -> int:
    """The last step of the history; 0 where there is none."""
    with register.read() as session:
        return journal.newest(session)


def _read(session: Session, step: int) -> SinceThen:
    found = read_since(session, step, _TOLD_OF, lambda _kind, _id: True)
    touched = [each for each in found.values() if _tells(each)]
    order = {kind: place for place, kind in enumerate(KINDS)}
    touched.sort(key=lambda each: (order[each.kind], each.last, each.record_id))
    changes = changes_told(session, (_told(each) for each in touched))
    counts = Counter((each.action, each.kind) for each in changes)
    return SinceThen(tuple(map(_row, changes)), count_steps_after(session, step, _TOLD_OF), counts)


def _tells(since: Since) -> bool:
    """What came and went again in the meantime is no news."""
    return since.is_changed or (since.is_there and not since.was_there)


def _told(since: Since) -> Told:
    if not since.was_there:
        return since.kind, since.record_id, None, dict(since.after)
    if not since.is_there:
        return since.kind, since.record_id, dict(since.before), None
    keys = [field.key for field in since.fields]
    return (
        since.kind,
        since.record_id,
        {key: since.before.get(key) for key in keys},
        {key: since.after.get(key) for key in keys},
    )


def _row(change: RecordChange) -> Traced:
    words = "; ".join(_fields(change))
    action = _(_ACTIONS[change.action])
    note = f"{action}: {words}" if words else action
    kind = _(RECORD_KINDS[change.kind].one)
    return Traced(change.kind, change.record_id, change.record_id, note, why=kind, title=change.name.show())


def _fields(change: RecordChange) -> Iterable[str]:
    # How it is called stands above what is new of it.
    names = _(_NAMES.kind.label)
    for each in change.differences:
        if change.action == "changed":
            yield f"{each.label} {each.before or '—'} → {each.after or '—'}"
        elif change.action in _ALL_OF_NEW and each.label != names and each.after != change.name.show():
            yield f"{each.label} {each.after}"
