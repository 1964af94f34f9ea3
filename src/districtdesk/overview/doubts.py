"""Records of the same name or number, and what else the rules warn of, found over the whole register at once.

What is doubtful, and how that is said, the rules of the register know: here they are given all records together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from ..names import Names
from ..problems import Problem
from ..records import Company, LegalAct, Residency, ReturnDue, field_of
from ..records.figure import rate_problems
from ..records.states import Owner, State
from ..records.today import today
from ..register.claims.figure_rows import FigureRow
from ..register.claims.loops_in_time import TimedLink, links_through_time
from ..register.claims.parts import find_excesses, find_zone_excess
from ..register.queries.far_dates import DoubtfulValue
from ..register.queries.overview_material import Home, Material, Named, Plot, ShareRow
from ..register.rules.announcement_rules import left_behind
from ..register.rules.claim_rules import is_meant_for, is_paced, may_be_odd, not_published_then, oddities
from ..register.rules.duplicate_rules import PROBABLE_DUPLICATE, act_again, same_name, same_tax_id
from ..register.rules.part_rules import excess_problem, misfits, nested, zone_problem
from ..register.rules.printed_rules import printed_problems
from ..register.rules.recorded_rates import other_rates, rate_unlike_recorded
from ..register.rules.subject_rules import district_elsewhere, oversized_plots, shares_above_all
from ..register.rules.time_rules import loops_beside, own_values_beside, state_beside
from .attention import AttentionItem, Item, claim_item, make_item
from .claims import Claims


class _Double(NamedTuple):
    """A record and the name of another that it may be."""

    record: Named
    other: Names
    has_its_tax_id: bool


def duplicates(material: Material) -> AttentionItem:
    """Records that share a name with another of their kind, a company's tax ID, or an act's number."""

    def item(found: _Double | Item) -> Item:
        if isinstance(found, Item):
            return found
        problem = same_tax_id(found.other) if found.has_its_tax_id else same_name(found.other, "names")
        return _item(found.record.kind, found.record.id, problem)

    doubles: list[_Double | Item] = [
        *(each for each in _doubles(material.named) if (each.record.id, PROBABLE_DUPLICATE) not in material.quiet),
        *_loud(material, _act_items(material.acts)),
    ]
    return make_item("duplicates", doubles, item)


def _doubles(named: Sequence[Named]) -> Iterator[_Double]:
    same_payer = list(_alike((record, {record.tax_id}) for record in named if record.tax_id))
    yield from (_Double(record, other.names, True) for record, other in same_payer)
    known = {record.id for record, _other in same_payer}
    names = ((each, {(each.kind, key) for key in each.keys}) for each in named)
    same_name = [(record, other) for record, other in _alike(names) if record.id not in known]
    yield from (_Double(record, other.names, False) for record, other in same_name)
    known |= {record.id for record, _other in same_name}
    yield from (double for double in _once(named) if double.record.id not in known)


def _once(named: Sequence[Named]) -> Iterator[_Double]:
    """Each record that is called as another was for a time."""
    once: defaultdict[tuple[str, str], list[Named]] = defaultdict(list)
    for record in named:
        for key in record.once:
            once[record.kind, key].append(record)
    for record in named if once else ():
        others = (other for key in record.keys for other in once.get((record.kind, key), ()))
        other = next((each for each in others if each.id != record.id), None)
        if other is not None:
            yield _Double(record, other.names, False)


def _alike(keyed: Iterable[tuple[Named, Iterable[object]]]) -> Iterator[tuple[Named, Named]]:
    """Each record that shares a key with another, once, with one such other; those that share one stand together."""
    first: dict[object, Named] = {}
    groups: dict[object, list[Named]] = {}
    for record, keys in keyed:
        for key in keys:
            if (other := first.setdefault(key, record)) is not record:
                groups.setdefault(key, [other]).append(record)
    done: set[str] = set()
    for group in groups.values():
        for record in group:
            if record.id not in done:
                done.add(record.id)
                yield record, group[1] if record is group[0] else group[0]


def _act_items(acts: Sequence[LegalAct]) -> Iterator[Item]:
    numbered: defaultdict[str | None, list[LegalAct]] = defaultdict(list)
    for act in acts:
        numbered[act.number].append(act)
    for group in numbered.values():
        for act in group:
            yield from _items("legal_act", act.id, act_again(act, [each for each in group if each is not act]))


def warnings(material: Material, claims: Claims) -> AttentionItem:
    """The remaining warnings: dates, tax IDs, districts, shares, plots, and figures odd for their indicator."""
    others = sorted(row for key in claims.groups for row in claims.of_group(key, "of others", _of_others))
    items = [
        *_date_items(material.doubtful),
        *_field_items(material.far_dates),
        *_field_items(material.lost_signs),
        *_tax_items(material.named),
        *_home_items(material.homes),
        *_share_items(material.shares),
        *_plot_items(material, claims),
        *_odd_figures(material, claims),
        *_odd_rates(material),
        *_part_items(material, others),
        *_printed_items(material),
        *_exchange_items(material),
        *_return_items(material.untimely),
        *_nested_items(material, others),
        *_announcement_items(material),
        *_time_items(material.in_time),
        *_loop_items(material),
        *_zone_items(material, claims),
    ]
    return make_item("warnings", list(_loud(material, items)), lambda item: item)


def _loud(material: Material, items: Iterable[Item]) -> Iterator[Item]:
    """Those that nobody has kept as they are."""
    return (item for item in items if (item.id, item.rule) not in material.quiet)


def _items(kind: str, record_id: str, problems: Iterable[Problem], about: str = "") -> Iterator[Item]:
    """What is said of a record, but for errors: they stop a save, and are nothing to be weighed."""
    return (_item(kind, record_id, problem, about) for problem in problems if not problem.is_error)


def _item(kind: str, record_id: str, problem: Problem, about: str = "") -> Item:
    return Item(kind, record_id, about or record_id, problem.message, rule=problem.rule)


def _date_items(doubtful: Iterable[Residency]) -> Iterator[Item]:
    for residency in doubtful:
        yield from _items("residency", residency.id, residency.rules())


def _field_items(doubtful: Iterable[DoubtfulValue]) -> Iterator[Item]:
    for each in doubtful:
        yield from _items(each.kind, each.record, each.field.kind.check(each.value))


def _tax_items(named: Iterable[Named]) -> Iterator[Item]:
    kind = field_of(Company, "tax_id").kind
    for record in named:
        if record.tax_id:
            yield from _items(record.kind, record.id, kind.check(record.tax_id))


def _home_items(homes: Iterable[Home]) -> Iterator[Item]:
    for home in homes:
        yield from _items("project", home.project, district_elsewhere(home.district, home.of_residency))


def _share_items(shares: Iterable[ShareRow]) -> Iterator[Item]:
    lists: defaultdict[tuple[object, ...], list[ShareRow]] = defaultdict(list)
    for each in shares:
        lists[each.of].append(each)
    for held in lists.values():
        problems = list(shares_above_all(each.share for each in held))
        for each in held if problems else ():
            yield from _items("participation", each.participation, problems, each.owner)


def _plot_items(material: Material, claims: Claims) -> Iterator[Item]:
    area = material.measure("area")
    districts: defaultdict[str, list[Plot]] = defaultdict(list)
    for plot in material.plots:
        districts[plot.district].append(plot)
    for district, plots in districts.items():
        rows = claims.groups.get((district, area.id), ()) if area else ()
        problems = list(oversized_plots(sum(plot.area for plot in plots), rows))
        for plot in plots if problems else ():
            yield from _items("residency", plot.residency, problems)


def _odd_figures(material: Material, claims: Claims) -> Iterator[Item]:
    measures, kinds = material.measures, material.kinds
    paced = {each.id for each in measures.values() if is_paced(each)}
    looked_at: list[FigureRow] = []
    for key, group in claims.groups.items():
        if not is_meant_for(measures[key[1]], kinds.get(key[0])):
            looked_at += group
        else:
            looked_at += claims.of_group(key, "odd", _perhaps_paced if key[1] in paced else _perhaps_odd)
    for row in sorted(looked_at):
        measure = material.measures[row.indicator]
        undated = not_published_then(row, material.source_dates.get(row.id, ()))
        for problem in (*oddities(row, measure, material.kinds.get(row.subject)), *undated):
            if not problem.is_error:
                yield claim_item(row, measure, problem.message, problem.rule)


def _perhaps_odd(group: list[FigureRow]) -> list[FigureRow]:
    return [row for row in group if may_be_odd(row)]


def _perhaps_paced(group: list[FigureRow]) -> list[FigureRow]:
    return [row for row in group if row.period is not None or may_be_odd(row)]


def _of_others(group: list[FigureRow]) -> list[FigureRow]:
    """Parts of a whole, and what speaks of several together."""
    return [row for row in group if row.part_of or row.together_with]


def _part_items(material: Material, others: Sequence[FigureRow]) -> Iterator[Item]:
    parts: defaultdict[str, list[FigureRow]] = defaultdict(list)
    for row in others:
        if row.part_of:
            parts[row.part_of].append(row)
    figures = {row.id: row for row in material.figures if row.part_of or row.id in parts} if parts else {}
    for whole in (figures[each] for each in parts if each in figures):
        for row in parts[whole.id]:
            measure = material.measures[row.indicator]
            for problem in misfits(measure, material.measures[whole.indicator]):
                yield claim_item(row, measure, problem.message, problem.rule)
        for excess in find_excesses(whole, parts[whole.id], material.measures.get):
            problem = excess_problem(excess)
            for row in sorted(figures[each] for each in excess.ids):
                yield claim_item(row, material.measures[row.indicator], problem.message, problem.rule)


def _printed_items(material: Material) -> Iterator[Item]:
    for each in material.printed:
        problems = printed_problems(each, material.measures[each.indicator].dimension)
        yield from _items("figure", each.id, problems, each.subject)


def _exchange_items(material: Material) -> Iterator[Item]:
    for each in material.exchanged:
        yield from _items("exchange_rate", each.id, other_rates(each, material.rates))


def _return_items(untimely: Iterable[ReturnDue]) -> Iterator[Item]:
    for each in untimely:
        yield from _items("return_due", each.id, each.rules())


def _nested_items(material: Material, others: Sequence[FigureRow]) -> Iterator[Item]:
    for row in others:
        if row.together_with:
            for problem in nested(row.subjects, material.wholes.get):
                yield claim_item(row, material.measures[row.indicator], problem.message, problem.rule)


def _zone_items(material: Material, claims: Claims) -> Iterator[Item]:
    families: defaultdict[str, list[str]] = defaultdict(list)
    for zone, whole in material.wholes.items():
        families[whole].append(zone)
    for whole, indicator in [key for key in claims.shown if key[0] in families] if families else ():
        measure = material.measures[indicator]
        groups = [claims.groups.get((each, indicator), []) for each in (whole, *families[whole])]
        excess = find_zone_excess(groups[0], groups[1:], measure)
        for row in (each for group in groups for each in group):
            if excess and row.id in excess.ids:
                problem = zone_problem(excess)
                yield claim_item(row, measure, problem.message, problem.rule)


def _time_items(in_time: Iterable[tuple[Owner, Sequence[State]]]) -> Iterator[Item]:
    for owner, states in in_time:
        yield from _items(owner.kind, owner.id, own_values_beside(owner, states))
        for state in states:
            yield from _items(state.kind, state.id, state_beside(state, states), owner.id)


def _loop_items(material: Material) -> Iterator[Item]:
    """Districts that may have been parts of each other."""
    states = {owner.id: of_it for owner, of_it in material.in_time if owner.kind == "district"}
    if not states:
        return

    @cache
    def links_of(district: str) -> list[TimedLink]:
        return links_through_time(states.get(district, ()), material.wholes.get(district), today())

    for district in {*states, *material.wholes}:
        links = links_of(district)
        for each in states.get(district, ()):
            own = [link for link in links if link.whole == getattr(each, "part_of", None)]
            yield from _items(each.kind, each.id, loops_beside(district, own, links_of), district)
        own = [link for link in links if link.whole == material.wholes.get(district)]
        yield from _items("district", district, loops_beside(district, own, links_of))


def _announcement_items(material: Material) -> Iterator[Item]:
    for each in material.overtaken:
        yield from _items("event", each.event, [left_behind(each)])


def _odd_rates(material: Material) -> Iterator[Item]:
    for each in material.converted:
        stated = each.value, each.currency, each.conversion
        beside = rate_unlike_recorded(*stated, each.as_of or each.period, material.rates)
        yield from _items("figure", each.figure, (*rate_problems(*stated), *beside), each.subject)
