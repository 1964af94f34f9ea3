"""Erasing a person: every text that says who they are goes, also from the journal; digests stay in its place."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, false, or_, select, update
from sqlalchemy.orm import Session

from ..folding import fold
from ..i18n import _, ngettext
from ..problems import error
from ..records import (
    KINDS,
    Attachment,
    Citation,
    Export,
    Field,
    Person,
    Record,
    field_of,
    fields_of,
    kind_of,
    links_to,
    table_of,
)
from .captions import BATCH, batches, derive_anew, pointing_at
from .errors import Refused
from .file.journal_guard import overwriting_freed_pages
from .journal.erased import (
    ERASE,
    ErasedTexts,
    erase_from_journal,
    erase_places,
    is_erasable_text,
    reached_places,
    value_left,
)
from .journal.merge_marks import read_merges
from .journal.removal import remove
from .journal.said_once import Place, Pointing, find_said_once
from .journal.steps import Dumped
from .journal.store import Register
from .queries.links import parts_of
from .tables import ChangeRow, ContentRow

_PERSON = kind_of(Person)
# What says nothing once the person is erased.
_REMOVED_WITH_IT = ("office", "attachment")
# A word of a name that is no shorter is looked for by itself.
_TELLING = 5


@dataclass(frozen=True, slots=True)
class _Going:
    """One record and those of its fields that go."""

    record: Record
    fields: tuple[Field, ...]


def erase_person(register: Register, person_id: str) -> int:
    """Erase the person, as one step that nothing undoes. Returns in how many records the name still occurs.

    What goes: the texts of the person, of their offices and of what is cited or attached of these; who said it and
    with which office, in the citations that name the person or once did; to whom an export went, where that names the
    person; files kept with them. Captions and search
    keys follow. Of records that were merged into the person all of that goes too. Raises Refused where there is no
    such person.
    """
    with register.change(ERASE, undoable=False) as session:
        person = session.get(Person, person_id)
        if person is None:
            raise Refused({person_id: [error(_("There is no person of this id."), rule="unknown_person")]})
        people = [person, *_merged_into(session, person_id)]
        ids = [each.id for each in people]
        going = [
            *_of_the_people(session, ids),
            *_naming_the_people(session, ids),
            *(gone for each in people for gone in _sent_to_the_person(session, each)),
        ]
        names = _sought_for((name for each in people for name in _printed_names(each)), _said_by(going))
        with overwriting_freed_pages(session.connection()):
            _empty(session, going)
            remove(session, [each.record.id for each in going if _is_pointless(each.record)])
            # A person who was removed before leaves nothing to be edited.
            session.is_told_anyway = True
            # Before the step itself is written: what it holds of them goes with it.
            session.told_beside = {person_id: (_PERSON, _reached(session, going, ids))}
            session.before_commit = lambda: _empty_journal(session, going, ids)
    with register.read() as session:
        return _count_mentions(session, names)


def _sought_for(names: Iterable[str], said_by: Iterable[str]) -> set[str]:
    """The names, folded, and of the person's own the longest word, as a rule the family's: notes say no more."""
    known = {fold(name) for name in names}
    words = {max(name.split(), key=len) for name in known if name}
    return {
        each for each in (*known, *map(fold, said_by), *(word for word in words if len(word) >= _TELLING)) if each
    }


def _said_by(going: Sequence[_Going]) -> Iterator[str]:
    """The person as citations print them."""
    citations = (each.record for each in going if isinstance(each.record, Citation))
    yield from (each.said_by for each in citations if each.said_by)


def _printed_names(person: Person) -> list[str]:
    others = (person.other_names or "").split(";")
    return [name.strip() for name in (*person.names.known().values(), *others) if name.strip()]


def _merged_into(session: Session, person_id: str) -> Iterator[Person]:
    """The records that became this person, and those that had become these."""
    for past in read_merges(session, person_id):
        yield session.get_one(Person, past.id)
        yield from _merged_into(session, past.id)


def _of_the_people(session: Session, ids: Sequence[str]) -> Iterator[_Going]:
    """The people and everything that is a part of them, removed or not: all of their texts."""
    parts = dict.fromkeys(part for each in ids for part in parts_of(session, each))
    for record_type in KINDS.values():
        texts = tuple(field for field in fields_of(record_type) if is_erasable_text(field))
        for batch in batches(parts):
            for record in session.scalars(select(record_type).where(record_type.id.in_(batch))):
                yield _Going(record, texts)


def _naming_the_people(session: Session, ids: Sequence[str]) -> Iterator[_Going]:
    """What says that one of these people said or did it: the personal texts beside the link."""
    for source, link in links_to(_PERSON):
        if link.kind.part or not link.kind.personal:
            continue
        record_type = KINDS[source]
        texts = _personal_texts(record_type)
        for record in session.scalars(select(record_type).where(pointing_at(record_type, link.key, ids))):
            yield _Going(record, texts)


def _sent_to_the_person(session: Session, person: Person) -> Iterator[_Going]:
    """To whom exports went, where a name of the person stands in it."""
    names = {name for name in map(fold, _printed_names(person)) if name}
    whom = (field_of(Export, "sent_to"),)
    for export in session.scalars(select(Export).where(Export.sent_to.is_not(None))):
        if any(name in fold(export.sent_to or "") for name in names):
            yield _Going(export, whom)


def _personal_texts(record_type: type[Record]) -> tuple[Field, ...]:
    return tuple(each for each in fields_of(record_type) if each.kind.personal and not each.kind.is_link)


def _pointing() -> dict[str, list[Pointing]]:
    """By kind, how its records point at people, and which of their texts then speak of these."""
    found: dict[str, list[Pointing]] = {}
    for source, link in links_to(_PERSON):
        record_type = KINDS[source]
        texts = filter(is_erasable_text, fields_of(record_type)) if link.kind.part else _personal_texts(record_type)
        if link.kind.part or link.kind.personal:
            found.setdefault(source, []).append(Pointing(link.key, tuple(each.key for each in texts)))
    return found


def _is_pointless(record: Record) -> bool:
    return record.kind in _REMOVED_WITH_IT and record.removed_at is None


def _empty(session: Session, going: Sequence[_Going]) -> None:
    """A record that stands is edited; a removed one, which nobody can edit, is written below the journal."""
    removed = [each for each in going if each.record.removed_at is not None]
    for each in removed:
        session.expunge(each.record)
    for each in going:
        for field in each.fields:
            setattr(each.record, field.key, value_left(field))
    session.flush()
    for each in removed:
        _write(session, each)
    derive_anew(session, [each.record for each in removed])
    _drop_files(session, going)


def _write(session: Session, gone: _Going) -> None:
    base, own = table_of(Record), table_of(type(gone.record))
    for table in (base, own):
        values = {each.key: value_left(each) for each in gone.fields if each.key in table.c}
        if values:
            session.execute(update(table).where(table.c.id == gone.record.id).values(values))


def _drop_files(session: Session, going: Sequence[_Going]) -> None:
    """The bytes of the files that are kept with nothing else."""
    files = {each.record.id: each.record.sha256 for each in going if isinstance(each.record, Attachment)}
    table = table_of(Attachment)
    for sha256 in set(files.values()):
        others = select(table.c.id).where(table.c.sha256 == sha256, table.c.id.not_in(files))
        if session.scalar(others.limit(1)) is None:
            contents = table_of(ContentRow)
            session.execute(delete(contents).where(contents.c.sha256 == sha256))


def _empty_journal(session: Session, going: Sequence[_Going], ids: Sequence[str]) -> None:
    with overwriting_freed_pages(session.connection()):
        erase_from_journal(session, _left(going))
        erase_places(session, _said_once(session, ids))


def _left(going: Sequence[_Going]) -> dict[str, ErasedTexts]:
    left: dict[str, ErasedTexts] = {}
    for each in going:
        kept = left.get(each.record.id, ErasedTexts({})).left
        own = {field.key: field.kind.dump(value_left(field)) for field in each.fields}
        left[each.record.id] = ErasedTexts({**kept, **own})
    return left


def _said_once(session: Session, ids: Sequence[str]) -> set[Place]:
    return {place for each in ids for place in find_said_once(session, each, _pointing())}


def _reached(session: Session, going: Sequence[_Going], ids: Sequence[str]) -> Dumped:
    return reached_places(session, _left(going), _said_once(session, ids))


def still_named(mentions: int) -> str:
    """What a person is told who has to look through the rest."""
    return ngettext(
        "The name still occurs in {count} record, in a text of it or in what that was before. Search for it and look "
        "whether it is this person.",
        "The name still occurs in {count} records, in a text of them or in what that was before. Search for it and "
        "look whether it is this person.",
        mentions,
    )


def _count_mentions(session: Session, names: Collection[str]) -> int:
    """How many records mention one of the names in any of their texts, now or as the history tells."""
    table, changes = table_of(Record), table_of(ChangeRow)
    mentions = [table.c.search_key.contains(each, autoescape=True) for each in names]
    found = set(session.scalars(select(table.c.id).where(or_(false(), *mentions))))
    rows = select(changes.c.record_id, changes.c.before, changes.c.after).execution_options(yield_per=BATCH)
    for record_id, before, after in session.execute(rows):
        if record_id not in found:
            told = fold(f"{before or ''} {after or ''}")
            if any(each in told for each in names):
                found.add(record_id)
    return len(found)
