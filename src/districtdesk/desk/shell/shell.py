"""What fills the window: menus, navigation, pages, and the strip that says what was done."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from ... import i18n
from ...i18n import _
from ...settings import Settings
from .. import kit
from ..kit import notices
from ..kit.places import BY_KEY, FIRST, OTHERS, place_of
from ..kit.waiting import is_held
from ..lists.first_look import FirstLook
from ..look import fonts
from . import last_place
from .able_actions import able_actions
from .actions import FOR_THE_DESK, Actions
from .asking_export import export_dialog
from .corner import name_in_corner, name_window
from .left_drafts import LeftDrafts
from .menus import LOOKS, Menus
from .own_name import show_person
from .page_stack import PageStack
from .places_shown import PlacesShown
from .printing import printing_keys
from .recent_registers import RecentRegisters
from .saved_step import saved_step
from .standing_notices import BelowNotices
from .taking_steps import take_step
from .trail import Visit
from .troubles import Troubles
from .welcome import WelcomePage
from .window import MainWindow

if TYPE_CHECKING:
    from ...register.file.first_glance import Glance
    from ...register.journal.store import Changed
    from .clock_switch import ClockSwitch
    from .export_dialog import ExportDialog
    from .open_register import OpenRegister
    from .practice_front import PracticeFront

# Of the navigation, in steps: its words stay readable where the window is narrow.
_NARROWEST = 38
_HIDDEN = "navigation_hidden"


class Shell(QObject):
    """Furnishes a window, in the language of the moment; a new language gets a new shell.

    wanted: an action that is not the shell's own. path_wanted: a recent register; reopen_wanted: what is in its place
    now. window_wanted: another window of the program, by its number. clock_wanted: a Clock, or None for today.
    """

    wanted = Signal(str)
    clock_wanted = Signal(object)
    path_wanted = Signal(str)
    reopen_wanted = Signal(str)
    language_wanted = Signal(str)
    look_wanted = Signal(str)
    window_wanted = Signal(int)

    def __init__(self, window: MainWindow, settings: Settings) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        self._opened: OpenRegister | None = None
        self._pages: PageStack | None = None
        self._troubles: Troubles | None = None
        self.welcome: WelcomePage | None = None
        self.export: ExportDialog | None = None
        self.practice: PracticeFront | None = None
        self._recent = RecentRegisters(settings, self)
        self._recent.changed.connect(self._show_recent)
        self._said = ""
        self._can_undo = self._can_redo = False
        # Whether the last step was an undo: then it is Redo that takes it back.
        self._has_undone = False
        self._front = QWidget()
        self.actions = Actions(self._front)
        self.actions.chosen.connect(self._do)
        # Made first: what a page makes later comes last in the round of Tab, and so before the strip.
        self.strip = kit.StatusStrip(self._front)
        self.clock: ClockSwitch | None = None
        self.navigation = kit.NavigationList(_("Places"))
        self.navigation.setMinimumWidth(fonts.step(_NARROWEST))
        # Queued: the list finishes its own move first, so that it can be moved back when the page keeps one.
        self.navigation.place_chosen.connect(self.go_to_wish, Qt.ConnectionType.QueuedConnection)
        self.strip.undo_chosen.connect(lambda: self._do("undo"))
        self.strip.redo_chosen.connect(lambda: self._do("redo"))
        self.strip.language_chosen.connect(self._wish_language)
        self.strip.person_chosen.connect(self.actions["who"].trigger)
        self._stack = QStackedWidget()
        self._build()
        self._add_menus()
        window.setCentralWidget(self._front)
        window.set_up(self)

    @property
    def pages(self) -> PageStack | None:
        return self._pages

    @property
    def visit(self) -> Visit | None:
        return self._pages.visit if self._pages else None

    def _build(self) -> None:
        self._places = PlacesShown(self.navigation, self.open_record)
        middle = QHBoxLayout()
        fonts.space(middle, gap=0)
        middle.addWidget(self.navigation)
        middle.addWidget(self._stack, 1)
        self._column = QVBoxLayout(self._front)
        fonts.space(self._column, gap=0)
        self._column.addLayout(middle, 1)
        self._column.addWidget(self.strip)

    def _add_menus(self) -> None:
        bar = self._window.menuBar()
        bar.clear()
        for menu in bar.findChildren(QMenu):
            menu.deleteLater()
        self.menus = Menus(
            bar,
            self.actions,
            go=self.go,
            open_path=self.path_wanted.emit,
            show_window=self.window_wanted.emit,
            use_language=self._wish_language,
            use_look=self.look_wanted.emit,
            look=self._settings.choice("look", tuple(LOOKS), "system"),
        )
        # Another window may have opened others since.
        self.menus.recent.aboutToShow.connect(self._recent.look)

    def _show_recent(self) -> None:
        self.menus.show_recent(self._recent.shown)
        if self.welcome is not None:
            self.welcome.show_recent(self._recent.shown)

    def show_opening(self, name: str, place: str, seen: Glance | None) -> None:
        """Say that a register is being opened, or show already what was seen of the list that will stand there."""
        kind = BY_KEY[place].kind
        counts = seen.counts if seen else {}
        self._places.show_counts(counts)
        if seen and seen.names:
            self.navigation.set_current(place)
            self._show_alone(FirstLook(self._settings, kind, seen.names, counts[kind]))
        else:
            self._show_alone(kit.EmptyState("open_file", _("Opening {name}.", name=name)))
        self._set_standing(has_register=True)

    def show_welcome(self) -> WelcomePage:
        """The first page, while no register is open."""
        self.welcome = WelcomePage()
        self.welcome.new_chosen.connect(lambda: self.wanted.emit("new_register"))
        self.welcome.open_chosen.connect(lambda: self.wanted.emit("open_register"))
        self.welcome.sample_chosen.connect(lambda: self.wanted.emit("open_sample"))
        self.welcome.recent_chosen.connect(self.path_wanted)
        self.welcome.recent_unwanted.connect(self._recent.forget)
        self.welcome.language_chosen.connect(self._wish_language)
        self._show_alone(BelowNotices(self.welcome, self._settings))
        self._opened, self._pages = None, None
        self._window.name_register("")
        name_in_corner(self._window.menuBar(), "")
        self._set_standing(has_register=False)
        self._refresh_actions()
        self._recent.look()
        self.welcome.focus_first()
        return self.welcome

    def show_register(self, opened: OpenRegister, at: Visit | None = None) -> None:
        """The register's pages, beginning where one was."""
        self._opened = opened
        self.welcome = None
        self._pages = PageStack(opened.make_page)
        self._pages.shown.connect(self._arrived)
        self._pages.moved.connect(self._refresh_actions)
        self._pages.touched.connect(self._touch)
        self._pages.action_wanted.connect(self._do)
        self._pages.clock_wanted.connect(self.clock_wanted)
        opened.feed.changed.connect(self._changed)
        opened.feed.said.connect(self._say)
        self._troubles = Troubles(self._window, opened, self)
        self._troubles.reopen_wanted.connect(self.reopen_wanted)
        self._troubles.read_again_wanted.connect(self._read_again)
        below = self._below_notices(self._pages, opened)
        self.clock = opened.make_clock(self._front)
        self.clock.wanted.connect(self.clock_wanted)
        self._column.insertWidget(0, self.clock.strip)
        if not self.clock.is_on:
            LeftDrafts(self._window, opened, self._pages, below)
        opened.feed.troubled.connect(below.refresh)
        below.check_wanted.connect(lambda: self.wanted.emit("check"))
        opened.feed.doubted.connect(below.doubt)
        opened.feed.troubled.connect(self._hear_of_trouble)
        self._name_register()
        self._show_alone(below)
        self._set_standing(has_register=True)
        self._pages.go_to(at or Visit(FIRST))
        self._refresh_steps()
        self._count()
        self._recent.look()
        opened.feed.look_inside_soon()

    def _below_notices(self, pages: QWidget, opened: OpenRegister) -> BelowNotices:
        self.practice = opened.load_practice()(pages, opened, self._settings) if opened.is_practice else None
        if self.practice is not None:
            self.practice.start_over_wanted.connect(lambda: self.wanted.emit("practise_anew"))
            pages = self.practice
        first = [self.practice.banner] if self.practice is not None else []
        return BelowNotices(pages, self._settings, opened.register, opened.here, first)

    def _name_register(self) -> None:
        """In the title and the corner: which one is open, and whether it can be changed."""
        if self._opened is not None:
            name_window(self._window, self._opened)
            show_person(self.strip, self._settings, self._opened.register)
            self._refresh_steps()

    def show_other_day(self, ids: frozenset[str]) -> None:
        """The register that is shown was turned to another day; these are the records that there may be."""
        if self._opened is not None and self.clock is not None:
            self.clock.show_clock()
            self._name_register()
            self._opened.feed.tell_other_day(ids)
            self._say("")

    def _hear_of_trouble(self) -> None:
        self._name_register()
        self._read_again()

    def _read_again(self) -> None:
        """Make the pages anew; one that holds text keeps it."""
        if self._pages is not None and not self._pages.is_changed():
            self.wanted.emit("show_again")

    def _show_alone(self, widget: QWidget) -> None:
        while (old := self._stack.widget(0)) is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        self._stack.addWidget(widget)

    def _set_standing(self, has_register: bool) -> None:
        self.navigation.setVisible(has_register and self._settings.get(_HIDDEN) is not True)
        self.strip.setVisible(has_register)
        self.menus.places.setEnabled(has_register)

    # What the window is asked from outside.

    def go(self, place: str) -> bool:
        went = self._pages is not None and self._pages.go(place)
        if not went and self._pages is not None:
            self.navigation.set_current(self._pages.place)
        return went

    def open_record(self, kind: str, record_id: str) -> bool:
        return self._pages is not None and self._pages.open_record(kind, record_id)

    def may_close(self) -> bool:
        """Whether no page holds text that the person wants to keep, and nothing waits that was begun here."""
        if is_held(self._window):
            return False
        return self._pages is None or self._pages.may_leave()

    def dispose(self) -> None:
        """Stop listening and go, for another shell to take the place."""
        if self.export is not None:
            self.export.stop()
        if self._pages is not None:
            self._pages.take_beside()
        if self._opened is not None:
            feed = self._opened.feed
            feed.changed.disconnect(self._changed)
            feed.said.disconnect(self._say)
            self._opened = None
        if self._troubles is not None:
            self._troubles.stop()
            self._troubles = None
        self.deleteLater()

    # What the register says.

    def _changed(self, changed: Changed) -> None:
        if changed.is_own and changed.step.undoes is None:
            self._has_undone = False
        self._said = saved_step(changed) or self._said
        self._refresh_steps()
        self._count()

    def _touch(self, is_changed: bool) -> None:
        # What was said of the last save would be taken for what is being typed now.
        if is_changed and not self._window.isWindowModified() and self._said:
            self._say("")
        self._window.setWindowModified(is_changed)

    def _say(self, sentence: str) -> None:
        self._said = sentence
        self._refresh_steps()

    def tell(self, message: str, detail: str) -> None:
        """Say over the window what did not work."""
        notices.tell(self._window, message, detail, "warning")

    def _refresh_steps(self) -> None:
        if self._opened is None:
            return
        steps = self._opened.steps()
        self.actions.name_steps(steps.undo, steps.redo)
        if self._has_undone:
            self.strip.say(self._said, redo=steps.redo)
        else:
            self.strip.say(self._said, steps.undo)
        self._can_undo, self._can_redo = bool(steps.undo), bool(steps.redo)
        self._refresh_actions()

    def _count(self) -> None:
        if self._opened is not None:
            self._opened.count(self._places.show_counts, self._places.show_filters)

    # What the person does.

    def go_to_wish(self, place: str) -> None:
        """To a place at the left, which may be a saved filter."""
        if place == OTHERS:
            self._places.unfold()
            self.navigation.set_current(self._pages.place if self._pages else "")
            return
        saved = self._places.filter_at(place)
        went = self.go(place_of(saved.kind) if saved else place)
        if saved and went and self._pages and self._pages.page and self._pages.page.filter_bar:
            self._pages.page.filter_bar.use_text(saved.text)
            self.navigation.set_current(place)

    def _wish_language(self, code: str) -> None:
        if code != i18n.language():
            self.language_wanted.emit(code)
        self.strip.show_language(i18n.language())

    def _arrived(self, place: str) -> None:
        if place not in self.navigation.keys:
            self._places.unfold()
        self.navigation.set_current(place)
        last_place.remember_place(self._settings, place)
        self._refresh_actions()

    def _refresh_actions(self) -> None:
        pages = self._pages
        if pages is None or pages.page is None:
            self.actions.enable((), has_register=False)
            return
        able = able_actions(pages, self._opened, undo=self._can_undo, redo=self._can_redo)
        self.actions.enable(able, has_register=True)

    def _do(self, action: str) -> None:
        if action in FOR_THE_DESK:
            self.wanted.emit(action)
        elif action in ("undo", "redo"):
            self._step(action)
        elif action in ("export_register", "export_list"):
            self._export(action == "export_list")
        elif self._pages is not None and self._opened is not None:
            self._do_in_pages(self._pages, self._opened, action)

    def _do_in_pages(self, pages: PageStack, opened: OpenRegister, action: str) -> None:
        handlers: dict[str, Callable[[], object]] = {"navigation": self._turn_navigation}
        handlers |= {"back": pages.back, "forward": pages.forward, **opened.evidence_keys()}
        handlers |= printing_keys(self._window, opened, self._settings, pages)
        handlers |= self.clock.handlers() if self.clock else {}
        handlers["find_all"] = opened.find_all(self._window, self.actions, self)
        if pages.page is not None:
            handlers |= pages.page.handlers()
        handlers.get(action, lambda: None)()

    def _step(self, action: str) -> None:
        """Undo or redo a saved step. Text that is not saved yet stays: it is never undone over."""
        if self._opened is None or self._pages is None:
            return
        if done := take_step(self._window, self._opened, self._pages.page, action):
            self._has_undone = action == "undo"
            self._opened.feed.said.emit(done)

    def _export(self, is_list: bool) -> None:
        """The whole register, or the list of the page as it stands."""
        if self._opened is None or self._pages is None:
            return
        self.export = export_dialog(self._window, self._opened, self._settings, self._pages, prefers_list=is_list)
        if self.practice is not None:
            self.export.finished_export.connect(self.practice.note_export)
        self.export.exec()
        self.export.deleteLater()
        self.export = None

    def _turn_navigation(self) -> None:
        self._settings.set(_HIDDEN, self.navigation.isVisible())
        self._set_standing(has_register=True)
