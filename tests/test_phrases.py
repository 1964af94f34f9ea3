"""Each phrase of the tables says what it was judged to say, or is asked about as it was judged to be."""

from __future__ import annotations

from tests.phrase_table import phrases_of, read_phrase, say_outcome, verdict


def test_every_phrase_is_read_as_it_was_judged() -> None:
    outcomes = [(each, say_outcome(read_phrase(each))) for each in phrases_of("own.txt")]
    assert len(outcomes) > 590
    unlike = [
        f"[{each.sort}] {each.text} => {each.says}, came: {came}"
        for each, came in outcomes
        if verdict(each.says, came) != "right" or (each.says.startswith("ask ") and each.says != came)
    ]
    assert unlike == [], "\n".join(unlike)
