"""The neighbours of every record, from whole tables: for a look at the register as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Any, TypeVar

from sqlalchemy import func, select, tuple_

from ...dates.imprecise import ImpreciseDate
from ...names import Names
from ...records import (
    Citation,
    Company,
    Event,
    Figure,
    Indicator,
    LegalAct,
    Participation,
    Record,
    Residency,
    field_of,
    kind_of,
    table_of,
)
from ...records.base import NAME_KEYS
from ...records.columns import names_as_stored
from ...records.project_parts import SHARE_LIST, share_list
from ...records.states import STATES, State
from ..claims.all_indicators import read_indicators
from ..claims.announcements import Overtaken, read_overtaken
from ..claims.decreases import Fall, find_decreases
from ..claims.figure_rows import FigureRow, make_figure_row, read_figure_rows
from ..claims.read_states import read_all_states, read_names_in_time
from ..claims.rivals import are_of_one_thing, find_rivals
from ..claims.source_dates import read_source_dates
from ..plain_rows import as_stored_text, kept
from ..tables import ContentRow
from .namesakes import NAMED_TYPES, Named, Namesake
from .neighbours import Family, Neighbours, Targets

R = TypeVar("R", bound=Record)
_BASE = table_of(Record)


class WholeTables(Neighbours):
    """Reads each table once, at its first use; every record asked about is in the register as it stands there."""

    def targets(self, ids: Iterable[str]) -> Targets:
        return self._records

    def kind_of(self, record_id: str) -> str | None:
        return self._records.get(record_id, (None, False))[0]

    def indicator(self, indicator_id: str) -> Indicator | None:
        return self._indicators.get(indicator_id)

    def district_of(self, residency_id: str) -> str | None:
        return self._districts.get(residency_id)

    def has_other_preferred(self, figure: Figure) -> bool:
        aspect = make_figure_row(figure).aspect
        return any(
            each.preferred and each.id != figure.id and each.aspect == aspect
            for each in self._claims.get((figure.subject, figure.indicator), ())
        )

    def fall_of(self, figure: Figure) -> Fall | None:
        return self._falls.get(figure.id)

    def rival_of(self, figure: Figure) -> tuple[FigureRow, FigureRow] | None:
        return self._rivals.get(figure.id)

    def overtaken_by(self, event: Event) -> list[Overtaken]:
        return [each for each in self._overtaken if each.event == event.id]

    def areas(self, district_id: str) -> list[FigureRow]:
        areas = (each.id for each in self._indicators.values() if each.code == "area")
        return [row for area in areas for row in self._claims.get((district_id, area), ())]

    def other_plots(self, residency: Residency) -> int:
        return self._plots.get(residency.district, 0) - (residency.plot_area or 0)

    def other_shares(self, participation: Participation) -> list[Decimal]:
        held = self._shares.get(share_list(*(getattr(participation, key) for key in SHARE_LIST)), ())
        return [share for each, share in held if each != participation.id]

    def is_cited(self, record_id: str) -> bool:
        return record_id in self._cited

    def source_dates(self, record_id: str) -> list[ImpreciseDate]:
        return self._source_dates.get(record_id, [])

    def has_content(self, sha256: str) -> bool:
        return sha256 in self._contents

    def other_acts(self, act: LegalAct, number: str) -> list[LegalAct]:
        return _others(act, self._acts, number)

    def other_residencies(self, residency: Residency) -> list[Residency]:
        return _others(residency, self._residencies, residency.company, residency.district)

    def other_indicators(self, indicator: Indicator) -> list[Indicator]:
        return _others(indicator, self._codes, indicator.code)

    def expect(self, records: Sequence[Record]) -> None:
        """Everything is at hand."""

    def namesakes(self, record: Named, tax_id: str | None) -> list[Namesake]:
        payers, names, read = self._payers, self._names, vars(record)
        keys = dict.fromkeys(read[key] if key in read else getattr(record, key) for key in NAME_KEYS.values())
        if tax_id not in payers and not any((record.kind, key) in names for key in keys):
            return []
        payer = _another(payers.get(tax_id or "", {}), record.id)
        others = (_another(names.get((record.kind, key), {}), record.id) for key in keys)
        return [*([Namesake(*payer, 1)] if payer else []), *(Namesake(*each, 0) for each in others if each)]

    def states_of(self, kind: str, record_id: str) -> list[State]:
        return self._states[kind].get(record_id, [])

    def pointed_at(self, record_type: type[Record], key: str, record_id: str) -> tuple[str, ...]:
        return self._links(record_type, key).get(record_id, ())

    def wholes_with_parts(self, figure: Figure) -> list[tuple[FigureRow, list[FigureRow]]]:
        parts = self._parts
        wholes = (each for each in dict.fromkeys((figure.id, figure.part_of)) if each in parts)
        return [(self._figures[each], parts[each]) for each in wholes if each in self._figures]

    def wholes_with_zones(self, figure: Figure) -> list[Family]:
        claims = self._claims
        return [
            (claims.get((whole, figure.indicator), []), [claims.get((zone, figure.indicator), []) for zone in zones])
            for whole, zones in self._families(figure.subject)
        ]

    def _links(self, record_type: type[Record], key: str) -> dict[str, tuple[str, ...]]:
        """What all records of a kind point at by a link."""
        if (record_type, key) not in self._linked_by:
            own, kind = table_of(record_type), field_of(record_type, key).kind
            rows = self.session.execute(select(own.c.id, own.c[key]).where(own.c[key].is_not(None)))
            self._linked_by[record_type, key] = {row[0]: kind.targets(row[1]) for row in rows}
        return self._linked_by[record_type, key]

    @cached_property
    def _linked_by(self) -> dict[tuple[type[Record], str], dict[str, tuple[str, ...]]]:
        return {}

    @cached_property
    def _figures(self) -> dict[str, FigureRow]:
        return {row.id: row for group in self._claims.values() for row in group}

    @cached_property
    def _parts(self) -> dict[str | None, list[FigureRow]]:
        """The parts of each figure that has any."""
        groups: dict[str | None, list[FigureRow]] = {}
        for row in self._figures.values():
            if row.part_of:
                groups.setdefault(row.part_of, []).append(row)
        return groups

    @cached_property
    def _states(self) -> dict[str, dict[str, list[State]]]:
        return {kind: read_all_states(self.session, kind) for kind in STATES}

    @cached_property
    def _records(self) -> Targets:
        rows = self.session.execute(select(_BASE.c.id, _BASE.c.kind, _BASE.c.removed_at.is_not(None))).all()
        return {row[0]: (row[1], bool(row[2])) for row in rows}

    @cached_property
    def _indicators(self) -> dict[str, Indicator]:
        return {each.id: each for each in read_indicators(self.session)}

    @cached_property
    def _districts(self) -> dict[str, str]:
        own = table_of(Residency)
        return {row[0]: row[1] for row in self.session.execute(select(own.c.id, own.c.district))}

    @cached_property
    def _claims(self) -> dict[tuple[str, str], list[FigureRow]]:
        groups: dict[tuple[str, str], list[FigureRow]] = {}
        for row in read_figure_rows(self.session):
            groups.setdefault((row.subject, row.indicator), []).append(row)
        return groups

    @cached_property
    def _overtaken(self) -> list[Overtaken]:
        return read_overtaken(self.session)

    @cached_property
    def _falls(self) -> dict[str, Fall]:
        growing = {each.id for each in self._indicators.values() if each.only_grows}
        groups = (group for (_subject, indicator), group in self._claims.items() if indicator in growing)
        return {row_id: fall for group in groups for row_id, fall in find_decreases(group).items()}

    @cached_property
    def _rivals(self) -> dict[str, tuple[FigureRow, FigureRow]]:
        groups = (group for key, group in self._claims.items() if self._are_of_one_thing(*key))
        return {row_id: pair for group in groups for row_id, pair in find_rivals(group).items()}

    def _are_of_one_thing(self, subject: str, indicator_id: str) -> bool:
        indicator = self._indicators.get(indicator_id)
        return indicator is not None and are_of_one_thing(self.kind_of(subject), indicator.dimension)

    @cached_property
    def _plots(self) -> dict[str, int]:
        own = table_of(Residency)
        counted = (own.c.plot_area.is_not(None), Residency.open_among(own), kept(Residency))
        query = select(own.c.district, func.sum(own.c.plot_area)).where(*counted).group_by(own.c.district)
        return {row[0]: int(row[1]) for row in self.session.execute(query)}

    @cached_property
    def _shares(self) -> dict[tuple[Any, ...], list[tuple[str, Decimal]]]:
        own = table_of(Participation)
        query = select(own.c.id, own.c.share, *(own.c[key] for key in SHARE_LIST))
        groups: dict[tuple[Any, ...], list[tuple[str, Decimal]]] = {}
        for row in self.session.execute(query.where(own.c.share.is_not(None), kept(Participation))):
            groups.setdefault(share_list(*row[2:]), []).append((row[0], row[1]))
        return groups

    @cached_property
    def _cited(self) -> set[str]:
        return set(self.session.scalars(select(table_of(Citation).c.record).where(kept(Citation))))

    @cached_property
    def _source_dates(self) -> dict[str, list[ImpreciseDate]]:
        return read_source_dates(self.session)

    @cached_property
    def _contents(self) -> set[str]:
        return set(self.session.scalars(select(table_of(ContentRow).c.sha256)))

    @cached_property
    def _acts(self) -> dict[tuple[Any, ...], list[LegalAct]]:
        return self._alike(LegalAct, "number")

    @cached_property
    def _residencies(self) -> dict[tuple[Any, ...], list[Residency]]:
        return self._alike(Residency, "company", "district")

    @cached_property
    def _codes(self) -> dict[tuple[Any, ...], list[Indicator]]:
        return self._alike(Indicator, "code")

    def _alike(self, record_type: type[R], *keys: str) -> dict[tuple[Any, ...], list[R]]:
        """The records of a kind that share these values with another, by the values."""
        own = table_of(record_type)
        columns = [own.c[key] for key in keys]
        shared = select(*columns).where(kept(record_type)).group_by(*columns).having(func.count() > 1)
        query = select(record_type).where(record_type.removed_at.is_(None), tuple_(*columns).in_(shared))
        groups: dict[tuple[Any, ...], list[R]] = {}
        for record in self.session.scalars(query):
            groups.setdefault(tuple(getattr(record, key) for key in keys), []).append(record)
        return groups

    @cached_property
    def _names(self) -> dict[tuple[str, str], dict[str, Names]]:
        """By kind and name, as it is compared: the ids and captions of the records that have it, where several do."""
        kinds = [kind_of(each) for each in NAMED_TYPES]
        keys = [_BASE.c[key] for key in NAME_KEYS.values()]
        # Of a caption the names are made only where there is another record to speak of.
        query = select(as_stored_text(_BASE.c.kind), _BASE.c.id, as_stored_text(_BASE.c.caption), *keys)
        found: dict[tuple[str, str], dict[str, Names | str]] = {}
        rows = self.session.execute(query.where(_BASE.c.kind.in_(kinds), _BASE.c.removed_at.is_(None))).all()
        for kind, record_id, caption, *names in rows:
            for key in filter(None, names):
                found.setdefault((kind, key), {})[record_id] = caption
        for once in read_names_in_time(self.session):
            for key in once.keys:
                found.setdefault((once.kind, key), {})[once.id] = once.caption
        return {key: _with_names(group) for key, group in found.items() if len(group) > 1}

    @cached_property
    def _payers(self) -> dict[str, dict[str, Names]]:
        """By tax ID: the ids and captions of the companies that share it with another."""
        own = table_of(Company)
        shared = select(own.c.tax_id).where(kept(Company)).group_by(own.c.tax_id).having(func.count() > 1)
        query = select(own.c.tax_id, own.c.id, _BASE.c.caption).join_from(own, _BASE, _BASE.c.id == own.c.id)
        groups: dict[str, dict[str, Names]] = {}
        for row in self.session.execute(query.where(own.c.tax_id.in_(shared), _BASE.c.removed_at.is_(None))):
            groups.setdefault(row[0], {})[row[1]] = row[2]
        return groups


def _with_names(group: Mapping[str, Names | str]) -> dict[str, Names]:
    return {each: names_as_stored(text) if isinstance(text, str) else text for each, text in group.items()}


def _another(group: Mapping[str, Names], own_id: str) -> tuple[str, Names] | None:
    return next(((record_id, caption) for record_id, caption in group.items() if record_id != own_id), None)


def _others(record: R, groups: Mapping[tuple[Any, ...], Sequence[R]], *values: Any) -> list[R]:
    return [each for each in groups.get(values, ()) if each.id != record.id]
