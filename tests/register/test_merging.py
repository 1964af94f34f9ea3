"""Two records that are one are merged with all that belongs to them, and can be parted again, however much later."""

from __future__ import annotations

import pytest

from districtdesk.names import Names
from districtdesk.record_kinds import RECORD_KINDS
from districtdesk.records import (
    KINDS,
    AcceptedWarning,
    Citation,
    Company,
    CompanyState,
    District,
    Figure,
    LegalAct,
    Participation,
    Record,
    SavedFilter,
    values_of,
)
from districtdesk.register.checking import check
from districtdesk.register.errors import ChangedSince, Refused
from districtdesk.register.identity import new_id
from districtdesk.register.journal.merge_marks import read_merges
from districtdesk.register.journal.restoring import restore_record
from districtdesk.register.journal.store import Register
from districtdesk.register.journal.undo import redo, undo
from districtdesk.register.kept_warnings import keep_warning, read_standing
from districtdesk.register.merging import Merging, merge, try_merge
from districtdesk.register.parting import part, preview_parting
from districtdesk.register.queries.history import changes_in
from districtdesk.register.queries.history import steps as read_steps
from districtdesk.register.queries.merge_preview import preview_merge
from tests.making import company, district, edit, event, figure, keep, project, residency, source, standing, stored


def _values(register: Register) -> dict[str, dict[str, object]]:
    """All that stands in the register, record by record."""
    with register.read() as session:
        return {each.id: {key: value for key, value in _fields(each).items() if value} for each in standing(session)}


def _fields(record: Record) -> dict[str, object]:
    return {key: value for key, value in values_of(record).items() if key != "of_version"}


class Firms:
    """A company that was entered twice, each time with much that belongs to it."""

    def __init__(self, register: Register) -> None:
        self.one = company("Vega LLC", tax_id="0123456789", address="Baku")
        self.two = company("Vega", names=Names(az="Veqa MMC", en="Vega Ltd"), other_names="Wega", activity="Cement")
        self.area, self.plant, self.paper = district(), project(), source()
        self.claims = [figure(self.two, "jobs_created", n, preferred=n == 500 or None) for n in (500, 620)]
        self.first = figure(self.one, "jobs_created", 480, preferred=True)
        self.joint = figure(self.area, "jobs_created", 900, together_with=(self.two.id,))
        self.cited = Citation(id=new_id(), record=self.claims[0].id, source=self.paper.id)
        self.own_evidence = Citation(id=new_id(), record=self.two.id, field="activity", source=self.paper.id)
        self.state = CompanyState(id=new_id(), company=self.two.id, names=Names(en="Old Vega"))
        self.share = Participation(id=new_id(), project=self.plant.id, company=self.two.id, role="investor")
        self.visit = event(self.one, self.two, event_kind="visit", status="actual")
        self.act = LegalAct(id=new_id(), number="12", parties=(self.two.id,))
        self.stay = residency(self.area, self.two, status="operating")
        self.filter = SavedFilter(
            id=new_id(), name="Theirs", of_kind="residency", conditions=f"company = {self.two.id}"
        )
        keep(register, self.one, self.two, self.area, self.plant, self.paper)
        keep(register, *self.claims, self.first, self.joint, self.cited, self.own_evidence, self.state, self.share)
        keep(register, self.visit, self.act, self.stay, self.filter)

    @property
    def merging(self) -> Merging:
        return Merging("company", (self.one.id, self.two.id), {"activity": "Cement"})


@pytest.fixture
def firms(register: Register) -> Firms:
    return Firms(register)


@pytest.mark.thorough
def test_all_that_points_at_it_follows_and_one_undo_takes_it_back(register: Register, firms: Firms) -> None:
    keep_warning(register, firms.claims[1].id, "without_evidence", "Asked by telephone.")
    before = _values(register)
    with register.read() as session:
        seen = preview_merge(session, "company", firms.merging.ids)
    choices = {each.field.key: each for each in seen.choices}
    assert choices["names"].is_open and choices["names"].together is None
    assert not choices["activity"].is_open and seen.proposed["activity"] == "Cement"
    merged = merge(register, firms.merging)
    assert dict(merged.moved) == {**seen.moves, "saved_filter": 1} and merged.unmarked == 1
    assert stored(register, firms.one).other_names == "Veqa MMC; Vega Ltd; Wega"
    assert stored(register, firms.visit).subjects == (firms.one.id,)
    assert stored(register, firms.joint).together_with == (firms.one.id,)
    after = _values(register)
    assert firms.two.id not in after and firms.two.id not in str(after)
    with register.read() as session:
        assert [each.because for each in read_standing(session, firms.claims[1].id)] == ["Asked by telephone."]
        last = read_steps(session, limit=1)[0]
        told = changes_in(session, last.change_set.sequence, limit=100)
        assert last.title() == "Merge companies" and last.first.show() == "Vega Ltd"
        assert (told[0].differences[-1].label, told[0].differences[-1].before) == ("Merged into", "Vega LLC")
        mine = next(each for each in told if each.record_id == firms.one.id)
        assert ("Merged", "", "Vega Ltd") in [(each.label, each.before, each.after) for each in mine.differences]
    assert not check(register).has_errors
    undo(register)
    assert _values(register) == before
    redo(register)
    assert _values(register) == after


@pytest.mark.thorough
def test_parted_later_its_own_goes_home_and_what_is_new_stays(register: Register, firms: Firms) -> None:
    before = _values(register)
    merge(register, firms.merging)
    late, gone = figure(firms.one, "jobs_created", 700), firms.claims[1]
    keep(register, late)
    edit(register, firms.one, address="Sumqayit", other_names="Veqa MMC; Wega; Vega Ltd; Vega Cement")
    edit(register, firms.share, company=firms.one.id, share=None, note="Seen.")
    with register.change("Remove claim") as session:
        session.get_one(Figure, gone.id).removed_at = session.get_one(Figure, late.id).created_at
    undo(register)
    redo(register)
    with register.read() as session:
        (past,) = read_merges(session, firms.one.id)
        assert (past.id, past.name.show()) == (firms.two.id, "Vega Ltd")
        seen = preview_parting(session, firms.one.id, past.id)
    assert (dict(seen.stays), seen.elsewhere) == ({"figure": 1}, 1)
    with pytest.raises(Refused, match=r"merged into “Vega LLC”.*Split again"):
        restore_record(register, firms.two.id)
    assert part(register, "company", firms.one.id, firms.two.id) == seen
    now = _values(register)
    assert now.pop(late.id)
    assert now[firms.share.id].pop("note") == "Seen."
    before.pop(gone.id)
    before[firms.one.id] |= {"address": "Sumqayit", "other_names": "Vega Cement"}
    assert now == before
    assert not check(register).has_errors
    with register.read() as session:
        assert read_merges(session, firms.one.id) == []
    with pytest.raises(Refused):
        part(register, "company", firms.one.id, firms.two.id)


@pytest.mark.thorough
def test_one_of_several_is_parted_alone(register: Register) -> None:
    firms = [company(name) for name in ("Vega", "Vega A", "Vega B")]
    claims = [figure(firm, "jobs_created", 10 + place) for place, firm in enumerate(firms)]
    keep(register, *firms)
    keep(register, *claims)
    merge(register, Merging("company", tuple(each.id for each in firms), {"note": "One."}))
    part(register, "company", firms[0].id, firms[1].id)
    assert [stored(register, each).subject for each in claims] == [firms[0].id, firms[1].id, firms[0].id]
    assert stored(register, firms[0]).other_names == "Vega B"
    undo(register)
    part(register, "company", firms[0].id, firms[2].id)
    part(register, "company", firms[0].id, firms[1].id)
    assert [stored(register, each).subject for each in claims] == [each.id for each in firms]
    merge(register, Merging("company", (firms[0].id, firms[1].id)))
    undo(register)
    with register.change("Remove") as session:
        session.get_one(Company, firms[1].id).removed_at = stored(register, firms[1]).created_at
        session.get_one(Figure, claims[1].id).removed_at = stored(register, firms[1]).created_at
    with register.read() as session:
        # It was removed by itself, and is no part of the other one.
        assert read_merges(session, firms[0].id) == []


@pytest.mark.thorough
def test_what_a_rule_forbids_is_refused_in_a_sentence(register: Register, firms: Firms) -> None:
    zone = district("North zone", part_of=firms.area.id)
    keep(register, zone, residency(firms.area, firms.one, status="operating"))
    before = _values(register)
    for ids in ((firms.area.id, zone.id), (zone.id, firms.area.id)):
        with pytest.raises(Refused, match="cannot be one"):
            merge(register, Merging("district", ids))
    for attempt in (merge, try_merge):
        with pytest.raises(
            Refused, match=r"Vega.*Hajigabul: This company already has an open residency.*Merge the two"
        ):
            attempt(register, firms.merging)
    with pytest.raises(Refused, match="two different"):
        merge(register, Merging("company", (firms.one.id, firms.one.id)))
    with pytest.raises(Refused, match="one kind"):
        merge(register, Merging("company", (firms.one.id, zone.id)))
    with pytest.raises(Refused, match="cannot be merged"):
        merge(register, Merging("citation", (firms.cited.id, firms.own_evidence.id)))
    with pytest.raises(ChangedSince):
        merge(register, Merging("company", firms.merging.ids, versions={firms.two.id: 7}))
    assert _values(register) == before


@pytest.mark.thorough
def test_trying_keeps_nothing(register: Register, firms: Firms) -> None:
    before = _values(register)
    tried = try_merge(register, firms.merging)
    assert tried.moved and tried.other_names and _values(register) == before
    assert merge(register, firms.merging) == tried


def test_kinds_that_can_be_merged_say_so() -> None:
    mergeable = {kind for kind, words in RECORD_KINDS.items() if words.merged}
    assert mergeable >= {"district", "company", "project", "residency", "person", "source"}
    for kind in mergeable:
        assert RECORD_KINDS[kind].parted and kind in KINDS
    assert AcceptedWarning is KINDS["accepted_warning"] and District is KINDS["district"]
