"""What a repair did, and what is gone: counted, and in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from ...i18n import _, ngettext
from ...names import Names
from ...record_kinds import RECORD_KINDS
from ...records import KINDS, field_of
from ..checking import Checked

# Of one sort, where there are many, the first say what is wrong.
LISTED = 20


@dataclass(frozen=True, slots=True)
class NamedRecord:
    """A record of which something is said, and the field of it, where only that is meant."""

    kind: str
    record_id: str
    name: Names
    field: str = ""

    def words(self) -> str:
        kind = _(RECORD_KINDS[self.kind].one) if self.kind in RECORD_KINDS else self.kind
        name = self.name.show() or self.record_id
        if not self.field:
            return _("{kind} “{name}”", kind=kind, name=name)
        label = _(field_of(KINDS[self.kind], self.field).kind.label)
        return _("{kind} “{name}”: {field}", kind=kind, name=name, field=label)


@dataclass(slots=True)
class Account:
    """`file` was repaired into `out`.

    `from_history` are records put together again from the history, `values` single values, `names_only` records of
    which no more is left than the name. `gone` are records that could not be brought back, `emptied` links to such.
    `steps_lost` change sets of which at most a part is left, `torn` changes without their values, `contents` files
    attached to records of which the bytes are gone.
    `entries_lost`: changes of which nothing is left, as far as they can be counted. `steps_broken`: change sets that
    are not what was saved, for want of entries or because some are damaged. `told`: what the closing step in the
    history tells of.
    """

    file: Path
    out: Path
    lost_pages: int = 0
    stray_pages: int = 0
    records: int = 0
    from_history: list[NamedRecord] = field(default_factory=list)
    values: list[NamedRecord] = field(default_factory=list)
    names_only: list[NamedRecord] = field(default_factory=list)
    gone: list[NamedRecord] = field(default_factory=list)
    emptied: list[NamedRecord] = field(default_factory=list)
    contents: list[NamedRecord] = field(default_factory=list)
    steps: int = 0
    steps_lost: int = 0
    torn: int = 0
    left_out: int = 0
    entries_lost: int = 0
    steps_broken: int = 0
    told: int = 0
    checked: Checked | None = None

    @property
    def is_whole(self) -> bool:
        """Whether nothing is gone."""
        return not (self.gone or self.emptied or self.names_only or self.contents or self._history_lost)

    @property
    def _history_lost(self) -> int:
        return self.steps_lost + self.torn + self.left_out + self.entries_lost + self.steps_broken

    def sentences(self) -> list[str]:
        """What was done first, then what is gone, then how the outcome was found to be."""
        return [*self._done(), *self._gone(), *self._outcome()]

    def _done(self) -> Iterator[str]:
        yield ngettext(
            "{count} record was found and stands in “{name}”.",
            "{count} records were found and stand in “{name}”.",
            self.records,
            name=self.out.name,
        )
        yield _("“{name}” was left as it was.", name=self.file.name)
        if self.lost_pages:
            yield ngettext(
                "{count} page of the file could not be read.",
                "{count} pages of the file could not be read.",
                self.lost_pages,
            )
        if self.stray_pages:
            yield ngettext(
                "{count} page to which nothing led any more was found again.",
                "{count} pages to which nothing led any more were found again.",
                self.stray_pages,
            )
        yield from _listed(
            ngettext(
                "{count} record was put together again from the history:",
                "{count} records were put together again from the history:",
                len(self.from_history),
            ),
            self.from_history,
        )
        yield from _listed(
            ngettext(
                "{count} value was taken from the history:",
                "{count} values were taken from the history:",
                len(self.values),
            ),
            self.values,
        )
        yield _("What follows from other values was made anew: titles, search, and the order of lists.")

    def _gone(self) -> Iterator[str]:
        if self.is_whole:
            yield _("Nothing is gone.")
            return
        for heading, named in self._gone_parts():
            yield from _listed(heading, named)
        if self._history_lost:
            yield self._history()

    def _gone_parts(self) -> Iterator[tuple[str, Sequence[NamedRecord]]]:
        yield ngettext("{count} record is gone:", "{count} records are gone:", len(self.gone)), self.gone
        heading = ngettext(
            "Of {count} record no more than the name is left:",
            "Of {count} records no more than the name is left:",
            len(self.names_only),
        )
        yield heading, self.names_only
        heading = ngettext(
            "{count} link led to what is gone and was emptied:",
            "{count} links led to what is gone and were emptied:",
            len(self.emptied),
        )
        yield heading, self.emptied
        heading = ngettext(
            "The content of {count} attached file is gone:",
            "The content of {count} attached files is gone:",
            len(self.contents),
        )
        yield heading, self.contents

    def _history(self) -> str:
        found = ngettext(
            "Of the history {count} step was found.", "Of the history {count} steps were found.", self.steps
        )
        lost = ngettext("{count} step is lost.", "{count} steps are lost.", self.steps_lost)
        torn = ngettext(
            "Of {count} change it is not known any more what it was.",
            "Of {count} changes it is not known any more what they were.",
            self.torn + self.left_out,
        )
        entries = ngettext(
            "{count} entry of the history is gone.", "{count} entries of the history are gone.", self.entries_lost
        )
        broken = ngettext(
            "{count} step is not as it was saved: entries of it are gone or damaged.",
            "{count} steps are not as they were saved: entries of them are gone or damaged.",
            self.steps_broken,
        )
        gone = (lost if self.steps_lost else "", entries if self.entries_lost else "")
        said = (found, *gone, torn if self.torn + self.left_out else "", broken if self.steps_broken else "")
        return " ".join(filter(None, said))

    def _outcome(self) -> Iterator[str]:
        if self.told:
            yield ngettext(
                "The history ends with a step “Repaired” that tells of {count} record.",
                "The history ends with a step “Repaired” that tells of {count} records.",
                self.told,
            )
        if self.checked is None:
            return
        count = len(self.checked.findings)
        yield (
            ngettext(
                "The repaired register was checked: {count} finding.",
                "The repaired register was checked: {count} findings.",
                count,
            )
            if count
            else _("The repaired register was checked: nothing is wrong.")
        )


def _listed(heading: str, named: Sequence[NamedRecord]) -> Iterator[str]:
    if not named:
        return
    lines = [f"  {each.words()}" for each in islice(named, LISTED)]
    more = len(named) - LISTED
    if more > 0:
        lines.append("  " + ngettext("and {count} more", "and {count} more", more))
    yield "\n".join([heading, *lines])
