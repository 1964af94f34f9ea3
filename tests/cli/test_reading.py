"""The command that reads claims: one answer for each text, in order, in words or as a line of JSON."""

from __future__ import annotations

import io
import json

import pytest

from tests.cli.running import Run


def _lines(out: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in out.splitlines()]


def test_each_text_is_answered_in_order(run: Run) -> None:
    code, out, _err = run("read", "more than 220 as of 9 Feb 2024", "1,200", "14th resident", "--format", "json")
    first, second, third = _lines(out)
    assert code == 0
    assert {key: first[key] for key in ("ok", "qualifier", "value", "value_to", "unit", "currency", "as_of")} == {
        "ok": True, "qualifier": "more_than", "value": "220", "value_to": None, "unit": None, "currency": None,
        "as_of": "2024-02-09",
    }  # fmt: skip
    assert (first["conversion"], first["increment"]) == (None, False)
    assert [each["value"] for each in second["choices"]] == ["1200", "1.2"]
    assert (third["ok"], third["choices"], third["rule"]) == (False, [], "ordinal")


def test_an_indicator_or_a_dimension_guards_what_is_read(run: Run) -> None:
    _code, out, _err = run("read", "588,000 dollars", "500 jobs", "--indicator", "jobs_created", "--format", "json")
    money, jobs = _lines(out)
    assert (money["ok"], money["fitting"][0]) == (False, "invested")
    assert (jobs["value"], jobs["unit"]) == ("500", "job")
    _code, out, _err = run("read", "12.141 ha", "--dimension", "area", "--language", "en", "--format", "json")
    assert _lines(out)[0]["value"] == "12.141"


def test_lines_of_the_input_say_what_they_speak_of(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (
        "indicator=residents\tlanguage=ru\t1,200\n\ndimension=money\t$30m\nindicator=nothing\t5\nlanguage=az\t5 min\n"
    )
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    _code, out, _err = run("read", "-", "--format", "json")
    counted, empty, money, unknown, thousands = _lines(out)
    assert counted["value"] == "1200"
    assert (empty["ok"], unknown["ok"]) == (False, False)
    assert (money["value"], money["currency"]) == ("30000000", "USD")
    assert thousands["value"] == "5000"


def test_yesterday_is_reckoned_from_the_day_it_was_said(run: Run) -> None:
    _code, out, _err = run("read", "500 jobs yesterday", "--said", "2 May 2024", "--format", "json")
    (answer,) = _lines(out)
    assert (answer["ok"], answer["choices"][0]["as_of"]) == (False, "2024-05-01")


def test_people_are_answered_in_words(run: Run) -> None:
    _code, out, _err = run("read", "about 500 jobs as of 2024", "$3 to $5 million")
    assert out.replace("\u00a0", " ").replace("\u202f", " ").splitlines() == [
        "about 500 jobs, 2024",
        "“3” can mean thousands or millions here. Write both ends in full.",
        "  between 3 and 5 000 000 $",
        "  between 3 000 000 and 5 000 000 $",
    ]


def test_an_unknown_indicator_names_the_codes_that_fit(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = ("indicator=job_created\t300", "indicator=zzz\t5 million AZN", "language=fr\t5", "indicator=zzz\trubbish")
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines)))
    code, out, _err = run("read", "-")
    alike, fitting, language, nothing = out.splitlines()
    assert code == 0
    assert "jobs_created" in alike and "invested" in fitting and "az, en, ru" in language
    assert nothing == "“indicator=zzz” is not known here."
    code, _out, err = run("read", "300", "--indicator", "jobs")
    assert code != 0 and "jobs_created" in err
