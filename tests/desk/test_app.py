"""Starting the program: what is opened, what is said when that does not work, and what faults of ours do."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from importlib import metadata
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from districtdesk import __main__ as main_module
from districtdesk import i18n
from districtdesk import settings as settings_module
from districtdesk.cli import main as cli_main
from districtdesk.desk.kit import Banner, notices
from districtdesk.desk.lists.list_tools import ListTools
from districtdesk.desk.look import theme
from districtdesk.desk.shell import qt_words
from districtdesk.desk.shell.guide_window import shown_guide
from districtdesk.desk.shell.palette import Palette
from districtdesk.desk.start import desk as desk_module
from districtdesk.desk.start import display, late_loading
from districtdesk.desk.start.app import Start
from districtdesk.desk.start.desk import Desk
from districtdesk.desk.start.fault_hooks import Hooks
from districtdesk.desk.start.options import Options
from districtdesk.names import Names
from districtdesk.records import District
from districtdesk.register.journal.entry import Entry, save
from districtdesk.register.opening import open_register
from districtdesk.register.queries import listing
from districtdesk.sample.practice import practice_id
from districtdesk.settings import Settings
from tests.faults.damages import DAMAGES
from tests.places import TROUBLES, Places

late_loading.load_open_register()


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DISTRICTDESK_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def mine(home: Path, empty_register: Path) -> Path:
    """A register of this person's own."""
    return Path(shutil.copy(empty_register, home / "mine.ddesk"))


@pytest.fixture(autouse=True)
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was asked over the window; nobody is there to answer."""
    said: list[str] = []
    monkeypatch.setattr(notices, "ask", lambda _parent, message, *_, **__: said.append(message) or "")
    return said


Begin = Callable[..., Desk]


@pytest.fixture
def begin(qtbot: QtBot, qapp: QApplication) -> Iterator[Begin]:
    """Start the desk as the program does, and wait until something is open."""
    starts: list[Start] = []

    def start(**options: object) -> Desk:
        asked = {"file": None, "sample": False, "language": None, "look": "light"} | options
        stages: list[str] = []
        kept = Settings(is_safe_mode=bool(asked.get("safe_mode")))
        made = Start(qapp, kept, Options(**asked), stages.append)
        starts.append(made)
        made.window.show()
        qtbot.waitUntil(lambda: "opened" in stages, timeout=20_000)
        assert stages[0] == "painted"
        return made.desk

    yield start
    for each in starts:
        each.window.close()
        each.window.deleteLater()
    i18n.use("en")


def _names(desk: Desk) -> dict[str, int]:
    with desk.register.register.read() as session:
        return listing.counts(session)


@pytest.mark.thorough
def test_a_page_offers_nothing_that_writes_once_damage_is_found(begin: Begin, mine: Path, qtbot: QtBot) -> None:
    DAMAGES["no index of subjects"](mine)
    desk = begin(file=mine, language="en")
    desk.shell.go("district")
    before = desk.shell
    assert before.pages.page.findChild(ListTools).new.isEnabled()
    with qtbot.waitSignal(desk.opened):
        desk.register.feed.look_inside_soon(0)
    assert desk.shell is not before and desk.shell.visit.place == "district"
    assert not desk.shell.pages.page.findChild(ListTools).new.isEnabled()


def test_the_first_day_begins_with_the_welcome_page(begin: Begin) -> None:
    desk = begin()
    assert desk.register is None
    assert desk.shell.welcome.isVisible()


def test_a_file_that_was_asked_for_is_opened(begin: Begin, mine: Path) -> None:
    desk = begin(file=mine)
    assert desk.register.name == "mine.ddesk"
    assert Settings().recent == [mine]


@pytest.mark.thorough
def test_the_register_of_last_time_is_opened_again(begin: Begin, mine: Path) -> None:
    begin(file=mine).parent().close()
    assert begin().register.name == "mine.ddesk"


def _share(home: Path, mine: Path) -> Path:
    """A register on a share, open when the program ended."""
    share = home / "share"
    share.mkdir()
    place = Path(shutil.copy(mine, share / "north.ddesk"))
    settings = Settings()
    settings.add_recent(place)
    settings.set("open_register", str(place))
    return place


@pytest.mark.thorough
@pytest.mark.parametrize("trouble", TROUBLES)
def test_it_starts_where_the_register_of_last_time_is_away(
    qtbot: QtBot, begin: Begin, home: Path, mine: Path, places: Places, trouble: str
) -> None:
    place = _share(home, mine)
    places.fail(place.parent, trouble)
    desk = begin()
    assert desk.register is None
    # Places are looked at off the GUI thread: on a busy machine the answer comes a little later.
    qtbot.waitUntil(lambda: len(desk.shell.welcome.recent_buttons) == 1)
    (button,) = desk.shell.welcome.recent_buttons
    assert button.path == place
    assert button.accessibleName().startswith("north.ddesk  in ")
    assert button.accessibleName().endswith(", cannot be reached now")
    (entry,) = desk.shell.menus.recent.actions()
    assert entry.text() == button.accessibleName()


@pytest.mark.thorough
def test_a_share_that_hangs_holds_no_window(
    qtbot: QtBot, begin: Begin, home: Path, mine: Path, places: Places
) -> None:
    place = _share(home, mine)
    Settings().add_recent(mine)
    places.hang(place.parent)
    desk = begin()
    assert desk.register is None
    welcome = desk.shell.welcome
    assert [button.path for button in welcome.recent_buttons] == [mine]
    qtbot.waitUntil(lambda: [button.path for button in welcome.recent_buttons] == [mine, place])
    assert welcome.recent_buttons[1].accessibleName().endswith("cannot be reached now")
    assert not desk.open(place)
    assert welcome.banner.sentence.startswith("The place of “north.ddesk” does not answer.")


def test_a_recent_register_that_is_gone_stays_marked_until_it_is_back_or_put_away(
    begin: Begin, home: Path, mine: Path
) -> None:
    place = _share(home, mine)
    away = place.rename(home / "stick")
    desk = begin()
    (row,) = desk.shell.welcome.recent_rows
    assert row.button.accessibleName().endswith(", not there now") and row.cross.isVisible()
    # The keyboard begins where something can be opened.
    assert not row.button.hasFocus()
    row.button.click()
    assert "There is no file" in desk.shell.welcome.banner.sentence
    away.rename(place)
    (row,) = desk.shell.show_welcome().recent_rows
    assert row.button.accessibleName().startswith("north.ddesk  in ") and not row.cross.isVisible()
    away = place.rename(home / "stick")
    desk.shell.show_welcome().recent_rows[0].cross.click()
    assert desk.shell.welcome.recent_rows == [] and Settings().recent == []
    assert away.exists()


@pytest.mark.thorough
def test_a_register_that_was_closed_stays_closed(begin: Begin, mine: Path) -> None:
    desk = begin(file=mine)
    assert desk.close_register()
    assert desk.shell.welcome is not None
    assert begin().register is None


_SAFE = "Safe mode: all settings are at their defaults"


def _said_above_the_page(desk: Desk) -> list[str]:
    return [each.sentence for each in desk.shell.actions.parent().findChildren(Banner) if not each.isHidden()]


@pytest.mark.thorough
def test_safe_mode_begins_without_the_register_of_last_time_and_says_so(begin: Begin, mine: Path) -> None:
    begin(file=mine)
    begin().program.use_look("dark")
    before = _kept(mine)
    desk = begin(safe_mode=True, look=None)
    assert desk.register is None and not desk.shell.welcome.recent_buttons
    assert any(said.startswith(_SAFE) for said in _said_above_the_page(desk))
    desk.program.use_look("light")
    desk.open(mine)
    assert any(said.startswith(_SAFE) for said in _said_above_the_page(desk))
    assert _kept(mine) == before


def _kept(mine: Path) -> dict[str, object]:
    """What the settings say, but for when a window that still stands was last looked at."""
    kept: dict[str, object] = json.loads((mine.parent / "settings.json").read_text("utf-8"))
    return {key: value for key, value in kept.items() if key != "overview.seen"}


@pytest.mark.parametrize("content", ["[" * 1_000_000, '{"language": NaN, "recent": {}, "text_scale": NaN}', "[]"])
def test_safe_mode_reads_no_settings(begin: Begin, home: Path, content: str) -> None:
    (home / "settings.json").write_text(content, "utf-8")
    assert begin(safe_mode=True, look=None).shell.welcome is not None


# What a settings file may hold under any key, none of it meant for that.
_STRAY = (
    [None, True, -1, 999_999_999, "", "\0", "\ud800"],
    [[], [[1], {}], {}, {"shown": [[]], "widths": {"names": 1e8, "x": {}}, "sort": [], "descending": 3}],
    ["/" * 5000, "AdnQywADAAA=" * 9, [None, "", "\0", "relative", "\ud800"], 0.5, ["names", []]],
)
_KEYS = (
    *("language", "look", "text_scale", "recent", "open_register", "place", "window", "navigation_hidden"),
    *("columns.company", "wide.company", "overview.sort", "overview.open", "list_width", "timeline.as_table"),
    *("register_folder", "export_folder"),
)


def test_the_stray_values_stand_under_every_key_that_the_program_asks_for() -> None:
    code = "".join(path.read_text("utf-8") for path in Path(desk_module.__file__).parents[2].rglob("*.py"))
    named = set(re.findall(r"""settings\.(?:get|set|choice)\(f?"([^"]+)\"""", code))
    assert {key.replace("{kind}", "company").replace("{self._kind}", "company") for key in named} <= set(_KEYS)


@pytest.mark.thorough
@pytest.mark.parametrize("stray", range(len(_STRAY)))
def test_it_starts_with_stray_values_under_every_key(
    begin: Begin, asked: list[str], home: Path, mine: Path, stray: int
) -> None:
    for turn in (0, 3):
        values = _STRAY[stray]
        kept = {key: values[(place + turn) % len(values)] for place, key in enumerate(_KEYS)}
        (home / "settings.json").write_text(json.dumps(kept))
        desk = begin(look=None, file=mine if turn else None)
        assert desk.open(mine)
        for place in ("overview", "company", "timeline"):
            assert desk.shell.go(place)
        desk.program.use_look("dark")
        desk.program.use_scale(1.1)
        assert asked == []
        desk.parent().close()


def test_damaged_settings_are_said_once(begin: Begin, home: Path) -> None:
    (home / "settings.json").write_text("[" * 1_000_000)
    desk = begin(look=None)
    (said,) = _said_above_the_page(desk)
    assert said.startswith("Your settings could not be read") and "“settings.damaged.json”" in said
    assert (home / "settings.damaged.json").stat().st_size == 1_000_000
    desk.program.use_look("dark")
    assert _said_above_the_page(begin(look=None)) == []


def test_the_version_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    said = ["DistrictDesk", metadata.version("districtdesk")]
    with pytest.raises(SystemExit) as ended:
        main_module.main(["--version"])
    assert ended.value.code == 0 and capsys.readouterr().out.split() == said
    assert cli_main(["--version"]) == 0 and capsys.readouterr().out.split() == said


def test_a_file_that_is_no_register_is_said_calmly_and_left_alone(begin: Begin, home: Path) -> None:
    (home / "letter.ddesk").write_text("Dear reader")
    desk = begin(file=home / "letter.ddesk")
    assert desk.register is None
    assert "is not a DistrictDesk register" in desk.shell.welcome.banner.sentence
    assert "left as it is" in desk.shell.welcome.banner.sentence
    assert (home / "letter.ddesk").read_text() == "Dear reader"


def test_a_missing_file_is_said_on_the_welcome_page(begin: Begin, home: Path) -> None:
    desk = begin(file=home / "gone.ddesk")
    assert "There is no file" in desk.shell.welcome.banner.sentence


@pytest.mark.thorough
def test_the_sample_is_made_once_and_keeps_what_was_entered(begin: Begin, home: Path) -> None:
    desk = begin(sample=True)
    before = _names(desk)["district"]
    assert before
    save(desk.register.register, Entry("district", {"names": Names.same("Mine")}))
    desk.parent().close()
    assert _names(begin(sample=True))["district"] == before + 1


def test_the_open_register_stays_when_another_cannot_be_opened(
    begin: Begin, home: Path, mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(notices, "tell", lambda _parent, message, *_: told.append(message))
    desk = begin(file=mine)
    assert not desk.open(home / "gone.ddesk")
    assert desk.register.name == "mine.ddesk"
    assert len(told) == 1


@pytest.mark.thorough
def test_a_new_register_never_replaces_a_file(begin: Begin, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "old.ddesk").write_text("work of years")
    desk = begin()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(home / "old"), ""))
    desk.shell.actions["new_register"].trigger()
    assert desk.register is None
    assert (home / "old.ddesk").read_text() == "work of years"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(home / "new"), ""))
    desk.shell.actions["new_register"].trigger()
    assert desk.register.name == "new.ddesk"


def test_a_register_is_chosen_and_opened(begin: Begin, mine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = begin()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(mine), ""))
    desk.shell.actions["open_register"].trigger()
    assert desk.register.name == "mine.ddesk"


def test_the_folder_of_the_last_register_is_offered_next(
    begin: Begin, home: Path, mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = home / "elsewhere"
    elsewhere.mkdir()
    offered: list[str] = []

    def choose(_window: object, _title: str, place: str, *_rest: object, **_more: object) -> tuple[str, str]:
        offered.append(place)
        return str(mine.rename(elsewhere / "mine.ddesk")) if len(offered) == 1 else "", ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    desk = begin()
    for action in ("open_register", "open_register", "new_register"):
        desk._do(action)
    assert offered == [str(home), str(elsewhere), str(elsewhere / "Register.ddesk")]


def test_the_file_is_free_after_the_window_is_closed(begin: Begin, mine: Path) -> None:
    desk = begin(file=mine)
    desk.parent().close()
    assert desk.register is None
    again = open_register(mine)
    save(again, Entry("district", {"names": Names.same("East")}))
    again.close()


@pytest.mark.thorough
@pytest.mark.parametrize("code", i18n.LANGUAGES)
def test_the_language_changes_while_running_and_is_remembered(begin: Begin, mine: Path, code: str) -> None:
    desk = begin(file=mine)
    desk.parent().go("company")
    before = desk.shell
    assert desk.program.use_language(code)
    assert desk.shell is not before
    assert desk.shell.navigation.current_key == "company"
    assert (i18n.language(), Settings().get("language")) == (code, code)


@pytest.mark.thorough
def test_a_search_over_everything_ends_with_the_menus_that_it_offers(begin: Begin, qtbot: QtBot) -> None:
    desk = begin(sample=True)
    desk.shell.actions["find_all"].trigger()
    palette = desk.window.findChild(Palette)
    palette.line.setText("beta")
    # In the pause before anything is looked for.
    desk.program.use_language("ru")
    qtbot.waitUntil(lambda: not isValid(palette) or palette.isHidden())


@pytest.mark.thorough
def test_the_open_record_stays_open_in_another_language(begin: Begin) -> None:
    desk = begin(sample=True)
    first, second = (
        save(desk.register.register, Entry("company", {"names": names})).id
        for names in (Names(en="Alpha", az="Zavod", ru="Завод"), Names(en="Beton", az="Beton", ru="Бетон"))
    )
    desk.shell.go("company")
    shown = desk.shell.pages.page.open_id
    assert shown in (first, second)
    desk.shell.go("overview")
    desk.shell.go("company")
    for code in ("ru", "az", "en"):
        desk.program.use_language(code)
        assert desk.shell.pages.page.open_id == shown


def test_the_first_start_speaks_the_language_of_the_desktop(begin: Begin, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QLocale, "system", lambda: QLocale("az_AZ"))
    begin()
    assert i18n.language() == "az"


def test_a_language_that_was_asked_for_is_spoken(begin: Begin) -> None:
    begin(language="ru")
    assert i18n.language() == "ru"


@pytest.mark.parametrize(("look", "is_dark"), [("dark", True), ("light", False)])
def test_the_look_changes_and_is_remembered(begin: Begin, look: str, is_dark: bool) -> None:
    desk = begin()
    desk.program.use_look(look)
    assert theme.is_dark() is is_dark
    assert Settings().get("look") == look


def test_text_grows_and_comes_back_to_its_usual_size(begin: Begin, qapp: QApplication) -> None:
    desk = begin()
    usual = qapp.font().pointSizeF()
    desk.shell.actions["larger"].trigger()
    assert qapp.font().pointSizeF() > usual
    desk.shell.actions["usual_size"].trigger()
    assert qapp.font().pointSizeF() == pytest.approx(usual)


def test_qt_speaks_our_words_in_azerbaijani_and_its_own_in_russian(qapp: QApplication) -> None:
    words = qt_words.QtWords(qapp)
    try:
        i18n.use("az")
        words.follow()
        with i18n.speaking("az"):
            wanted = i18n._("Select all")
        assert QCoreApplication.translate("QLineEdit", "Select All") == wanted
        assert QCoreApplication.translate("QLineEdit", "Not %1 ours") == "Not %1 ours"
        i18n.use("ru")
        words.follow()
        assert QCoreApplication.translate("QLineEdit", "Select All") == "Выделить всё"
    finally:
        i18n.use("en")
        words.follow()
    assert QCoreApplication.translate("QLineEdit", "Select All") == "Select All"


@pytest.fixture
def caught(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Hooks, list[str]]]:
    shown: list[str] = []
    monkeypatch.setattr(notices, "ask", lambda _parent, message, *_, **__: shown.append(message) or "copy")
    made = Hooks(tmp_path)
    yield made, shown
    made.remove()


def _fault() -> None:
    raise RuntimeError("told to fail")


def _caught_fault() -> None:
    try:
        _fault()
    except RuntimeError as error:
        sys.excepthook(type(error), error, error.__traceback__)


def test_a_fault_is_logged_shown_once_and_can_be_copied(
    qtbot: QtBot, qapp: QApplication, caught: tuple[Hooks, list[str]]
) -> None:
    installed, shown = caught
    _caught_fault()
    _caught_fault()
    qtbot.waitUntil(lambda: bool(shown))
    qtbot.wait(10)
    assert shown == ["Something went wrong in the program."]
    assert installed.log.path.read_text("utf-8").count("RuntimeError: told to fail") == 1
    # To be sent to somebody outside: where it was, and nothing that a register may hold.
    copied = qapp.clipboard().text()
    assert "told to fail" not in copied and "RuntimeError" in copied and "DistrictDesk" in copied
    assert str(Path(__file__).parent) not in copied


class _Faulty(QPushButton):
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.User:
            raise RuntimeError("told to fail in an event")
        return super().event(event)


@pytest.mark.parametrize("way", ["slot", "event", "timer"])
def test_a_fault_called_from_qt_is_logged_and_shown(
    qtbot: QtBot, qapp: QApplication, caught: tuple[Hooks, list[str]], way: str
) -> None:
    installed, shown = caught
    button = _Faulty()
    qtbot.addWidget(button)
    button.clicked.connect(_fault)
    if way == "slot":
        button.click()
    elif way == "event":
        qapp.postEvent(button, QEvent(QEvent.Type.User))
    else:
        QTimer.singleShot(0, _fault)
    qtbot.waitUntil(lambda: bool(shown))
    assert "told to fail" in installed.log.path.read_text("utf-8")


def test_a_fault_in_a_thread_is_shown_too(qtbot: QtBot, caught: tuple[Hooks, list[str]]) -> None:
    thread = threading.Thread(target=_fault)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(caught[1]))


def test_the_hooks_are_given_back(tmp_path: Path) -> None:
    before = sys.excepthook, threading.excepthook
    Hooks(tmp_path).remove()
    assert (sys.excepthook, threading.excepthook) == before


def _run(home: Path, *, platform: str | None = None, **variables: str) -> subprocess.CompletedProcess[str]:
    left_out = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {key: value for key, value in os.environ.items() if key not in left_out}
    environment |= {"DISTRICTDESK_HOME": str(home), **variables}
    return subprocess.run(
        [sys.executable, "-m", "districtdesk"],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


_LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a display")


@pytest.mark.thorough
@_LINUX
@pytest.mark.parametrize(
    "variables",
    [{}, {"DISPLAY": ":987"}, {"QT_QPA_PLATFORM": "xcb"}, {"WAYLAND_DISPLAY": "wayland-987"}],
    ids=["none", "dead", "asked for", "dead wayland"],
)
def test_without_a_display_one_line_is_said_and_three_returned(home: Path, variables: dict[str, str]) -> None:
    ended = _run(home, **variables)
    assert ended.returncode == 3
    assert len(ended.stderr.splitlines()) == 1
    assert ended.stderr.startswith("districtdesk: ")


@_LINUX
def test_a_missing_system_library_is_named_in_one_line(home: Path, tmp_path: Path) -> None:
    # A Qt that cannot be loaded, as on a machine without libEGL.
    broken = tmp_path / "broken" / "PySide6"
    broken.mkdir(parents=True)
    (broken / "__init__.py").write_text("raise ImportError('libEGL.so.1: cannot open shared object file')")
    ended = _run(home, QT_QPA_PLATFORM="offscreen", PYTHONPATH=str(broken.parent))
    assert ended.returncode == 3
    assert len(ended.stderr.splitlines()) == 1
    assert "libEGL.so.1" in ended.stderr


def test_the_command_line_knows_every_language() -> None:
    assert main_module.LANGUAGES == i18n.LANGUAGES


@_LINUX
@pytest.mark.parametrize(
    ("chosen", "system", "words"),
    [
        (None, "az_AZ.UTF-8", "Ekran yoxdur"),
        ("ru", "az_AZ.UTF-8", "Экрана нет"),
        (None, "de_DE.UTF-8", "There is no display"),
    ],
)
def test_a_missing_display_is_told_in_the_language_of_the_window(
    home: Path, chosen: str | None, system: str, words: str
) -> None:
    Settings().set("language", chosen)
    ended = _run(home, LC_ALL=system, PYTHONUTF8="1")
    assert ended.returncode == 3
    assert ended.stderr.startswith(f"districtdesk: {words}")


_CLASS = """
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from districtdesk.desk.start.app import run
from districtdesk.desk.start.options import Options
def look(stage):
    if stage == "opened":
        print(QApplication.arguments()[0], QGuiApplication.desktopFileName())
        QApplication.quit()
run(Options(language="en", look="light"), look)
"""


@pytest.mark.thorough
def test_a_desktop_knows_the_window_by_the_name_of_the_program() -> None:
    ended = subprocess.run([sys.executable, "-c", _CLASS], capture_output=True, text=True, timeout=60, check=False)
    assert ended.stdout.split() == ["districtdesk", "districtdesk"]


def test_offscreen_needs_no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert display.why_not() == ""


def test_the_first_paint_waits_for_nothing_heavy() -> None:
    ended = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from districtdesk.desk.start import app; "
            "print([m for m in ('sqlalchemy', 'openpyxl', 'babel', 'districtdesk.desk.kit') if m in sys.modules])",
        ],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert ended.stdout.strip() == "[]"


def test_the_names_of_a_list_wait_for_no_library_of_the_register() -> None:
    # They are read by sqlite3 alone. What the window loads before them is every start's, so nothing heavy slips in.
    script = (
        "import sys; from districtdesk.desk.start import late_loading;"
        "late_loading.load_app(); late_loading.load_program();"
        "ours = ('districtdesk.records', 'districtdesk.fields', 'districtdesk.desk.editors');"
        "print([m for m in ('sqlalchemy', 'openpyxl', *ours) if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_settings_folder_moves_with_the_home(home: Path) -> None:
    assert settings_module.data_folder() == home


@pytest.mark.thorough
def test_modules_are_loaded_without_their_source_being_read() -> None:
    # PySide6 would read and keep the source of each; that is a fifth of the start.
    script = (
        "import linecache; from districtdesk.desk.start import late_loading;"
        "late_loading.load_app(); late_loading.load_program(); late_loading.load_open_register();"
        "read = [name for name, kept in linecache.cache.items() if len(kept) > 1 and name.endswith('.py')];"
        "print([name for name in read if 'districtdesk' in name or 'sqlalchemy' in name])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.thorough
def test_the_practice_register_says_so_ticks_its_tasks_and_starts_over(
    begin: Begin, asked: list[str], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = begin(language="en")
    desk.shell.actions["open_practice"].trigger()
    front = desk.shell.practice
    assert "(practice)" in desk.window.windowTitle()
    desk.window.resize(desk.window.minimumSize())
    QApplication.processEvents()
    assert front.panel.geometry().right() < front.width()
    assert "nothing in it counts" in front.banner.sentence
    assert front.panel.done == frozenset()
    valley = practice_id("valley")
    save(desk.register.register, Entry("district", {"settlement": "Here"}, valley))
    qtbot.waitUntil(lambda: front.panel.done == {"field"})
    front.banner.button.click()
    assert front.panel.isHidden() and "1 of 10" in front.banner.button.text()
    front._ask_to_start_over()
    assert front.panel.done == {"field"}
    monkeypatch.setattr(notices, "ask", lambda *_args, **_named: "over")
    front._ask_to_start_over()
    assert desk.shell.practice is not front
    with desk.register.register.read() as session:
        assert session.get_one(District, valley).settlement is None
    desk.shell.actions["open_sample"].trigger()
    assert desk.shell.practice is None and "(practice)" not in desk.window.windowTitle()


@pytest.mark.thorough
def test_f1_opens_the_guide_at_the_place_and_the_guide_leads_back_to_another(begin: Begin) -> None:
    desk = begin(sample=True, language="en")
    desk.shell.go("timeline")
    desk.shell.actions["explain"].trigger()
    guide = shown_guide()
    assert guide.page_key == "timeline"
    guide.browser.link_chosen.emit("place:history")
    assert desk.shell.visit.place == "history"
    desk.program.use_language("ru")
    assert guide.windowTitle() == "Руководство"
    desk.window.close()
    assert not guide.isVisible()
