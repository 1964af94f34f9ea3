"""Drafts the migration that brings the tables up to the records: python -m districtdesk.register.draft "Add a field".

For whoever changes a declaration; the program never runs it.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import Script, ScriptDirectory
from sqlalchemy import Integer, SmallInteger, Text, TypeDecorator
from sqlalchemy.types import TypeEngine

from .file.engine import connect
from .file.file_format import NEWEST_SCHEMA
from .file.migrate import config, migrate
from .tables import ChangeSetRow

# What 0001 calls these types, and the tables' options, which SQLite forgets when alembic copies a table.
_NAMED = {
    "WORDS": 'sa.Text().with_variant(sa.Text(collation="C"), "postgresql")',
    "WHOLE": 'sa.BigInteger().with_variant(sa.Integer(), "sqlite")',
    "SMALL": 'sa.SmallInteger().with_variant(sa.Integer(), "sqlite")',
    "STRICT": '{"sqlite_strict": True, "sqlite_with_rowid": False}',
}
# The tables as declared: those of all records, and those beside them.
_DECLARED = ChangeSetRow.metadata


def draft(message: str) -> Path | None:
    """Write the next migration, with the number after the newest. None when the tables are as declared.

    It is a draft: what records that are there get in a new required field has to be added by hand.
    """
    with TemporaryDirectory() as folder:
        engine = connect(Path(folder) / "newest.db")
        migrate(engine)
        with engine.connect() as connection:
            steps = _steps(MigrationContext.configure(connection, opts={"compare_type": True}))
            settings = config(connection)
        engine.dispose()
    return _write(settings, message, steps) if steps else None


def _rendered(what: str, item: Any, _context: object) -> str | Literal[False]:
    """How a type is written; False leaves the rest to alembic."""
    return _named_type(item) or False if what == "type" and isinstance(item, TypeEngine) else False


def _named_type(kind: TypeEngine[Any]) -> str:
    stored = kind.impl_instance if isinstance(kind, TypeDecorator) else kind
    if isinstance(stored, SmallInteger):
        return "SMALL"
    if isinstance(stored, Integer):
        return "WHOLE"
    return "WORDS" if isinstance(stored, Text) else ""


def _steps(context: MigrationContext) -> str:
    found = produce_migrations(context, _DECLARED).upgrade_ops
    if found is None or found.is_empty():
        return ""
    # SQLite cannot add a foreign key in place: batch mode copies the table.
    text = render_python_code(found, render_as_batch=True, render_item=_rendered, migration_context=context)
    lines = [line for line in text.splitlines() if not line.strip().startswith("# ###")]
    return "\n".join(lines).strip().replace("schema=None", "table_kwargs=STRICT")


def _write(settings: Config, message: str, steps: str) -> Path:
    settings.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    constants = "\n".join(f"{name} = {text}" for name, text in _NAMED.items() if name in steps)
    number = f"{NEWEST_SCHEMA + 1:04}"
    scripts = ScriptDirectory.from_config(settings)
    scripts.messaging_opts = {"quiet": True}
    made = scripts.generate_revision(number, message.rstrip("."), upgrades=steps, constants=constants)
    assert isinstance(made, Script)
    path = Path(made.path)
    # The style is the checkout's own; without ruff the draft only looks different.
    subprocess.run([sys.executable, "-m", "ruff", "format", "-q", str(path)], check=False)
    return path


def main(words: list[str]) -> int:
    """Write a draft and say where. Returns 0 also when there is nothing to write."""
    if len(words) != 1:
        print('Say what changes: python -m districtdesk.register.draft "Add the registry number of companies"')
        return 2
    made = draft(words[0])
    print(f"Wrote {made}. Read it before you keep it." if made else "The tables are as the records declare them.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
