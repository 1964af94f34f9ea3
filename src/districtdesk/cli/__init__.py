"""The command line: the same abilities without a window."""

from ..collecting import without_collecting
from ..loading_less import loading_less

# A seventh of the start would be the looking for cycles among what is loaded, which stays.
with without_collecting(), loading_less():
    from .program import main

__all__ = ["main"]
