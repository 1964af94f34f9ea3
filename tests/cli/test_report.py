"""Pages of paper from the command line: which there are, of what they are, and what is remembered of them."""

from __future__ import annotations

import json
import os
from contextlib import closing
from pathlib import Path

import docx

from districtdesk.records import SavedFilter
from districtdesk.register.opening import open_register
from tests.cli.running import Run, add_park, process
from tests.making import district, keep


def test_the_page_of_the_only_district_needs_no_name_and_is_remembered(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    out = tmp_path / "page.docx"
    assert run("report", sample, out, "--kind", "district") == (0, "Made “page.docx”.\n", "")
    assert docx.Document(str(out)).paragraphs[0].text == "Hajigabul Industrial District"
    (export,) = json.loads(run("exports", sample, "--format", "json")[1])
    assert "Hajigabul" in repr(export) and "page.docx" in repr(export)


def test_of_several_districts_one_is_asked_for_in_any_spelling_and_language(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    add_park(sample)
    out = tmp_path / "page.docx"
    code, _said, why = run("report", sample, out, "--kind", "district")
    assert (code, why) == (1, "Of which district? Write --name TEXT.\n") and not out.exists()
    assert run("report", sample, out, "--kind", "district", "--name", "Nowhere")[0] == 1
    assert run("report", sample, out, "--kind", "district", "--name", " ") == (1, "", why)
    asked = ("report", sample, out, "--kind", "district", "--name", "Гаджигабул", "--language", "ru")
    assert run(*asked)[0] == 0
    assert docx.Document(str(out)).paragraphs[0].text == "Гаджигабульский промышленный квартал"


def test_a_page_says_above_and_below_who_may_see_it(run: Run, sample: Path, tmp_path: Path) -> None:
    out, marked = tmp_path / "page.docx", ("--mark", "For official use")
    assert run("report", sample, out, "--kind", "district", *marked)[0] == 0
    (sheet,) = docx.Document(str(out)).sections
    assert [each.paragraphs[-1].text for each in (sheet.header, sheet.footer)] == ["For official use"] * 2
    refused = "What is drawn has no mark: leave --mark out.\n"
    assert run("report", sample, tmp_path / "a.svg", "--kind", "timeline", *marked) == (1, "", refused)


def test_a_pdf_is_drawn_without_a_screen(sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "page.pdf"
    without = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "QT_QPA_PLATFORM")}
    ended = process("report", sample, out, "--kind", "district", env=without)
    assert (ended.returncode, ended.stderr) == (0, b"") and out.read_bytes().startswith(b"%PDF")


def test_a_timeline_is_drawn_and_remembered_and_its_options_fit_nothing_else(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    for name, *more in (("a.pdf", "--one-page"), ("a.svg", "--by", "status", "--density", "dense", "--sort", "slip")):
        out = tmp_path / name
        assert run("report", sample, out, "--kind", "timeline", *more) == (0, f"Made “{name}”.\n", "")
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF") and b"<svg" in (tmp_path / "a.svg").read_bytes()
    of_one = ("--kind", "timeline", "--name", "Hajigabul", "--only", "slipped")
    assert run("report", sample, tmp_path / "a.png", *of_one)[0] == 0
    exports = json.loads(run("exports", sample, "--format", "json")[1])
    assert [each["file_name"] for each in exports] == ["a.png", "a.svg", "a.pdf"]
    assert all(each["claims"] and each["claims_changed"] == 0 for each in exports[1:])
    for name, *asked in (("b.png", "district"), ("b.docx", "timeline", "--by", "status"),
                         ("b.pdf", "timeline", "--one-page", "--as-of", "2134-05-31")):  # fmt: skip
        code, _out, why = run("report", sample, tmp_path / name, "--kind", *asked)
        assert code == 1 and why.endswith(".\n") and not (tmp_path / name).exists()


def test_what_was_promised_when_and_a_part_of_the_time_are_drawn_of_what_meets_a_filter(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    drawn = ("a.pdf", "--promises"), ("b.svg", "--from", "2024-03-01", "--to", "December 2024")
    plant = ("--filter", "status = Ground broken", "--of", "project")
    for name, *more in (*drawn, ("c.png", *plant), ("d.pdf", "--paper", "a3", "--portrait", "--across", "2")):
        out = tmp_path / name
        code, said, why = run("report", sample, out, "--kind", "timeline", *more)
        assert (code, said, why) == (0, f"Made “{name}”.\n", ""), more
    assert b"/MediaBox [0 0 842" in (tmp_path / "d.pdf").read_bytes()


def test_a_saved_filter_narrows_a_drawing_by_its_name(run: Run, sample: Path, tmp_path: Path) -> None:
    with closing(open_register(sample)) as register:
        keep(register, SavedFilter(name="Far", of_kind="district", conditions="names ~ Nowhere"))
        keep(register, SavedFilter(name="Told", of_kind="figure", conditions="value >= 10"))
    out = tmp_path / "a.svg"
    assert run("report", sample, out, "--kind", "timeline", "--filter", "Far")[0] == 0
    code, _said, why = run("report", sample, out, "--kind", "timeline", "--filter", "Told")
    assert code == 1 and why == "A timeline takes no filter of this kind: “Told”.\n"


def test_a_drawing_refuses_what_does_not_fit_it(run: Run, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    backwards = ("--from", "2025-01-01", "--to", "2024-01-01")
    for kind, *more in (("timeline", *backwards), ("timeline", "--sized-by", "area"), ("district", "--paper", "a3"),
                        ("timeline", "--filter", "no such thing = 1"), ("briefing", "--promises")):  # fmt: skip
        code, _said, why = run("report", sample, out, "--kind", kind, *more)
        assert code == 1 and why.endswith(".\n") and not out.exists(), (kind, *more)


def test_a_timeline_and_what_was_promised_when_are_written_as_tables(run: Run, sample: Path, tmp_path: Path) -> None:
    for name, *more in (("a.csv",), ("b.csv", "--promises"), ("c.xlsx", "--name", "Hajigabul", "--sort", "launch"),
                        ("e.csv", "--as-of", "2024-05-31")):  # fmt: skip
        code, said, why = run("report", sample, tmp_path / name, "--kind", "timeline", *more)
        assert (code, why) == (0, "") and said.endswith(f" written.\nMade “{name}”.\n")
    assert "Launch" in (tmp_path / "a.csv").read_text("utf-8-sig")
    assert "Promised for" in (tmp_path / "b.csv").read_text("utf-8-sig")
    exports = json.loads(run("exports", sample, "--format", "json")[1])
    assert [each["file_name"] for each in exports] == ["e.csv", "c.xlsx", "b.csv", "a.csv"]
    for kind, *more in (("district",), ("map",), ("timeline", "--from", "2024"), ("timeline", "--paper", "a3")):
        code, _said, why = run("report", sample, tmp_path / "d.csv", "--kind", kind, *more)
        assert code == 1 and why.endswith(".\n") and not (tmp_path / "d.csv").exists()


def test_the_map_and_a_chart_are_drawn_and_remembered(run: Run, sample: Path, tmp_path: Path) -> None:
    drawn = (("map.pdf", "map"), ("map.svg", "map", "--sized-by", "invested"),
             ("chart.png", "chart", "--indicator", "Стоимость проекта", "--name", "Joint car plant"),
             ("chart.pdf", "chart", "--indicator", "jobs created", "--paper", "a3"))  # fmt: skip
    for name, kind, *more in drawn:
        code, said, why = run("report", sample, tmp_path / name, "--kind", kind, *more)
        assert (code, said, why) == (0, f"Made “{name}”.\n", ""), (name, *more)
    exports = json.loads(run("exports", sample, "--format", "json")[1])
    assert [each["file_name"] for each in exports] == [name for name, *_more in reversed(drawn)]


def test_a_map_and_a_chart_refuse_what_does_not_fit_them(run: Run, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    for kind, *more in (("chart",), ("chart", "--indicator", "No such thing"), ("map", "--name", "Hajigabul"),
                        ("map", "--promises"), ("map", "--as-of", "2134-05-31"), ("map", "--indicator", "Area"),
                        ("chart", "--indicator", "jobs created", "--name", "Nobody")):  # fmt: skip
        code, _said, why = run("report", sample, out, "--kind", kind, *more)
        assert code == 1 and why.endswith(".\n") and not out.exists(), (kind, *more)
    assert run("report", sample, tmp_path / "a.docx", "--kind", "map")[0] == 1


def test_a_drawing_of_another_day_says_so_by_either_clock_and_never_by_both(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    of_day, out = ("--as-of", "2024-05-31"), tmp_path / "a.svg"
    assert run("report", sample, out, "--kind", "timeline", *of_day) == (0, f"Made “{out.name}”.\n", "")
    exports = json.loads(run("exports", sample, "--format", "json")[1])
    assert [each["as_of"] for each in exports] == ["2024-05-31"] and len(out.read_bytes()) > 1000
    for kind in ("briefing", "timeline"):
        page = tmp_path / f"{kind}.docx"
        assert run("report", sample, page, "--kind", kind, *of_day)[0] == 0
        assert any("how things were on 31 May 2024" in each.text for each in docx.Document(str(page)).paragraphs)
    assert run("report", sample, out, "--kind", "timeline", *of_day, "--known-on", "2024-05-31")[0] == 2


def test_what_cannot_be_written_is_said_in_a_sentence(run: Run, sample: Path, tmp_path: Path) -> None:
    asked = (("briefing", "--name", "Hajigabul"), ("district", "--as-of", "1990-01-01"))
    for kind, *more in asked:
        code, _out, why = run("report", sample, tmp_path / "page.docx", "--kind", kind, *more)
        assert code == 1 and why.endswith(".\n") and not (tmp_path / "page.docx").exists()
    for kind in ("briefing", "timeline", "project"):
        assert run("report", sample, tmp_path / f"{kind}.docx", "--kind", kind)[0] == 0
    ahead = run("report", sample, tmp_path / "page.docx", "--kind", "district", "--as-of", "2134-06-01")
    assert ahead == (1, "", "“As of” cannot lie in the future.\n")
    one = ("--kind", "timeline", "--name", "Hajigabul", "--as-of", "2024-05-31")
    assert run("report", sample, tmp_path / "one.docx", *one)[0] == 0
    assert run("report", sample, tmp_path / "page.txt", "--kind", "district")[0] == 2
    assert run("report", sample, tmp_path / "page.docx", "--kind", "atlas")[0] == 2


def test_of_districts_of_one_name_one_is_chosen_by_its_id(run: Run, sample: Path, tmp_path: Path) -> None:
    same = [district("Same") for _number in range(7)]
    with closing(open_register(sample)) as register:
        keep(register, *same)
    out = tmp_path / "page.docx"
    code, _out, why = run("report", sample, out, "--kind", "district", "--name", "Same")
    assert code == 1 and why.count("Same (") == 5 and "; and 2 more. Write the ID" in why
    assert run("report", sample, out, "--kind", "district", "--name", same[6].id)[0] == 0 and out.exists()


def test_where_there_is_no_district_none_is_asked_for(run: Run, tmp_path: Path) -> None:
    register, out = tmp_path / "new.ddesk", tmp_path / "page.docx"
    assert run("new", register)[0] == 0
    for kind in ("district", "project"):
        assert run("report", register, out, "--kind", kind) == (1, "", f"There is no {kind} yet.\n")
