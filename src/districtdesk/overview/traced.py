"""Of what a number consists: the claims or records that it counts, and those that it leaves out and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from .. import i18n
from ..i18n import _
from ..names import Names
from ..register.queries.condition import Condition
from ..register.queries.subject_claims import Evidence, sources_among

# What is left out of a sum is listed so far, and counted beyond.
LISTED = 2000


@dataclass(frozen=True, slots=True)
class Traced:
    """A record by kind and id; `about` is the one whose name is its title. `why`: for what reason it is left out,
    empty for what counts. `said_by`: of a claim, who says so.
    """

    kind: str
    id: str
    about: str
    note: str
    why: str = ""
    title: str = ""
    said_by: str = ""


@dataclass(frozen=True, slots=True)
class Breakdown:
    """`told`: the number in words. `unlisted`: how many more are left out than are listed.

    `kind` and `conditions`: the list in which the same stands, where there is one; '' for none.
    """

    title: str
    told: str
    counted: tuple[Traced, ...]
    left_out: tuple[Traced, ...] = ()
    unlisted: int = 0
    kind: str = ""
    conditions: tuple[Condition, ...] = ()

    @property
    def rows(self) -> tuple[Traced, ...]:
        """What counts first."""
        return (*self.counted, *self.left_out)

    @property
    def is_of_claims(self) -> bool:
        """Whether somebody says what it is made of."""
        return any(each.kind == "figure" for each in self.rows)

    def summary(self) -> str:
        """How many count and how many do not."""
        out = i18n.number(len(self.left_out) + self.unlisted)
        return _("Counted: {counted}. Not counted: {out}.", counted=i18n.number(len(self.counted)), out=out)

    def titled(self, names: Mapping[str, Names]) -> Breakdown:
        """The same with the titles of its rows."""

        def titled(rows: Sequence[Traced]) -> tuple[Traced, ...]:
            return tuple(
                replace(each, title=names[each.about].show() if each.about in names else "") for each in rows
            )

        return replace(self, counted=titled(self.counted), left_out=titled(self.left_out))

    def with_sources(self, evidence: Mapping[str, Sequence[Evidence]]) -> Breakdown:
        """The same with who says each claim, by the evidence of the claims."""

        def told(rows: Sequence[Traced]) -> tuple[Traced, ...]:
            return tuple(
                replace(each, said_by=say_who(evidence.get(each.id, ()))) if each.kind == "figure" else each
                for each in rows
            )

        return replace(self, counted=told(self.counted), left_out=told(self.left_out))


def say_who(evidence: Sequence[Evidence]) -> str:
    """Who says it and where, each source once; or that no source is given."""
    sources = (", ".join(filter(None, (each.publisher, each.who))) for each in sources_among(evidence) or evidence)
    return "; ".join(dict.fromkeys(sources)) or _("No source")
