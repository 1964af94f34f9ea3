"""Tables of a hundred names with another spelling each, by somebody who had not seen how names are compared."""

from __future__ import annotations

from pathlib import Path

import pytest

from districtdesk.names import Names
from districtdesk.records import Company, District, LegalAct, Person, Record
from districtdesk.register.identity import new_id
from districtdesk.register.journal.store import Register
from districtdesk.register.queries.searching import search
from tests.making import keep

_FOLDER = Path(__file__).parents[1]


def read_pairs(table: str) -> list[tuple[str, str, str]]:
    """What is stored, its kind, and what is typed."""
    lines = (_FOLDER / table).read_text("utf-8").splitlines()[1:]
    return [(each[0], each[1], each[2]) for line in lines if len(each := line.split("\t")) >= 3]


def _record(name: str, kind: str) -> Record:
    if kind == "company":
        return Company(id=new_id(), names=Names(az=name))
    if kind == "person":
        return Person(id=new_id(), names=Names(az=name))
    if kind == "act":
        return LegalAct(id=new_id(), kind_as_reported="decree", title=Names(az=name))
    return District(id=new_id(), names=Names(az=name))


def score(register: Register, table: str) -> tuple[list[str], list[str]]:
    """Which typed names did not find theirs, and which did not find it first; all are in one register."""
    pairs = read_pairs(table)
    records = {(stored, kind): _record(stored, kind) for stored, kind, _typed in pairs}
    keep(register, *records.values())
    missed, behind = [], []
    with register.read() as session:
        for stored, kind, typed in pairs:
            found = [each.id for each in search(session, typed).found]
            wanted = records[stored, kind].id
            if wanted not in found:
                missed.append(f"{typed} finds no {stored}")
            elif found[0] != wanted:
                behind.append(f"{typed} finds {stored} at place {found.index(wanted) + 1}")
    return missed, behind


@pytest.mark.thorough
def test_names_are_found_as_others_spell_them(register: Register) -> None:
    # At the first look 83 of 100 found theirs, each first; then words for acts and some endings came.
    assert score(register, "names_by_others.tsv") == ([], [])


@pytest.mark.thorough
def test_names_are_found_as_others_spelled_them_later(register: Register) -> None:
    # At the first look 85 of 100 found theirs, each first; then zones in short and in the neighbours' languages came.
    assert score(register, "names_by_others_too.tsv") == ([], [])


@pytest.mark.thorough
def test_names_are_found_as_others_spelled_them_a_third_time(register: Register) -> None:
    # At the first look 79 of 100 found theirs, each first; then words of trades and acts came, and districts without
    # the word for one.
    missed = ["Хёндэ Инжиниринг finds no Hyundai Engineering Co., Ltd."]
    assert score(register, "names_by_others_third.tsv") == (missed, [])


@pytest.mark.thorough
def test_names_are_found_as_others_spelled_them_a_fourth_time(register: Register) -> None:
    # At the first look 54 of 60 found theirs, each first; then words put together of two, and softened endings came.
    missed = [
        "Khachmaz agro-industrial park finds no Xaçmaz Aqroparkı",
        "Бейкер Хьюз Азербайджан finds no Baker Hughes Azerbaijan LLC",
    ]
    assert score(register, "names_by_others_fourth.tsv") == (missed, [])


@pytest.mark.thorough
def test_names_are_found_as_others_spelled_them_a_fifth_time(register: Register) -> None:
    # At the first look 50 of 60 found theirs, each first; then more words of trades came.
    missed = ["Дэу Шипбилдинг finds no Daewoo Shipbuilding Co."]
    assert score(register, "names_by_others_fifth.tsv") == (missed, [])


@pytest.mark.thorough
def test_names_are_found_as_others_spelled_them_a_sixth_time(register: Register) -> None:
    # At the first look 59 of 60 found theirs; then words in full found a zone stored in short. Eleven names are
    # stored in two spellings, of which the other may come first.
    missed, behind = score(register, "names_by_others_sixth.tsv")
    assert missed == []
    assert len(behind) <= 11 and all(each.endswith("at place 2") for each in behind)


@pytest.mark.thorough
def test_names_are_found_as_others_spelled_them_a_seventh_time(register: Register) -> None:
    # At the first look 59 of 60 found theirs. Some names are stored in two spellings, and the other may come first.
    missed, behind = score(register, "names_by_others_seventh.tsv")
    assert missed == ["Aghdam Industrial Zone finds no Ağdam Sənaye Parkı"]
    assert len(behind) <= 14 and all(each.endswith(("at place 2", "at place 3")) for each in behind)
