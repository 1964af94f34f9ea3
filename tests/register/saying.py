"""What the rules say of a save, for the tests of rules."""

from __future__ import annotations

import pytest

from districtdesk.records import Record
from districtdesk.register.errors import Refused
from districtdesk.register.store import Register
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


def refusal(register: Register, *records: Record) -> tuple[str, tuple[str, ...]]:
    """The rule and the fields of the one error for which this save is refused."""
    with pytest.raises(Refused) as refused:
        keep(register, *records)
    (problem,) = (problem for problem in refused.value.all if problem.is_error)
    return problem.rule, problem.fields
