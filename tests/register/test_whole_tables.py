"""Whole tables: a check of everything comes to the same as asking for each record by itself."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from districtdesk.records import Attachment, Citation, Indicator, LegalAct, Record
from districtdesk.records.base import kind_of
from districtdesk.register.captions import make_captions
from districtdesk.register.identity import new_id
from districtdesk.register.journal.recorder import Recorder
from districtdesk.register.journal.store import Register
from districtdesk.register.rules.record_rules import check_beside, check_records
from districtdesk.register.rules.whole_tables import WholeTables
from tests.making import company, district, figure, keep, named, residency, source, standing


def _let_in(register: Register, *records: Record) -> None:
    """Write past the rules, as another hand may."""
    recorder = Recorder("another hand")
    with Session(register.engine.execution_options(writes=True)) as session:
        for record in records:
            record.kind = kind_of(type(record))
            record.created_at = record.changed_at = recorder.at
            record.created_by = record.changed_by = recorder.who
        make_captions(session, records)
        session.add_all(records)
        session.commit()


def _act(**values: Any) -> LegalAct:
    return LegalAct(**{"id": new_id(), "number": "7", "kind_as_reported": "decree", "issuer": "President"} | values)


def test_what_no_save_lets_in_is_found_either_way(register: Register) -> None:
    park, firm, letter = district(), company(), source()
    keep(register, park, firm, letter)
    _let_in(
        register,
        *(residency(park, firm) for _each in range(2)),
        *(_act() for _each in range(2)),
        *(figure(park, "area", each, preferred=True) for each in (1, 2)),
        figure(park, "invested", 3),
        figure(park, "area", 3, currency="AZN", unit="cars"),
        figure(park, "output_value", 4, currency="AZN"),
        Indicator(
            id=new_id(), code="area", names=named("Area"), dimension="area", nature="stock", may_be_summed=True
        ),
        Citation(id=new_id(), record=park.id, source=letter.id, field="nothing"),
        Citation(id=new_id(), record=park.id, source=firm.id),
        Attachment(id=new_id(), record=park.id, file_name="plan.pdf", size=3, sha256="ab" * 32),
    )
    with register.read() as session:
        records = standing(session)
        one_by_one = check_records(session, records)
        assert check_beside(WholeTables(session), records) == one_by_one
    assert {problem.rule for found in one_by_one.values() for problem in found if problem.is_error} == {
        "second_open_residency",
        "same_act",
        "same_code",
        "two_preferred",
        "money_without_currency",
        "currency_without_money",
        "unit_of_area",
        "flow_period",
        "citation_field",
        "content_missing",
        "link_kind",
    }
