"""The kinds of record there are, by their snake_case names, in the order in which they are declared."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from ..record_kinds import RECORD_KINDS
from .base import Field, Record, fields_of, kind_of

# Each file here is loaded, so that a new one need not be named a second time.
for _module in iter_modules([str(Path(__file__).parent)]):
    import_module(f".{_module.name}", __package__)

_TYPES = {kind_of(each): each for each in Record.__subclasses__()}
KINDS: dict[str, type[Record]] = {kind: _TYPES[kind] for kind in RECORD_KINDS}


def links_to(kind: str) -> list[tuple[str, Field]]:
    """Where records of this kind can be pointed at: (kind of the pointing record, its field)."""
    return [
        (source, field)
        for source, record_type in KINDS.items()
        for field in fields_of(record_type)
        if field.kind.may_point_at(kind)
    ]
