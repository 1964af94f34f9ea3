"""Lists: every order reads the same from either end, by place and by id, with or without a search."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from districtdesk.records import KINDS, field_of, fields_of
from districtdesk.register.journal.entry import remove_record
from districtdesk.register.journal.store import Register
from districtdesk.register.opening import create
from districtdesk.register.queries import listing
from districtdesk.register.queries.listing import Ordered, Query
from tests.making import company, district, event, keep, on, project, residency
from tests.thorough import one_in

# As they are offered; what is not known comes last.
_STATUSES = ("applied", "registered", None)
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
@pytest.mark.parametrize(("kind", "sort"), one_in(3, _SORTS))
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


def test_an_order_by_several_columns_is_the_same_by_place_by_id_and_from_its_end(filled: Register) -> None:
    with filled.read() as session:
        for kind, first, then in (
            ("company", "country", ("company_kind", True)),
            ("residency", "status", ("company", True)),
            ("residency", "district", ("status", False)),
            ("event", "title", ("date", True)),
            ("project", "district", ("names", True)),
        ):
            query = Query(kind, sort=first, then=(then,))
            total = listing.count(session, query)
            ids = listing.in_order(session, query).among(0, total)
            rows = listing.window(session, query, 0, total)
            assert len(set(ids)) == total, query
            assert [row.id for row in rows] == ids, query
            assert [row.id for row in listing.window(session, query, total - 2, 2, total)] == ids[-2:], query
            assert [listing.position(session, query, each) for each in ids] == list(range(total)), query
            alone = listing.in_order(session, Query(kind, sort=first)).among(0, total)
            # What is called the same counts as the same.
            values = {row.id: row.show(field_of(KINDS[kind], first)) for row in rows}
            assert [values[each] for each in ids] == [values[each] for each in alone], query


def test_equals_by_the_first_column_are_put_in_order_by_the_second(filled: Register) -> None:
    query = Query("residency", sort="status", then=(("company", True),))
    with filled.read() as session:
        rows = listing.window(session, query, 0, 20)
    told = [(row.values["status"], row.linked[row.text("company")].show()) for row in rows]
    assert told == sorted(told, key=lambda each: (_STATUSES.index(each[0]), -int(each[1].split()[1])))


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
    other = Ordered.of([ids[0], "x", "y" * 71])
    assert (len(other), other.among(1, 9), other.place("x"), other.place("z")) == (3, ["x", "y" * 71], 1, None)
