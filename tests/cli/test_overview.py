"""The command line says what the overview says."""

from __future__ import annotations

import json
from pathlib import Path

from districtdesk.register.opening import open_register
from tests.cli.running import Run
from tests.making import district, event, figure, keep, on, project


def test_the_overview_knows_numbers_projects_launches_and_what_differs(run: Run, register_file: Path) -> None:
    register = open_register(register_file)
    park, plant = district("Park"), project("Plant", status="preparation")
    plant.district = park.id
    keep(register, park, plant, event(plant, date=on("2020-05")), figure(park, "residents", 13, as_of=on("2024")))
    register.close()
    code, out, _err = run("overview", register_file, "--format", "json")
    told = {(each["section"], each["key"]): each for each in json.loads(out)}
    assert code == 0
    assert told["number", "residents"]["told"].startswith("13")
    assert (told["status", "preparation"]["name"], told["status", "preparation"]["number_of"]) == (
        "In preparation",
        1,
    )
    assert told["launches", "2020"]["number_of"] == told["attention", "launches"]["number_of"] == 1
    assert told["unlike_recorded", f"{park.id}.residents"]["told"].endswith("Less is recorded than reported.")
    assert "1 project" in told["district", park.id]["told"]
    code, out, _err = run("overview", register_file)
    assert code == 0 and "Needs" not in out and "Expected launches that have passed" in out
