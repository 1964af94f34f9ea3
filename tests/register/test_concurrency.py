"""Several programs on one file: no edit is lost, and whoever comes too late is told."""

from __future__ import annotations

import pytest

from districtdesk.i18n import N_
from districtdesk.register.errors import ChangedSince, Locked
from districtdesk.register.file import patient_connection
from districtdesk.register.journal import journal
from districtdesk.register.journal.broken_chain import find_breaks
from districtdesk.register.journal.entry import Entry, save
from districtdesk.register.opening import open_register
from districtdesk.register.queries import listing
from tests.faults.many_writers import lost_edits
from tests.making import company, district, edit, keep, stored


@pytest.mark.thorough
def test_no_edit_of_three_programs_is_lost(register):
    # Two programs and two thousand edits on demand: python -m tests.faults.many_writers 2000
    assert lost_edits(register, edits=90, programs=3) == 0
    with register.read() as session:
        assert list(find_breaks(session)) == []


def test_two_windows_on_one_record_do_not_overwrite_each_other(register, register_file):
    park = district(region="0")
    keep(register, park)
    other = open_register(register_file)
    version = stored(other, park).version
    edit(register, park, region="Mine")
    with pytest.raises(ChangedSince) as refused:
        save(other, Entry("district", {"region": "Theirs"}, park.id, version))
    assert refused.value.fields == ("region",)
    assert stored(other, park).region == "Mine"
    other.close()


def test_a_second_writer_waits_and_is_then_told_that_the_file_is_in_use(register, register_file, monkeypatch):
    monkeypatch.setattr(patient_connection, "BUSY_SECONDS", 0.05)
    other = open_register(register_file)
    with register.change(N_("Edit")) as session:
        session.add(company())
        session.flush()
        with pytest.raises(Locked) as refused:
            keep(other, company("Second"))
    assert refused.value.kept and refused.value.advice
    keep(other, company("Second"))
    with register.read() as session:
        assert listing.counts(session)["company"] == 2
    other.close()


def test_a_reader_sees_one_state_while_another_writes(register, register_file, monkeypatch):
    monkeypatch.setattr(patient_connection, "BUSY_SECONDS", 0.05)
    park = district(region="0")
    keep(register, park)
    other = open_register(register_file)
    with register.read() as session:
        assert journal.count(session) == 2
        with pytest.raises(Locked):
            edit(other, park, region="1")
        assert journal.count(session) == 2
    edit(other, park, region="1")
    other.close()
    assert stored(register, park).region == "1"


def test_what_another_program_saved_is_seen_at_once(register, register_file):
    park = district(region="0")
    keep(register, park)
    other = open_register(register_file)
    assert stored(other, park).region == "0"
    edit(register, park, region="1")
    assert stored(other, park).region == "1"
    other.close()
