"""The kinds of record there are, by their snake_case names, in the order in which they are offered."""

from __future__ import annotations

from .base import Field, Record, fields_of, kind_of
from .company import Company
from .district import District
from .event import Event
from .evidence import Attachment, Citation, Source
from .figure import Figure
from .indicator import Indicator
from .legal_act import LegalAct
from .project import Project
from .project_parts import Market, Participation, Product
from .residency import Residency

_TYPES: tuple[type[Record], ...] = (
    District,
    Company,
    Residency,
    Project,
    Participation,
    Product,
    Market,
    Event,
    Figure,
    Indicator,
    LegalAct,
    Source,
    Citation,
    Attachment,
)
KINDS: dict[str, type[Record]] = {kind_of(each): each for each in _TYPES}


def links_to(kind: str) -> list[tuple[str, Field]]:
    """Where records of this kind can be pointed at: (kind of the pointing record, its field)."""
    return [
        (source, field)
        for source, record_type in KINDS.items()
        for field in fields_of(record_type)
        if field.kind.may_point_at(kind)
    ]
