"""What the office keeps track of: questions that are open, and returns that have not come."""

from __future__ import annotations

import pytest

from districtdesk.record_kinds import RECORD_KINDS
from districtdesk.records import OpenQuestion, Record, ReturnDue
from districtdesk.register.errors import Refused
from districtdesk.register.identity import new_id
from districtdesk.register.journal.store import Register
from districtdesk.register.journal.undo import undo
from districtdesk.register.queries import listing
from tests.making import district, edit, figure, keep, on, profile, source
from tests.test_overview import finding, told, view


def _question(subject: Record, text: str = "How many work there now?") -> OpenQuestion:
    return OpenQuestion(id=new_id(), subject=subject.id, question=text)


def _owed(by: Record, due_on: str | None, **values: object) -> ReturnDue:
    due = on(due_on) if due_on else None
    return ReturnDue(id=new_id(), owed_by=by.id, form="1-sənaye", due_on=due, **values)


def test_a_question_needs_attention_until_a_later_claim_answers_it(register: Register) -> None:
    park = district()
    asked, claim = _question(park), figure(park, "jobs_permanent", 290)
    assert told(view(register, park, asked, claim), "questions") == [("Hajigabul", "How many work there now?")]
    edit(register, asked, answered_by=claim.id)
    assert finding(view(register), "questions").count == 0
    with register.read() as session:
        assert profile(session, claim).counts["answers"] == profile(session, park).counts["questions"] == 1
        assert session.get_one(OpenQuestion, asked.id).status == "answered"
    undo(register)
    assert finding(view(register), "questions").count == 1


def test_a_subject_answers_no_question(register: Register) -> None:
    park = district()
    keep(register, park, asked := _question(park))
    with pytest.raises(Refused, match="Choose the claim"):
        edit(register, asked, answered_by=park.id)


def test_open_questions_stand_before_answered_ones(register: Register) -> None:
    park = district()
    answered, asked = _question(park, "A"), _question(park, "B")
    answered.answer = "Nobody knows."
    keep(register, park, answered, asked)
    sort = RECORD_KINDS["open_question"].sorted_by
    with register.read() as session:
        found = listing.window(session, listing.Query("open_question", sort=sort), 0, 9)
    assert [row.id for row in found] == [asked.id, answered.id]


def test_a_return_is_overdue_once_its_day_has_certainly_passed_and_it_is_not_here(register: Register) -> None:
    park, letter = district(), source()
    late, later = _owed(park, "2026-10-15"), _owed(park, "2026-08")
    # This month may still have its day before it, and the others are here or have none.
    others = [
        _owed(park, "2026-11"),
        _owed(park, "2026-05", received_on=on("2026-06-01")),
        _owed(park, "2026-04", source=letter.id),
        _owed(park, None),
    ]
    overview = view(register, park, letter, late, later, *others)
    assert [item.id for item in finding(overview, "returns").items] == [later.id, late.id]
    assert told(overview, "returns")[1] == ("Hajigabul", "1-sənaye: due 15 October 2026, 1 month ago")
    edit(register, late, received_on=on("2026-11-20"))
    assert [item.id for item in finding(view(register), "returns").items] == [later.id]


def test_returns_are_listed_by_the_day_on_which_they_are_due(register: Register) -> None:
    park = district()
    owed = [_owed(park, when) for when in ("2026-12", "2026-01", "2026-07")]
    keep(register, park, *owed)
    with register.read() as session:
        query = listing.Query("return_due", sort=RECORD_KINDS["return_due"].sorted_by)
        found = [row.id for row in listing.window(session, query, 0, 9)]
    assert found == [owed[1].id, owed[2].id, owed[0].id]
