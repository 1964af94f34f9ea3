"""How a workbook is to be made, as a saved layout keeps it: by keys, in lines that a person can read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from ...records import KINDS

_BACKWARDS = "-"


@dataclass(frozen=True, slots=True)
class TablePlan:
    """A table of records of a `kind`.

    `columns`: their keys, none for those that a list usually shows. `sort`: the key of a column, "" for the name.
    `filter`: conditions in the words of the command line. `group`: the key of the field whose values are headings.
    `then`: by which columns it is sorted within that, each with whether it falls.
    """

    kind: str
    columns: tuple[str, ...] = ()
    sort: str = ""
    descending: bool = False
    filter: str = ""
    group: str = ""
    then: tuple[tuple[str, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class LayoutPlan:
    """`form`: the key of the ready-made layout that it follows, "" where it has `tables` of its own.

    `language` "" and `day` None: as it is asked for. `mark` stands on every page. `id`: of the record that keeps it,
    "" for one that is not kept.
    """

    name: str = ""
    form: str = ""
    tables: tuple[TablePlan, ...] = ()
    by_district: bool = False
    language: str = ""
    day: date | None = None
    without_personal: bool = False
    mark: str = ""
    id: str = ""


def read_plan(values: Mapping[str, object], record_id: str = "") -> LayoutPlan:
    """The plan that a saved layout keeps in these values."""
    kinds = [each.strip() for each in _text(values["of_kinds"]).split(",")]
    day = values["as_of"]
    return LayoutPlan(
        name=_text(values["name"]),
        form=_text(values["form"]),
        tables=tuple(_read_tables([each for each in kinds if each in KINDS], values)),
        by_district=values["by_district"] is True,
        language=_text(values["language"]),
        day=day if isinstance(day, date) else None,
        without_personal=values["without_personal"] is True,
        mark=_text(values["mark"]),
        id=record_id,
    )


def _read_tables(kinds: Iterable[str], values: Mapping[str, object]) -> Iterable[TablePlan]:
    columns, sorts, filters, groups = (
        _parted(_text(values[key])) for key in ("columns", "sorted_by", "conditions", "grouped_by")
    )
    for kind in dict.fromkeys(kinds):
        keys = [each.strip() for each in columns.get(kind, "").split(",")]
        (sort, falls), *then = _read_sorts(sorts.get(kind, "")) or [("", False)]
        shown = tuple(dict.fromkeys(filter(None, keys)))
        yield TablePlan(kind, shown, sort, falls, filters.get(kind, ""), groups.get(kind, ""), tuple(then))


def _read_sorts(text: str) -> list[tuple[str, bool]]:
    """The columns by which it is sorted, the first one first, each once and with whether it falls."""
    words = [each.strip() for each in text.split(",")]
    found: dict[str, bool] = {}
    for each in words:
        if key := each.removeprefix(_BACKWARDS):
            found.setdefault(key, each.startswith(_BACKWARDS))
    return list(found.items())


def _write_sorts(table: TablePlan) -> str:
    sorts = [(table.sort, table.descending), *table.then] if table.sort else []
    return ", ".join(f"{_BACKWARDS if falls else ''}{key}" for key, falls in sorts)


def _parted(text: str) -> dict[str, str]:
    """What is said of each kind; a line that names none goes on with the one before."""
    found: dict[str, str] = {}
    last = ""
    for line in text.splitlines():
        kind, colon, rest = line.partition(":")
        if colon and kind.strip() in KINDS:
            last = kind.strip()
            found[last] = rest.strip()
        elif last:
            found[last] += f"\n{line}"
    return found


def write_plan(plan: LayoutPlan) -> dict[str, object]:
    """The values by which a saved layout keeps the plan."""
    return {
        "name": plan.name,
        "form": plan.form or None,
        "of_kinds": ", ".join(each.kind for each in plan.tables) or None,
        "columns": _lines(plan.tables, lambda each: ", ".join(each.columns)),
        "sorted_by": _lines(plan.tables, _write_sorts),
        "conditions": _lines(plan.tables, lambda each: each.filter),
        "grouped_by": _lines(plan.tables, lambda each: each.group),
        "by_district": plan.by_district or None,
        "language": plan.language or None,
        "as_of": plan.day,
        "without_personal": plan.without_personal or None,
        "mark": plan.mark or None,
    }


def _lines(tables: Iterable[TablePlan], words_of: Callable[[TablePlan], str]) -> str | None:
    said = ((each.kind, words_of(each)) for each in tables)
    return "\n".join(f"{kind}: {words}" for kind, words in said if words) or None


def with_filter(plan: LayoutPlan, kind: str, text: str) -> LayoutPlan:
    """The plan whose table of this kind meets these conditions too; it gets one where it has none."""
    if all(each.kind != kind for each in plan.tables):
        return replace(plan, tables=(*plan.tables, TablePlan(kind, filter=text)))
    tables = (replace(each, filter=_both(each.filter, text)) if each.kind == kind else each for each in plan.tables)
    return replace(plan, tables=tuple(tables))


def _both(one: str, other: str) -> str:
    return "; ".join(filter(None, (one, other)))


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
