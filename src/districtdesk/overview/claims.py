"""The stored claims, grouped: which one is shown, and how each reads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TypeVar, cast

from ..i18n import _, language
from ..quantity import Quantity
from ..records.claim_status import NOT_YET_SO, PLANNED, WITHDRAWN
from ..records.figure_dates import amount_as_of, amount_over
from ..records.unread_values import restored_date
from ..register.claims.claim_order import shown
from ..register.claims.decreases import Fall, find_decreases
from ..register.claims.figure_rows import FigureRow
from ..register.queries.overview_material import Measure
from ..register.rules.claim_rules import NEVER_BELOW_NOTHING
from .sum import Part

T = TypeVar("T")

# A subject and an indicator, by their ids.
GroupKey = tuple[str, str]
Group = list[FigureRow]
_TOGETHER = attrgetter("together_with")


@dataclass(frozen=True, slots=True)
class Claims:
    """The claims about each subject and indicator, and of each the one to show. Groups stay as they are."""

    groups: dict[GroupKey, Group]
    shown: dict[GroupKey, FigureRow]
    # The subjects of which some number speaks together with others.
    beside: set[str]
    _reckoned: dict[str, dict[GroupKey, object]] = field(default_factory=dict)
    _made_of: dict[object, tuple[object, object]] = field(default_factory=dict)

    def made_of(self, what: Hashable, given: tuple[object, ...], reckon: Callable[[], T]) -> T:
        """What comes of all that is given, in the language of the moment: reckoned anew where that is another than
        it was for the last look."""
        now = (*given, language())
        known = self._made_of.get(what)
        if known is None or known[0] != now:
            known = self._made_of[what] = now, reckon()
        return cast(T, known[1])

    def of_group(self, key: GroupKey, what: str, reckon: Callable[[Group], T]) -> T:
        """What comes of a group, reckoned once; nothing but the group and its indicator may matter to it."""
        known = self._reckoned.setdefault(what, {})
        if key not in known:
            known[key] = reckon(self.groups[key])
        return cast(T, known[key])

    def falls(self, key: GroupKey) -> dict[str, Fall]:
        """The falls within a group, of an indicator that only grows."""
        return self.of_group(key, "falls", find_decreases)

    def said(self, row: FigureRow, what: str, say: Callable[[], str]) -> str:
        """What is said of one claim, put into words once for each language; as of_group() else."""
        known: dict[tuple[str, str], str] = self.of_group(
            (row.subject, row.indicator), f"said in {language()}", lambda _group: {}
        )
        if (row.id, what) not in known:
            known[row.id, what] = say()
        return known[row.id, what]

    def reading(self, row: FigureRow, measure: Measure) -> str:
        """The claim in words, as reading() has it."""
        return self.said(row, "reading", lambda: reading(row, measure))

    def of_subjects(self, is_one: Callable[[str], bool]) -> Claims:
        """Those about the subjects for which this holds."""
        groups = {key: group for key, group in self.groups.items() if is_one(key[0])}
        shown = {key: row for key, row in self.shown.items() if key in groups}
        return self._with(groups, shown, self._reckoned, {})

    def renewed(
        self, before: Mapping[str, FigureRow | None], now: Mapping[str, FigureRow], measures: Mapping[str, Measure]
    ) -> Claims:
        """With what these claims, by id, are now in place of what they were before, as if all were grouped anew."""
        rows = [row for row in (*before.values(), *(now.get(each) for each in before)) if row]
        touched = {(row.subject, row.indicator) for row in rows}
        groups, shown = dict(self.groups), dict(self.shown)
        for key in touched:
            own = [row for row in self.groups.get(key, ()) if row.id not in before]
            own += [row for each in before if (row := now.get(each)) and (row.subject, row.indicator) == key]
            if own:
                groups[key] = sorted(own)
            else:
                groups.pop(key, None)
            shown.pop(key, None)
        shown |= _shown({key: groups[key] for key in touched if key in groups}, measures)
        reckoned = {what: _without(known, touched) for what, known in self._reckoned.items()}
        groups = dict(sorted(groups.items(), key=_first_id))
        return self._with(groups, {key: shown[key] for key in groups if key in shown}, reckoned, self._made_of)

    @staticmethod
    def _with(
        groups: dict[GroupKey, Group],
        shown: dict[GroupKey, FigureRow],
        reckoned: dict[str, dict[GroupKey, object]],
        made_of: dict[object, tuple[object, object]],
    ) -> Claims:
        beside = cast(dict[GroupKey, frozenset[str]], reckoned.setdefault("beside", {}))
        beside.update((key, _spoken_of_together(groups[key])) for key in groups.keys() - beside.keys())
        return Claims(groups, shown, set().union(*map(beside.__getitem__, groups)), reckoned, made_of)


def grouped(figures: Iterable[FigureRow], measures: Mapping[str, Measure]) -> Claims:
    """Each claim in its group, and what is shown of each group that says how much there is."""
    groups: defaultdict[GroupKey, Group] = defaultdict(list)
    for row in figures:
        groups[row.subject, row.indicator].append(row)
    return Claims._with(dict(groups), _shown(groups, measures), {}, {})


def _shown(groups: Mapping[GroupKey, Group], measures: Mapping[str, Measure]) -> dict[GroupKey, FigureRow]:
    found = ((key, shown(group, measures[key[1]])) for key, group in groups.items())
    return {key: row for key, row in found if row}


def _spoken_of_together(group: Group) -> frozenset[str]:
    if not any(map(_TOGETHER, group)):
        return frozenset()
    return frozenset(each for row in group if row.together_with for each in row.subjects)


def _without(known: dict[GroupKey, object], touched: Iterable[GroupKey]) -> dict[GroupKey, object]:
    """Copied as it is and then emptied of these few, which takes a tenth of leaving them out."""
    rest = dict(known)
    for key in touched:
        rest.pop(key, None)
    return rest


def _first_id(each: tuple[GroupKey, Group]) -> str:
    return each[1][0].id


def is_to_come(group: Iterable[FigureRow]) -> bool:
    """Whether something of it is planned, expected or a target, and still stands."""
    return any((row.status in NOT_YET_SO or row.for_when) and row.status not in WITHDRAWN for row in group)


def quantity(row: FigureRow, measure: Measure) -> Quantity:
    """The claim's number with its unit."""
    return row.quantity.with_unit(measure.unit.show()) if measure.unit else row.quantity


def as_part(row: FigureRow, measure: Measure, within: Mapping[str, str]) -> Part:
    """The claim as a part of a sum."""
    return Part(
        quantity=quantity(row, measure),
        subject=row.subject,
        indicator=row.indicator,
        name=measure.names.show(),
        nature=measure.nature,
        may_be_summed=measure.may_be_summed,
        is_never_negative=measure.dimension in NEVER_BELOW_NOTHING,
        is_planned=row.status in PLANNED,
        is_increment=bool(row.increment),
        period=row.counted_over,
        within=within.get(row.subject),
    )


def reading(row: FigureRow, measure: Measure) -> str:
    """The claim in words: more than 51 000 000 ₼ as of 1 May 2023."""
    amount = quantity(row, measure).full()
    if row.for_when:
        meant = _("meant for: {when}", when=restored_date(row.for_when).show())
        return f"{_dated(row, amount) if row.when else amount}; {meant}"
    return _dated(row, amount)


def _dated(row: FigureRow, amount: str) -> str:
    when = row.when
    if when is None:
        return _("{amount}, date not stated", amount=amount)
    if row.as_of:
        return amount_as_of(amount, when, row.as_of_basis)
    return amount_over(amount, when, row.as_of_basis)
