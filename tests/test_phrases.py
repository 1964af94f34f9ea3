"""Each phrase of the tables says what it was judged to say, or is asked about as it was judged to be."""

from __future__ import annotations

from collections import Counter

from tests.phrase_table import phrases_of, read_phrase, say_outcome, verdict
from tests.unseen_phrases import all_judged


def test_every_phrase_is_read_as_it_was_judged() -> None:
    outcomes = [(each, say_outcome(read_phrase(each))) for each in phrases_of("own.txt")]
    assert len(outcomes) > 590
    unlike = [
        f"[{each.sort}] {each.text} => {each.says}, came: {came}"
        for each, came in outcomes
        if verdict(each.says, came) != "right" or (each.says.startswith("ask ") and each.says != came)
    ]
    assert unlike == [], "\n".join(unlike)


def test_phrases_written_without_a_look_at_the_grammar_are_read_or_asked_about() -> None:
    judged = all_judged()
    counts = Counter(verdict for _phrase, verdict, _came in judged)
    wrong = [phrase.text for phrase, verdict, _came in judged if verdict == "wrong"]
    # Kept to the square metre, and judged to nine places.
    assert wrong == ["100 acres"]
    assert counts["right"] + counts["asked"] >= 188
