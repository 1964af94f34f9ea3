"""Ten messy files that were written before the reader was: what it made of them at once is its honest score."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from openpyxl import Workbook

from tests.incoming.messy import ExpectedTable, MessyFile, book, fill, text_file
from tests.incoming.ods import write_ods

_QUARTERLY_RETURN = (
    ("Azərbaycan Respublikası İqtisadiyyat Nazirliyi",),
    ("Sənaye məhəllələri üzrə hesabat, 2024-cü ilin III rübü",),
    (),
    ("№", "Rezidentin adı", "VÖEN", "İnvestisiya (min manat)", None, "İş yerləri", None),
    (None, None, None, "plan", "fakt", "daimi", "mövsümi"),
    (1, 2, 3, 4, 5, 6, 7),
    (1, "“Şəfəq Plast” MMC", "1401234567", 1200, 850.5, 40, 5),
    (2, "“Araz Tekstil” ASC", "0901234561", 3400, 3400, 120, None),
    (3, "“Dəmir-Beton” MMC", "1701234563", 560, 0, None, None),
    (None, "Cəmi:", None, 5160, 4250.5, 160, 5),
    (),
    ("Qeyd: məlumatlar 01.10.2024-cü il tarixinə təqdim edilib.",),
    ("İcraçı: A. Məmmədov, tel. 012 000 00 00",),
)

_COMPANIES_RU = (
    "Сведения о резидентах Сумгаитского района\r\n"
    "\r\n"
    "Наименование предприятия;ИНН;Дата регистрации;Площадь участка, га;Численность работающих\r\n"
    "ООО «Вега»;1500012345;05.03.2021;1,25;34\r\n"
    "ОАО «Северный; завод»;1500012346;17.11.2019;12,5;1 204\r\n".replace(
        "ОАО «Северный; завод»", '"ОАО «Северный; завод»"'
    )
    + "ТОО «Заря»;0500012347;01.02.2023;0,8;12\r\n"
    "Итого;;;14,55;1 250\r\n"
)

_SIDE_BY_SIDE = (
    ("Residents", None, None, None, "Projects", None, None),
    ("Company", "Tax ID", None, None, "Project", "Status", "Investment value, AZN"),
    ("Alfa LLC", "1000000001", None, None, "Glass works", "Operating", 2500000),
    ("Beta LLC", "1000000002", None, None, "Cable plant", "Under construction", 800000),
    ("Gamma LLC", "1000000003", None, None, "Total", None, 3300000),
    ("Delta LLC", "1000000004"),
    ("Epsilon LLC", "1000000005"),
)

_PASSPORT = (
    ("Sənaye məhəlləsinin pasportu",),
    (),
    ("Adı:", "Neftçala Sənaye Məhəlləsi"),
    ("Ərazisi, ha:", 10),
    ("Region:", "Şirvan-Salyan"),
    ("Statusu:", "Fəaliyyətdədir"),
    ("Vebsayt:", "https://example.az/neftchala"),
    ("Rezidentlərin sayı:", 7),
    ("Yaradılmış iş yerləri:", 410),
)

_GROUPED = (
    ("Реестр проектов",),
    ("Наименование проекта", "Компания", "Статус", "Объём инвестиций, млн манатов", "Срок ввода"),
    ("Проекты Гаджигабульского квартала",),
    ("Автомобильный завод", "AzKar", "Действует", 88, "май 2025"),
    ("Завод труб", "Ал-Пайп", "Строится", 14.5, "конец 2026"),
    ("Итого по кварталу", None, None, 102.5, None),
    ("Проекты Нефтечалинского квартала",),
    ("Рыбный завод", "Хазар-Балык", "Действует", 9, "2019"),
    ("Итого по кварталу", None, None, 9, None),
    ("ВСЕГО", None, None, 111.5, None),
    ("* по данным на 1 января 2025 года",),
)


def _yearly_ods(path: Path) -> None:
    write_ods(
        path,
        "Shares",
        [
            [],
            [None, "Share of women", "Occupancy", "Output value", "As of"],
            [None, "%", "%", "AZN", None],
            [
                "Balakhani",
                ("percentage", "0.51"),
                ("percentage", "0.875"),
                ("currency", "1500000", "AZN"),
                date(2024, 7, 1),
            ],
            [
                "Mingachevir",
                ("percentage", "0.4"),
                ("percentage", "1"),
                ("currency", "720000.5", "AZN"),
                date(2024, 7, 1),
            ],
        ],
    )


_UNICODE_TEXT = (
    "Ad\tÜnvan\tƏlaqə\tÖlkə\r\n"
    '"“Xəzər” MMC"\t"Sumqayıt ş.,\nSülh küç. 4"\t"tel: +994 12 111 22 33"\tAzərbaycan\r\n'
    '"Türk ""Yapı"" A.Ş."\tAnkara\t\tTürkiyə\r\n'
)


def _stacked(path: Path) -> None:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "Hesabat"
    fill(
        sheet,
        [
            ("1. Müəssisələr",),
            ("Müəssisə", "Ölkə", "Fəaliyyət növü"),
            ("Alov MMC", "Azərbaycan", "Metallurgiya"),
            ("Buxar MMC", "Türkiyə", "Tekstil"),
            (),
            ("2. Layihələr",),
            ("Layihənin adı", "Vəziyyəti", "Dəyəri, manat"),
            ("Yağ zavodu", "Fəaliyyətdədir", 400000),
            ("Un zavodu", "Tikilir", 950000),
            ("Kağız zavodu", "Hazırlıq", 120000),
        ],
    )
    for row in range(1, 3000):
        sheet.cell(row, 12).number_format = "0.00"
    sheet.column_dimensions["B"].hidden = True
    secret = made.create_sheet("köhnə")
    secret.sheet_state = "veryHidden"
    fill(secret, [("Ad", "Qeyd"), ("X", "y")])
    made.save(path)


_PRINTED_PAGES = (
    '"Şirkət","VÖEN","Qeydiyyat tarixi"\n'
    '"Günəş MMC","1300000001","12.04.2020"\n'
    '"Ulduz, Ay və Ortaqları MMC","1300000002","03.09.2021"\n'
    '"Şirkət","VÖEN","Qeydiyyat tarixi"\n'
    '"Bulud MMC","1300000003","28.02.2022"\n'
    '"Çay İşletmesi","1300000004","01.01.2023"\n'
)

_YEARS = (
    ("Exports of the districts, thousand manat", None, None, None, None, None),
    ("District", 2021, 2022, 2023, "Total", None),
    ("Hajigabul", 1200, 1350, "-", 2550, "no return for 2023"),
    ("Neftchala", "–", 80, 95, 175, None),
    ("Masalli", "x", "...", 12, 12, "opened in 2023"),
    ("Total", 1200, 1430, 107, 2737, None),
)

HELD_OUT = (
    MessyFile(
        "return.xlsx",
        book(_QUARTERLY_RETURN, "III rüb", ("A1:G1", "A2:G2", "A4:A5", "B4:B5", "C4:C5", "D4:E4", "F4:G4")),
        [
            ExpectedTable(
                "III rüb",
                [
                    "№",
                    "Rezidentin adı",
                    "VÖEN",
                    "İnvestisiya (min manat) / plan",
                    "İnvestisiya (min manat) / fakt",
                    "İş yerləri / daimi",
                    "İş yerləri / mövsümi",
                ],
                3,
                {
                    "Rezidentin adı": "“Şəfəq Plast” MMC",
                    "VÖEN": "1401234567",
                    "İnvestisiya (min manat) / fakt": "850.5",
                },
                {"Rezidentin adı": "“Dəmir-Beton” MMC", "İş yerləri / daimi": ""},
                totals=1,
                units={"İnvestisiya (min manat) / plan": "min manat"},
                fields={
                    "Rezidentin adı": "company.names",
                    "VÖEN": "company.tax_id",
                    "İş yerləri / daimi": "claim.jobs_permanent",
                    "İş yerləri / mövsümi": "claim.jobs_seasonal",
                },
            )
        ],
        notes=["III rübü", "təqdim edilib", "İcraçı"],
    ),
    MessyFile(
        "residents.csv",
        text_file(_COMPANIES_RU, "cp1251"),
        [
            ExpectedTable(
                "residents",
                [
                    "Наименование предприятия",
                    "ИНН",
                    "Дата регистрации",
                    "Площадь участка, га",
                    "Численность работающих",
                ],
                3,
                {"ИНН": "1500012345", "Дата регистрации": "2021-03-05", "Площадь участка, га": "1.25"},
                {"ИНН": "0500012347"},
                totals=1,
                units={"Площадь участка, га": "га"},
                fields={
                    "Наименование предприятия": "company.names",
                    "ИНН": "company.tax_id",
                    "Дата регистрации": "residency.registered_on",
                    "Площадь участка, га": "residency.plot_area",
                    "Численность работающих": "claim.people_employed",
                },
            )
        ],
        notes=["Сумгаитского"],
    ),
    MessyFile(
        "side by side.xlsx",
        book(_SIDE_BY_SIDE, "Both"),
        [
            ExpectedTable(
                "Both",
                ["Company", "Tax ID"],
                5,
                {"Company": "Alfa LLC"},
                {"Company": "Epsilon LLC", "Tax ID": "1000000005"},
                fields={"Company": "company.names", "Tax ID": "company.tax_id"},
            ),
            ExpectedTable(
                "Both",
                ["Project", "Status", "Investment value, AZN"],
                2,
                {"Project": "Glass works", "Investment value, AZN": "2500000"},
                {"Project": "Cable plant"},
                totals=1,
                units={"Investment value, AZN": "AZN"},
                fields={
                    "Project": "project.names",
                    "Status": "project.status",
                    "Investment value, AZN": "claim.investment_value",
                },
            ),
        ],
        notes=["Residents", "Projects"],
    ),
    MessyFile(
        "passport.xlsx",
        book(_PASSPORT, "Pasport"),
        [
            ExpectedTable(
                "Pasport",
                [
                    "Adı",
                    "Ərazisi, ha",
                    "Region",
                    "Statusu",
                    "Vebsayt",
                    "Rezidentlərin sayı",
                    "Yaradılmış iş yerləri",
                ],
                1,
                {"Adı": "Neftçala Sənaye Məhəlləsi", "Ərazisi, ha": "10", "Yaradılmış iş yerləri": "410"},
                units={"Ərazisi, ha": "ha"},
                fields={
                    "Adı": "district.names",
                    "Ərazisi, ha": "claim.area",
                    "Region": "district.region",
                    "Statusu": "district.status",
                    "Vebsayt": "district.website",
                    "Rezidentlərin sayı": "claim.residents",
                    "Yaradılmış iş yerləri": "claim.jobs_created",
                },
                is_form=True,
            )
        ],
        notes=["pasportu"],
    ),
    MessyFile(
        "projects.xlsx",
        book(_GROUPED, "Проекты", ("A1:E1", "A3:E3", "A7:E7")),
        [
            ExpectedTable(
                "Проекты",
                ["Наименование проекта", "Компания", "Статус", "Объём инвестиций, млн манатов", "Срок ввода"],
                3,
                {"Наименование проекта": "Автомобильный завод", "Срок ввода": "май 2025"},
                {"Наименование проекта": "Рыбный завод"},
                totals=3,
                units={"Объём инвестиций, млн манатов": "млн манатов"},
                fields={
                    "Наименование проекта": "project.names",
                    "Статус": "project.status",
                },
                group="Проекты Гаджигабульского квартала",
            )
        ],
        notes=["Реестр", "по данным на"],
    ),
    MessyFile(
        "shares.ods",
        _yearly_ods,
        [
            ExpectedTable(
                "Shares",
                ["", "Share of women", "Occupancy", "Output value", "As of"],
                2,
                {"": "Balakhani", "Share of women": "51 %", "Output value": "1500000 AZN", "As of": "2024-07-01"},
                {"": "Mingachevir", "Occupancy": "100 %"},
                units={"Share of women": "%", "Output value": "AZN"},
                fields={
                    "Share of women": "claim.women_share",
                    "Occupancy": "claim.occupancy",
                    "Output value": "claim.output_value",
                },
            )
        ],
    ),
    MessyFile(
        "contacts.tsv",
        text_file(_UNICODE_TEXT, "utf-16"),
        [
            ExpectedTable(
                "contacts",
                ["Ad", "Ünvan", "Əlaqə", "Ölkə"],
                2,
                {"Ad": "“Xəzər” MMC", "Ünvan": "Sumqayıt ş.,\nSülh küç. 4"},
                {"Ad": 'Türk "Yapı" A.Ş.', "Əlaqə": ""},
                fields={
                    "Ad": "company.names",
                    "Ünvan": "company.address",
                    "Əlaqə": "company.contacts",
                    "Ölkə": "company.country",
                },
            )
        ],
    ),
    MessyFile(
        "stacked.xlsx",
        _stacked,
        [
            ExpectedTable(
                "Hesabat",
                ["Müəssisə", "Ölkə", "Fəaliyyət növü"],
                2,
                {"Müəssisə": "Alov MMC"},
                {"Ölkə": "Türkiyə"},
                fields={
                    "Müəssisə": "company.names",
                    "Ölkə": "company.country",
                    "Fəaliyyət növü": "company.activity",
                },
            ),
            ExpectedTable(
                "Hesabat",
                ["Layihənin adı", "Vəziyyəti", "Dəyəri, manat"],
                3,
                {"Layihənin adı": "Yağ zavodu"},
                {"Dəyəri, manat": "120000"},
                units={"Dəyəri, manat": "manat"},
                fields={
                    "Layihənin adı": "project.names",
                    "Vəziyyəti": "project.status",
                    "Dəyəri, manat": "claim.investment_value",
                },
            ),
            ExpectedTable("köhnə", ["Ad", "Qeyd"], 1),
        ],
        notes=["1. Müəssisələr", "2. Layihələr"],
        hidden=["köhnə", "B"],
    ),
    MessyFile(
        "pages.csv",
        text_file(_PRINTED_PAGES.replace("ə", "e"), "cp1254"),
        [
            ExpectedTable(
                "pages",
                ["Şirket", "VÖEN", "Qeydiyyat tarixi"],
                4,
                {"Şirket": "Güneş MMC", "Qeydiyyat tarixi": "2020-04-12"},
                {"Şirket": "Çay İşletmesi"},
                fields={
                    "Şirket": "company.names",
                    "VÖEN": "company.tax_id",
                    "Qeydiyyat tarixi": "residency.registered_on",
                },
            )
        ],
    ),
    MessyFile(
        "years.xlsx",
        book(_YEARS, "Exports"),
        [
            ExpectedTable(
                "Exports",
                ["District", "2021", "2022", "2023", "Total", ""],
                3,
                {"District": "Hajigabul", "2021": "1200", "2023": "-", "": "no return for 2023"},
                {"District": "Masalli", "": "opened in 2023"},
                totals=1,
                fields={"District": "district.names"},
            )
        ],
        notes=["thousand manat"],
    ),
)
