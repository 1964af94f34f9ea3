"""What stands in some cells of a list in place of the bare value, such as a claim's amount with its unit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from ... import i18n
from ...dates.imprecise import ImpreciseDate
from ...i18n import N_, _
from ...record_kinds import RECORD_KINDS
from ...records import KINDS, Citation, Figure, Indicator, LegalAct, Record, field_of, fields_of, table_of
from ...records.figure import quantity_of
from ...records.figure_dates import is_unstated, show_period, with_basis
from ...records.relative import told_by
from ...records.states import STATES
from ...records.titling import BETWEEN, joined
from ..captions import batches
from .as_of import differing_today, residents_then
from .listing import ListRow
from .offices import read_offices_then
from .source_counts import count_sources

# Beside the keys of fields: how many sources say it, where they are several.
CONFIRMED = "confirmed"
_ALTERS = {"amends": N_("amends {acts}"), "repeals": N_("repeals {acts}")}


# What is named among others, by the fields that name it: the first that is filled in.
_NAMED = {"product": ("model",), "participation": ("company", "country"), "market": ("country", "market_kind")}
# The fields that a cell says beside its own.
_TOLD_THROUGH = {
    ("citation", "said_by"): ("speaker", "office"),
    ("citation", "how_told"): ("opinion",),
    ("participation", "country"): ("country_as_printed",),
    ("figure", "as_of"): ("period",),
    ("legal_act", "effect"): tuple(_ALTERS),
}


def told_through(kind: str, key: str) -> tuple[str, ...]:
    """The further fields through which the cell of this field may say something."""
    event = ("relative_to",) if key == KINDS[kind].told_by_event else ()
    return (*_TOLD_THROUGH.get((kind, key), ()), *event)


def display_dates(row: ListRow, *, is_short: bool = False) -> dict[str, str]:
    """By field key, dates where more is to be said than their value: by which event they are told, what a figure's
    rest on, or the time of a flow.
    """
    return {
        **_told(row, is_short=is_short),
        **(_figure_dates(row, is_short=is_short) if row.kind == "figure" else {}),
    }


def _told(row: ListRow, *, is_short: bool) -> dict[str, str]:
    key = KINDS[row.kind].told_by_event
    event = row.linked.get(row.text("relative_to")) if key else None
    when = row.values[key] if event else None
    name = event.show() if event else ""
    words = told_by(
        when if isinstance(when, ImpreciseDate) else None,
        row.text("relative_by") if event else "",
        _without_owner(row, name) if is_short else name,
        is_short=is_short,
    )
    return {key: words} if event else {}


def _without_owner(row: ListRow, name: str) -> str:
    """An event of what the record belongs to itself need not say whose it is."""
    for key in KINDS[row.kind].titled_by:
        for each in field_of(KINDS[row.kind], key).kind.targets(row.values[key]):
            name = name.removesuffix(f"{BETWEEN}{row.linked[each].show()}") if each in row.linked else name
    return name


def _figure_dates(row: ListRow, *, is_short: bool) -> dict[str, str]:
    as_of, period, basis = row.values["as_of"], row.values["period"], row.text("as_of_basis")
    if isinstance(as_of, ImpreciseDate):
        day = as_of.short() if is_short else as_of.show()
        return {"as_of": with_basis(day, basis, is_short=is_short)} if is_unstated(basis) else {}
    if not isinstance(period, ImpreciseDate):
        return {}
    when = with_basis(show_period(period, is_short=is_short), basis, is_short=is_short)
    return {"as_of": when, "period": when} if is_unstated(basis) else {"as_of": when}


def read_display_values(session: Session, kind: str, rows: Sequence[ListRow]) -> dict[str, dict[str, str]]:
    """By record id and field key, in the language of the moment; most kinds have nothing to say here."""
    if kind == "figure":
        return _amounts(session, rows)
    if kind == "citation":
        return _citations(session, rows)
    if kind == "legal_act":
        return _altered_acts(session, rows)
    if kind in STATES:
        return differing_today(session, kind, rows)
    found = {row.id: display_dates(row, is_short=True) for row in rows} if KINDS[kind].told_by_event else {}
    if kind == "residency":
        then = residents_then(session, rows)
        return {row.id: {**found.get(row.id, {}), **then.get(row.id, {})} for row in rows} if then else found
    if kind == "participation":
        found = _countries_as_printed(rows)
    return _among_others(rows, found) if kind in _NAMED else found


def title_of(session: Session, row: ListRow) -> str:
    """What the record is called; a figure with its unit, which its caption cannot know."""
    if row.kind != "figure":
        return row.caption.show()
    amount = _amounts(session, [row])[row.id]["value"]
    subjects = [*field_of(Figure, "subject").kind.targets(row.values["subject"]), *_others(row)]
    whose = ", ".join(row.linked[each].show() for each in dict.fromkeys(subjects))
    return joined((row.linked[row.text("indicator")].show(), amount, whose))


def _amounts(session: Session, rows: Sequence[ListRow]) -> dict[str, dict[str, str]]:
    """The number with its qualifier and unit: alone, 51 000 000 says less than "more than 51 000 000 ₼"."""
    units = _units(session, {row.text("indicator") for row in rows})
    sources = count_sources(session, [row.id for row in rows])
    amounts = {}
    for row in rows:
        quantity = quantity_of(row.values).with_unit(units.get(row.text("indicator"), ""))
        amounts[row.id] = {
            "value": _for_how_many(quantity.full(), row),
            **display_subjects(row),
            **display_dates(row, is_short=True),
        }
        if sources.get(row.id, 0) > 1:
            amounts[row.id][CONFIRMED] = RECORD_KINDS["source"].count(sources[row.id])
    return amounts


def _for_how_many(amount: str, row: ListRow) -> str:
    """The amount, and how many it speaks of where these are not all: 5.9 bn for 12 of 18."""
    covers, count = row.values["covers"], row.values["covers_of"]
    if not isinstance(covers, int) or not isinstance(count, int) or covers >= count:
        return amount
    said = {"covered": i18n.number(covers), "count": i18n.number(count)}
    return _("{amount}, only for {covered} of {count}", amount=amount, **said)


def _others(row: ListRow) -> tuple[str, ...]:
    together = row.values["together_with"]
    return together if isinstance(together, tuple) else ()


def display_subjects(row: ListRow) -> dict[str, str]:
    """By field key, the subjects of which a figure is one number: with the first alone it would be that one's own."""
    if row.kind != "figure":
        return {}
    others = ", ".join(row.linked[each].show() for each in _others(row) if each in row.linked)
    subject = row.linked[row.text("subject")].show() if others else ""
    return {"subject": _("{subject}, together with {others}", subject=subject, others=others)} if others else {}


def _units(session: Session, indicators: set[str]) -> Mapping[str, str]:
    return {
        each.id: each.unit.show()
        for batch in batches(indicators)
        for each in session.scalars(select(Indicator).where(Indicator.id.in_(batch)))
        if each.unit
    }


def _altered_acts(session: Session, rows: Sequence[ListRow]) -> dict[str, dict[str, str]]:
    """Behind its effect which acts an act amends or repeals, by their numbers."""
    altered = {row.id: {key: _ids(row, key) for key in _ALTERS} for row in rows}
    numbers = _numbers(session, {each for acts in altered.values() for ids in acts.values() for each in ids})
    found = {}
    for row in rows:
        said = [
            _(words, acts=", ".join(numbers.get(each) or row.linked[each].show() for each in altered[row.id][key]))
            for key, words in _ALTERS.items()
            if altered[row.id][key]
        ]
        if said:
            found[row.id] = {"effect": joined((row.show(field_of(LegalAct, "effect")), *said), "; ")}
    return found


def _ids(row: ListRow, key: str) -> tuple[str, ...]:
    return tuple(each for each in field_of(LegalAct, key).kind.targets(row.values[key]) if each in row.linked)


def _numbers(session: Session, acts: set[str]) -> dict[str, str]:
    own = table_of(LegalAct)
    query = select(own.c.id, own.c.number).where(own.c.number.is_not(None))
    return {
        each: f"№\u00a0{number}"
        for batch in batches(acts)
        for each, number in session.execute(query.where(own.c.id.in_(batch)))
    }


def _countries_as_printed(rows: Sequence[ListRow]) -> dict[str, dict[str, str]]:
    """The source's word where it fits no single country: an empty cell would hide who takes part."""
    printed = {row.id: row.text("country_as_printed") for row in rows}
    return {each: {"country": _("“{country}” as printed", country=word)} for each, word in printed.items() if word}


def _among_others(rows: Sequence[ListRow], found: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    """What a source names of a longer list says so: else that would be all there are."""
    for row in rows:
        if not row.values["list_not_exhaustive"]:
            continue
        said = found.setdefault(row.id, {})
        for key in _NAMED[row.kind]:
            if name := said.get(key) or row.show(field_of(KINDS[row.kind], key)):
                said[key] = _("{name}, among others", name=name)
                break
    return found


def _citations(session: Session, rows: Sequence[ListRow]) -> dict[str, dict[str, str]]:
    """The cited field by its name; who said it with the office of that day; and whether it is an opinion."""
    found = _cited_fields(session, rows)
    offices = _offices(session, rows)
    for row in rows:
        cells = found.get(row.id, {})
        name = row.text("said_by") or _linked_name(row, "speaker")
        if office := row.text("office") or offices.get(row.id, ""):
            cells["said_by"] = joined((name, office), ", ")
        elif name:
            cells["said_by"] = name
        if row.values["opinion"]:
            cells["how_told"] = joined((row.show(field_of(Citation, "how_told")), _("opinion")), ", ")
        if cells:
            found[row.id] = cells
    return found


def _linked_name(row: ListRow, key: str) -> str:
    name = row.linked.get(row.text(key))
    return name.show() if name else ""


def _offices(session: Session, rows: Sequence[ListRow]) -> dict[str, str]:
    """Where none is printed: those that the speaker held when it was said."""
    silent = [row.id for row in rows if row.values["speaker"] and not row.values["office"]]
    found: dict[str, str] = {}
    for batch in batches(silent):
        citations = session.scalars(select(Citation).where(Citation.id.in_(batch))).all()
        found.update(read_offices_then(session, citations))
    return found


def _cited_fields(session: Session, rows: Sequence[ListRow]) -> dict[str, dict[str, str]]:
    keys = {row.id: (row.text("record"), row.text("field")) for row in rows if row.values["field"]}
    known = field_names(session, {record for record, _key in keys.values()})
    return {
        each: {"field": known[record][key]} for each, (record, key) in keys.items() if key in known.get(record, {})
    }


def field_names(session: Session, record_ids: Iterable[str]) -> dict[str, dict[str, str]]:
    """By record id and field key, what the fields of these records are called in the language of the moment."""
    found: dict[str, dict[str, str]] = {}
    for batch in batches(record_ids):
        for record_id, kind in session.execute(select(Record.id, Record.kind).where(Record.id.in_(batch))):
            found[record_id] = {field.key: _(field.kind.label) for field in fields_of(KINDS[kind])}
    return found
