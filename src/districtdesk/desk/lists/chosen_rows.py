"""Several records of a list that are chosen together: kept by id through whatever is sought, sorted or changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange, QObject, Signal
from PySide6.QtWidgets import QTableView

from .record_model import RecordModel
from .record_views import RecordRows

# First and last place of rows that follow each other.
Run = tuple[int, int]
_ADD = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


class ChosenRows(QObject):
    """What is chosen in the view that is shown. changed: so many records are chosen together now, 1 for no more."""

    changed = Signal(int)

    def __init__(
        self, model: RecordModel, views: Sequence[RecordRows], shown: Callable[[], RecordRows], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._model, self._shown = model, shown
        self._is_quiet, self._told = False, 1
        for view in views:
            view.selectionModel().selectionChanged.connect(lambda *_what: self._tell())

    def count(self) -> int:
        return count_of(runs_of(self._shown()))

    def ids(self) -> list[str]:
        """The chosen records, from top to bottom."""
        return ids_in(self._model, runs_of(self._shown()))

    def place_without(self, place: int) -> int:
        """Where the row at this place, or what follows it, stands once the chosen ones are gone."""
        return place - sum(min(last + 1, place) - first for first, last in runs_of(self._shown()) if first < place)

    def choose(self, ids: Sequence[str]) -> bool:
        """Choose these and no others, with the keyboard on the first; says whether all of them are in the list."""
        view, runs = self._shown(), runs_with(self._model, ids)
        if count_of(runs) < len(set(ids)):
            return False
        first = self._model.index(runs[0][0], 0)
        view.is_choosing_several = True
        view.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
        view.selectionModel().clearSelection()
        choose_runs(view, runs)
        view.is_choosing_several = False
        view.scrollTo(first)
        return True

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Several that are chosen are so afterwards too, wherever they stand then."""
        ids = self.ids() if self.count() > 1 else []
        self._is_quiet = True
        yield
        if ids:
            choose_runs(self._shown(), runs_with(self._model, ids))
        self._is_quiet = False
        self._tell()

    def _tell(self) -> None:
        if self._is_quiet:
            return
        count = max(1, self.count())
        if count != self._told or count > 1:
            self._told = count
            self.changed.emit(count)


def runs_of(view: QTableView) -> list[Run]:
    """The chosen rows from top to bottom."""
    return joined((each.top(), each.bottom()) for each in _ranges(view))


def _ranges(view: QTableView) -> list[QItemSelectionRange]:
    # A selection is a list of its ranges, which the types of Qt do not say.
    return list(view.selectionModel().selection())  # type: ignore[call-overload,no-any-return]


def joined(runs: Iterable[Run]) -> list[Run]:
    """The same rows in as few runs as possible; what several runs hold stands once."""
    found: list[Run] = []
    for first, last in sorted(runs):
        if found and first <= found[-1][1] + 1:
            found[-1] = found[-1][0], max(found[-1][1], last)
        else:
            found.append((first, last))
    return found


def count_of(runs: Iterable[Run]) -> int:
    return sum(last - first + 1 for first, last in runs)


def choose_runs(view: QTableView, runs: Sequence[Run]) -> None:
    """Choose these rows beside what is chosen."""
    model, selection = view.model(), QItemSelection()
    for first, last in runs:
        selection.select(model.index(first, 0), model.index(last, 0))
    view.selectionModel().select(selection, _ADD)


def ids_in(model: RecordModel, runs: Sequence[Run]) -> list[str]:
    """The records that stand in these rows, from top to bottom; none where the list cannot be read."""
    return [record_id for first, last in runs for record_id in model.ids_from(first, last - first + 1)]


def runs_with(model: RecordModel, ids: Iterable[str]) -> list[Run]:
    """Where those of the records stand that are in the list."""
    return joined(_runs(sorted(place for place in model.places_of(ids))))


def _runs(places: Sequence[int]) -> Iterator[Run]:
    if not places:
        return
    breaks = [at for at, (here, there) in enumerate(pairwise(places), 1) if there != here + 1]
    for start, end in pairwise((0, *breaks, len(places))):
        yield places[start], places[end - 1]
