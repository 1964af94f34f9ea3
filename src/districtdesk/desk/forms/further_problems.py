"""What else is wrong with what is typed, as far as it can be told without the values that cannot be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...problems import Problem
from ...register.errors import RegisterError
from ...register.journal.entry import Entry, preview
from ...register.journal.store import Register


def further_problems(register: Register, typed: Entry, unreadable: Sequence[Problem]) -> list[Problem]:
    """Those of fields of which nothing is said in `unreadable`; none where they cannot be looked for now."""
    silent = {key for problem in unreadable for key in problem.fields}
    values = {key: value for key, value in typed.values.items() if key not in silent}
    try:
        found = preview(register, replace(typed, values=values))
    except RegisterError:
        return []
    return [problem for problem in found if silent.isdisjoint(problem.fields)]
