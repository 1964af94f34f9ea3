"""What Python's reader of arguments says by itself, in the language of the moment: it has English words alone."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from contextlib import contextmanager

from ..i18n import N_, _

# Of its own texts ours with named parts. In English they are the same, and what a later Python words otherwise stays.
_OURS = (
    N_("usage:"),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("{prog}: error: {message}"),
    N_("argument {argument_name}: {message}"),
    N_("the following arguments are required: {arguments}"),
    N_("one of the arguments {arguments} is required"),
    N_("unrecognized arguments: {arguments}"),
    N_("not allowed with argument {arguments}"),
    N_("ignored explicit argument {arguments}"),
    N_("expected one argument"),
    N_("expected at most one argument"),
    N_("expected at least one argument"),
    N_("invalid {type} value: {value}"),
    N_("invalid choice: {value} (choose from {choices})"),
)
# A part as argparse writes it: by its name, or the only one there is.
_PART = re.compile(r"%(?:\((\w+)\))?([sr])")
_ONLY = "arguments"


@contextmanager
def told_in_our_words() -> Iterator[None]:
    """Within it argparse says what it says in the language of the moment. It looks each text up as gettext does."""
    own = vars(argparse)["_"]
    argparse._ = _say  # type: ignore[attr-defined]
    try:
        yield
    finally:
        argparse._ = own  # type: ignore[attr-defined]


def _say(text: str) -> str:
    """The text with its parts as they were, to be filled in; what is none of ours as it is."""
    parts = {found.group(1) or _ONLY: found.group(0) for found in _PART.finditer(text)}
    bare = _PART.sub(lambda found: f"{{{found.group(1) or _ONLY}}}", text)
    ours = bare.rstrip()
    return _(ours, **parts) + bare[len(ours) :] if ours in _OURS else text
