"""Random edits, removals, undos and redos by two writers, held against a plain model and against the journal.

python -m tests.register.random_steps 10000 makes so many; every run of the tests makes some hundred.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unicodedata import normalize

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from districtdesk.names import Names
from districtdesk.records import Figure, Person, Record
from districtdesk.register.erasing import erase_person
from districtdesk.register.errors import NothingToUndo, Refused
from districtdesk.register.identity import new_id
from districtdesk.register.journal import replay
from districtdesk.register.journal.broken_chain import find_breaks
from districtdesk.register.journal.entry import remove_record
from districtdesk.register.journal.hidden import find_hidden
from districtdesk.register.journal.restoring import restore_record
from districtdesk.register.journal.store import Register
from districtdesk.register.journal.undo import redo, undo
from districtdesk.register.opening import create, open_register
from districtdesk.unseen import without_unseen
from tests.making import company, district, edit, figure, keep

PICKED = st.integers(0, 10**6)
# What is kept as it was given: what nobody sees is left out, and letters are put together.
SAID = st.text(st.characters(categories=("L", "N")), max_size=8).filter(
    lambda text: normalize("NFC", without_unseen(text)) == text
)
_EDITED = {"district": ("region", "settlement"), "company": ("address", "activity"), "figure": ("note",)}
_STEPS_OF_ONE = 50


@dataclass
class _Known:
    """What the model knows of one record; `gone` is the step that removed it."""

    record: Record
    values: dict[str, Any] = field(default_factory=dict)
    gone: int = 0


State = dict[str, _Known]


class RandomSteps(RuleBasedStateMachine):
    """A register that two writers change by turns, and what it should hold."""

    def __init__(self, template: Path) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory(prefix="districtdesk-steps-")
        path = Path(shutil.copy(template, Path(self._folder.name) / "steps.ddesk"))
        self._writers = (open_register(path), open_register(path))
        self._number = 0
        self._state: State = {}
        self._done: list[State] = []
        self._undone: list[State] = []

    @property
    def _writer(self) -> Register:
        return self._writers[self._number % 3 % 2]

    def _standing(self, *kinds: str) -> list[_Known]:
        return [each for each in self._state.values() if not each.gone and (not kinds or each.record.kind in kinds)]

    def _removed(self) -> list[_Known]:
        return [each for each in self._state.values() if each.gone]

    def _begin(self) -> None:
        """A new step: what was undone can be done again no more."""
        self._number += 1
        self._done.append(deepcopy(self._state))
        self._undone.clear()

    @rule(kind=st.sampled_from((district, company)), name=SAID)
    def add(self, kind: Any, name: str) -> None:
        self._add(kind(f"N{name}"))

    @rule(name=SAID)
    def add_a_person(self, name: str) -> None:
        self._add(Person(id=new_id(), names=Names(az=f"P{name}")))

    @precondition(lambda self: self._standing("district"))
    @rule(pick=PICKED, value=st.integers(0, 10**6))
    def add_a_figure(self, pick: int, value: int) -> None:
        owners = self._standing("district")
        self._add(figure(owners[pick % len(owners)].record, "area", value))

    def _add(self, record: Record) -> None:
        self._begin()
        keep(self._writer, record)
        self._state[record.id] = _Known(record)

    @precondition(lambda self: self._standing(*_EDITED))
    @rule(pick=PICKED, which=PICKED, said=st.none() | SAID)
    def edit(self, pick: int, which: int, said: str | None) -> None:
        known = self._standing(*_EDITED)
        chosen = known[pick % len(known)]
        keys = _EDITED[chosen.record.kind]
        key, value = keys[which % len(keys)], said or None
        if chosen.values.get(key) == value:
            return
        self._begin()
        edit(self._writer, chosen.record, **{key: value})
        self._state[chosen.record.id].values[key] = value

    @precondition(lambda self: self._standing())
    @rule(pick=PICKED)
    def remove(self, pick: int) -> None:
        known = self._standing()
        chosen = known[pick % len(known)].record
        self._begin()
        for gone in remove_record(self._writer, chosen.kind, chosen.id):
            self._state[gone].gone = self._number

    @precondition(lambda self: self._removed())
    @rule(pick=PICKED)
    def restore(self, pick: int) -> None:
        known = self._removed()
        chosen = known[pick % len(known)]
        together = {each.record.id for each in known if each.gone == chosen.gone}
        if isinstance(chosen.record, Figure) and self._state[chosen.record.subject].gone:
            self._refuse(chosen.record)
            return
        self._begin()
        assert set(restore_record(self._writer, chosen.record.id)) == together
        for each in together:
            self._state[each].gone = 0

    def _refuse(self, claim: Figure) -> None:
        """A claim comes back with its subject, also where both went in one step, and never without it."""
        try:
            restore_record(self._writer, claim.id)
        except Refused:
            return
        raise AssertionError(f"{claim.id} came back without its subject")

    @rule()
    def undo(self) -> None:
        self._step(undo, self._done, self._undone)

    @rule()
    def redo(self) -> None:
        self._step(redo, self._undone, self._done)

    def _step(self, act: Any, from_here: list[State], to_there: list[State]) -> None:
        self._number += 1
        if not from_here:
            try:
                act(self._writer)
            except NothingToUndo:
                return
            raise AssertionError(f"{act.__name__} found something to do")
        act(self._writer)
        to_there.append(self._state)
        self._state = from_here.pop()

    @precondition(lambda self: any(isinstance(each.record, Person) for each in self._state.values()))
    @rule(pick=PICKED, is_meant=st.integers(0, 4))
    def erase(self, pick: int, is_meant: int) -> None:
        if is_meant:
            return
        people = [each.record.id for each in self._state.values() if isinstance(each.record, Person)]
        self._number += 1
        erase_person(self._writer, people[pick % len(people)])
        self._done.clear()
        self._undone.clear()

    def teardown(self) -> None:
        try:
            self._compare()
        finally:
            for writer in self._writers:
                writer.close()
            self._folder.cleanup()

    def _compare(self) -> None:
        with self._writers[0].read() as session:
            for record_type in {type(each.record) for each in self._state.values()}:
                stored = list(session.query(record_type))
                assert replay.find_differences(session, stored) == {}
                for record in stored:
                    self._compare_one(record)
            assert list(find_breaks(session)) == list(find_hidden(session)) == list(replay.find_gone(session)) == []

    def _compare_one(self, record: Record) -> None:
        known = self._state.get(record.id)
        if known is None:
            # Its adding was undone.
            assert record.removed_at is not None or record.kind == "indicator"
            return
        assert (record.removed_at is not None) == bool(known.gone)
        said = {key: getattr(record, key) for key in _EDITED.get(record.kind, ())}
        assert said == {key: known.values.get(key) for key in said}


def run(template: Path, steps: int, *, examples: int, machine: type[RandomSteps] = RandomSteps) -> None:
    """So many steps, in so many registers."""
    told = settings(
        max_examples=examples,
        stateful_step_count=max(1, steps // examples),
        deadline=None,
        # To make a failing case shorter would take minutes; the seed that is told makes it again.
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(lambda: machine(template), settings=told)


def main() -> None:
    """Make as many steps as were asked for."""
    steps = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder) / "empty.ddesk"
        create(template).close()
        run(template, steps, examples=max(1, steps // _STEPS_OF_ONE))
    print(f"{steps} steps, and all is as the journal tells")


if __name__ == "__main__":
    main()
