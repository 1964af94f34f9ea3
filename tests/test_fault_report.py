"""A report of a fault has what is the program's own, and not a word of a register, a person or a folder."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from districtdesk import fault_report
from districtdesk.fault_report import read_logs, told_log, told_settings
from districtdesk.fields import Whole
from districtdesk.settings import Settings

_PECULIAR = (
    "Zərnişan",
    "Ququşlu",
    "kvadrilyon",
    "Пёрышкин",
    "9912345678",
    "wombatville",
    "xanim_gizli",
    "/home/zeynab",
)

_LOG = """2026-11-27T20:15:01+00:00 Traceback (most recent call last):
  File "/home/zeynab/.local/lib/districtdesk/desk/start/desk.py", line 42, in _show
    opened = open_it("Ququşlu")
  File "/home/zeynab/wombatville/districtdesk/register/opening.py", line 51, in xanim_gizli
  File "C:\\\\Users\\\\zeynab\\\\Ququşlu.ddesk", line 3, in Zərnişan
  File "/usr/lib/python3.11/json/decoder.py", line 355, in raw_decode
ValueError: “Zərnişan MMC” has 9912345678
Пёрышкин: kvadrilyon
wombatville

During handling of the above exception, another exception occurred:

districtdesk.register.errors.Damaged: “/home/zeynab/Ququşlu.ddesk” is damaged
sqlalchemy.exc.IntegrityError: (sqlite3.IntegrityError) [parameters: ('Zərnişan',)]
2026-11-27T20:16:01+00:00 Qt warning: QFont::setPointSize: Point size <= 0 “Ququşlu”
2026-11-27T20:16:02+00:00 Qt warning: Ququşlu cannot be read
2026-11-27T20:17:00+00:00 100 times until now: ValueError /home/zeynab/wombatville/districtdesk/i18n.py:90
2026-11-27T20:17:00+00:00 10 times until now: Zərnişan /home/zeynab/Ququşlu.py:90
Fatal Python error: Segmentation fault
"""


def test_of_a_log_the_programs_own_is_told_and_nothing_else() -> None:
    told = told_log(_LOG)
    assert [word for word in _PECULIAR if word in "\n".join(told)] == []
    assert told == [
        "2026-11-27T20:15:01+00:00 Traceback (most recent call last):",
        "  districtdesk/desk/start/desk.py, line 42, in _show",
        "…",
        "  districtdesk/register/opening.py, line 51, in …",
        "…",
        "  json/decoder.py, line 355, in raw_decode",
        "ValueError: …",
        "…",
        "During handling of the above exception, another exception occurred:",
        "…",
        "districtdesk.register.errors.Damaged: …",
        "sqlalchemy.exc.IntegrityError: …",
        "2026-11-27T20:16:01+00:00 Qt warning: QFont::setPointSize",
        "2026-11-27T20:16:02+00:00 Qt warning: …",
        "2026-11-27T20:17:00+00:00 100 times until now: ValueError districtdesk/i18n.py:90",
        "2026-11-27T20:17:00+00:00 10 times until now: …",
        "Fatal Python error: Segmentation fault",
    ]


def test_a_fault_of_the_running_program_is_told_with_its_places(tmp_path: Path) -> None:
    """As Python itself writes it, with the value that could not be taken in its message."""
    code = "from districtdesk.fields import Whole\nWhole('').load('Zərnişan')"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False).stderr
    assert "Zərnişan" in said
    log = tmp_path / "districtdesk.log"
    log.write_text(said, "utf-8")
    told = told_log(read_logs([tmp_path / "none.log", log]))
    assert "ValueError: …" in told
    assert any(
        line.startswith("  districtdesk/fields/quantities.py, line ") and line.endswith("_load") for line in told
    )
    assert "Zərnişan" not in "\n".join(told)
    assert Whole("").load("7") == 7


def test_a_long_log_is_told_by_its_end(tmp_path: Path) -> None:
    text = "".join(f"2026-11-27T20:{minute % 60:02}:00+00:00 Qt warning: QFont::set\n" for minute in range(60_000))
    log = tmp_path / "long.log"
    log.write_text(f"ValueError: first\n{text}", "utf-8")
    told = told_log(read_logs([log]))
    assert 100 < len(told) <= 400
    assert "ValueError" not in "\n".join(told)


def test_settings_are_told_without_folders_and_files(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    settings.set("language", "az")
    settings.set("text_scale", 1.25)
    settings.set("look", "/home/zeynab")
    settings.set("register_folder", "/home/zeynab/Ququşlu")
    settings.add_recent(Path("/home/zeynab/wombatville.ddesk"))
    settings.set("columns.company", {"sort": "Zərnişan"})
    assert told_settings(settings.get) == ["language: az", "text_scale: 1.25", "columns.company: changed"]


def test_every_setting_that_is_told_is_one_that_the_program_keeps() -> None:
    own = Path(fault_report.__file__)
    code = "".join(file.read_text("utf-8") for file in own.parent.rglob("*.py") if file != own)
    assert [key for key in fault_report._TOLD if f'"{key}"' not in code] == []
