"""What the news item leaves open, so that a later source can answer it."""

from __future__ import annotations

from ..records import OpenQuestion
from ..register.journal.store import Session

_OF_THE_PLANT = (
    "Is the plant among the district's 13 residents?",
    "Is its investment among the more than 51 million manat of the district?",
    "Are its jobs among the about 500 of the district?",
    "What do the 1,200 additional jobs come on top of?",
    "Which shares do the partners have?",
    "Who pays for the plant?",
    "What is the joint company called?",
    "Which plot does the plant have?",
    "To which countries are cars exported?",
)
_OF_THE_DISTRICT = ("Of which day are the figures of the district?",)


def ask_what_is_open(session: Session, district: str, plant: str) -> None:
    """Add each question to what it is about; the source answers none of them."""
    asked = ((plant, _OF_THE_PLANT), (district, _OF_THE_DISTRICT))
    for subject, questions in asked:
        session.add_all(OpenQuestion(subject=subject, question=question) for question in questions)
