"""The register on PostgreSQL, on a server that these tests start for themselves; conftest.py says how."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import make_url, select
from sqlalchemy.exc import DBAPIError

from districtdesk.i18n import N_, speaking
from districtdesk.importing.proposal import EntryRow, Proposal
from districtdesk.importing.taking import accept, rehearse
from districtdesk.names import Names
from districtdesk.overview.overview import read_beginning, read_overview
from districtdesk.problems import Problem
from districtdesk.records import KINDS, Company, FieldValues, Figure, Model, fields_of
from districtdesk.register.checking import check
from districtdesk.register.clock import Clock
from districtdesk.register.errors import Refused, RegisterError
from districtdesk.register.identity import new_id
from districtdesk.register.journal import journal
from districtdesk.register.journal.entry import Entry, preview, remove_record, save
from districtdesk.register.journal.store import Register
from districtdesk.register.journal.undo import redo, undo
from districtdesk.register.merging import Merging, merge
from districtdesk.register.opening import create, open_register
from districtdesk.register.parting import part
from districtdesk.register.past.past_register import open_past
from districtdesk.register.queries import listing
from districtdesk.register.queries.all_alike import find_all_alike
from districtdesk.register.queries.as_of import everything_as_of
from districtdesk.register.queries.clusters import find_clusters
from districtdesk.register.queries.filter_text import read_filter
from districtdesk.register.queries.listing import Query
from districtdesk.register.queries.searching import count_found, search, search_inside
from districtdesk.timeline.feed import read_timeline
from tests.making import INDICATOR_IDS, company, district, edit, event, figure, keep, named, on, residency, stored
from tests.park import AFTER, BEFORE, BETWEEN, OLD, keep_park


@pytest.fixture
def register(url: str) -> Iterator[Register]:
    opened = open_register(url)
    yield opened
    opened.close()


def _names(register: Register, query: Query) -> list[str]:
    with register.read() as session:
        return [row.caption.show() for row in listing.window(session, query, 0, 100)]


def _differ(context, _inspected, _column, existing, declared) -> bool:
    """Types are compared as they are written, but for the collation, which only the migrations say."""
    there, here = (str(each.compile(dialect=context.dialect)) for each in (existing, declared))
    return there.replace(' COLLATE "C"', "") != here


def _is_for_both(_object, name, _type, _reflected, _other) -> bool:
    return name != "ix_record_search"


def test_model_and_migrations_agree(register):
    options = {"compare_type": _differ, "include_object": _is_for_both}
    with register.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, Model.metadata) == []


def test_all_text_is_compared_by_code_point(register):
    with register.engine.connect() as connection:
        columns = "SELECT table_name, column_name, collation_name FROM information_schema.columns"
        rows = connection.exec_driver_sql(f"{columns} WHERE table_schema = 'public' AND data_type = 'text'").all()
    assert len(rows) > 100 and {row[2] for row in rows} == {"C"}


def test_a_register_is_made_opened_changed_and_read(register, url):
    park = district("Hajigabul", latitude=Decimal("40.038889"))
    keep(register, park, event(park, date=on("2025-05")))
    again = open_register(url)
    assert stored(again, park).latitude == Decimal("40.038889")
    again.close()


def test_a_second_register_is_not_made_over_the_first(register, url):
    keep(register, district())
    with pytest.raises(RegisterError):
        create(url)
    with register.read() as session:
        assert listing.counts(session)["district"] == 1


def test_undo_and_redo_work(register):
    park = district(region="0")
    keep(register, park)
    edit(register, park, region="1")
    undo(register)
    assert stored(register, park).region == "0"
    redo(register)
    assert stored(register, park).region == "1"
    with register.read() as session:
        assert journal.count(session) == 5


@pytest.mark.thorough
def test_records_are_merged_parted_and_found_to_be_one_there_too(register):
    one, two = company("Vega Tekstil"), company("Tekstil Vega")
    keep(register, one, two)
    keep(register, figure(two, "jobs_created", 12))
    with register.read() as session:
        assert [[each.id for each in found] for found in find_clusters(session, "company")] == [[one.id, two.id]]
    assert merge(register, Merging("company", (one.id, two.id))).moved == {"figure": 1}
    undo(register)
    redo(register)
    assert part(register, "company", one.id, two.id).sent == {"figure": 1}


def test_removing_takes_parts_along_and_refuses_what_is_used(register):
    park, firm = district(), company()
    claim, home = figure(park, "area", 60), residency(park, firm)
    keep(register, park, firm, claim, home)
    with pytest.raises(Refused):
        remove_record(register, "district", park.id)
    remove_record(register, "residency", home.id)
    assert set(remove_record(register, "district", park.id)) == {park.id, claim.id}


_ALPHABETS = {"az": "Aç Çay Dağ Əl Fil Xal İnci Zər", "en": "apple Bear cat", "ru": "Арка Ёлка Жук яма"}


@pytest.mark.parametrize(("language", "words"), _ALPHABETS.items())
def test_names_stand_in_the_order_of_their_alphabet(register, language, words):
    keep(register, *(company(names=Names.same(word)) for word in reversed(words.split())))
    with speaking(language):
        assert _names(register, Query("company")) == words.split()


def test_search_finds_words_without_their_marks(register):
    keep(register, company(names=Names(az="Şəki İpək", ru="Шеки Шёлк")), company("Cement"))
    assert _names(register, Query("company", search="ipek")) == ["Şəki İpək"]
    assert _names(register, Query("company", search="шелк")) == ["Şəki İpək"]
    assert _names(register, Query("company", search="100%")) == []


def test_anything_is_found_in_every_spelling_and_what_is_there_is_told(register):
    keep(register, district("Hacıqabul Sənaye Parkı"), company("Xəzər Plast MMC", tax_id="1400000011"))
    rows: list[FieldValues] = [{"names": Names(ru="ООО «Хазар Пласт»")}, {"tax_id": "1400000011"}, {}]
    with register.read() as session:
        for text in ("Гаджигабульский промпарк", "khazar plast", "14000"):
            assert len(search(session, text).found) == count_found(session, text) == 1
        assert len(search_inside(session, "00011").found) == 1
        assert [len(found) for found in find_all_alike(session, "company", rows)] == [1, 1, 0]


@pytest.mark.thorough
def test_lists_sort_by_every_column(register):
    park = district(region="Shirvan")
    keep(register, park, event(park), figure(park, "area", 60))
    for kind in ("district", "event", "figure"):
        for field in fields_of(KINDS[kind]):
            for descending in (False, True):
                assert len(_names(register, Query(kind, sort=field.key, descending=descending))) == 1


def test_words_sort_by_the_alphabet_of_the_language(register):
    order = ["Cement", "çörək", "Ebonit", "Əczaçılıq", "ximiya", "ızgara", "İplik"]
    keep(register, *(company(f"Firm {each}", activity=each) for each in sorted(order)))
    with speaking("az"), register.read() as session:
        rows = listing.window(session, Query("company", sort="activity"), 0, 10)
        assert [row.values["activity"] for row in rows] == order


def test_dates_sort_by_their_bounds(register):
    park = district()
    dates = ["../2023", "2022-12", "2023", "2023-05", "2024~"]
    keep(register, park, *(event(park, title=text, date=on(text)) for text in reversed(dates)))
    with register.read() as session:
        rows = listing.window(session, Query("event", sort="date"), 0, 10)
    assert [row.values["title"] for row in rows] == dates


@pytest.mark.thorough
def test_rules_ask_the_server(register):
    park, firm = district(), company("Cement")
    home = residency(park, firm, residency_kind="resident", plot_area=700_000)
    keep(register, park, firm, figure(park, "area", 60), home)
    again = {"district": park.id, "company": firm.id, "residency_kind": "resident"}
    assert [each.rule for each in preview(register, Entry("residency", again))] == ["second_open_residency"]
    assert [each.rule for each in save(register, Entry("company", {"names": named("CEMENT")})).warnings] == [
        "probable_duplicate"
    ]
    assert {each.problem.rule for each in check(register).findings} >= {"plots_exceed_district", "without_evidence"}


def test_long_texts_are_kept(register):
    values = {"source_kind": "report", "title": "Report", "text": "слово " * 15_000}
    saved = save(register, Entry("source", values))
    assert _names(register, Query("source", search="slovo")) == ["Report"] and saved.warnings == []


def test_a_link_to_no_record_is_refused_by_its_field(register):
    with pytest.raises(Refused) as refused:
        keep(register, district(managed_by=INDICATOR_IDS["area"][::-1]))
    assert refused.value.all[0].fields == ("managed_by",)


@pytest.mark.thorough
def test_no_edit_is_lost_between_many_writers(register, url):
    firm = company(activity_code="0")
    keep(register, firm)

    def count_up() -> None:
        mine = open_register(url)
        for _turn in range(20):
            with mine.change(N_("Count")) as session:
                found = session.get_one(Company, firm.id)
                found.activity_code = str(int(found.activity_code) + 1)
        mine.close()

    writers = [threading.Thread(target=count_up) for _writer in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert stored(register, firm).activity_code == "80"
    with register.read() as session:
        sequences = [each.sequence for each in journal.change_sets(session)]
        afters = [(each.after or {})["activity_code"] for each in journal.changes_of(session, sequences[:80])]
    assert afters == [str(place) for place in range(1, 81)]
    assert not [each for each in check(register).findings if each.problem.is_error]


def test_a_reading_session_sees_one_state(register):
    park = district(region="0")
    keep(register, park)
    with register.read() as session:
        assert listing.one(session, "district", park.id).values["region"] == "0"
        edit(register, park, region="1")
        assert listing.one(session, "district", park.id).values["region"] == "0"


def test_a_server_that_is_not_there_is_said_calmly(url):
    nowhere = make_url(url).set(host="127.0.0.1", port=1, query={}, password="secret").render_as_string(False)
    for act in (open_register, create):
        with pytest.raises(RegisterError) as said:
            act(nowhere)
        assert "secret" not in str(said.value)


@pytest.mark.parametrize("said", ["UPDATE change SET after = NULL", "DELETE FROM change_set"])
def test_the_journal_is_only_added_to(register: Register, said: str) -> None:
    keep(register, company())
    with register.engine.connect() as connection, pytest.raises(DBAPIError, match="only added to"):
        connection.exec_driver_sql(said)
    assert check(register).findings == ()


def test_a_removed_end_and_another_author_are_named_there_too(register: Register) -> None:
    keep(register, park := district())
    for region in "01":
        edit(register, park, region=region)
    with register.engine.begin() as connection:
        for table in ("change", "change_set"):
            connection.exec_driver_sql(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        connection.exec_driver_sql("UPDATE change_set SET who = 'aygun' WHERE sequence = 2")
        for table, number in (("change", "change_set"), ("change_set", "sequence")):
            connection.exec_driver_sql(f"DELETE FROM {table} WHERE {number} = 4")
        connection.exec_driver_sql("UPDATE district SET region = '0'")
    found = [each.problem.message for each in check(register).findings if not each.kind]
    assert len(found) == 2 and "Step 2 of the history was changed" in found[0]
    assert found[1] == "Step 4 of the history is gone."


def test_what_a_thing_was_on_a_day_is_told_and_found_there_too(register: Register):
    park = keep_park(register)
    with register.read() as session:
        told = [
            [then.said["district_kind"] for then in everything_as_of(session, Query("district"), day)]
            for day in (BEFORE, BETWEEN, AFTER)
        ]
        either = "possibly Industrial district / Industrial park"
        assert told == [["Industrial district"], [either], ["Industrial park"]]
        found = [row.id for row in listing.everything(session, Query("district", search="goytepe"))]
        assert found == [park.district.id]
    assert [each.rule for each in preview(register, Entry("district", {"names": OLD}))] == ["probable_duplicate"]
    assert {mark.id for mark in read_timeline(register).marks} >= {park.was.id, park.became.id}
    remove_record(register, "district_state", park.was.id)
    with register.read() as session:
        assert listing.count(session, Query("district", search="goytepe")) == 0
    assert not [each for each in check(register).findings if each.problem.is_error]


def test_conditions_find_the_same_as_in_a_file(register):
    park, odd = district("Hajigabul"), company(names=Names(az="Şüşə Zavodu", ru="Завод стекла"), tax_id="12")
    claim = figure(park, "jobs_created", 500, qualifier="more_than", as_of=on("2024"))
    keep(register, park, odd, company("Plain 中文", address="Bakı, Nizami 5"), claim)
    asked = {
        ("company", "names ~ şuse; address empty"): 1,
        ("company", "names ~ стекла"): 1,
        ("company", "names ~ az"): 0,
        ("company", "address ~ BAKI nizami; evidence = no"): 1,
        ("company", "names !~ zavod; changed_on >= 2024"): 1,
        ("company", "warnings = yes"): 1,
        ("company", "any_words ~ zavodu; changed_by filled"): 0,
        ("figure", "value >= 500; as_of = 2024; status = reported"): 1,
        ("figure", "value <= 600"): 0,
        ("district", "claim.jobs_created >= 500; country = AZ"): 0,
        ("district", "claim.jobs_created >= 500"): 1,
    }
    failed = {}
    for (kind, text), expected in asked.items():
        with register.read() as session:
            found = read_filter(session, kind, text)
            count = 0 if isinstance(found, Problem) else listing.count(session, Query(kind, conditions=found))
        if count != expected:
            failed[text] = found
    assert not failed


@pytest.mark.thorough
def test_the_overview_is_reckoned_there_too(register: Register):
    place = district("Qaradag")
    keep(register, place, figure(place, "residents", 14), district("Alat", note="What was \ufffd lost"))
    view = read_overview(register, date(2026, 11, 28))
    assert [(line.name, sorted(line.claims)) for line in view.lines] == [("Alat", []), ("Qaradag", ["residents"])]
    assert any(item.about for finding in view.findings for item in finding.items)
    assert read_beginning(register, date(2026, 11, 28)) == replace(view, findings=(), compared={})
    with register.read() as session:
        chosen = Query("district", conditions=tuple(read_filter(session, "district", "names ~ qara")))
    assert [line.name for line in read_overview(register, date(2026, 11, 28), chosen).lines] == ["Qaradag"]


def test_an_import_is_taken_as_it_was_tried(register):
    proposal = Proposal()
    for row, name in enumerate(("Polad", "Mebel"), 2):
        entry = Entry("company", {"names": named(name)}, given_id=new_id())
        proposal.add(entry, EntryRow(("Sheet", row), None, {}))
    rehearse(register, proposal)
    assert _names(register, Query("company")) == [] and proposal.tried is not None
    assert accept(register, proposal).added == 2
    assert _names(register, Query("company")) == ["Mebel", "Polad"]
    assert check(register).findings == ()


@pytest.mark.parametrize("kind", ["known", "so"])
def test_either_clock_looks_at_a_copy_of_the_server_and_leaves_it_as_it_is(register: Register, kind: str) -> None:
    plant, park = company("Plant"), district("Park")
    keep(register, plant, park, figure(park, "residents", 8, as_of=on("2024")))
    with register.read() as session:
        step = journal.newest(session)
    edit(register, plant, activity="Cement")
    with open_past(register, Clock(kind, date.today(), step if kind == "known" else 0)) as past:
        with past.read() as session:
            assert session.get_one(Company, plant.id).activity == ("Cement" if kind == "so" else None)
            assert [each.value for each in session.scalars(select(Figure))] == [8]
        if kind == "known":
            assert {each.problem.rule for each in check(past).findings} == {"without_evidence"}
    assert stored(register, plant).activity == "Cement"
