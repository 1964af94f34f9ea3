"""Where in a workbook of the whole register what is asked first is answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..i18n import _
from ..records import Event, Figure, field_of, kind_of
from .counted_columns import sort_words, sum_label
from .layout import BookSheet, LegendLine, LegendPart

_EVENT, _FIGURE = kind_of(Event), kind_of(Figure)


def questions(sheets: Iterable[BookSheet]) -> tuple[LegendPart, ...]:
    """For the cover; nothing where the sheets of sums are not there or hidden."""
    titles = {each.name: each.title for each in sheets if not each.is_hidden}
    if not {"sums", "district_sums"} <= titles.keys():
        return ()
    answers = (
        (_("How much is it in all?"), _("Sheet “{sheet}”. One row is not added to another.", sheet=titles["sums"])),
        (_("How much in a district, or a year?"), _of_district(titles)),
        (_("What is planned for a year?"), f"{_planned(titles)} {_to_happen(titles)}".rstrip()),
        (_("Which claims disagree?"), _disagreeing(titles)),
        (_("Which claims does a sum add?"), _adding(titles)),
    )
    lines = tuple(LegendLine(question, answer) for question, answer in answers)
    return (LegendPart(_("Question"), lines, _("Where it is answered")),)


def _of_district(titles: Mapping[str, str]) -> str:
    return _(
        "Sheet “{sheet}”: choose the indicator in its heading, and read across to the year. An empty cell is not "
        "nought: nobody says anything of that year.",
        sheet=titles["district_sums"],
    )


def _planned(titles: Mapping[str, str]) -> str:
    words = {"planned": sort_words()["planned"], "sort": _("So or planned"), "sheet": titles["district_sums"]}
    return _("Sheet “{sheet}”: choose “{planned}” under “{sort}”, and look below the year.", **words)


def _to_happen(titles: Mapping[str, str]) -> str:
    """Launches and the like stand in another sheet."""
    if _EVENT not in titles:
        return ""
    year = _("{label}, year", label=_(field_of(Event, "date").kind.label))
    words = {"sheet": titles[_EVENT], "year": year, "status": _(field_of(Event, "status").kind.label)}
    return _("What is to happen: sheet “{sheet}”, by “{year}” and “{status}”.", **words)


def _disagreeing(titles: Mapping[str, str]) -> str:
    if "contradictions" not in titles:
        return _("None that the program finds.")
    return _("Sheet “{sheet}”: side by side, each with its source.", sheet=titles["contradictions"])


def _adding(titles: Mapping[str, str]) -> str:
    words = {"sheet": titles[_FIGURE], "column": sum_label()}
    return _("Sheet “{sheet}”: choose the number of the sum under “{column}”.", **words)
