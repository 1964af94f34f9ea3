"""What may be told of a fault to somebody outside: the log and the settings without a word of a register or a person.

Nothing is taken over because it looks harmless: a line of the log is written anew from what of it is known to be the
program's own, its files, functions and kinds of error, and everything else is left out. An error's message may hold a
name or a figure, and so may a path.
"""

from __future__ import annotations

import builtins
import re
import sys
import sysconfig
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path, PurePosixPath

from .record_kinds import RECORD_KINDS
from .settings_file import Preference

LEFT_OUT = "…"
_MOST_LINES, _MOST_BYTES = 400, 200_000
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[+-]\d\d:\d\d|Z)?) (.*)")
_FRAME = re.compile(r'\s*File "(.+)", line (\d{1,6}),? in (\S+)')
_ERROR = re.compile(r"([A-Za-z_][\w.]{0,80})(:.*)?")
_PLACE = re.compile(r"(\w{1,80}) (.+):(\d{1,6})")
_COUNT = re.compile(r"(\d{1,9} times until now): (.+)")
_QT = re.compile(r"(Qt (?:debug|info|warning|critical|fatal|said)): (Q[A-Za-z]{2,30}::[A-Za-z]{2,40})?.*")
_OURS = (
    "Traceback (most recent call last):",
    "During handling of the above exception, another exception occurred:",
    "The above exception was the direct cause of the following exception:",
    *(
        f"Fatal Python error: {each}"
        for each in ("Segmentation fault", "Aborted", "Bus error", "Illegal instruction")
    ),
)
_UNNAMED = frozenset({"<module>", "<lambda>", "<listcomp>", "<genexpr>", "<dictcomp>", "<setcomp>"})
# Of settings those that name nothing but what the program has; the others may hold folders and files.
_TOLD = ("language", "look", "text_scale", "place", "navigation_hidden", "timeline.as_table", "practice_tasks_hidden")
_CODE = re.compile("[a-z_]{1,40}")


def told_log(text: str) -> list[str]:
    """The newest lines of a log, each with what is the program's own in it; runs of others become one sign."""
    told: list[str] = []
    for line in text[-_MOST_BYTES:].splitlines():
        said = _line(line)
        if said != LEFT_OUT or told[-1:] != [LEFT_OUT]:
            told.append(said)
    return told[-_MOST_LINES:]


def read_logs(paths: Iterable[Path]) -> str:
    """The ends of these files, one after another; those that cannot be read are none."""
    return "\n".join(filter(None, map(_end_of, paths)))


def _end_of(path: Path) -> str:
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - _MOST_BYTES))
            return file.read().decode("utf-8", "replace")
    except OSError:
        return ""


def told_settings(get: Callable[[str], Preference]) -> list[str]:
    """The settings that hold no name, where they are not at their defaults."""
    told = [f"{key}: {value}" for key in _TOLD if _is_plain(value := get(key))]
    arranged = (f"{prefix}.{kind}" for kind in RECORD_KINDS for prefix in ("columns", "wide"))
    return [*told, *(f"{key}: changed" for key in arranged if get(key) is not None)]


def _is_plain(value: Preference) -> bool:
    return isinstance(value, bool | int | float) or (isinstance(value, str) and _CODE.fullmatch(value) is not None)


def _line(line: str) -> str:
    if dated := _MOMENT.fullmatch(line):
        return f"{dated[1]} {_said(dated[2])}"
    return _said(line)


def _said(text: str) -> str:
    if text.strip() in _OURS:
        return text.strip()
    if frame := _FRAME.fullmatch(text):
        return _frame(frame[1], frame[2], frame[3])
    if said := _QT.fullmatch(text):
        return f"{said[1]}: {said[2] or LEFT_OUT}"
    if count := _COUNT.fullmatch(text):
        return f"{count[1]}: {_fault(count[2])}"
    error = _ERROR.fullmatch(text)
    return error[1] + (f": {LEFT_OUT}" if error[2] else "") if error and _is_error(error[1]) else LEFT_OUT


def _fault(text: str) -> str:
    """What a count is of: an error with its place, or what Qt said."""
    place = _PLACE.fullmatch(text)
    if place and _is_error(place[1]) and (file := _known_file(place[2])):
        return f"{place[1]} {file}:{place[3]}"
    return _said(text)


def _frame(path: str, number: str, function: str) -> str:
    file = _known_file(path)
    if not file:
        return LEFT_OUT
    is_known = function in _UNNAMED or function in _functions_in(file)
    return f"  {file}, line {number}, in {function if is_known else LEFT_OUT}"


@cache
def _roots() -> tuple[Path, ...]:
    """Where code lies that is installed with the program."""
    paths = sysconfig.get_paths()
    frozen = getattr(sys, "_MEIPASS", None)
    installed = [Path(paths[each]) for each in ("purelib", "platlib", "stdlib", "platstdlib")]
    return (Path(__file__).resolve().parents[1], *([Path(frozen)] if frozen else []), *installed)


@cache
def _known_file(path: str) -> str:
    """A file of the program or of a library, from the folder that it is installed in; empty for any other."""
    parts = PurePosixPath(path.replace("\\", "/")).parts
    for start in range(len(parts)):
        inside = PurePosixPath(*parts[start:])
        if inside.suffix == ".py" and not inside.is_absolute() and _is_installed(inside):
            return str(inside)
    return ""


def _is_installed(inside: PurePosixPath) -> bool:
    # In a packaged program the code is in an archive: there only what is loaded is known.
    if ".." in inside.parts:
        return False
    module = ".".join(inside.with_suffix("").parts)
    return module in sys.modules or any(root.joinpath(inside).is_file() for root in _roots())


@cache
def _functions_in(file: str) -> frozenset[str]:
    for root in _roots():
        source = root / file
        if source.is_file():
            text = source.read_text("utf-8", "replace")
            return frozenset(re.findall(r"\bdef (\w+)\(", text))
    return frozenset()


def _is_error(name: str) -> bool:
    """Whether this is the name of a kind of error that is known to the running program."""
    module, _point, own = name.rpartition(".")
    places = [sys.modules.get(module)] if module else [builtins, *_own_modules()]
    found = (getattr(place, own, None) for place in places)
    return any(isinstance(each, type) and issubclass(each, BaseException) for each in found)


def _own_modules() -> list[object]:
    return [module for name, module in [*sys.modules.items()] if name.startswith(f"{__package__}.") and module]
