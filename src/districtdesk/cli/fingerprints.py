"""Where the history ends, and whether one that somebody wrote down a fingerprint of is still in it."""

from __future__ import annotations

from dataclasses import dataclass

from .. import i18n
from ..i18n import _, ngettext
from ..register.journal import chain, journal
from ..register.journal.steps import ChangeSet
from ..register.journal.store import Session


@dataclass(frozen=True, slots=True)
class Compared:
    """Whether the fingerprint is in the history, and what is to be said of it."""

    is_there: bool
    words: str


def end_words(session: Session) -> str:
    """The number and the fingerprint of the last step, for whoever wants to compare them later."""
    last = journal.last(session)
    if last is None:
        return _("The history is empty.")
    words = {"number": i18n.number(last.sequence), "fingerprint": chain.shown(last.fingerprint)}
    return _("The history ends with step {number}, fingerprint {fingerprint}.", **words)


def compare_fingerprint(session: Session, text: str) -> Compared:
    """Look for a step with this fingerprint."""
    typed = chain.as_typed(text)
    if typed is None:
        return Compared(
            False, _("A fingerprint has at least 16 signs, 0 to 9 and A to F; “{text}” is none.", text=text)
        )
    step = journal.of_fingerprint(session, typed)
    if step is None:
        words = _(
            "No step of the history has the fingerprint {fingerprint}: this is another register, an older copy, or "
            "its history was written anew.",
            fingerprint=chain.shown(typed),
        )
        return Compared(False, words)
    return Compared(True, _found_words(session, step))


def _found_words(session: Session, step: ChangeSet) -> str:
    later = journal.newest(session) - step.sequence
    about = {
        "fingerprint": chain.shown(step.fingerprint),
        "number": i18n.number(step.sequence),
        "time": i18n.moment(step.at),
        "who": step.who,
    }
    if not later:
        return _("The fingerprint {fingerprint} is that of the last step, {number}: {time}, {who}.", **about)
    return ngettext(
        "The fingerprint {fingerprint} is that of step {number}: {time}, {who}. {count} step came after it.",
        "The fingerprint {fingerprint} is that of step {number}: {time}, {who}. {count} steps came after it.",
        later,
        **about,
    )
