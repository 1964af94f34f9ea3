"""Messy workbooks, made anew each time: what is usual in files that districts and ministries send each other."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from openpyxl import Workbook

from tests.incoming.messy import ExpectedTable, MessyFile, book, fill
from tests.incoming.ods import write_ods

_NAMES = {"Company": "company.names", "Tax ID": "company.tax_id"}
_COMPANIES = [("Alfa LLC", "1000000011"), ("Beta LLC", "1000000012"), ("Gamma LLC", "1000000013")]


def _far(path: Path) -> None:
    """A used range far beyond the data, and a column that is not shown."""
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    fill(sheet, [("Company", "Tax ID"), *_COMPANIES])
    for row in range(1, 2_000):
        for column in (5, 40):
            sheet.cell(row, column).number_format = "#,##0.00"
    sheet.row_dimensions[3].hidden = True
    made.save(path)


def _hidden(path: Path) -> None:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "2024"
    fill(sheet, [("Layihənin adı", "Layihənin dəyəri, manat"), ("Süd zavodu", 120000), ("Ət zavodu", 90000)])
    sheet.column_dimensions["B"].hidden = True
    for title, state in (("2023", "hidden"), ("2022", "veryHidden")):
        other = made.create_sheet(title)
        other.sheet_state = state
        fill(other, [("Layihənin adı", "Layihənin dəyəri, manat"), ("Süd zavodu", 100000), ("Yağ zavodu", 70000)])
    made.save(path)


def _formatted(path: Path) -> None:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "Göstəricilər"
    fill(
        sheet,
        [
            ("Sənaye məhəlləsi", "Doluluq", "Yatırılmış investisiya", "İxrac", "Qeydiyyat tarixi"),
            ("Hacıqabul", 0.51, 45600000, 1200000, date(2024, 5, 1)),
            ("Neftçala", 0.875, 12000000.5, 300000, date(2023, 1, 1)),
        ],
    )
    for row in (2, 3):
        for column, code in ((2, "0%"), (3, "#,##0.00\\ [$₼-42C]"), (4, '#,##0,"min"'), (5, "mmm\\-yy")):
            sheet.cell(row, column).number_format = code
    made.save(path)


def _with_errors(path: Path) -> None:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    fill(
        sheet,
        [
            ("District", "Jobs", "Occupancy"),
            ("Agjabadi", 40, "#DIV/0!"),
            ("Sabirabad", "#N/A", 0.2),
            ("Masalli", 12, 0.3),
        ],
    )
    made.save(path)


def _two_forms(path: Path) -> None:
    made = Workbook()
    for place, (name, area, jobs) in enumerate((("Masallı SM", 10, 320), ("Hacıqabul SM", 60, 500))):
        sheet = made.active if not place else made.create_sheet(name)
        assert sheet is not None
        sheet.title = name
        fill(sheet, [(f"{name} haqqında məlumat",), (), ("Adı", name), ("Region", "Aran"), ("Ərazi, ha", area),
                     ("Yaradılmış iş yerləri", jobs), ("Doluluq, %", 75)], top=2, left=2)  # fmt: skip
    made.save(path)


def _form_fields(jobs: str) -> dict[str, str]:
    return {
        "Adı": "district.names",
        "Ərazi, ha": "claim.area",
        jobs: "claim.jobs_created",
        "Doluluq, %": "claim.occupancy",
    }


_FORM = ["Adı", "Region", "Ərazi, ha", "Yaradılmış iş yerləri", "Doluluq, %"]

BOOKS = (
    MessyFile(
        "titles above.xlsx",
        book(
            [
                ("Ministry of Economy",),
                ("Register of companies", None, "2024"),
                (),
                ("Company", "Tax ID"),
                *_COMPANIES,
            ]
        ),
        [
            ExpectedTable(
                "Sheet1", ["Company", "Tax ID"], 3, {"Company": "Alfa LLC"}, {"Tax ID": "1000000013"}, fields=_NAMES
            )
        ],
        notes=["Ministry of Economy", "Register of companies"],
    ),
    MessyFile(
        "two rows of headings.xlsx",
        book(
            [
                ("Rezident", "VÖEN", "Torpaq sahəsi", None, "İşçilərin sayı"),
                (None, None, "nömrəsi", "ölçüsü, ha", None),
                ("Nur MMC", "1500000001", "A-1", 1.5, 20),
                ("Od MMC", "1500000002", "A-2", 0.75, 15),
            ],
            "Rezidentlər",
            ["A1:A2", "B1:B2", "C1:D1", "E1:E2"],
        ),
        [
            ExpectedTable(
                "Rezidentlər",
                ["Rezident", "VÖEN", "Torpaq sahəsi / nömrəsi", "Torpaq sahəsi / ölçüsü, ha", "İşçilərin sayı"],
                2,
                {"Torpaq sahəsi / nömrəsi": "A-1", "Torpaq sahəsi / ölçüsü, ha": "1.5"},
                {"İşçilərin sayı": "15"},
                units={"Torpaq sahəsi / ölçüsü, ha": "ha"},
                fields={
                    "Rezident": "company.names",
                    "VÖEN": "company.tax_id",
                    "Torpaq sahəsi / nömrəsi": "residency.plot_number",
                    "Torpaq sahəsi / ölçüsü, ha": "residency.plot_area",
                    "İşçilərin sayı": "claim.people_employed",
                },
            )
        ],
    ),
    MessyFile(
        "groups of headings without merging.xlsx",
        book(
            [
                ("Проект", "Инвестиции, манат", None, "Рабочие места", None),
                (None, "план", "факт", "постоянные", "сезонные"),
                ("Завод А", 100, 80, 12, 3),
                ("Завод Б", 200, 150, 30, 0),
                ("Итого", 300, 230, 42, 3),
            ],
            "Проекты",
        ),
        [
            ExpectedTable(
                "Проекты",
                [
                    "Проект",
                    "Инвестиции, манат / план",
                    "Инвестиции, манат / факт",
                    "Рабочие места / постоянные",
                    "Рабочие места / сезонные",
                ],
                2,
                {"Проект": "Завод А", "Рабочие места / сезонные": "3"},
                {"Инвестиции, манат / факт": "150"},
                totals=1,
                units={"Инвестиции, манат / план": "манат"},
                fields={
                    "Проект": "project.names",
                    "Рабочие места / постоянные": "claim.jobs_permanent",
                    "Рабочие места / сезонные": "claim.jobs_seasonal",
                },
            )
        ],
    ),
    MessyFile(
        "unnamed first column.xlsx",
        book(
            [(None, "Jobs created", "Residents"), ("Hajigabul", 500, 13), ("Masalli", 120, 9), ("Total", 620, 22)],
            "Districts",
        ),
        [
            ExpectedTable(
                "Districts",
                ["", "Jobs created", "Residents"],
                2,
                {"": "Hajigabul", "Residents": "13"},
                totals=1,
                fields={"Jobs created": "claim.jobs_created", "Residents": "claim.residents"},
            )
        ],
    ),
    MessyFile(
        "units below.xlsx",
        book(
            [
                ("Sənaye məhəlləsi", "Ərazi", "İşçilərin sayı", "İxrac"),
                (None, "ha", "nəfər", "min manat"),
                ("Hacıqabul", 60, 240, 1200),
                ("Neftçala", 10, 410, 15.5),
            ],
            "Sheet1",
        ),
        [
            ExpectedTable(
                "Sheet1",
                ["Sənaye məhəlləsi", "Ərazi", "İşçilərin sayı", "İxrac"],
                2,
                {"Ərazi": "60"},
                {"İxrac": "15.5"},
                units={"Ərazi": "ha", "İşçilərin sayı": "nəfər", "İxrac": "min manat"},
                fields={
                    "Sənaye məhəlləsi": "district.names",
                    "Ərazi": "claim.area",
                    "İşçilərin sayı": "claim.people_employed",
                    "İxrac": "claim.exports",
                },
            )
        ],
    ),
    MessyFile(
        "notes and totals.xlsx",
        book(
            [
                ("№", "Компания", "ИНН", "Численность работников, чел."),
                (1, "ООО «Вега»", "1500012345", 34),
                (2, "ООО «Заря»", "0500012347", 12),
                (None, "Всего:", None, 46),
                ("Примечание: без учёта сезонных рабочих.",),
                ("Исполнитель: Р. Алиева",),
            ],
            "Лист1",
        ),
        [
            ExpectedTable(
                "Лист1",
                ["№", "Компания", "ИНН", "Численность работников, чел."],
                2,
                {"ИНН": "1500012345"},
                {"Компания": "ООО «Заря»"},
                totals=1,
                units={"Численность работников, чел.": "чел."},
                fields={
                    "№": "",
                    "Компания": "company.names",
                    "Численность работников, чел.": "claim.people_employed",
                },
            )
        ],
        notes=["сезонных", "Исполнитель"],
    ),
    MessyFile(
        "side by side.xlsx",
        book(
            [
                ("Şirkət", "Ölkə", None, "Layihənin adı", "Layihənin dəyəri, manat"),
                ("Nur MMC", "Azərbaycan", None, "Süd zavodu", 120000),
                ("Od MMC", "Türkiyə", None, "Ət zavodu", 90000),
                (None, None, None, "Un zavodu", 45000),
            ],
        ),
        [
            ExpectedTable(
                "Sheet1",
                ["Şirkət", "Ölkə"],
                2,
                {"Şirkət": "Nur MMC"},
                {"Ölkə": "Türkiyə"},
                fields={"Şirkət": "company.names", "Ölkə": "company.country"},
            ),
            ExpectedTable(
                "Sheet1",
                ["Layihənin adı", "Layihənin dəyəri, manat"],
                3,
                {"Layihənin adı": "Süd zavodu"},
                {"Layihənin dəyəri, manat": "45000"},
                fields={"Layihənin adı": "project.names", "Layihənin dəyəri, manat": "claim.investment_value"},
            ),
        ],
    ),
    MessyFile(
        "below each other.xlsx",
        book(
            [
                ("Company", "Country"),
                ("Alfa LLC", "Azerbaijan"),
                ("Beta LLC", "Italy"),
                (),
                ("Project", "Status"),
                ("Glass works", "Operating"),
                ("Cable plant", "Suspended"),
                ("Mill", "Operating"),
            ],
        ),
        [
            ExpectedTable(
                "Sheet1",
                ["Company", "Country"],
                2,
                {"Country": "Azerbaijan"},
                {"Company": "Beta LLC"},
                fields={"Company": "company.names", "Country": "company.country"},
            ),
            ExpectedTable(
                "Sheet1",
                ["Project", "Status"],
                3,
                {"Status": "Operating"},
                {"Project": "Mill"},
                fields={"Project": "project.names", "Status": "project.status"},
            ),
        ],
    ),
    MessyFile(
        "two forms.xlsx",
        _two_forms,
        [
            ExpectedTable(
                "Masallı SM",
                _FORM,
                1,
                {"Ərazi, ha": "10"},
                units={"Ərazi, ha": "ha", "Doluluq, %": "%"},
                fields=_form_fields("Yaradılmış iş yerləri"),
                is_form=True,
            ),
            ExpectedTable(
                "Hacıqabul SM",
                _FORM,
                1,
                {"Adı": "Hacıqabul SM", "Yaradılmış iş yerləri": "500"},
                fields=_form_fields("Yaradılmış iş yerləri"),
                is_form=True,
            ),
        ],
        notes=["Masallı SM haqqında"],
    ),
    MessyFile(
        "used range far beyond.xlsx",
        _far,
        [
            ExpectedTable(
                "Sheet", ["Company", "Tax ID"], 3, {"Company": "Alfa LLC"}, {"Tax ID": "1000000013"}, fields=_NAMES
            )
        ],
        hidden=["3"],
    ),
    MessyFile(
        "right of the last heading.xlsx",
        book(
            [
                ("Company", "Tax ID"),
                ("Alfa LLC", "1000000011", "moved out"),
                ("Beta LLC", "1000000012"),
                ("Gamma LLC", "1000000013", "new", 7),
            ]
        ),
        [
            ExpectedTable(
                "Sheet1",
                ["Company", "Tax ID", "", ""],
                3,
                {"Company": "Alfa LLC"},
                {"Tax ID": "1000000013"},
                fields=_NAMES,
            )
        ],
    ),
    MessyFile(
        "empty first row and column.xlsx",
        book([(), (), (None, "Company", "Tax ID"), *((None, *each) for each in _COMPANIES)]),
        [
            ExpectedTable(
                "Sheet1", ["Company", "Tax ID"], 3, {"Company": "Alfa LLC"}, {"Tax ID": "1000000013"}, fields=_NAMES
            )
        ],
    ),
    MessyFile(
        "headings again.xlsx",
        book([("Company", "Tax ID"), *_COMPANIES, (), ("Company", "Tax ID"), ("Delta LLC", "1000000014")]),
        [
            ExpectedTable(
                "Sheet1", ["Company", "Tax ID"], 4, {"Company": "Alfa LLC"}, {"Tax ID": "1000000014"}, fields=_NAMES
            )
        ],
    ),
    MessyFile(
        "groups.xlsx",
        book(
            [
                ("Layihə", "Layihənin dəyəri, manat", "Daimi iş yerləri"),
                ("Hacıqabul Sənaye Məhəlləsinin layihələri",),
                ("Süd zavodu", 120000, 14),
                ("Ət zavodu", 90000, 8),
                ("Neftçala Sənaye Məhəlləsinin layihələri",),
                ("Balıq zavodu", 45000, 5),
            ],
            "Layihələr",
            ["A2:C2", "A5:C5"],
        ),
        [
            ExpectedTable(
                "Layihələr",
                ["Layihə", "Layihənin dəyəri, manat", "Daimi iş yerləri"],
                3,
                {"Layihə": "Süd zavodu"},
                {"Layihə": "Balıq zavodu"},
                fields={
                    "Layihə": "project.names",
                    "Layihənin dəyəri, manat": "claim.investment_value",
                    "Daimi iş yerləri": "claim.jobs_permanent",
                },
                group="Hacıqabul Sənaye Məhəlləsinin layihələri",
            )
        ],
    ),
    MessyFile(
        "hidden sheets.xlsm",
        _hidden,
        [
            ExpectedTable(
                each,
                ["Layihənin adı", "Layihənin dəyəri, manat"],
                2,
                {"Layihənin adı": "Süd zavodu"},
                fields={"Layihənin adı": "project.names"},
            )
            for each in ("2024", "2023", "2022")
        ],
        hidden=["2023", "2022", "B"],
    ),
    MessyFile(
        "number formats.xlsx",
        _formatted,
        [
            ExpectedTable(
                "Göstəricilər",
                ["Sənaye məhəlləsi", "Doluluq", "Yatırılmış investisiya", "İxrac", "Qeydiyyat tarixi"],
                2,
                {
                    "Doluluq": "51 %",
                    "Yatırılmış investisiya": "45600000 AZN",
                    "İxrac": "1200000",
                    "Qeydiyyat tarixi": "2024-05",
                },
                {"Doluluq": "87.5 %", "Qeydiyyat tarixi": "2023-01"},
                fields={
                    "Sənaye məhəlləsi": "district.names",
                    "Doluluq": "claim.occupancy",
                    "Yatırılmış investisiya": "claim.invested",
                    "İxrac": "claim.exports",
                },
            )
        ],
    ),
    MessyFile(
        "errors in cells.xlsx",
        _with_errors,
        [
            ExpectedTable(
                "Sheet",
                ["District", "Jobs", "Occupancy"],
                3,
                {"Occupancy": "#DIV/0!"},
                {"Jobs": "12"},
                fields={"District": "district.names", "Jobs": "claim.jobs_created"},
            )
        ],
    ),
    MessyFile(
        "percent and unit rows.ods",
        lambda path: write_ods(
            path,
            "Показатели",
            [
                ["Показатели промышленных кварталов"],
                [],
                ["Промышленный квартал", "Заполненность", "Экспорт", "Численность работающих"],
                [None, "%", "манат", "чел."],
                ["Гаджигабул", ("percentage", "0.51"), ("currency", "1200000", "AZN"), 240],
                ["Нефтечала", ("percentage", "0.4"), ("currency", "15500.5", "AZN"), 410],
                ["Итого", None, ("currency", "1215500.5", "AZN"), 650],
                ["* предварительные данные"],
            ],
        ),
        [
            ExpectedTable(
                "Показатели",
                ["Промышленный квартал", "Заполненность", "Экспорт", "Численность работающих"],
                2,
                {"Заполненность": "51 %", "Экспорт": "1200000 AZN"},
                {"Численность работающих": "410"},
                totals=1,
                units={"Заполненность": "%", "Численность работающих": "чел."},
                fields={
                    "Промышленный квартал": "district.names",
                    "Заполненность": "claim.occupancy",
                    "Экспорт": "claim.exports",
                    "Численность работающих": "claim.people_employed",
                },
            )
        ],
        notes=["Показатели промышленных", "предварительные"],
    ),
)
