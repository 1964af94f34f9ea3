"""The command line finds records that may be one, merges them and splits them again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from districtdesk.register.opening import open_register
from tests.cli.running import Run
from tests.making import company, figure, keep


@pytest.mark.thorough
def test_clusters_are_listed_merged_and_split_again(run: Run, register_file: Path) -> None:
    firms = [
        company("Vega Tekstil", address="Baku"),
        company("Tekstil Vega", activity="Textiles", address="Sumqayit"),
    ]
    register = open_register(register_file)
    keep(register, *firms)
    keep(register, figure(firms[1], "jobs_created", 12))
    register.close()
    code, out, _err = run("clusters", register_file, "company", "--format", "json")
    found = [(each["cluster"], each["id"]) for each in json.loads(out)]
    assert code == 0 and found == [(1, each.id) for each in firms]
    one, two = (each.id for each in firms)
    merging = ("merge", register_file, "company", one, two)
    code, out, _err = run(*merging, "--dry-run", "--take", f"address={two}", "--format", "json")
    told = json.loads(out)
    assert (code, told["moved"], told["is_written"]) == (0, {"figure": 1}, False)
    assert run(*merging, "--take", f"colour={two}")[0] == run("merge", register_file, "company", one, one)[0] == 1
    assert run(*merging, "--take", f"address={two}")[0] == 0
    (kept,) = json.loads(run("list", register_file, "company", "--format", "json")[1])
    assert (kept["activity"], kept["address"], kept["other_names"]) == ("Textiles", "Sumqayit", "Tekstil Vega")
    code, out, _err = run("split", register_file, "company", one, two)
    assert code == 0 and "Home to it went: 1 " in out
    assert run("split", register_file, "company", one, two)[0] == 1
    assert len(json.loads(run("list", register_file, "company", "--format", "json")[1])) == 2
    assert "Split companies again" in run("history", register_file)[1]
