"""What the keys for the evidence at hand do, on whatever page one is."""

from __future__ import annotations

from collections.abc import Callable

from ...i18n import _
from ..editors.link_search import name_of
from ..feed.register_feed import Feed


def turn_to_next_source(feed: Feed) -> None:
    """Work from the next source at hand, and say which one that is."""
    at_hand = feed.source_at_hand
    at_hand.turn_to_next()
    if at_hand.id:
        feed.said.emit(_("At hand: {source}.", source=name_of(feed.register, at_hand.id)))
    else:
        feed.said.emit(_("No source is at hand. Make or open one, or choose it above the row for claims."))


def release_evidence(feed: Feed) -> None:
    """Let go of the source at hand and of what was told of its evidence."""
    feed.source_at_hand.release()
    feed.said.emit(_("Nothing is at hand any more."))


def evidence_keys(feed: Feed) -> dict[str, Callable[[], object]]:
    """What each of these actions does."""
    return {
        "next_source": lambda: turn_to_next_source(feed),
        "release_evidence": lambda: release_evidence(feed),
    }
