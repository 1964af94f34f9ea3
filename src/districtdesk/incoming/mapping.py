"""Proposes which column of a found table is which field: a score, why, and what else it could be; never forced."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ..folding import fold
from ..i18n import N_, _
from .column_values import ColumnValues, look_at
from .heading_times import are_of_two_times
from .sheet_cells import column_letters
from .table_words import speaks_of_owner, without_unit
from .tables import FoundTable, TableColumn
from .vocabulary import BESIDE, CLAIM, EVENT, PARTICIPATION, PRODUCT, TargetField, scores_by_heading, targets

# How many of these texts, from 0 to 1, are names of such records in the register.
FindNames = Callable[[str, Sequence[str]], float]
LEAST = 0.55
_MOST_CANDIDATES = 5
_OTHER_KIND = 0.25
_SURELY = 0.9
_NAMELESS = 1.0
_OWN, _OWN_CLAIM, _PROJECTS = 0.06, 0.3, 0.1
# Which kinds of record one list tells of at once: a list of residents tells of the companies too.
_FAMILIES = {
    "company": ("company",),
    "residency": ("residency", "company"),
    "project": ("project",),
    "district": ("district",),
}
# Without one of these a list of such records names none of them.
_IDENTITY = {
    "company": ("company.names", "company.tax_id"),
    "residency": ("company.names", "company.tax_id"),
    "project": ("project.names",),
    "district": ("district.names",),
}
_NAMED = ("company", "district", "project")
# By which a list of projects says who carries each out.
_ALSO_NAMED = {"project": ("company.names", "company.tax_id")}
# Of what else the rows of such a list can tell.
_BESIDE = {
    "project": (EVENT, PRODUCT, PARTICIPATION),
    "district": (EVENT,),
    "company": (EVENT,),
    "residency": (EVENT,),
}
# In what each list names the district of its rows, whatever else its column could be of others.
_DISTRICT_OF = {"project": "project.district", "residency": "residency.district"}
_NAMES_DISTRICT = ("district.names", *_DISTRICT_OF.values())
# What may be given for all rows beside the fields of columns.
_GIVEN = ("participation.role",)
_PARTS = ("name", "kind", "fields", "units", "statuses", "given")

CALLED = N_("The column is called so.")
NEARLY_CALLED = N_("The column is called nearly so.")
VALUES_FIT = N_("Its values are of this sort.")
VALUES_DIFFER = N_("Its values are of another sort.")
IN_REGISTER = N_("The register knows records of these names.")
CHOSEN_BEFORE = N_("It was chosen before for a column that is called so.")
OTHER_SUBJECT = N_("The other columns tell of something else.")


@dataclass(frozen=True, slots=True)
class FieldMatch:
    """A field that a column may be; `reasons` are messages, to be translated where they are shown."""

    target: TargetField
    score: float
    reasons: tuple[str, ...]

    def told_reasons(self) -> list[str]:
        """Why, in the language of the moment."""
        return [_(each) for each in self.reasons]


@dataclass(frozen=True, slots=True)
class ColumnProposal:
    """One column: the field that is proposed, or None where it has no home; `candidates`: the best first."""

    column: TableColumn
    match: FieldMatch | None
    candidates: tuple[FieldMatch, ...]
    numbers_rows: bool = False


@dataclass(frozen=True, slots=True)
class TableProposal:
    """A table with the kind of record that it seems to list, "" where that is open, and its columns."""

    table: FoundTable
    kind: str
    columns: tuple[ColumnProposal, ...]

    @property
    def homeless(self) -> list[TableColumn]:
        """The columns for which there is no field: they must be dismissed by hand."""
        return [each.column for each in self.columns if each.match is None]


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """What was chosen, under a name: by folded heading the path of a field, "" for a dismissed column.

    `units` and `statuses`: by heading, what was said of the numbers of an indicator. `kind`: of which records the
    rows tell; `given`: by path, what is so in every row.
    """

    name: str
    fields: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    statuses: Mapping[str, str] = field(default_factory=dict)
    kind: str = ""
    given: Mapping[str, str] = field(default_factory=dict)

    def target_of(self, column: TableColumn) -> str | None:
        return self.fields.get(self.key_of(column))

    def unit_of(self, column: TableColumn) -> str:
        return self.units.get(self.key_of(column), "")

    def status_of(self, column: TableColumn) -> str:
        return self.statuses.get(self.key_of(column), "")

    def key_of(self, column: TableColumn) -> str:
        """By which it knows a column: one that was kept may have the unit of the heading with it."""
        key, whole = heading_key(column), fold(column.heading)
        return whole if key not in self.fields and whole in self.fields else key

    def as_object(self) -> dict[str, object]:
        """For a file that a person may edit."""
        parts = {"units": self.units, "statuses": self.statuses, "given": self.given}
        told = {key: dict(value) for key, value in parts.items() if value}
        return {"name": self.name, "kind": self.kind, "fields": dict(self.fields), **told}

    def as_json(self) -> str:
        return json.dumps(self.as_object(), ensure_ascii=False)


def heading_key(column: TableColumn) -> str:
    """By which a column is known again: its folded heading, or where it has none the letters of its place."""
    return fold(column.label) or fold(column.heading) or f"[{column_letters(column.number)}]"


def save_mapping(name: str, chosen: Mapping[TableColumn, str], kind: str = "") -> ColumnMapping:
    """What is kept of the choices for a table."""
    return ColumnMapping(name, {heading_key(column): path for column, path in chosen.items()}, kind=kind)


def read_mapping(stored: str) -> ColumnMapping:
    """What as_json() wrote. Raises ValueError for anything else; fields that there are no more are left out.

    Headings may be written as they stand in the file.
    """
    read = json.loads(stored)
    if not isinstance(read, dict) or not isinstance(read.get("fields"), dict):
        raise ValueError(stored[:100])
    known = {path: text for path, text in _words(read, "given").items() if path in (*targets(), *_GIVEN)}
    fields = {heading: path for heading, path in _words(read, "fields").items() if path == "" or path in targets()}
    return ColumnMapping(
        str(read.get("name", "")),
        {_as_key(heading): path for heading, path in fields.items()},
        {_as_key(heading): unit for heading, unit in _words(read, "units").items()},
        {_as_key(heading): status for heading, status in _words(read, "statuses").items()},
        str(read.get("kind", "")) if read.get("kind") in _FAMILIES else "",
        known,
    )


def unknown_in_mapping(stored: str) -> list[str]:
    """What of a mapping that a person wrote there is not: fields, kinds, parts. Raises what read_mapping() does."""
    read = json.loads(stored)
    if not isinstance(read, dict):
        raise ValueError(stored[:100])
    known = {"": None, **dict.fromkeys((*targets(), *_GIVEN))}
    paths = [*_words(read, "fields").values(), *_words(read, "given")]
    kinds = [str(kind) for kind in (read.get("kind"),) if kind and kind not in _FAMILIES]
    return [*(part for part in read if part not in _PARTS), *(path for path in paths if path not in known), *kinds]


def unmatched_headings(mapping: ColumnMapping, columns: Iterable[TableColumn]) -> list[str]:
    """The headings of a mapping that none of the columns has, as it knows them."""
    there = {key for each in columns for key in (heading_key(each), fold(each.heading))}
    said = dict.fromkeys((*mapping.fields, *mapping.units, *mapping.statuses))
    return [each for each in said if each not in there]


def _words(read: Mapping[str, object], key: str) -> dict[str, str]:
    found = read.get(key) or {}
    if not isinstance(found, dict):
        raise ValueError(key)
    return {str(name): str(value) for name, value in found.items()}


def _as_key(heading: str) -> str:
    is_place = heading.startswith("[") and heading.endswith("]")
    return heading if is_place else fold(without_unit(heading).rstrip(" :")) or fold(heading)


def propose_mapping(
    table: FoundTable, *, saved: ColumnMapping | None = None, find_names: FindNames | None = None, kind: str = ""
) -> TableProposal:
    """Which field each column seems to be, each field once. `kind`: of what its rows tell, where that is known."""
    looked = [(column, look_at(table, column)) for column in table.columns]
    found = [_candidates(column, values, saved, find_names) for column, values in looked]
    kind = kind if kind in _FAMILIES else _kind_of(table, found)
    ranked = [_ranked(each, kind) for each in found]
    before = [saved.target_of(column) if saved else None for column in table.columns]
    chosen = _chosen(ranked, before, [column.heading for column in table.columns])
    return TableProposal(
        table,
        kind,
        tuple(
            ColumnProposal(column, match, tuple(candidates[:_MOST_CANDIDATES]), values.numbers_rows)
            for (column, values), match, candidates in zip(looked, chosen, ranked, strict=True)
        ),
    )


def _candidates(
    column: TableColumn, values: ColumnValues, saved: ColumnMapping | None, find_names: FindNames | None
) -> list[FieldMatch]:
    if values.numbers_rows:
        return []
    called = scores_by_heading(column.heading) if column.heading else {}
    before = saved.target_of(column) if saved else None
    known = {kind: find_names(kind, values.texts) for kind in _NAMED} if find_names and values.texts else {}
    found = []
    is_of_owner = speaks_of_owner(column.heading)
    for path, target in targets().items():
        # The country of an owner is not that of the company.
        if is_of_owner and target.kind == "company" and target.key != "names" and called.get(path, 0.0) < _SURELY:
            continue
        share = known.get(target.kind, 0.0) if target.key == "names" else 0.0
        match = _match(target, called.get(path, 0.0), values.fit(target), share)
        if before == path:
            match = FieldMatch(target, 1.0, (*match.reasons, CHOSEN_BEFORE))
        if match.score > 0:
            found.append(match)
    return sorted(found, key=lambda each: -each.score)


def _match(target: TargetField, called: float, fit: float, known: float) -> FieldMatch:
    """From how it is called, how its values fit, and how many of them the register knows."""
    score, reasons = called, [CALLED if called >= 0.9 else NEARLY_CALLED] if called else []
    if fit > 0 and (called or fit >= 0.5):
        score = max(score + 0.05, fit)
        reasons.append(VALUES_FIT)
    elif fit < 0 and called:
        score += fit
        reasons.append(VALUES_DIFFER)
    if known >= 0.3:
        score = max(score, 0.6) + 0.3 * known
        reasons.append(IN_REGISTER)
    return FieldMatch(target, min(score, 1.0), tuple(reasons))


def _kind_of(table: FoundTable, found: Sequence[Sequence[FieldMatch]]) -> str:
    """The kind of record of which most columns tell; what stands above the table tells too."""
    title = [scores_by_heading(each) for each in (*table.titles, table.sheet)]
    best: tuple[float, str] = (0.4, "")
    for kind, family in _FAMILIES.items():
        # Each field once: two columns of names are not twice a list of companies.
        own = [[each for each in matches if _is_of(each, family, matches)] for matches in found]
        chosen = [each for each in _chosen(own, [None] * len(own)) if each]
        score = sum(each.score for each in chosen)
        if not any(each.target.path in _IDENTITY[kind] for each in chosen):
            score -= _NAMELESS
        score += _OWN_CLAIM * sum(any(_is_claimed_of(kind, each) for each in matches[:1]) for matches in found)
        hinted = max((scores.get(f"{kind}.names", 0.0) for scores in title), default=0.0)
        # A project with a company beside it is no list of companies.
        score += 0.5 * hinted - 0.05 * len(family) + _PROJECTS * (kind == "project")
        best = max(best, (score, kind), key=lambda each: each[0])
    return best[1]


def _is_of(match: FieldMatch, family: Sequence[str], matches: Sequence[FieldMatch]) -> bool:
    """Whether a column may say this of such records: names that are known of another kind are not theirs."""
    if match.target.kind not in family:
        return False
    if match.target.key != "names":
        return True
    is_counted = any(each.target.kind == CLAIM and each.score > match.score for each in matches)
    is_known_as = [each.target.kind for each in matches if IN_REGISTER in each.reasons]
    return not is_counted and (not is_known_as or match.target.kind in is_known_as)


def _is_claimed_of(kind: str, match: FieldMatch) -> bool:
    if match.score < LEAST:
        return False
    indicator = match.target.indicator
    return indicator.subjects == kind if indicator else kind == "project" and match.target.kind in BESIDE


def _ranked(matches: Sequence[FieldMatch], kind: str) -> list[FieldMatch]:
    family = _FAMILIES.get(kind, ())
    beside = _BESIDE.get(kind, ())
    told = (each for each in matches if each.target.kind not in BESIDE or each.target.kind in beside)
    judged = [_judged(each, kind, (*family, *beside)) for each in _placed(told, kind)] if kind else list(matches)
    return sorted((each for each in judged if each.score > 0.2), key=lambda each: -each.score)


def _placed(matches: Iterable[FieldMatch], kind: str) -> Iterator[FieldMatch]:
    """Each column that could name a district names the one in which the records of the list lie: once, the best."""
    own = _DISTRICT_OF.get(kind)
    best: FieldMatch | None = None
    for each in matches:
        if own is None or each.target.path not in _NAMES_DISTRICT or CHOSEN_BEFORE in each.reasons:
            yield each
        elif best is None or each.score > best.score:
            best = each
    if own is not None and best is not None:
        yield FieldMatch(targets()[own], best.score, best.reasons)


def _judged(match: FieldMatch, kind: str, family: Sequence[str]) -> FieldMatch:
    indicator = match.target.indicator
    is_other = match.target.kind not in (*family, CLAIM) and match.target.path not in _ALSO_NAMED.get(kind, ())
    if indicator and indicator.subjects not in ("any", kind):
        is_other = True
    if not is_other or CHOSEN_BEFORE in match.reasons:
        # What a record of the list has itself comes before what is claimed of it.
        is_own = match.target.kind == kind
        return FieldMatch(match.target, match.score + _OWN * is_own, match.reasons)
    return FieldMatch(match.target, match.score - _OTHER_KIND, (*match.reasons, OTHER_SUBJECT))


def _chosen(
    ranked: Sequence[Sequence[FieldMatch]], before: Sequence[str | None], headings: Sequence[str] = ()
) -> list[FieldMatch | None]:
    """The best for each column; a column that was dismissed before stays without.

    No field comes twice, but an indicator of several years where the headings say them.
    """
    pairs = sorted(
        ((match.score, -place, match) for place, matches in enumerate(ranked) for match in matches),
        key=lambda each: (-each[0], -each[1]),
    )
    chosen: list[FieldMatch | None] = [None] * len(ranked)
    taken: dict[str, list[str]] = {}
    for score, place, match in pairs:
        column = -place
        heading = headings[column] if headings else ""
        others = taken.setdefault(match.target.path, [])
        is_free = chosen[column] is None and before[column] != ""
        if score >= LEAST and is_free and all(may_stand_beside(match.target, heading, each) for each in others):
            chosen[column] = match
            others.append(heading)
    return chosen


def may_stand_beside(target: TargetField, heading: str, other: str) -> bool:
    """Whether two columns of these headings can be the same field: an indicator of two times can."""
    return target.indicator is not None and are_of_two_times(heading, other)
