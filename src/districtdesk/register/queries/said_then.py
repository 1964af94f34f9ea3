"""What a claim said at an earlier step, and says now, in one line: the number or the day, and how it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from ...i18n import _
from ...names import Names
from ...records import KINDS, Event, Field, Figure, Indicator, Record, field_of, fields_of
from ...records.figure_dates import amount_as_of, amount_over
from ...records.titling import joined
from ..captions import batches, captions
from ..journal.digests import is_erased
from ..journal.steps import Dumped
from .history import value_words
from .since import Since
from .subject_claims import Claim


class SaidThen:
    """Says what these claims said; what they name is read once."""

    def __init__(self, session: Session, claims: Sequence[Since]) -> None:
        self._now = {each.id: each for each in _records(session, claims)}
        self._then = {
            each.record_id: _as_it_was(self._now[each.record_id], each) for each in _known(self._now, claims)
        }
        every = [*self._now.values(), *self._then.values()]
        self._names = captions(session, {linked for record in every for linked in _links(record)})
        self._indicators = {
            each.id: each
            for batch in batches({record.indicator for record in every if isinstance(record, Figure)})
            for each in session.scalars(select(Indicator).where(Indicator.id.in_(batch)))
        }

    def about(self, claim: Since) -> tuple[str, str]:
        """Of which subject it was, and what it says of that."""
        record = self._then.get(claim.record_id)
        if isinstance(record, Figure):
            return self._name(record.subject), self._name(record.indicator)
        if isinstance(record, Event):
            subjects = "; ".join(self._name(each) for each in record.subjects or ())
            return subjects, field_of(Event, "event_kind").kind.show(record.event_kind)
        return "", ""

    def then(self, claim: Since) -> str:
        """What stood in what was sent."""
        return self._with_changes(claim, self._say(self._then.get(claim.record_id)), claim.before)

    def now(self, claim: Since) -> str:
        """What is so now."""
        if not claim.is_there:
            return _("This is no longer in the register.")
        record = self._now.get(claim.record_id)
        words = self._say(record)
        words = self._with_changes(claim, words, claim.after)
        replaced = self._name(record.replaced_by) if isinstance(record, Figure) and record.replaced_by else ""
        return _("{claim}; replaced by {other}", claim=words, other=replaced) if replaced else words

    def _with_changes(self, claim: Since, words: str, values: Dumped) -> str:
        """Where its number, day and status are the same, what else differs."""
        now, then = (each.get(claim.record_id) for each in (self._now, self._then))
        if not claim.is_there or self._say(now) != self._say(then):
            return words
        others = [(_(each.kind.label), value_words(each, values.get(each.key), self._names)) for each in claim.fields]
        return "; ".join((words, *(_("{field}: {value}", field=label, value=said) for label, said in others)))

    def _say(self, record: Record | None) -> str:
        if isinstance(record, Figure):
            meant = _("meant for: {when}", when=record.for_when.show()) if record.for_when else ""
            return joined((self._amount(record), meant, _status(record)))
        if isinstance(record, Event):
            return joined((record.date.show() if record.date else _("date not stated"), _status(record)))
        return ""

    def _amount(self, figure: Figure) -> str:
        indicator = self._indicators.get(figure.indicator)
        amount = (Claim(figure, indicator, ()).quantity if indicator else figure.quantity).full()
        if figure.as_of:
            return amount_as_of(amount, figure.as_of, figure.as_of_basis)
        if figure.period:
            return amount_over(amount, figure.period, figure.as_of_basis)
        return _("{amount}, date not stated", amount=amount)

    def _name(self, record_id: str | None) -> str:
        return self._names.get(record_id or "", Names()).show()


def _records(session: Session, claims: Sequence[Since]) -> Iterator[Record]:
    for kind in dict.fromkeys(each.kind for each in claims):
        record_type = KINDS[kind]
        for batch in batches(each.record_id for each in claims if each.kind == kind):
            yield from session.scalars(select(record_type).where(record_type.id.in_(batch)))


def _known(records: dict[str, Record], claims: Sequence[Since]) -> Iterator[Since]:
    return (each for each in claims if each.record_id in records)


def _as_it_was(record: Record, claim: Since) -> Record:
    """A record of no session with the values that stood then."""
    values = {each.key: _value_then(each, record, claim) for each in fields_of(type(record))}
    return type(record)(id=record.id, kind=record.kind, **values)


def _value_then(field: Field, record: Record, claim: Since) -> object:
    if field.key not in claim.before or is_erased(claim.before[field.key]):
        return getattr(record, field.key)
    try:
        value: object = field.kind.load(claim.before[field.key])
    except (ValueError, TypeError, LookupError, ArithmeticError):
        return None
    return value


def _links(record: Record) -> Iterator[str]:
    for each in fields_of(type(record)):
        if each.kind.is_link:
            yield from each.kind.targets(getattr(record, each.key))


def _status(record: Figure | Event) -> str:
    return field_of(type(record), "status").kind.show(record.status)
