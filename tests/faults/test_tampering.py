"""What somebody does to a register past the program, with SQLite alone, is found by the check and named.

They know the tables and take the guards away, but do not reckon the fingerprints anew: against one who does, a
fingerprint that was written down before tells, which stands in every workbook.
"""

from __future__ import annotations

import shutil
import sqlite3
import threading
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine

from districtdesk.cli.program import main
from districtdesk.i18n import N_
from districtdesk.register.errors import Damaged
from districtdesk.register.journal import chain
from districtdesk.register.journal.broken_chain import ChainReader
from districtdesk.register.journal.entry import remove_record
from districtdesk.register.journal.undo import undo
from districtdesk.register.opening import create, open_register
from tests.faults.past_the_guards import guards_away, hide, past_the_guards
from tests.making import company, district, edit, keep, standing
from tests.thorough import one_in

Tamper = Callable[[sqlite3.Connection], object]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Steps 2 to 8 behind the one that sets a register up: Hajigabul moves, a firm comes and goes."""
    path = tmp_path_factory.mktemp("tampered") / "made.ddesk"
    register = create(path)
    register.who = "sevda"
    park, firm = district("Hajigabul", region="Shirvan"), company("Cement", address="Baku")
    keep(register, park, firm)
    for region in ("Aran", "Mil", "Mughan"):
        edit(register, park, region=region, label=N_("Edit district"))
    remove_record(register, "company", firm.id)
    undo(register)
    edit(register, firm, address="Ganja")
    register.close()
    return path


def _run(*statements: str) -> Tamper:
    return lambda connection: [connection.execute(each) for each in statements]


_LAST, _EDITED = "(SELECT max(sequence) FROM change_set)", "(SELECT id FROM district)"
_NOT_TOLD = "The history does not tell of this change."

_UNREAD = "How often this record was saved, when, or by whom"

# What is done, and what the check then says of it.
TAMPERINGS: dict[str, tuple[Tamper, str]] = {
    "another author": (_run("UPDATE change_set SET who = 'aygun' WHERE sequence = 3"), "Step 3 of the history was"),
    "another time": (
        _run("UPDATE change_set SET at = '2020-01-01T00:00:00.000000+00:00' WHERE sequence = 4"),
        "Step 4 of the history was changed or put there past the program: 01.01.2020 00:00, sevda: Edit district.",
    ),
    "another name of a step": (
        _run("UPDATE change_set SET label = 'Add records' WHERE sequence = 5"),
        "Step 5 of the history was",
    ),
    "a step that undo passes by": (
        _run("UPDATE change_set SET undoable = 0 WHERE sequence = 5"),
        "Step 5 of the history was",
    ),
    "another step undone": (
        _run("UPDATE change_set SET undoes = 5 WHERE undoes IS NOT NULL"),
        "Step 7 of the history was",
    ),
    "a step before the first": (
        _run(
            "INSERT INTO change_set SELECT 0, 'zz', at, who, label, NULL, 1, fingerprint FROM change_set "
            "WHERE sequence = 3",
            "INSERT INTO change SELECT 99, 0, record_kind, record_id, before, after FROM change WHERE change_set = 3",
        ),
        "Step 0 of the history was changed or put there past the program",
    ),
    "a time past the last year": (
        _run("UPDATE change_set SET at = '9999-12-31T23:59:59.000000-14:00' WHERE sequence = 4"),
        "Step 4 of the history was changed or put there past the program: unreadable, sevda",
    ),
    "a record saved more often than anybody can": (
        _run("UPDATE record SET version = 9223372036854775807 WHERE kind = 'district'"),
        _UNREAD,
    ),
    "a record of no version": (_run("UPDATE record SET version = -1 WHERE kind = 'district'"), _UNREAD),
    "a record of no time": (_run("UPDATE record SET created_at = 'once' WHERE kind = 'district'"), _UNREAD),
    "a record of nobody": (_run("UPDATE record SET created_by = '' WHERE kind = 'district'"), _UNREAD),
    "two ends": (
        _run("INSERT INTO journal_end SELECT 2, sequence, fingerprint FROM journal_end"),
        "“journal_end” is",
    ),
    "two versions": (_run("INSERT INTO alembic_version VALUES ('0001')"), "“alembic_version” is"),
    "another version": (_run("UPDATE alembic_version SET version_num = '0001'"), "“alembic_version” is"),
    "a value in the history": (
        _run("UPDATE change SET after = replace(after, 'Aran', 'Baku') WHERE change_set = 3"),
        "Step 3 of the history was",
    ),
    "a value in the history and in the record": (
        _run(
            "UPDATE change SET after = replace(after, 'Ganja', 'Sheki') WHERE change_set = 8",
            "UPDATE company SET address = 'Sheki'",
        ),
        "Step 8 of the history was",
    ),
    "a value that was there before, in both steps that tell of it": (
        _run(
            "UPDATE change SET after = replace(after, 'Mil', 'Gil'), before = replace(before, 'Mil', 'Gil')",
        ),
        "Step 4 of the history was",
    ),
    "the last step gone, and the record as before": (
        _run(
            f"DELETE FROM change WHERE change_set = {_LAST}",
            f"DELETE FROM change_set WHERE sequence = {_LAST}",
            "UPDATE company SET address = 'Baku'",
        ),
        "Step 8 of the history is gone.",
    ),
    "the last two steps gone, and where the history ends put back": (
        _run(
            "DELETE FROM change WHERE change_set > 6",
            "DELETE FROM change_set WHERE sequence > 6",
            "UPDATE record SET removed_at = changed_at WHERE kind = 'company'",
            "UPDATE company SET address = 'Baku'",
            "UPDATE journal_end SET sequence = 6, "
            "fingerprint = (SELECT fingerprint FROM change_set WHERE sequence = 6)",
        ),
        "Steps 7 to 8 of the history are gone.",
    ),
    "the last step gone, with all that counts it": (
        _run(
            f"DELETE FROM change WHERE change_set = {_LAST}",
            f"DELETE FROM change_set WHERE sequence = {_LAST}",
            "UPDATE company SET address = 'Baku'",
            "UPDATE journal_end SET (sequence, fingerprint) = "
            "(SELECT sequence, fingerprint FROM change_set ORDER BY sequence DESC LIMIT 1)",
            "UPDATE sqlite_sequence SET seq = 7 WHERE name = 'change_set'",
        ),
        "This was changed later than any step of the history: a step may have been taken out of it.",
    ),
    "the count of steps gone": (
        _run("DELETE FROM sqlite_sequence"),
        "The register does not know of the last steps of its history.",
    ),
    "a count of steps that is none": (
        _run("UPDATE sqlite_sequence SET seq = 'abc'"),
        "The register does not know of the last steps of its history.",
    ),
    "a step in the middle gone": (
        _run(
            "DELETE FROM change WHERE change_set = 4",
            "DELETE FROM change_set WHERE sequence = 4",
            "UPDATE change SET before = replace(before, 'Mil', 'Aran') WHERE change_set = 5",
        ),
        "Step 4 of the history is gone.",
    ),
    "a row put in the place of another": (
        _run(
            "INSERT OR REPLACE INTO change_set "
            "SELECT sequence, id, at, 'aygun', label, undoes, undoable, fingerprint "
            f"FROM change_set WHERE sequence = {_LAST}"
        ),
        "Step 8 of the history was",
    ),
    "a change put in the place of another": (
        _run(
            "INSERT OR REPLACE INTO change SELECT sequence, change_set, record_kind, record_id, before, "
            "replace(after, 'Ganja', 'Sheki') FROM change WHERE change_set = 8",
        ),
        "Step 8 of the history was",
    ),
    "two steps exchanged": (
        _run(
            "PRAGMA foreign_keys = 0",
            "UPDATE change_set SET sequence = -sequence WHERE sequence IN (3, 4)",
            "UPDATE change_set SET sequence = 7 + sequence WHERE sequence < 0",
            "UPDATE change SET change_set = 7 - change_set WHERE change_set IN (3, 4)",
        ),
        "Step 3 of the history was",
    ),
    "a step that nobody made": (
        _run(
            "INSERT INTO change_set SELECT 9, 'mine', at, 'aygun', label, NULL, 1, fingerprint FROM change_set "
            "WHERE sequence = 8",
            f"INSERT INTO change SELECT 99, 9, 'district', {_EDITED}, '{{\"region\":\"Mughan\"}}', "
            '\'{"region":"Baku"}\'',
            "UPDATE district SET region = 'Baku'",
        ),
        "Step 9 of the history was",
    ),
    "a change of another step": (_run("UPDATE change SET change_set = 5 WHERE change_set = 4"), "Step 4 of the"),
    "another fingerprint": (
        _run("UPDATE change_set SET fingerprint = upper(fingerprint) WHERE sequence = 6"),
        "Step 6 of the history was",
    ),
    "another end": (_run("UPDATE journal_end SET fingerprint = ''"), "The last step of the history is not the one"),
    "a value hidden as an erased one is": (
        lambda connection: hide(connection, "Shirvan"),
        "as if a person had been erased, but nobody was.",
    ),
    "a value in a record alone": (_run("UPDATE district SET region = 'Baku'"), _NOT_TOLD),
    "a record removed": (
        _run("UPDATE record SET removed_at = changed_at WHERE kind = 'district'"),
        "The history does not tell that it was removed or restored.",
    ),
    "a record that nobody added": (
        _run(
            "INSERT INTO record SELECT 'mine', kind, caption, order_az, order_en, order_ru, search_key, version, "
            "created_at, created_by, changed_at, changed_by, removed_at, note, name_az, name_en, name_ru "
            "FROM record WHERE kind = 'district'",
            "INSERT INTO district (id, names) SELECT 'mine', names FROM district",
        ),
        "The history does not tell how this record came here.",
    ),
}


def _check(path: Path, capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, str]:
    code = main(["check", str(path), "--language", "en", *more])
    return code, capsys.readouterr().err


@pytest.mark.thorough
def test_nothing_is_said_of_a_history_that_nobody_touched(made, capsys):
    assert _check(made, capsys) == (0, "")


@pytest.mark.parametrize("what", one_in(3, TAMPERINGS))
def test_it_is_found_and_named(what, made, tmp_path, capsys):
    path = Path(shutil.copy(made, tmp_path / "register.ddesk"))
    tamper, expected = TAMPERINGS[what]
    with past_the_guards(path) as connection:
        tamper(connection)
    code, said = _check(path, capsys)
    assert code == 1 and expected in said, said


def test_a_record_that_cannot_count_on_is_refused_calmly(made, tmp_path):
    path = Path(shutil.copy(made, tmp_path / "register.ddesk"))
    with past_the_guards(path) as connection:
        TAMPERINGS["a record saved more often than anybody can"][0](connection)
    register = open_register(path)
    with register.read() as session:
        park = next(each for each in standing(session) if each.kind == "district")
    with pytest.raises(Damaged):
        edit(register, park, region="Salyan")
    register.close()


def _steps(path: Path) -> list[tuple[int, str]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT sequence, fingerprint FROM change_set ORDER BY sequence").fetchall()


def _write_history_anew(path: Path) -> None:
    """What somebody does who knows how fingerprints are reckoned."""
    engine = create_engine(f"sqlite:///{path}", isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        raw = connection.connection.driver_connection
        with guards_away(raw):
            raw.execute("UPDATE change_set SET who = 'aygun' WHERE sequence = 3")
            chain.seal(connection)
    engine.dispose()


def test_a_history_written_anew_has_no_fingerprint_that_was_written_down_before(made, tmp_path, capsys):
    path = Path(shutil.copy(made, tmp_path / "register.ddesk"))
    written_down = dict(_steps(path))
    _write_history_anew(path)
    assert _check(path, capsys) == (0, "")
    assert dict(_steps(path)).keys() == written_down.keys()
    for number, expected in ((2, 0), (3, 1), (8, 1)):
        code, said = _check(path, capsys, "--fingerprint", chain.shown(written_down[number]))
        assert (code, "No step of the history has the fingerprint" in said) == (expected, bool(expected))


def test_a_fingerprint_says_its_step_and_how_many_came_after_it(made, capsys):
    third = _steps(made)[2][1]
    for typed in (third, chain.shown(third), chain.shown(third).lower().replace(" ", "-")):
        assert main(["check", str(made), "--language", "en", "--fingerprint", typed]) == 0
        assert "is that of step 3: " in (said := capsys.readouterr().out) and "5 steps came after it." in said
    code, said = _check(made, capsys, "--fingerprint", "A31F")
    assert code == 1 and "at least 16 signs" in said


def test_a_row_is_not_put_in_the_place_of_another_while_the_guards_are_there(made, tmp_path):
    path = Path(shutil.copy(made, tmp_path / "register.ddesk"))
    with closing(sqlite3.connect(path)) as connection:
        for table in ("change_set", "change"):
            with pytest.raises(sqlite3.IntegrityError, match="only added to"):
                connection.execute(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table} WHERE sequence = 2")


def test_a_step_that_was_removed_stays_missed_whatever_is_saved_after_it(made, tmp_path, capsys):
    path = Path(shutil.copy(made, tmp_path / "register.ddesk"))
    with past_the_guards(path) as connection:
        TAMPERINGS["the last step gone, and the record as before"][0](connection)
    register = open_register(path)
    keep(register, district("Sumgait"))
    register.close()
    code, said = _check(path, capsys)
    assert code == 1 and [line for line in said.splitlines() if "istory" in line] == [
        "Error: Step 8 of the history is gone."
    ]


@pytest.mark.thorough
def test_an_open_register_is_followed_in_its_rests_and_a_save_goes_before_it(made, tmp_path):
    path = Path(shutil.copy(made, tmp_path / "register.ddesk"))
    with past_the_guards(path) as connection:
        TAMPERINGS["another author"][0](connection)
    register = open_register(path)
    saved: list[int] = []
    read = ChainReader.follow

    def save_in_between(reader: ChainReader, connection: Connection, go_on: Callable[[], object]) -> None:
        def go_on_after_a_save() -> None:
            if reader.here.sequence == 4 and not saved:
                saved.append(4)
                saving.start()
                while register._inspection._no_save.is_set():
                    time.sleep(0.001)
            go_on()

        read(reader, connection, go_on_after_a_save)

    saving = threading.Thread(target=lambda: keep(register, district("Sumgait")))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ChainReader, "follow", save_in_between)
        found = register.look_at_history()
    saving.join()
    assert [each.message[:26] for each in found] == ["Step 3 of the history was "] and saved == [4]
    register.close()
