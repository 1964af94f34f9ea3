"""What the page of a district, company or project shows of it through time: a day, and the row of its states."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from ...dates.imprecise import ImpreciseDate
from ...i18n import _
from ...names import Names
from ...records import field_of
from ...records.figure_dates import with_basis
from ...records.states import State, links_in, stated_keys
from ...records.today import today as today_here
from ..captions import captions
from ..claims.read_states import read_states
from ..claims.what_held import Certainty, certainty_of, ended, in_order_of_time
from .as_of import RowAsOf, as_it_was, fields_as_of
from .listing import ListRow
from .not_yet import not_yet
from .subject_claims import read_evidence


@dataclass(frozen=True, slots=True)
class DayFact:
    """What one field was on a day, in words; `acts` by which it became so."""

    label: str
    words: str
    certainty: Certainty
    acts: str = ""


@dataclass(frozen=True, slots=True)
class DayOnShow:
    """What a record's states tell of one day, and by which names it once went, the last of them first."""

    then: RowAsOf
    facts: tuple[DayFact, ...]
    former: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StateOnShow:
    """One state of a record: its time, what it says, by which act and source. `certainty`: whether it holds today."""

    id: str
    when: str
    facts: tuple[tuple[str, str], ...]
    act: str
    evidence: tuple[str, ...]
    note: str
    certainty: Certainty


def read_day(session: Session, row: ListRow, day: date | None = None) -> DayOnShow | None:
    """What held on that day, today without one; None for a record without states.

    Its name is told where it differs from its title.
    """
    states = read_states(session, row.kind, [row.id]).get(row.id, []) if row.has_states else []
    if not states:
        return None
    then = as_it_was(session, row, states, day or today_here())
    acts = captions(session, {each.legal_act for each in states if each.legal_act})
    by_act = {each.id: acts[each.legal_act].show() for each in states if each.legal_act}
    facts = tuple(
        DayFact(
            _(field.kind.label),
            then.said[field.key],
            then.held[field.key].certainty,
            "; ".join(dict.fromkeys(by_act[each] for each in then.held[field.key].states if each in by_act)),
        )
        for field in fields_as_of(row.kind)
        if field.key in then.said and then.said[field.key] != row.caption.show()
    )
    if day and row.id in not_yet(session, row.kind, day):
        facts = (DayFact(_("On that day"), _("not founded yet"), "so"), *facts)
    return DayOnShow(then, facts, tuple(_former(states, row)))


def _former(states: Sequence[State], row: ListRow) -> Iterable[str]:
    """The names that are over and that it does not go by now."""
    own = set(row.caption.known().values())
    once = (state.names for state in ended(states, "names", today_here()))
    return dict.fromkeys(names.show() for names in once if names and not own & set(names.known().values()))


def read_through_time(session: Session, kind: str, record_id: str) -> list[StateOnShow]:
    """The states of a record, from the first to the last."""
    states = in_order_of_time(read_states(session, kind, [record_id]).get(record_id, []))
    names = captions(session, {each for state in states for each in links_in(state)})
    evidence = read_evidence(session, [state.id for state in states])
    cited = {each: tuple(one.source.show() for one in known) for each, known in evidence.items()}
    return [_on_show(state, states, names, cited.get(state.id, ())) for state in states]


def _on_show(
    state: State, states: Sequence[State], names: Mapping[str, Names], evidence: tuple[str, ...]
) -> StateOnShow:
    facts = []
    for key in stated_keys(type(state)):
        field, value = field_of(type(state), key), getattr(state, key)
        if value is not None:
            linked = "; ".join(names[each].show() for each in field.kind.targets(value) if each in names)
            facts.append((_(field.kind.label), linked if field.kind.is_link else field.kind.show(value)))
    act = names[state.legal_act].show() if state.legal_act else ""
    certainty = certainty_of(state, states, today_here())
    return StateOnShow(
        state.id,
        with_basis(say_time(state), state.date_basis),
        tuple(facts),
        act,
        evidence,
        state.note or "",
        certainty,
    )


def say_time(state: State) -> str:
    """From when to when it was so, in words."""
    since, until = state.since, state.until
    if since is None and until is None:
        return _("Time not known")
    ends = (since.edtf if since else "..", until.edtf if until else "..")
    is_plain = not any(each and (each.words or "/" in each.edtf) for each in (since, until))
    if is_plain and since != until:
        words = ImpreciseDate("/".join(ends)).show()
        return words[:1].upper() + words[1:]
    return f"{since.show() if since else '…'} – {until.show() if until else '…'}"
