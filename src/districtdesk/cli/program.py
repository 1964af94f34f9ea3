"""From arguments to an exit code: every ending is one of four, said in a sentence, never a traceback."""

from __future__ import annotations

import io
import os
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from ..exchange.errors import ExchangeError
from ..exchange.open_elsewhere import InUse
from ..i18n import LANGUAGES, _, language_of_system, speaking
from ..register import identity
from ..register.errors import NothingToUndo, Refused, RegisterError
from ..register.findings import beside
from ..register.salvage.traces import has_traces
from ..second_process import READ_FILE
from ..settings import Settings, data_folder
from .arguments import language_in, parse_arguments
from .commands import COMMANDS, offer_repair
from .exits import Exit
from .talking import warn


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0 well, 1 problems in what was given, 2 usage, 3 the world."""
    if argv is None and sys.argv[1:] == [beside.ARGUMENT]:
        beside.serve(sys.stdin.buffer, sys.stdout.buffer)
        return int(Exit.WELL)
    if argv is None and sys.argv[1:2] == [READ_FILE]:
        return _read_file()
    _write_utf8()
    with speaking(language_in(argv) or _language_kept() or language_of_system()):
        return int(_guarded(argv))


def _language_kept() -> str:
    """The language that was chosen in the window; empty where none was."""
    return Settings().choice("language", LANGUAGES, "")


def _read_file() -> int:
    """Be the process that reads one file for another one."""
    # Late: workbooks take longer to load than most commands to run.
    from ..incoming import reading_process

    reading_process.main()
    return int(Exit.WELL)


def _write_utf8() -> None:
    """Names have letters that the terminal's own encoding may lack."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _guarded(argv: Sequence[str] | None) -> Exit:
    try:
        return _run(argv)
    except BrokenPipeError:
        # Whoever reads had enough, as `head` does. What is still buffered must not be said at the end.
        _silence_output()
        return Exit.WELL
    except KeyboardInterrupt:
        warn(_("Broken off. Everything saved before is safe."))
        return Exit.WORLD
    except OSError as error:
        warn(_("This could not be read or written: {reason}.", reason=error.strerror or str(error)))
        _silence_output()
        return Exit.WORLD
    # At the edge: a fault of ours is kept for us and said calmly.
    except Exception as error:
        warn(_fault(error))
        return Exit.WORLD


def _run(argv: Sequence[str] | None) -> Exit:
    try:
        arguments = parse_arguments(argv)
        identity.call(getattr(arguments, "who", ""))
        code = COMMANDS[arguments.command](arguments)
    except SystemExit as ended:
        # argparse has said why.
        code = Exit.USAGE if ended.code else Exit.WELL
    except Refused as refused:
        for problem in refused.all:
            warn(problem.message)
        code = Exit.PROBLEMS
    except NothingToUndo as nothing:
        warn(str(nothing))
        code = Exit.PROBLEMS
    except (RegisterError, ExchangeError) as world:
        warn(str(world))
        if isinstance(world, InUse):
            warn(world.offer())
        if arguments.command != "repair" and _can_be_repaired(world, getattr(arguments, "file", None)):
            warn(offer_repair())
        code = Exit.WORLD
    if sys.stdout:
        sys.stdout.flush()
    return code


def _can_be_repaired(world: RegisterError | ExchangeError, file: str | None) -> bool:
    """Where nothing of a register is left there is nothing to offer."""
    return isinstance(world, RegisterError) and world.can_be_repaired and file is not None and has_traces(Path(file))


def _silence_output() -> None:
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _fault(error: Exception) -> str:
    log = data_folder() / "faults.log"
    with suppress(OSError):
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8") as file:
            file.write("".join(traceback.format_exception(error)) + "\n")
    return _(
        "This is a fault of the program ({fault}). Everything saved before is safe. The details are in “{log}”.",
        fault=type(error).__name__,
        log=log,
    )
