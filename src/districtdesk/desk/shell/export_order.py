"""What somebody asked to have exported."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ...register.queries.condition import Condition
from ...register.queries.saved_layouts import PlannedTable
from ..kit.page import ShownList


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """The list as it is `shown`, a `layout` by its name, the `tables` of a saved one, or else the whole register, of
    which some `kinds` alone, as of a `day` if one is given.

    `language`: which one the workbook speaks. `without_personal`: people, who said something and contacts stay here.
    `conditions`: what narrows a layout. `title`: that of a saved one. `mark`: who may see it, on every page.
    `about`: the id of a remembered export of which the workbook tells what has changed since; or its erratum.
    """

    target: Path
    language: str
    shown: ShownList | None = None
    day: date | None = None
    without_personal: bool = False
    layout: str = ""
    conditions: tuple[Condition, ...] = ()
    tables: tuple[PlannedTable, ...] = ()
    by_district: bool = False
    kinds: tuple[str, ...] = ()
    title: str = ""
    mark: str = ""
    about: str = ""
    is_erratum: bool = False
