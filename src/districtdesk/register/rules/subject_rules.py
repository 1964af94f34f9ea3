"""Rules that look from a part to its whole: plots, shares, citations and attached files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from ... import i18n
from ...i18n import _
from ...measure_units import to_hectares
from ...problems import Problem, error, warning
from ...record_kinds import SUBJECTS
from ...records import (
    KINDS,
    Attachment,
    Citation,
    OpenQuestion,
    Participation,
    Project,
    Residency,
    fields_of,
)
from ..claims.claim_order import shown
from ..claims.figure_rows import FigureRow
from .neighbours import Neighbours


def plot_problems(beside: Neighbours, residency: Residency) -> Iterator[Problem]:
    """Plots of a district's open residencies that are larger than the district itself."""
    if not residency.plot_area or not residency.is_open:
        return
    plots = beside.other_plots(residency) + residency.plot_area
    yield from oversized_plots(plots, beside.areas(residency.district))


def oversized_plots(square_metres: int, areas: Iterable[FigureRow]) -> Iterator[Problem]:
    """The plots of a district together, beside the most that the claim shown of its area allows."""
    area = shown(each for each in areas if not each.unit)
    most = area.quantity.highest if area else None
    if most is not None and to_hectares(square_metres) > most:
        text = _(
            "The plots come to {plots} ha, more than the district's {area} ha.",
            plots=i18n.number(to_hectares(square_metres)),
            area=i18n.number(most),
        )
        yield warning(text, "plot_area", rule="plots_exceed_district")


def project_problems(beside: Neighbours, project: Project) -> Iterator[Problem]:
    """A project stands in the district of its residency."""
    of_residency = beside.district_of(project.residency) if project.residency else None
    if of_residency:
        yield from district_elsewhere(project.district, of_residency)


def district_elsewhere(of_project: str | None, of_residency: str) -> Iterator[Problem]:
    """The districts of a project and of its residency."""
    if of_project and of_project != of_residency:
        text = _("The residency belongs to another district than the project.")
        yield warning(text, "residency", "district", rule="residency_elsewhere")


def participation_problems(beside: Neighbours, participation: Participation) -> Iterator[Problem]:
    """Shares of one role in one project that come to more than 100 percent."""
    if participation.share is None:
        return
    yield from shares_above_all([participation.share, *beside.other_shares(participation)])


def shares_above_all(shares: Iterable[Decimal]) -> Iterator[Problem]:
    """All shares of one role in one project, in percent."""
    total = sum(shares, Decimal(0))
    if total > 100:
        text = _("The shares of this role come to {total} %.", total=i18n.number(total))
        yield warning(text, "share", rule="shares_above_100")


def question_problems(beside: Neighbours, question: OpenQuestion) -> Iterator[Problem]:
    """What answers a question says something; a subject, such as the one that it is asked of, says nothing."""
    if question.answered_by and beside.kind_of(question.answered_by) in SUBJECTS:
        text = _("A district, company or project by itself answers nothing. Choose the claim that does.")
        yield error(text, "answered_by", rule="no_answer")


def citation_problems(beside: Neighbours, citation: Citation) -> Iterator[Problem]:
    """A citation of one field names a field that the record has."""
    if not citation.field:
        return
    record_type = KINDS.get(beside.kind_of(citation.record) or "")
    if record_type and citation.field not in {field.key for field in fields_of(record_type)}:
        text = _("“{field}” is no field of this kind of record.", field=citation.field)
        yield error(text, "field", rule="citation_field")


def attachment_problems(beside: Neighbours, attachment: Attachment) -> Iterator[Problem]:
    """The bytes of an attachment are in the register."""
    if not beside.has_content(attachment.sha256):
        yield error(_("The file itself is missing. Attach it again."), "file_name", rule="content_missing")
