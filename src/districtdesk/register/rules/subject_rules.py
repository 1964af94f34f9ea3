"""Rules that look from a part to its whole: plots, shares, citations and attached files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ... import i18n
from ...fields.quantities import show_hectares
from ...i18n import _
from ...problems import Problem, error, warning
from ...records import (
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
from ..claims.bounds import top
from ..claims.claim_order import shown
from ..claims.figure_rows import FigureRow, exactly, figure_rows_where
from ..tables import ContentRow


def plot_problems(session: Session, residency: Residency) -> Iterator[Problem]:
    """Plots of a district's open residencies that are larger than the district itself."""
    if not residency.plot_area or not residency.is_open:
        return
    own = table_of(Figure)
    area = select(Indicator.id).where(Indicator.code == "area")
    claims = figure_rows_where(session, own.c.subject == residency.district, own.c.indicator.in_(area))
    query = select(func.sum(Residency.plot_area)).where(
        Residency.district == residency.district,
        Residency.id != residency.id,
        Residency.removed_at.is_(None),
        Residency.open_among(table_of(Residency)),
    )
    yield from oversized_plots((session.scalar(query) or 0) + residency.plot_area, claims)


def oversized_plots(square_metres: int, areas: Iterable[FigureRow]) -> Iterator[Problem]:
    """The plots of a district together, beside the most that the claim shown of its area allows."""
    area = shown(each for each in areas if not each.unit)
    most = top(area) if area else None
    if most is not None and show_hectares(square_metres) > exactly(most):
        text = _(
            "The plots come to {plots} ha, more than the district's {area} ha.",
            plots=i18n.number(show_hectares(square_metres)),
            area=i18n.number(exactly(most)),
        )
        yield warning(text, "plot_area", rule="plots_exceed_district")


def project_problems(session: Session, project: Project) -> Iterator[Problem]:
    """A project stands in the district of its residency."""
    residency = session.get(Residency, project.residency) if project.residency else None
    if residency:
        yield from district_elsewhere(project.district, residency.district)


def district_elsewhere(of_project: str | None, of_residency: str) -> Iterator[Problem]:
    """The districts of a project and of its residency."""
    if of_project and of_project != of_residency:
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
    yield from shares_above_all([participation.share, *(share for share in session.scalars(query) if share)])


def shares_above_all(shares: Iterable[Decimal]) -> Iterator[Problem]:
    """All shares of one role in one project, in percent."""
    total = sum(shares, Decimal(0))
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
