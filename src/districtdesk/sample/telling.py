"""One source being entered: each record with the citations that bear it out."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from ..dates.imprecise import ImpreciseDate
from ..records import Citation, Figure, Record, Source
from ..register.claims.standard_indicators import INDICATORS
from ..register.identity import new_id
from ..register.journal.store import Session

PUBLISHED = ImpreciseDate("2023-05-01")
OWN_VOICE: Mapping[str, object] = {"how_told": "own_voice"}
# How sure it is that the plant, and the ceremony, are in the district: likely, for the text never quite says so.
LIKELY = 3
# How far from an event: at any time after it; while it lasted.
AFTER, MEANWHILE = "P0D/..", "P0D/P0D"


def news_item() -> Source:
    """The day in its dateline is printed without a year, which its header gives."""
    return Source(
        id=new_id(),
        source_kind="news_item",
        publisher="Trend",
        date=PUBLISHED,
        dateline=ImpreciseDate(PUBLISHED.edtf, "1 May"),
        place="Hajigabul",
        country="AZ",
        language="en",
    )


class Telling:
    """Every record that is told from one source gets a citation for each voice that says so."""

    def __init__(self, session: Session, source: Source) -> None:
        self._session = session
        self._source = source.id
        session.add(source)

    def tell(self, record: Record, *voices: Mapping[str, object]) -> str:
        """Add the record with the citations that bear it out, in the source's own voice if in no other."""
        record.id = record.id or new_id()
        self._session.add(record)
        for voice in voices or (OWN_VOICE,):
            self.cite(record.id, **voice)
        return record.id

    def cite(self, record_id: str, **citation: object) -> None:
        """Add one more citation of a record, such as of one field of it."""
        self._session.add(Citation(record=record_id, source=self._source, **citation))


def figure(subject: str, code: str, value: int, status: str, **values: object) -> Figure:
    """A figure as of the day of the news, which is not a date that the news itself gives."""
    return Figure(
        subject=subject,
        indicator=next(each.id for each in INDICATORS if each.code == code),
        value=Decimal(value),
        status=status,
        as_of=PUBLISHED,
        as_of_basis="date_of_publication",
        **{"qualifier": "exact"} | values,
    )
