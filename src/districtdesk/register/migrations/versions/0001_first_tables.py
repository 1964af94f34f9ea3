"""The first tables: records, links, journal and contents."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

WORDS = sa.Text()
WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
SMALL = sa.SmallInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _create_change_set()
    _create_content()
    _create_record()
    _create_attachment()
    _create_change()
    _create_citation()
    _create_company()
    _create_district()
    _create_event()
    _create_figure()
    _create_indicator()
    _create_legal_act()
    _create_link()
    _create_market()
    _create_participation()
    _create_product()
    _create_project()
    _create_residency()
    _create_source()


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
    op.create_index("ix_record_search", "record", ["kind", "removed_at", "search_key", "id"])


def _create_attachment() -> None:
    op.create_table(
        "attachment",
        sa.Column("id", WORDS, nullable=False),
        sa.Column("record", WORDS, nullable=False),
        sa.Column("file_name", WORDS, nullable=False),
        sa.Column("media_type", WORDS, nullable=True),
        sa.Column("size", WHOLE, nullable=False),
        sa.Column("sha256", WORDS, nullable=False),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f("fk_attachment_id")),
        sa.ForeignKeyConstraint(["record"], ["record.id"], name=op.f("fk_attachment_record")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_attachment_record"), "attachment", ["record"])


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


def _create_citation() -> None:
    op.create_table(
        "citation",
        sa.Column("id", WORDS, nullable=False),
        sa.Column("record", WORDS, nullable=False),
        sa.Column("field", WORDS, nullable=True),
        sa.Column("source", WORDS, nullable=False),
        sa.Column("place_in_it", WORDS, nullable=True),
        sa.Column("said_by", WORDS, nullable=True),
        sa.Column("office", WORDS, nullable=True),
        sa.Column("how_told", WORDS, nullable=True),
        sa.Column("words", WORDS, nullable=True),
        sa.Column("confidence", WHOLE, nullable=True),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f("fk_citation_id")),
        sa.ForeignKeyConstraint(["record"], ["record.id"], name=op.f("fk_citation_record")),
        sa.ForeignKeyConstraint(["source"], ["record.id"], name=op.f("fk_citation_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_citation")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_citation_record"), "citation", ["record"])
    op.create_index(op.f("ix_citation_source"), "citation", ["source"])


def _create_company() -> None:
    op.create_table(
        "company",
        sa.Column("id", WORDS, nullable=False),
        sa.Column("names", WORDS, nullable=False),
        sa.Column("other_names", WORDS, nullable=True),
        sa.Column("legal_form", WORDS, nullable=True),
        sa.Column("company_kind", WORDS, nullable=True),
        sa.Column("country", WORDS, nullable=True),
        sa.Column("tax_id", WORDS, nullable=True),
        sa.Column("activity_code", WORDS, nullable=True),
        sa.Column("activity", WORDS, nullable=True),
        sa.Column("contacts", WORDS, nullable=True),
        sa.Column("address", WORDS, nullable=True),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f("fk_company_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_company")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _create_district() -> None:
    op.create_table(
        "district",
        sa.Column("id", WORDS, nullable=False),
        sa.Column("names", WORDS, nullable=False),
        sa.Column("other_names", WORDS, nullable=True),
        sa.Column("district_kind", WORDS, nullable=True),
        sa.Column("status", WORDS, nullable=True),
        sa.Column("established_by", WORDS, nullable=True),
        sa.Column("region", WORDS, nullable=True),
        sa.Column("settlement", WORDS, nullable=True),
        sa.Column("latitude", WHOLE, nullable=True),
        sa.Column("longitude", WHOLE, nullable=True),
        sa.Column("managed_by", WORDS, nullable=True),
        sa.Column("purpose", WORDS, nullable=True),
        sa.Column("website", WORDS, nullable=True),
        sa.ForeignKeyConstraint(["established_by"], ["record.id"], name=op.f("fk_district_established_by")),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f("fk_district_id")),
        sa.ForeignKeyConstraint(["managed_by"], ["record.id"], name=op.f("fk_district_managed_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_district")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_district_established_by"), "district", ["established_by"])
    op.create_index(op.f("ix_district_managed_by"), "district", ["managed_by"])


def _create_event() -> None:
    op.create_table(
        "event",
        sa.Column("id", WORDS, nullable=False),
        sa.Column("subjects", WORDS, nullable=False),
        sa.Column("event_kind", WORDS, nullable=False),
        sa.Column("title", WORDS, nullable=True),
        sa.Column("date", WORDS, nullable=True),
        sa.Column("status", WORDS, nullable=False),
        sa.Column("announced_on", WORDS, nullable=True),
        sa.Column("place", WORDS, nullable=True),
        sa.Column("legal_act", WORDS, nullable=True),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f("fk_event_id")),
        sa.ForeignKeyConstraint(["legal_act"], ["record.id"], name=op.f("fk_event_legal_act")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_event_legal_act"), "event", ["legal_act"])


def _create_figure() -> None:
    op.create_table(
        "figure",
        sa.Column("id", WORDS, nullable=False),
        sa.Column("subject", WORDS, nullable=False),
        sa.Column("indicator", WORDS, nullable=False),
        sa.Column("qualifier", WORDS, nullable=False),
        sa.Column("value", WHOLE, nullable=False),
        sa.Column("value_to", WHOLE, nullable=True),
        sa.Column("unit", WORDS, nullable=True),
        sa.Column("currency", WORDS, nullable=True),
        sa.Column("status", WORDS, nullable=False),
        sa.Column("increment", SMALL, nullable=True),
        sa.Column("as_of", WORDS, nullable=True),
        sa.Column("as_of_basis", WORDS, nullable=True),
        sa.Column("period", WORDS, nullable=True),
        sa.Column("stated_conversion", WORDS, nullable=True),
        sa.Column("implied_rate", WHOLE, nullable=True),
        sa.Column("preferred", SMALL, nullable=True),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f("fk_figure_id")),
        sa.ForeignKeyConstraint(["indicator"], ["record.id"], name=op.f("fk_figure_indicator")),
        sa.ForeignKeyConstraint(["subject"], ["record.id"], name=op.f("fk_figure_subject")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_figure")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_figure_indicator"), "figure", ["indicator"])
    op.create_index(op.f("ix_figure_subject"), "figure", ["subject"])


def _create_indicator() -> None:
    op.create_table(
        "indicator",
        sa.Column("id", WORDS, nullable=False),
        sa.Column("code", WORDS, nullable=False),
        sa.Column("names", WORDS, nullable=False),
        sa.Column("dimension", WORDS, nullable=False),
        sa.Column("unit", WORDS, nullable=True),
        sa.Column("nature", WORDS, nullable=False),
        sa.Column("subjects", WORDS, nullable=True),
        sa.Column("may_be_summed", SMALL, nullable=False),
        sa.Column("only_grows", SMALL, nullable=True),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f("fk_indicator_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_indicator")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _create_legal_act() -> None:
    op.create_table(
        "legal_act",
        sa.Column("id", WORDS, nullable=False),
        sa.Column("kind_as_reported", WORDS, nullable=True),
        sa.Column("kind_officially", WORDS, nullable=True),
        sa.Column("number", WORDS, nullable=True),
        sa.Column("date", WORDS, nullable=True),
        sa.Column("issuer", WORDS, nullable=True),
        sa.Column("title", WORDS, nullable=True),
        sa.Column("party_countries", WORDS, nullable=True),
        sa.Column("parties", WORDS, nullable=True),
        sa.Column("effect", WORDS, nullable=True),
        sa.Column("district", WORDS, nullable=True),
        sa.Column("concerns", WORDS, nullable=True),
        sa.ForeignKeyConstraint(["district"], ["record.id"], name=op.f("fk_legal_act_district")),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f("fk_legal_act_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_legal_act")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_legal_act_district"), "legal_act", ["district"])


def _create_link() -> None:
    op.create_table(
        "link",
        sa.Column("record_id", WORDS, nullable=False),
        sa.Column("field", WORDS, nullable=False),
        sa.Column("target_id", WORDS, nullable=False),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=op.f("fk_link_record_id")),
        sa.ForeignKeyConstraint(["target_id"], ["record.id"], name=op.f("fk_link_target_id")),
        sa.PrimaryKeyConstraint("record_id", "field", "target_id", name=op.f("pk_link")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_link_target_id", "link", ["target_id", "field"])


def _create_market() -> None:
    op.create_table(
        "market",
        sa.Column("id", WORDS, nullable=False),
        sa.Column("project", WORDS, nullable=False),
        sa.Column("market_kind", WORDS, nullable=False),
        sa.Column("country", WORDS, nullable=True),
        sa.Column("status", WORDS, nullable=True),
        sa.Column("list_not_exhaustive", SMALL, nullable=True),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f("fk_market_id")),
        sa.ForeignKeyConstraint(["project"], ["record.id"], name=op.f("fk_market_project")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_market")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_market_project"), "market", ["project"])


def _create_participation() -> None:
    op.create_table(
        "participation",
        sa.Column("id", WORDS, nullable=False),
        sa.Column("project", WORDS, nullable=False),
        sa.Column("company", WORDS, nullable=True),
        sa.Column("country", WORDS, nullable=True),
        sa.Column("country_as_printed", WORDS, nullable=True),
        sa.Column("role", WORDS, nullable=False),
        sa.Column("share", WHOLE, nullable=True),
        sa.Column("list_not_exhaustive", SMALL, nullable=True),
        sa.ForeignKeyConstraint(["company"], ["record.id"], name=op.f("fk_participation_company")),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f("fk_participation_id")),
        sa.ForeignKeyConstraint(["project"], ["record.id"], name=op.f("fk_participation_project")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participation")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_participation_company"), "participation", ["company"])
    op.create_index(op.f("ix_participation_project"), "participation", ["project"])


def _create_product() -> None:
    op.create_table(
        "product",
        sa.Column("id", WORDS, nullable=False),
        sa.Column("project", WORDS, nullable=False),
        sa.Column("brand", WORDS, nullable=True),
        sa.Column("model", WORDS, nullable=False),
        sa.Column("unit", WORDS, nullable=True),
        sa.Column("status", WORDS, nullable=True),
        sa.Column("list_not_exhaustive", SMALL, nullable=True),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f("fk_product_id")),
        sa.ForeignKeyConstraint(["project"], ["record.id"], name=op.f("fk_product_project")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_product")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_product_project"), "product", ["project"])


def _create_project() -> None:
    op.create_table(
        "project",
        sa.Column("id", WORDS, nullable=False),
        sa.Column("names", WORDS, nullable=False),
        sa.Column("other_names", WORDS, nullable=True),
        sa.Column("district", WORDS, nullable=True),
        sa.Column("residency", WORDS, nullable=True),
        sa.Column("status", WORDS, nullable=True),
        sa.Column("activity", WORDS, nullable=True),
        sa.Column("joint_venture", SMALL, nullable=True),
        sa.Column("description", WORDS, nullable=True),
        sa.Column("site_area", WHOLE, nullable=True),
        sa.ForeignKeyConstraint(["district"], ["record.id"], name=op.f("fk_project_district")),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f("fk_project_id")),
        sa.ForeignKeyConstraint(["residency"], ["record.id"], name=op.f("fk_project_residency")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_project")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_project_district"), "project", ["district"])
    op.create_index(op.f("ix_project_residency"), "project", ["residency"])


def _create_residency() -> None:
    op.create_table(
        "residency",
        sa.Column("id", WORDS, nullable=False),
        sa.Column("district", WORDS, nullable=False),
        sa.Column("company", WORDS, nullable=False),
        sa.Column("residency_kind", WORDS, nullable=True),
        sa.Column("status", WORDS, nullable=True),
        sa.Column("certificate_number", WORDS, nullable=True),
        sa.Column("certificate_date", WORDS, nullable=True),
        sa.Column("contract", WORDS, nullable=True),
        sa.Column("registered_on", WORDS, nullable=True),
        sa.Column("ended_on", WORDS, nullable=True),
        sa.Column("reason", WORDS, nullable=True),
        sa.Column("plot_number", WORDS, nullable=True),
        sa.Column("plot_area", WHOLE, nullable=True),
        sa.Column("activity", WORDS, nullable=True),
        sa.ForeignKeyConstraint(["company"], ["record.id"], name=op.f("fk_residency_company")),
        sa.ForeignKeyConstraint(["district"], ["record.id"], name=op.f("fk_residency_district")),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f("fk_residency_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_residency")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_residency_company"), "residency", ["company"])
    op.create_index(op.f("ix_residency_district"), "residency", ["district"])


def _create_source() -> None:
    op.create_table(
        "source",
        sa.Column("id", WORDS, nullable=False),
        sa.Column("source_kind", WORDS, nullable=False),
        sa.Column("publisher", WORDS, nullable=True),
        sa.Column("title", WORDS, nullable=True),
        sa.Column("author", WORDS, nullable=True),
        sa.Column("date", WORDS, nullable=True),
        sa.Column("place", WORDS, nullable=True),
        sa.Column("language", WORDS, nullable=True),
        sa.Column("address", WORDS, nullable=True),
        sa.Column("text", WORDS, nullable=True),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f("fk_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
