"""A place for every fact: things through time, people, groups, parts of figures, relative dates, an office's work."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

from districtdesk.measure_units import read_measure_unit
from districtdesk.register.migrations.telling import Rewriting, as_several, tell_of_changes

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
SMALL = sa.SmallInteger().with_variant(sa.Integer(), "sqlite")
STRICT = {"sqlite_strict": True, "sqlite_with_rowid": False}
_TYPES = {"#": WHOLE, "%": SMALL}

# Columns by table, as words unless marked: > a link, # a whole number, % a small one, and ! what is needed.
_NEW = {
    "subject_group": "names! other_names group_kind! country members all_of_kind",
    "district_state": "district>! since until date_basis legal_act> names district_kind status managed_by> part_of>",
    "company_state": "company>! since until date_basis legal_act> names legal_form owners owner_as_printed",
    "project_state": "project>! since until date_basis legal_act> names status district>",
    "person": "names! other_names",
    "office": "person>! title! body> country since until",
    "exchange_rate": "currency! rate#! in_currency! day! source>!",
    "open_question": "subject>! question! answer answered_by> status",
    "return_due": "owed_by>! form! period due_on received_on source>",
    "accepted_warning": "record>! rule! of_version#! because!",
}
_ADDED = {
    "citation": "speaker> occasion> opinion% meant",
    "district": "part_of>",
    "event": "date_basis relative_to> relative_by people countries region",
    "figure": (
        "for_when relative_to> relative_by printed_value# printed_unit conversion_qualifier together_with part_of> "
        "product> replaced_by> preferred_reason preferred_because"
    ),
    "indicator": "per added_to official_code official_source>",
    "legal_act": "matter amends repeals cites",
    "market": "period relative_to> relative_by",
    "participation": "in_company> status as_of since until",
    "product": "qualifier amount# per period",
    "project": "phase_of>",
    "residency": "ordinal# notice_on",
    "source": "dateline country",
}
# What was needed, and is needed no longer.
_OPTIONAL: dict[str, tuple[str, Any]] = {
    "event": ("subjects", WORDS),
    "figure": ("value", WHOLE),
    "participation": ("project", WORDS),
}


def upgrade() -> None:
    for table, columns in _NEW.items():
        _create_kind(table, columns.split())
    for table, columns in _ADDED.items():
        _change_kind(table, columns.split())
    tell_of_changes(
        op.get_bind(),
        (
            Rewriting("legal_act", "district", as_several),
            Rewriting("indicator", "dimension", _known({"output_a_year": "output"})),
            Rewriting("indicator", "per", lambda _old: "year", where="dimension = 'output'"),
            Rewriting("figure", "unit", read_measure_unit),
            Rewriting("product", "unit", read_measure_unit),
        ),
    )


def _known(names: Mapping[str, str]) -> Callable[[str], str]:
    return lambda old: names.get(old, old)


def _create_kind(kind: str, columns: list[str]) -> None:
    links = [_key(each) for each in columns if ">" in each]
    op.create_table(
        kind,
        sa.Column("id", WORDS, nullable=False),
        *map(_column, columns),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f(f"fk_{kind}_id")),
        *(sa.ForeignKeyConstraint([key], ["record.id"], name=op.f(f"fk_{kind}_{key}"), **_DEFERRED) for key in links),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{kind}")),
        **STRICT,
    )
    for key in links:
        op.create_index(op.f(f"ix_{kind}_{key}"), kind, [key])


_DEFERRED: dict[str, Any] = {"deferrable": True, "initially": "DEFERRED"}


def _change_kind(kind: str, columns: list[str]) -> None:
    # SQLite cannot add a foreign key in place: batch mode copies the table.
    with op.batch_alter_table(kind, table_kwargs=STRICT) as table:
        for each in columns:
            table.add_column(_column(each))
        if kind in _OPTIONAL:
            key, existing = _OPTIONAL[kind]
            table.alter_column(key, existing_type=existing, nullable=True)
        if kind == "legal_act":
            table.drop_index(op.f("ix_legal_act_district"))
            table.drop_constraint(op.f("fk_legal_act_district"), type_="foreignkey")
        for key in (_key(each) for each in columns if ">" in each):
            table.create_index(op.f(f"ix_{kind}_{key}"), [key])
            table.create_foreign_key(op.f(f"fk_{kind}_{key}"), "record", [key], ["id"], **_DEFERRED)


def _column(marked: str) -> sa.Column[Any]:
    kind = next((kind for mark, kind in _TYPES.items() if mark in marked), WORDS)
    return sa.Column(_key(marked), kind, nullable="!" not in marked)


def _key(marked: str) -> str:
    return marked.rstrip(">#%!")
