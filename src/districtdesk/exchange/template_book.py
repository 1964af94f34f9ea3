"""A template: an empty workbook that a district fills in for its return, and that is read back like any of ours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from .. import i18n
from ..i18n import N_, _
from ..problems import Problem, error
from ..records import KINDS, District, Field, ReturnDue, kind_of
from ..register.journal import journal
from ..register.journal.store import Register, Session
from ..register.queries import listing
from ..register.queries.called import find_called
from ..register.queries.listing import ListRow, Query
from ..register.queries.of_district import of_district, read_within
from ..register.queries.returns_due import next_return, read_returns_due
from .book import nobody, write_book
from .drop_downs import MOST_NAMES, ReadNames
from .layout import BookReport, BookSheet, Cover
from .offered_names import names_in
from .template_order import TemplateOrder
from .template_sheets import explain_sheet, template_fields, template_sheet

_DISTRICT, _RETURN = kind_of(District), kind_of(ReturnDue)
# By which the workbook is known as a template when it comes back.
TEMPLATE, _FORM = "template", "1"
# The fingerprint of the last step of the history before it was made.
MADE_AFTER = "made_after"
# The tab of its guide.
FILLING_IN = N_("How to fill it in")


@dataclass(frozen=True, slots=True)
class _Asked:
    """For whom the template is: the district, and the return that it is to be."""

    district: ListRow
    owed: ReturnDue | None

    @property
    def name(self) -> str:
        return self.district.caption.among(i18n.language())


def write_template(target: Path, order: TemplateOrder, register: Register | None = None) -> BookReport | Problem:
    """Write the template; a Problem where no district, or more than one, is called as asked. Raises ExchangeError.

    Without a register its cells offer no names of records, and it is for no district.
    """
    if register is None:
        if order.district:
            text = _("A district is looked up in a register. Say which register, or leave the district out.")
            return error(text, rule="district_without_register")
        return _write(target, order, None, nobody)
    with register.read() as session:
        asked = _look_up(session, order) if order.district else None
        if isinstance(asked, Problem):
            return asked
        newest = journal.last(session)
        names = _names(session, asked)
        return _write(target, order, asked, names, register.name, newest.fingerprint if newest else "")


def _look_up(session: Session, order: TemplateOrder) -> _Asked | Problem:
    found = find_called(session, _DISTRICT, order.district)
    if isinstance(found, Problem):
        return found
    owed = read_returns_due(session, found.id)
    if not order.owed:
        return _Asked(found, next_return(owed, date.today()))
    meant = [each for each in owed if order.owed in (each.id, each.naming({}))]
    if len(meant) != 1:
        called = "; ".join(each.naming({}) for each in owed)
        text = _(
            "No return that is still to come is called “{name}”. To come: {returns}.",
            name=order.owed[:80],
            returns=called or "—",
        )
        return error(text, rule="unknown_name")
    return _Asked(found, meant[0])


def _names(session: Session, asked: _Asked | None) -> ReadNames:
    """What the cells offer: of what lies in districts, what is in this one."""
    everything = names_in(session, without_personal=False)
    if asked is None:
        return everything
    within = read_within(session, asked.district.id)
    language = i18n.language()

    def read(kinds: tuple[str, ...]) -> Sequence[str]:
        found = [row.caption.among(language) for kind in kinds for row in _offered(session, kind, within)]
        return found if len(found) <= MOST_NAMES else ()

    return read


def _offered(session: Session, kind: str, within: Sequence[str]) -> Iterator[ListRow]:
    # A company may become a resident here that is none yet.
    query = Query(kind)
    is_within = kind in (_DISTRICT, "project", "residency")
    return listing.everything(session, of_district(session, query, within) if is_within else query)


def _write(
    target: Path,
    order: TemplateOrder,
    asked: _Asked | None,
    names: ReadNames,
    register: str = "",
    made_after: str = "",
) -> BookReport:
    given = {kind: [each.key for each in _of_district(kind)] if asked else [] for kind in order.kinds}
    sheets = [template_sheet(kind, given[kind]) for kind in order.kinds]
    cover = _cover(order, asked, given, sheets, register)
    if made_after:
        cover = replace(cover, given=(*cover.given, (MADE_AFTER, made_after)))
    return write_book(target, cover, sheets, names=names)


def _of_district(kind: str) -> list[Field]:
    """The fields that say in which district a record is, and nothing else."""
    return [each for each in template_fields(kind) if each.kind.is_link and each.kind.to == (_DISTRICT,)]


def district_fields(kind: str) -> list[str]:
    """The keys of the fields that a template for one district fills in by itself."""
    return [each.key for each in _of_district(kind)] if kind in KINDS else []


def _cover(
    order: TemplateOrder,
    asked: _Asked | None,
    given: dict[str, list[str]],
    sheets: Sequence[BookSheet],
    register: str,
) -> Cover:
    title = _("Return of {district}", district=asked.name) if asked else _("Return of a district")
    made_on = i18n.moment(datetime.now(UTC))
    return Cover(
        title,
        tuple(_lines(asked, made_on, register)),
        tuple(_notes(asked)),
        register,
        made_on,
        legend=tuple(explain_sheet(kind, given[kind]) for kind in order.kinds),
        sheet_title=_(FILLING_IN),
        given=tuple(_given(asked)),
        counts_rows=False,
    )


def _given(asked: _Asked | None) -> Iterator[tuple[str, str]]:
    """What stands in no cell, and is said of all rows."""
    yield TEMPLATE, _FORM
    if asked is not None:
        yield _DISTRICT, asked.district.id
        if asked.owed is not None:
            yield _RETURN, asked.owed.id


def _lines(asked: _Asked | None, made_on: str, register: str) -> Iterator[tuple[str, str | int]]:
    if asked is not None:
        yield _("District"), asked.name
        if asked.owed is not None:
            yield _("Return"), asked.owed.naming({})
            if asked.owed.due_on is not None:
                yield _("Due on"), asked.owed.due_on.show()
    if register:
        yield _("Register"), register
    yield _("Made on"), made_on
    yield _("Language"), i18n.OWN_NAMES[i18n.language()]


def _notes(asked: _Asked | None) -> Iterator[str]:
    yield _("Fill in a row for each record, on the sheet of its kind. Leave empty what is not known.")
    yield _(
        "Rows whose first cell begins with “{example}” are not read. Write over them or leave them.",
        example=_("Example:"),
    )
    yield _(
        "What is new may be named at once: write a company on its sheet, and its name wherever it is asked for. "
        "A record that is known already is written as it is called there."
    )
    yield _("A claim is the number as it is, its status, and the day as of which it holds.")
    if asked is not None:
        yield _("All rows are about {district}; it need not be written into them.", district=asked.name)
    yield _("Sheets and columns may be moved and renamed, and rows added. Columns of your own are not read.")
