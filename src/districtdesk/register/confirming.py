"""A second source of a claim that is there already: it is cited beside the first, and makes no second claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from sqlalchemy import ColumnElement, or_, select, union_all

from ..folding import fold
from ..i18n import N_, _
from ..names import Names
from ..problems import Problem
from ..records import FieldValues, Figure, Indicator, field_of, kind_of, table_of
from ..records.base import values_of
from ..records.titling import BETWEEN
from .captions import captions, pointing_at
from .claims.figure_rows import subjects_of
from .claims.same_claim import TIMES, added_by, claim_key, dated_as, more_said
from .journal.entry import Entry, Saved, put
from .journal.store import Register, Session
from .queries.subject_claims import Evidence, read_evidence

# Where in the source it stands and who said it there: what tells one saying of a source from another.
_PLACE = ("place_in_it", "said_by", "speaker")


@dataclass(frozen=True, slots=True)
class SameClaim:
    """A claim of the register that a new one equals, at the version that was read.

    `sources` are the publishers of those that say so. `added`: what the new one says beyond it, by field. `citation`:
    by which a further source is cited; None where none is given, or where it says so already. `is_likely`: it says
    more than the new one, which may not have been able to, so that it is only asked whether they are the same. So it
    is where the new one is of the same source and only `is_more_exact` in its date, which would correct this one.
    """

    figure: str
    version: int
    sources: tuple[str, ...]
    added: Mapping[str, object] = field(default_factory=dict)
    citation: FieldValues | None = None
    is_said: bool = False
    is_likely: bool = False
    is_more_exact: bool = False
    title: str = ""

    @property
    def may_be_added(self) -> bool:
        """Whether there is something to keep with the claim that is there."""
        return self.citation is not None or (self.is_said and bool(self.added))

    def why(self) -> str:
        """Why no second claim is made of it, in one or more sentences."""
        if self.is_more_exact:
            text = _(
                "Is this the claim that is there from the same source, with a more exact date: {claim}?",
                claim=self.title,
            )
            return self._with_new_words(text)
        if self.is_said:
            said = _("This source says so already.")
            return self._with_new_words(" ".join((self._question(), said)) if self.is_likely else said)
        there = self._question() if self.is_likely else self._there()
        if self.citation is None:
            return " ".join((there, _("Choose the source that says so too.")))
        return self._with_new_words(there)

    def _there(self) -> str:
        if not self.sources:
            return _("This claim is there already, without a source.")
        return _("This claim is there already, from {sources}.", sources=", ".join(self.sources))

    def _question(self) -> str:
        if not self.sources:
            return _("Is this the same as the claim that is there: {claim}?", claim=self.title)
        return _(
            "Is this the same as the claim that is there, from {sources}: {claim}?",
            sources=", ".join(self.sources),
            claim=self.title,
        )

    def _with_new_words(self, sentence: str) -> str:
        labels = ", ".join(_(field_of(Figure, key).kind.label) for key in self.added)
        return (
            " ".join((sentence, _("What is new is kept with it: {fields}.", fields=labels))) if labels else sentence
        )


def find_same(
    session: Session,
    entry: Entry,
    also: Iterable[Entry] = (),
    *,
    is_typed: bool = False,
    may_correct: bool = False,
) -> SameClaim | None:
    """The claim that a new record would say again, with the citation that is to be saved beside it; None if none.

    Of one that `is_typed` in one line, which has no place for all, one that only says more is asked about. Where it
    `may_correct`, so is one of the same source of which it only says the date more exactly.
    """
    if entry.kind != kind_of(Figure) or entry.record_id is not None:
        return None
    if any(isinstance(value, Problem) for value in entry.values.values()):
        return None
    cited = next((each.values for each in also if each.kind == "citation"), None)
    together = entry.values.get("together_with")
    subjects = subjects_of(str(entry.values.get("subject")), together if isinstance(together, tuple) else ())
    known = _of_this_number(session, entry.values, subjects, is_joint=is_typed)
    found = list(_equal((each for each in known if each[0].subject in subjects), entry.values))
    if may_correct and not found and cited is not None:
        return _corrected(session, known, entry.values, cited)
    likely = list(_likely(known, entry.values)) if is_typed and not found else []
    found += likely
    evidence = read_evidence(session, [figure.id for figure, _added in found])
    claims = [_same(figure, added, evidence.get(figure.id, ()), cited, entry.values) for figure, added in found]
    # Of several the one that this source has said, else the first that was entered.
    same = next((each for each in claims if each.is_said), next(iter(claims), None))
    if same is None or not likely:
        return same
    return replace(same, is_likely=True, title=_called(session, session.get_one(Figure, same.figure)))


Found = tuple[Figure, dict[str, object]]
# With the unit of its indicator.
Known = tuple[Figure, Names | None]


def _equal(known: Iterable[Known], values: FieldValues) -> Iterator[Found]:
    for figure, own_unit in known:
        there = values_of(figure)
        key = claim_key(values, own_unit)
        added = added_by(values, there) if key and key == claim_key(there, own_unit) else None
        if added is not None:
            yield figure, added


def _likely(known: Iterable[Known], values: FieldValues) -> Iterator[Found]:
    """Those that say the same and more of it: of what it is a part, of which product, of whom together."""
    for figure, own_unit in known:
        there = values_of(figure)
        more = more_said(values, there)
        key = claim_key(more, own_unit) if more else None
        added = added_by(values, there) if key and key == claim_key(there, own_unit) else None
        if added is not None:
            yield figure, added


def _corrected(session: Session, known: Iterable[Known], values: FieldValues, cited: FieldValues) -> SameClaim | None:
    """The claim of the same source that the new one only dates more exactly."""
    for figure, own_unit in known:
        there = values_of(figure)
        dated = dated_as(values, there)
        key = claim_key(dated, own_unit) if dated else None
        added = added_by(values, there) if key and key == claim_key(there, own_unit) else None
        evidence = read_evidence(session, [figure.id]).get(figure.id, ()) if added is not None else ()
        if added is None or not any(_says(each, cited) for each in evidence):
            continue
        exact = {key: values[key] for key in TIMES if values.get(key) and values.get(key) != there.get(key)}
        same = _same(figure, {**added, **exact}, evidence, cited, values)
        return replace(same, is_likely=True, is_more_exact=True, title=_called(session, figure))
    return None


def _of_this_number(
    session: Session, values: FieldValues, subjects: Sequence[str], *, is_joint: bool
) -> Sequence[Known]:
    """The claims of these subjects; where `is_joint` also those of others together with the new one's."""
    # Of thousands of claims only those of this number are read: this is asked at each letter that is typed.
    value, figures, measures = values.get("value"), table_of(Figure), table_of(Indicator)
    alike = Figure.value == value if value else or_(Figure.value.is_(None), Figure.value == Decimal(0))
    ways: list[ColumnElement[bool]] = [Figure.subject.in_(subjects)]
    if is_joint:
        ways.append(pointing_at(Figure, "together_with", [str(values.get("subject"))]))
    # Each way by its own index: of both in one condition SQLite would read every figure of the indicator.
    of_indicator = figures.c.indicator == values.get("indicator")
    found = union_all(*(select(figures.c.id).where(way, of_indicator, alike) for way in ways))
    query = select(Figure, measures.c.unit).join(measures, measures.c.id == Figure.indicator)
    query = query.where(Figure.id.in_(found), Figure.removed_at.is_(None)).order_by(Figure.id)
    return [(figure, own_unit) for figure, own_unit in session.execute(query)]


def _called(session: Session, figure: Figure) -> str:
    """What the claim is called, with what it says of parts and products."""
    names = captions(session, filter(None, (figure.id, figure.part_of, figure.product)))
    title = names[figure.id].show()
    if figure.product in names:
        title = BETWEEN.join((title, names[figure.product].show()))
    if figure.part_of in names:
        return _("{claim}, part of {whole}", claim=title, whole=names[figure.part_of].show())
    return title


def _same(
    figure: Figure,
    added: Mapping[str, object],
    evidence: Iterable[Evidence],
    cited: FieldValues | None,
    values: FieldValues,
) -> SameClaim:
    known = list(evidence)
    sources = tuple(dict.fromkeys(each.publisher for each in known))
    is_said = cited is not None and any(_says(each, cited) for each in known)
    is_further = cited is not None and not is_said
    citation = {"note": values.get("note"), **cited} if cited is not None and is_further else None
    return SameClaim(figure.id, figure.version, sources, added, citation, is_said)


def _says(evidence: Evidence, cited: FieldValues) -> bool:
    """Whether it is the same source at the same place; a place or a speaker that is not said is no other one."""
    if evidence.source_id != cited.get("source"):
        return False
    told = ((cited.get(key), getattr(evidence.citation, key)) for key in _PLACE)
    return all(not new or fold(str(new)) == fold(old or "") for new, old in told)


def confirm(register: Register, same: SameClaim) -> Saved:
    """Cite the further source beside the claim that is there, and keep what it adds, as one step.

    Raises ChangedSince when the claim was changed or removed in the meantime, Refused as entry.save does.
    """
    with register.change(N_("Add source to claim")) as session:
        put_confirmed(session, same)
    warnings = session.outcome.warnings if session.outcome else {}
    return Saved(same.figure, warnings.get(same.figure, []))


def put_confirmed(session: Session, *found: SameClaim) -> None:
    """Bring them into a change under way, of one claim; where there is nothing to keep nothing is changed."""
    for same in found:
        if not same.may_be_added:
            continue
        put(session, Entry(kind_of(Figure), same.added, same.figure, same.version))
        if same.citation is not None:
            put(session, Entry("citation", {**same.citation, "record": same.figure}))
