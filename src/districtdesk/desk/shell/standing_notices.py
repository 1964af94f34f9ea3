"""What stands above every page for as long as it is so: a register that may only be read, a start in safe mode."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...i18n import _
from ...settings import Settings
from ..forms.strip_place import StripPlace
from ..kit import Banner
from ..look import fonts
from . import read_only


def below_notices(pages: QWidget, settings: Settings, read_only_name: str = "") -> QWidget:
    """The pages, with what is to be said above them; the pages alone where there is nothing.

    read_only_name: of a register that may not be written.
    """
    sentences = list(_sentences(settings.is_safe_mode, read_only_name))
    if not sentences:
        return pages
    around = QWidget()
    column = QVBoxLayout(around)
    fonts.space(column, gap=0)
    for sentence in sentences:
        column.addWidget(StripPlace(Banner(sentence)))
    column.addWidget(pages, 1)
    return around


def _sentences(is_safe_mode: bool, read_only_name: str) -> Iterator[str]:
    if is_safe_mode:
        yield _(
            "Safe mode: all settings are at their defaults, and nothing of them is kept. Your own settings are as "
            "they were; to have them again, start DistrictDesk without --safe-mode."
        )
    if read_only_name:
        yield read_only.sentence(read_only_name)
