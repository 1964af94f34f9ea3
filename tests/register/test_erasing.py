"""Erasing a person: no text of them is left in the file, the history keeps digests, and all of it is consistent."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from districtdesk.i18n import N_, speaking
from districtdesk.names import Names
from districtdesk.records import Attachment, Citation, Office, Person
from districtdesk.register import checking
from districtdesk.register.erasing import erase_person
from districtdesk.register.errors import NothingToUndo, Refused
from districtdesk.register.identity import new_id
from districtdesk.register.journal import journal
from districtdesk.register.journal.attachments import attach
from districtdesk.register.journal.digests import digest, is_erased
from districtdesk.register.journal.entry import remove_record
from districtdesk.register.journal.restoring import restore_record
from districtdesk.register.journal.steps import Change
from districtdesk.register.journal.store import Register
from districtdesk.register.journal.undo import undo
from districtdesk.register.merging import Merging, merge
from districtdesk.register.parting import preview_parting
from districtdesk.register.queries import history, listing
from tests.making import district, edit, figure, keep, source, stored

_NAME, _OFFICE, _NUMBER = "Zərifə Qəhrəmanova", "Deputy Head of the Estate", "+994 50 123 45 67"


def _person() -> Person:
    return Person(id=new_id(), names=Names(az=_NAME), other_names="Z. Qəhrəmanova", note=_NUMBER)


@pytest.fixture
def known(register: Register) -> dict[str, Any]:
    """A person with an office, a file and two citations that name her, one of them removed since."""
    person, letter, park = _person(), source(), district()
    office = Office(id=new_id(), person=person.id, title=Names(en=_OFFICE), country="AZ")
    claim = figure(park, "area", 60)
    spoken = {"record": claim.id, "source": letter.id, "said_by": _NAME, "office": _OFFICE, "speaker": person.id}
    said, once = Citation(id=new_id(), **spoken), Citation(id=new_id(), **spoken)
    naming = Citation(id=new_id(), record=person.id, source=letter.id, words=_NAME, field="names")
    keep(register, letter, park, claim, person, office, said, once, naming)
    edit(register, person, other_names="Qəhrəmanova Z.")
    remove_record(register, "citation", once.id)
    return {
        "person": person,
        "office": office,
        "said": said,
        "once": once,
        "naming": naming,
        "claim": claim,
        "letter": letter,
    }


@pytest.mark.thorough
def test_what_was_merged_into_the_person_goes_too(register: Register, known: dict[str, Any]) -> None:
    twice = Person(id=new_id(), names=Names(az="Zərifə Q. Əlizadə"), note="+994 12 000 00 00")
    keep(register, twice)
    keep(register, Citation(id=new_id(), record=known["claim"].id, source=known["letter"].id, speaker=twice.id))
    merge(register, Merging("person", (known["person"].id, twice.id)))
    erase_person(register, known["person"].id)
    kept = _bytes_of(register)
    assert all(each.encode() not in kept for each in (_NAME, "Əlizadə", "+994 12 000 00 00"))
    assert not checking.check(register).has_errors
    with register.read() as session:
        assert preview_parting(session, known["person"].id, twice.id).name.show() == "Erased person"


def _bytes_of(register: Register) -> bytes:
    return Path(register.place).read_bytes()


def _names_in(content: bytes) -> list[str]:
    sought = (_NAME, _OFFICE, _NUMBER, "Qəhrəmanova", "qehremanova", "zerife", "deputy head")
    return [each for each in sought if each.encode() in content]


def _changes(register: Register) -> list[Change]:
    with register.read() as session:
        sets = journal.change_sets(session)
        return journal.changes_of(session, [each.sequence for each in sets])


def _chain(register: Register) -> str:
    """A chain over the journal as a later version may keep one: each value goes in by its digest."""
    link = ""
    for change in sorted(_changes(register), key=lambda each: (each.change_set, each.record_id)):
        sides = [
            {key: digest(value) for key, value in sorted(side.items())} if side is not None else None
            for side in (change.before, change.after)
        ]
        link = hashlib.sha256(json.dumps([link, change.change_set, change.record_id, sides]).encode()).hexdigest()
    return link


@pytest.mark.thorough
def test_no_text_of_the_person_is_left_anywhere_in_the_file(register: Register, known: dict[str, Any]) -> None:
    assert len(_names_in(_bytes_of(register))) == 7
    erase_person(register, known["person"].id)
    assert _names_in(_bytes_of(register)) == []


def test_a_removed_person_can_be_erased(register: Register) -> None:
    person = _person()
    keep(register, person)
    remove_record(register, "person", person.id)
    erase_person(register, person.id)
    assert _names_in(_bytes_of(register)) == []
    assert checking.check(register).findings == ()


@pytest.mark.thorough
def test_the_check_finds_nothing_afterwards(register: Register, known: dict[str, Any]) -> None:
    before = checking.check(register).findings
    erase_person(register, known["person"].id)
    assert before == checking.check(register).findings == ()


@pytest.mark.thorough
def test_the_citation_stays_and_tells_no_longer_who_it_was(register: Register, known: dict[str, Any]) -> None:
    erase_person(register, known["person"].id)
    said = stored(register, known["said"])
    assert (said.said_by, said.office, said.speaker) == (None, None, known["person"].id)
    assert stored(register, known["naming"]).words is None
    assert stored(register, known["person"]).names == Names(
        "Məlumatları silinmiş şəxs", "Erased person", "Персона, данные о которой стёрты"
    )
    assert stored(register, known["office"]).removed_at is not None


def test_the_history_keeps_a_digest_in_place_of_each_text(register: Register, known: dict[str, Any]) -> None:
    erase_person(register, known["person"].id)
    added = next(each for each in _changes(register) if each.record_id == known["said"].id)
    assert added.after is not None
    written = json.dumps(_NAME, ensure_ascii=False).encode()
    assert added.after["said_by"] == {"erased": hashlib.sha256(written).hexdigest()}
    assert added.after["record"] == known["claim"].id


def test_a_chain_over_the_digests_of_changes_holds(register: Register, known: dict[str, Any]) -> None:
    before, newest = _chain(register), len(_changes(register))
    erase_person(register, known["person"].id)
    with register.change(N_("Add records")) as session:
        session.add(source("Another"))
    later = [each for each in _changes(register) if is_erased((each.after or {}).get("said_by"))]
    assert later and len(_changes(register)) > newest
    assert before == _chain_up_to(register, newest)


def _chain_up_to(register: Register, count: int) -> str:
    kept = sorted(_changes(register), key=lambda each: (each.change_set, each.record_id))[:count]
    link = ""
    for change in kept:
        sides = [
            {key: digest(value) for key, value in sorted(side.items())} if side is not None else None
            for side in (change.before, change.after)
        ]
        link = hashlib.sha256(json.dumps([link, change.change_set, change.record_id, sides]).encode()).hexdigest()
    return link


@pytest.mark.thorough
def test_undo_does_not_bring_it_back(register: Register, known: dict[str, Any]) -> None:
    erase_person(register, known["person"].id)
    with pytest.raises(NothingToUndo):
        undo(register)
    restore_record(register, known["once"].id)
    assert stored(register, known["once"]).said_by is None
    assert checking.check(register).findings == ()


def test_the_journal_is_guarded_again_afterwards(register: Register, known: dict[str, Any]) -> None:
    erase_person(register, known["person"].id)
    with register.engine.begin() as connection, pytest.raises(Exception, match="only added to"):
        connection.execute(text("UPDATE change SET before = NULL"))


@pytest.mark.thorough
def test_the_history_reads_erased_where_a_text_was(register: Register, known: dict[str, Any]) -> None:
    erase_person(register, known["person"].id)
    with register.read() as session, speaking("en"):
        (first,) = [
            each
            for step in history.steps(session)
            for each in history.changes_in(session, step.change_set.sequence)
            if each.record_id == known["person"].id and each.action == "added"
        ]
        assert {each.after for each in first.differences} == {"erased"}


@pytest.mark.thorough
def test_a_file_kept_with_the_person_goes_too(register: Register, known: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "cv.txt").write_text(f"{_NAME} was born", encoding="utf-8")
    attach(register, known["person"].id, tmp_path / "cv.txt")
    erase_person(register, known["person"].id)
    assert _names_in(_bytes_of(register)) == []
    assert checking.check(register).findings == ()
    with register.read() as session:
        assert list(listing.everything(session, listing.Query("attachment"))) == []
        assert session.query(Attachment).one().file_name == "—"


def test_other_people_and_what_they_said_stay(register: Register, known: dict[str, Any]) -> None:
    other = Person(id=new_id(), names=Names(en="Somebody Else"))
    keep(register, other)
    erase_person(register, known["person"].id)
    assert stored(register, other).names == Names(en="Somebody Else")


def test_where_the_name_still_occurs_is_counted(register: Register, known: dict[str, Any]) -> None:
    keep(register, district("Estate", note=f"Asked {_NAME}"))
    assert erase_person(register, known["person"].id) == 1


def _lost(register: Register, known: dict[str, Any], **values: object) -> Citation:
    """A citation that named her once, and was edited since."""
    spoken = {"said_by": "Z. Kələntərli", "office": "Head of the Kələntər Estate", "speaker": known["person"].id}
    lost = Citation(id=new_id(), record=known["claim"].id, source=known["letter"].id, **{**spoken, **values})
    keep(register, lost)
    return lost


@pytest.mark.thorough
def test_a_citation_that_was_given_to_another_speaker_keeps_nothing_of_her(
    register: Register, known: dict[str, Any]
) -> None:
    lost = _lost(register, known)
    edit(register, lost, said_by="Somebody Else", office=None, speaker=None)
    edit(register, lost, said_by="Nobody")
    assert "Kələntər".encode() in _bytes_of(register)
    assert erase_person(register, known["person"].id) == 0
    assert "Kələntər".encode() not in _bytes_of(register) and b"Somebody Else" in _bytes_of(register)
    assert stored(register, lost).said_by == "Nobody"
    assert checking.check(register).findings == ()


@pytest.mark.thorough
def test_each_change_begins_with_what_the_last_one_left(register: Register, known: dict[str, Any]) -> None:
    lost = _lost(register, known)
    edit(register, lost, speaker=None)
    edit(register, lost, said_by="Nobody", office="")
    remove_record(register, "citation", lost.id)
    before = _chain(register)
    erase_person(register, known["person"].id)
    assert "Kələntər".encode() not in _bytes_of(register)
    assert _chain_up_to(register, len(_changes(register)) - _newest(register)) == before
    assert checking.check(register).findings == ()


def _newest(register: Register) -> int:
    """How many changes the newest step has."""
    changes = _changes(register)
    newest = max(each.change_set for each in changes)
    return sum(each.change_set == newest for each in changes)


@pytest.mark.thorough
@pytest.mark.parametrize("key", ["note", "meant", "words"])
def test_every_text_that_still_has_the_name_is_counted_also_in_the_history(
    register: Register, known: dict[str, Any], key: str
) -> None:
    lost = _lost(register, known, **{key: f"Asked {_NAME} twice"})
    other = district("Estate", note=f"c/o {_NAME}")
    keep(register, other)
    edit(register, other, note=None)
    assert erase_person(register, known["person"].id) == 2
    edit(register, lost, **{key: None})


@pytest.mark.thorough
def test_a_text_with_the_family_name_alone_is_counted(register: Register, known: dict[str, Any]) -> None:
    keep(register, district("Estate", note="Mrs Qəhrəmanova was asked"), district("Second", note="Zərifə"))
    assert erase_person(register, known["person"].id) == 1


def test_nobody_is_erased_by_another_records_id(register: Register, known: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        erase_person(register, known["claim"].id)
