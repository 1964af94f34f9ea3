"""The tables beside the records: the journal, attached bytes, the index of the search, and what lists show."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from ..records.base import STRICT, STRICT_ROWID, Model
from ..records.columns import MOMENT, SMALL, WHOLE, WORDS

# The tables to which rows are only ever added; the migrations guard them.
JOURNAL = ("change_set", "change")


class ChangeSetRow(Model):
    """One save, import, undo or redo. Rows are only ever added; order comes from the sequence, not the clock."""

    __tablename__ = "change_set"
    __table_args__ = (Index("ix_change_set_undoes", "undoes"), {**STRICT_ROWID, "sqlite_autoincrement": True})

    sequence: Mapped[int] = mapped_column(WHOLE, primary_key=True, autoincrement=True)
    id: Mapped[str] = mapped_column(WORDS)
    at: Mapped[datetime] = mapped_column(MOMENT)
    who: Mapped[str] = mapped_column(WORDS)
    label: Mapped[str] = mapped_column(WORDS)
    undoes: Mapped[int | None] = mapped_column(WHOLE, ForeignKey("change_set.sequence"))
    # 0 for what sets a register up: a person's undo ends there. 2 for what undo passes over.
    undoable: Mapped[int] = mapped_column(SMALL)
    # Of this step and of all before it: docs/journal.md.
    fingerprint: Mapped[str] = mapped_column(WORDS)


class ChangeRow(Model):
    """What one change set did to one record: JSON objects of dumped values by field key, only those that changed.

    No `before`: the record was added or restored. No `after`: it was removed.
    """

    __tablename__ = "change"
    __table_args__ = (Index("ix_change_record_id", "record_id", "change_set"), STRICT_ROWID)

    sequence: Mapped[int] = mapped_column(WHOLE, primary_key=True, autoincrement=True)
    change_set: Mapped[int] = mapped_column(WHOLE, ForeignKey("change_set.sequence"), index=True)
    # Not looked at when it is read: the rest of the history is told all the same.
    record_kind: Mapped[str] = mapped_column(WORDS)
    record_id: Mapped[str] = mapped_column(WORDS)
    before: Mapped[str | None] = mapped_column(WORDS)
    after: Mapped[str | None] = mapped_column(WORDS)


class JournalEndRow(Model):
    """Where the journal ends, in one row that a trigger writes with every change set: a lost end is noticed."""

    __tablename__ = "journal_end"
    __table_args__ = (STRICT_ROWID,)

    place: Mapped[int] = mapped_column(SMALL, primary_key=True, autoincrement=False)
    sequence: Mapped[int] = mapped_column(WHOLE)
    fingerprint: Mapped[str] = mapped_column(WORDS)


class ContentRow(Model):
    """The bytes of an attached file, kept once however often it is attached."""

    __tablename__ = "content"
    __table_args__ = (STRICT_ROWID,)

    sha256: Mapped[str] = mapped_column(WORDS, primary_key=True)
    bytes: Mapped[bytes] = mapped_column(LargeBinary)


class SearchWordRow(Model):
    """A word of a record's search key, by which it is found from its first letters on. Derived, as the key is."""

    __tablename__ = "search_word"
    __table_args__ = (STRICT,)

    word: Mapped[str] = mapped_column(WORDS, primary_key=True)
    record_id: Mapped[str] = mapped_column(WORDS, primary_key=True)


class SpellingRow(Model):
    """A word that stands in some search key, by its consonants: other spellings of it lead to it.

    One without, such as `ou` or `m3a`, stands by nothing; a number does not stand here.
    """

    __tablename__ = "search_spelling"
    __table_args__ = (STRICT,)

    skeleton: Mapped[str] = mapped_column(WORDS, primary_key=True)
    word: Mapped[str] = mapped_column(WORDS, primary_key=True)


class ShownClaimRow(Model):
    """Which figure is shown of each subject and indicator: derived at every save, and no part of the journal.

    Of what is so and of what is planned one each; `is_headline` is that of what is so, else the plan. What makes up
    the amount is the figure's own. `likeness` is empty for the indicator's own unit: a currency, or another unit.
    """

    __tablename__ = "shown_claim"
    __table_args__ = (Index("ix_shown_claim_subject", "subject"), STRICT)

    indicator: Mapped[str] = mapped_column(WORDS, primary_key=True)
    is_planned: Mapped[int] = mapped_column(SMALL, primary_key=True, autoincrement=False)
    subject: Mapped[str] = mapped_column(WORDS, primary_key=True)
    is_headline: Mapped[int] = mapped_column(SMALL)
    figure: Mapped[str] = mapped_column(WORDS)
    likeness: Mapped[str] = mapped_column(WORDS)
    qualifier: Mapped[str] = mapped_column(WORDS)
    value: Mapped[int] = mapped_column(WHOLE)
    value_to: Mapped[int | None] = mapped_column(WHOLE)
    unit: Mapped[str | None] = mapped_column(WORDS)
    currency: Mapped[str | None] = mapped_column(WORDS)
    as_of: Mapped[str | None] = mapped_column(WORDS)


class MilestoneRow(Model):
    """What was announced of each subject and kind of event, and what came of it: derived at every save.

    Dates as stored; events by id. The slip is in days, between its least and its most.
    """

    __tablename__ = "milestone"
    __table_args__ = (Index("ix_milestone_subject", "subject"), STRICT)

    event_kind: Mapped[str] = mapped_column(WORDS, primary_key=True)
    subject: Mapped[str] = mapped_column(WORDS, primary_key=True)
    first: Mapped[str | None] = mapped_column(WORDS)
    first_event: Mapped[str | None] = mapped_column(WORDS)
    latest: Mapped[str | None] = mapped_column(WORDS)
    latest_event: Mapped[str | None] = mapped_column(WORDS)
    actual: Mapped[str | None] = mapped_column(WORDS)
    actual_event: Mapped[str | None] = mapped_column(WORDS)
    shelved: Mapped[str | None] = mapped_column(WORDS)
    slip_least: Mapped[int | None] = mapped_column(WHOLE)
    slip_most: Mapped[int | None] = mapped_column(WHOLE)
