"""What needs attention of one district or project, counted as the overview counts it, and what that rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from .. import i18n
from ..i18n import ngettext
from ..names import Names
from ..overview.attention import AttentionItem, Item
from ..overview.launches import overdue
from ..overview.narrowing import narrowed_to, read_within_districts
from ..overview.overview import find_open
from ..records.today import today
from ..register.captions import captions
from ..register.journal.store import Session
from ..register.queries.overview_query import read_overview_material
from ..register.queries.subject_claims import Evidence, read_evidence
from .on_grid import say_more

# What a page tells of, in this order: what is only probable the overview shows.
TOLD = ("launches", "contradictions", "returns", "residents", "questions", "old", "unsupported")

# Counted are claims, and told are two together; counted are residents, and told is each district.
_PAIRED, _BY_DISTRICT = "contradictions", "residents"


@dataclass(frozen=True, slots=True)
class PageFindings:
    """Each sort of which there is any. `names`: by the ids of what its items are about. `evidence`: by those of
    claims. `launches`: by what they are of, the ids of those that did not come.
    """

    sorts: Sequence[AttentionItem] = ()
    names: Mapping[str, Names] = field(default_factory=dict)
    evidence: Mapping[str, Sequence[Evidence]] = field(default_factory=dict)
    launches: Mapping[str, str] = field(default_factory=dict)

    def evidence_of(self, item: Item) -> list[Evidence]:
        """What bears out what the item says."""
        ids = (self.launches.get(item.id, item.id), item.beside)
        return [each for one in ids for each in self.evidence.get(one, ())]


def read_findings(session: Session, record: str) -> PageFindings:
    """Of this district or project and what belongs to it."""
    day = today()
    whole = read_overview_material(session, i18n.language())
    material = narrowed_to(whole, read_within_districts(session, whole, frozenset((record,))))
    found = {each.key: each for each in find_open(material, day) if each.count}
    sorts = [found[key] for key in TOLD if key in found]
    items = [item for each in sorts for item in each.items]
    launches = {late.launch.subject: late.launch.id for late in overdue(material.launches, day)}
    ids = {each for item in items for each in (launches.get(item.id, item.id), item.beside) if each}
    about = captions(session, (item.about for item in items))
    return PageFindings(sorts, about, read_evidence(session, ids), launches)


def list_once(finding: AttentionItem, most: int) -> tuple[list[Item], int]:
    """The first so many of it, of two that disagree the one; and how many such lines more there are."""
    known = finding.whole() if finding.key == _PAIRED else finding
    shown: dict[frozenset[str], Item] = {}
    for place, item in enumerate(known.items):
        key = frozenset((item.id, item.beside)) if item.beside else frozenset((str(place),))
        shown.setdefault(key, item)
    listed = list(shown.values())[:most]
    return listed, len(shown) - len(listed) + known.unlisted


def say_rest(finding: AttentionItem, more: int) -> str:
    """How many lines more there are, and of what where the number above them is of something else."""
    if finding.key == _BY_DISTRICT:
        return ngettext("and {count} more district", "and {count} more districts", more)
    if finding.key == _PAIRED:
        return ngettext("and {count} more pair", "and {count} more pairs", more)
    return say_more(more)
