"""One person at one window: which register is open in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from ...i18n import _
from ...presence import answers
from ...settings import data_folder
from ..kit.file_drops import FileDrops
from ..kit.waiting import is_held
from ..shell import last_place
from ..shell.coming_forward import come_forward
from ..shell.menus import place_in_words
from ..shell.new_file import SUFFIX, ask_new_file
from ..shell.recent_registers import RecentRegister
from ..shell.shell import Shell
from ..shell.trail import Visit
from ..shell.window import MainWindow
from . import late_loading
from .desk_backups import DeskBackups
from .desk_checks import DeskChecks
from .desk_imports import DeskImports
from .desk_past import DeskPast
from .options import Options

if TYPE_CHECKING:
    from ...drafts.draft import TypedDraft
    from ..shell.open_register import OpenRegister
    from .program import Program

# Opens a register; None where that did not work, which has been said then.
Opening = Callable[[], "OpenRegister | None"]

# Of folders: where registers were made and opened last.
_PURPOSE = "register"


class Desk(QObject):
    """Furnishes the window at once, and opens the register after that was painted. One of the desks of a program.

    opened: the first page of a register, or the welcome page, stands in the window.
    """

    opened = Signal()

    def __init__(self, window: MainWindow, program: Program) -> None:
        super().__init__(window)
        self.window, self.program, self._settings = window, program, program.settings
        self._makers = program.makers
        self._register: OpenRegister | None = None
        # What is about to be opened, while the window waits for it.
        self._awaited: Path | None = None
        # The higher, the later the window had the keyboard.
        self.turn = 0
        self._is_over = False
        self.backups = DeskBackups(self)
        self.checks = DeskChecks(self)
        self.imports = DeskImports(self, self._settings)
        self.past = DeskPast(self)
        self.shell = self._set_up()
        self._drops = FileDrops(window, self._take_files)
        window.closed.connect(self._leave)
        program.windows_changed.connect(self._show_windows)

    @property
    def register(self) -> OpenRegister | None:
        return self._register

    @property
    def place(self) -> Path | None:
        """Of the register that is open here, or about to be."""
        return Path(self._register.place).absolute() if self._register is not None else self._awaited

    @property
    def title(self) -> str:
        """For a list of windows, with the folder: registers of the same name may lie in several."""
        return place_in_words(RecentRegister(self.place)) if self.place is not None else "DistrictDesk"

    @property
    def has_unsaved_text(self) -> bool:
        return self.shell.pages is not None and self.shell.pages.is_changed()

    @property
    def is_free(self) -> bool:
        """Whether no register is open here, nor about to be."""
        return self.place is None

    # The beginning.

    def begin(self, options: Options) -> None:
        """Open what was asked for, what was open last, or the welcome page."""
        first = self._first(options)
        if first is None:
            self.shell.show_welcome()
            QTimer.singleShot(0, self.opened.emit)
            return
        name, open_first, path = first
        self._awaited = path
        place = last_place.place_in(self._settings, path)
        seen = last_place.look_ahead(self._settings, path, place) if answers(path) else None
        self.shell.show_opening(name, place, seen)
        # The desk is painted before the register is loaded.
        QTimer.singleShot(0, lambda: QTimer.singleShot(0, lambda: self._open_first(open_first, Visit(place))))

    def _open_first(self, open_it: Opening, at: Visit) -> None:
        if self._is_over:
            return
        try:
            self._show(open_it, at)
        finally:
            self._awaited = None
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

    # Which register is open.

    def open(self, path: Path) -> bool:
        """Open a register file; the one that was open stays when that does not work."""
        return not self._is_elsewhere(path) and self._replace(self._opening(path))

    def reopen(self, path: Path) -> bool:
        """Open what is in this register's place now, or its copy. What is typed is neither saved nor dropped, but
        offered there.
        """
        if is_held(self.window) or self._is_elsewhere(path):
            return False
        typed = self._register.feed.drafts.hand_over() if self._register is not None else ()
        return self._show(lambda: self._open_with(path, typed))

    def _open_with(self, path: Path, typed: Sequence[TypedDraft]) -> OpenRegister | None:
        opened = self._open_file(path)
        if opened is None or not typed:
            return opened
        if opened.take_in(typed, self.could_not):
            return opened
        # The text stays where it is seen.
        opened.close()
        return None

    def open_sample(self) -> bool:
        return not self._is_elsewhere(data_folder() / last_place.SAMPLE) and self._replace(self._sample)

    def open_practice(self) -> bool:
        """This person's practice register."""
        return not self._is_elsewhere(data_folder() / last_place.PRACTICE) and self._replace(self._practice)

    def practise_anew(self) -> bool:
        """The practice register that is open here, as it was before the first task."""
        if not self.shell.may_close():
            return False
        self._let_go()
        (data_folder() / last_place.PRACTICE).unlink(missing_ok=True)
        return self._show(self._practice)

    def _is_elsewhere(self, path: Path) -> bool:
        """Whether another window has it; that one comes to the front then."""
        other = self.program.desk_with(path)
        if other is None or other is self:
            return False
        come_forward(other.window)
        return True

    def _take_files(self, files: Sequence[Path], place: QPoint) -> Callable[[], object] | None:
        """Registers are opened, the first one here; files dropped on a record are kept with it, others come in."""
        are_registers = {file.suffix.lower() == SUFFIX for file in files}
        if are_registers == {True}:
            return lambda: self._open_all(files)
        page = self.shell.pages.page if self.shell.pages is not None else None
        if are_registers == {True, False} or page is None or is_held(self.window):
            return None
        takes = page.file_drop_at(page.mapFrom(self.window, place))
        return (lambda: takes(files)) if takes is not None else self.imports.when_dropped(files)

    def _open_all(self, files: Sequence[Path]) -> None:
        come_forward(self.window)
        if self.program.desk_with(files[0]) is not self:
            self.open(files[0])
        for file in files[1:]:
            self.program.open(file)

    def new(self, path: Path) -> bool:
        """Make a register and open it. A file that exists is refused."""
        return self._replace(lambda: late_loading.load_open_register().make_new(path, self._makers, self.could_not))

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
            self.could_not(*_silence(path))
            return None
        return late_loading.load_open_register().open_file(
            path,
            self._makers,
            self.could_not,
            may_update=self.backups.may_update,
            when_spoiled=self._offer_in_place_of,
        )

    def _offer_in_place_of(self, spoiled: Path) -> None:
        if not self.backups.offer_in_place_of(spoiled):
            self.checks.offer_for(spoiled)

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
        self.backups.attend(register)
        self.program.windows_changed.emit()
        self.opened.emit()

    def could_not(self, message: str, detail: str) -> None:
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
            self.past.drop()
            old.close()

    def _sample(self) -> OpenRegister | None:
        return late_loading.load_open_register().open_sample(data_folder(), self._makers, self.could_not)

    def _practice(self) -> OpenRegister | None:
        return late_loading.load_open_register().open_practice(data_folder(), self._makers, self.could_not)

    def _leave(self) -> None:
        """The window is closed, perhaps a second time: nothing may be left running or open."""
        if self._is_over:
            return
        self._is_over = True
        self.shell.dispose()
        self.past.drop()
        if self._register is not None:
            self._register.close()
            self._register = None
        self.program.left(self)

    # The content of the window.

    def _set_up(self) -> Shell:
        shell = Shell(self.window, self._settings)
        shell.wanted.connect(self._do)
        shell.path_wanted.connect(lambda path: self.open(Path(path)))
        shell.reopen_wanted.connect(lambda path: self.reopen(Path(path)))
        shell.language_wanted.connect(self.program.use_language)
        shell.look_wanted.connect(self.program.use_look)
        shell.clock_wanted.connect(self.past.look)
        shell.window_wanted.connect(lambda number: come_forward(self.program.desks[number].window))
        return shell

    def show_again(self, at: Visit | None = None) -> None:
        """All of it anew, where one is: in another language, or because what can be done or is shown has changed."""
        self._set_up_again(at or self.shell.visit)

    def _show_windows(self) -> None:
        if not self._is_over:
            desks = self.program.desks
            self.shell.menus.show_windows([desk.title for desk in desks], desks.index(self) if self in desks else 0)

    def _set_up_again(self, at: Visit | None = None) -> None:
        """A new shell: for another register, or to say everything in another language."""
        beside = self.shell.pages.take_beside() if self.shell.pages else {}
        self.shell.dispose()
        self.shell = self._set_up()
        if self._register is None:
            self.shell.show_welcome()
        else:
            self.shell.show_register(self.past.opened or self._register, at)
            if self.shell.pages is not None:
                self.shell.pages.open_beside(beside)
            self.backups.attend(self._register)
        self.program.windows_changed.emit()
        self.opened.emit()

    def _do(self, action: str) -> None:
        handlers: dict[str, Callable[[], object]] = {
            "new_register": self._ask_new,
            "open_register": self._ask_open,
            "open_sample": self.open_sample,
            "open_practice": self.open_practice,
            "practise_anew": self.practise_anew,
            "close_register": self.close_register,
            "open_in_window": self._ask_open_in_window,
            "show_again": self.show_again,
            "back_to_today": self.past.leave,
            "who": lambda: self.program.ask_who(self.window),
            "quit": self.program.quit,
            "check": self.checks.check_what_is_open,
            "import": self.imports.ask,
            "paste_table": self.imports.paste,
            **{key: partial(self.backups.do, key) for key in ("save_copy", "back_up", "restore", "show_file")},
            "larger": lambda: self.program.step_scale(1),
            "smaller": lambda: self.program.step_scale(-1),
            "usual_size": lambda: self.program.use_scale(1.0),
            "guide": lambda: self.program.help.open_guide(),
            "explain": self.program.explain,
            "shortcuts": lambda: self.program.help.show_keys(self.window),
            "report": lambda: self.program.help.report_problem(self.window),
            "about": lambda: self.program.help.tell_of_the_program(self.window),
        }
        handlers[action]()

    def _ask_new(self) -> None:
        chosen = ask_new_file(self.window, _("New register"), self._settings.folder(_PURPOSE), _("Register"))
        if chosen is not None:
            self._settings.remember_folder(_PURPOSE, chosen.parent)
            self.new(chosen)

    def _ask_open(self) -> None:
        chosen = self.choose_file()
        if chosen is not None:
            self.open(chosen)

    def _ask_open_in_window(self) -> None:
        chosen = self.choose_file()
        if chosen is not None:
            self.program.open(chosen)

    def choose_file(self) -> Path | None:
        """Ask for a register file."""
        chosen, _filter = QFileDialog.getOpenFileName(
            self.window, _("Open a register"), str(self._settings.folder(_PURPOSE)), _("Registers (*.ddesk)")
        )
        if not chosen:
            return None
        self._settings.remember_folder(_PURPOSE, Path(chosen).parent)
        return Path(chosen)


def _silence(path: Path) -> tuple[str, str]:
    return (
        _("The place of “{name}” does not answer.", name=path.name),
        _("The file was left as it is.") + "\n" + _("Check the network or the drive, then open it again."),
    )
