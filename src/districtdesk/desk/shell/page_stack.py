"""The pages of the desk, one above the other: each made on the first visit, left only when it agrees."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ..kit.page import Page
from ..kit.places import place_of
from ..kit.waiting import held_page, when_free
from .trail import Trail, Visit

if TYPE_CHECKING:
    from ...register.queries.condition import Condition
    from ..kit.takeable import Takeable

# How to open windows beside a page again, by its place.
Beside = dict[str, list[Callable[..., None]]]


class PageStack(QStackedWidget):
    """Shows one page, and remembers the way one came."""

    shown = Signal(str)
    touched = Signal(bool)
    moved = Signal()
    action_wanted = Signal(str)
    clock_wanted = Signal(object)

    def __init__(self, make: Callable[[str], Page], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._pages: dict[str, Page] = {}
        self._trail = Trail()
        self._place = ""
        self._is_moving = False
        # What is being printed in place of what is in front.
        self.drawing: Takeable | None = None

    @property
    def place(self) -> str:
        return self._place

    @property
    def visit(self) -> Visit | None:
        return self._trail.now

    @property
    def page(self) -> Page | None:
        return self._pages.get(self._place)

    @property
    def can_go_back(self) -> bool:
        return self._trail.can_go_back or (self.page is not None and self.page.can_step_back())

    @property
    def can_go_forward(self) -> bool:
        return self._trail.can_go_forward

    def is_changed(self) -> bool:
        """Whether the current page holds text that is not saved."""
        return self.page is not None and self.page.is_changed()

    def may_leave(self) -> bool:
        """Ask the current page, which may ask the person; one in the middle of a save is come back to if it fails."""
        if self.page is not None and self.page is held_page(self.window()):
            place = self._place
            QTimer.singleShot(0, self, lambda: when_free(self, lambda: self._come_back(place)))
            return True
        return self.page is None or self.page.leave()

    def _come_back(self, place: str) -> None:
        if self._pages[place].is_changed():
            self.go(place)

    def go(self, place: str) -> bool:
        """Show this place; false when the current page keeps one."""
        if place == self._place:
            self._take_keyboard()
            return True
        if not self.may_leave():
            self._take_keyboard()
            return False
        self._show(place)
        self._visit(self._as_shown(Visit(place)))
        return True

    def _take_keyboard(self) -> None:
        if self.page is not None and self.window().focusWidget() is None:
            self.page.take_keyboard()

    def open_record(self, kind: str, record_id: str) -> bool:
        """Show this record on the page of its kind."""
        return self._go_to(Visit(place_of(kind), record_id), self._visit)

    def open_records(self, kind: str, ids: Sequence[str]) -> None:
        """Show several records of a kind, chosen in its list."""
        if self._go_to(Visit(place_of(kind)), self._visit) and self.page is not None:
            self.page.open_records(ids)

    def back(self) -> bool:
        """Back within the page, or to where one was before."""
        if self.page is not None and self.page.can_step_back():
            self.page.step_back()
            return True
        return self._retrace(self._trail.back, self._trail.forward)

    def forward(self) -> bool:
        return self._retrace(self._trail.forward, self._trail.back)

    def go_to(self, visit: Visit) -> bool:
        """Show a place as it was left, with its record."""
        return self._go_to(visit, self._visit)

    def _go_to(self, visit: Visit, remember: Callable[[Visit], object]) -> bool:
        if (visit.record_id and self._is_held(visit.place)) or not self.may_leave():
            return False
        self._is_moving = True
        page = self._show(visit.place)
        if visit.record_id:
            page.open_record(visit.record_id)
        self._is_moving = False
        remember(self._as_shown(visit))
        return True

    def _is_held(self, place: str) -> bool:
        """Whether the page there is in the middle of a save, and keeps the record that it shows."""
        held = held_page(self.window())
        return held is not None and held is self._pages.get(place)

    def _as_shown(self, visit: Visit) -> Visit:
        """With the record that stands open there, where none was asked for."""
        return visit if visit.record_id or self.page is None else Visit(visit.place, self.page.open_id)

    def _retrace(self, step: Callable[[], Visit | None], step_back: Callable[[], Visit | None]) -> bool:
        visit = step()
        if visit is None:
            return False
        if self._go_to(visit, lambda _visit: self.moved.emit()):
            return True
        step_back()
        return False

    def _visit(self, visit: Visit) -> None:
        self._trail.visit(visit)
        self.moved.emit()

    def _show(self, place: str) -> Page:
        if place not in self._pages:
            self._pages[place] = self._made(place)
        page = self._pages[place]
        self._place = place
        had = self.window().focusWidget()
        self.setCurrentWidget(page)
        if had is None or (self.isAncestorOf(had) and not page.isAncestorOf(self.window().focusWidget() or self)):
            # Else Qt gives it to whatever comes next once the window is in front again: the link that undoes.
            page.take_keyboard()
        self.touched.emit(page.is_changed())
        self.shown.emit(place)
        return page

    def _made(self, place: str) -> Page:
        page = self._make(place)
        self.addWidget(page)
        page.open_wanted.connect(self.open_record)
        page.several_wanted.connect(self.open_records)
        page.place_wanted.connect(self.go)
        page.list_wanted.connect(self._go_to_list)
        page.touched.connect(self.touched)
        page.action_wanted.connect(self.action_wanted)
        page.clock_wanted.connect(self.clock_wanted)
        page.printing_wanted.connect(self._print)
        page.record_shown.connect(lambda record_id: self._looked_at(place, record_id))
        return page

    def take_beside(self) -> Beside:
        """Close the windows beside the pages; how to open them again, by the places of the pages."""
        return {place: taken for place, page in self._pages.items() if (taken := page.take_beside())}

    def open_beside(self, beside: Beside) -> None:
        """Open again what was closed for another stack in place of this one."""
        for place, reopenings in beside.items():
            if place not in self._pages:
                self._pages[place] = self._made(place)
            for reopen in reopenings:
                reopen(self._pages[place])

    def _print(self, drawing: Takeable) -> None:
        """What a window of a page shows, whichever page is in front."""
        self.drawing = drawing
        self.action_wanted.emit("print")
        self.drawing = None

    def _go_to_list(self, kind: str, conditions: Sequence[Condition]) -> None:
        """The list of this kind, narrowed to what meets these."""
        if self.go(place_of(kind)) and self.page is not None and self.page.filter_bar is not None:
            self.page.filter_bar.show_conditions(conditions)

    def _looked_at(self, place: str, record_id: str) -> None:
        if place == self._place and record_id and not self._is_moving:
            self._visit(Visit(place, record_id))
