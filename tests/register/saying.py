"""What the rules say of a save, for the tests of rules."""

from __future__ import annotations

import pytest

from districtdesk.problems import Problem
from districtdesk.records import Record
from districtdesk.register.errors import Refused
from districtdesk.register.journal.store import Register
from tests.making import keep


def warnings(register: Register, *records: Record) -> list[str]:
    """The rules that warn when these are saved, but for the missing evidence."""
    told: list[str] = []
    leave = register.listen(
        lambda changed: told.extend(each.rule for found in changed.warnings.values() for each in found)
    )
    keep(register, *records)
    leave()
    return [rule for rule in told if rule != "without_evidence"]


def refused(register: Register, *records: Record) -> list[Problem]:
    """The errors for which this save is refused."""
    with pytest.raises(Refused) as found:
        keep(register, *records)
    return [problem for problem in found.value.all if problem.is_error]


def refusal(register: Register, *records: Record) -> tuple[str, tuple[str, ...]]:
    """The rule and the fields of the one error for which this save is refused."""
    (problem,) = refused(register, *records)
    return problem.rule, problem.fields
