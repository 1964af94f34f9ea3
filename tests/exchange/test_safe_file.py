"""A workbook takes its place whole or not at all."""

from __future__ import annotations

import errno
import json
import os
import re
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from districtdesk.exchange import safe_file
from districtdesk.exchange.book import BookSheet, Cancelled, ExchangeError, write_book
from districtdesk.exchange.json_file import export_json
from districtdesk.exchange.open_elsewhere import InUse
from districtdesk.exchange.safe_file import Draft
from districtdesk.register.opening import open_register

from .books import COVER, columns, sheet, write_values

OLD = b"what was there before"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "Rayonlar 2026.xlsx"
    path.write_bytes(OLD)
    return path


def assert_untouched(target: Path) -> None:
    assert target.read_bytes() == OLD
    assert list(target.parent.iterdir()) == [target]


LOCKS = [
    (".~lock.{}#", ",anar,desk-7,28.11.2026 10:00,file:///home/anar;", "LibreOffice (anar)"),
    (".~lock.{}#", "", "LibreOffice. Close it"),
    ("~${}", "\x04Anar", "Excel"),
]


@pytest.mark.parametrize(("name", "content", "said"), LOCKS)
def test_a_workbook_that_is_open_is_kept_and_a_free_name_offered(
    target: Path, name: str, content: str, said: str
) -> None:
    lock = target.with_name(name.format(target.name))
    lock.write_text(content)
    taken = target.with_name("Rayonlar 2026 (2).xlsx")
    target.with_name(name.format(taken.name)).write_text(content)
    with pytest.raises(InUse, match=re.escape(said)) as caught:
        write_values(target, ["new"], "text")
    assert target.read_bytes() == OLD and lock.name in caught.value.kept
    assert caught.value.free.name == "Rayonlar 2026 (3).xlsx"
    write_values(caught.value.free, ["new"], "text")


def test_a_lock_of_a_workbook_that_is_gone_holds_nobody_up(target: Path) -> None:
    target.unlink()
    target.with_name(f"~${target.name}").write_text("")
    write_values(target, ["new"], "text")


def many_rows() -> BookSheet:
    rows = ((f"row {number} {hash(number)}",) for number in range(60_000))
    return BookSheet("Districts", "district", columns("text"), lambda: rows, 60_000)


def test_a_full_disk_keeps_the_old_file(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = 0

    def write_until_full(self: Draft, data: bytes) -> int:
        nonlocal written
        written += len(data)
        if written > 50_000:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return super(Draft, self).write(data)

    monkeypatch.setattr(Draft, "write", write_until_full, raising=False)
    with pytest.raises(ExchangeError) as caught:
        write_book(target, COVER, [many_rows()])
    assert "disk is full" in caught.value.message
    assert target.name in caught.value.kept
    assert_untouched(target)


def run(program: str, target: Path) -> subprocess.CompletedProcess[str]:
    """Run a program that knows `target` and `rows()`; the rows call `midway()`."""
    start = """
        import os, sys
        from pathlib import Path
        from districtdesk.exchange.book import *
        target = Path(sys.argv[1])
        def midway(): pass
        def rows():
            for number in range(60_000):
                if number == 50_000: midway()
                yield (f"row {number} {number * 7919}",)
        sheets = [BookSheet("A", "a", (BookColumn("x", "X"),), rows, 60_000)]
    """
    source = textwrap.dedent(start) + textwrap.dedent(program)
    return subprocess.run([sys.executable, "-c", source, str(target)], capture_output=True, text=True, timeout=60)


@pytest.mark.thorough
def test_a_killed_program_keeps_the_old_file_and_the_next_one_tidies_up(target: Path) -> None:
    killed = run("def midway(): os._exit(9)\nwrite_book(target, Cover('A'), sheets)", target)
    assert killed.returncode == 9
    assert target.read_bytes() == OLD
    assert [path.suffix for path in target.parent.iterdir() if path != target] == [".districtdesk-unfinished"]
    write_values(target, ["new"], "text")
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.thorough
@pytest.mark.skipif(os.name == "nt", reason="POSIX limits the size of files")
def test_a_file_that_may_not_grow_keeps_the_old_one(target: Path) -> None:
    program = """
        import resource
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
        try:
            write_book(target, Cover("A"), sheets)
        except ExchangeError as problem:
            sys.exit(problem.message)
    """
    stopped = run(program, target)
    assert "The disk is full" in stopped.stderr
    assert_untouched(target)


@pytest.mark.skipif(os.name == "nt", reason="Windows guards an open file by itself")
def test_a_draft_that_somebody_still_writes_is_left_alone(target: Path) -> None:
    with safe_file.replacing(target) as draft:
        write_values(target, ["new"], "text")
        assert draft.path.exists()
        draft.write(b"mine")
    assert target.read_bytes() == b"mine"


def test_cancelling_keeps_the_old_file(target: Path) -> None:
    asked: Iterator[bool] = iter([False] * 20 + [True] * 1000)
    with pytest.raises(Cancelled):
        write_book(target, COVER, [many_rows()], is_cancelled=lambda: next(asked))
    assert_untouched(target)


def test_an_exception_in_the_rows_keeps_the_old_file(target: Path) -> None:
    def broken() -> Iterator[tuple[str]]:
        yield ("a",)
        raise RuntimeError("the register went away")

    with pytest.raises(RuntimeError):
        write_book(target, COVER, [BookSheet("A", "a", columns("text"), broken, 2)])
    assert_untouched(target)


def test_a_disk_that_returns_something_else_is_noticed(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settle = Draft.settle

    def spoil(self: Draft) -> None:
        settle(self)
        with self.path.open("r+b") as file:
            file.seek(2_000)
            byte = file.read(1)
            file.seek(2_000)
            file.write(bytes([byte[0] ^ 1]))

    monkeypatch.setattr(Draft, "settle", spoil)
    with pytest.raises(ExchangeError, match="read back"):
        write_book(target, COVER, [sheet([("a",)] * 3000, "text")])
    assert_untouched(target)


def test_a_file_open_in_excel_is_said_calmly(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_paths: object) -> None:
        raise PermissionError(errno.EACCES, "The process cannot access the file")

    monkeypatch.setattr(safe_file.os, "replace", refuse)
    with pytest.raises(ExchangeError) as caught:
        write_values(target, ["new"], "text")
    assert "open in Excel" in caught.value.message
    assert_untouched(target)


def test_a_missing_folder_and_a_folder_as_target_are_named(tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match="no folder"):
        write_values(tmp_path / "nowhere" / "a.xlsx", ["x"], "text")
    with pytest.raises(ExchangeError, match="is a folder"):
        write_values(tmp_path, ["x"], "text")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
@pytest.mark.parametrize("linked", [True, False])
def test_what_is_no_file_is_not_replaced_by_one(tmp_path: Path, linked: bool) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    target = pipe
    if linked:
        target = tmp_path / "link.xlsx"
        target.symlink_to(pipe)
    with pytest.raises(ExchangeError, match="no file of its own"):
        write_values(target, ["new"], "text")
    assert pipe.is_fifo()
    assert {each.name for each in tmp_path.iterdir()} == {pipe.name, target.name}


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_folder_behind_a_link_is_named(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    link = tmp_path / "link.xlsx"
    link.symlink_to(tmp_path / "folder")
    with pytest.raises(ExchangeError, match="is a folder"):
        write_values(link, ["new"], "text")


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_and_the_rights_of_the_old_file_are_kept(target: Path) -> None:
    target.chmod(0o640)
    link = target.with_name("link.xlsx")
    link.symlink_to(target)
    write_values(link, ["new"], "text")
    assert link.is_symlink()
    assert target.read_bytes() != OLD
    assert target.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("name", ["zero\0.xlsx", "half \ud800.xlsx"])
def test_a_name_that_no_file_has_is_refused_with_a_reason(tmp_path: Path, name: str) -> None:
    with pytest.raises(ExchangeError, match="another name"), safe_file.replacing(tmp_path / name):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_register_whose_name_is_no_text_is_exported_all_the_same(register_file: Path, tmp_path: Path) -> None:
    named = register_file.rename(register_file.with_name("no\udcfftext.ddesk"))
    register = open_register(named)
    export_json(register, tmp_path / "out.json")
    register.close()
    assert json.loads((tmp_path / "out.json").read_text("utf-8"))["register"] == "no\ufffdtext.ddesk"
