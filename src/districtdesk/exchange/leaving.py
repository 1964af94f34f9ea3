"""What leaves the register, in the words in which it is remembered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from .. import i18n
from ..i18n import _
from ..names import Names
from ..record_kinds import RECORD_KINDS
from ..register.errors import RegisterError
from ..register.journal.store import Register, Session
from ..register.queries.filter_text import write_filter
from ..register.queries.listing import Query
from ..register.remembering import ExportTold, Remembered, remember_export, say_not_remembered
from .filter_words import filter_lines
from .layout_names import LAYOUTS
from .noted import Noted
from .safe_text import make_safe


@dataclass(frozen=True, slots=True)
class Leaving:
    """What leaves, as somebody asked for it: a layout, what a query finds, or else the whole register.

    `language`: that of the file. `name`: what a list is called, where it has a name of its own. `sent_to`: to whom.
    """

    language: str
    query: Query | None = None
    layout: str = ""
    day: date | None = None
    without_personal: bool = False
    name: str = ""
    sent_to: str = ""

    def content(self) -> Names:
        """What is in the file."""
        return Names(**{code: self._called(code) for code in i18n.LANGUAGES})

    def _called(self, language: str) -> str:
        if self.name:
            # What stands between names has no place in one.
            return self.name.replace("|", "/")
        with i18n.speaking(language):
            if self.layout:
                return _(LAYOUTS[self.layout].title)
            return _(RECORD_KINDS[self.query.kind].many) if self.query else _("The whole register")


def remember(register: Register, noted: Noted, target: Path | None, leaving: Leaving) -> Remembered:
    """Keep in the register that this file left it, or a print-out. Raises nothing for the world, but says why not."""
    if noted.made_from is None:
        return Remembered()
    query = leaving.query
    told = ExportTold(
        content=leaving.content(),
        language=leaving.language,
        layout=leaving.layout,
        kind=query.kind if query else "",
        conditions=_conditions(register, query) if query else "",
        as_of=leaving.day,
        without_personal=leaving.without_personal,
        sent_to=leaving.sent_to,
    )
    name = make_safe(target.name).text if target else ""
    return remember_export(register, target, name, noted.made_from, told)


def remember_drawing(
    register: Register, target: Path, name: str, ids: Iterable[str], step: int, day: date | None = None
) -> Remembered:
    """The same for a drawing of these records, as they were read at this step of the history; of a day, if any."""
    try:
        with register.read() as session:
            noted = note_drawing(session, ids, step)
    except RegisterError as error:
        return Remembered(why_not=say_not_remembered(error))
    return remember(register, noted, target, Leaving(i18n.language(), day=day, name=name))


def note_drawing(session: Session, ids: Iterable[str], step: int) -> Noted:
    """What is remembered of a drawing of these records, as they were read at this step."""
    noted = Noted()
    noted.ids.update(ids)
    noted.settle(session, step)
    return noted


def _conditions(register: Register, query: Query) -> str:
    """By keys, so that they can be asked again; in words where a list was narrowed otherwise."""
    if query.is_only_filtered or query.is_whole:
        return write_filter(query.kind, query.conditions)
    with register.read() as session:
        return "\n".join(": ".join(each) for each in filter_lines(session, query))
