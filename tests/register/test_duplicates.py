"""The same company entered twice: noticed whatever legal form stands with its name, and in whichever order."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from sqlalchemy import select

from districtdesk.names import Names
from districtdesk.records import Company, CompanyState
from districtdesk.register.identity import new_id
from districtdesk.register.journal.store import Register
from districtdesk.register.rules.namesakes import find_all_namesakes, find_namesakes
from tests.making import company, keep, on
from tests.register.test_rules import warnings
from tests.thorough import one_in

# Made-up names; each pair is one company.
_PAIRS = (
    ("ПАО «Вега»", "Вега"),
    ("Vega M.M.C.", "Vega MMC"),
    ("M.M.C. “Vega”", "Vega"),
    ("Veqa Məhdud Məsuliyyətli Cəmiyyət", "Veqa"),
    ("“Veqa” Məhdud Məsuliyyətli Cəmiyyətinin", "Veqa MMC"),
    ("Veqa Qapalı Səhmdar Cəmiyyəti", "Veqa Q.S.C."),
    ("“Veqa” Açıq Tipli Səhmdar Cəmiyyəti", "Veqa ASC"),
    ("Veqa PHŞ", "Veqa"),
    ("“Veqa” publik hüquqi şəxs", "Veqa"),
    ("Publik hüquqi şəxs “Veqa”", "Veqa PHŞ"),
    ("Vega L.L.C.", "Vega"),
    ("LLC Vega", "Vega Limited Liability Company"),
    ("Vega Public Joint-Stock Company", "Vega PJSC"),
    ("Vega Co., Ltd.", "Vega"),
    ("Vega & Co.", "Vega"),
    ("Vega Pte. Ltd.", "Vega Limited"),
    ("Vega Corp.", "Vega, Inc."),
    ("О.О.О. «Вега»", "Вега"),
    ("O.O.O. Vega", "Vega"),
    ("Публичное акционерное общество «Вега»", "ПАО Вега"),
    ("Вега, общество с ограниченной ответственностью", "Вега"),
    ("Обществом с ограниченной ответственностью «Вега»", "ООО «Вега»"),
    ("Непубличного акционерного общества «Вега»", "Вега"),
    ("ИП Вега", "Индивидуальный предприниматель Вега"),
    ("СП ООО «Вега»", "Вега"),
    ("ТОО «Вега»", "Вега"),
    ("Товарищество с ограниченной ответственностью «Вега»", "Вега ТОО"),
    ("«Вега» ЖШС", "Вега"),
    ("«Вега» жауапкершілігі шектеулі серіктестігі", "Вега ЖШС"),
    ("АҚ «Вега»", "Вега"),
    ("ТОВ «Вега»", "Вега"),
    ("Товариство з обмеженою відповідальністю «Вега»", "Вега ТОВ"),
    ("Приватне акціонерне товариство «Вега»", "ПрАТ Вега"),
    ("Vega A.Ş.", "Vega"),
    ("Vega Anonim Şirketi", "Vega AŞ"),
    ("Vega Ltd. Şti.", "Vega"),
    ("Vega San. ve Tic. Ltd. Şti.", "Vega Limited Şirketi"),
    ("“Vega” MChJ", "Vega"),
    ("Vega mas'uliyati cheklangan jamiyati", "Vega MChJ"),
    ("МЧЖ «Вега»", "Вега"),
    ("Vega AJ", "Vega aksiyadorlik jamiyati"),
    ("შპს ვეგა", "ვეგა"),
    ("შ.პ.ს. „ვეგა“", "ვეგა შეზღუდული პასუხისმგებლობის საზოგადოება"),
    ("Vega AG", "Vega Aktiengesellschaft"),
    ("Vega GmbH & Co. KG", "Vega"),
    ("Vega Gesellschaft mit beschränkter Haftung", "Vega GmbH"),
    ("Vega S.p.A.", "Vega SpA"),
    ("Vega Società per azioni", "Vega"),
    ("Vega S.r.l.", "Vega SRL"),
    ("Vega B.V.", "Vega"),
    ("Vega N.V.", "Vega naamloze vennootschap"),
    ("Vega S.A.", "S.A. «Vega»"),
    ("Vega S.A.R.L.", "Vega société à responsabilité limitée"),
    ("Vega S.A. de C.V.", "Vega"),
    ("Vega S.L.", "Vega Sociedad Limitada"),
    ("Vega Gufen Youxian Gongsi", "Vega Co Ltd"),
    ("A.B.C. Vega MMC", "ABC Vega"),
)
# Each pair is two companies.
_OTHERS = (
    ("Vega MMC", "Vega Plast MMC"),
    ("Vega MMC", "Vega-2 MMC"),
    ("Vega Holding", "Vega"),
    ("Ağ Un MMC", "Un MMC"),
    ("IP Telekom", "Telekom"),
    ("SA Trans", "Trans"),
    ("AT Nal MMC", "Nal MMC"),
    ("Naftalan Spa", "Naftalan"),
    ("Limited Edition MMC", "Edition MMC"),
    ("Corp Servis", "Servis"),
    ("Co-Working MMC", "Working MMC"),
    ("Qara Ağ", "Qara"),
    ("MMC", "ASC"),
    ("ООО", "Вега"),
    ("Общество знаний", "Знаний"),
    ("Açıq Səma MMC", "Səma MMC"),
    ("Vegas LLC", "Vega LLC"),
    ("Joint Vega", "Vega"),
)


def _both_ways(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return [pair for one, other in pairs for pair in ((one, other), (other, one))]


@pytest.mark.parametrize(("first", "again"), one_in(3, _both_ways(_PAIRS)))
def test_a_company_is_noticed_whatever_its_legal_form(register, first, again):
    keep(register, company(first))
    assert warnings(register, company(again)) == ["probable_duplicate"]


@pytest.mark.parametrize(("first", "again"), _both_ways(_OTHERS))
def test_what_looks_like_a_legal_form_makes_no_duplicate(register, first, again):
    keep(register, company(first))
    assert warnings(register, company(again)) == []


def test_a_name_of_any_language_is_looked_up_without_its_form(register):
    keep(register, company(names=Names("Şərq ulduzu MMC", "Eastern Star LLC", "ООО «Вега»")))
    assert warnings(register, company(names=Names(en="Vega"))) == ["probable_duplicate"]
    assert warnings(register, company(names=Names(ru="Истерн Стар"))) == ["probable_duplicate"]
    assert warnings(register, company(names=Names(ru="Вестерн Стар"))) == []


def test_a_renamed_company_is_found_by_its_new_name_alone(register: Register):
    firm = company("Vega MMC")
    keep(register, firm)
    with register.change("rename") as session:
        session.get_one(type(firm), firm.id).names = Names(az="Orion MMC")
    assert warnings(register, company("Vega")) == []
    assert warnings(register, company("Orion ASC")) == ["probable_duplicate"]


def test_many_are_compared_at_once_as_each_is_by_itself(register: Register):
    firms = [
        company("Alpha", tax_id="1234567890"),
        company("Alpha LLC"),
        company("Beta", names=Names(en="Beta", az="Beta MMC")),
        company("Gamma", tax_id="1234567890"),
        company("Delta"),
    ]
    keep(register, *firms)
    keep(register, CompanyState(id=new_id(), company=firms[4].id, names=Names(en="Beta"), since=on("2020")))
    with register.read() as session:
        read = list(session.scalars(select(Company)))
        together = find_all_namesakes(session, read)
        for each in read:
            alone = find_namesakes(session, each, each.tax_id)
            assert {found.id for found in together[each.id]} == {found.id for found in alone}, each.names.show()
        assert len(together[firms[2].id]) == 1
