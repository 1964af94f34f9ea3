"""Starts the program: districtdesk [FILE] [--sample] [--language az|en|ru] [--dark|--light] [--safe-mode]."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from . import __version__
from .desk.start import late_loading
from .desk.start.options import Options

NO_DISPLAY = 3
# Said here again, so that the first window waits for no words.
LANGUAGES = ("az", "en", "ru")
# Platforms of Qt that need no display, for tests.
_WITHOUT_DISPLAY = frozenset({"offscreen", "minimal"})


def main(argv: Sequence[str] | None = None) -> int:
    """Run the desktop program. Returns 3, with one line on stderr, where no window can be shown."""
    options = Options(**vars(_parser().parse_args(argv)))
    if _needs_display():
        reason = late_loading.load_display()(options.language, is_safe_mode=options.safe_mode)
        if reason:
            return _give_up(reason)
    place = None if options.safe_mode else late_loading.load_meeting_place()()
    if place is not None:
        # Before anything heavy is loaded: a later start is over at once.
        if not place.take() and late_loading.load_handing_over()(place, options):
            _say(late_loading.load_what_stays()(options))
            return 0
        options = replace(options, listens_at=place)
    try:
        run = late_loading.load_app()
    except ImportError as error:
        return _give_up(late_loading.load_without_qt()(error, options.language))
    return run(options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="districtdesk", description="A register of industrial districts.")
    parser.add_argument("file", nargs="?", type=Path, help="the register to open (.ddesk)")
    parser.add_argument("--sample", action="store_true", help="open your own copy of the sample register")
    parser.add_argument("--language", choices=LANGUAGES, help="the language of the interface")
    parser.add_argument(
        "--safe-mode", action="store_true", help="settings at their defaults, no register of last time"
    )
    parser.add_argument("--version", action="version", version=f"DistrictDesk {__version__}")
    look = parser.add_mutually_exclusive_group()
    look.add_argument("--dark", dest="look", action="store_const", const="dark", help="dark colours")
    look.add_argument("--light", dest="look", action="store_const", const="light", help="light colours")
    return parser


def _needs_display() -> bool:
    """Only Linux is looked at: elsewhere there is always a display."""
    return sys.platform.startswith("linux") and os.environ.get("QT_QPA_PLATFORM") not in _WITHOUT_DISPLAY


def _give_up(reason: str) -> int:
    # Where a window cannot be shown, a person reads the terminal.
    _say(reason)
    return NO_DISPLAY


def _say(sentence: str) -> None:
    # A program without a terminal has no stderr.
    if sentence and sys.stderr is not None:
        print(" ".join(f"districtdesk: {sentence}".split()), file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
