"""Several programs on one file: no edit is lost, and whoever comes too late is told."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from districtdesk.i18n import N_
from districtdesk.register.errors import ChangedSince, Locked
from districtdesk.register.file import patient_connection
from districtdesk.register.journal import journal
from districtdesk.register.journal.broken_chain import find_breaks
from districtdesk.register.journal.entry import Entry, save
from districtdesk.register.opening import open_register
from districtdesk.register.queries import listing
from tests.making import company, district, edit, keep, stored

_WRITERS, _TURNS = 3, 30
_COUNT_UP = """
import sys
from districtdesk.records import Company
from districtdesk.register.opening import open_register
register = open_register(sys.argv[1])
for _turn in range(int(sys.argv[3])):
    with register.change("Count") as session:
        firm = session.get_one(Company, sys.argv[2])
        firm.activity_code = str(int(firm.activity_code) + 1)
"""


def _start(register_file: Path, record_id: str) -> subprocess.Popen[bytes]:
    words = [sys.executable, "-c", _COUNT_UP, str(register_file), record_id, str(_TURNS)]
    return subprocess.Popen(words, stderr=subprocess.PIPE)


def test_no_edit_of_three_programs_is_lost(register, register_file):
    firm = company(activity_code="0")
    keep(register, firm)
    running = [_start(register_file, firm.id) for _writer in range(_WRITERS)]
    said = [program.communicate(timeout=60)[1].decode() for program in running]
    assert said == [""] * _WRITERS
    assert stored(register, firm).activity_code == str(_WRITERS * _TURNS)
    with register.read() as session:
        steps = [each.sequence for each in journal.change_sets(session, record_id=firm.id)]
        changes = journal.changes_of(session, steps[:-1])
    counted = [(change.before or {})["activity_code"] for change in changes]
    assert counted == [str(place) for place in range(_WRITERS * _TURNS)]
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
