"""What needs attention: findings over the whole register, each with its count and the records concerned."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TypeVar

from .. import i18n
from ..dates.imprecise import ImpreciseDate
from ..i18n import N_, _
from ..names import Names
from ..register.claims.figure_rows import FigureRow
from ..register.queries.overview_material import Asked, Launch, Material, Measure, Owed
from ..register.rules.claim_rules import WITHOUT_EVIDENCE
from .claims import Claims, reading
from .contradictions import Contradiction, find_contradictions
from .launches import Overdue, expectation, how_long
from .slips import Slip, slips_of_the_year
from .together import with_wholes

T = TypeVar("T")
# Further records are counted; a list of thousands is worked off from its top.
LISTED = 200

LABELS = {
    "launches": N_("Expected launches that have passed"),
    "slipped": N_("Launches that slipped this year"),
    "returns": N_("Returns overdue"),
    "due": N_("Returns due within 30 days"),
    "questions": N_("Open questions"),
    "residents": N_("Residents reported, not recorded"),
    "old": N_("Claims older than a year"),
    "unsupported": N_("Claims and events without evidence"),
    "contradictions": N_("Claims that contradict"),
    "duplicates": N_("Of the same name or number"),
    "warnings": N_("Other warnings"),
}
# From how many months on a claim is old, as it is chosen, and what those are called.
AGES = {
    6: N_("Claims older than half a year"),
    12: LABELS["old"],
    24: N_("Claims older than two years"),
    36: N_("Claims older than three years"),
}
USUAL_AGE = 12
_SOON = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Item:
    """A record to look at: its kind and id, a note, and `about`, the record whose name stands as its title.

    `rule` names the rule that warns of it, where one does. `beside`: the id of the claim that it disagrees with.
    """

    kind: str
    id: str
    about: str
    note: str
    title: str = ""
    rule: str = ""
    beside: str = ""


@dataclass(frozen=True, slots=True)
class AttentionItem:
    """One line of the list. `count` may be more than the items that are listed. `age`: of old claims, in months.

    `all_items` gives them all, as long as what they are made from is at hand.
    """

    key: str
    count: int
    items: tuple[Item, ...] = ()
    counts_records: bool = True
    age: int = USUAL_AGE
    all_items: Callable[[], tuple[Item, ...]] | None = field(default=None, compare=False, repr=False)

    @property
    def label(self) -> str:
        label = AGES[self.age] if self.key == "old" else LABELS[self.key]
        return _(label)

    def whole(self) -> AttentionItem:
        """The same with all its items."""
        return replace(self, items=self.all_items(), all_items=None) if self.all_items else self

    @property
    def unlisted(self) -> int:
        """How many more there are than those listed."""
        return max(0, self.count - len(self.items)) if self.counts_records else 0

    def titled(self, names: dict[str, Names]) -> AttentionItem:
        """The same with the titles of its items."""
        titles = {item.about: names[item.about].show() if item.about in names else "" for item in self.items}
        items = (replace(item, title=titles[item.about]) for item in self.items)
        return replace(self, items=tuple(items), all_items=None)


def make_item(key: str, found: Sequence[T], item: Callable[[T], Item]) -> AttentionItem:
    """A finding of which the first LISTED are shown."""
    listed = tuple(item(each) for each in found[:LISTED])
    rest = (lambda: (*listed, *(item(each) for each in found[LISTED:]))) if len(found) > LISTED else None
    return AttentionItem(key, len(found), listed, all_items=rest)


def overdue_launches(overdue: Sequence[Overdue], today: date) -> AttentionItem:
    """Launches expected by a day that has passed; the one that has waited longest first."""

    def item(late: Overdue) -> Item:
        return Item(late.launch.subject_kind, late.launch.subject, late.launch.subject, expectation(late, today))

    return make_item("launches", overdue, item)


def slipped_launches(launches: Iterable[Launch], today: date) -> AttentionItem:
    """Launches of which another day is said since the year began, or that came later; the furthest slip first."""

    def item(slip: Slip) -> Item:
        return Item(slip.launch.subject_kind, slip.launch.subject, slip.launch.subject, slip.told())

    return make_item("slipped", slips_of_the_year(launches, today), item)


def overdue_returns(returns: Iterable[Owed], today: date) -> AttentionItem:
    """Returns that are not here though their day has certainly passed: all of one debtor together, the one that has
    waited longest first.
    """
    passed = [(each.due_on.latest, each) for each in returns if each.due_on.latest and each.due_on.latest < today]
    longest: dict[str, date] = {}
    for day, owed in passed:
        longest[owed.owed_by] = min(day, longest.get(owed.owed_by, day))
    late = sorted(passed, key=lambda found: (longest[found[1].owed_by], found[1].owed_by, found[0], found[1].id))

    def item(found: tuple[date, Owed]) -> Item:
        owed = found[1]
        parts = {"form": owed.form, "day": owed.due_on.show(), "ago": how_long(owed.due_on, today)}
        return Item("return_due", owed.id, owed.owed_by, _("{form}: due {day}, {ago}", **parts))

    return make_item("returns", late, item)


def due_returns(returns: Iterable[Owed], today: date) -> AttentionItem:
    """Returns that are not here and whose day is at hand: it may have come, or lies within 30 days."""
    near = sorted(
        ((each.due_on.earliest, each) for each in returns if _is_near(each.due_on, today)),
        key=lambda found: (found[0] or date.min, found[1].id),
    )

    def item(found: tuple[date | None, Owed]) -> Item:
        owed = found[1]
        return Item(
            "return_due", owed.id, owed.owed_by, _("{form}: due {day}", form=owed.form, day=owed.due_on.show())
        )

    return make_item("due", near, item)


def _is_near(due_on: ImpreciseDate, today: date) -> bool:
    begins = due_on.earliest is None or due_on.earliest <= today + _SOON
    return begins and (due_on.latest is None or due_on.latest >= today)


def open_questions(questions: Sequence[Asked]) -> AttentionItem:
    """Questions that no source answers yet, the oldest first."""
    return make_item("questions", questions, lambda each: Item("open_question", each.id, each.subject, each.question))


def missing_residents(reported: Iterable[tuple[FigureRow, int]], within: Mapping[str, str]) -> AttentionItem:
    """Residents of districts that a claim counts and no record names; `reported` with how many are recorded.

    Those of a zone are among those of the district that it is `within`.
    """
    counted = [(row, row.quantity, recorded) for row, recorded in reported]
    found = [
        (int(says.value) - recorded, row, recorded) for row, says, recorded in counted if says.lowest is not None
    ]
    found = sorted((each for each in found if each[0] > 0), key=lambda each: -each[0])
    items = tuple(
        Item("district", row.subject, row.subject, _note(row, recorded), beside=row.id)
        for _missing, row, recorded in found[:LISTED]
    )
    lacking = {each[1].subject for each in found}
    once = (each[0] for each in found if lacking.isdisjoint(with_wholes(each[1].subject, within)[1:]))
    return AttentionItem("residents", sum(once), items, counts_records=False)


def _note(row: FigureRow, recorded: int) -> str:
    parts = {"reported": row.quantity.full(), "recorded": i18n.number(recorded)}
    return _("{reported} reported, {recorded} recorded", **parts)


def old_figures(claims: Claims, measures: dict[str, Measure], today: date, age: int = USUAL_AGE) -> AttentionItem:
    """Shown figures whose latest day lies more than so many months back, the oldest first."""
    limit = _months_before(today, age).isoformat()
    aged: list[tuple[str, FigureRow]] = []
    for row in claims.shown.values():
        if row.last_day and row.last_day < limit:
            aged.append((row.last_day, row))
    aged.sort(key=lambda each: each[0])
    found = make_item("old", aged, lambda each: claim_item(each[1], measures[each[1].indicator], claims=claims))
    return replace(found, age=age)


def _months_before(today: date, months: int) -> date:
    """A day that its month does not have becomes the first of the next: 29 February a year before 1 March."""
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    try:
        return today.replace(year=year, month=month + 1)
    except ValueError:
        return date(year + month // 11, (month + 1) % 12 + 1, 1)


def claim_item(
    row: FigureRow, measure: Measure, note: str = "", rule: str = "", claims: Claims | None = None
) -> Item:
    """The item of a figure, titled by its subject; `claims`: those that it is one of, which know it in words."""
    if not note:
        claim = claims.reading(row, measure) if claims else reading(row, measure)
        note = _("{indicator}: {claim}", indicator=measure.names.show(), claim=claim)
    return Item("figure", row.id, row.subject, note, rule=rule)


def unsupported_claims(material: Material, claims: Claims) -> AttentionItem:
    """Figures and events that no citation bears out."""
    quiet = {record for record, rule in material.quiet if rule == WITHOUT_EVIDENCE}
    loud = [each for each in material.unsupported if each[1] not in quiet] if quiet else material.unsupported

    def item(each: tuple[str, str]) -> Item:
        kind, record_id = each
        if kind == "figure":
            row = material.figure(record_id)
            return claim_item(row, material.measures[row.indicator], rule=WITHOUT_EVIDENCE, claims=claims)
        return Item(kind, record_id, record_id, _("event"), rule=WITHOUT_EVIDENCE)

    return make_item("unsupported", loud, item)


def contradictions(material: Material, claims: Claims) -> AttentionItem:
    """Figures that fall where they only grow, and like claims that cannot both be right."""

    def item(found: Contradiction) -> Item:
        measure = material.measures[found.one.indicator]
        words = claims.said(found.one, found.rule, lambda: found.say(material))
        told = claim_item(found.one, measure, words, rule=found.rule)
        return replace(told, beside=found.other.id)

    return make_item("contradictions", find_contradictions(material, claims), item)
