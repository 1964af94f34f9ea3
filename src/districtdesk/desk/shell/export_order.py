"""What somebody asked to have exported."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..kit.page import ShownList


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """The list as it is `shown`, a `layout` by its name, or else the whole register, as of a `day` if one is given.

    `language`: which one the workbook speaks. `without_personal`: people, who said something and contacts stay here.
    """

    target: Path
    language: str
    shown: ShownList | None = None
    day: date | None = None
    without_personal: bool = False
    layout: str = ""
