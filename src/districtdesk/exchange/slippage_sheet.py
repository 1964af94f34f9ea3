"""Projects with slippage: when their launch was announced first and last, by whom, and how far the days lie apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ..i18n import _
from ..overview.column_cells import say_slip
from ..records import Project, field_of, kind_of
from ..records.project import SETTLED
from ..records.unread_values import restored_date
from ..register.captions import batches
from ..register.journal.store import Session
from ..register.queries import listing
from ..register.queries.column_material import Milestones, read_milestones
from ..register.queries.condition import Condition
from ..register.queries.display_values import read_display_values
from ..register.queries.listing import ListRow, Query
from .layout import BookColumn, BookSheet, CellMark, CellTest, CellValue
from .marks import status_marks

_KIND = kind_of(Project)
_MILESTONE = "launch"
_STATUS = field_of(Project, "status")
_MOMENTS = ("first", "latest", "actual")
# What is known of a project before anybody announced anything.
_NOTHING: Mapping[str, str | int | None] = {}
_Row = Mapping[str, str | int | None]


@dataclass(frozen=True, slots=True)
class SlippageSheet:
    """One row a project, the largest slip first; those of which no launch was announced come last.

    `where`: as of a Query.
    """

    session: Session
    conditions: tuple[Condition, ...] = ()
    where: tuple[tuple[str, object], ...] = ()
    # The announcements that are told, once they are.
    _events: set[str] = field(default_factory=set)

    def book_sheet(self) -> BookSheet:
        return BookSheet(
            title=_("Projects with slippage"),
            name="slippage",
            columns=_columns(),
            rows=self.rows,
            row_count=listing.count(self.session, self._query),
            note=_("When the launch of each project was announced first and last, who said so, and the slip."),
            carries=lambda: self._events,
            marks=tuple(_marks()),
        )

    @property
    def _query(self) -> Query:
        return Query(_KIND, sort=f"{_MILESTONE}.slip", descending=True, where=self.where, conditions=self.conditions)

    def rows(self) -> Iterator[Sequence[CellValue]]:
        for page in batches(listing.everything(self.session, self._query)):
            shown = read_display_values(self.session, _KIND, page)
            found = read_milestones(self.session, [row.id for row in page], {_MILESTONE})
            said = {row.id: _of_project(row, shown.get(row.id, {})) for row in page}
            yield from self._told([row.id for row in page], said, found)

    def _told(
        self, ids: Sequence[str], said: Mapping[str, Sequence[CellValue]], found: Milestones
    ) -> Iterator[Sequence[CellValue]]:
        known = {str(each["subject"]): each for each in found.rows}
        for each in ids:
            milestone = known.get(each, _NOTHING)
            self._events.update(str(event) for moment in _MOMENTS if (event := milestone.get(f"{moment}_event")))
            slip = say_slip(milestone) if milestone else None
            slipped = (slip.text if slip else None, *_slip_in_days(milestone))
            yield (*said[each], *_days(milestone, found), *slipped, _awaited(milestone, said[each]), each)


def _marks() -> Iterator[CellMark]:
    """What is put off or cancelled, and what should have been launched by now."""
    yield from status_marks(_STATUS, "shown.status", ("caption", "shown.status"))
    yield CellMark("late", ("shown.latest",), (CellTest("shown.awaited", is_past=True),))


def _columns() -> tuple[BookColumn, ...]:
    labels = {
        "first": (_("First announced"), _("First announced by")),
        "latest": (_("Latest announced"), _("Latest announced by")),
        "actual": (_("Actual launch"), _("Actual launch said by")),
    }
    return (
        BookColumn("caption", _("Project"), "text", 34, wrap=True),
        BookColumn("shown.district", _("District"), "text", 26, wrap=True),
        BookColumn("shown.status", _("Status"), "text", 14, wrap=True),
        *(
            column
            for key, (label, by) in labels.items()
            for column in (
                BookColumn(f"shown.{key}", label, "text", 14, wrap=True),
                BookColumn(f"shown.{key}_by", by, "text", 24, wrap=True),
            )
        ),
        BookColumn("shown.slip", _("Slip"), "text", 18, wrap=True),
        BookColumn("shown.slip_least", _("Slip in days, at least"), "whole", 10, printed=False),
        BookColumn("shown.slip_most", _("Slip in days, at most"), "whole", 10, printed=False),
        BookColumn("shown.awaited", _("Awaited by"), "date", 12, printed=False),
        BookColumn("id", _("Record id"), "text", 38, hidden=True, printed=False),
    )


def _of_project(row: ListRow, shown: Mapping[str, str]) -> tuple[CellValue, ...]:
    fields = [field_of(Project, key) for key in ("district", "status")]
    return (row.caption.show(), *(shown.get(field.key) or row.show(field) or None for field in fields))


def _days(row: _Row, found: Milestones) -> Iterator[CellValue]:
    """Each day, and who said it."""
    for moment in _MOMENTS:
        day = row.get(moment)
        evidence = found.evidence.get(str(row.get(f"{moment}_event")), ())
        yield restored_date(str(day)).show() if day else None
        yield "\n".join(each.who or each.publisher for each in evidence) or None


def _awaited(row: _Row, said: Sequence[CellValue]) -> CellValue:
    """By which day a launch is still waited for: nothing where it came, or the project runs or is given up."""
    day = row.get("latest")
    if not day or row.get("actual") or said[-1] in {_STATUS.kind.show(each) for each in SETTLED}:
        return None
    return restored_date(str(day)).latest


def _slip_in_days(row: _Row) -> tuple[CellValue, CellValue]:
    return row.get("slip_least"), row.get("slip_most")
