"""The filled register that tests and the tour look at holds what it promises, and breaks no rule."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import select

from districtdesk.problems import errors_in
from districtdesk.records import Event, Figure, Project, Record
from districtdesk.register.checking import check
from districtdesk.register.opening import open_register
from districtdesk.register.rules.claim_rules import CONTRADICTS, FALLS, WITHOUT_EVIDENCE
from tests import filled_register
from tests.filled_register import Filled
from tests.making import standing


def test_the_filled_register_is_the_same_each_time() -> None:
    one, other = Filled(), Filled()
    for made, again in zip(one.figures + one.events, other.figures + other.events, strict=True):
        assert repr(made.__dict__ | {"_sa_instance_state": 0}) == repr(again.__dict__ | {"_sa_instance_state": 0})


@pytest.mark.thorough
def test_the_filled_register_holds_what_it_promises_and_breaks_no_rule(filled_file: Path) -> None:
    register = open_register(filled_file)
    with register.read() as session:
        there = standing(session)
        gone = Counter(each.kind for each in session.scalars(select(Record).where(Record.removed_at.is_not(None))))
        counted = Counter(each.kind for each in there)
        assert [counted[kind] for kind in ("district", "company", "project")] == [12, 160, 360]
        assert counted["figure"] + counted["event"] == filled_register.CLAIMS == 1000
        assert gone == filled_register.REMOVED
        figures = [each for each in there if isinstance(each, Figure)]
        assert sum(each.status == "superseded" for each in figures) == 12
        launches = Counter(each.subjects for each in there if isinstance(each, Event) and each.event_kind == "launch")
        assert Counter(launches.values()) == {1: 220, 2: 40, 3: 40}
        named = Counter(tuple(each.names.known()) for each in there if isinstance(each, Project))
        assert named.keys() == {("az", "en", "ru"), ("az", "ru"), ("az",), ("ru",)}
    found = check(register)
    assert not errors_in([each.problem for each in found.findings])
    rules = {each.problem.rule for each in found.findings}
    register.close()
    assert rules >= {CONTRADICTS, FALLS, WITHOUT_EVIDENCE}, rules
