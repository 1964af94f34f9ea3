"""Lists: every order reads the same from either end, by place and by id, with or without a search."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from districtdesk.records import KINDS, fields_of
from districtdesk.register import listing
from districtdesk.register.entry import remove_record
from districtdesk.register.history import changes_in, count, steps
from districtdesk.register.listing import Ordered, Query
from districtdesk.register.opening import create
from districtdesk.register.restoring import restore_record
from districtdesk.register.store import Register
from districtdesk.register.undoing import redo, undo
from tests.making import company, district, edit, event, figure, keep, on, project, residency, source

_SORTS = [
    (kind, field.key) for kind in ("company", "residency", "event", "project") for field in fields_of(KINDS[kind])
]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    """Records with gaps, equals and a removed one in each order."""
    register = create(tmp_path_factory.mktemp("listing") / "test.ddesk")
    places = [district(name) for name in ("North", "East", "East")]
    firms = [
        company(f"Firm {n}", country="AZ" if n % 3 else None, company_kind="agency" if n % 2 else None)
        for n in range(9)
    ]
    plans = [project(f"Plant {n}", district=places[n % 3].id if n % 2 else None) for n in range(6)]
    keep(register, *places, *firms, *plans)
    statuses = ("registered", None, "applied")
    held = [residency(places[n % 3], firm, status=statuses[n % 3]) for n, firm in enumerate(firms[:8])]
    told = [event(plan, date=on(f"202{n}") if n % 2 else None, title=f"Day {n % 2}") for n, plan in enumerate(plans)]
    keep(register, *held, *told)
    remove_record(register, "company", firms[8].id)
    yield register
    register.close()


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize(("kind", "sort"), _SORTS)
def test_every_order_is_the_same_by_place_by_id_and_from_its_end(
    filled: Register, kind: str, sort: str, descending: bool
) -> None:
    query = Query(kind, sort=sort, descending=descending)
    with filled.read() as session:
        total = listing.count(session, query)
        ids = listing.in_order(session, query).among(0, total)
        assert len(set(ids)) == total
        assert [row.id for row in listing.window(session, query, 0, total)] == ids
        assert [row.id for row in listing.window(session, query, total - 2, 2, total)] == ids[-2:]
        assert [listing.position(session, query, each) for each in ids] == list(range(total))
        assert [row.id for row in listing.everything(session, query)] == ids


@pytest.mark.parametrize("query", [Query("company", "firm"), Query("company", "firm", "country", True)])
def test_a_search_that_finds_few_gives_the_same_order(filled: Register, query: Query) -> None:
    with filled.read() as session:
        few = listing.few(session, query)
        assert few is not None
        ids = few.among(0, 100)
        assert ids == listing.in_order(session, query).among(0, 100)
        assert [listing.position(session, query, each) for each in ids] == list(range(8))
        assert listing.few(session, query, most=7) is None


def test_a_removed_record_is_in_the_list_of_removed_ones_alone(filled: Register) -> None:
    with filled.read() as session:
        (row,) = listing.window(session, Query("company", removed=True), 0, 9)
        assert listing.position(session, Query("company"), row.id) is None
        assert listing.position(session, Query("company", removed=True), row.id) == 0


def test_ordered_ids_are_found_by_place_and_by_id() -> None:
    ids = [f"0190000{n}-0000-7000-8000-00000000000{n}" for n in range(5)]
    ordered = Ordered.of(ids)
    assert (len(ordered), ordered.among(3, 9), ordered.among(9, 2)) == (5, ids[3:], [])
    assert [ordered.place(each) for each in ids] == list(range(5))
    assert ordered.place("01900009-0000-7000-8000-000000000009") is None
    with pytest.raises(ValueError, match="UUID"):
        Ordered.of(["x"])


@pytest.fixture
def register(tmp_path: Path) -> Register:
    return create(tmp_path / "test.ddesk")


def test_history_says_what_was_changed_in_words(register: Register) -> None:
    place, firm = district(), company()
    keep(register, place, firm)
    edit(register, place, status="planned", managed_by=firm.id)
    with register.read() as session:
        newest = steps(session)[0]
        (change,) = changes_in(session, newest.change_set.sequence)
    assert (newest.title(), newest.count, newest.first.en, change.deed) == ("Edit record", 1, "Hajigabul", "changed")
    told = [(each.label, each.before, each.after) for each in change.differences]
    assert told == [("Status", "", "Planned"), ("Managing organisation", "", "Cement")]


def test_undo_and_redo_name_the_step_that_they_are_about(register: Register) -> None:
    firm = company()
    keep(register, firm, label="Add company")
    undo(register)
    redo(register)
    undo(register)
    with register.read() as session:
        titles = [step.title() for step in steps(session)][:4]
    assert titles == ["Undo of “Add company”", "Redo of “Add company”", "Undo of “Add company”", "Add company"]


def test_a_record_that_came_back_is_not_called_added(register: Register) -> None:
    firm = company()
    keep(register, firm)
    remove_record(register, "company", firm.id)
    restore_record(register, firm.id)
    with register.read() as session:
        deeds = [changes_in(session, step.change_set.sequence)[0].deed for step in steps(session, record_id=firm.id)]
    assert deeds == ["restored", "removed", "added"]


def test_history_is_sought_by_what_by_whom_and_by_record(register: Register) -> None:
    firm = company("İsmayıllı Cement")
    keep(register, firm, label="Add company")
    keep(register, source(), label="Add source")
    with register.read() as session:
        assert [step.title() for step in steps(session, search="ismay")] == ["Add company"]
        assert [step.title() for step in steps(session, search="source add")] == ["Add source"]
        assert count(session, search=register.who) == 3
        assert steps(session, search="nobody") == []


def test_what_was_removed_with_a_record_comes_back_with_it(register: Register) -> None:
    firm = company()
    claim = figure(firm, "area", 60)
    keep(register, firm, claim)
    gone = remove_record(register, "company", firm.id)
    assert sorted(restore_record(register, firm.id)) == sorted(gone)
