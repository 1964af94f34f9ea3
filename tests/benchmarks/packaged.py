"""The start of the packaged program against a bare window: python -m tests.benchmarks.packaged FOLDER

FOLDER holds the packaged program. Both are started by turns on one virtual screen, and timed from the start of the
process until X puts its window on the screen: a program without Python cannot be asked when it painted. Needs Xvfb
and xev.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from .measuring import Line, by_turns, table

_RUNS = 15
_BARE = """
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
window = QWidget()
window.resize(1280, 720)
window.show()
app.exec()
"""


@contextmanager
def _screen() -> Iterator[dict[str, str]]:
    """The variables of programs on a virtual screen without a window manager."""
    reading, writing = os.pipe()
    words = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24"]
    server = subprocess.Popen(words, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as told:
        display = f":{told.readline().strip()}"
    try:
        with tempfile.TemporaryDirectory() as home:
            yield {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "DISTRICTDESK_HOME": home}
    finally:
        server.terminate()
        server.wait()


def _start(words: Sequence[str], variables: dict[str, str], events: Iterator[str]) -> None:
    """Start it, wait until its window is on the screen, and end it."""
    running = subprocess.Popen(words, env=variables, stderr=subprocess.DEVNULL)
    next(line for line in events if line.startswith("MapNotify"))
    running.kill()
    running.wait()
    next(line for line in events if line.startswith("DestroyNotify"))


def main(folder: Path) -> None:
    with _screen() as variables:
        watch = ["stdbuf", "-oL", "xev", "-root", "-event", "substructure"]
        with subprocess.Popen(watch, env=variables, stdout=subprocess.PIPE, encoding="utf-8") as watching:
            assert watching.stdout
            events = iter(watching.stdout)
            ours, bare = by_turns(
                lambda: _start([str(folder / "districtdesk"), "--sample"], variables, events),
                lambda: _start([sys.executable, "-c", _BARE], variables, events),
                _RUNS,
            )
            watching.terminate()
    print(table([Line("packaged: start to the window on the screen", ours, bare, "s", "1.3")]))


main(Path(sys.argv[1]).resolve())
