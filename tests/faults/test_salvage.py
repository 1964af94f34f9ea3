"""What a damaged register still holds is put together in a new one; the damaged one is left; the account is true."""

from __future__ import annotations

import random
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from districtdesk.cli import main
from districtdesk.register.checking import check
from districtdesk.register.errors import Damaged, NotARegister, RegisterError
from districtdesk.register.file.file_format import NEWEST_SCHEMA
from districtdesk.register.identity import is_id
from districtdesk.register.opening import open_register
from districtdesk.register.repairing.account import Account
from districtdesk.register.repairing.layout import layout_of
from districtdesk.register.repairing.repair import RepairCancelled, repair, repaired_name
from districtdesk.register.salvage.cells import content_of
from districtdesk.register.salvage.pages import Pages
from districtdesk.register.salvage.reading import read_rows
from districtdesk.register.salvage.traces import has_traces
from tests.making import district, keep
from tests.registers import SCHEMAS, unpack
from tests.thorough import one_in

from .damages import DAMAGES, Spoil, overwrite, run

_PAGE = 4096
_RECORDS = 149


def _tables(file: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(file)) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: sorted(connection.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr) for name in names}


def _root(file: Path, name: str) -> int:
    with closing(sqlite3.connect(file)) as connection:
        return int(connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,)).fetchone()[0])


def _leaves(file: Path, name: str) -> list[int]:
    """The pages of a table or index, but for its root, as sqlite3 knows them where it was built to tell."""
    number, raw = _root(file, name), file.read_bytes()
    page = raw[(number - 1) * _PAGE : number * _PAGE]
    cells = int.from_bytes(page[3:5])
    if page[0] not in (2, 5):
        return [number]
    starts = [int.from_bytes(page[12 + 2 * each : 14 + 2 * each]) for each in range(cells)]
    return [int.from_bytes(page[at : at + 4]) for at in starts] + [int.from_bytes(page[8:12])]


def _zero(*numbers: int) -> Spoil:
    def spoil(file: Path) -> None:
        for number in numbers:
            overwrite(file, (number - 1) * _PAGE, bytes(_PAGE))

    return spoil


@pytest.fixture
def damaged(made_sample: Path, tmp_path: Path) -> Callable[[Spoil], Path]:
    def make(spoil: Spoil) -> Path:
        file = Path(shutil.copy(made_sample, tmp_path / "register.ddesk"))
        spoil(file)
        return file

    return make


def _repair(file: Path) -> Account:
    """Repair it, and look that it is as it was, and that what came of it opens and can be saved into."""
    before = file.read_bytes()
    account = repair(file)
    assert file.read_bytes() == before
    assert {each.name for each in file.parent.iterdir()} == {file.name, account.out.name}
    assert stat.S_IMODE(account.out.stat().st_mode) == 0o600 or sys.platform == "win32"
    again = open_register(account.out, whole=True)
    assert not again.read_only
    again.close()
    return account


@pytest.mark.thorough
def test_a_whole_file_is_put_together_again_as_it_is(damaged: Callable[[Spoil], Path], made_sample: Path) -> None:
    account = _repair(damaged(lambda _file: None))
    assert account.out.name == "register (repaired).ddesk"
    assert (account.records, account.is_whole, account.told, account.lost_pages) == (_RECORDS, True, 0, 0)
    assert account.checked is not None and account.checked.findings == ()
    ours, theirs = _tables(account.out), _tables(made_sample)
    assert {name: rows for name, rows in ours.items() if rows != theirs[name]} == {}


def _rules(account: Account) -> set[str]:
    """What is still found: that the history is not whole stays so, and is never hidden."""
    assert account.checked is not None
    return {each.problem.rule for each in account.checked.findings if each.problem.is_error}


# What is spoilt, and how many records are brought back: those of the history as well as those of the pages.
_SPOILT: dict[str, tuple[Callable[[Path], Spoil], int]] = {
    "the first page zeroed": (lambda _file: _zero(1), _RECORDS),
    "the root of all records": (lambda file: _zero(_root(file, "record")), _RECORDS),
    "a leaf of all records": (lambda file: _zero(_leaves(file, "record")[2]), _RECORDS),
    "every page of the history": (lambda file: _zero(_root(file, "change"), *_leaves(file, "change")), _RECORDS),
    "the steps of the history": (lambda file: _zero(_root(file, "change_set")), _RECORDS),
    "an index": (lambda file: _zero(_root(file, "ix_figure_subject")), _RECORDS),
    "the type of a page flipped": (
        lambda file: lambda each: overwrite(each, (_root(file, "record") - 1) * _PAGE, b"\x07"),
        _RECORDS,
    ),
    "the cells of a page flipped": (
        lambda file: lambda each: overwrite(each, (_root(file, "citation") - 1) * _PAGE + 8, b"\xff" * 30),
        _RECORDS,
    ),
    "two tables exchanged": (lambda _file: DAMAGES["two tables exchanged"], _RECORDS),
    "no magic": (lambda _file: DAMAGES["no magic"], _RECORDS),
}


@pytest.mark.thorough
@pytest.mark.parametrize("name", _SPOILT)
def test_so_many_records_are_brought_back(damaged: Callable[[Spoil], Path], made_sample: Path, name: str) -> None:
    make, records = _SPOILT[name]
    account = _repair(damaged(make(made_sample)))
    assert (account.records, [each.words() for each in account.gone]) == (records, [])
    assert _rules(account) <= {"history_changed"}
    ours, theirs = _tables(account.out), _tables(made_sample)
    beside = ("record", "change_set", "change", "sqlite_sequence", "journal_end")
    assert {name: rows for name, rows in ours.items() if name not in beside and rows != theirs[name]} == {}


@pytest.mark.parametrize("share", one_in(2, [0.9, 0.3]))
def test_of_a_file_that_is_cut_off_what_is_left_makes_a_register(
    damaged: Callable[[Spoil], Path], share: float
) -> None:
    def cut(file: Path) -> None:
        file.write_bytes(file.read_bytes()[: int(file.stat().st_size * share)])

    account = _repair(damaged(cut))
    assert 0 < account.records <= _RECORDS
    assert account.checked is not None and not account.checked.is_file_damaged
    assert account.gone and account.records + len(account.gone) <= _RECORDS and not account.is_whole
    assert any("Nothing is gone" in each for each in account.sentences()) == account.is_whole


@pytest.mark.thorough
@pytest.mark.parametrize("name", ["a column away", "a column renamed", "a column more", "a reckoned column"])
def test_columns_are_known_by_their_names_in_the_file(
    damaged: Callable[[Spoil], Path], made_sample: Path, name: str
) -> None:
    account = _repair(damaged(DAMAGES[name]))
    assert (account.records, account.gone, account.told) == (_RECORDS, [], 0)
    ours, theirs = _tables(account.out), _tables(made_sample)
    assert [ours[each] for each in ("district", "company")] == [theirs[each] for each in ("district", "company")]


_HURT_ROWS = {
    "a row of its kind": ("DELETE FROM event WHERE id = (SELECT max(id) FROM event)", "from_history"),
    "a row of all records": ("DELETE FROM record WHERE kind = 'project'", "from_history"),
    "kinds exchanged": (
        "UPDATE record SET kind = iif(kind = 'event', 'figure', 'event') WHERE kind IN ('event', 'figure')",
        "",
    ),
    "a value that is none": ("UPDATE event SET date = '2025-13-45' WHERE event_kind = 'launch'", "values"),
    "titles and keys": ("UPDATE record SET caption = 'x', search_key = 'x', order_az = 'x'", ""),
    "links": ("DELETE FROM link", ""),
    "a link to nothing": ("UPDATE project SET district = 'nothing'", "emptied"),
}


@pytest.mark.thorough
@pytest.mark.parametrize("name", _HURT_ROWS)
def test_rows_are_mended_and_the_closing_step_tells_of_what_the_history_did_not(
    damaged: Callable[[Spoil], Path], name: str
) -> None:
    statement, what = _HURT_ROWS[name]
    account = _repair(damaged(run("PRAGMA foreign_keys = 0", statement)))
    assert account.records == _RECORDS
    assert not what or getattr(account, what)
    assert _rules(account) == set()
    assert account.told == (1 if what == "emptied" else 0)


@pytest.mark.thorough
def test_a_step_that_is_lost_is_named_and_undo_ends_there(damaged: Callable[[Spoil], Path]) -> None:
    file = damaged(run("PRAGMA foreign_keys = 0", *_unguarded(), "DELETE FROM change_set WHERE sequence = 2"))
    account = _repair(file)
    assert (account.steps, account.steps_lost) == (1, 1)
    assert any("1 step is lost" in each for each in account.sentences())
    register = open_register(account.out)
    assert register.steps().undo is None
    # Told apart from what somebody did past the program, and from what somebody does to it afterwards.
    assert [each.problem.is_error for each in check(register).findings] == [False]
    assert register.look_at_history() == []
    register.close()
    run(*_unguarded(), "UPDATE change_set SET who = 'aygun' WHERE sequence = 1")(account.out)
    later = open_register(account.out, read_only=True)
    assert {each.problem.rule for each in check(later).findings} >= {"history_changed"}
    later.close()


def test_entries_of_the_history_that_are_lost_are_counted(damaged: Callable[[Spoil], Path]) -> None:
    account = _repair(damaged(run(*_unguarded(), "DELETE FROM change WHERE sequence BETWEEN 11 AND 34")))
    assert account.entries_lost == 24
    assert any("24 entries of the history are gone." in each for each in account.sentences())
    assert "Nothing is gone." not in account.sentences()


@pytest.mark.thorough
@pytest.mark.parametrize("place", [1, -1])
def test_a_page_of_the_history_that_is_gone_is_told_and_is_no_deed_of_anybody(
    damaged: Callable[[Spoil], Path], made_sample: Path, place: int
) -> None:
    account = _repair(damaged(_zero(_leaves(made_sample, "change")[place])))
    said = " ".join(account.sentences())
    assert account.records == _RECORDS and not account.is_whole and "Nothing is gone." not in said
    assert "1 step is not as it was saved: entries of it are gone or damaged." in said
    assert account.checked is not None and not account.checked.has_errors
    assert {each.problem.rule for each in account.checked.findings} == {"history_damaged"}
    register = open_register(account.out)
    keep(register, district("Sumgait"))
    register.close()
    again = open_register(account.out, read_only=True)
    assert not check(again).has_errors
    again.close()
    # Somebody else at the same step, after the repair.
    number = 1 if place == 1 else 2
    run(*_unguarded(), f"UPDATE change_set SET who = 'aygun' WHERE sequence = {number}")(account.out)
    later = open_register(account.out, read_only=True)
    assert "history_changed" in {each.problem.rule for each in check(later).findings}
    later.close()


@pytest.mark.thorough
def test_a_register_of_the_oldest_schema_is_repaired(tmp_path: Path) -> None:
    account = _repair(unpack(SCHEMAS[0], tmp_path))
    assert account.is_whole and account.checked is not None and account.checked.findings == ()


def _unguarded() -> tuple[str, ...]:
    return tuple(
        f"DROP TRIGGER {table}_refuses_{act}" for table in ("change_set", "change") for act in ("update", "delete")
    )


@pytest.mark.thorough
def test_a_repair_is_offered_of_all_that_can_be_salvaged(made_sample: Path, tmp_path: Path) -> None:
    without = set()
    for number, (name, spoil) in enumerate(DAMAGES.items()):
        file = tmp_path / str(number) / "register.ddesk"
        file.parent.mkdir()
        spoil(Path(shutil.copy(made_sample, file)))
        without |= set() if has_traces(file) else {name}
    # Of which a repair finds nothing either.
    assert without == {
        *("nothing in it", "one byte", "a letter", "zeros alone", "of another program", "our mark alone"),
        *("taken for text", "the first bytes", "the header alone", "the first page alone"),
    }


def test_what_holds_nothing_of_a_register_is_refused(damaged: Callable[[Spoil], Path], tmp_path: Path) -> None:
    for name in ("a letter", "zeros alone", "of another program", "nothing in it"):
        file = damaged(DAMAGES[name])
        assert not has_traces(file)
        with pytest.raises(Damaged, match="Nothing of a register"):
            repair(file)
        assert list(tmp_path.iterdir()) == [file]
    with pytest.raises(NotARegister):
        repair(tmp_path / "none.ddesk")


@pytest.mark.thorough
def test_nothing_is_written_over_and_what_is_broken_off_leaves_nothing(
    damaged: Callable[[Spoil], Path], tmp_path: Path
) -> None:
    file = damaged(lambda _file: None)
    with pytest.raises(RegisterError, match="already a file"):
        repair(file, file)
    with pytest.raises(RepairCancelled):
        repair(file, is_cancelled=lambda: True)
    assert list(tmp_path.iterdir()) == [file]
    repaired_name(file).touch()
    assert repaired_name(file).name == "register (repaired) 2.ddesk"


@pytest.mark.thorough
def test_the_command_line_repairs_and_tells_the_same(
    damaged: Callable[[Spoil], Path], capsys: pytest.CaptureFixture[str], made_sample: Path
) -> None:
    file = damaged(_zero(_root(made_sample, "event")))
    assert main(["--language", "en", "check", str(file)]) == 3
    assert "repair" in capsys.readouterr().err
    assert main(["--language", "en", "repair", str(file)]) == 0
    told = capsys.readouterr().out
    assert "149 records were found" in told and "5 records were put together again from the history" in told
    assert main(["--language", "en", "check", str(repaired_name(file).with_name("register (repaired).ddesk"))]) == 0


_RECOVER = shutil.which("sqlite3")


def _zeroed(file: Path, share: float) -> None:
    overwrite(file, int(file.stat().st_size * share) // _PAGE * _PAGE, bytes(_PAGE))


def _flipped_page(file: Path, share: float) -> None:
    raw, at = file.read_bytes(), int(file.stat().st_size * share) // _PAGE * _PAGE
    overwrite(file, at, bytes(each ^ 0xFF for each in raw[at : at + _PAGE]))


def _flipped_bits(file: Path, share: float) -> None:
    """Forty bits, anywhere behind the first page."""
    chance, raw = random.Random(share), bytearray(file.read_bytes())
    for _bit in range(40):
        raw[chance.randrange(_PAGE, len(raw))] ^= 1 << chance.randrange(8)
    file.write_bytes(raw)


def _recovered(file: Path, out: Path) -> Path:
    """What SQLite's own shell puts together of it; skips where that cannot."""
    script = subprocess.run([str(_RECOVER), file, ".recover"], capture_output=True, check=False).stdout
    if b"INSERT" not in script:
        # Debian's is: it finds as little in a whole file.
        pytest.skip("this sqlite3 is built without sqlite_dbpage, and its .recover finds nothing at all")
    subprocess.run([str(_RECOVER), out], input=script, capture_output=True, check=False)
    return out


@pytest.mark.skipif(_RECOVER is None, reason="sqlite3 is not installed: its .recover is what ours is compared with")
@pytest.mark.parametrize("spoilt", [_zeroed, pytest.param(_flipped_page, marks=pytest.mark.thorough)])
@pytest.mark.parametrize("share", [0.02, 0.35, 0.65, 0.95])
def test_nothing_is_left_out_that_sqlite_recovers(
    damaged: Callable[[Spoil], Path], tmp_path: Path, spoilt: Callable[[Path, float], None], share: float
) -> None:
    shapes = layout_of(damaged(lambda _file: None))
    file = damaged(lambda whole: spoilt(whole, share))
    found = read_rows(file, shapes)
    assert found.schema in (0, NEWEST_SCHEMA)
    compared = 0
    with closing(sqlite3.connect(_recovered(file, tmp_path / "recovered.db"))) as connection:
        tables = {each[0] for each in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        for table, shape in shapes.items():
            if table in tables and table != "link":
                names = [column.name for column in shape.columns]
                columns = ", ".join(f'"{name}"' for name in names)
                rows = connection.execute(f'SELECT {columns} FROM "{table}"').fetchall()
                ours = [tuple(each.get(name) for name in names) for each in found.rows(table)]
                assert [row for row in rows if row not in ours] == [], table
                compared += len(rows)
    assert compared > _RECORDS


@pytest.mark.thorough
@pytest.mark.skipif(_RECOVER is None, reason="sqlite3 is not installed: its .recover is what ours is compared with")
@pytest.mark.parametrize("share", [0.02, 0.35, 0.65, 0.95])
def test_no_record_is_left_out_that_sqlite_recovers_of_a_file_with_flipped_bits(
    damaged: Callable[[Spoil], Path], tmp_path: Path, share: float
) -> None:
    """Rows may differ: of one whose head is flipped SQLite makes what stands at the wrong places."""
    file = damaged(lambda whole: _flipped_bits(whole, share))
    query = "SELECT id FROM record"
    with closing(sqlite3.connect(_repair(file).out)) as connection:
        ours = {row[0] for row in connection.execute(query)}
    with closing(sqlite3.connect(_recovered(file, tmp_path / "recovered.db"))) as connection:
        connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
        theirs = {row[0] for row in connection.execute(query) if is_id(row[0])}
    assert theirs and theirs <= ours


def _in_utf_16(file: Path, out: Path) -> None:
    """The same register as another program may copy it."""
    with closing(sqlite3.connect(file)) as old, closing(sqlite3.connect(out, isolation_level=None)) as new:
        new.execute("PRAGMA encoding = 'UTF-16le'")
        new.execute("PRAGMA foreign_keys = 0")
        for pragma in ("application_id", "user_version"):
            new.execute(f"PRAGMA {pragma} = {old.execute(f'PRAGMA {pragma}').fetchone()[0]}")
        parts = old.execute(
            "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid"
        ).fetchall()
        own = [each for each in parts if not each[1].startswith("sqlite_")]
        for statement in (sql for sort, _name, sql in own if sort != "trigger"):
            new.execute(statement)
        new.execute("BEGIN")
        for table in ("sqlite_sequence", *(name for sort, name, _sql in own if sort == "table")):
            rows = old.execute(f'SELECT * FROM "{table}"').fetchall()
            marks = ", ".join("?" * len(rows[0])) if rows else ""
            if rows:
                new.executemany(f'INSERT INTO "{table}" VALUES ({marks})', rows)
        new.execute("COMMIT")
        for statement in (sql for sort, _name, sql in own if sort == "trigger"):
            new.execute(statement)


def test_texts_are_read_as_the_file_stores_them(made_sample: Path, tmp_path: Path) -> None:
    file = tmp_path / "register.ddesk"
    _in_utf_16(made_sample, file)
    account = _repair(file)
    assert account.records == _RECORDS and not account.gone
    assert _tables(account.out)["project"] == _tables(made_sample)["project"]


def test_one_long_row_that_a_page_names_a_thousand_times_is_read_once(tmp_path: Path) -> None:
    size, file = 65_536, tmp_path / "register.ddesk"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(f"PRAGMA page_size = {size}")
        connection.execute("CREATE TABLE long (a, b)")
        connection.execute("INSERT INTO long VALUES (1, ?)", ("a" * 40 * size,))
        connection.commit()
    raw = bytearray(file.read_bytes())
    place = raw[size + 8 : size + 10]
    raw[size + 3 : size + 5] = (2000).to_bytes(2)
    raw[size + 8 : size + 8 + 2 * 1000] = place * 1000
    # The others begin a byte later each, and lead nowhere or into the pages of the first.
    start = int.from_bytes(place)
    raw[size + 2008 : size + 4008] = b"".join((start + each).to_bytes(2) for each in range(1000))
    file.write_bytes(raw)
    with Pages(file) as pages:
        content = content_of(pages, 2)
    read = sum(len(value) for row in content.rows for value in row.values if isinstance(value, str))
    assert len(content.rows[0].values[1]) == 40 * size and not content.rows[0].is_cut
    assert read < 2 * len(raw)
