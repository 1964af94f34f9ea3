"""The program that runs: which windows it has, and what all of them share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QPoint, QRect, QTimer, Signal
from PySide6.QtWidgets import QApplication

from ... import i18n
from ...i18n import LANGUAGES
from ...presence import answers, is_same_file
from ...settings import LOOKS, Settings, data_folder
from ..kit.button_keys import ButtonKeys
from ..kit.button_mnemonics import ButtonMnemonics
from ..kit.gone_screens import GoneScreens
from ..kit.help_key import HelpKey
from ..kit.menu_key import MenuKey
from ..kit.regions import RegionKeys
from ..kit.text_menu import TextMenu
from ..kit.text_undo import TextUndo
from ..kit.waiting import is_held, wait_in_windows
from ..kit.window_keys import WindowKeys
from ..look import fonts, icons, theme
from ..look.density import use_density
from ..shell import last_place
from ..shell.actions import keys_of_the_window
from ..shell.coming_forward import come_forward
from ..shell.own_name import show_person, sign_as_before
from ..shell.qt_words import QtWords
from ..shell.window import MainWindow
from . import late_loading
from .desk import Desk
from .fault_hooks import Hooks
from .options import Options
from .page_factory import makers

if TYPE_CHECKING:
    from ..shell.help_desk import HelpDesk
    from .handing_over import LaterStart

_SCALE = "text_scale"
_SCALES = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
# The first page stands by then, and nobody waits for it.
_TIDY_AFTER_MS = 4000
# In steps: so far a further window stands from the one before it.
_APART = 8
_ASK_AGAIN_MS = 200


class Program(QObject):
    """Language, look, size of text, keys and hooks are the program's; each window has a desk with its register.

    windows_changed: there are others than before, or one shows another register. ended: the last window was closed.
    """

    windows_changed = Signal()
    ended = Signal()

    def __init__(self, app: QApplication, settings: Settings, options: Options) -> None:
        super().__init__()
        self._app, self.settings = app, settings
        self._look = options.look or settings.choice("look", LOOKS, "system")
        settings.put_damaged_aside()
        sign_as_before(settings)
        self.makers = makers(settings)
        # In the order in which they were opened.
        self._desks: list[Desk] = []
        self._turn = 0
        self.hooks = Hooks(data_folder(), self)
        wait_in_windows()
        QTimer.singleShot(_TIDY_AFTER_MS, self, lambda: late_loading.load_tidying()())
        i18n.use(self._first_language(options.language))
        self._qt_words = QtWords(app, self)
        self._qt_words.follow()
        app.setWindowIcon(icons.application_icon())
        app.styleHints().colorSchemeChanged.connect(self._apply_style)
        self._contrast_heard = theme.hear_contrast(app, self._apply_style)
        app.focusWindowChanged.connect(self._note_front)
        self._apply_style()
        self._typing = TextUndo(app, self)
        self._enter = ButtonKeys(app, self)
        self.mnemonics = ButtonMnemonics(app, self)
        self._text_menu = TextMenu(app, self)
        self._menu_key = MenuKey(app, self)
        self._window_keys = WindowKeys(app, keys_of_the_window(), self)
        self._region_keys = RegionKeys(app, self)
        self._gone_screens = GoneScreens(app, self)
        self._help: HelpDesk | None = None
        self._help_key = HelpKey(app, self)
        self._help_key.asked.connect(lambda _widget: self.explain())

    # The windows.

    @property
    def desks(self) -> list[Desk]:
        """One a window, in the order in which they were opened."""
        return list(self._desks)

    @property
    def _from_the_front(self) -> list[Desk]:
        """The one first that has the keyboard, or had it last."""
        return sorted(self._desks, key=lambda desk: -desk.turn)

    def furnish(self, window: MainWindow, options: Options) -> Desk:
        """Put a desk into an empty window, and open in it what was asked for."""
        desk = Desk(window, self)
        self._desks.append(desk)
        desk.begin(options)
        self.windows_changed.emit()
        return desk

    def open_in_window(self, options: Options) -> Desk:
        """A further window, a little beside the one that is in front."""
        window = MainWindow(self.settings, theme.colours())
        self._move_aside(window)
        desk = self.furnish(window, options)
        window.show()
        return desk

    def _move_aside(self, window: MainWindow) -> None:
        taken = [desk.window.pos() for desk in self._desks]
        apart = QPoint(fonts.step(_APART), fonts.step(_APART))
        while window.pos() in taken:
            window.move(window.pos() + apart)
        room = window.screen().availableGeometry()
        if not window.isMaximized():
            window.resize(window.size().boundedTo(QRect(window.pos(), room.bottomRight()).size()))

    def desk_with(self, path: Path) -> Desk | None:
        """The one that has this register, or is about to have it, by whatever way its file is named."""
        placed = [(desk, desk.place) for desk in self._desks if desk.place is not None]
        name = last_place.one_name(path)
        named = next((desk for desk, place in placed if last_place.one_name(place) == name), None)
        if named is not None or not answers(path):
            return named
        return next((desk for desk, place in placed if is_same_file(place, path)), None)

    def hear(self, asked: LaterStart) -> None:
        """Do what a later start was asked for, as soon as no dialog waits for an answer."""
        if self._is_waiting:
            dialog = QApplication.activeModalWidget()
            if dialog is not None:
                come_forward(dialog, asked.token)
            QTimer.singleShot(_ASK_AGAIN_MS, self, lambda: self._hear_later(asked))
        elif asked.file is not None:
            self.open(asked.file, asked.token)
        elif asked.sample:
            self.open_sample(asked.token)
        else:
            self.come_forward(asked.token)

    def _hear_later(self, asked: LaterStart) -> None:
        if self._is_waiting:
            QTimer.singleShot(_ASK_AGAIN_MS, self, lambda: self._hear_later(asked))
        else:
            self.hear(asked)

    def open(self, path: Path, token: str = "") -> Desk:
        """Open it in the window that has this register, in one that has none, or in a further one.

        `token` is what the desktop has given to whoever asked, so that a window may come to the front.
        """
        desk = self.desk_with(path) or next((each for each in self._from_the_front if each.is_free), None)
        if desk is None:
            desk = self.open_in_window(Options(file=path))
        elif desk.is_free:
            desk.open(path)
        come_forward(desk.window, token)
        return desk

    def open_sample(self, token: str = "") -> Desk:
        """As any other register, and made where there is none yet."""
        place = data_folder() / last_place.SAMPLE
        desk = self.desk_with(place) or self.open_in_window(Options(sample=True))
        come_forward(desk.window, token)
        return desk

    def come_forward(self, token: str = "") -> None:
        """Bring the window to the front that was there last."""
        for desk in self._from_the_front[:1]:
            come_forward(desk.window, token)

    @property
    def _is_waiting(self) -> bool:
        """Whether a dialog waits for an answer, or a window for its register."""
        return QApplication.activeModalWidget() is not None or any(is_held(desk.window) for desk in self._desks)

    def quit(self) -> bool:
        """Close all windows; false when a page of one keeps its text, and then none is closed."""
        if any(is_held(desk.window) for desk in self._desks):
            return False
        from_the_front = self._from_the_front
        for desk in from_the_front:
            if desk.has_unsaved_text:
                come_forward(desk.window)
            if not desk.shell.may_close():
                return False
        # The one in front last: its register is the one to begin with next time.
        for desk in reversed(from_the_front):
            desk.window.close()
        return True

    def left(self, desk: Desk) -> None:
        """A window was closed; the last one ends the program."""
        if desk in self._desks:
            self._desks.remove(desk)
        if self._desks:
            place = self._from_the_front[0].place
            self.settings.set(last_place.OPEN_REGISTER, str(place) if place else None)
            desk.window.deleteLater()
            self.windows_changed.emit()
            return
        if self._help is not None:
            self._help.close_guide()
        self.hooks.remove()
        self.ended.emit()
        self.deleteLater()

    def _note_front(self) -> None:
        # By who it is alone: a window may be gone already when the keyboard leaves it.
        active = self._app.activeWindow()
        front = next((desk for desk in self._desks if desk.window is active), None)
        if front is not None:
            self._turn += 1
            front.turn = self._turn

    # Help.

    @property
    def help(self) -> HelpDesk:
        """Loaded when somebody asks for help first."""
        if self._help is None:
            self._help = late_loading.load_help_desk()(self.settings, self)
            self._help.place_wanted.connect(self._show_place)
            self._help.larger_wanted.connect(self.step_scale)
        return self._help

    def explain(self) -> None:
        """What has the keyboard, or else the place that is shown in front."""
        visit = next((desk.shell.visit for desk in self._from_the_front), None)
        self.help.explain(self._app.focusWidget(), visit.place if visit else "")

    def _show_place(self, place: str) -> None:
        """In the window that is in front; the guide stays where it is."""
        for desk in self._from_the_front[:1]:
            if desk.window.go(place):
                come_forward(desk.window)

    # Who sits here.

    def ask_who(self, window: MainWindow) -> None:
        """The name with which steps are signed from now on, in all windows."""
        asked = next((desk.register for desk in self._desks if desk.window is window), None)
        dialog = late_loading.load_who_dialog()(self.settings, window, asked.feed if asked else None)
        if dialog.exec():
            for desk in self._desks:
                show_person(desk.shell.strip, self.settings, desk.register.register if desk.register else None)
        dialog.deleteLater()

    # Language and look.

    def _first_language(self, asked: str | None) -> str:
        """What was asked for, else what was chosen last, else what the desktop speaks."""
        wanted = asked or self.settings.choice("language", LANGUAGES, "") or QLocale.system().name().partition("_")[0]
        return wanted if wanted in LANGUAGES else "en"

    def use_language(self, code: str) -> bool:
        """Speak another language from now on, in all windows; false when a page keeps one."""
        if not all(desk.shell.may_close() for desk in self._desks):
            return False
        i18n.use(code)
        self.settings.set("language", code)
        self._qt_words.follow()
        for desk in self.desks:
            desk.show_again()
        if self._help is not None:
            self._help.speak_anew()
        return True

    def use_look(self, look: str) -> None:
        """system, light or dark."""
        self._look = look
        self.settings.set("look", look)
        self._apply_style()

    def use_scale(self, scale: float) -> None:
        """The size of text against the system's own."""
        self.settings.set(_SCALE, scale)
        self._apply_style()

    def step_scale(self, direction: int) -> None:
        """The next larger size of text, or the next smaller one."""
        now = min(range(len(_SCALES)), key=lambda place: abs(_SCALES[place] - self._scale()))
        self.use_scale(_SCALES[min(max(now + direction, 0), len(_SCALES) - 1)])

    def _apply_style(self) -> None:
        is_dark = theme.system_is_dark(self._app) if self._look == "system" else self._look == "dark"
        use_density(self.settings)
        theme.apply(self._app, is_dark, self._scale(), strong=theme.system_wants_contrast(self._app))

    def _scale(self) -> float:
        kept = self.settings.get(_SCALE, 1.0)
        return float(kept) if isinstance(kept, int | float) else 1.0
