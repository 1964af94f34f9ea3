"""What stands in for the date of a typed claim that gives none, or could: the day of publication of its source."""

from __future__ import annotations

from ...i18n import _
from ...problems import Problem
from ...records import Source
from ...register import typed_claim
from ...register.claims.indicator_choices import OfferedIndicator
from ..kit import GuessLine


def tell_guess(
    line: GuessLine,
    source: Source | None,
    values: dict[str, object] | Problem | None,
    indicator: OfferedIndicator | None,
) -> None:
    """Show the day as what it is, a guess that can be left out or taken; nothing where no date is wanted."""
    published = source.date if source else None
    guess = typed_claim.day_of_publication(published, indicator.nature) if published and indicator else {}
    nature = indicator.nature if indicator else ""
    if not guess or not isinstance(values, dict) or not typed_claim.may_be_dated(values, nature):
        line.hide()
        return
    when = typed_claim.told_words(guess)
    if typed_claim.is_dated_by_source(values):
        text = _("Assumed: {when}. That is the day of publication; the claim gives no date.", when=when)
        if "for_when" in values:
            text = _("Assumed: {when}. That is the day of publication, on which it was said.", when=when)
        line.assume(text, _("Leave out"))
    else:
        line.offer(_("Assume {when}, the day of publication", when=when))
