"""What merging records would mean: a choice for each field, and what would follow to the one that stays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from ...i18n import _
from ...names import Names
from ...problems import Problem, error
from ...record_kinds import RECORD_KINDS
from ...records import KINDS, Field, FieldValues, Record, fields_of, links_of
from ...records.base import values_of
from ..captions import captions
from ..errors import Refused, removed_meanwhile
from ..journal.removal import pointers
from ..rules.duplicate_rules import SECOND_OPEN_RESIDENCY

OTHER_NAMES = "other_names"
_NOTE = "note"


@dataclass(frozen=True, slots=True)
class FieldChoice:
    """One field of records that may be one: the value of each, in their order, and the one that is proposed.

    `is_open`: two of them say something else, so that somebody has to look. `together`: what says what all say; None
    where only one can be so.
    """

    field: Field
    values: tuple[object, ...]
    proposed: object
    together: object
    is_open: bool


@dataclass(frozen=True, slots=True)
class MergePreview:
    """Records that may be one: what each is called, at which version it was read, and the fields in which any says
    something. The first is the one that stays. `moves` counts by kind what points at the others now. `linked` are
    the names of what the values point at.
    """

    kind: str
    ids: tuple[str, ...]
    names: tuple[Names, ...]
    versions: Mapping[str, int]
    choices: tuple[FieldChoice, ...]
    moves: Mapping[str, int]
    linked: Mapping[str, Names]

    @property
    def proposed(self) -> dict[str, object]:
        """What the one that stays would hold, by the keys of fields."""
        return {each.field.key: each.proposed for each in self.choices}


def preview_merge(session: Session, kind: str, ids: Sequence[str]) -> MergePreview:
    """Look at these records, of which the first would stay. Raises Refused, ChangedSince as the merge itself does."""
    records = read_together(session, kind, ids)
    fields = [each for each in fields_of(KINDS[kind]) if not each.kind.derived and each.key != OTHER_NAMES]
    choices = [_choice(field, [values_of(record)[field.key] for record in records]) for field in fields]
    others = [record.id for record in records[1:]]
    moving = Counter(each.kind for each in pointers(session, others))
    targets = {each for record in records for ids in links_of(record).values() for each in ids}
    return MergePreview(
        kind,
        tuple(record.id for record in records),
        tuple(record.caption for record in records),
        {record.id: record.version for record in records},
        tuple(each for each in choices if not all(map(_is_nothing, each.values))),
        {each: moving[each] for each in KINDS if moving[each]},
        captions(session, targets),
    )


def _choice(field: Field, values: list[object]) -> FieldChoice:
    said = [value for value in values if not _is_nothing(value)]
    together: object = said[0] if said else None
    for value in said[1:]:
        together = None if together is None else field.kind.together(together, value)
    is_open = any(value != said[0] for value in said[1:])
    is_name = field.kind.is_name or field.kind.holds_several
    proposed = together if together is not None and is_name else next(iter(said), None)
    return FieldChoice(field, tuple(values), proposed, together if is_open else None, is_open)


def _is_nothing(value: object) -> bool:
    return value is None or value == () or (isinstance(value, Names) and not value)


def read_together(session: Session, kind: str, ids: Sequence[str]) -> list[Record]:
    """The records that are to be one. Raises Refused where they cannot be, ChangedSince where one is removed."""
    record_type, found = KINDS[kind], []
    if not RECORD_KINDS[kind].merged:
        raise _refused(ids, _("Records of this kind cannot be merged."))
    if len(dict.fromkeys(ids)) < len(ids) or len(ids) < 2:
        raise _refused(ids, _("Choose two different records to be merged."))
    for each in ids:
        record = session.get(record_type, each)
        if record is None:
            raise _refused(ids, _("Only records of one kind can be merged."))
        if record.removed_at is not None:
            raise removed_meanwhile(record.caption.show(), record.id)
        found.append(record)
    _refuse_linked(found)
    return found


def _refuse_linked(records: Sequence[Record]) -> None:
    """What points at another one is not that one: a zone is not its district, a phase not its project."""
    by_id = {record.id: record for record in records}
    for record in records:
        for key, targets in links_of(record).items():
            other = next((by_id[each] for each in targets if each in by_id), None)
            if other is not None:
                label = next(_(each.kind.label) for each in fields_of(type(record)) if each.key == key)
                text = _(
                    "“{one}” names “{other}” under “{label}”, so the two cannot be one. Change that first, if it is "
                    "wrong.",
                    one=record.caption.show(),
                    other=other.caption.show(),
                    label=label,
                )
                raise Refused({record.id: [error(text, key, rule="merge_linked")]})


def _refused(ids: Sequence[str], text: str) -> Refused:
    return Refused({next(iter(ids), ""): [error(text, rule="merge")]})


def moved_link(link: Field, value: object, away: Collection[str], to: Sequence[str]) -> object:
    """The value of a link that points at `to` where it pointed at one of these."""
    if not isinstance(value, tuple):
        return to[0] if value in away else value
    found = [each for target in value for each in (to if target in away else (target,))]
    return tuple(dict.fromkeys(found))


def with_names_in_use(record_type: type[Record], values: FieldValues, records: Sequence[Record]) -> dict[str, object]:
    """The values with every other name of these records among the other names; what is too long for those, noted."""
    found = dict(values)
    if not any(field.key == OTHER_NAMES for field in fields_of(record_type)):
        return found
    known = [name for record in records for name in names_in_use(record)]
    fitting, left = names_beside(record_type, found.get("names"), known)
    found[OTHER_NAMES] = "; ".join(fitting) or None
    if left:
        note = found.get(_NOTE)
        found[_NOTE] = "\n\n".join(filter(None, (note if isinstance(note, str) else "", "; ".join(left))))
    return found


def names_beside(record_type: type[Record], chosen: object, known: Iterable[str]) -> tuple[list[str], list[str]]:
    """Of these names, each once, those that are none of the chosen ones: what has room in the other names, and what
    has none.
    """
    shown = {_plain(name) for name in chosen.known().values()} if isinstance(chosen, Names) else set()
    others = dict[str, str]()
    for name in known:
        others.setdefault(_plain(name), name)
    field = next(each for each in fields_of(record_type) if each.key == OTHER_NAMES)
    fitting: list[str] = []
    left: list[str] = []
    for plain, name in others.items():
        if plain not in shown:
            (left if field.kind.check("; ".join((*fitting, name))) else fitting).append(name)
    return fitting, left


def names_in_use(record: Record) -> list[str]:
    """What it is called in any language, and its other names."""
    names: Names | None = getattr(record, "names", None)
    own = list(names.known().values()) if names else []
    return own + parts_of_names(getattr(record, OTHER_NAMES, None))


def parts_of_names(text: object) -> list[str]:
    """The names that stand in such a field, parted by semicolons."""
    return [name for part in text.split(";") if (name := " ".join(part.split()))] if isinstance(text, str) else []


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def _said(problem: Problem, name: str) -> str:
    said = _("{record}: {problem}", record=name, problem=problem.message) if name else problem.message
    if problem.rule != SECOND_OPEN_RESIDENCY:
        return said
    return " ".join((said, _("Merge the two residencies first.")))


def said_of(session: Session, refused: Refused, kept_id: str) -> Refused:
    """The same, with the name of the record before what is wrong with it, where that is not the one that stays."""
    found: list[Problem] = []
    for record_id, problems in refused.problems.items():
        record = session.get(Record, record_id)
        name = record.caption.show() if record is not None and record_id != kept_id else ""
        found += [replace(each, message=_said(each, name)) for each in problems if each.is_error]
    return Refused({kept_id: found})
