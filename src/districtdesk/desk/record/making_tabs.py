"""The tabs of a record beside its claims and its form, each made when it is first looked at."""

from __future__ import annotations

from ...record_kind import Related
from ...record_kinds import EVIDENCE, RECORD_KINDS
from ...records.states import KINDS_OF_STATES
from ...settings import Settings
from ..feed.register_feed import Feed
from ..history.history_page import HistoryView
from .evidence_tab import EvidenceTab
from .record_tabs import CARRIED, HISTORY, SENT
from .related_tab import RelatedTab
from .sent_tab import CarriedTab, SentTab
from .states_tab import StatesTab

MadeTab = EvidenceTab | HistoryView | RelatedTab | StatesTab | SentTab | CarriedTab
# From these a record is added in place.
ADDING = (RelatedTab, EvidenceTab, StatesTab)
# These read anew what they show when they are told to; the history does so by itself.
REFRESHED = (*ADDING, SentTab, CarriedTab)


def make_tab(key: str, kind: str, feed: Feed, settings: Settings, record_id: str) -> MadeTab:
    """The tab of this key of such a record."""
    if key == EVIDENCE.key:
        return EvidenceTab(feed, settings, record_id)
    if key == HISTORY:
        return HistoryView(feed, record_id)
    if key == SENT:
        return SentTab(feed, settings, record_id)
    if key == CARRIED:
        return CarriedTab(feed, kind, record_id)
    related = next(each for each in RECORD_KINDS[kind].related if each.key == key)
    return _of_related(related, feed, settings, record_id)


def _of_related(related: Related, feed: Feed, settings: Settings, record_id: str) -> RelatedTab | StatesTab:
    if related.kind in KINDS_OF_STATES:
        return StatesTab(feed, related, record_id)
    return RelatedTab(feed, settings, related, record_id)
