"""From a file to what the screen of an import shows, and from there to the register: the work behind that screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..collecting import without_collecting
from ..exchange.book import Progress, say_nothing
from ..exchange.cover import ANOTHER_DAY
from ..exchange.errors import ExchangeError
from ..exchange.read_book import ReadSheet
from ..i18n import _
from ..incoming.reading import read_file
from ..incoming.sheet_cells import IncomingFile, column_letters
from ..names import Names
from ..problems import error
from ..register.journal.store import Register
from .all_sections import sections
from .choices import Choices, open_places
from .choosing import offer_tables
from .chosen_table import ChosenSource
from .comparing import propose
from .pasted import PastedBlock
from .perhaps_one import find_perhaps_one
from .proposal import Proposal, RowProblem, Tally
from .recognising import open_ours, recognise
from .saved_mappings import saved_mappings
from .sections import Section
from .spellings import NAMES
from .table_work import TableWork
from .taking import accept, rehearse
from .watching import Watch
from .wording import ReadableNames, read_wording


@dataclass(frozen=True, slots=True)
class Watched:
    """How far it is, by rows; and whether whoever waits wishes it to end."""

    progress: Progress
    is_cancelled: Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Prepared:
    """`base` is what the file asks for, `tried` what is left of it with these `choices`, of good rows alone."""

    base: Proposal
    tried: Proposal
    choices: Choices
    wording: ReadableNames
    sections: list[Section] = field(default_factory=list)
    work: TableWork | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it: what the journal counted, None where nothing was written, and why is in `prepared`.

    `left`: of how many rows nothing was taken.
    """

    prepared: Prepared
    tally: Tally | None
    left: int = 0


@without_collecting()
def prepare(
    register: Register, path: Path, watched: Watched, pasted: PastedBlock | None = None
) -> Prepared | TableWork:
    """Read a file: a workbook of ours is compared, of any other its tables are offered, to be put right first.

    `pasted`: of what was copied the file holds the text alone. Raises ExchangeError, Cancelled and RegisterErrors.
    """
    # First in a process of its own, which may be ended: what is no workbook goes no further.
    file = pasted.read() if pasted else read_file(path, is_cancelled=watched.is_cancelled)
    ours = [] if pasted else open_ours(path, file, Watch(say_nothing, watched.is_cancelled).look)
    _refuse_another_day(ours)
    if not ours and file.lacks_rows:
        file = read_file(path, is_cancelled=watched.is_cancelled, has_all_rows=True)
    if not ours:
        kind = pasted.kind if pasted else ""
        sheets, offered = offer_tables(register, file, saved_mappings(register), kind=kind)
        # Of what was copied nobody has said which source it is from.
        return TableWork(sheets, offered, ChosenSource("" if pasted else path.stem))
    titles = {sheet.title for sheet in recognise(ours)[0]}
    # Without the headings, which are no record.
    total = sum(max(sheet.seen + len(sheet.rows) - 1, 0) for sheet in file.sheets if sheet.title in titles)
    base = propose(
        register,
        ours,
        progress=lambda done, _total: watched.progress(done, max(total, done)),
        is_cancelled=watched.is_cancelled,
    )
    _add_bad_cells(base, file)
    return prepare_proposal(register, base, watched)


def _refuse_another_day(ours: Sequence[ReadSheet]) -> None:
    """What a workbook tells of another day would put the past in the place of what is so now."""
    if any(ANOTHER_DAY in each.given for each in ours):
        text = _("This workbook shows how the register was on another day: nothing is taken from it. Export it anew.")
        raise ExchangeError(text)


@without_collecting()
def prepare_tables(register: Register, work: TableWork, choices: Choices, watched: Watched) -> Prepared:
    """What the tables ask for as they are chosen now."""
    base = work.propose(register, choices, watched.progress, watched.is_cancelled)
    find_ones(register, base, work)
    return _tried(register, base, choices, watched, work)


@without_collecting()
def prepare_proposal(register: Register, base: Proposal, watched: Watched) -> Prepared:
    """What a proposal comes to before anybody has chosen anything."""
    find_ones(register, base)
    return _tried(register, base, Choices(confirmed=()), watched)


@without_collecting()
def try_again(register: Register, prepared: Prepared, choices: Choices, watched: Watched) -> Prepared:
    """What comes of it with other choices."""
    if prepared.work is not None:
        return prepare_tables(register, prepared.work, choices, watched)
    return _tried(register, prepared.base, choices, watched)


@without_collecting()
def take(register: Register, prepared: Prepared, choices: Choices, watched: Watched, *, only_good: bool) -> Outcome:
    """Write it as one step: the good rows alone, or nothing while something is open. Raises what a save does."""
    found = prepared if prepared.choices == choices else try_again(register, prepared, choices, watched)
    # What the person has not seen refused is not left out in silence either.
    is_news = not found.tried.refused <= prepared.tried.refused
    if is_news or (not only_good and open_places(found.tried, choices)):
        return Outcome(found, None)
    tally = accept(register, found.tried, choices, watched.is_cancelled)
    return Outcome(found, tally, len(found.tried.left | set(choices.rows_left)))


def _tried(
    register: Register, base: Proposal, choices: Choices, watched: Watched, work: TableWork | None = None
) -> Prepared:
    tried = base.copy()
    # So that what is counted is what is taken.
    tried.drop(open_places(tried, choices))
    rehearse(register, tried, choices, watched.is_cancelled)
    with register.read() as session:
        wording = read_wording(session, base, work.alike.values() if work else ())
    return Prepared(base, tried, choices, wording, sections(base, tried, wording, work), work)


@without_collecting()
def find_ones(register: Register, base: Proposal, work: TableWork | None = None) -> None:
    """Look at the names of the new records; of tables of others again once an answer has added some."""
    weighed = work.weighed if work else set()
    new = base.coming()
    named = {each.entry.given_id or "" for each in new if isinstance(each.entry.values.get(NAMES), Names)}
    found = []
    if not named <= weighed:
        with register.read() as session:
            found = find_perhaps_one(session, new)
    base.perhaps_one = [each for each in found if weighed.isdisjoint(each.key)]
    if work is not None:
        work.perhaps_one += base.perhaps_one
        work.weighed |= named
        base.perhaps_one = [*work.perhaps_one]


def _add_bad_cells(proposal: Proposal, file: IncomingFile) -> None:
    """The cells that could not be read at all; of a row of which that is said already it is not said twice."""
    known = {each.place for each in proposal.problems}
    for sheet in file.sheets:
        for each in sheet.problems:
            if (sheet.title, each.row) not in known:
                column = _("Column {letters}", letters=column_letters(each.column))
                found = error(_("{column}: {reason}", column=column, reason=each.message), rule="bad_cell")
                proposal.problems.append(RowProblem(sheet.title, each.row, found, "", each.value))
