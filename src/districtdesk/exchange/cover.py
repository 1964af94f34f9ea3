"""What the cover of a workbook says: what it is, of which register, when, by whom, and what has to be known of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from .. import i18n
from ..dates.imprecise import ImpreciseDate
from ..i18n import _
from ..register.clock import Clock, clock_here, titled
from ..register.journal import chain, journal
from ..register.journal.store import Register, Session
from ..register.practice import is_practice
from ..register.queries.personal import LeftOut
from .layout import Cover

# What a workbook says of itself where it shows another day.
ANOTHER_DAY = "clock"


def make_cover(
    title: str,
    register: Register,
    session: Session,
    total: int,
    filters: tuple[tuple[str, str], ...] = (),
    *,
    left_out: LeftOut | None = None,
    mark: str = "",
) -> Cover:
    """The cover of a workbook of so many records; `mark`: who may see it, which stands on every page."""
    clock = clock_here()
    made_on = i18n.moment(datetime.now(UTC))
    lines: tuple[tuple[str, str | int], ...] = (
        *(((_("Confidentiality mark"), mark),) if mark else ()),
        (_("Register"), register.name),
        *_line_of(clock),
        (_("Made on"), made_on),
        *(() if left_out else ((_("Made by"), register.who),)),
        *_history_lines(session),
        (_("Records"), total),
        (_("Language"), i18n.OWN_NAMES[i18n.language()]),
        *filters,
    )
    notes = (
        _("Each number is a claim with its qualifier, date, status and source. Add only like with like."),
        _("An empty cell means that it is not known. A date in words is as exact as it is known."),
        _("Hidden columns carry the ids by which the rows can be recognised again. Leave them in place."),
    )
    practice = is_practice(session)
    shown = _("Practice: {title}", title=title) if practice else title
    told = (*((clock.sentence(),) if clock else ()), *_notes_on(left_out), *notes)
    all_notes = (*_notes_on_practice(practice), *told)
    day = clock.words() if clock else ""
    # By this an import knows that nothing of it is how it is now.
    given = ((ANOTHER_DAY, f"{clock.kind} {clock.day.isoformat()}"),) if clock else ()
    return Cover(titled(shown, clock), lines, all_notes, register.name, made_on, day=day, mark=mark, given=given)


def _line_of(clock: Clock | None) -> tuple[tuple[str, str], ...]:
    if clock is None:
        return ()
    if clock.kind == "so":
        return ((_("As of"), ImpreciseDate.of(clock.day).show()),)
    return ((_("Another day"), clock.words()),)


def _notes_on_practice(practice: bool) -> tuple[str, ...]:
    if not practice:
        return ()
    return (_("This is from a practice register: all of it is made up, and nothing in it counts."),)


def _history_lines(session: Session) -> Iterator[tuple[str, str]]:
    """By which one can tell later whether the register still has this history."""
    last = journal.last(session)
    if last is not None:
        words = {"number": i18n.number(last.sequence), "fingerprint": chain.shown(last.fingerprint)}
        yield _("History"), _("Step {number}, fingerprint {fingerprint}", **words)


def _notes_on(left_out: LeftOut | None) -> tuple[str, ...]:
    if left_out is None:
        return ()
    return (
        _(
            "Personal data are left out: people and their offices, who said something, authors and contacts. Notes "
            "and other free texts are as they are: look through them before the file is handed over."
        ),
    )
