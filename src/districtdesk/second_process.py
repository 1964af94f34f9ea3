"""Starts this program a second time beside itself, without a window, to do one thing and end."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

# The program's command line where it is packaged; its first argument says what to do.
_COMMAND_LINE = "districtdesk-cli"
# Its first argument where it reads a file, before the language and the file.
READ_FILE = "--read-file"
# Everything is loaded from where this process has it, without looking for cycles among it.
_BEGIN = (
    "import gc, json, sys; sys.path[:] = json.loads(sys.argv.pop(1)); "
    "gc.disable(); from {module} import main; gc.enable(); main()"
)


def start_second(module: str, *arguments: str) -> subprocess.Popen[bytes] | None:
    """The process, asked and answering through pipes; None where the system starts none.

    `module` is one of ours, whose main() knows the arguments; the packaged command line knows them too.
    """
    if getattr(sys, "frozen", False):
        command = [str(Path(sys.executable).with_name(_COMMAND_LINE + Path(sys.executable).suffix))]
    else:
        command = [sys.executable, "-P", "-c", _BEGIN.format(module=module), json.dumps(sys.path)]
    try:
        return subprocess.Popen(
            [*command, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # Windows would show a terminal for a moment.
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError:
        return None
