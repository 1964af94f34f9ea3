"""One row a claim, with nothing lost: the open format for programs, and the dictionary of its columns.

It follows the declarations of the fields: a new field is a new column and a new line of the dictionary.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..i18n import _
from ..overview.counting import Counting, read_counting
from ..record_kinds import RECORD_KINDS
from ..records import Citation, Event, Field, Figure, fields_of, kind_of
from ..register.captions import batches, read_kinds
from ..register.journal.store import Session
from ..register.queries import listing
from ..register.queries.condition import Condition
from ..register.queries.listing import ListRow, Query
from ..register.queries.personal import without_personal_fields
from ..register.queries.subject_claims import Evidence, read_evidence
from .layout import BookColumn, BookSheet, CellValue
from .layout_names import LAYOUTS
from .sheet import columns_of

FORMAT, VERSION = "districtdesk-claims", 1
_FIGURE = kind_of(Figure)


@dataclass(frozen=True, slots=True)
class Known:
    """What is found out once for all claims: which count, the codes of indicators, what is told of citations."""

    counting: dict[str, Counting]
    codes: dict[str, str]
    cited: Sequence[Field]


@dataclass(frozen=True, slots=True)
class ClaimsSheet:
    """Every figure by the keys of its fields, as the journal keeps them, with names beside ids and its evidence.

    `without_personal`: what is personal of the evidence stays here. `part`: only of these. `known`: found out
    already.
    """

    session: Session
    conditions: tuple[Condition, ...] = ()
    without_personal: bool = False
    part: Query | None = None
    known: Known | None = None

    @property
    def query(self) -> Query:
        return self.part or Query(_FIGURE, conditions=self.conditions)

    def book_sheet(self) -> BookSheet:
        return BookSheet(
            title=_("Claims"),
            name="claims",
            columns=tuple(_column(line) for line in dictionary()),
            rows=self.rows,
            row_count=listing.count(self.session, self.query),
            note=_("One row a claim, by the keys of the fields; the next sheet says what each column means."),
        )

    def rows(self) -> Iterator[Sequence[CellValue]]:
        keys = [line["key"] for line in dictionary()]
        for each in self.objects():
            yield [_cell(each[key]) for key in keys]

    def objects(self) -> Iterator[dict[str, object]]:
        """Each claim as a JSON object, with its evidence as a list of objects."""
        known = self.known or self.read_known()
        rows = listing.everything(self.session, self.query)
        for page in batches(rows):
            yield from self._of_page(page, known)

    def read_known(self) -> Known:
        cited: Sequence[Field] = fields_of(Citation)
        if self.without_personal:
            cited = without_personal_fields(cited)
        return Known(read_counting(self.session), self._codes(), cited)

    def _codes(self) -> dict[str, str]:
        rows = listing.everything(self.session, Query("indicator"))
        return {row.id: row.text("code") for row in rows}

    def _of_page(self, page: Sequence[ListRow], known: Known) -> Iterator[dict[str, object]]:
        kinds = read_kinds(self.session, (row.text("subject") for row in page))
        evidence = read_evidence(self.session, [row.id for row in page])
        for row in page:
            subject, said = row.text("subject"), known.counting.get(row.id)
            yield {
                "id": row.id,
                "version": row.version,
                **{field.key: field.kind.dump(row.values[field.key]) for field in fields_of(Figure)},
                "subject_kind": kinds.get(subject),
                "subject_name": _linked_name(row, "subject"),
                "indicator_code": known.codes.get(row.text("indicator")),
                "indicator_name": _linked_name(row, "indicator"),
                "counts": said.counts if said else None,
                "counts_why": said.why if said else None,
                "evidence": [_cited(each, known.cited) for each in evidence.get(row.id, ())],
            }


def _linked_name(row: ListRow, key: str) -> str | None:
    name = row.linked.get(row.text(key))
    return name.show() if name else None


def _cited(evidence: Evidence, fields: Sequence[Field]) -> dict[str, object]:
    values = {each.key: each.kind.dump(getattr(evidence.citation, each.key)) for each in fields}
    said = {key: each for key, each in values.items() if each is not None}
    return {"source_name": evidence.source.show(), **said}


def dictionary() -> list[dict[str, str]]:
    """What each column is called and means, and how its values are written, in the language of the moment."""
    own = [
        _line("id", _("Record id"), _("The claim itself: it stays the same for good.")),
        _line("version", _("Version"), _("How often the claim was changed.")),
    ]
    declared = [
        _line(field.key, _(field.kind.label), _(field.kind.meaning), field.kind.how_kept())
        for field in fields_of(Figure)
    ]
    beside = [
        _line("subject_kind", _("Kind of subject"), ""),
        _line("subject_name", _("Subject"), ""),
        _line("indicator_code", _("Code of the indicator"), ""),
        _line("indicator_name", _("Indicator"), ""),
        _line("counts", _("Counts in a sum"), _("Add only claims that count, and only like with like.")),
        _line("counts_why", _("Why it counts or not"), ""),
        _line("evidence", _("Evidence"), _("Every citation with all its fields, as JSON.")),
    ]
    return [*own, *declared, *beside]


def _line(key: str, label: str, meaning: str, written: str = "") -> dict[str, str]:
    return {"key": key, "label": label, "meaning": meaning, "written": written}


def _column(line: dict[str, str]) -> BookColumn:
    """Wide enough that ids are not broken; evidence is for programs: it is not printed and makes no row taller."""
    key = line["key"]
    if key == "evidence":
        return BookColumn(key, key, "text", 60, printed=False)
    parts = (part for field in fields_of(Figure) if field.key == key for part in columns_of(field))
    holds_ids = key == "id" or any(part.suffix == "id" for part in parts)
    return BookColumn(key, key, "text", 38 if holds_ids else 16, wrap=not holds_ids)


def _cell(value: object) -> CellValue:
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)


def dictionary_sheet() -> BookSheet:
    """The dictionary as a worksheet."""
    lines = dictionary()
    labels = {"key": _("Column"), "label": _("Field"), "meaning": _("Meaning"), "written": _("How it is written")}
    said = _("What each column of the claims means. Format {format}.", format=f"{FORMAT} {VERSION}")
    widths = {"key": 24, "label": 30, "meaning": 60, "written": 50}
    return BookSheet(
        title=_("Dictionary"),
        name="dictionary",
        columns=tuple(BookColumn(key, label, "text", widths[key], wrap=True) for key, label in labels.items()),
        rows=lambda: ([line[key] or None for key in labels] for line in lines),
        row_count=len(lines),
        ids=(),
        note=f"{said} {beside()}",
    )


def beside() -> str:
    """Where what somebody might look for among the claims stands."""
    return _(
        "Events and their days are no claims of this format: they are in the list “{events}” and in “{layout}”.",
        events=_(RECORD_KINDS[kind_of(Event)].many),
        layout=_(LAYOUTS["slippage"].title),
    )
