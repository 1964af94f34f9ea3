"""The first tables: records, links, journal and contents."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# Text is compared by code point on either database: order keys and stored dates rely on it.
WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
SMALL = sa.SmallInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _create_change_set()
    _create_change()
    _create_content()
    _create_record()
    _create_link()
    _create_attachment()
    _create_citation()
    _create_company()
    _create_district()
    _create_event()
    _create_figure()
    _create_indicator()
    _create_legal_act()
    _create_market()
    _create_participation()
    _create_product()
    _create_project()
    _create_residency()
    _create_source()
    _keep_journal()


def _words(key: str, *, needed: bool = False) -> sa.Column[str]:
    return sa.Column(key, WORDS, nullable=not needed)


def _identifying(key: str, *, needed: bool = False) -> sa.Column[str]:
    """Looked up at every save, to find the same thing entered twice."""
    return sa.Column(key, WORDS, nullable=not needed, info={"looked_up": True})


def _whole(key: str, *, needed: bool = False) -> sa.Column[int]:
    return sa.Column(key, WHOLE, nullable=not needed)


def _small(key: str, *, needed: bool = False) -> sa.Column[int]:
    return sa.Column(key, SMALL, nullable=not needed)


def _link(key: str, *, needed: bool = False) -> sa.Column[str]:
    return sa.Column(key, WORDS, nullable=not needed, info={"link": True})


def _create_kind(kind: str, *columns: sa.Column[str] | sa.Column[int]) -> None:
    """A kind of record: its table is joined to the base by id; its links may point at any record."""
    links = [column.name for column in columns if column.info.get("link")]
    op.create_table(
        kind,
        _words("id", needed=True),
        *columns,
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f(f"fk_{kind}_id")),
        *(_target(kind, key) for key in links),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{kind}")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    for key in [*links, *(column.name for column in columns if column.info.get("looked_up"))]:
        op.create_index(op.f(f"ix_{kind}_{key}"), kind, [key])


def _target(table: str, key: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{key}")
    return sa.ForeignKeyConstraint([key], ["record.id"], name=name, deferrable=True, initially="DEFERRED")


def _create_change_set() -> None:
    op.create_table(
        "change_set",
        sa.Column("sequence", WHOLE, autoincrement=True, nullable=False),
        sa.Column("id", WORDS, nullable=False),
        sa.Column("at", WORDS, nullable=False),
        sa.Column("who", WORDS, nullable=False),
        sa.Column("label", WORDS, nullable=False),
        sa.Column("undoes", WHOLE, nullable=True),
        sa.Column("undoable", SMALL, nullable=False),
        sa.ForeignKeyConstraint(["undoes"], ["change_set.sequence"], name=op.f("fk_change_set_undoes")),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_change_set")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_change_set_undoes", "change_set", ["undoes"])


def _create_change() -> None:
    op.create_table(
        "change",
        sa.Column("sequence", WHOLE, autoincrement=True, nullable=False),
        sa.Column("change_set", WHOLE, nullable=False),
        sa.Column("record_kind", WORDS, nullable=False),
        sa.Column("record_id", WORDS, nullable=False),
        sa.Column("before", WORDS, nullable=True),
        sa.Column("after", WORDS, nullable=True),
        sa.ForeignKeyConstraint(["change_set"], ["change_set.sequence"], name=op.f("fk_change_change_set")),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_change")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_change_change_set"), "change", ["change_set"])
    op.create_index("ix_change_record_id", "change", ["record_id", "change_set"])


def _create_content() -> None:
    op.create_table(
        "content",
        sa.Column("sha256", WORDS, nullable=False),
        sa.Column("bytes", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_content")),
        sqlite_strict=True,
    )


def _create_record() -> None:
    op.create_table(
        "record",
        sa.Column("id", WORDS, nullable=False),
        sa.Column("kind", WORDS, nullable=False),
        sa.Column("caption", WORDS, nullable=False),
        sa.Column("order_az", WORDS, nullable=False),
        sa.Column("order_en", WORDS, nullable=False),
        sa.Column("order_ru", WORDS, nullable=False),
        sa.Column("search_key", WORDS, nullable=False),
        sa.Column("version", WHOLE, nullable=False),
        sa.Column("created_at", WORDS, nullable=False),
        sa.Column("created_by", WORDS, nullable=False),
        sa.Column("changed_at", WORDS, nullable=False),
        sa.Column("changed_by", WORDS, nullable=False),
        sa.Column("removed_at", WORDS, nullable=True),
        sa.Column("note", WORDS, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_record")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_record_changed_at", "record", ["changed_at"])
    op.create_index("ix_record_order_az", "record", ["kind", "removed_at", "order_az", "id"])
    op.create_index("ix_record_order_en", "record", ["kind", "removed_at", "order_en", "id"])
    op.create_index("ix_record_order_ru", "record", ["kind", "removed_at", "order_ru", "id"])
    if op.get_bind().dialect.name == "sqlite":
        # PostgreSQL's index rows hold no long texts.
        op.create_index("ix_record_search", "record", ["kind", "removed_at", "search_key", "id"])


def _create_link() -> None:
    op.create_table(
        "link",
        sa.Column("record_id", WORDS, nullable=False),
        sa.Column("field", WORDS, nullable=False),
        sa.Column("target_id", WORDS, nullable=False),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=op.f("fk_link_record_id")),
        _target("link", "target_id"),
        sa.PrimaryKeyConstraint("record_id", "field", "target_id", name=op.f("pk_link")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_link_target_id", "link", ["target_id", "field"])


def _create_attachment() -> None:
    _create_kind(
        "attachment",
        _link("record", needed=True),
        _words("file_name", needed=True),
        _words("media_type"),
        _whole("size", needed=True),
        _words("sha256", needed=True),
    )


def _create_citation() -> None:
    _create_kind(
        "citation",
        _link("record", needed=True),
        _words("field"),
        _link("source", needed=True),
        _words("place_in_it"),
        _words("said_by"),
        _words("office"),
        _words("how_told"),
        _words("words"),
        _whole("confidence"),
    )


def _create_company() -> None:
    _create_kind(
        "company",
        _words("names", needed=True),
        _words("other_names"),
        _words("legal_form"),
        _words("company_kind"),
        _words("country"),
        _identifying("tax_id"),
        _words("activity_code"),
        _words("activity"),
        _words("contacts"),
        _words("address"),
    )


def _create_district() -> None:
    _create_kind(
        "district",
        _words("names", needed=True),
        _words("other_names"),
        _words("district_kind"),
        _words("status"),
        _link("established_by"),
        _words("region"),
        _words("settlement"),
        _whole("latitude"),
        _whole("longitude"),
        _link("managed_by"),
        _words("purpose"),
        _words("website"),
    )


def _create_event() -> None:
    _create_kind(
        "event",
        _words("subjects", needed=True),
        _words("event_kind", needed=True),
        _words("title"),
        _words("date"),
        _words("status", needed=True),
        _words("announced_on"),
        _words("place"),
        _link("legal_act"),
    )


def _create_figure() -> None:
    _create_kind(
        "figure",
        _link("subject", needed=True),
        _link("indicator", needed=True),
        _words("qualifier", needed=True),
        _whole("value", needed=True),
        _whole("value_to"),
        _words("unit"),
        _words("currency"),
        _words("status", needed=True),
        _small("increment"),
        _words("as_of"),
        _words("as_of_basis"),
        _words("period"),
        _words("stated_conversion"),
        _whole("implied_rate"),
        _small("preferred"),
    )


def _create_indicator() -> None:
    _create_kind(
        "indicator",
        _identifying("code", needed=True),
        _words("names", needed=True),
        _words("dimension", needed=True),
        _words("unit"),
        _words("nature", needed=True),
        _words("subjects"),
        _small("may_be_summed", needed=True),
        _small("only_grows"),
    )


def _create_legal_act() -> None:
    _create_kind(
        "legal_act",
        _words("kind_as_reported"),
        _words("kind_officially"),
        _identifying("number"),
        _words("date"),
        _identifying("issuer"),
        _words("title"),
        _words("party_countries"),
        _words("parties"),
        _words("effect"),
        _link("district"),
        _words("concerns"),
    )


def _create_market() -> None:
    _create_kind(
        "market",
        _link("project", needed=True),
        _words("market_kind", needed=True),
        _words("country"),
        _words("status"),
        _small("list_not_exhaustive"),
    )


def _create_participation() -> None:
    _create_kind(
        "participation",
        _link("project", needed=True),
        _link("company"),
        _words("country"),
        _words("country_as_printed"),
        _words("role", needed=True),
        _whole("share"),
        _small("list_not_exhaustive"),
    )


def _create_product() -> None:
    _create_kind(
        "product",
        _link("project", needed=True),
        _words("brand"),
        _words("model", needed=True),
        _words("unit"),
        _words("status"),
        _small("list_not_exhaustive"),
    )


def _create_project() -> None:
    _create_kind(
        "project",
        _words("names", needed=True),
        _words("other_names"),
        _link("district"),
        _link("residency"),
        _words("status"),
        _words("activity"),
        _small("joint_venture"),
        _words("description"),
        _whole("site_area"),
    )


def _create_residency() -> None:
    _create_kind(
        "residency",
        _link("district", needed=True),
        _link("company", needed=True),
        _words("residency_kind"),
        _words("status"),
        _words("certificate_number"),
        _words("certificate_date"),
        _words("contract"),
        _words("registered_on"),
        _words("ended_on"),
        _words("reason"),
        _words("plot_number"),
        _whole("plot_area"),
        _words("activity"),
    )


def _create_source() -> None:
    _create_kind(
        "source",
        _words("source_kind", needed=True),
        _words("publisher"),
        _identifying("title"),
        _words("author"),
        _words("date"),
        _words("place"),
        _words("language"),
        _words("address"),
        _words("text"),
    )


def _keep_journal() -> None:
    """The journal is only added to, whoever writes. A later migration that copies these tables makes these again."""
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    said = "'the journal is only added to'"
    raised = f"RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION {said}; END $$"
    if not is_sqlite:
        op.execute(f"CREATE FUNCTION keep_journal() {raised}")
    refused = f"BEGIN SELECT RAISE(ABORT, {said}); END" if is_sqlite else "EXECUTE FUNCTION keep_journal()"
    for table in ("change_set", "change"):
        for act in ("UPDATE", "DELETE"):
            trigger = f"{table}_refuses_{act.lower()} BEFORE {act} ON {table} FOR EACH ROW"
            op.execute(f"CREATE TRIGGER {trigger} {refused}")
