"""Attached files that could do harm are told, and the copies that other programs show do not stay."""

from __future__ import annotations

import io
import os
import signal
import stat
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import pytest

from districtdesk.attached.copies import clear_left_copies, read_only_copy, safe_name
from districtdesk.attached.dangers import danger_of, ending_of, why_dangerous
from districtdesk.register.errors import RegisterError
from districtdesk.register.journal.attachments import attach
from districtdesk.register.journal.store import Register
from tests.making import district, keep


def _zipped(*names: str) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as file:
        for name in names:
            file.writestr(name, "x")
    return whole.getvalue()


def _each(words: str) -> list[str]:
    return words.split()


_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("name", "content", "danger"),
    [
        *((f"a.{each}", b"", "program") for each in _each("exe bat cmd com scr msi ps1 vbs js jar sh AppImage")),
        *((f"a.{each}", b"", "macros") for each in _each("docm xlsm pptm xlsb xlam DOTM")),
        *((f"a.{each}", b"", "pointer") for each in _each("lnk desktop url")),
        ("Letter.pdf.exe", b"%PDF", "program"),
        ("Letter.EXE . ", b"", "program"),
        ("Letter\u202efdp.exe", b"", "program"),
        ("Letter.exe\u200b", b"", "program"),
        ("Letter.pdf", b"MZ\x90\0", "hidden_program"),
        ("Letter", b"\x7fELF\x02", "hidden_program"),
        ("Letter.txt", b"#!/bin/sh\nrm -r ~", "hidden_program"),
        ("Letter.pdf", b"L\0\0\0\x01\x14\x02\0\0", "pointer"),
        ("Letter.txt", b"[Desktop Entry]\nExec=x", "pointer"),
        ("Letter.docx", _zipped("word/document.xml", "word/vbaProject.bin"), "macros"),
        ("Table.ods", _zipped("content.xml", "Basic/Standard/Module1.xml"), "macros"),
        ("Letter.doc", _OLD + "_VBA_PROJECT".encode("utf-16-le"), "macros"),
        ("Letter.doc", _OLD, ""),
        ("Letter.docx", _zipped("word/document.xml"), ""),
        ("Broken.docx", b"PK\x03\x04 cut", ""),
        ("Page.html", b"<html><script>", ""),
        ("Plan.svg", b"<svg/>", ""),
        ("Letter.pdf", b"%PDF-1.7", ""),
        ("exe", b"", ""),
        (".exe", b"", "program"),
        ("", b"", ""),
    ],
)  # fmt: skip
def test_a_file_that_does_something_by_itself_is_told(name: str, content: bytes, danger: str):
    assert danger_of(name, content) == danger
    assert bool(why_dangerous(name, content)) is bool(danger)


def test_the_reason_names_the_ending():
    assert ".scr" in why_dangerous("Park.jpg.SCR", b"") and ending_of("Park.jpg.SCR") == "scr"


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Letter.txt", "Letter.txt"),
        ("C:\\Users\\me\\Letter.txt", "Letter.txt"),
        ("../../etc/passwd", "passwd"),
        ("a\0b\ud800?.pdf", "a_b__.pdf"),
        ("con.txt", "_con.txt"),
        ("Letter.exe. .", "Letter.exe"),
        ("..", "file"),
        ("", "file"),
        ("Ə" * 300 + ".pdf", "Ə" * 98 + ".pdf"),
        ("x" * 300, "x" * 200),
    ],
)
def test_a_copy_has_a_name_that_any_system_takes(name: str, safe: str):
    assert safe_name(name) == safe


def test_a_copy_is_its_owners_alone_and_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    copy = read_only_copy("a\0b.pdf", b"text")
    assert copy.read_bytes() == b"text" and stat.S_IMODE(copy.stat().st_mode) == stat.S_IRUSR
    assert stat.S_IMODE(copy.parent.stat().st_mode) == stat.S_IMODE(copy.parents[1].stat().st_mode) == 0o700
    # It is in use: a second start leaves it alone.
    clear_left_copies()
    assert copy.exists()


_PROGRAM = """
import sys, time
from districtdesk.attached.copies import read_only_copy
print(read_only_copy("Letter.txt", b"text").parents[1], flush=True)
sys.stdin.read() if sys.argv[1:] else None
"""


def test_copies_go_with_the_program_and_what_a_killed_one_left_at_the_next_start():
    ended = subprocess.run([sys.executable, "-c", _PROGRAM], capture_output=True, text=True, check=True)
    assert not Path(ended.stdout.strip()).exists()
    with subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, "wait"], stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True
    ) as waiting:
        assert waiting.stdout is not None
        left = Path(waiting.stdout.readline().strip())
        os.kill(waiting.pid, signal.SIGKILL)
    assert list(left.rglob("*.txt"))
    others = Path(tempfile.mkdtemp(prefix="districtdesk-opened-"))
    clear_left_copies()
    assert not left.exists()
    # Not ours to remove: no lock of ours lies in it.
    assert others.exists()
    others.rmdir()


@pytest.mark.parametrize("name", ["no text \udcff.txt", "zero\0.txt", "x" * 256])
def test_a_file_whose_name_is_no_text_is_refused_with_a_reason(register: Register, tmp_path: Path, name: str):
    zone = district()
    keep(register, zone)
    with pytest.raises(RegisterError, match="another name"):
        attach(register, zone.id, tmp_path / name)
