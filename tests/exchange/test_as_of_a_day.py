"""What is made as of a day is what the window makes while it looks at that day: one meaning, one copy."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from districtdesk.exchange.book import say_nothing
from districtdesk.exchange.errors import ExchangeError
from districtdesk.exchange.export import export_layout, export_list, export_register
from districtdesk.exchange.layout_names import LAYOUTS
from districtdesk.exchange.layouts import LayoutOrder
from districtdesk.exchange.noted import noting, reading_still
from districtdesk.importing.preparing import Prepared, Watched, prepare
from districtdesk.overview.overview import read_overview
from districtdesk.paper.making import make_page
from districtdesk.paper.order import PAPER_KINDS, PaperOrder
from districtdesk.record_kinds import LISTED_AS_OF
from districtdesk.records import KINDS, fields_of
from districtdesk.register.clock import Clock, ClockKind
from districtdesk.register.journal.store import Register
from districtdesk.register.opening import open_register
from districtdesk.register.past.past_register import NotThatDay, open_past
from districtdesk.register.queries import listing
from districtdesk.register.queries.as_of import everything_as_of
from districtdesk.register.queries.listing import Query
from tests.making import district, figure, keep, on
from tests.thorough import one_in

DAYS = (date(2022, 6, 30), date(2024, 5, 31), date(2025, 12, 31))
# What differs however it is made.
_MADE = ("Made on", "Records")


def _orders(register: Register, day: date | None = None) -> list[PaperOrder]:
    """Each kind of page, of what there is first of its kind."""
    with register.read() as session:
        first = {kind: next(iter(listing.everything(session, Query(kind)))).id for kind in ("district", "project")}
    return [PaperOrder(kind, first.get(kind, ""), day) for kind in PAPER_KINDS]


def _pages(register: Register, orders: list[PaperOrder], day: date | None = None) -> list[object]:
    told = []
    for order in orders:
        with reading_still(register, day=day) as session:
            page = make_page(register, session, order)
            told.append(page and (page.lines, page.headlines, page.parts, page.sources))
    return told


def _book(path: Path) -> Iterator[tuple[object, ...]]:
    for sheet in openpyxl.load_workbook(path).worksheets:
        yield from (row for row in sheet.iter_rows(values_only=True) if row[0] not in _MADE)


def _layouts(register: Register, folder: Path, day: date | None = None) -> dict[str, list[tuple[object, ...]]]:
    told, out = {}, folder / "out.xlsx"
    for name in LAYOUTS:
        export_layout(register, name, LayoutOrder(day=day), out)
        told[name] = list(_book(out))
    for kind in (*LISTED_AS_OF, "figure"):
        export_list(register, Query(kind), fields_of(KINDS[kind]), out, day=day)
        told[kind] = list(_book(out))
    export_register(register, out, day=day)
    return {**told, "all": list(_book(out))}


def _same_by_both_ways(register: Register, folder: Path, day: date) -> None:
    orders = _orders(register)
    with open_past(register, Clock("so", day)) as past:
        seen, pages = _layouts(past, folder), _pages(past, orders)
    made = _layouts(register, folder, day)
    assert {name: rows for name, rows in made.items() if rows != seen[name]} == {}
    assert _pages(register, orders, day) == pages


@pytest.mark.parametrize("day", one_in(3, DAYS))
def test_of_the_sample_it_is_the_same_as_in_the_window(sampled: Register, tmp_path: Path, day: date) -> None:
    _same_by_both_ways(sampled, tmp_path, day)


@pytest.mark.thorough
@pytest.mark.parametrize("day", DAYS)
def test_of_a_full_register_it_is_the_same_as_in_the_window(filled_file: Path, tmp_path: Path, day: date) -> None:
    with closing(open_register(filled_file, read_only=True)) as filled:
        _same_by_both_ways(filled, tmp_path, day)


@pytest.mark.thorough
@pytest.mark.parametrize("day", DAYS)
def test_the_briefing_has_the_numbers_of_the_overview_of_that_day(filled_file: Path, day: date) -> None:
    with closing(open_register(filled_file, read_only=True)) as filled:
        with open_past(filled, Clock("so", day)) as past:
            view = read_overview(past, day)
        with reading_still(filled, day=day) as session:
            page = make_page(filled, session, PaperOrder("briefing"))
    assert page is not None
    assert [each.label for each in page.headlines] == [each.title for each in view.tiles if each.quantities]
    numbers = [each.amounts()[0].number for each in view.tiles if each.quantities]
    assert all(map(str.startswith, (each.value for each in page.headlines), numbers))


@pytest.mark.thorough
@pytest.mark.parametrize("day", DAYS)
def test_the_rows_of_a_list_are_the_same_of_the_live_register_and_of_its_copy(filled_file: Path, day: date) -> None:
    with closing(open_register(filled_file, read_only=True)) as filled:
        with filled.read() as session:
            live = _rows(session, day)
        with open_past(filled, Clock("so", day)) as past, past.read() as session:
            assert _rows(session, day) == live


def _rows(session, day: date) -> dict[str, tuple[object, ...]]:
    return {
        then.row.id: (then.is_sure, dict(then.said))
        for kind in LISTED_AS_OF
        for then in everything_as_of(session, Query(kind), day)
    }


def test_as_of_today_nothing_is_left_out_where_nothing_is_dated_later(register: Register) -> None:
    park = district("Park", status="operating")
    keep(register, park, figure(park, "residents", 7, as_of=on("2024")))
    orders = _orders_of(park.id)
    now, then = _pages(register, orders), _pages(register, orders, date.today())
    for plain, of_today in zip(now, then, strict=True):
        assert plain[1:] == of_today[1:] and of_today[0][0].startswith("This is how things were on")
    with pytest.raises(NotThatDay, match="lies in the future"), reading_still(register, day=date(2999, 1, 1)):
        pass


def _orders_of(park: str) -> list[PaperOrder]:
    return [PaperOrder("district", park), PaperOrder("briefing")]


def test_what_is_remembered_of_a_day_is_what_there_was(register: Register, tmp_path: Path) -> None:
    park = district("Park")
    early, late = (figure(park, "residents", 7, as_of=on(year)) for year in ("2023", "2025"))
    keep(register, park, early, late)
    with noting() as noted:
        export_register(register, tmp_path / "out.xlsx", day=date(2024, 1, 1))
    assert noted.made_from is not None and noted.made_from.counts["figure"] == 1


@pytest.mark.parametrize("kind", ["so", "known"])
def test_a_workbook_of_another_day_is_not_taken_back(register: Register, tmp_path: Path, kind: ClockKind) -> None:
    keep(register, district("Park"))
    out, watched = tmp_path / "out.xlsx", Watched(say_nothing, lambda: False)
    with open_past(register, Clock(kind, date.today())) as past:
        export_register(past, out)
    with pytest.raises(ExchangeError, match="another day"):
        prepare(register, out, watched)
    export_register(register, out)
    assert isinstance(prepare(register, out, watched), Prepared)
