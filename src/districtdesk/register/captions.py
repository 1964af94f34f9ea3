"""Captions, order keys and search keys: what is derived from a record so that it can be found and shown by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import ColumnElement, Select, Update, bindparam, exists, inspect, not_, or_, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from ..folding import fold, order_key
from ..i18n import LANGUAGES, speaking
from ..names import Names
from ..records import KINDS, Citation, Field, Person, Record, fields_of, kind_of, table_of
from ..records.base import NAME_KEYS, ORDER_KEYS, LinkRow
from ..records.states import STATES
from .name_keys import sought_in_save, spelled_keys
from .prepared import write
from .search_index import keep_index

T = TypeVar("T")

# Below every database's limit on the values of one IN list.
BATCH = 500


class SeenLink(NamedTuple):
    """What a link points at; `is_apart`: it neither has zones or phases nor is one."""

    kind: str
    is_removed: bool
    is_apart: bool


_PERSON, _OWNERS, _WITH_STATES = kind_of(Person), "owners", "kinds with states"
_SEEN, _LINKED = "linked records", "linked"
# All that is kept of a record and follows from its values.
_DERIVED = ("caption", *ORDER_KEYS.values(), *NAME_KEYS.values(), "search_key")
# What citations print for a person.
_PRINTED = (
    select(table_of(Citation).c.speaker, table_of(Citation).c.said_by)
    .join_from(table_of(Citation), table_of(Record), table_of(Record).c.id == table_of(Citation).c.id)
    .where(table_of(Record).c.removed_at.is_(None), table_of(Citation).c.said_by.is_not(None))
    .distinct()
)


def batches(items: Iterable[T], size: int = BATCH) -> Iterator[list[T]]:
    """The items in lists of at most `size`."""
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def captions(session: Session, ids: Iterable[str]) -> dict[str, Names]:
    """The captions of the records of these ids, removed ones too."""
    found: dict[str, Names] = {}
    table = table_of(Record)
    for batch in batches(dict.fromkeys(ids)):
        rows = session.execute(select(table.c.id, table.c.caption).where(table.c.id.in_(batch)))
        found.update((row.id, row.caption) for row in rows)
    return found


def read_kinds(session: Session, ids: Iterable[str]) -> dict[str, str]:
    """Of which kinds the records of these ids are, removed ones too."""
    found: dict[str, str] = {}
    table = table_of(Record)
    for batch in batches(dict.fromkeys(ids)):
        rows = session.execute(select(table.c.id, table.c.kind).where(table.c.id.in_(batch)))
        found.update((row.id, row.kind) for row in rows)
    return found


def seen_linked(session: Session) -> dict[str, SeenLink]:
    """What is known of the records for whose captions a save has asked, as it was then."""
    known: dict[str, SeenLink] = session.info.setdefault(_SEEN, {})
    return known


def _linked_captions(session: Session, ids: Iterable[str]) -> dict[str, Names]:
    """Their captions; the rules ask for the rest of it next."""
    found: dict[str, Names] = {}
    for batch in batches(ids):
        rows = session.execute(_linked_rows(), {_LINKED: batch}).all()
        found.update((row.id, row.caption) for row in rows)
        seen_linked(session).update(
            (row.id, SeenLink(row.kind, row.removed_at is not None, row.is_apart)) for row in rows
        )
    return found


@cache
def _linked_rows() -> Select[Any]:
    table = table_of(Record)
    families = []
    for record_type in KINDS.values():
        if record_type.whole_by:
            own = table_of(record_type)
            link = own.c[record_type.whole_by]
            families += [
                exists().where(link == table.c.id),
                exists().where(own.c.id == table.c.id, link.is_not(None)),
            ]
    columns = (table.c.id, table.c.caption, table.c.kind, table.c.removed_at, not_(or_(*families)).label("is_apart"))
    return select(*columns).where(table.c.id.in_(bindparam(_LINKED, expanding=True)))


def make_captions(
    session: Session, records: Sequence[Record], may_go_on: Callable[[], object] = lambda: None
) -> None:
    """Fill what is derived of these records, linked ones among them first; their links must be set.

    What `may_go_on`, which is called with each of them, raises ends it.
    """
    sought = sought_in_save(session)
    for record, titles, once in _with_titles(session, records):
        may_go_on()
        caption = _caption(record, titles)
        derived: dict[str, object] = {"search_key": _search_key(record, caption, once)}
        # A new record has none yet, and to ask it for that takes as long as to make one.
        if vars(record).get("caption") != caption or not has_keys_of(record):
            derived |= {"caption": caption} | _keys(record, caption, sought)
        _put(record, derived)
        record.derive(titles)
        titles[record.id] = caption


def reckon(session: Session, records: Sequence[Record]) -> dict[str, dict[str, object]]:
    """The same by the ids of the records, without a change of them; what is derived of their fields left out."""
    found: dict[str, dict[str, object]] = {}
    for record, titles, once in _with_titles(session, records):
        caption = titles[record.id] = _caption(record, titles)
        keys = _keys(record, caption, {})
        found[record.id] = {"caption": caption, "search_key": _search_key(record, caption, once), **keys}
    return found


def _with_titles(
    session: Session, records: Sequence[Record]
) -> Iterator[tuple[Record, dict[str, Names], Sequence[Names]]]:
    """The records in such an order that each can be described by those before it, and what is known for that.

    Whoever takes one adds its title to those that are known.
    """
    fresh = {record.id: record for record in records}
    wanted = {target for record in records for target in _title_links(record)}
    known = _linked_captions(session, wanted - fresh.keys())
    once = names_through_time(session, records)
    yield from ((record, known, once.get(record.id, ())) for record in _dependants_last(records, fresh))


def names_through_time(session: Session, records: Iterable[Record]) -> dict[str, list[Names]]:
    """The names that states give to these records, by id: whoever seeks an old one finds the thing itself.

    And those by which citations name a person.
    """
    by_kind: dict[str, list[Record]] = {}
    for record in records:
        by_kind.setdefault(record.kind, []).append(record)
    found: dict[str, list[Names]] = {}
    for kind in by_kind.keys() & STATES.keys():
        for batch in batches(_kept_ids(by_kind[kind]) if has_states(session, kind) else ()):
            for owner, names in session.execute(_names_of_states(kind), {_OWNERS: batch}):
                found.setdefault(owner, []).append(names)
    for batch in batches(_kept_ids(by_kind.get(_PERSON, ()))):
        for person, printed in session.execute(_PRINTED.where(table_of(Citation).c.speaker.in_(batch))):
            found.setdefault(person, []).append(Names.same(printed))
    return found


def _kept_ids(records: Iterable[Record]) -> Iterator[str]:
    return (record.id for record in records if inspect(record).persistent or inspect(record).detached)


def has_states(session: Session, kind: str) -> bool:
    """Whether the register tells of any thing of this kind through time: asked once in a session, as most do not."""
    known: dict[str, bool] = session.info.setdefault(_WITH_STATES, {})
    if kind not in known:
        known[kind] = session.connection().scalar(_any_state(kind)) is not None
    return known[kind]


def note_state(session: Session, added: Record) -> None:
    """Know from now on that there are states, where this is one."""
    for kind in _told_through_time(type(added)):
        session.info.setdefault(_WITH_STATES, {})[kind] = True


@cache
def _told_through_time(record_type: type[Record]) -> tuple[str, ...]:
    """Of which kinds the records of this one are states."""
    return tuple(kind for kind, (state_type, _key) in STATES.items() if issubclass(record_type, state_type))


@cache
def _any_state(kind: str) -> Select[Any]:
    return select(table_of(STATES[kind][0]).c.id).limit(1)


@cache
def _names_of_states(kind: str) -> Select[Any]:
    """Made once: every save of a thing that may have states asks it, and to make it takes longer than the answer."""
    state_type, key = STATES[kind]
    own, base = table_of(state_type), table_of(Record)
    rows = select(own.c[key], own.c.names).join_from(own, base, base.c.id == own.c.id).order_by(own.c.id)
    rows = rows.where(base.c.removed_at.is_(None), own.c.names.is_not(None))
    return rows.where(own.c[key].in_(bindparam(_OWNERS, expanding=True)))


def _title_links(record: Record) -> list[str]:
    return [target for key in record.titled_by for target in _targets(record, key)]


def _targets(record: Record, key: str) -> tuple[str, ...]:
    value = getattr(record, key)
    return value if isinstance(value, tuple) else (value,) if value else ()


def _dependants_last(records: Sequence[Record], fresh: dict[str, Record]) -> list[Record]:
    if not any(record.titled_by for record in records):
        return list(fresh.values())
    ordered: dict[str, Record] = {}

    def place(record: Record, above: frozenset[str]) -> None:
        if record.id in ordered or record.id in above:
            return
        for target in _title_links(record):
            if target in fresh:
                place(fresh[target], above | {record.id})
        ordered[record.id] = record

    for record in records:
        place(record, frozenset())
    return list(ordered.values())


def _caption(record: Record, titles: dict[str, Names]) -> Names:
    if type(record).naming is Record.naming and type(names := vars(record).get("names")) is Names:
        return names.everywhere()
    titled = {}
    for code in LANGUAGES:
        with speaking(code):
            titled[code] = record.naming(titles)
    return Names(**titled)


def _keys(record: Record, caption: Names, sought: dict[str, tuple[str, ...]]) -> dict[str, object]:
    """What is found and ordered by the name: most of what a save has to reckon, and few saves change a name.

    All keys that another record of these names may have come to be in `sought`, by the id of this one.
    """
    held = vars(record)
    found: dict[str, object] = {key: order_key(caption.among(code), code) for code, key in ORDER_KEYS.items()}
    found.update(dict.fromkeys(NAME_KEYS.values()))
    names: Names | None = held["names"] if "names" in held else getattr(record, "names", None)
    keys: tuple[str, ...] = ()
    for code, name in names.known().items() if names else ():
        spelled = spelled_keys(name, code)
        found[NAME_KEYS[code]] = spelled[0]
        keys += spelled
    sought[held["id"]] = keys
    return found


def has_keys_of(record: Record) -> bool:
    """Whether it has a key for just those languages in which it has a name."""
    names: Names | None = getattr(record, "names", None)
    known = names.known() if names else {}
    return all((getattr(record, key) is not None) == (code in known) for code, key in NAME_KEYS.items())


def _put(record: Record, values: Mapping[str, object]) -> None:
    # One without a version is new.
    if vars(record).get("version") is None or not inspect(record).persistent:
        # Nobody has to know what stood there: all of it is written, and each setting of it by itself takes as long.
        vars(record).update(values)
        return
    for key, value in values.items():
        if getattr(record, key) != value:
            setattr(record, key, value)


def _search_key(record: Record, caption: Names, once: Iterable[Names]) -> str:
    texts = [name for name in (caption.az, caption.en, caption.ru) if name]
    # What is read already is taken as it lies there: of a whole register three million values are asked for.
    read = vars(record)
    for field in _sought_fields(type(record)):
        value = read[field.key] if field.key in read else getattr(record, field.key)
        if value is not None:
            texts += field.kind.search_texts(value)
    texts += [name for names in once for name in names.known().values()]
    return " ".join(dict.fromkeys(map(fold, dict.fromkeys(texts))))


@cache
def _sought_fields(record_type: type[Record]) -> tuple[Field, ...]:
    return tuple(field for field in fields_of(record_type) if field.kind.sought)


def recaption_dependants(session: Session, renamed: Iterable[str]) -> dict[str, str]:
    """Write anew what is derived of all records that are titled by the renamed ones, and by those in turn.

    Returns their kinds by id. This is no change of theirs: neither version nor journal moves.
    """
    done: dict[str, str] = {}
    waiting = set(renamed)
    while waiting:
        dependants = [record for record in _titled_by(session, waiting) if record.id not in done]
        derive_anew(session, dependants)
        waiting = {record.id for record in dependants}
        done.update((record.id, record.kind) for record in dependants)
    return done


def rename_through_time(session: Session, owners: Iterable[str]) -> dict[str, str]:
    """Write anew by which words these records are found, whose states were changed. Returns their kinds by id."""
    done: dict[str, str] = {}
    for batch in batches(sorted(owners)):
        for kind in (*STATES, _PERSON):
            record_type = KINDS[kind]
            records = list(session.scalars(select(record_type).where(record_type.id.in_(batch))))
            derive_anew(session, records)
            done.update((record.id, record.kind) for record in records)
    return done


def derive_anew(session: Session, records: Sequence[Record]) -> None:
    """Write anew what is derived of these records: no change of theirs, neither version nor journal moves."""
    for record in records:
        # Outside the session, so that no flush takes the new caption for an edit.
        if record in session:
            session.expunge(record)
    make_captions(session, records)
    write_derived(session, records)


def _titled_by(session: Session, ids: set[str]) -> list[Record]:
    found: dict[str, Record] = {}
    kinds = set(read_kinds(session, ids).values())
    for record_type in KINDS.values():
        for field in fields_of(record_type):
            if field.key not in record_type.titled_by or not any(map(field.kind.may_point_at, kinds)):
                continue
            for batch in batches(sorted(ids)):
                query = select(record_type).where(pointing_at(record_type, field.key, batch))
                found.update((record.id, record) for record in session.scalars(query))
    return list(found.values())


def pointing_at(record_type: type[Record], key: str, ids: Sequence[str]) -> ColumnElement[bool]:
    """The condition that a link field of this kind of record points at one of these ids."""
    field = next(field for field in fields_of(record_type) if field.key == key)
    if field.kind.holds_several:
        rows = select(LinkRow.record_id).where(LinkRow.field == key, LinkRow.target_id.in_(ids))
        return record_type.id.in_(rows)
    column: InstrumentedAttribute[str] = getattr(record_type, key)
    return column.in_(ids)


def write_derived(session: Session, records: Sequence[Record]) -> None:
    """Write what was derived of these records, whatever stands there."""
    if not records:
        return
    was = _search_keys(session, [each.id for each in records])
    values = ({"which": each.id} | {f"new_{key}": getattr(each, key) for key in _DERIVED} for each in records)
    write(session.connection(), _derived_anew(), *values)
    keep_index(session.connection(), [(each.id, was.get(each.id, ""), each.search_key) for each in records])


@cache
def _derived_anew() -> Update:
    table = table_of(Record)
    which = update(table).where(table.c.id == bindparam("which"))
    return which.values({key: bindparam(f"new_{key}") for key in _DERIVED})


def _search_keys(session: Session, ids: Iterable[str]) -> dict[str, str]:
    table = table_of(Record)
    found: dict[str, str] = {}
    for batch in batches(ids):
        query = select(table.c.id, table.c.search_key).where(table.c.id.in_(batch))
        found.update((row[0], row[1]) for row in session.execute(query))
    return found
