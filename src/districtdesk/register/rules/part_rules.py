"""Rules on parts and wholes: no part exceeds its whole, and nothing is a part of itself."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from ... import i18n
from ...i18n import _
from ...problems import Problem, error, warning
from ...records import Figure, Record, field_of
from ..claims.claim_order import is_so
from ..claims.parts import Comparable, Excess, find_excesses, find_zone_excess
from .neighbours import Neighbours

# What can be no part of another of these, whatever the words; shares are of anything.
_APART = frozenset({"money", "count", "area", "energy"})


def loop_problems(beside: Neighbours, record: Record) -> Iterator[Problem]:
    """A record that is, at whatever remove, a part or a member of itself, or told by its own date."""
    for key in record.never_looped:
        field = field_of(type(record), key)
        if _leads_back(beside, record, key, field.kind.targets(getattr(record, key))):
            text = _("“{label}” leads back to this record.", label=_(field.kind.label))
            yield error(text, key, rule="loop")


def _leads_back(beside: Neighbours, record: Record, key: str, targets: tuple[str, ...]) -> bool:
    seen: set[str] = set()
    waiting = list(targets)
    while waiting:
        target = waiting.pop()
        if target == record.id:
            return True
        if target not in seen:
            seen.add(target)
            waiting += beside.pointed_at(type(record), key, target)
    return False


def part_problems(beside: Neighbours, figure: Figure) -> Iterator[Problem]:
    """Parts of a figure that certainly come to more than it: said of the whole and of each of them."""
    for whole, parts in beside.wholes_with_parts(figure):
        for excess in find_excesses(whole, parts, beside.indicator):
            if figure.id in excess.ids:
                yield excess_problem(excess)


def misfit_problems(beside: Neighbours, figure: Figure) -> Iterator[Problem]:
    """A part that measures another thing than its whole: an amount of money of some jobs."""
    for whole, parts in beside.wholes_with_parts(figure) if figure.part_of else ():
        part = next((each for each in parts if each.id == figure.id), None)
        if part is not None and whole.id == figure.part_of:
            yield from misfits(beside.indicator(part.indicator), beside.indicator(whole.indicator))


def misfits(part: Comparable | None, whole: Comparable | None) -> Iterator[Problem]:
    """The same by the indicators of both."""
    if part and whole and part.dimension != whole.dimension and {part.dimension, whole.dimension} <= _APART:
        text = _("This measures another thing than the claim of which it is said to be a part.")
        yield warning(text, "part_of", "indicator", rule="no_part_of_that")


def together_problems(beside: Neighbours, figure: Figure) -> Iterator[Problem]:
    """One figure of several subjects of which one lies within another."""
    if figure.together_with:
        yield from nested((figure.subject, *figure.together_with), beside.whole_of)


def nested(subjects: Collection[str], whole_of: Callable[[str], str | None]) -> Iterator[Problem]:
    """The same of these subjects; `whole_of` says what each is a zone or a phase of."""
    for each in subjects:
        seen: set[str] = set()
        whole = whole_of(each)
        while whole and whole not in seen:
            if whole in subjects:
                text = _("One of these subjects lies within another, which speaks of both already.")
                yield warning(text, "together_with", "subject", rule="together_with_whole")
                return
            seen.add(whole)
            whole = whole_of(whole)


def zone_problems(beside: Neighbours, figure: Figure) -> Iterator[Problem]:
    """Zones or phases that certainly come to more than their whole: said of what is shown of it and of each."""
    if not is_so(figure):
        return
    indicator = beside.indicator(figure.indicator)
    for whole, zones in beside.wholes_with_zones(figure) if indicator else ():
        excess = find_zone_excess(whole, zones, indicator) if indicator else None
        if excess and figure.id in excess.ids:
            yield zone_problem(excess)


def zone_problem(excess: Excess) -> Problem:
    """What is shown of the zones or phases certainly is more than what is shown of their whole."""
    parts, whole = excess.least.full(), excess.most.full() if excess.most else ""
    text = _("The zones or phases come to at least {parts}, and their whole is {whole}.", parts=parts, whole=whole)
    return warning(text, "value", rule="zones_exceed_whole")


def excess_problem(excess: Excess) -> Problem:
    """What certainly is more than the whole of which it is said to be a part."""
    if excess.most is None:
        text = _("The parts come to at least {parts} %: more than 100 %.", parts=i18n.number(excess.least.value))
    else:
        parts, whole = excess.least.full(), excess.most.full()
        text = _("The parts come to at least {parts}, and the whole is {whole}.", parts=parts, whole=whole)
    return warning(text, "value", "part_of", rule="parts_exceed_whole")
