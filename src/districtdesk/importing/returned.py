"""A template that comes back filled in: what it says of all its rows, and the return that it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ..dates.imprecise import ImpreciseDate
from ..exchange.read_book import ReadRow
from ..exchange.sheet import as_text
from ..exchange.template_book import MADE_AFTER, TEMPLATE, district_fields
from ..exchange.template_examples import is_example
from ..i18n import _, language
from ..problems import error
from ..records import District, FieldValues, ReturnDue, Source, kind_of
from ..register.identity import new_id
from ..register.journal import journal
from ..register.journal.entry import Entry
from ..register.journal.store import Register
from ..register.queries import listing
from ..register.queries.listing import ListRow, Query
from .proposal import EntryRow, Proposal, RowPlace
from .recognising import ListSheet

_DISTRICT, _RETURN, _SOURCE = kind_of(District), kind_of(ReturnDue), kind_of(Source)


def given_fields(sheet: ListSheet) -> FieldValues:
    """What new rows of the sheet say without a cell for it: in which district all of it is."""
    district = sheet.sheet.given.get(_DISTRICT)
    if district is None or TEMPLATE not in sheet.sheet.given:
        return {}
    return {key: district for key in district_fields(sheet.kind) if not _has_column(sheet, key)}


def _has_column(sheet: ListSheet, key: str) -> bool:
    return any(place.partition(".")[0] == key for place in sheet.places)


@dataclass(slots=True)
class Returned:
    """The return that a template is, filled in. `source`: the one that it becomes, or is already.

    `is_cited`: something that it claims is to be kept with it.
    """

    owed: ListRow
    source: str
    place: RowPlace
    is_cited: bool = False

    def cite(self) -> Entry:
        """The citation of what it claims, for the record that this is saved beside."""
        self.is_cited = True
        return Entry("citation", {"source": self.source, "said_by": None}, owner_key="record")


def read_returned(register: Register, sheets: Sequence[ListSheet]) -> Returned | None:
    """The return that the template names, if anything was filled in."""
    filled = next((each for each in sheets if _RETURN in each.sheet.given and any(each.rows())), None)
    owed = _read(register, filled.sheet.given[_RETURN]) if filled else None
    if filled is None or owed is None:
        return None
    return Returned(owed, owed.text("source") or new_id(), (filled.title, filled.sheet.heading_row))


def made_after(register: Register, sheets: Sequence[ListSheet]) -> int | None:
    """After which step of the history a template was made; None of any other workbook, and where nobody knows it."""
    said = next((each.sheet.given[MADE_AFTER] for each in sheets if MADE_AFTER in each.sheet.given), "")
    if not said:
        return None
    with register.read() as session:
        found = journal.of_fingerprint(session, said)
    return found.sequence if found else None


def note_return(returned: Returned, proposal: Proposal) -> None:
    """Propose that it was received today, where it had not come yet, and to keep it as a source of what it claims."""
    values = returned.owed.values
    received: dict[str, object] = {}
    if values["received_on"] is None:
        received["received_on"] = ImpreciseDate.of(date.today())
    if values["source"] is None and returned.is_cited:
        _add_source(returned, proposal)
        received["source"] = returned.source
    if received:
        proposal.returned = returned.place
        entry = Entry(_RETURN, received, returned.owed.id, returned.owed.version)
        proposal.add(entry, EntryRow(returned.place, returned.owed.caption, dict.fromkeys(received)))


def _add_source(returned: Returned, proposal: Proposal) -> None:
    owed = returned.owed
    owner = owed.linked.get(owed.text("owed_by") or "")
    told = {
        "source_kind": "report",
        "publisher": owner.among(language()) if owner else None,
        "title": owed.caption.among(language()),
    }
    values = {key: value for key, value in told.items() if value}
    entry = Entry(_SOURCE, values, given_id=returned.source)
    proposal.add(entry, EntryRow(returned.place, None, dict.fromkeys(values)))


def note_examples(sheet: ListSheet, examples: Sequence[ReadRow], proposal: Proposal) -> None:
    """Count the examples, and tell those that somebody has written into without taking the mark out of them."""
    edited = list(filter(sheet.says_its_own, examples))
    proposal.counted.examples += len(examples) - len(edited)
    for row in edited:
        text = _(
            "This row is still marked as an example and was not read, though something else stands in it now. Take "
            "the mark out of it and import the file again, or leave the row out."
        )
        marked = as_text(next(filter(is_example, row.values)))
        proposal.say((sheet.title, row.number), error(text, rule="edited_example"), sheet.kind, marked)


def _read(register: Register, return_id: str) -> ListRow | None:
    with register.read() as session:
        return next(listing.everything(session, Query(_RETURN, where=(("id", (return_id,)),))), None)
