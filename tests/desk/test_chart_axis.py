"""The axis of a chart: its numbers are written as people write them."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from districtdesk.overview.indicator_chart import ChartData, ChartPoint, ChartSeries
from districtdesk.painting.chart_paint import chart_layout
from districtdesk.painting.colours import LIGHT
from districtdesk.painting.timeline.strokes import Strokes


@pytest.mark.parametrize("value", [0.3, 1.1, 7.7, 0.07])
def test_a_number_of_the_axis_has_no_more_digits_than_its_step(qapp: QApplication, value: float) -> None:
    point = ChartPoint("c", 739000, 739000, value, value, value, "so", "exact", "")
    data = ChartData("Area", "ha", (ChartSeries("d", "Park", (point,)),))
    laid = chart_layout(data, 800, 400, Strokes(LIGHT, qapp.font(), 1.0))
    assert laid.numbers and all(len(tick.label) <= 4 for tick in laid.numbers), [each.label for each in laid.numbers]
