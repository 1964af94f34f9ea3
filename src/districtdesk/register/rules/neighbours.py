"""What stands beside one record in the register, as the rules ask for it."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Any, TypeVar

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from ...dates.imprecise import ImpreciseDate
from ...problems import Problem
from ...records import (
    KINDS,
    Citation,
    Event,
    Figure,
    Indicator,
    LegalAct,
    Participation,
    Record,
    Residency,
    Source,
    field_of,
    table_of,
)
from ...records.project_parts import SHARE_LIST, share_list
from ...records.states import State
from ..captions import batches, has_states, seen_linked
from ..claims.announcements import Overtaken, find_overtaken
from ..claims.decreases import Fall, find_decreases
from ..claims.figure_rows import FigureRow, make_figure_row, read_figure_rows_where
from ..claims.read_states import read_states
from ..claims.rivals import are_of_one_thing, find_rivals
from ..plain_rows import kept
from ..tables import ContentRow
from .kept_apart import read_apart
from .namesakes import NAMED_TYPES, Named, Namesake, find_all_namesakes, find_namesakes
from .recorded_rates import RecordedRate, read_rates
from .saved_together import SavedTogether

R = TypeVar("R", bound=Record)
# The claims of a whole, and those of each of its zones.
Family = tuple[list[FigureRow], list[list[FigureRow]]]
Targets = Mapping[str, tuple[str, bool]]
# So many are quicker asked for one by one.
_BY_ITSELF = 4


class Neighbours:
    """Asks the database about each record by itself: right for a save, which touches few.

    The record asked about may not be saved yet; none of the answers contains it.
    """

    def __init__(self, session: Session, saved: SavedTogether | None = None) -> None:
        self.session = session
        self._saved = saved or SavedTogether()
        # What a save has asked for already.
        self._seen = seen_linked(session) if self._saved.records else {}
        self._linked: dict[str, tuple[str, bool]] = {}
        self._claims_beside: dict[str, list[FigureRow]] = {}
        self._falls_saved: dict[tuple[str, str], Mapping[str, Fall]] = {}
        self._rivals_saved: dict[tuple[str, str], Mapping[str, tuple[FigureRow, FigureRow]]] = {}
        self._indicators_seen: dict[str, Indicator | None] = {}
        self._wholes_of_kinds: dict[str, dict[str, str]] = {}
        self._namesakes: dict[str, list[Namesake]] = {}

    def expect(self, records: Sequence[Record]) -> None:
        """Look up for all of them at once what would be asked for each by itself.

        Where many are saved together, nobody is warned again of names that were there before.
        """
        self._namesakes.clear()
        for named in NAMED_TYPES:
            alike = [each for each in records if isinstance(each, named)]
            if len(alike) > _BY_ITSELF:
                self._namesakes |= {each.id: [] for each in alike}
                fresh = [each for each in alike if each.id not in self._saved.same_named]
                self._namesakes |= find_all_namesakes(self.session, fresh) if fresh else {}

    def of_values(self, record_id: str) -> list[Problem] | None:
        """What is known already to be wrong with the values of a record of this save."""
        return self._saved.values.get(record_id)

    def targets(self, ids: Iterable[str]) -> Targets:
        """Of each linked id its kind and whether it is removed."""
        records = table_of(Record)
        wanted, seen = set(ids), self._seen
        # What this save removes or brings back is not as it was then.
        found = {each: seen[each][:2] for each in wanted - self._saved.ids if each in seen}
        for batch in batches(wanted - found.keys()):
            query = select(records.c.id, records.c.kind, records.c.removed_at).where(records.c.id.in_(batch))
            found.update((row.id, (row.kind, row.removed_at is not None)) for row in self.session.execute(query))
        self._linked.update(found)
        return found

    def kind_of(self, record_id: str) -> str | None:
        """The kind of the record of this id."""
        if record_id in self._linked:
            return self._linked[record_id][0]
        records = table_of(Record)
        return self.session.scalar(select(records.c.kind).where(records.c.id == record_id))

    def indicator(self, indicator_id: str) -> Indicator | None:
        if indicator_id not in self._indicators_seen:
            self._indicators_seen[indicator_id] = self._get(Indicator, indicator_id)
        return self._indicators_seen[indicator_id]

    def district_of(self, residency_id: str) -> str | None:
        """The district that a residency is in."""
        residency = self._get(Residency, residency_id)
        return residency.district if residency else None

    def has_other_preferred(self, figure: Figure) -> bool:
        """Whether another claim about the same subject or subjects, indicator and product is preferred."""
        aspect = make_figure_row(figure).aspect
        return any(each.preferred and each.aspect == aspect for each in self._other_claims(figure))

    def fall_of(self, figure: Figure) -> Fall | None:
        """The fall that a claim is in beside the others about the same subject and indicator."""
        if claims := self._saved.claims_with(figure):
            pair = (figure.subject, figure.indicator)
            if pair not in self._falls_saved:
                self._falls_saved[pair] = find_decreases(claims)
            return self._falls_saved[pair].get(figure.id)
        return find_decreases([make_figure_row(figure), *self._other_claims(figure)]).get(figure.id)

    def rival_of(self, figure: Figure) -> tuple[FigureRow, FigureRow] | None:
        """The claim and another about the same subject and indicator, of which not both can be right."""
        indicator = self.indicator(figure.indicator)
        if indicator is None or not are_of_one_thing(self.kind_of(figure.subject), indicator.dimension):
            return None
        if claims := self._saved.claims_with(figure):
            pair = (figure.subject, figure.indicator)
            if pair not in self._rivals_saved:
                self._rivals_saved[pair] = find_rivals(claims)
            return self._rivals_saved[pair].get(figure.id)
        return find_rivals([make_figure_row(figure), *self._other_claims(figure)]).get(figure.id)

    def overtaken_by(self, event: Event) -> list[Overtaken]:
        """What an event leaves behind with earlier announcements of the same."""
        return find_overtaken(self.session, event)

    def areas(self, district_id: str) -> list[FigureRow]:
        """What is claimed of a district's area."""
        own = table_of(Figure)
        area = select(Indicator.id).where(Indicator.code == "area")
        return read_figure_rows_where(self.session, own.c.subject == district_id, own.c.indicator.in_(area))

    def other_plots(self, residency: Residency) -> int:
        """The plots of the other open residencies in the district together, in square metres."""
        query = select(func.sum(Residency.plot_area)).where(
            Residency.district == residency.district,
            Residency.id != residency.id,
            Residency.removed_at.is_(None),
            Residency.open_among(table_of(Residency)),
        )
        return self.session.scalar(query) or 0

    def other_shares(self, participation: Participation) -> list[Decimal]:
        """The other shares of the same role in the same project or company, planned or actual, as of the same day."""
        own = table_of(Participation)
        beside = select(own.c.share, *(own.c[key] for key in SHARE_LIST)).where(
            own.c.project == participation.project,
            own.c.in_company == participation.in_company,
            own.c.id != participation.id,
            own.c.share.is_not(None),
            kept(Participation),
        )
        mine = share_list(*(getattr(participation, key) for key in SHARE_LIST))
        return [row[0] for row in self.session.execute(beside) if row[0] and share_list(*row[1:]) == mine]

    def is_cited(self, record_id: str) -> bool:
        """Whether a citation speaks for the record."""
        if record_id in self._saved.added:
            return record_id in self._saved.cited
        if record_id in self._saved.ids:
            return record_id in self._cited_in_save
        return bool(self._read_cited([record_id]))

    @cached_property
    def _cited_in_save(self) -> frozenset[str]:
        return frozenset(self._read_cited(self._saved.ids - self._saved.added))

    def _read_cited(self, ids: Iterable[str]) -> set[str]:
        own = table_of(Citation)
        found: set[str] = set()
        for batch in batches(ids):
            found.update(
                self.session.scalars(select(own.c.record).where(own.c.record.in_(batch), kept(Citation)).distinct())
            )
        return found

    def source_dates(self, record_id: str) -> list[ImpreciseDate]:
        """The dates of the sources that speak for the record."""
        cited = select(Citation.source).where(Citation.record == record_id, Citation.removed_at.is_(None))
        query = select(Source.date).where(Source.id.in_(cited), Source.date.is_not(None))
        return [day for day in self.session.scalars(query) if day]

    def has_content(self, sha256: str) -> bool:
        """Whether the register keeps the bytes with this fingerprint."""
        return self.session.get(ContentRow, sha256) is not None

    def other_acts(self, act: LegalAct, number: str) -> list[LegalAct]:
        """The other acts of this number."""
        return self._others(act, LegalAct.number == number)

    def other_residencies(self, residency: Residency) -> list[Residency]:
        """The other residencies of the company in the district."""
        return self._others(
            residency, Residency.company == residency.company, Residency.district == residency.district
        )

    @cached_property
    def rates(self) -> list[RecordedRate]:
        """The exchange rates that are recorded."""
        return read_rates(self.session)

    def other_indicators(self, indicator: Indicator) -> list[Indicator]:
        """The other indicators of the same code."""
        return self._others(indicator, Indicator.code == indicator.code)

    def namesakes(self, record: Named, tax_id: str | None) -> list[Namesake]:
        """Records of the same kind that share a name with this one, and those with the tax ID."""
        if record.id in self._namesakes:
            return self._namesakes[record.id]
        return find_namesakes(self.session, record, tax_id)

    def is_new(self, record_id: str) -> bool:
        """Whether it comes into the register with the same save."""
        return record_id in self._saved.added

    def are_apart(self, one: str, other: str) -> bool:
        """Whether somebody said of these two that they are two things."""
        return frozenset((one, other)) in self._apart

    @cached_property
    def _apart(self) -> set[frozenset[Hashable]]:
        return read_apart(self.session)

    def states_of(self, kind: str, record_id: str) -> list[State]:
        """What the record was for a time."""
        found = read_states(self.session, kind, [record_id]) if has_states(self.session, kind) else {}
        return found.get(record_id, [])

    def pointed_at(self, record_type: type[Record], key: str, record_id: str) -> tuple[str, ...]:
        """What the record of this kind and id points at by a link; nothing where it is of another kind."""
        record = self._get(record_type, record_id)
        return field_of(record_type, key).kind.targets(getattr(record, key)) if record else ()

    def wholes_with_parts(self, figure: Figure) -> list[tuple[FigureRow, list[FigureRow]]]:
        """The figure with its parts, and its whole with all parts of that, this one as it stands here."""
        own, found = table_of(Figure), []
        if parts := self._parts_of(figure):
            found.append((make_figure_row(figure), parts))
        if figure.part_of:
            mine = make_figure_row(figure)
            others = (own.c.part_of == figure.part_of, own.c.id != figure.id)
            for whole in read_figure_rows_where(self.session, own.c.id == figure.part_of):
                found.append((whole, [mine, *read_figure_rows_where(self.session, *others)]))
        return found

    def wholes_with_zones(self, figure: Figure) -> list[Family]:
        """The claims of a whole and of each of its zones or phases, where the figure is of one or the other."""
        found = []
        for whole, zones in self._families(figure.subject):
            own, mine = table_of(Figure), make_figure_row(figure)
            same = (own.c.subject.in_([whole, *zones]), own.c.indicator == figure.indicator, own.c.id != figure.id)
            claims: dict[str, list[FigureRow]] = {figure.subject: [mine]}
            for row in read_figure_rows_where(self.session, *same):
                claims.setdefault(row.subject, []).append(row)
            found.append((claims.get(whole, []), [claims.get(zone, []) for zone in zones]))
        return found

    def whole_of(self, subject: str) -> str | None:
        """What the subject is a zone or a phase of."""
        return self._whole_of(self.kind_of(subject) or "").get(subject)

    def _families(self, subject: str) -> list[tuple[str, list[str]]]:
        """The subject with its zones, and its whole with that one's."""
        known = self._seen.get(subject)
        # A save that changes what is a zone of what is asked anew.
        if known and known.is_apart and not self._saved.has_kind(known.kind):
            return []
        whole_of = self._whole_of(self.kind_of(subject) or "")
        zones_of: dict[str, list[str]] = {}
        for zone, whole in whole_of.items():
            zones_of.setdefault(whole, []).append(zone)
        wholes = (subject, whole_of.get(subject, ""))
        return [(each, zones_of[each]) for each in wholes if each in zones_of]

    def _whole_of(self, kind: str) -> dict[str, str]:
        """The whole of each zone or phase of this kind."""
        if kind not in self._wholes_of_kinds:
            record_type = KINDS.get(kind)
            found: dict[str, str] = {}
            if record_type and record_type.whole_by:
                own = table_of(record_type)
                link = own.c[record_type.whole_by]
                rows = self.session.execute(select(own.c.id, link).where(link.is_not(None), kept(record_type)))
                found = {row[0]: row[1] for row in rows}
            self._wholes_of_kinds[kind] = found
        return self._wholes_of_kinds[kind]

    def _other_claims(self, figure: Figure) -> list[FigureRow]:
        """What else is claimed of the same subject and indicator."""
        if claims := self._saved.claims_with(figure):
            return [row for row in claims if row.id != figure.id]
        same = (figure.subject, figure.indicator)
        return [row for row in self._beside(figure) if (row.subject, row.indicator) == same]

    def _parts_of(self, figure: Figure) -> list[FigureRow]:
        """The other claims that are parts of this one."""
        if self._saved.claims_with(figure) and figure.id not in self._saved.added:
            found: Iterable[FigureRow] = self._parts_in_save.get(figure.id, ())
        else:
            found = (row for row in self._beside(figure) if row.part_of == figure.id)
        return [row for row in found if row.id != figure.id]

    def _beside(self, figure: Figure) -> list[FigureRow]:
        """The other claims of the same subject and indicator, and those that are parts of this one."""
        if figure.id in self._saved.added and (figure.subject, figure.indicator) in self._saved.claims:
            return self._saved.beside(figure)
        if figure.id not in self._claims_beside:
            own = table_of(Figure)
            same = and_(own.c.subject == figure.subject, own.c.indicator == figure.indicator)
            conditions = (or_(same, own.c.part_of == figure.id), own.c.id != figure.id)
            self._claims_beside[figure.id] = read_figure_rows_where(self.session, *conditions)
        return self._claims_beside[figure.id]

    @cached_property
    def _parts_in_save(self) -> Mapping[str, list[FigureRow]]:
        """The claims that are parts of those of this save, by the id of the whole."""
        own, found = table_of(Figure), dict[str, list[FigureRow]]()
        for batch in batches(self._saved.ids - self._saved.added):
            for row in read_figure_rows_where(self.session, own.c.part_of.in_(batch)):
                found.setdefault(str(row.part_of), []).append(row)
        return found

    def _get(self, record_type: type[R], record_id: str) -> R | None:
        return self._saved.find(record_type, record_id) or self.session.get(record_type, record_id)

    def _others(self, record: Record, *conditions: Any) -> list[Any]:
        kind = type(record)
        query = select(kind).where(kind.removed_at.is_(None), kind.id != record.id, *conditions)
        return list(self.session.scalars(query))
