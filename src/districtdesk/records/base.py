"""What every record has, and how a record's fields are read off its declaration."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from types import MappingProxyType
from typing import Any, ClassVar, cast

from sqlalchemy import ForeignKey, Index, MetaData, Table, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from ..fields import FieldKind, LongText
from ..i18n import N_
from ..names import Names
from ..problems import Problem
from .columns import MOMENT, NAMES, WHOLE, WORDS, checked_words, column, expect_values, link_target

# Constraints need names to be changed by a migration, on either database.
_NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
# STRICT: SQLite then refuses a value of the wrong type, as PostgreSQL does. Clustered by id: ids grow with time.
STRICT = {"sqlite_strict": True, "sqlite_with_rowid": False}
STRICT_ROWID = {"sqlite_strict": True}


class Model(DeclarativeBase):
    """The root of all tables."""

    metadata = MetaData(naming_convention=_NAMING)


@dataclass(frozen=True, slots=True)
class Field:
    """One field of one kind of record. `key` is its name in code, database, workbook and journal."""

    key: str
    kind: FieldKind[Any]
    is_required: bool


Titles = Mapping[str, Names]
# Values by the keys of their fields. Which type each has its field's kind knows, and no type checker.
FieldValues = Mapping[str, object]
# Where a reader of each language finds records in the order of that language's alphabet.
ORDER_KEYS = {"az": "order_az", "en": "order_en", "ru": "order_ru"}
# The name in each language without marks and legal form, by which the same thing entered twice is found.
NAME_KEYS = {"az": "name_az", "en": "name_en", "ru": "name_ru"}


def _known_kind(stored: str) -> str:
    if stored not in Record.__mapper__.polymorphic_map:
        raise LookupError(stored)
    return stored


KIND = checked_words(_known_kind)


class Record(Model):
    """One thing the register keeps.

    The id is a UUID (version 7) given by the program. The caption (its title in three languages), the order, name
    and search keys are derived at every save and are no part of the journal. A removed record keeps its row, so that
    its links and its id come back.
    """

    __tablename__ = "record"

    id: Mapped[str] = mapped_column(WORDS, primary_key=True)
    kind: Mapped[str] = mapped_column(KIND)
    caption: Mapped[Names] = mapped_column(NAMES)
    order_az: Mapped[str] = mapped_column(WORDS)
    order_en: Mapped[str] = mapped_column(WORDS)
    order_ru: Mapped[str] = mapped_column(WORDS)
    name_az: Mapped[str | None] = mapped_column(WORDS)
    name_en: Mapped[str | None] = mapped_column(WORDS)
    name_ru: Mapped[str | None] = mapped_column(WORDS)
    search_key: Mapped[str] = mapped_column(WORDS)
    version: Mapped[int] = mapped_column(WHOLE)
    created_at: Mapped[datetime] = mapped_column(MOMENT)
    created_by: Mapped[str] = mapped_column(WORDS)
    changed_at: Mapped[datetime] = mapped_column(MOMENT)
    changed_by: Mapped[str] = mapped_column(WORDS)
    removed_at: Mapped[datetime | None] = mapped_column(MOMENT, active_history=True)
    note: Mapped[str | None] = column(
        LongText(N_("Note"), meaning=N_("Anything worth keeping that no other field holds."), sought=True)
    )

    # Links whose record's title is part of this record's title.
    titled_by: ClassVar[tuple[str, ...]] = ()
    # The link to the record of its kind of which it is a zone or a phase.
    whole_by: ClassVar[str] = ""
    # Links that never lead back to the record itself, at whatever remove.
    never_looped: ClassVar[tuple[str, ...]] = ()
    # Links by which a record alters others of its kind: it has to do with what those have to do with.
    alters: ClassVar[tuple[str, ...]] = ()
    # The date that follows from an event, where one is told by it.
    told_by_event: ClassVar[str] = ""
    # By the key of a link: that of the links by which others see the record as the first one does.
    shared_with: ClassVar[Mapping[str, str]] = MappingProxyType({})

    __mapper_args__ = {"polymorphic_on": "kind", "version_id_col": version}  # noqa: RUF012
    __table_args__ = (
        *(Index(f"ix_record_{key}", "kind", "removed_at", key, "id") for key in ORDER_KEYS.values()),
        # Many records have nothing there. To say so for PostgreSQL too would load its whole dialect at each start.
        *(Index(f"ix_record_{key}", key, sqlite_where=text(f"{key} IS NOT NULL")) for key in NAME_KEYS.values()),
        # PostgreSQL's index rows hold no long texts: there a search reads the table.
        Index("ix_record_search", "kind", "removed_at", "search_key", "id").ddl_if(dialect="sqlite"),
        Index("ix_record_changed_at", "changed_at"),
        Index("ix_record_changed_by", "changed_by"),
        STRICT,
    )

    def __init_subclass__(cls, **options: Any) -> None:
        """Give each kind its table, named after it and joined to the base by id."""
        cls.__tablename__ = kind_of(cls)
        cls.__table_args__ = (STRICT,)
        cls.id = own_id = mapped_column(WORDS, ForeignKey("record.id"), primary_key=True, sort_order=-1)
        # Links are foreign keys to the base table too: the join that makes the record whole must be named.
        whole = own_id.column == Record.__table__.c.id
        cls.__mapper_args__ = {"polymorphic_identity": kind_of(cls), "inherit_condition": whole}
        super().__init_subclass__(**options)
        expect_values(table_of(cls))

    @classmethod
    def parse_reference(cls, text: str) -> dict[str, object]:
        """The values, by field, of a new record that a person refers to like this; none where that cannot be read."""
        return {}

    def naming(self, titles: Titles) -> str:
        """The title in the language of the moment; `titles` holds those of the linked records, by id.

        Of a kind that says nothing else it is what its names are.
        """
        names: Names | None = getattr(self, "names", None)
        return names.show() if names else ""

    def derive(self, titles: Titles) -> None:
        """Fill the derived fields from the others."""

    def rules(self) -> list[Problem]:
        """What is wrong between the fields of this one record."""
        return []


class LinkRow(Model):
    """One target of a field that holds several links: a real foreign key, rewritten whenever the field changes."""

    __tablename__ = "link"
    __table_args__ = (Index("ix_link_target_id", "target_id", "field"), STRICT)

    record_id: Mapped[str] = mapped_column(WORDS, ForeignKey("record.id"), primary_key=True)
    field: Mapped[str] = mapped_column(WORDS, primary_key=True)
    target_id: Mapped[str] = mapped_column(WORDS, link_target(), primary_key=True)


def table_of(model: type[Model]) -> Table:
    """The table of a record or of one of the tables beside them."""
    return cast(Table, model.__table__)


expect_values(table_of(Record))


@cache
def kind_of(record_type: type[Record]) -> str:
    """The record's name in snake_case: legal_act for LegalAct."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", record_type.__name__).lower()


@cache
def fields_of(record_type: type[Record]) -> tuple[Field, ...]:
    """The fields in the order of declaration, the note last."""
    table = record_type.__table__
    own = [_field(col) for col in table.columns if "field" in col.info]
    note = [_field(col) for col in Record.__table__.columns if "field" in col.info and table is not Record.__table__]
    return tuple(own + note)


def _field(col: Any) -> Field:
    return Field(col.key, col.info["field"], not col.nullable)


@cache
def field_of(record_type: type[Record], key: str) -> Field:
    """The field of that key; KeyError if there is none."""
    return {field.key: field for field in fields_of(record_type)}[key]


def values_of(record: Record) -> dict[str, object]:
    """The values of all fields by key."""
    return {field.key: getattr(record, field.key) for field in fields_of(type(record))}


def links_of(record: Record) -> dict[str, tuple[str, ...]]:
    """The ids that each link field points at."""
    return {field.key: field.kind.targets(getattr(record, field.key)) for field in _link_fields(type(record))}


@cache
def _link_fields(record_type: type[Record]) -> tuple[Field, ...]:
    return tuple(field for field in fields_of(record_type) if field.kind.is_link)
