"""The command line: the same abilities without a window."""

from .program import main

__all__ = ["main"]
