"""What needs attention: findings over the whole register, each with its count and the records concerned."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TypeVar

from .. import i18n
from ..dates.imprecise import ImpreciseDate
from ..i18n import N_, _
from ..names import Names
from ..register.claims.figure_rows import FigureRow
from ..register.kept_warnings import Reasons
from ..register.queries.overview_material import Asked, Launch, Material, Measure, Owed
from ..register.rules.claim_rules import WITHOUT_EVIDENCE
from .claims import Claims, reading
from .contradictions import Contradiction, find_contradictions
from .launches import Overdue, expectation, how_long
from .slips import Slip, slips_of_the_year
from .together import with_wholes

T = TypeVar("T")
# What is kept as it is, by record and rule.
Quiet = Collection[tuple[str, str]]
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
# What no rule warns of is kept as it is by these, until what it rests on changes: the announcement of a launch, the
# return, the question, the claim. Of residents the count that is recorded is a part of it.
PASSED, SLIPPED, LATE, DUE = "launch_passed", "launch_slipped", "return_overdue", "return_due"
OPEN, MISSING, OLD = "question_open", "residents_missing", "claim_old"
_SOON = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Item:
    """A record to look at: its kind and id, a note, and `about`, the record whose name stands as its title.

    `rule`: by what it is kept as it is, and `held_by` the id of the record with which, where that is another.
    `because`: why it is. `beside`: the id of the claim that it disagrees with.
    """

    kind: str
    id: str
    about: str
    note: str
    title: str = ""
    rule: str = ""
    beside: str = ""
    held_by: str = ""
    because: str = ""

    @property
    def kept_under(self) -> tuple[str, str]:
        """The record with which it is kept as it is, and the rule."""
        return self.held_by or self.id, self.rule


@dataclass(frozen=True, slots=True)
class AttentionItem:
    """One line of the list. `count` may be more than the items that are listed. `age`: of old claims, in months.

    `rows`: how many items there are in all, where `count` is not of items: it may be of residents, or of claims that
    stand in several.
    `all_items` gives them all, as long as what they are made from is at hand. `set_aside`: those that somebody keeps
    as they are, where they were asked for; they do not count.
    """

    key: str
    count: int
    items: tuple[Item, ...] = ()
    rows: int | None = None
    age: int = USUAL_AGE
    set_aside: tuple[Item, ...] = ()
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
        """How many more items there are than those listed."""
        return max(0, self.in_all - len(self.items))

    @property
    def in_all(self) -> int:
        """How many items there are."""
        return self.count if self.rows is None else self.rows

    def titled(self, names: dict[str, Names]) -> AttentionItem:
        """The same with the titles of its items."""
        known = {item.about for item in (*self.items, *self.set_aside)}
        titles = {about: names[about].show() if about in names else "" for about in known}

        def titled(items: Iterable[Item]) -> tuple[Item, ...]:
            return tuple(replace(item, title=titles[item.about]) for item in items)

        return replace(self, items=titled(self.items), set_aside=titled(self.set_aside), all_items=None)

    def with_set_aside(self, every: Iterable[Item], reasons: Reasons) -> AttentionItem:
        """The same with those of all its items that somebody keeps as they are, and why."""
        kept = (replace(item, because=reasons[item.kept_under]) for item in every if item.kept_under in reasons)
        return replace(self, set_aside=tuple(kept))


def make_item(key: str, found: Sequence[T], item: Callable[[T], Item]) -> AttentionItem:
    """A finding of which the first LISTED are shown."""
    listed = tuple(item(each) for each in found[:LISTED])
    rest = (lambda: (*listed, *(item(each) for each in found[LISTED:]))) if len(found) > LISTED else None
    return AttentionItem(key, len(found), listed, all_items=rest)


def _loud(found: Sequence[T], quiet: Quiet, kept_under: Callable[[T], tuple[str, str]]) -> Sequence[T]:
    """Those that nobody keeps as they are."""
    return [each for each in found if kept_under(each) not in quiet] if quiet else found


def overdue_launches(overdue: Sequence[Overdue], today: date, quiet: Quiet = frozenset()) -> AttentionItem:
    """Launches expected by a day that has passed; the one that has waited longest first."""

    def kept_under(late: Overdue) -> tuple[str, str]:
        # Another date beside one of which nobody said when makes it another matter.
        return late.launch.id, PASSED if late.dates == 1 else f"{PASSED}:{late.dates}"

    def item(late: Overdue) -> Item:
        return _launch_item(late.launch, expectation(late, today), kept_under(late))

    return make_item("launches", _loud(overdue, quiet, kept_under), item)


def _launch_item(launch: Launch, note: str, kept_under: tuple[str, str]) -> Item:
    held_by, rule = kept_under
    return Item(launch.subject_kind, launch.subject, launch.subject, note, rule=rule, held_by=held_by)


def slipped_launches(launches: Iterable[Launch], today: date, quiet: Quiet = frozenset()) -> AttentionItem:
    """Launches of which another day is said since the year began, or that came later; the furthest slip first."""

    def item(slip: Slip) -> Item:
        return _launch_item(slip.launch, slip.told(), (slip.launch.id, SLIPPED))

    slips = _loud(slips_of_the_year(launches, today), quiet, lambda slip: (slip.launch.id, SLIPPED))
    return make_item("slipped", slips, item)


def overdue_returns(returns: Iterable[Owed], today: date, quiet: Quiet = frozenset()) -> AttentionItem:
    """Returns that are not here though their day has certainly passed: all of one debtor together, the one that has
    waited longest first.
    """
    owing = _loud(list(returns), quiet, lambda each: (each.id, LATE))
    passed = [(each.due_on.latest, each) for each in owing if each.due_on.latest and each.due_on.latest < today]
    longest: dict[str, date] = {}
    for day, owed in passed:
        longest[owed.owed_by] = min(day, longest.get(owed.owed_by, day))
    late = sorted(passed, key=lambda found: (longest[found[1].owed_by], found[1].owed_by, found[0], found[1].id))

    def item(found: tuple[date, Owed]) -> Item:
        owed = found[1]
        parts = {"form": owed.form, "day": owed.due_on.show(), "ago": how_long(owed.due_on, today)}
        return Item("return_due", owed.id, owed.owed_by, _("{form}: due {day}, {ago}", **parts), rule=LATE)

    return make_item("returns", late, item)


def due_returns(returns: Iterable[Owed], today: date, quiet: Quiet = frozenset()) -> AttentionItem:
    """Returns that are not here and whose day is at hand: it may have come, or lies within 30 days."""
    owing = _loud(list(returns), quiet, lambda each: (each.id, DUE))
    near = sorted(
        ((each.due_on.earliest, each) for each in owing if _is_near(each.due_on, today)),
        key=lambda found: (found[0] or date.min, found[1].id),
    )

    def item(found: tuple[date | None, Owed]) -> Item:
        owed = found[1]
        note = _("{form}: due {day}", form=owed.form, day=owed.due_on.show())
        return Item("return_due", owed.id, owed.owed_by, note, rule=DUE)

    return make_item("due", near, item)


def _is_near(due_on: ImpreciseDate, today: date) -> bool:
    begins = due_on.earliest is None or due_on.earliest <= today + _SOON
    return begins and (due_on.latest is None or due_on.latest >= today)


def open_questions(questions: Sequence[Asked], quiet: Quiet = frozenset()) -> AttentionItem:
    """Questions that no source answers yet, the oldest first."""

    def item(each: Asked) -> Item:
        return Item("open_question", each.id, each.subject, each.question, rule=OPEN)

    return make_item("questions", _loud(questions, quiet, lambda each: (each.id, OPEN)), item)


def missing_residents(
    reported: Iterable[tuple[FigureRow, int]], within: Mapping[str, str], quiet: Quiet = frozenset()
) -> AttentionItem:
    """Residents of districts that a claim counts and no record names; `reported` with how many are recorded.

    Those of a zone are among those of the district that it is `within`.
    """
    loud = [each for each in reported if (each[0].id, f"{MISSING}:{each[1]}") not in quiet]
    counted = [(row, row.quantity, recorded) for row, recorded in loud]
    found = [
        (int(says.value) - recorded, row, recorded) for row, says, recorded in counted if says.lowest is not None
    ]
    found = sorted((each for each in found if each[0] > 0), key=lambda each: -each[0])
    lacking = {each[1].subject for each in found}
    once = (each[0] for each in found if lacking.isdisjoint(with_wholes(each[1].subject, within)[1:]))
    items = make_item("residents", found, lambda each: _missing_item(each[1], each[2]))
    return replace(items, count=sum(once), rows=len(found))


def _missing_item(row: FigureRow, recorded: int) -> Item:
    parts = {"reported": row.quantity.full(), "recorded": i18n.number(recorded)}
    note, rule = _("{reported} reported, {recorded} recorded", **parts), f"{MISSING}:{recorded}"
    return Item("district", row.subject, row.subject, note, rule=rule, beside=row.id, held_by=row.id)


def old_figures(
    claims: Claims, measures: dict[str, Measure], today: date, age: int = USUAL_AGE, quiet: Quiet = frozenset()
) -> AttentionItem:
    """Shown figures whose latest day lies more than so many months back, the oldest first."""
    limit = _months_before(today, age).isoformat()
    aged: list[tuple[str, FigureRow]] = []
    for row in claims.shown.values():
        if row.last_day and row.last_day < limit and (row.id, OLD) not in quiet:
            aged.append((row.last_day, row))
    aged.sort(key=lambda each: each[0])
    found = make_item(
        "old", aged, lambda each: claim_item(each[1], measures[each[1].indicator], rule=OLD, claims=claims)
    )
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

    found = find_contradictions(material, claims)
    # A claim that falls and has a rival too stands there twice, and is one claim.
    count = len({each.one.id for each in found})
    return replace(make_item("contradictions", found, item), count=count, rows=len(found))
