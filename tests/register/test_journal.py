"""The journal: one row a record and save, the first value before and the last after, kept for good."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from districtdesk.i18n import N_
from districtdesk.names import Names
from districtdesk.records import Company, District, Figure, fields_of
from districtdesk.register.errors import RegisterError
from districtdesk.register.journal import journal
from districtdesk.register.journal.removal import remove
from districtdesk.register.journal.steps import Change
from districtdesk.register.journal.undo import undo
from districtdesk.register.opening import open_register
from districtdesk.register.tables import ChangeRow
from tests.making import company, district, edit, event, figure, keep, named, on, stored


def _changes(register, record) -> list[Change]:
    """The changes of one record, the newest first."""
    with register.read() as session:
        sets = [each.sequence for each in journal.change_sets(session, record_id=record.id)]
        told = [change for each in sets for change in journal.changes_of(session, [each])]
    return [change for change in told if change.record_id == record.id]


def test_a_counter_of_steps_at_its_end_is_not_told_as_a_full_disk(register):
    keep(register, company())
    with register.engine.begin() as connection:
        connection.exec_driver_sql(f"UPDATE sqlite_sequence SET seq = {2**63 - 1} WHERE name = 'change_set'")
    with pytest.raises(RegisterError) as refused:
        keep(register, company())
    assert "counter of steps" in refused.value.message and "disk" not in str(refused.value)
    with register.read() as session:
        assert journal.count(session) == 2


def test_an_added_record_has_no_before(register):
    park = district("Hajigabul", region="Shirvan")
    keep(register, park, label=N_("Add district"))
    (change,) = _changes(register, park)
    assert change.before is None
    assert change.after == {"names": {"en": "Hajigabul"}, "region": "Shirvan"}


def test_only_the_fields_that_changed_are_kept(register):
    park = district(region="Shirvan", settlement="Navahi")
    keep(register, park)
    edit(register, park, region="Aran")
    change = _changes(register, park)[0]
    assert (change.before, change.after) == ({"region": "Shirvan"}, {"region": "Aran"})


def test_a_removed_record_has_no_after_and_keeps_all_its_values(register):
    park = district("Hajigabul", region="Shirvan")
    keep(register, park)
    with register.change(N_("Remove district")) as session:
        remove(session, [park.id])
    change = _changes(register, park)[0]
    assert change.before == {"names": {"en": "Hajigabul"}, "region": "Shirvan"}
    assert change.after is None


def test_before_is_known_for_an_expired_attribute(register):
    park = district(region="Shirvan")
    keep(register, park)
    with register.change(N_("Edit district")) as session:
        found = session.get_one(District, park.id)
        session.expire(found)
        found.region = "Aran"
    assert _changes(register, park)[0].before == {"region": "Shirvan"}


def test_two_flushes_of_one_save_are_one_row(register):
    park = district(region="First")
    keep(register, park)
    with register.change(N_("Edit district")) as session:
        found = session.get_one(District, park.id)
        for region in ("Second", "Third"):
            found.region = region
            session.flush()
        found.settlement = "Navahi"
    change = _changes(register, park)[0]
    assert change.before == {"region": "First", "settlement": None}
    assert change.after == {"region": "Third", "settlement": "Navahi"}
    with register.read() as session:
        rows = select(func.count()).select_from(ChangeRow).where(ChangeRow.record_id == park.id)
        assert session.scalar(rows) == 2


def test_a_value_that_comes_back_within_one_save_is_no_change(register):
    park = district(region="First")
    keep(register, park)
    with register.change(N_("Edit district")) as session:
        found = session.get_one(District, park.id)
        found.region = "Second"
        session.flush()
        found.region = "First"
    assert len(_changes(register, park)) == 1


def test_a_record_added_and_edited_in_one_save_is_only_added(register):
    park = district(region="First")
    with register.change(N_("Add district")) as session:
        session.add(park)
        session.flush()
        park.region = "Second"
    (change,) = _changes(register, park)
    assert (change.before, change.after["region"]) == (None, "Second")


def test_a_record_added_and_removed_in_one_save_is_no_change(register):
    park = district()
    with register.change(N_("Add district")) as session:
        session.add(park)
        session.flush()
        remove(session, [park.id])
    assert _changes(register, park) == []


def test_a_record_removed_and_restored_in_one_save_is_no_change(register):
    park = district()
    keep(register, park)
    with register.change(N_("Remove district")) as session:
        remove(session, [park.id])
        found = session.get_one(District, park.id)
        found.removed_at = None
    assert len(_changes(register, park)) == 1
    assert stored(register, park).removed_at is None


def test_values_are_dumped_in_the_journal(register):
    park = district()
    claim = figure(park, "invested", "51000000.5", currency="AZN", qualifier="more_than", as_of=on("2023-05-01"))
    keep(register, park, claim)
    (change,) = _changes(register, claim)
    assert change.after["value"] == "51000000.5"
    assert change.after["as_of"] == "2023-05-01"
    assert json.loads(json.dumps(change.after)) == change.after


def test_every_kind_of_record_dumps_to_what_it_loads(register):
    park, firm = district(), company(names=Names("Sement", "Cement", "Цемент"))
    happening = event(park, firm, date=on("2025-05"))
    keep(register, park, firm, happening)
    for record in (park, firm, happening):
        (change,) = _changes(register, record)
        for field in fields_of(type(record)):
            assert field.kind.load(change.after.get(field.key)) == getattr(record, field.key)


def test_steps_are_listed_newest_first_with_who_and_what(register):
    register.who = "Aygün"
    park = district()
    keep(register, park, label=N_("Add district"))
    edit(register, park, label=N_("Edit district"), region="Aran")
    with register.read() as session:
        listed = journal.change_sets(session, limit=2)
        older = journal.change_sets(session, before=listed[-1].sequence)
    assert [(each.label, each.who) for each in listed] == [("Edit district", "Aygün"), ("Add district", "Aygün")]
    assert [each.label for each in older] == ["Set up the register"]


def test_order_comes_from_the_sequence_not_from_the_clock(register, monkeypatch):
    park = district()
    keep(register, park, label=N_("First"))
    earliest = journal.datetime.min.replace(tzinfo=journal.UTC)

    class Stopped(journal.datetime):
        @classmethod
        def now(cls, tz=None):
            return earliest

    monkeypatch.setattr(journal, "datetime", Stopped)
    edit(register, park, label=N_("Second"), region="Aran")
    assert register.steps().undo.label == "Second"


def test_history_survives_closing_and_opening(register, register_file):
    park = district()
    keep(register, park)
    edit(register, park, region="Aran")
    told = _changes(register, park)
    register.close()
    again = open_register(register_file)
    assert _changes(again, park) == told
    assert undo(again).label == "Edit record"
    again.close()


def test_a_derived_field_is_journalled_with_what_it_follows(register):
    park = district()
    claim = figure(park, "invested", 88, currency="AZN")
    keep(register, park, claim)
    kind = fields_of(Figure)
    rate = next(field.key for field in kind if field.kind.derived)
    amount = next(field for field in kind if field.key == "stated_conversion")
    edit(register, claim, stated_conversion=amount.kind.parse("51.7 USD"))
    assert _changes(register, claim)[0].after[rate] == "1.7021"


@pytest.mark.parametrize("table", ["change", "change_set"])
@pytest.mark.parametrize("said", ["UPDATE {table} SET sequence = sequence + 100", "DELETE FROM {table}"])
def test_the_journal_is_only_added_to(register, table, said):
    keep(register, company())
    with register.engine.connect() as connection, pytest.raises(IntegrityError, match="only added to"):
        connection.exec_driver_sql(said.format(table=table))


@pytest.mark.thorough
def test_thousands_of_records_take_no_more_than_their_share(register, statements):
    def save(count: int) -> int:
        statements.clear()
        keep(register, *(company(f"Firm {place}") for place in range(count)))
        return len(statements)

    few, many = save(100), save(2_000)
    # A statement takes a batch of rows, and each name is looked up once for its duplicates.
    assert many < 30 * few


@pytest.mark.parametrize("kinds", [(Company,), (District, Company)])
def test_history_of_one_record_leaves_out_the_others(register, kinds):
    records = [kind(names=named(f"One {kind.__name__}")) for kind in kinds]
    keep(register, *records)
    edit(register, records[0], names=named("Another"))
    assert len(_changes(register, records[0])) == 2
    assert {change.record_id for change in _changes(register, records[0])} == {records[0].id}
