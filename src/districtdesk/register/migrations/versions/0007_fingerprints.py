"""Give every step of the journal a fingerprint of itself and of all before it, and keep where the journal ends."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from districtdesk.register.journal import chain

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
SMALL = sa.SmallInteger().with_variant(sa.Integer(), "sqlite")
WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_JOURNAL = ("change_set", "change")
_SAID = "'the journal is only added to'"
_KEEP_END = (
    "INSERT INTO journal_end (place, sequence, fingerprint) VALUES (1, NEW.sequence, NEW.fingerprint) "
    "ON CONFLICT (place) DO UPDATE SET sequence = NEW.sequence, fingerprint = NEW.fingerprint"
)


def upgrade() -> None:
    op.create_table(
        "journal_end",
        sa.Column("place", SMALL, autoincrement=False, nullable=False),
        sa.Column("sequence", WHOLE, nullable=False),
        sa.Column("fingerprint", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("place", name=op.f("pk_journal_end")),
        sqlite_strict=True,
    )
    # The guard of the journal refuses to write its rows anew; it is put back below.
    _take_guard_away()
    op.add_column("change_set", sa.Column("fingerprint", WORDS, nullable=False, server_default=""))
    chain.seal(op.get_bind())
    _guard()


def _is_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"


def _take_guard_away() -> None:
    of = "" if _is_sqlite() else " ON change_set"
    op.execute(f"DROP TRIGGER change_set_refuses_update{of}")


def _guard() -> None:
    is_sqlite = _is_sqlite()
    if not is_sqlite:
        said = f"BEGIN {_KEEP_END}; RETURN NULL; END"
        op.execute(f"CREATE FUNCTION keep_journal_end() RETURNS trigger LANGUAGE plpgsql AS $$ {said} $$")
    refused = f"BEGIN SELECT RAISE(ABORT, {_SAID}); END" if is_sqlite else "EXECUTE FUNCTION keep_journal()"
    kept = f"BEGIN {_KEEP_END}; END" if is_sqlite else "EXECUTE FUNCTION keep_journal_end()"
    op.execute(f"CREATE TRIGGER change_set_refuses_update BEFORE UPDATE ON change_set FOR EACH ROW {refused}")
    op.execute(f"CREATE TRIGGER change_set_keeps_end AFTER INSERT ON change_set FOR EACH ROW {kept}")
    # Only SQLite deletes a row for another of its number without asking the guard of deletions.
    for table in _JOURNAL if is_sqlite else ():
        begin = f"CREATE TRIGGER {table}_refuses_replacement BEFORE INSERT ON {table} FOR EACH ROW"
        op.execute(f"{begin} WHEN EXISTS (SELECT 1 FROM {table} WHERE sequence = NEW.sequence) {refused}")
