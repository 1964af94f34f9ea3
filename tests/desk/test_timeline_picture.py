"""The drawing of the timeline saved as a picture or a PDF, with what it is and what it rests on."""

from __future__ import annotations

import re
import zlib
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from districtdesk.desk.feed.register_feed import Feed
from districtdesk.desk.shell.open_register import OpenRegister
from districtdesk.desk.shell.print_dialog import PrintDialog
from districtdesk.desk.start.page_factory import makers
from districtdesk.desk.timeline.timeline_page import TimelinePage
from districtdesk.desk.timeline.timeline_view import TimelineView
from districtdesk.exchange.errors import ExchangeError
from districtdesk.painting.colours import LIGHT
from districtdesk.painting.devices import pack_pdf
from districtdesk.painting.drawn_sheets import DrawnSheet, make_sheets
from districtdesk.painting.page_plan import SIDE
from districtdesk.painting.page_texts import POINT
from districtdesk.painting.paper_sizes import SheetWishes
from districtdesk.painting.picture import save_picture
from districtdesk.painting.taken import Block, Taken, TakenWords
from districtdesk.painting.timeline.drawing import DrawingWishes, DrawnTimeline, draw_timeline
from districtdesk.painting.timeline.paint import paint_rows
from districtdesk.painting.timeline.strokes import Strokes
from districtdesk.records import Event
from districtdesk.register.journal.store import Register
from districtdesk.register.queries.exports import KeptExport, changed_claims, read_exports
from districtdesk.settings import Settings
from districtdesk.timeline.drawn import Joint
from districtdesk.timeline.frame import DrawnRow
from districtdesk.timeline.layout import Lane, lay_out
from districtdesk.timeline.showing import TimelineWishes
from tests.making import district, edit, event, keep, on, project


@pytest.fixture
def page(qtbot: QtBot, feed: Feed, settings: Settings, sampled: Register) -> TimelinePage:
    made = TimelinePage(feed, settings)
    qtbot.addWidget(made)
    made.resize(1100, 600)
    with qtbot.waitSignal(made.drawn):
        made.show()
    return made


def kept(register: Register) -> list[KeptExport]:
    with register.read() as session:
        return read_exports(session)


def save(qtbot: QtBot, feed: Feed, page: TimelinePage, target: Path) -> str:
    with qtbot.waitSignal(feed.said) as said:
        page.taking.save(target, page.takeable)
    return said.args[0]


def test_a_pdf_has_the_title_the_day_the_legend_and_the_sources(
    qtbot: QtBot, feed: Feed, page: TimelinePage, tmp_path: Path
) -> None:
    assert save(qtbot, feed, page, tmp_path / "timeline.pdf") == "Saved 1 page to timeline.pdf."
    taken = page.takeable.made(["A source"])
    assert (tmp_path / "timeline.pdf").read_bytes().startswith(b"%PDF")
    assert taken.title == "Timeline" and taken.lines[0].startswith("As of ")
    assert taken.sources == ["A source"] and taken.legend.startswith("Planned is hatched")


def test_pictures_are_as_large_as_the_whole_drawing_and_svg_needs_no_font(
    qtbot: QtBot, feed: Feed, page: TimelinePage, tmp_path: Path
) -> None:
    page.tools.lanes_menu.promises.trigger()
    save(qtbot, feed, page, tmp_path / "a.svg")
    save(qtbot, feed, page, tmp_path / "a.png")
    assert b"<text" not in (tmp_path / "a.svg").read_bytes()
    drawn = QSvgRenderer(str(tmp_path / "a.svg")).viewBox()
    size = QImage(str(tmp_path / "a.png")).size()
    assert abs(size.width() - 2 * drawn.width()) <= 2 and abs(size.height() - 2 * drawn.height()) <= 2


def test_a_calendar_has_the_dates_that_have_both_bounds(
    qtbot: QtBot, feed: Feed, page: TimelinePage, tmp_path: Path
) -> None:
    assert "written" in save(qtbot, feed, page, tmp_path / "a.ics")
    assert (tmp_path / "a.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_a_saved_drawing_is_remembered_with_the_claims_that_it_carries(
    qtbot: QtBot, feed: Feed, page: TimelinePage, sampled: Register, tmp_path: Path
) -> None:
    event = next(each for each in page.takeable.dated.marks if each.record_kind == "event")
    step, shown = page.takeable.step, page.takeable
    with sampled.read() as session:
        stored = session.get_one(Event, event.id)
    edit(sampled, stored, title="Another")
    page.taking.save(tmp_path / "a.png", shown)
    qtbot.waitUntil(lambda: bool(kept(sampled)))
    (export,) = kept(sampled)
    assert (export.file_name, export.step) == ("a.png", step)
    with sampled.read() as session:
        assert event.id in changed_claims(session, [export])[export.id]


def told(svg: Path) -> tuple[str, list[float]]:
    """What it says without its numbers, and these. Qt numbers its patterns."""
    text = re.sub(r"texpattern_\w+", "", svg.read_text("utf-8"))
    return re.sub(r"[-\d.]+", "", text), [float(each) for each in re.findall(r"-?\d+(?:\.\d+)?", text)]


def same(drawn: Taken, other: Taken, folder: Path) -> bool:
    """Whether the same stands in the same places; a scale reckoned another way is not the same to the last digit."""
    save_picture(drawn, folder / "a.svg")
    save_picture(other, folder / "b.svg")
    (said, places), (also_said, also) = told(folder / "a.svg"), told(folder / "b.svg")
    return said == also_said and places == pytest.approx(also, abs=1.01)


def as_wide_as_on_paper(qtbot: QtBot, page: TimelinePage) -> None:
    page.resize(1100 + page.width() - page.view.viewport().width(), page.height())
    qtbot.waitUntil(lambda: page.view.viewport().width() == 1100)


def shown(page: TimelinePage, drawn: DrawnTimeline) -> Taken:
    """What the window would save, with the sources of that drawing."""
    assert drawn.told.records == page.takeable.records
    return page.takeable.made(list(drawn.taken.sources))


def test_the_same_is_drawn_without_the_window(
    qtbot: QtBot, page: TimelinePage, sampled: Register, tmp_path: Path
) -> None:
    as_wide_as_on_paper(qtbot, page)
    drawn = draw_timeline(sampled, DrawingWishes())
    assert same(drawn.taken, shown(page, drawn), tmp_path)


def test_the_same_days_are_drawn_without_the_window(
    qtbot: QtBot, page: TimelinePage, sampled: Register, tmp_path: Path
) -> None:
    as_wide_as_on_paper(qtbot, page)
    first, last = date(2024, 3, 1), date(2024, 12, 31)
    drawn = draw_timeline(sampled, DrawingWishes(first=first, last=last)).taken
    seen = page.view.shown
    seen = seen._replace(axis=seen.axis.showing(first.toordinal(), last.toordinal() + 1))
    assert same(drawn, seen.taken(TakenWords(drawn.title, drawn.lines, drawn.legend, drawn.sources)), tmp_path)


def test_what_was_promised_when_is_the_same_without_the_window(
    qtbot: QtBot, page: TimelinePage, sampled: Register, tmp_path: Path
) -> None:
    page.tools.lanes_menu.promises.trigger()
    view = page.promise_view
    view.setFixedSize(1100, 600)
    qtbot.waitUntil(lambda: (view.width(), view.height()) == (1100, 600))
    view.fit()
    drawn = draw_timeline(sampled, DrawingWishes(promises=True))
    assert same(drawn.taken, shown(page, drawn), tmp_path)


def test_what_meets_conditions_is_the_same_without_the_window(
    qtbot: QtBot, page: TimelinePage, sampled: Register, tmp_path: Path
) -> None:
    with qtbot.waitSignal(page.drawn):
        page.filter_bar.use_text("status empty", "project")
    qtbot.waitUntil(lambda: page.takeable is not None)
    as_wide_as_on_paper(qtbot, page)
    query = page.filter_bar.query
    narrowed = [chip.words for chip in page.filter_bar.chips]
    assert query is not None and narrowed
    drawn = draw_timeline(sampled, DrawingWishes(TimelineWishes(query=query), narrowed=narrowed))
    assert same(drawn.taken, shown(page, drawn), tmp_path)


def test_the_drawing_is_printed_as_it_stands_on_sheets_or_on_one_and_remembered(
    qtbot: QtBot, page: TimelinePage, sampled: Register, tmp_path: Path
) -> None:
    with closing(OpenRegister(sampled, makers(Settings()))) as opened:
        dialog = PrintDialog(opened, Settings(), drawing=page.takeable)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(lambda: dialog.planned is not None)
        assert dialog.what.currentText() == "Drawing: Timeline" and dialog.choice.paper.isVisible()
        assert not dialog.day.isVisible() and not dialog.word_button.isVisible()
        with qtbot.waitSignal(dialog.planned_anew):
            dialog.choice.paper.sheets.setCurrentIndex(1)
        assert dialog.planned is not None and len(dialog.planned.pages) == 1
        with qtbot.waitSignal(dialog.printed) as signal:
            dialog.save(tmp_path / "a.pdf")
        assert signal.args == ["Saved 1 page to a.pdf."]
        (export,) = kept(sampled)
        assert (export.file_name, export.step) == ("a.pdf", page.takeable.step) and export.claims > 0


def test_on_one_sheet_all_has_room_and_is_spread_over_it(qtbot: QtBot) -> None:
    view = TimelineView()
    qtbot.addWidget(view)
    view.resize(900, 400)
    view.set_timeline([Lane(f"l{n}", "district", f"District {n}") for n in range(200)], [], date(2026, 1, 1))
    taken = view.shown.taken(TakenWords("Timeline", ["As of 1 January 2026"], "", []))
    assert len(make_sheets(taken)) > 3
    (sheet,) = make_sheets(taken, SheetWishes(on_one=True))
    room = [(side - 2 * SIDE) * POINT for side in sheet.size]
    tall = sum(block.height for block in sheet.blocks) * sheet.scale
    assert 0.95 * room[1] < tall <= room[1] + 1e-6


def test_a_chain_that_leads_nowhere_leaves_no_path_without_a_point(qtbot: QtBot) -> None:
    row = lay_out([Lane("p", "project", "Plant")], [], today=date(2026, 1, 1)).rows[0]
    strokes = Strokes(LIGHT, QApplication.font(), 4.0, is_vector=True)

    def drawn(*joints: Joint) -> list[bytes]:
        rows = [DrawnRow(row, 0, 20, [], list(joints))]
        block = Block(100, lambda painter: paint_rows(painter, rows, strokes))
        packed = pack_pdf("Chain", [DrawnSheet([block], 1.0, strokes)])
        packed_streams = re.findall(rb"stream\r?\n(x.+?)endstream", packed, re.S)
        return [zlib.decompressobj().decompress(each) for each in packed_streams]

    assert drawn(Joint(10, 10, 10, 10, False)) == drawn() != drawn(Joint(10, 10, 10, 90, False))


def test_on_one_sheet_lanes_are_drawn_dense_where_letters_would_be_too_small_and_that_is_said(qtbot: QtBot) -> None:
    view = TimelineView()
    qtbot.addWidget(view)
    inner = [Lane(f"p{n}", "project", f"Plant {n}", parent=f"d{n // 20}") for n in range(200)]
    view.set_timeline(
        [*(Lane(f"d{n}", "district", f"District {n}") for n in range(10)), *inner], [], date(2026, 1, 1)
    )
    taken = view.shown.taken(TakenWords("Timeline", [], "", []))
    assert taken.denser is not None and any("dense" in line for line in taken.denser().lines)
    assert max(sheet.letters for sheet in make_sheets(taken)) >= 5
    (sheet,) = make_sheets(taken, SheetWishes(on_one=True))
    assert sheet.letters >= 5


@pytest.mark.parametrize(
    ("lanes", "pixels"), [(10, 2.0), pytest.param(500, 1.4, marks=pytest.mark.thorough), (1200, None)]
)
def test_a_long_drawing_is_saved_whole_or_not_at_all(
    qtbot: QtBot, tmp_path: Path, lanes: int, pixels: float | None
) -> None:
    view = TimelineView()
    qtbot.addWidget(view)
    view.resize(900, 400)
    view.set_timeline([Lane(f"l{n}", "district", f"District {n}") for n in range(lanes)], [], date(2026, 1, 1))
    taken = view.shown.taken(TakenWords("Timeline", [], "", []))
    if pixels is None:
        with pytest.raises(ExchangeError):
            save_picture(taken, tmp_path / "a.png")
        assert not (tmp_path / "a.png").exists()
        return
    save_picture(taken, tmp_path / "a.png")
    height = QImage(str(tmp_path / "a.png")).height()
    tall = view.timeline.height * view.scene().strokes.line
    assert height > tall * pixels


def test_as_a_table_what_was_promised_when_has_rows_of_its_own_and_both_are_saved(
    qtbot: QtBot, feed: Feed, page: TimelinePage, tmp_path: Path
) -> None:
    page.tools.as_table.click()
    assert page.table.isVisible() and page.table.rows.headings[:2] == ("Lane", "What")
    assert page.tools.lanes.isEnabled() and not page.tools.zoom_in.isEnabled()
    assert "written" in save(qtbot, feed, page, tmp_path / "timeline.xlsx")
    page.tools.lanes_menu.promises.trigger()
    assert page.table.isVisible() and page.table.rows.headings[:2] == ("Project", "Said on")
    assert page.table.accessibleName() == "What was promised when"
    assert len(page.table.rows) == sum(len(line.promises) for line in page.promise_view.promises.lines)
    assert "written" in save(qtbot, feed, page, tmp_path / "promises.csv")
    assert "Promised for" in (tmp_path / "promises.csv").read_text("utf-8-sig")


def test_an_svg_is_cut_where_the_drawing_ends_and_hatched_as_finely_as_on_paper(
    sampled: Register, qtbot: QtBot, tmp_path: Path
) -> None:
    drawn = draw_timeline(sampled, DrawingWishes(first=date(2024, 3, 1), last=date(2024, 6, 1))).taken
    save_picture(drawn, tmp_path / "a.svg")
    svg = (tmp_path / "a.svg").read_text("utf-8")
    assert "<clipPath" in svg and "clip-path=" in svg
    patterns = re.findall(r"<pattern\b[^>]*>", svg)
    assert patterns and all('patternTransform="scale(0.25' in each for each in patterns)


def test_a_print_whose_letters_are_too_small_says_what_it_takes_and_leads_there(
    qtbot: QtBot, feed: Feed, settings: Settings, register: Register
) -> None:
    places = [district(f"District {n}") for n in range(4)]
    plants = [project(f"Plant {n}", district=places[n % 4].id) for n in range(300)]
    keep(register, *places, *plants, *(event(each, event_kind="launch", date=on("2025")) for each in plants[:40]))
    page = TimelinePage(feed, settings)
    qtbot.addWidget(page)
    page.resize(1100, 600)
    with qtbot.waitSignal(page.drawn):
        page.show()
    page.tools.lanes_menu.density_chosen.emit("comfortable")
    drawing = page.takeable
    sources = [f"Source {n}" for n in range(90)]
    many = drawing._replace(made=lambda _sources: drawing.made(sources))
    with closing(OpenRegister(register, makers(Settings()))) as opened:
        dialog = PrintDialog(opened, Settings(), drawing=many)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(lambda: dialog.planned is not None)
        assert not dialog.small.isVisible()
        with qtbot.waitSignal(dialog.planned_anew):
            dialog.choice.paper.sheets.setCurrentIndex(1)
        assert dialog.small.isVisible() and "too small to be read" in dialog.small.text()
        with qtbot.waitSignal(dialog.planned_anew):
            dialog.readable.click()
        assert not dialog.small.isVisible() and dialog.planned is not None and len(dialog.planned.pages) > 1
