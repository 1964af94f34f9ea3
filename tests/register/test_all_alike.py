"""What is there already of many rows, asked for in one go: the same as of each alone."""

from __future__ import annotations

import pytest

from districtdesk.names import Names
from districtdesk.records import CompanyState, FieldValues, LegalAct
from districtdesk.register.identity import new_id
from districtdesk.register.journal.entry import remove_record
from districtdesk.register.journal.store import Register
from districtdesk.register.merging import Merging, merge
from districtdesk.register.queries.alike import find_alike
from districtdesk.register.queries.all_alike import find_all_alike
from tests.making import company, district, keep, named, on


@pytest.fixture
def filled(register: Register) -> Register:
    was, gone = company("Caspian Glass"), company("Kür Tekstil")
    keep(register, was, gone, company("Xəzər Plast MMC", tax_id="1400000011"), company("Вега"), company("Vega"))
    keep(register, CompanyState(id=new_id(), company=was.id, names=Names(az="Sumqayıt Şüşə"), until=on("2020")))
    remove_record(register, "company", gone.id)
    keep(
        register,
        district("Hacıqabul Sənaye Parkı"),
        LegalAct(
            id=new_id(), kind_as_reported="decree", title=named("On parks"), number="548", date=on("2013-04-24")
        ),
        LegalAct(id=new_id(), kind_as_reported="order", title=named("Of May"), number="548", date=on("2013-05")),
    )
    return register


_ROWS: dict[str, list[FieldValues]] = {
    "company": [
        {"names": Names(ru="ООО «Хазар Пласт»")},
        {"names": Names(az="Another"), "tax_id": "1400000011"},
        {"names": Names(en="Khazar Plast LLC", az="Vega"), "tax_id": "1400000011"},
        {"names": Names(en="Sumgait Shusha")},
        {"names": Names(az="Veqa MMC")},
        {"names": Names(az="Kür Tekstil")},
        {"names": Names(az="Nothing Such"), "tax_id": "1"},
        {},
    ],
    "district": [{"names": Names(ru="Гаджигабульский промышленный парк")}, {"names": Names(az="Vega")}],
    "legal_act": [
        {"number": "№ 548", "date": on("2013-05-02")},
        {"number": "548"},
        {"number": "549"},
        {"number": ""},
    ],
    "person": [{"names": Names(az="Vega")}],
}


def test_many_rows_find_what_each_finds_alone(filled: Register) -> None:
    with filled.read() as session:
        for kind, rows in _ROWS.items():
            together = find_all_alike(session, kind, rows)
            alone = [find_alike(session, kind, row, None) if kind != "person" else [] for row in rows]
            assert [set(each) for each in together] == [set(each) for each in alone]
            assert [len(each) for each in together] == [len(each) for each in alone]


def test_the_rows_find_what_they_should_those_of_the_same_number_first(filled: Register) -> None:
    with filled.read() as session:
        companies = find_all_alike(session, "company", _ROWS["company"])
        acts = find_all_alike(session, "legal_act", _ROWS["legal_act"])
    assert [[each.caption.show() for each in found] for found in companies[:2]] == [["Xəzər Plast MMC"]] * 2
    assert [each.problem.fields for each in companies[2]] == [("tax_id",), ("names",), ("names",)]
    assert [len(found) for found in companies[3:]] == [1, 2, 0, 0, 0]
    assert [len(found) for found in acts] == [1, 2, 0, 0]


def test_a_name_that_a_merged_record_had_leads_to_the_one_that_it_became(register: Register) -> None:
    one, two = company("Vega Textile"), company("Kaspi Tikiş")
    keep(register, one, two)
    merge(register, Merging("company", (one.id, two.id)))
    with register.read() as session:
        (found,) = find_all_alike(session, "company", [{"names": Names(ru="ООО «Каспи Тикиш»")}])
    assert [each.id for each in found] == [one.id]
