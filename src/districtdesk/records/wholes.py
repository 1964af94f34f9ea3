"""Nothing is a part, an owner or a partner of itself."""

from __future__ import annotations

from ..i18n import _
from ..problems import Problem, error


def part_of_itself(own: str | None, others: str | tuple[str, ...] | None, key: str) -> list[Problem]:
    """What a record that speaks of `own` says by the field `key`, where that names the same again."""
    named = others if isinstance(others, tuple) else (others,)
    if own and own in named:
        return [error(_("Nothing can be a part or an owner of itself."), key, rule="of_itself")]
    return []
