"""What a table of claims shows in each cell: lines of runs, each in its colour; no painting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ... import i18n
from ...i18n import _
from ...overview.claim_words import asides
from ...quantity import Quantity, qualified
from ...records import Figure, field_of
from ...records.figure_dates import is_unstated, show_period
from ...records.titling import BETWEEN
from ...register.queries.subject_claims import Claim, confirmed_by, sources_among
from ..kit.labels import TextColour
from ..kit.pill import Tone, tone_of

# What a click on a run leads to, beside kinds of record: the citations of a figure.
CITATIONS = "citations"


@dataclass(frozen=True, slots=True)
class TextRun:
    """Text in one colour. `target` is what a click on it opens: a kind of record, or citations, and an id."""

    text: str
    text_colour: TextColour = "text"
    target: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """Lines of runs, or pills: a word and its tone."""

    lines: tuple[tuple[TextRun, ...], ...] = ()
    pills: tuple[tuple[str, Tone], ...] = ()
    is_number: bool = False

    def text(self) -> str:
        """All of it as one text, for screen readers, tooltips and the clipboard."""
        words = ["".join(run.text for run in line) for line in self.lines] + [word for word, _tone in self.pills]
        return ", ".join(words)


# How far a part stands in from its whole, and how a line begins that is one.
INDENT = "\u2003"


def indicator_cell(claim: Claim, subject: str, depth: int = 0) -> Cell:
    """What is measured, seen from this subject; a part of another claim so many steps in from it."""
    name = claim.indicator.caption.show()
    first = INDENT * depth + _("of which {indicator}", indicator=name) if depth else name
    aside = [(TextRun(INDENT * depth + text, "dim"),) for text in asides(claim, subject)]
    return Cell(((TextRun(first),), *aside))


def part_cell(claim: Claim, subject: str, depth: int) -> Cell:
    """The value where no indicator stands beside it: whose it is, and of what it is a part."""
    value = value_cell(claim)
    of = [_("of which {indicator}", indicator=claim.indicator.caption.show())] if depth else []
    return Cell((*value.lines, *((TextRun(text, "dim"),) for text in (*of, *asides(claim, subject)))), is_number=True)


def value_cell(claim: Claim) -> Cell:
    """The number with its qualifier before it and its unit after it; below, the conversion as printed."""
    figure = claim.figure
    lines = [tuple(_amount_runs(claim))]
    if figure.printed_value is not None:
        printed = Quantity("exact", figure.printed_value, unit=figure.printed_unit)
        lines.append((TextRun(_("printed as {amount}", amount=printed.full()), "dim"),))
    if claim.replaced_by:
        text = _("replaced by {claim}", claim=claim.replaced_by)
        lines.append((TextRun(text, "accent", ("figure", figure.replaced_by or "")),))
    if figure.stated_conversion:
        lines += [(TextRun(text, "dim"),) for text in conversion_lines(figure)]
    return Cell(tuple(lines), is_number=True)


def _amount_runs(claim: Claim) -> list[TextRun]:
    word, number = claim.quantity.parts()
    return [TextRun(f"{word} ", "dim"), TextRun(number)] if word else [TextRun(number)]


def conversion_lines(figure: Figure) -> list[str]:
    """The conversion as the source states it, and the rate that follows from it."""
    amount = figure.stated_conversion.show() if figure.stated_conversion else ""
    stated = qualified(figure.conversion_qualifier or "", amount)
    if figure.implied_rate is None or figure.stated_conversion is None:
        return [_("stated as {amount}", amount=stated)]
    rate, own, other = (
        i18n.number(Decimal(figure.implied_rate), 4),
        figure.currency,
        figure.stated_conversion.currency,
    )
    said = _("1 {other} = {rate} {currency}", rate=rate, currency=own, other=other)
    return [_("stated as {amount}", amount=stated), said]


def when_cell(claim: Claim, subject_name: str = "") -> Cell:
    """As of when, and on what basis where no source gives that; for when it is meant; a flow's period.

    `subject_name`: whose page it stands on, and so is not said again.
    """
    figure = claim.figure
    lines = [(TextRun(figure.as_of.show()),)] if figure.as_of else []
    if figure.for_when:
        lines.append((TextRun(_("meant for: {when}", when=figure.for_when.short())),))
    if claim.distance:
        lines.append((TextRun(claim.distance.removesuffix(f"{BETWEEN}{subject_name}"), "dim"),))
    if figure.period:
        lines.append((TextRun(show_period(figure.period), "dim" if figure.as_of else "text"),))
    if (figure.as_of or figure.period) and is_unstated(figure.as_of_basis):
        word = _("day of publication") if figure.as_of_basis == "date_of_publication" else _("assumed")
        lines.insert(1, (TextRun(word, "dim"),))
    return Cell(tuple(lines) or ((TextRun("–", "dim"),),))


def status_cell(claim: Claim, marks: Sequence[tuple[str, Tone]] = ()) -> Cell:
    """The status, and whatever wants a look."""
    status, kind = claim.figure.status, field_of(Figure, "status").kind
    return Cell(pills=((kind.show(status), tone_of(kind, status)), *marks))


def source_cell(claim: Claim) -> Cell:
    """Who published it, how many sources say so, which confirm it, and who said it; amber where nothing stands behind
    the claim.

    The publisher leads to the source, the rest to the citations.
    """
    citations = (CITATIONS, claim.figure.id)
    if not claim.evidence:
        return Cell(((TextRun(_("no evidence yet"), "amber", citations),),))
    first = claim.evidence[0]
    lines = [(TextRun(first.publisher, "accent", ("source", first.source_id)), *_count_runs(claim, citations))]
    if confirmed := confirmed_by(claim.evidence):
        lines.append((TextRun(confirmed, "dim", citations),))
    speakers = dict.fromkeys(each.who for each in claim.evidence if each.who)
    if speakers:
        lines.append((TextRun(", ".join(speakers), "dim", citations),))
    return Cell(tuple(lines))


def _count_runs(claim: Claim, citations: tuple[str, str]) -> tuple[TextRun, ...]:
    """How many sources say so; where it is one, how often it is cited. Short: the publisher stands before it."""
    sources, cited = len(sources_among(claim.evidence)), len(claim.evidence)
    count = sources if sources > 1 else cited
    return (TextRun(f" [{count}]", "accent", citations),) if count > 1 else ()


def merged_cell(first: Cell, *others: Cell) -> Cell:
    """One cell where there is no room for several columns: the words of the others stand below the first, dim."""
    below = []
    for other in others:
        words = [*("".join(run.text for run in line) for line in other.lines), *(word for word, _tone in other.pills)]
        below += [(TextRun(BETWEEN.join(words), "dim"),)] if words else []
    return Cell((*first.lines, *below), is_number=first.is_number)


def preferred_cell(claim: Claim, is_shown: bool) -> Cell:
    """Whether this claim is the one on show, and why."""
    if claim.figure.preferred:
        kind, reason = field_of(Figure, "preferred_reason").kind, claim.figure.preferred_reason
        why: tuple[tuple[str, Tone], ...] = ((kind.show(reason), "neutral"),) if reason else ()
        return Cell(pills=((_("preferred"), "accent"), *why))
    return Cell(pills=((_("shown"), "neutral"),)) if is_shown else Cell()
