"""Values that the history holds back as if a person had been erased, though no such step reached them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import RowMapping, or_, select
from sqlalchemy.orm import Session

from ...fields.kind import Json
from ...i18n import _
from ...problems import Problem, error
from ...records import KINDS, Person, fields_of, kind_of, table_of
from ..captions import batches
from ..tables import ChangeRow, ChangeSetRow
from .digests import MARK, is_erased
from .erased import ERASE, REACHED, is_erasable_text
from .stored import seen

RULE = "hidden_in_history"
_CHANGES, _SETS = table_of(ChangeRow), table_of(ChangeSetRow)
_PERSON = kind_of(Person)
_SIDES = ("before", "after")


@dataclass(frozen=True, slots=True)
class _Hidden:
    """One value that is held back: of which record, in which step, on which side."""

    record_id: str
    kind: str
    step: int
    side: str
    key: str


@dataclass(slots=True)
class _Erasing:
    """A step that erased a person, and the places that it says it reached; None of an older program's, which said
    nothing. `people` and `records` are those that its changes are about.
    """

    step: int
    reached: Mapping[str, Json] | None = None
    people: set[str] = field(default_factory=set)
    records: set[str] = field(default_factory=set)

    def says(self, hidden: _Hidden) -> bool:
        if hidden.step == self.step:
            return hidden.side == "before" and hidden.record_id in self.records
        of_record = (self.reached or {}).get(hidden.record_id)
        of_side = of_record.get(hidden.side) if isinstance(of_record, dict) else None
        steps = of_side.get(hidden.key) if isinstance(of_side, dict) else None
        return isinstance(steps, list) and hidden.step in steps


def find_hidden(session: Session) -> Iterator[tuple[str, str, Problem]]:
    """The id and kind of each such record, and that. The chain holds over them: they count by their digests."""
    hidden = list(_hidden(session))
    if not hidden:
        return
    erasings = _erasings(session)
    unsaid = [each for each in hidden if not _may_be_erased(each) or not any(one.says(each) for one in erasings)]
    silent = [each for each in erasings if each.reached is None]
    text = _("The history holds this back as if a person had been erased, but nobody was.")
    left = [each for each in unsaid if not _may_be_erased(each)]
    left += _unlike_all(session, silent, [each for each in unsaid if _may_be_erased(each)])
    found = dict.fromkeys((each.record_id, each.kind, each.step, each.key) for each in sorted(left, key=_order))
    for record_id, kind, _step, key in found:
        yield record_id, kind, error(text, key, rule=RULE)


def _order(hidden: _Hidden) -> tuple[int, str]:
    return hidden.step, hidden.record_id


def _hidden(session: Session) -> Iterator[_Hidden]:
    looks_so = or_(*(_CHANGES.c[side].contains(f'{{"{MARK}":', autoescape=True) for side in _SIDES))
    for row in session.execute(select(_CHANGES).where(looks_so).order_by(_CHANGES.c.sequence)).mappings():
        for side in _SIDES:
            for key, value in (seen(row[side]) or {}).items():
                if is_erased(value):
                    yield _Hidden(row["record_id"], row["record_kind"], row["change_set"], side, key)


def _erasings(session: Session) -> list[_Erasing]:
    steps = session.scalars(select(_SETS.c.sequence).where(_SETS.c.label == ERASE, _SETS.c.undoable == 0)).all()
    found = {each: _Erasing(each) for each in steps}
    for batch in batches(steps):
        for row in session.execute(select(_CHANGES).where(_CHANGES.c.change_set.in_(batch))).mappings():
            _note(found[row["change_set"]], row)
    return list(found.values())


def _note(erasing: _Erasing, row: RowMapping) -> None:
    erasing.records.add(row["record_id"])
    if row["record_kind"] != _PERSON:
        return
    erasing.people.add(row["record_id"])
    said = (seen(row["after"]) or {}).get(REACHED)
    if isinstance(said, dict):
        erasing.reached = said


def _unlike_all(session: Session, silent: Sequence[_Erasing], hidden: Sequence[_Hidden]) -> list[_Hidden]:
    """Those that no step of an older program can have reached: it reached what was of the person or named them, up to
    itself. Where not even the person is among its changes, any record may have been.
    """
    left = list(hidden)
    for each in silent:
        if not left:
            break
        earlier = [one for one in left if one.step <= each.step]
        theirs = _naming(session, each, {one.record_id for one in earlier})
        left = [one for one in left if one.step > each.step or one.record_id not in theirs]
    return left


def _naming(session: Session, erasing: _Erasing, sought: Collection[str]) -> set[str]:
    """Of these records those whose history names one of the erasing, or one that names them, and so on."""
    if not erasing.people:
        return set(sought)
    told: dict[str, list[str]] = {each: [] for each in sought}
    for batch in batches(told):
        for row in session.execute(select(_CHANGES).where(_CHANGES.c.record_id.in_(batch))).mappings():
            told[row["record_id"]] += [row[side] for side in _SIDES if row[side]]
    theirs, known = set(erasing.records), set(erasing.records)
    while known:
        named = {each for each, texts in told.items() if _names_one(texts, known)} - theirs
        theirs |= named
        known = named
    return theirs


def _names_one(texts: Sequence[str], ids: Collection[str]) -> bool:
    return any(f'"{each}"' in text for text in texts for each in ids)


def _may_be_erased(hidden: _Hidden) -> bool:
    """Whether such a value may speak of a person. Of a field of another version nobody knows."""
    known = fields_of(KINDS[hidden.kind]) if hidden.kind in KINDS else ()
    found = next((each for each in known if each.key == hidden.key), None)
    return found is None or is_erasable_text(found) or (found.kind.personal and not found.kind.is_link)
