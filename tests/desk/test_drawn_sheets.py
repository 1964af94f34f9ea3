"""A drawing on sheets of paper: how large they are, in which letters, and which of them goes on where."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from districtdesk.desk.shell import print_work
from districtdesk.desk.shell.print_work import PlannedPrint, refuse_paper
from districtdesk.desk.timeline.promise_view import PromiseView
from districtdesk.desk.timeline.timeline_view import TimelineView
from districtdesk.exchange.leaving import Leaving
from districtdesk.exchange.noted import Noted
from districtdesk.painting.devices import pack_pdf, page_size
from districtdesk.painting.drawn_sheets import DrawnSheet, make_sheets, name_bookmarks, room_of, tell_small
from districtdesk.painting.paper_sizes import PAPERS, SheetWishes
from districtdesk.painting.picture import save_picture
from districtdesk.painting.taken import Taken, TakenWords
from districtdesk.timeline.layout import Lane

_WORDS = TakenWords("Timeline", ["As of 1 January 2026"], "Planned is hatched.", [])


def view_of(qtbot: QtBot, districts: int, each: int = 0) -> TimelineView:
    view = TimelineView()
    qtbot.addWidget(view)
    view.resize(1100, 500)
    outer = [Lane(f"d{n}", "district", f"District {n}") for n in range(districts)]
    inner = [Lane(f"p{n}", "project", f"Plant {n}", parent=f"d{n % districts}") for n in range(districts * each)]
    view.set_timeline([*outer, *inner], [], date(2026, 1, 1))
    return view


def lanes(qtbot: QtBot, districts: int, each: int = 0, words: TakenWords = _WORDS) -> Taken:
    return view_of(qtbot, districts, each).shown.taken(words)


def height(sheet: DrawnSheet) -> float:
    return sum(block.height for block in sheet.blocks) * sheet.scale


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("is_upright", [False, True])
def test_letters_are_as_large_on_every_paper_and_a_pdf_has_its_size(
    qtbot: QtBot, paper: str, is_upright: bool
) -> None:
    wishes = SheetWishes(paper, is_upright)
    sheets = make_sheets(lanes(qtbot, 40, 2), wishes)
    assert all(7 < sheet.letters < 9 and height(sheet) <= room_of(wishes.size)[1] + 1 for sheet in sheets)
    box = re.search(rb"/MediaBox \[0 0 (\d+)[.\d]* (\d+)", pack_pdf("Timeline", sheets))
    assert box and [int(side) for side in box.groups()] == [round(side) for side in wishes.size]


def test_a_larger_sheet_has_more_lanes_on_it_and_an_upright_one_is_not_wider(qtbot: QtBot) -> None:
    taken = lanes(qtbot, 40, 2)
    count = {wishes: len(make_sheets(taken, wishes)) for wishes in (SheetWishes(), SheetWishes("a3"))}
    assert count[SheetWishes("a3")] < count[SheetWishes()]


def test_over_several_sheets_across_each_says_its_place_and_where_it_goes_on(qtbot: QtBot) -> None:
    sheets = make_sheets(lanes(qtbot, 60), SheetWishes(across=3))
    down = len(sheets) // 3
    assert down >= 2 and [sheet.name for sheet in sheets] == [f"{a}{n + 1}" for n in range(down) for a in "ABC"]
    by_name = {sheet.name: sheet for sheet in sheets}
    assert by_name["A1"].beside == ("B1", "A2") and by_name["C1"].beside == ("C2",)
    assert by_name[f"C{down}"].beside == ()
    assert by_name["B1"].said(1, len(sheets)) == f"Sheet B1, page 2 of {len(sheets)}; goes on at C1, B2"


def test_sheets_that_have_names_are_found_by_them_in_a_pdf(qtbot: QtBot, tmp_path: Path) -> None:
    taken = lanes(qtbot, 60)
    save_picture(taken, tmp_path / "a.pdf", SheetWishes(across=2))
    sheets = make_sheets(taken, SheetWishes(across=2))
    found = name_bookmarks(sheets)
    assert [each.title for each in found[:3]] == ["Sheet A1", "Sheet B1", "Sheet A2"]
    assert (tmp_path / "a.pdf").read_bytes().count(b"/Title") >= len(found) and name_bookmarks(
        make_sheets(taken)
    ) == []


def test_sheets_beside_each_other_have_the_same_lanes_and_overlap_in_time(qtbot: QtBot) -> None:
    view = view_of(qtbot, 60)
    taken, axis = view.shown.taken(_WORDS), view.shown.axis
    assert taken.columns is not None
    columns = taken.columns(3)
    heights = [[block.height for block in each.taken.blocks(400, 500)] for each in columns]
    assert heights[0] == heights[1] == heights[2]
    assert columns[0].said.endswith(str(date.fromordinal(int(axis.first + (axis.last - axis.first) * 0.36)).year))
    sheets = make_sheets(taken, SheetWishes(across=3))
    assert all(height(sheet) <= room_of(SheetWishes().size)[1] + 1 for sheet in sheets)
    assert {sheet.blocks[0].height for sheet in sheets[:3]} == {sheets[0].blocks[0].height}


def test_what_cannot_be_read_on_one_sheet_is_said_with_how_many_it_takes(qtbot: QtBot) -> None:
    words = TakenWords("Timeline", [], "Planned is hatched.", [f"Source {n}" for n in range(90)])
    taken, one = lanes(qtbot, 12, 30, words), SheetWishes(on_one=True)
    said = tell_small(taken, make_sheets(taken, one), one)
    count = len(make_sheets(taken, SheetWishes()))
    assert re.match(r"The smallest letters are [234]\.\d points high, too small to be read\.", said)
    assert f"In letters that can be read it takes {count} sheets of A4." in said
    assert tell_small(taken, make_sheets(taken, SheetWishes()), SheetWishes()) == ""


def test_more_sources_than_a_sheet_has_room_for_go_on_over_several(qtbot: QtBot) -> None:
    words = TakenWords("Timeline", [], "Planned is hatched.", [f"Source {n}" for n in range(200)])
    for wishes in (SheetWishes(), SheetWishes(across=2)):
        sheets = make_sheets(lanes(qtbot, 3, 0, words), wishes)
        assert len(sheets) > 3 and all(height(sheet) <= room_of(wishes.size)[1] + 1 for sheet in sheets)


def test_what_was_promised_is_never_cut_and_becomes_lower_where_it_has_less_room(qtbot: QtBot) -> None:
    view = PromiseView()
    qtbot.addWidget(view)
    view.resize(700, 900)
    taken = view.shown.taken(_WORDS)
    for wishes in (SheetWishes(), SheetWishes(is_upright=True), SheetWishes(on_one=True), SheetWishes("a3")):
        (sheet,) = make_sheets(taken, wishes)
        assert height(sheet) <= room_of(wishes.size)[1] + 1 and sheet.letters > 6


def test_a_sheet_is_painted_with_its_number_inside_its_paper(qtbot: QtBot) -> None:
    (sheet, *_others) = make_sheets(lanes(qtbot, 60), SheetWishes(across=2))
    image = QImage(842, 595, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.scale(1 / 20, 1 / 20)
    sheet.paint(painter, 0, 4)
    painter.end()
    foot = [(x, y) for y in range(568, 595) for x in range(842) if image.pixelColor(x, y).lightness() < 200]
    assert foot and min(x for x, _y in foot) > 421 and max(x for x, _y in foot) < 842 - 28


def test_a_printer_without_the_paper_of_a_drawing_is_not_sent_it(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def planned(paper: str) -> PlannedPrint:
        sheets = make_sheets(lanes(qtbot, 3), SheetWishes(paper))
        return PlannedPrint("Timeline", sheets, Noted(), Leaving("en"))

    known = SimpleNamespace(supportedPageSizes=lambda: [page_size("a4")])
    monkeypatch.setattr(print_work, "QPrinterInfo", lambda _printer: known)
    assert refuse_paper(planned("a3"), QPrinter()) == "The printer has no paper of the size A3."
    assert refuse_paper(planned("a4"), QPrinter()) == ""
