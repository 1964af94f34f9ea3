"""Rules that look from a part to its whole: plots, shares, citations and attached files."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from .. import i18n
from ..i18n import _
from ..problems import Problem, error, warning
from ..records import (
    KINDS,
    Attachment,
    Citation,
    Figure,
    Indicator,
    Participation,
    Project,
    Record,
    Residency,
    fields_of,
    table_of,
)
from ..records.figure import TOLD
from .bounds import top
from .claim_rules import foremost
from .residents import is_open
from .tables import ContentRow

_SQUARE_METRES_A_HECTARE = 10_000


def plot_problems(session: Session, residency: Residency) -> Iterator[Problem]:
    """Plots of a district's open residencies that are larger than the district itself."""
    if not residency.plot_area or not residency.is_open:
        return
    area = _area(session, residency.district)
    if area is None:
        return
    query = select(func.sum(Residency.plot_area)).where(
        Residency.district == residency.district,
        Residency.id != residency.id,
        Residency.removed_at.is_(None),
        is_open(table_of(Residency)),
    )
    plots = Decimal((session.scalar(query) or 0) + residency.plot_area) / _SQUARE_METRES_A_HECTARE
    if plots > area:
        text = _(
            "The plots come to {plots} ha, more than the district's {area} ha.",
            plots=i18n.number(plots),
            area=i18n.number(area),
        )
        yield warning(text, "plot_area", rule="plots_exceed_district")


def _area(session: Session, district: str) -> Decimal | None:
    """The most hectares that the claim shown of the district allows."""
    area = select(Indicator.id).where(Indicator.code == "area")
    query = select(Figure).where(
        Figure.subject == district,
        Figure.indicator.in_(area),
        Figure.status.in_(TOLD),
        Figure.unit.is_(None),
        Figure.removed_at.is_(None),
    )
    shown = foremost(figure for figure in session.scalars(query) if not figure.increment)
    return top(shown) if shown else None


def project_problems(session: Session, project: Project) -> Iterator[Problem]:
    """A project stands in the district of its residency."""
    if not project.residency or not project.district:
        return
    residency = session.get(Residency, project.residency)
    if residency and residency.district != project.district:
        text = _("The residency belongs to another district than the project.")
        yield warning(text, "residency", "district", rule="residency_elsewhere")


def participation_problems(session: Session, participation: Participation) -> Iterator[Problem]:
    """Shares of one role in one project that come to more than 100 percent."""
    if participation.share is None:
        return
    query = select(Participation.share).where(
        Participation.project == participation.project,
        Participation.role == participation.role,
        Participation.id != participation.id,
        Participation.share.is_not(None),
        Participation.removed_at.is_(None),
    )
    total = sum((share for share in session.scalars(query) if share is not None), participation.share)
    if total > 100:
        text = _("The shares of this role come to {total} %.", total=i18n.number(total))
        yield warning(text, "share", rule="shares_above_100")


def citation_problems(session: Session, citation: Citation) -> Iterator[Problem]:
    """A citation of one field names a field that the record has."""
    if not citation.field:
        return
    kind = session.scalar(select(table_of(Record).c.kind).where(table_of(Record).c.id == citation.record))
    record_type = KINDS.get(kind or "")
    if record_type and citation.field not in {field.key for field in fields_of(record_type)}:
        text = _("“{field}” is no field of this kind of record.", field=citation.field)
        yield error(text, "field", rule="citation_field")


def attachment_problems(session: Session, attachment: Attachment) -> Iterator[Problem]:
    """The bytes of an attachment are in the register."""
    if session.get(ContentRow, attachment.sha256) is None:
        yield error(_("The file itself is missing. Attach it again."), "file_name", rule="content_missing")
