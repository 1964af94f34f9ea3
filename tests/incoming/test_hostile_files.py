"""Hostile, damaged and odd files: each has its sentence, none takes long or much memory, good cells are read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook

from districtdesk.exchange.errors import Cancelled, ExchangeError
from districtdesk.exchange.limits import Limits
from districtdesk.incoming import reading
from districtdesk.incoming.reading import read_file
from districtdesk.incoming.reading_process import read_to
from districtdesk.incoming.sheet_cells import IncomingSheet
from districtdesk.incoming.wire import receive_sheets
from tests.exchange.books import sheet, write

from .ods import write_ods

_SHEET = "xl/worksheets/sheet1.xml"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _book(rows: list[list[object]] | None = None) -> dict[str, bytes]:
    """The parts of a workbook by their names."""
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    for row in rows if rows is not None else [["Company", "Jobs"], ["Alfa", 1], ["Beta", 2]]:
        sheet.append(row)
    file = io.BytesIO()
    made.save(file)
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _zip(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def _changed(part: str, old: bytes, new: bytes) -> bytes:
    parts = _book()
    assert old in parts[part]
    return _zip(parts | {part: parts[part].replace(old, new, 1)})


def _without(part: str) -> bytes:
    parts = _book()
    del parts[part]
    return _zip(parts)


def _twice() -> bytes:
    file = io.BytesIO(_zip(_book()))
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(file, "a") as archive:
        archive.writestr(_SHEET, b"<worksheet/>")
    return file.getvalue()


def _with_password() -> bytes:
    return _OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600


def _bomb() -> bytes:
    return _zip(_book() | {"xl/media/image1.bin": b"\0" * (200 << 20)})


def _bomb_of_rows() -> bytes:
    """Small in the directory's eyes, but many rows."""
    parts = _book()
    rows = b"<row><c/></row>" * 4_000_000
    return _zip(parts | {_SHEET: parts[_SHEET].replace(b"</sheetData>", rows + b"</sheetData>")})


_DOCTYPE = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet '

# By the name of the file: what is in it, and what of its sentence tells it from the others.
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "password.xlsx": (_with_password, "password"),
    "page.xlsx": (lambda: b"<!DOCTYPE html><html><table><tr><td>1</td></tr></table></html>", "web page"),
    "page.xls": (lambda: b"<html xmlns:x='urn:x'><table></table></html>", "web page"),
    "text.xlsx": (lambda: b"Company;Jobs\nAlfa;1\n", "text and no workbook"),
    "text.ods": (lambda: b"Company;Jobs\nAlfa;1\n", "text and no workbook"),
    "report.xlsx": (lambda: b"%PDF-1.7\n", "PDF"),
    "old.xls": (lambda: b'<?xml version="1.0"?><W xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "2003"),
    "binary.xlsb": (lambda: _zip({"xl/workbook.bin": b"x"}), "binary workbook"),
    "letter.docx": (lambda: _zip({"word/document.xml": b"x"}), "text document"),
    "nothing.csv": (lambda: b"", "is empty"),
    "cut.xlsx": (lambda: _zip(_book())[:-300], "ends before"),
    "cut.xls": (lambda: _OLE + b"\0" * 100, "damaged"),
    "twice.xlsx": (_twice, "twice"),
    "missing.xlsx": (lambda: _without(_SHEET), _SHEET),
    "no styles.xlsx": (lambda: _without("xl/styles.xml"), "xl/styles.xml"),
    "no content.ods": (lambda: _zip({"mimetype": b"x"}), "content.xml"),
    "empty rows.xlsx": (lambda: _zip(_book([[], [None, None]])), "nothing in the file but empty rows"),
    "document type.xlsx": (lambda: _changed(_SHEET, b"<worksheet ", _DOCTYPE), "document type"),
    "bomb.xlsx": (_bomb, "unpack"),
    "rows.xlsx": (_bomb_of_rows, "larger than this program reads"),
    "picture.csv": (lambda: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 5, "no text and no workbook"),
}  # fmt: skip


@pytest.fixture
def file(tmp_path: Path) -> Callable[[str, bytes], Path]:
    def make(name: str, content: bytes) -> Path:
        (tmp_path / name).write_bytes(content)
        return tmp_path / name

    return make


def _sheets(path: Path, limits: Limits | None = None) -> Iterator[IncomingSheet]:
    """As the other process reads it, in this one."""
    said = io.BytesIO()
    read_to(said, path, limits)
    return receive_sheets(said.getvalue().splitlines())


def test_of_a_workbook_of_ours_no_rows_are_told_unless_they_are_asked_for(tmp_path: Path) -> None:
    path, said = tmp_path / "ours.xlsx", io.BytesIO()
    write(path, sheet([("Alfa",), ("Beta",)], "text"))
    _cover, ours = _sheets(path)
    assert (ours.rows, ours.seen) == ([], 3)
    read_to(said, path, has_all_rows=True)
    _cover, ours = receive_sheets(said.getvalue().splitlines())
    assert ([row.values for row in ours.rows], ours.seen) == ([("Field 0",), ("Alfa",), ("Beta",)], 0)


_LARGE = ("bomb.xlsx", "rows.xlsx")


@pytest.mark.parametrize("name", [name for name in REFUSED if name not in _LARGE])
def test_what_cannot_be_read_has_a_sentence_of_its_own(name: str, file: Callable[[str, bytes], Path]) -> None:
    content, says = REFUSED[name]
    with pytest.raises(ExchangeError, match=says):
        list(_sheets(file(name, content())))


@pytest.mark.thorough
@pytest.mark.parametrize("name", _LARGE)
def test_a_bomb_is_refused_in_its_own_process(name: str, file: Callable[[str, bytes], Path]) -> None:
    content, says = REFUSED[name]
    with pytest.raises(ExchangeError, match=says):
        read_file(file(name, content()))


_AT_A_GLANCE = ("password.xlsx", "page.xlsx", "letter.docx", "cut.xlsx", "twice.xlsx", "no content.ods")


@pytest.mark.parametrize("name", _AT_A_GLANCE)
def test_for_what_is_refused_at_a_glance_no_process_is_started(
    name: str, file: Callable[[str, bytes], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "start_second", lambda *_arguments: pytest.fail("A process was started."))
    content, says = REFUSED[name]
    with pytest.raises(ExchangeError, match=says):
        read_file(file(name, content()))


def test_what_would_unpack_to_very_much_is_refused_by_the_directory_alone(
    file: Callable[[str, bytes], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "start_second", lambda *_arguments: pytest.fail("A process was started."))
    content = bytearray(_zip(_book()))
    # What the directory says of the first part: 1,000,000,000 bytes unpacked.
    entry = content.index(b"PK\x01\x02")
    content[entry + 24 : entry + 28] = (10**9).to_bytes(4, "little")
    with pytest.raises(ExchangeError, match="unpack"):
        read_file(file("bomb.xlsx", bytes(content)))


def test_a_directory_beyond_that_of_any_workbook_is_not_read(file: Callable[[str, bytes], Path]) -> None:
    directory = 5 << 20
    end = b"PK\x05\x06" + b"\0" * 8 + directory.to_bytes(4, "little") + (4).to_bytes(4, "little") + b"\0" * 2
    with pytest.raises(ExchangeError, match="larger"):
        read_file(file("directory.xlsx", b"PK\x03\x04" + b"\0" * directory + end))


def test_a_cell_far_away_is_left_out_and_named(file: Callable[[str, bytes], Path]) -> None:
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    (sheet,) = _sheets(file("far.xlsx", _changed(_SHEET, b"</sheetData>", far)))
    assert [problem.place for problem in sheet.problems] == ["XFD1048576"]
    assert len(sheet.rows) == 3


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (b'<c r="B2" t="n"><v>1</v>', b'<c r="B2" t="s"><v>99</v>', "a text that the workbook does not have"),
        (b'<c r="B2" t="n"><v>1</v>', b'<c r="B2" t="s"><v>-1</v>', "a text that the workbook does not have"),
        (b'<c r="B2" t="n"><v>1</v>', b'<c r="B2" t="n"><v>one</v>', "cannot be read"),
        (b'<c r="B2" t="n">', b'<c r="B2" t="n"><v>8</v></c><c r="B2" t="n">', "stands twice"),
        (b'<c r="B2" t="n"><v>1</v>', b'<c r="B2" t="d"><v>2024-13-45</v>', "cannot be read"),
    ],
)
def test_one_bad_cell_stops_nothing(old: bytes, new: bytes, says: str, file: Callable[[str, bytes], Path]) -> None:
    (sheet,) = _sheets(file("bad.xlsx", _changed(_SHEET, old, new)))
    (problem,) = sheet.problems
    assert (problem.place, says in problem.message) == ("B2", True)
    assert [row.values for row in sheet.rows] == [("Company", "Jobs"), ("Alfa",), ("Beta", 2)]


def test_of_a_row_that_stands_twice_the_first_is_read_and_the_other_named(file: Callable[[str, bytes], Path]) -> None:
    again = b'<row r="3"><c r="B3"><v>77</v></c></row><row r="9"/><row r="9"/></sheetData>'
    (sheet,) = _sheets(file("twice.xlsx", _changed(_SHEET, b"</sheetData>", again)))
    (problem,) = sheet.problems
    assert (problem.place, problem.value, "stands twice" in problem.message) == ("B3", "77", True)
    assert [row.values for row in sheet.rows] == [("Company", "Jobs"), ("Alfa", 1), ("Beta", 2)]


def test_a_file_with_a_bad_cell_alone_is_not_empty(file: Callable[[str, bytes], Path]) -> None:
    parts = _book([[1]])
    content = parts[_SHEET].replace(b"<v>1</v>", b"<v>one</v>")
    (sheet,) = _sheets(file("bad.xlsx", _zip(parts | {_SHEET: content})))
    assert (len(sheet.rows), len(sheet.problems)) == (0, 1)


def test_more_than_the_limits_is_refused(tmp_path: Path, file: Callable[[str, bytes], Path]) -> None:
    book = file("book.xlsx", _zip(_book()))
    write_ods(tmp_path / "book.ods", "x", [["a", "b"], ["c", "d"], ["e", "f"]])
    (tmp_path / "book.csv").write_text("a;b\nc;d\ne;f\n")
    for path in (book, tmp_path / "book.ods", tmp_path / "book.csv"):
        for limits in (Limits(filled_rows=1), Limits(cells=1)):
            with pytest.raises(ExchangeError, match="larger"):
                list(_sheets(path, limits))


def test_a_row_repeated_a_million_times_is_refused_and_an_empty_one_is_not(tmp_path: Path) -> None:
    cell = '<table:table-cell office:value-type="float" office:value="1"/>'
    row = '<table:table-row table:number-rows-repeated="1000000">{}</table:table-row>'
    write_ods(tmp_path / "many.ods", "x", [], inside=row.format(cell))
    with pytest.raises(ExchangeError, match="larger"):
        list(_sheets(tmp_path / "many.ods"))
    write_ods(
        tmp_path / "few.ods",
        "x",
        [],
        inside=f"{row.format('<table:table-cell/>')}<table:table-row>{cell}</table:table-row>",
    )
    (sheet,) = _sheets(tmp_path / "few.ods")
    assert [row.number for row in sheet.rows] == [1_000_001]


@pytest.mark.thorough
def test_a_file_is_read_in_a_process_that_ends_with_it(file: Callable[[str, bytes], Path]) -> None:
    found = read_file(file("book.xlsx", _zip(_book())))
    assert [row.values for row in found.sheets[0].rows] == [("Company", "Jobs"), ("Alfa", 1), ("Beta", 2)]
    for name, (content, says) in list(REFUSED.items())[:4]:
        with pytest.raises(ExchangeError, match=says):
            read_file(file(name, content()))


@pytest.mark.thorough
def test_reading_can_be_cancelled_and_ends_when_it_takes_too_long(file: Callable[[str, bytes], Path]) -> None:
    path = file("book.xlsx", _zip(_book()))
    with pytest.raises(Cancelled):
        read_file(path, is_cancelled=lambda: True)
    with pytest.raises(ExchangeError, match="too long"):
        read_file(path, patience=0)


def test_where_no_process_can_be_started_it_is_said(
    monkeypatch: pytest.MonkeyPatch, file: Callable[[str, bytes], Path]
) -> None:
    monkeypatch.setattr(reading, "start_second", lambda *_arguments: None)
    with pytest.raises(ExchangeError, match="process of its own"):
        read_file(file("book.xlsx", _zip(_book())))
