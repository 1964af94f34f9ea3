"""Of which records a row tells: those of the register that it names, and those that are to be added."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ..folding import fold
from ..i18n import _
from ..names import Names, language_of_letters
from ..problems import Problem, error
from ..register.captions import batches
from ..register.journal.entry import Entry
from ..register.journal.store import Register
from ..register.queries import listing
from ..register.queries.alike import Alike
from ..register.queries.listing import ListRow, Query
from .chosen_table import TableAnswers
from .known_records import Called, KnownRecords
from .proposal import AlikeRow
from .record_drafts import RecordDraft, RecordDrafts
from .row_fields import RowFields
from .spellings import NAMES, names_there

_DISTRICT_PATHS = ("district.names", "residency.district", "project.district")


@dataclass(slots=True)
class RowRecords:
    """By kind the records of a row. Nothing of it is taken while some are `open`, or where there is a problem."""

    drafts: dict[str, RecordDraft] = field(default_factory=dict)
    open: list[AlikeRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


class Recognition:
    """Goes through the rows of a file and keeps what they name in mind: a record is added once."""

    def __init__(self, register: Register, answers: TableAnswers) -> None:
        self._register = register
        self._known = KnownRecords(register)
        self._answers = answers
        self.drafts = RecordDrafts()
        self._new: dict[tuple[str, str], list[tuple[Called, RecordDraft]]] = defaultdict(list)
        self._residencies: dict[str, list[ListRow]] = {}
        self._new_residencies: dict[tuple[str, str], RecordDraft] = {}

    @property
    def known(self) -> KnownRecords:
        return self._known

    def prepare(self, rows: list[RowFields]) -> None:
        """Look for all that these rows name, in one go."""
        self._known.prepare([each for row in rows for each in _called_in(row)])
        if any(row.table.kind == "residency" or row.tells_of("residency") for row in rows):
            self._read_residencies(self._known.ids_of("company"))

    def find(self, row: RowFields) -> RowRecords:
        """The records of a row, in the order in which one needs the other."""
        found = RowRecords()
        for kind, find in (("district", self._district), ("company", self._company), ("residency", self._residency),
                           ("project", self._project)):  # fmt: skip
            if not found.open and not found.problems:
                draft = find(row, found)
                if draft is not None:
                    found.drafts[kind] = draft
        if not found.open and not found.problems and row.table.kind not in found.drafts:
            found.problems.append(_names_none(row.table.kind))
        return found

    def _district(self, row: RowFields, found: RowRecords) -> RecordDraft | None:
        path = next((each for each in _DISTRICT_PATHS if row.text(each)), None)
        if path is None:
            return None
        called = Called("district", row.text(path))
        if row.table.grouped_by == path and row.cell(path).column == 0:
            # What stands above a group is no name: it speaks of one.
            meant = self._known.mentioned(called.name)
            return self.drafts.of_known("district", meant) if meant else None
        return self._meant(row, found, called, path)

    def _company(self, row: RowFields, found: RowRecords) -> RecordDraft | None:
        tax_id = row.said["company.tax_id"][0] if "company.tax_id" in row.said else ""
        called = Called("company", row.text("company.names"), str(tax_id))
        if not called.name and not called.tax_id:
            return None
        draft = self._meant(row, found, called, "company.names")
        if draft is not None and draft.is_new and not called.name and "names" not in draft.values:
            text = _("No company of this tax ID is known, and the row gives no name.")
            found.problems.append(error(text, "names", rule="nameless"))
        return draft

    def _project(self, row: RowFields, found: RowRecords) -> RecordDraft | None:
        if not row.text("project.names"):
            return None
        district = found.drafts.get("district")
        called = Called("project", row.text("project.names"), within=district.id if district else "")
        draft = self._meant(row, found, called, "project.names")
        if draft is not None:
            for key in ("district", "residency"):
                if key in found.drafts:
                    draft.link(key, found.drafts[key].id, row.cell(f"project.{key}", "residency.district"))
        return draft

    def _meant(self, row: RowFields, found: RowRecords, called: Called, path: str) -> RecordDraft | None:
        """The record that is called so; where several may be, somebody must choose."""
        chosen = self._answers.is_record.get(called.key)
        current = self._known.load(called.kind, chosen) if chosen else self._known.surely(called)
        if current is not None:
            draft = self.drafts.of_known(called.kind, current)
            if chosen and called.name:
                names, is_renamed = _names(called.name, row.table.language), called.key in self._answers.renamed
                draft.call(names, row.cell(path), is_renamed=is_renamed)
            return draft
        candidates = [] if called.key in self._answers.new else self._known.candidates(called)
        if candidates:
            found.open.append(self._open(row, called, candidates))
            return None
        return self._added(row, called, path)

    def _open(self, row: RowFields, called: Called, candidates: list[Alike]) -> AlikeRow:
        values = {NAMES: _names(called.name, row.table.language)} if called.name else {}
        known = {each.id: self._known.row(each.id) for each in candidates}
        found = {each: names_there(called.kind, there.values) for each, there in known.items() if there}
        return AlikeRow(
            row.place,
            Entry(called.kind, {**values, **_bare(row, called.kind)}, given_id=self._answers.id_for(called.key)),
            tuple(candidates),
            called.key,
            {each: there for each, there in found.items() if there is not None},
        )

    def _added(self, row: RowFields, called: Called, path: str) -> RecordDraft:
        """The one that an earlier row added, or a new one."""
        known = self._new[called.kind, fold(called.name)]
        fitting = [draft for other, draft in known if _may_be_one(other, called)]
        if len(fitting) == 1:
            return fitting[0]
        cell = row.cell(path)
        names = _names(called.name, row.table.language) if called.name else None
        key = self._answers.joined.get(called.key, called.key)
        draft = self.drafts.begin(called.kind, self._answers.id_for(key), names, cell)
        if names and key != called.key:
            draft.call(names, cell, is_renamed=False)
        known.append((called, draft))
        return draft

    def _residency(self, row: RowFields, found: RowRecords) -> RecordDraft | None:
        if row.table.kind != "residency" and not row.tells_of("residency"):
            return None
        company, district = found.drafts.get("company"), found.drafts.get("district")
        if company is None:
            found.problems.append(_names_none("company"))
            return None
        return self._residency_of(row, found, company, district)

    def _residency_of(
        self, row: RowFields, found: RowRecords, company: RecordDraft, district: RecordDraft | None
    ) -> RecordDraft | None:
        known = [] if company.is_new else self._residencies_of(company.id)
        fitting = [each for each in known if district is None or each.text("district") == district.id]
        number = row.text("residency.certificate_number")
        exact = [each for each in fitting if number and each.text("certificate_number") == number] or fitting
        key = "|".join(("residency", company.id, district.id if district else "", number))
        chosen = self._answers.is_record.get(key)
        meant = [each for each in exact if each.id == chosen] if chosen else exact
        if len(meant) == 1 and key not in self._answers.new:
            return self.drafts.of_known("residency", meant[0])
        if len(meant) > 1 and key not in self._answers.new:
            found.open.append(AlikeRow(row.place, Entry("residency", _bare(row)), tuple(map(_alike, meant)), key))
            return None
        if district is None:
            text = _("No district is said for this residency. Choose a column for it, or one district for all rows.")
            found.problems.append(error(text, "district", rule="no_district"))
            return None
        return self._new_residency(row, company, district)

    def _new_residency(self, row: RowFields, company: RecordDraft, district: RecordDraft) -> RecordDraft:
        known = self._new_residencies.get((company.id, district.id))
        if known is not None:
            return known
        made = self._answers.id_for("residency", company.id, district.id)
        draft = self.drafts.begin("residency", made, None, row.cell("company.names"))
        draft.called = company.names
        draft.link("company", company.id, row.cell("company.names", "company.tax_id"))
        draft.link("district", district.id, row.cell(*_DISTRICT_PATHS))
        self._new_residencies[company.id, district.id] = draft
        return draft

    def _residencies_of(self, company: str) -> list[ListRow]:
        if company not in self._residencies:
            self._read_residencies([company])
        return self._residencies[company]

    def _read_residencies(self, companies: Sequence[str]) -> None:
        """Those of all these companies, in few goes."""
        self._residencies |= {company: [] for company in companies}
        with self._register.read() as session:
            for batch in batches(companies):
                query = Query("residency", linked=("company", tuple(batch)))
                for row in listing.everything(session, query):
                    self._residencies[row.text("company")].append(row)


def _called_in(row: RowFields) -> Iterator[Called]:
    for path in _DISTRICT_PATHS:
        if row.text(path):
            yield Called("district", row.text(path))
    tax_id = row.said["company.tax_id"][0] if "company.tax_id" in row.said else ""
    if row.text("company.names") or tax_id:
        yield Called("company", row.text("company.names"), str(tax_id))
    if row.text("project.names"):
        yield Called("project", row.text("project.names"))


def _may_be_one(one: Called, other: Called) -> bool:
    """Whether two rows that say the same name may speak of one record."""
    pairs = ((one.tax_id, other.tax_id), (one.within, other.within))
    return all(not first or not second or first == second for first, second in pairs)


def _names(name: str, language: str) -> Names:
    """In the language of its letters; of letters that all have, in that of the table."""
    return Names(**{language_of_letters(name) or language: name})


def _bare(row: RowFields, kind: str = "residency") -> Mapping[str, object]:
    return {each.key: value for each, value, _cell in row.values(kind)}


def _alike(row: ListRow) -> Alike:
    return Alike(row.id, row.caption, error(_("This company has several residencies there."), rule="several"))


def _names_none(kind: str) -> Problem:
    text = {
        "district": _("This row names no district."),
        "company": _("This row names no company."),
        "residency": _("This row names no company."),
        "project": _("This row names no project."),
    }[kind]
    return error(text, "names", rule="nameless")
