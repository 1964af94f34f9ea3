"""One person at one window: which register is open, in which language, and how it looks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFileDialog

from ... import i18n
from ...i18n import LANGUAGES, _
from ...presence import answers
from ...settings import LOOKS, Settings, data_folder
from ..kit.button_keys import ButtonKeys
from ..kit.text_undo import TextUndo
from ..look import icons, theme
from ..shell import last_place
from ..shell.qt_words import QtWords
from ..shell.shell import Shell
from ..shell.trail import Visit
from ..shell.window import MainWindow
from . import late_loading
from .fault_hooks import Hooks
from .options import Options
from .page_factory import makers

if TYPE_CHECKING:
    from ..shell.open_register import OpenRegister

# Opens a register; None where that did not work, which has been said then.
Opening = Callable[[], "OpenRegister | None"]

_SUFFIX = ".ddesk"
# Of folders: where registers were made and opened last.
_PURPOSE = "register"
_SCALE = "text_scale"
_SCALES = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)


class Desk(QObject):
    """Furnishes the window at once, and opens the register after that was painted.

    opened: the first page of a register, or the welcome page, stands in the window.
    """

    opened = Signal()

    def __init__(self, app: QApplication, window: MainWindow, settings: Settings, options: Options) -> None:
        super().__init__(window)
        self._app, self._window, self._settings = app, window, settings
        self._look = options.look or settings.choice("look", LOOKS, "system")
        settings.put_damaged_aside()
        self._makers = makers(settings)
        self._register: OpenRegister | None = None
        self._is_over = False
        self.hooks = Hooks(data_folder(), self)
        i18n.use(self._first_language(options.language))
        self._qt_words = QtWords(app, self)
        self._qt_words.follow()
        app.setWindowIcon(icons.application_icon())
        app.styleHints().colorSchemeChanged.connect(self._apply_style)
        self._apply_style()
        self._typing = TextUndo(app, self)
        self._enter = ButtonKeys(app, self)
        self.shell = self._set_up()
        window.closed.connect(self._leave)
        self._begin(options)

    @property
    def register(self) -> OpenRegister | None:
        return self._register

    # The beginning.

    def _begin(self, options: Options) -> None:
        first = self._first(options)
        if first is None:
            self.shell.show_welcome()
            QTimer.singleShot(0, self.opened.emit)
            return
        name, open_first, path = first
        place = last_place.place_in(self._settings, path)
        seen = last_place.look_ahead(self._settings, path, place) if answers(path) else None
        self.shell.show_opening(name, place, seen)
        # The desk is painted before the register is loaded.
        QTimer.singleShot(0, lambda: QTimer.singleShot(0, lambda: self._open_first(open_first, Visit(place))))

    def _open_first(self, open_it: Opening, at: Visit) -> None:
        try:
            self._show(open_it, at)
        finally:
            # Also after a fault of ours there is a page from which one can go on.
            if self._register is None and self.shell.welcome is None:
                self.shell.show_welcome()

    def _first(self, options: Options) -> tuple[str, Opening, Path] | None:
        """The register to begin with, how it is opened, and its file: asked for, the sample, or the last one."""
        if options.sample:
            return _("the sample"), self._sample, data_folder() / last_place.SAMPLE
        path = options.file.absolute() if options.file is not None else last_place.last_register(self._settings)
        if path is None:
            return None
        return path.name, self._opening(path), path

    def _first_language(self, asked: str | None) -> str:
        """What was asked for, else what was chosen last, else what the desktop speaks."""
        wanted = (
            asked or self._settings.choice("language", LANGUAGES, "") or QLocale.system().name().partition("_")[0]
        )
        return wanted if wanted in LANGUAGES else "en"

    # Which register is open.

    def open(self, path: Path) -> bool:
        """Open a register file; the one that was open stays when that does not work."""
        return self._replace(self._opening(path))

    def open_sample(self) -> bool:
        return self._replace(self._sample)

    def new(self, path: Path) -> bool:
        """Make a register and open it. A file that exists is refused."""
        return self._replace(lambda: late_loading.load_open_register().make_new(path, self._makers, self._could_not))

    def close_register(self) -> bool:
        """Close it and show the welcome page; false when a page keeps one."""
        if not self.shell.may_close():
            return False
        self._let_go()
        self._settings.set(last_place.OPEN_REGISTER, None)
        self._set_up_again()
        return True

    def _opening(self, path: Path) -> Opening:
        return lambda: self._open_file(path)

    def _open_file(self, path: Path) -> OpenRegister | None:
        # Opening reads the file here, and would hold the window for as long as a share is silent.
        if not answers(path):
            self._could_not(*_silence(path))
            return None
        return late_loading.load_open_register().open_file(path, self._makers, self._could_not)

    def _replace(self, open_it: Opening) -> bool:
        return self.shell.may_close() and self._show(open_it)

    def _show(self, open_it: Opening, at: Visit | None = None) -> bool:
        opened = open_it()
        if opened is None:
            return False
        self._let_go()
        self._register = opened
        place = Path(self._register.place)
        self._settings.add_recent(place.absolute())
        self._settings.set(last_place.OPEN_REGISTER, str(place.absolute()))
        if at is None:
            self._set_up_again()
        else:
            self._go_on_in(opened, at)
        return True

    def _go_on_in(self, register: OpenRegister, at: Visit) -> None:
        """The first register comes into the window that has waited for it."""
        self.shell.show_register(register, at)
        self.opened.emit()

    def _could_not(self, message: str, detail: str) -> None:
        """Said on the welcome page, or before the register that is still open."""
        if self._register is not None:
            self.shell.tell(message, detail)
            return
        welcome = self.shell.welcome or self.shell.show_welcome()
        welcome.say(message, detail)
        self.opened.emit()

    def _let_go(self) -> None:
        if self._register is not None:
            old, self._register = self._register, None
            self.shell.dispose()
            old.close()

    def _sample(self) -> OpenRegister | None:
        return late_loading.load_open_register().open_sample(data_folder(), self._makers, self._could_not)

    def _leave(self) -> None:
        """The window is closed, perhaps a second time: nothing may be left running or open."""
        if self._is_over:
            return
        self._is_over = True
        self.shell.dispose()
        if self._register is not None:
            self._register.close()
            self._register = None
        self.hooks.remove()

    # Language and look.

    def use_language(self, code: str) -> bool:
        """Speak another language from now on; false when a page keeps one."""
        if not self.shell.may_close():
            return False
        i18n.use(code)
        self._settings.set("language", code)
        self._qt_words.follow()
        self._set_up_again(self.shell.visit)
        return True

    def use_look(self, look: str) -> None:
        """system, light or dark."""
        self._look = look
        self._settings.set("look", look)
        self._apply_style()

    def use_scale(self, scale: float) -> None:
        """The size of text against the system's own."""
        self._settings.set(_SCALE, scale)
        self._apply_style()

    def _apply_style(self) -> None:
        is_dark = theme.system_is_dark(self._app) if self._look == "system" else self._look == "dark"
        theme.apply(self._app, is_dark, self._scale())

    def _scale(self) -> float:
        kept = self._settings.get(_SCALE, 1.0)
        return float(kept) if isinstance(kept, int | float) else 1.0

    def _step_scale(self, direction: int) -> None:
        now = min(range(len(_SCALES)), key=lambda place: abs(_SCALES[place] - self._scale()))
        self.use_scale(_SCALES[min(max(now + direction, 0), len(_SCALES) - 1)])

    # The content of the window.

    def _set_up(self) -> Shell:
        shell = Shell(self._window, self._settings)
        shell.wanted.connect(self._do)
        shell.path_wanted.connect(lambda path: self.open(Path(path)))
        shell.language_wanted.connect(self.use_language)
        shell.look_wanted.connect(self.use_look)
        return shell

    def _set_up_again(self, at: Visit | None = None) -> None:
        """A new shell: for another register, or to say everything in another language."""
        self.shell.dispose()
        self.shell = self._set_up()
        if self._register is None:
            self.shell.show_welcome()
        else:
            self.shell.show_register(self._register, at)
        self.opened.emit()

    def _do(self, action: str) -> None:
        handlers: dict[str, Callable[[], object]] = {
            "new_register": self._ask_new,
            "open_register": self._ask_open,
            "open_sample": self.open_sample,
            "close_register": self.close_register,
            "show_again": lambda: self._set_up_again(self.shell.visit),
            "quit": self._window.close,
            "larger": lambda: self._step_scale(1),
            "smaller": lambda: self._step_scale(-1),
            "usual_size": lambda: self.use_scale(1.0),
        }
        handlers[action]()

    def _ask_new(self) -> None:
        # The system's question "replace it?" is left out: a register is never replaced by an empty one.
        chosen, _filter = QFileDialog.getSaveFileName(
            self._window,
            _("New register"),
            str(self._settings.folder(_PURPOSE) / f"{_('Register')}{_SUFFIX}"),
            _("Registers (*.ddesk)"),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if chosen:
            path = Path(chosen)
            self._settings.remember_folder(_PURPOSE, path.parent)
            self.new(path if path.suffix.lower() == _SUFFIX else path.with_name(path.name + _SUFFIX))

    def _ask_open(self) -> None:
        chosen, _filter = QFileDialog.getOpenFileName(
            self._window, _("Open a register"), str(self._settings.folder(_PURPOSE)), _("Registers (*.ddesk)")
        )
        if chosen:
            self._settings.remember_folder(_PURPOSE, Path(chosen).parent)
            self.open(Path(chosen))


def _silence(path: Path) -> tuple[str, str]:
    return (
        _("The place of “{name}” does not answer.", name=path.name),
        _("The file was left as it is.") + "\n" + _("Check the network or the drive, then open it again."),
    )
