"""What was known at each step is what the file held then."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from districtdesk.names import Names
from districtdesk.records import Citation, DistrictState, Person
from districtdesk.register.identity import new_id
from districtdesk.register.journal.entry import remove_record
from districtdesk.register.journal.restoring import restore_record
from districtdesk.register.journal.store import Register
from districtdesk.register.journal.undo import redo, undo
from districtdesk.register.merging import Merging, merge
from tests.making import company, district, edit, event, figure, keep, named, on, project, residency, source
from tests.register.random_steps import RandomSteps, run
from tests.register.steps_taken_back import KeptFiles


def _work_on(register: Register) -> None:
    """Steps of every sort, of what others are titled by too."""
    park, other = district("Park", region="Aran"), district("Other")
    keep(register, park, other)
    plant, letter = project("Plant", district=park.id), source("Letter")
    keep(register, plant, letter)
    area, jobs = figure(park, "area", 60), figure(plant, "jobs_created", 5, as_of=on("2023"))
    first, second = event(plant, date=on("2025-05")), event(plant, park, date=on("2025-11"), announced_on=on("2024"))
    keep(register, area, jobs, first, second)
    person = Person(id=new_id(), names=Names(az="Aygün"))
    keep(register, person)
    told = Citation(id=new_id(), record=area.id, source=letter.id, speaker=person.id, said_by="A. Məmmədova")
    keep(register, told)
    edit(register, park, names=named("New park"), region=None)
    edit(register, area, value=Decimal(61), status="planned")
    keep(register, DistrictState(id=new_id(), district=park.id, names=named("Old park"), until=on("2020")))
    remove_record(register, "event", first.id)
    edit(register, second, subjects=(plant.id,), date=on("2026"))
    undo(register)
    redo(register)
    restore_record(register, first.id)
    firm, same = company("Cement"), company("Cements", address="Baku")
    keep(register, firm, same, residency(park, firm))
    keep(register, residency(other, same))
    merge(register, Merging("company", (firm.id, same.id), {"activity": "Cement"}))
    remove_record(register, "project", plant.id)
    undo(register)
    remove_record(register, "citation", told.id)
    edit(register, person, names=Names(az="Aysel"))


@pytest.mark.parametrize("every", [pytest.param(1, marks=pytest.mark.thorough), 5])
def test_what_was_known_at_each_step_is_what_the_file_held_then(register, tmp_path, every: int) -> None:
    kept = KeptFiles(tmp_path, register)
    _work_on(register)

    differing = {step: found for step in kept.steps[::every] if (found := kept.differing(step))}

    assert len(kept.steps) >= 20
    assert differing == {}


class _KeptSteps(RandomSteps):
    """Random steps of two writers, after each of which the file is kept. What is erased comes back in no past."""

    erase = None

    def __init__(self, template: Path) -> None:
        super().__init__(template)
        self._kept = KeptFiles(Path(self._folder.name), *self._writers)

    def _compare(self) -> None:
        assert {step: found for step in self._kept.steps[::3] if (found := self._kept.differing(step))} == {}


@pytest.mark.thorough
def test_what_was_known_at_random_steps_is_what_the_file_held_then(empty_register: Path) -> None:
    run(empty_register, 120, examples=4, machine=_KeptSteps)
