"""One field, one line: a declared field has its column, list, form, worksheet, search, edit, history and undo."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy.orm import Mapped

from districtdesk import i18n
from districtdesk.desk.editors.editors import EDITORS
from districtdesk.desk.feed.register_feed import Feed
from districtdesk.desk.forms.form import RecordForm
from districtdesk.exchange.export import export_register
from districtdesk.exchange.sheet import LAYOUTS, READERS
from districtdesk.fields import Link, Links
from districtdesk.importing.comparing import propose
from districtdesk.importing.taking import accept
from districtdesk.names import Names
from districtdesk.record_kind import RecordKind
from districtdesk.record_kinds import RECORD_KINDS
from districtdesk.records import KINDS, Model, Record, fields_of, table_of
from districtdesk.records.columns import SQL_TYPES, column
from districtdesk.register.draft import draft
from districtdesk.register.file import migrate as migrating
from districtdesk.register.file.engine import connect
from districtdesk.register.journal import journal
from districtdesk.register.journal.entry import Entry, save
from districtdesk.register.journal.store import Register
from districtdesk.register.journal.undo import redo, undo
from districtdesk.register.queries import listing
from districtdesk.register.queries.listing import Query
from tests.exchange.books import bring_up_to
from tests.kinds import EXAMPLES, SAMPLES, concrete_kinds
from tests.making import district, keep

_KIND = "trial"


def _declare() -> type[Record]:
    """A record with one field of every kind there is; nothing below names a field again."""
    declared = {kind.__name__.lower(): column(field) for kind, (field, _values) in SAMPLES.items()}
    body: dict[str, Any] = {
        **declared,
        "__annotations__": dict.fromkeys(declared, Mapped[Any | None]),
        "__module__": __name__,
        "naming": lambda self, titles: "A trial",
    }
    return type("Trial", (Record,), body)


def _said_of_it() -> RecordKind:
    words = ("one", "many", "search", "new", "none", "choose", "added", "edited", "removed")
    return RecordKind(count=lambda n: f"{n} trials", **{word: f"{word} trial" for word in words})


@pytest.fixture(scope="module")
def trial() -> Iterator[type[Record]]:
    """The throw-away record, known to the program as long as these tests run."""
    declared = _declare()
    KINDS[_KIND] = declared
    RECORD_KINDS[_KIND] = _said_of_it()
    yield declared
    del KINDS[_KIND], RECORD_KINDS[_KIND]
    del Record.__mapper__.polymorphic_map[_KIND]
    Model.metadata.remove(table_of(declared))


@pytest.fixture
def register_file(trial: type[Record], empty_register: Path, tmp_path: Path) -> Path:
    """A register that also has the table of the throw-away record."""
    path = Path(shutil.copy(empty_register, tmp_path / "register.ddesk"))
    engine = connect(path)
    with engine.execution_options(writes=True).begin() as connection:
        table_of(trial).create(connection)
    engine.dispose()
    return path


@pytest.fixture
def trials(register: Register) -> Register:
    """The same, open."""
    return register


@pytest.fixture
def values(trials: Register, trial: type[Record]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Two values of every field, by key."""
    parks = district("First"), district("Second")
    keep(trials, *parks)
    ids = [park.id for park in parks]
    both: tuple[dict[str, Any], dict[str, Any]] = ({}, {})
    for field in fields_of(trial):
        links: dict[type, tuple[Any, Any]] = {Link: (ids[0], ids[1]), Links: ((ids[0], ids[1]), (ids[1],))}
        first, second = links.get(type(field.kind)) or EXAMPLES[type(field.kind)]
        both[0][field.key], both[1][field.key] = first, second
    return both


def _now(register: Register, record_id: str) -> dict[str, Any]:
    with register.read() as session:
        row = listing.one(session, _KIND, record_id)
    assert row is not None
    return dict(row.values)


def test_every_kind_has_one_place_in_each_outer_layer():
    kinds = set(SAMPLES)
    assert {kind for kind in concrete_kinds() if not kind.__name__.startswith("_")} == kinds
    assert set(SQL_TYPES) == set(LAYOUTS) == set(READERS) == set(EDITORS) == kinds
    assert set(EXAMPLES) | {Link, Links} == kinds


def test_every_declared_kind_is_a_field(trial):
    assert [type(field.kind) for field in fields_of(trial)][: len(SAMPLES)] == list(SAMPLES)


@pytest.mark.thorough
def test_its_migration_is_drafted_and_makes_its_table(trial, tmp_path, monkeypatch):
    migrations = shutil.copytree(migrating.MIGRATIONS, tmp_path / "migrations")
    monkeypatch.setattr(migrating, "MIGRATIONS", migrations)
    assert draft("Add trials") in (migrations / "versions").iterdir()
    engine = connect(tmp_path / "migrated.db")
    migrating.migrate(engine)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Model.metadata) == []
    engine.dispose()


def test_values_are_saved_and_read_back(trials, values):
    first, _second = values
    saved = save(trials, Entry(_KIND, first))
    assert saved.warnings == []
    assert _now(trials, saved.id) == first


@pytest.mark.thorough
def test_every_field_is_a_column_that_can_be_shown_and_sorted_by(trials, trial, values):
    for each in values:
        save(trials, Entry(_KIND, each))
    save(trials, Entry(_KIND, {fields_of(trial)[0].key: "Nothing else"}))
    with trials.read() as session:
        for field in fields_of(trial):
            for descending in (False, True):
                query = Query(_KIND, sort=field.key, descending=descending)
                rows = listing.window(session, query, 0, 10)
                back = listing.window(session, query, 0, 10, total=listing.count(session, query))
                assert len(rows) == 3 and [row.id for row in back] == [row.id for row in rows]
                assert all(row.show(field) for row in rows[:2])
                assert [listing.position(session, query, row.id) for row in rows] == [0, 1, 2]


def test_every_sought_field_is_found(trials, trial, values):
    saved = save(trials, Entry(_KIND, values[0]))
    with trials.read() as session:
        for field in fields_of(trial):
            if field.kind.sought:
                shown = field.kind.show(values[0][field.key])
                found = listing.window(session, Query(_KIND, search=shown), 0, 10)
                assert [row.id for row in found] == [saved.id]
        assert listing.count(session, Query(_KIND, search="something else")) == 0


def test_every_field_can_be_edited_and_its_history_says_so(trials, trial, values):
    first, second = values
    saved = save(trials, Entry(_KIND, first))
    for field in fields_of(trial):
        save(trials, Entry(_KIND, {field.key: second[field.key]}, saved.id))
    assert _now(trials, saved.id) == second
    with trials.read() as session:
        steps = journal.change_sets(session, record_id=saved.id)
        told = {
            key: change
            for change in journal.changes_of(session, [each.sequence for each in steps[:-1]])
            for key in change.after or {}
        }
    for field in fields_of(trial):
        change = told[field.key]
        assert field.kind.load((change.before or {})[field.key]) == first[field.key]
        assert field.kind.load((change.after or {})[field.key]) == second[field.key]


def test_every_edit_is_undone_and_done_again(trials, values):
    first, second = values
    saved = save(trials, Entry(_KIND, first))
    save(trials, Entry(_KIND, second, saved.id))
    undo(trials)
    assert _now(trials, saved.id) == first
    redo(trials)
    assert _now(trials, saved.id) == second
    undo(trials)
    undo(trials)
    redo(trials)
    assert _now(trials, saved.id) == first


def test_every_field_can_be_emptied_and_brought_back(trials, values):
    saved = save(trials, Entry(_KIND, values[0]))
    save(trials, Entry(_KIND, dict.fromkeys(values[0]), saved.id))
    assert set(_now(trials, saved.id).values()) == {None}
    undo(trials)
    assert _now(trials, saved.id) == values[0]


def _with_names_left(values, place):
    """What a workbook asks for: names in a language for which its cell is blank stay as they are."""
    own, there = values[place], values[-1 - place]
    return {
        key: Names(**{**there[key].known(), **value.known()}) if isinstance(value, Names) else value
        for key, value in own.items()
    }


@pytest.mark.thorough
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_a_workbook_brings_back_what_it_took_out(trials, values, tmp_path, language):
    saved = [save(trials, Entry(_KIND, each)).id for each in values]
    with i18n.speaking(language):
        export_register(trials, tmp_path / "out.xlsx")
    assert propose(trials, tmp_path / "out.xlsx").is_empty
    for record_id, other in zip(saved, reversed(values), strict=True):
        save(trials, Entry(_KIND, other, record_id))
    bring_up_to(tmp_path / "out.xlsx", version=2)
    proposal = propose(trials, tmp_path / "out.xlsx")
    assert proposal.problems == []
    for entry in proposal.entries:
        assert entry.record_id and dict(entry.values) == _with_names_left(values, saved.index(entry.record_id))


@pytest.mark.thorough
def test_what_a_workbook_proposes_is_one_step(trials, values, tmp_path):
    saved = save(trials, Entry(_KIND, values[0]))
    export_register(trials, tmp_path / "out.xlsx")
    save(trials, Entry(_KIND, values[1], saved.id))
    bring_up_to(tmp_path / "out.xlsx", version=2)
    accept(trials, propose(trials, tmp_path / "out.xlsx"))
    assert _now(trials, saved.id) == values[0]
    undo(trials)
    assert _now(trials, saved.id) == values[1]


def test_the_form_shows_and_saves_every_field(qtbot, trials, values):
    first, second = values
    feed = Feed(trials)
    form = RecordForm(feed, _KIND)
    qtbot.addWidget(form)
    form.load(None, first)
    assert form.values() == first
    assert form.save()
    record_id = form.record_id
    assert record_id is not None and _now(trials, record_id) == first
    save(trials, Entry(_KIND, second, record_id))
    form.load(record_id)
    assert form.values() == second and not form.is_changed()
    feed.close()
