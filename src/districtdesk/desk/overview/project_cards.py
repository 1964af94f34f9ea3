"""The projects on the overview: by status with their money, and by the year of their launch."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ...i18n import _, number
from ...overview.overview import Overview
from ...overview.projects import ProjectsSummary
from ..kit import Card, NoteLabel, SectionLabel
from ..look import fonts
from .launch_chart import LaunchChart
from .status_table import StatusTable

# Below this width, in steps, the cards stand below each other.
_SIDE_BY_SIDE = 225


class ProjectCards(QWidget):
    """Two cards beside each other where there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.statuses = StatusTable()
        self.launches = LaunchChart()
        self._delays = NoteLabel()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        fonts.space(self._row, gap=3.5)
        by_status, by_year = Card(), Card()
        by_status.fill(self.statuses)
        by_status.body.insertLayout(0, card_heading(_("Projects by status")))
        by_status.body.addStretch(1)
        by_year.fill(self.launches)
        by_year.body.setStretch(0, 1)
        by_year.body.insertLayout(0, card_heading(_("Launches by year")))
        foot = QVBoxLayout()
        fonts.space(foot, (3, 0, 3, 2))
        foot.addWidget(self._delays)
        by_year.body.addLayout(foot)
        self._row.addWidget(by_status, 1)
        self._row.addWidget(by_year, 1)

    def show_overview(self, overview: Overview) -> None:
        self.statuses.show_projects(overview.projects)
        self.statuses.setFixedHeight(self.statuses.content_height() + fonts.step(1))
        self.launches.show_years(overview.projects.launches, overview.day.year)
        said = _said_of_delays(overview.projects)
        self._delays.setText(said)
        self._delays.setVisible(bool(said))
        self.setVisible(bool(overview.projects.lines))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= fonts.step(_SIDE_BY_SIDE)
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom)


def card_heading(text: str) -> QVBoxLayout:
    """What stands above a list or table in its card."""
    heading = QVBoxLayout()
    fonts.space(heading, (3, 1.5, 3, 2))
    heading.addWidget(SectionLabel(text))
    return heading


def _said_of_delays(projects: ProjectsSummary) -> str:
    parts = [
        _("{title}: {count}", title=each.label, count=number(len(each.late))) for each in projects.delays if each.late
    ]
    return _("Overdue, counted from the latest day that was meant: {parts}.", parts=", ".join(parts)) if parts else ""
