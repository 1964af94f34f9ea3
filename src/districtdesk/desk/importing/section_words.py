"""What the sections of an import are called, what is said of each, and what would be written in the end."""

from __future__ import annotations

from collections.abc import Sequence

from ...i18n import _, ngettext
from ...importing.answers import GivenAnswers
from ...importing.counted_words import counted_sentences
from ...importing.preparing import Prepared
from ...importing.proposal import Tally
from ...importing.sections import Sort

ICONS = {
    Sort.READ: "import_file",
    Sort.NEW: "add",
    Sort.CHANGED: "history",
    Sort.CONFLICT: "warning",
    Sort.ALIKE: "copy",
    Sort.ONE: "link",
    Sort.ASKED: "info",
    Sort.SAID: "figure",
    Sort.WRONG: "error",
    Sort.WARNED: "info",
    Sort.SAME: "check",
    Sort.MISSING: "remove",
}


def names() -> dict[Sort, str]:
    """In the language of the moment."""
    return {
        Sort.READ: _("What was read"),
        Sort.NEW: _("New records"),
        Sort.CHANGED: _("Changed records"),
        Sort.CONFLICT: _("In conflict"),
        Sort.ALIKE: _("Perhaps there already"),
        Sort.ONE: _("Perhaps one record"),
        Sort.ASKED: _("Questions"),
        Sort.SAID: _("Said already"),
        Sort.WRONG: _("Wrong"),
        Sort.WARNED: _("To be looked at"),
        Sort.SAME: _("The same"),
        Sort.MISSING: _("Missing in the file"),
    }


def sentence(sort: Sort, prepared: Prepared, count: int) -> str:
    """What the rows of a section have in common."""
    if sort is Sort.SAME:
        return _same(prepared)
    if not count:
        return {
            Sort.READ: _("Nothing in this file was recognised."),
            Sort.NEW: _("The file has no new record."),
            Sort.CHANGED: _("Nothing in the file differs from the register."),
        }.get(sort, "")
    return {
        Sort.READ: _("The sheets and columns as they were recognised. Of what was not read nothing is taken."),
        Sort.NEW: _("These records would be added. Space leaves out a row or a value."),
        Sort.CHANGED: _("These values would be changed. Space leaves out a row or a value."),
        Sort.CONFLICT: _("Changed in the register and in the workbook since that was made. Choose which is right."),
        Sort.ALIKE: _("Rows without an id that may be a record that is there. Choose which one each is."),
        Sort.ONE: _("New names that may be of one thing. Each stays a record of its own unless you say otherwise."),
        Sort.ASKED: _("What can be read in more than one way. The rows wait for an answer."),
        Sort.SAID: _("New rows that say what a claim of the register says. Choose what each is."),
        Sort.WRONG: _("Of these rows nothing is taken until they are put right, or left out."),
        Sort.MISSING: _("Records that the workbook had, and has no longer. Nothing is removed for it."),
        Sort.WARNED: _("A save would warn of this. It is taken all the same."),
    }.get(sort, "")


def _same(prepared: Prepared) -> str:
    counted = prepared.base.counted
    said = [
        ngettext(
            "{count} row asks for nothing: the register says the same.",
            "{count} rows ask for nothing: the register says the same.",
            counted.same,
        )
    ]
    said += counted_sentences(counted)
    return "\n".join(said)


def counted_words(prepared: Prepared) -> str:
    """How much was read, and that nothing is written yet."""
    rows = sum(each.rows for each in prepared.base.read)
    sheets = ngettext("{count} sheet", "{count} sheets", len(prepared.base.read))
    lost = sum(len(each.headings) for each in prepared.base.unread)
    read = ngettext("{count} row on {sheets} was read.", "{count} rows on {sheets} were read.", rows, sheets=sheets)
    if lost:
        unread = ngettext("{count} column was not read.", "{count} columns were not read.", lost)
        read = f"{read} {unread}"
    return " ".join((read, _("Nothing is written before you import it.")))


def tally_words(tally: Tally) -> str:
    """What a step adds and changes."""
    new = ngettext("{count} new record", "{count} new records", tally.added)
    changed = ngettext("{count} changed record", "{count} changed records", tally.changed)
    return _("{new}, {changed}.", new=new, changed=changed)


def unweighed_words(prepared: Prepared, answers: GivenAnswers) -> str:
    """That names look like one another of which nothing was said; empty where none do."""
    left = sum(not answers.weighed(each)[0] for each in prepared.base.perhaps_one)
    named = names()[Sort.ONE]
    said = ngettext(
        "{count} group of names may be one record: see “{section}”.",
        "{count} groups of names may be one record each: see “{section}”.",
        left,
        section=named,
    )
    return said if left else ""


def taken_words(
    prepared: Prepared, still_open: int, groups: Sequence[Sort], *, only_good: bool, is_stale: bool
) -> str:
    """What would be taken now, and what keeps it from being taken: something open in these groups."""
    if is_stale:
        said = _("What was chosen is tried before anything is written.")
    else:
        said = _("As one step: {records}", records=tally_words(prepared.tried.tally))
    if not still_open:
        return said
    if only_good:
        rows = ngettext("{count} row is left out.", "{count} rows are left out.", still_open)
        return f"{said} {rows}"
    said = ngettext(
        "{count} row is still open: choose, leave it out, or import the good rows alone.",
        "{count} rows are still open: choose, leave them out, or import the good rows alone.",
        still_open,
    )
    if not groups:
        return said
    called = names()
    return " ".join((said, _("Open in: {groups}.", groups="; ".join(called[each] for each in groups))))


def done_words(name: str, tally: Tally, left: int) -> str:
    """What was taken, and what was not."""
    said = _("Imported from “{name}”: {records}", name=name, records=tally_words(tally))
    if not left:
        return said
    rows = ngettext("Of {count} row nothing was taken.", "Of {count} rows nothing was taken.", left)
    return f"{said} {rows}"
