"""Erasing a person: every text that says who they are goes, also from the journal; digests stay in its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, func, or_, select, update
from sqlalchemy.orm import Session

from ..folding import fold
from ..i18n import N_, _, ngettext
from ..problems import error
from ..records import KINDS, Attachment, Field, Person, Record, fields_of, kind_of, links_to, table_of
from .captions import batches, derive_anew, pointing_at
from .errors import Refused
from .file.journal_guard import overwriting_freed_pages
from .journal.erased import ErasedTexts, erase_from_journal, value_left
from .journal.removal import remove
from .journal.store import Register
from .queries.links import parts_of
from .tables import ContentRow

_PERSON = kind_of(Person)
# What says nothing once the person is erased.
_REMOVED_WITH_IT = ("office", "attachment")


@dataclass(frozen=True, slots=True)
class _Going:
    """One record and those of its fields that go."""

    record: Record
    fields: tuple[Field, ...]


def erase_person(register: Register, person_id: str) -> int:
    """Erase the person, as one step that nothing undoes. Returns in how many records the name still occurs.

    What goes: the texts of the person, of their offices and of what is cited or attached of these; who said it and
    with which office, in the citations that name the person; files kept with them. Captions and search keys follow.
    Raises Refused where there is no such person.
    """
    with register.change(N_("Erase person"), undoable=False) as session:
        person = session.get(Person, person_id)
        if person is None:
            raise Refused({person_id: [error(_("There is no person of this id."), rule="unknown_person")]})
        names = _printed_names(person)
        going = [*_of_the_person(session, person_id), *_naming_the_person(session, person_id)]
        with overwriting_freed_pages(session.connection()):
            _empty(session, going)
            remove(session, [each.record.id for each in going if _is_pointless(each.record)])
            session.before_commit = lambda: _empty_journal(session, going)
    with register.read() as session:
        return _count_mentions(session, names)


def _printed_names(person: Person) -> list[str]:
    others = (person.other_names or "").split(";")
    return [name.strip() for name in (*person.names.known().values(), *others) if name.strip()]


def _of_the_person(session: Session, person_id: str) -> Iterator[_Going]:
    """The person and everything that is a part of it, removed or not: all of their texts."""
    for record_type in KINDS.values():
        texts = tuple(field for field in fields_of(record_type) if _is_text(field))
        for batch in batches(parts_of(session, person_id)):
            for record in session.scalars(select(record_type).where(record_type.id.in_(batch))):
                yield _Going(record, texts)


def _is_text(field: Field) -> bool:
    kind = field.kind
    return not kind.derived and not kind.is_link and (kind.is_name or kind.takes_any_line or not kind.is_one_line)


def _naming_the_person(session: Session, person_id: str) -> Iterator[_Going]:
    """What says that this person said or did it: the personal texts beside the link."""
    for source, link in links_to(_PERSON):
        if link.kind.part or not link.kind.personal:
            continue
        record_type = KINDS[source]
        texts = tuple(each for each in fields_of(record_type) if each.kind.personal and not each.kind.is_link)
        for record in session.scalars(select(record_type).where(pointing_at(record_type, link.key, [person_id]))):
            yield _Going(record, texts)


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


def _empty_journal(session: Session, going: Sequence[_Going]) -> None:
    with overwriting_freed_pages(session.connection()):
        left: dict[str, ErasedTexts] = {}
        for each in going:
            kept = left.get(each.record.id, ErasedTexts({})).left
            own = {field.key: field.kind.dump(value_left(field)) for field in each.fields}
            left[each.record.id] = ErasedTexts({**kept, **own})
        erase_from_journal(session, left)


def still_named(mentions: int) -> str:
    """What a person is told who has to look through the rest."""
    return ngettext(
        "The name still occurs in the text of {count} record. Search for it and look whether it is this person.",
        "The name still occurs in the text of {count} records. Search for it and look whether it is this person.",
        mentions,
    )


def _count_mentions(session: Session, names: Sequence[str]) -> int:
    """How many records mention one of the names in a text that is searched."""
    table = table_of(Record)
    mentions = [table.c.search_key.contains(fold(name), autoescape=True) for name in names]
    return session.scalar(select(func.count()).select_from(table).where(or_(*mentions))) or 0
