"""What the program was asked for when it was started."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .meeting_place import MeetingPlace


@dataclass(frozen=True, slots=True)
class Options:
    """The register to open, or the sample; az, en or ru; dark or light. None for what was not asked for.

    safe_mode: with the settings at their defaults, and without the register of last time. listens_at: where later
    starts hand over what they are asked for, if this program is the first.
    """

    file: Path | None = None
    sample: bool = False
    language: str | None = None
    look: str | None = None
    safe_mode: bool = False
    listens_at: MeetingPlace | None = None
