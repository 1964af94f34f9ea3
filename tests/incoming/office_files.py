"""Ten files as the office of a district sends them: what the reader made of them at once is kept as its score."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from openpyxl import Workbook

from tests.incoming.messy import ExpectedTable, MessyFile, book, fill, text_file
from tests.incoming.ods import write_ods

_RESIDENTS = (
    ("Əlavə № 2",),
    ("“Hacıqabul Sənaye Məhəlləsi”nin rezidentləri barədə MƏLUMAT",),
    ("(01.04.2025-ci il tarixinə)",),
    (),
    (
        "S/s",
        "Rezidentin adı",
        "VÖEN-i",
        "Rəhbəri",
        "Əlaqə telefonu",
        "Layihənin dəyəri",
        "İşçi sayı",
        "İstehsal etdiyi məhsullar",
    ),
    (
        1,
        "“Göygöl Şüşə” MMC",
        "1305678901",
        "R.Əliyev",
        "(+994 50) 212 33 44;\n(012) 404 11 22",
        "1 495,5 mln. man.",
        "120 nəfər",
        "şüşə qab",
    ),
    (2, "«Kür Metal» QSC", "1305678902", "S.Həsənova", "055-300-10-20", "800 min man.", "təx. 45", "boru, profil"),
    (3, "Fərdi sahibkar Quliyev E.", "1305678903", "—", "-", "3,2 mln. man.", "10-12", "-"),
    (None, "Cəmi: 3 rezident", None, None, None, None, 177, None),
    (),
    ("Məlumatı hazırladı:", None, "baş mütəxəssis", "A.Kərimova"),
)

_PLANTS = (
    ("Layihələrin icra vəziyyəti haqqında",),
    (
        "Layihənin adı",
        "İnvestor",
        "İnvestisiyanın dəyəri (mln. AZN)",
        "Tikintiyə başlanılma tarixi",
        "İstismara verilmə tarixi",
        None,
        "İstehsal ediləcək məhsul",
        "Qeyd",
    ),
    (None, None, None, None, "plan üzrə", "faktiki", None, None),
    (
        "Avtomobil zavodu",
        "“Azermaş” ASC",
        88,
        "01.05.2023",
        "may 2025-ci il",
        None,
        "Cobalt; Malibu; Tracker",
        "təxirə salınıb",
    ),
    ("Kabel fabriki", "“Simal Kabel” MMC", 12.4, date(2022, 3, 1), "II rüb 2026", None, "elektrik kabeli", None),
    (
        "Un kombinatı",
        "“Bərəkət-D” MMC",
        7,
        "2021-ci ilin yazı",
        "2023-cü ilin sonu",
        datetime(2024, 2, 15),
        "un və kəpək",
        None,
    ),
    ("YEKUN", None, 107.4, None, None, None, None, None),
)

_BUILDERS = (
    "Сведения о ходе строительства объектов (по состоянию на 01.01.2025)\r\n"
    "Наименование объекта;Застройщик;Срок ввода (план);Срок ввода (факт);Сметная стоимость, млн ман.;"
    "Доля в уставном капитале, %\r\n"
    "«Завод стройматериалов»;ООО «Бетон-Сервис»;IV квартал 2025 г.;;14,75;51\r\n"
    "Холодильный склад;ЗАО «Агро-Холод»;декабрь 2023;18.01.2024;6,2;100\r\n"
    "Цех упаковки;ООО «Полипак»;первая половина 2026 года;;2;49,5\r\n"
    "ИТОГО;;;;22,95;\r\n"
    "Исп. Мамедова Л., тел. 404-11-22\r\n"
)

_RUSSIAN_HEAD = (
    ("Основные показатели кварталов за 2024 год",),
    (),
    (
        "№ п/п",
        "Наименование квартала",
        "Инвестиции, тыс. манатов",
        None,
        "Численность работников",
        None,
        "Примечание",
    ),
    (None, None, "план", "факт", "всего", "из них женщины, %", None),
    (1, "Сабирабадский", 12500, 11830.4, 214, 37.5, None),
    (2, "Агдамский", 40000, 40000, 620, 28, "без учёта подрядчиков"),
    (3, "Масаллинский", 8000, "н/д", 96, 51, None),
    (None, "Всего", 60500, 51830.4, 930, None, None),
    (
        None,
        "* численность на конец года",
    ),
)


def _passport(path: Path) -> None:
    write_ods(
        path,
        "Pasport",
        [
            ["LAYİHƏNİN PASPORTU"],
            [],
            ["Layihənin adı:", "“Cəlilabad konserv” zavodu"],
            ["Yerləşdiyi sənaye məhəlləsi:", "Cəlilabad Sənaye Məhəlləsi"],
            ["Təməlqoyma tarixi:", date(2023, 9, 12)],
            ["İstismara verilməsi nəzərdə tutulan tarix:", "2026-cı ilin birinci yarısı"],
            ["Layihənin dəyəri:", "9,8 mln. manat"],
            ["İllik istehsal gücü:", "6 min ton"],
            ["Yaradılacaq iş yerlərinin sayı:", 150],
        ],
    )


_PLOTS = (
    "Şirkətin adı\tVÖEN\tTorpaq sahəsi (ha)\tQoyulmuş investisiya, min manat\tİş yerləri\n"
    '"“Nur-Tikinti"" MMC"\t2003456781\t1.25\t1 250,5\t30\n'
    "“Zirvə” MMC\t2003456782\t0,8\t320.75\t12\n"
    "“Dəniz Balıq” MMC\t2003456783\t2.5\t75\t-\n"
    "Cəmi\t\t4,55\t1646,25\t42\n"
)

_OWNERS = (
    ("Layihələrdə iştirak payları",),
    ("Layihə", "İştirakçı (təsisçi)", "Payı, %", "Hansı tarixə", "Mənbə sənəd"),
    ("Avtomobil zavodu", "“Azermaş” ASC", 75, date(2023, 5, 1), "Müqavilə 12"),
    ("Kabel fabriki", "“Simal Kabel” MMC", 100, "mart 2024", None),
    ("Tekstil parkı", "«Bakı Tekstil» MMC", 33.4, "2024-cü ilin sonu", "—"),
)


def _two_lists(path: Path) -> None:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "Məhəllələr üzrə"
    fill(
        sheet,
        [
            (None, "Rezident və layihələrin reyestri"),
            (),
            (None, "Müəssisənin adı", "Fəaliyyət sahəsi", "Qeydiyyatdan keçmə tarixi", "Daimi işçi sayı"),
            (None, "HACIQABUL SƏNAYE MƏHƏLLƏSİ"),
            (None, "“Qafqaz Ambalaj” MMC", "Plastik tara", "12.02.2020", 44),
            (None, "“Şirvan Mebel” MMC", "Mebel", "noyabr 2021", 18),
            (None, "NEFTÇALA SƏNAYE MƏHƏLLƏSİ"),
            (None, "“Xəzər Nərə” MMC", "Balıqçılıq", "2019", 61),
            (None, "Ümumi:", None, None, 123),
        ],
    )
    sheet.merge_cells("B1:E1")
    sheet.merge_cells("B4:E4")
    sheet.merge_cells("B7:E7")
    sheet.row_dimensions[6].hidden = True
    made.save(path)


_EXPORTS = (
    ("Müəssisə", "İxrac, min ABŞ dolları", None, None, "Satışın həcmi, min manat", "Vergilər, min manat"),
    (None, "2022", "2023", "2024", None, None),
    ("“Araz Konserv” MMC", 120, 185.5, 210, 940, 77),
    ("“Lənkəran Çay” ASC", 15, 0, None, 310.25, 18),
    ("“Gəncə Alüminium” MMC", 5400, 6120, 7005, 22100, 1904),
    ("Cəmi", 5535, 6305.5, 7215, 23350.25, 1999),
)

_RESIDENTS_RU = (
    "sep=;\n"
    "Перечень резидентов промышленного квартала;;;;;\n"
    ";;;;;\n"
    "Резидент;ИНН (ВОЕН);Дата регистрации в качестве резидента;Площадь участка, кв. м;Контактный телефон;Состояние\n"
    '"ООО ""Каспий Пласт""";1700112233;15 марта 2022 г.;12 500;"012 555-10-20, 050 555-10-21";Действует\n'
    '"ОАО ""Хырдалан Керамик""";1700112234;II квартал 2023;8000;;Строится\n'
    '"ИП Гасанов Р.";1700112235;2024;950;"055 700-80-90";Действует\n'
    "Всего резидентов: 3;;;21 450;;\n"
)

OFFICE_FILES = (
    MessyFile(
        "residents of a district.xlsx",
        book(_RESIDENTS, "Rezidentlər", ("A1:H1", "A2:H2", "A3:H3")),
        [
            ExpectedTable(
                "Rezidentlər",
                list(map(str, _RESIDENTS[4])),
                3,
                {"Rezidentin adı": "“Göygöl Şüşə” MMC", "Layihənin dəyəri": "1 495,5 mln. man.", "S/s": "1"},
                {"Rezidentin adı": "Fərdi sahibkar Quliyev E.", "İşçi sayı": "10-12"},
                totals=1,
                fields={
                    "S/s": "",
                    "Rezidentin adı": "company.names",
                    "VÖEN-i": "company.tax_id",
                    "Rəhbəri": "",
                    "Əlaqə telefonu": "company.contacts",
                    "İşçi sayı": "claim.people_employed",
                },
            )
        ],
        notes=["Əlavə № 2", "01.04.2025", "A.Kərimova"],
    ),
    MessyFile(
        "state of projects.xlsx",
        book(
            _PLANTS,
            "Vəziyyət",
            ("A1:H1", "A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:F2", "G2:G3", "H2:H3"),
            D="dd.mm.yyyy",
            F="dd.mm.yyyy",
        ),
        [
            ExpectedTable(
                "Vəziyyət",
                [
                    "Layihənin adı",
                    "İnvestor",
                    "İnvestisiyanın dəyəri (mln. AZN)",
                    "Tikintiyə başlanılma tarixi",
                    "İstismara verilmə tarixi / plan üzrə",
                    "İstismara verilmə tarixi / faktiki",
                    "İstehsal ediləcək məhsul",
                    "Qeyd",
                ],
                3,
                {"Layihənin adı": "Avtomobil zavodu", "İstismara verilmə tarixi / plan üzrə": "may 2025-ci il"},
                {"İstismara verilmə tarixi / faktiki": "2024-02-15"},
                totals=1,
                units={"İnvestisiyanın dəyəri (mln. AZN)": "mln. AZN"},
                fields={
                    "Layihənin adı": "project.names",
                    "İnvestor": "company.names",
                    "İnvestisiyanın dəyəri (mln. AZN)": "claim.investment_value",
                    "Tikintiyə başlanılma tarixi": "event.construction_start",
                    "İstismara verilmə tarixi / plan üzrə": "event.launch_planned",
                    "İstismara verilmə tarixi / faktiki": "event.launch_actual",
                    "İstehsal ediləcək məhsul": "product.model",
                    "Qeyd": "project.note",
                },
            )
        ],
        notes=["Layihələrin icra vəziyyəti"],
    ),
    MessyFile(
        "builders.csv",
        text_file(_BUILDERS, "cp1251"),
        [
            ExpectedTable(
                "builders",
                [
                    "Наименование объекта",
                    "Застройщик",
                    "Срок ввода (план)",
                    "Срок ввода (факт)",
                    "Сметная стоимость, млн ман.",
                    "Доля в уставном капитале, %",
                ],
                3,
                {"Срок ввода (план)": "IV квартал 2025 г.", "Сметная стоимость, млн ман.": "14.75"},
                {"Наименование объекта": "Цех упаковки", "Доля в уставном капитале, %": "49.5"},
                totals=1,
                units={"Сметная стоимость, млн ман.": "million AZN", "Доля в уставном капитале, %": "%"},
                fields={
                    "Наименование объекта": "project.names",
                    "Застройщик": "company.names",
                    "Срок ввода (план)": "event.launch_planned",
                    "Срок ввода (факт)": "event.launch_actual",
                    "Сметная стоимость, млн ман.": "claim.investment_value",
                    "Доля в уставном капитале, %": "participation.share",
                },
            )
        ],
        notes=["01.01.2025", "Мамедова"],
    ),
    MessyFile(
        "districts of a year.xlsx",
        book(_RUSSIAN_HEAD, "2024", ("A1:G1", "A3:A4", "B3:B4", "C3:D3", "E3:F3", "G3:G4")),
        [
            ExpectedTable(
                "2024",
                [
                    "№ п/п",
                    "Наименование квартала",
                    "Инвестиции, тыс. манатов / план",
                    "Инвестиции, тыс. манатов / факт",
                    "Численность работников / всего",
                    "Численность работников / из них женщины, %",
                    "Примечание",
                ],
                3,
                {"Наименование квартала": "Сабирабадский", "Инвестиции, тыс. манатов / факт": "11830.4"},
                {"Инвестиции, тыс. манатов / факт": "н/д", "Численность работников / всего": "96"},
                totals=1,
                units={
                    "Инвестиции, тыс. манатов / план": "тыс. манатов",
                    "Инвестиции, тыс. манатов / факт": "тыс. манатов",
                    "Численность работников / из них женщины, %": "%",
                },
                fields={
                    "№ п/п": "",
                    "Наименование квартала": "district.names",
                    "Инвестиции, тыс. манатов / план": "claim.investment_planned",
                    "Инвестиции, тыс. манатов / факт": "claim.invested",
                    "Численность работников / всего": "claim.people_employed",
                    "Численность работников / из них женщины, %": "claim.women_share",
                    "Примечание": "district.note",
                },
            )
        ],
        notes=["за 2024 год", "на конец года"],
    ),
    MessyFile(
        "passport of a project.ods",
        _passport,
        [
            ExpectedTable(
                "Pasport",
                [
                    "Layihənin adı",
                    "Yerləşdiyi sənaye məhəlləsi",
                    "Təməlqoyma tarixi",
                    "İstismara verilməsi nəzərdə tutulan tarix",
                    "Layihənin dəyəri",
                    "İllik istehsal gücü",
                    "Yaradılacaq iş yerlərinin sayı",
                ],
                1,
                {"Layihənin adı": "“Cəlilabad konserv” zavodu", "Təməlqoyma tarixi": "2023-09-12"},
                fields={
                    "Layihənin adı": "project.names",
                    "Yerləşdiyi sənaye məhəlləsi": "project.district",
                    "Təməlqoyma tarixi": "event.groundbreaking",
                    "İstismara verilməsi nəzərdə tutulan tarix": "event.launch_planned",
                    "Layihənin dəyəri": "claim.investment_value",
                    "İllik istehsal gücü": "claim.capacity",
                    "Yaradılacaq iş yerlərinin sayı": "claim.jobs_expected",
                },
                is_form=True,
            )
        ],
        notes=["LAYİHƏNİN PASPORTU"],
    ),
    MessyFile(
        "plots.txt",
        text_file(_PLOTS, "utf-16"),
        [
            ExpectedTable(
                "plots",
                ["Şirkətin adı", "VÖEN", "Torpaq sahəsi (ha)", "Qoyulmuş investisiya, min manat", "İş yerləri"],
                3,
                {"Şirkətin adı": '“Nur-Tikinti" MMC', "Torpaq sahəsi (ha)": "1.25", "İş yerləri": "30"},
                {"Torpaq sahəsi (ha)": "2.5", "Qoyulmuş investisiya, min manat": "75"},
                totals=1,
                units={"Torpaq sahəsi (ha)": "ha", "Qoyulmuş investisiya, min manat": "min manat"},
                fields={
                    "Şirkətin adı": "company.names",
                    "VÖEN": "company.tax_id",
                    "Torpaq sahəsi (ha)": "residency.plot_area",
                    "Qoyulmuş investisiya, min manat": "claim.invested",
                    "İş yerləri": "claim.jobs_created",
                },
            )
        ],
    ),
    MessyFile(
        "shares of owners.xlsx",
        book(_OWNERS, "Paylar", ("A1:E1",), D="dd.mm.yyyy"),
        [
            ExpectedTable(
                "Paylar",
                ["Layihə", "İştirakçı (təsisçi)", "Payı, %", "Hansı tarixə", "Mənbə sənəd"],
                3,
                {"Layihə": "Avtomobil zavodu", "Payı, %": "75", "Hansı tarixə": "2023-05-01"},
                {"Hansı tarixə": "2024-cü ilin sonu"},
                units={"Payı, %": "%"},
                fields={
                    "Layihə": "project.names",
                    "İştirakçı (təsisçi)": "company.names",
                    "Payı, %": "participation.share",
                    "Hansı tarixə": "claim.as_of",
                    "Mənbə sənəd": "",
                },
            )
        ],
        notes=["iştirak payları"],
    ),
    MessyFile(
        "register by districts.xlsx",
        _two_lists,
        [
            ExpectedTable(
                "Məhəllələr üzrə",
                ["Müəssisənin adı", "Fəaliyyət sahəsi", "Qeydiyyatdan keçmə tarixi", "Daimi işçi sayı"],
                3,
                {"Müəssisənin adı": "“Qafqaz Ambalaj” MMC", "Daimi işçi sayı": "44"},
                {"Müəssisənin adı": "“Xəzər Nərə” MMC"},
                totals=1,
                fields={
                    "Müəssisənin adı": "company.names",
                    "Fəaliyyət sahəsi": "company.activity",
                    "Qeydiyyatdan keçmə tarixi": "residency.registered_on",
                    "Daimi işçi sayı": "claim.jobs_permanent",
                },
                group="HACIQABUL SƏNAYE MƏHƏLLƏSİ",
            )
        ],
        notes=["reyestri"],
        hidden=["6"],
    ),
    MessyFile(
        "exports of three years.xlsx",
        book(_EXPORTS, "İxrac", ("A1:A2", "B1:D1", "E1:E2", "F1:F2")),
        [
            ExpectedTable(
                "İxrac",
                [
                    "Müəssisə",
                    "İxrac, min ABŞ dolları / 2022",
                    "İxrac, min ABŞ dolları / 2023",
                    "İxrac, min ABŞ dolları / 2024",
                    "Satışın həcmi, min manat",
                    "Vergilər, min manat",
                ],
                3,
                {"Müəssisə": "“Araz Konserv” MMC", "İxrac, min ABŞ dolları / 2023": "185.5"},
                {"Vergilər, min manat": "1904"},
                totals=1,
                units={
                    "İxrac, min ABŞ dolları / 2022": "thousand USD",
                    "Satışın həcmi, min manat": "min manat",
                },
                fields={
                    "Müəssisə": "company.names",
                    "İxrac, min ABŞ dolları / 2022": "claim.exports",
                    "İxrac, min ABŞ dolları / 2023": "claim.exports",
                    "İxrac, min ABŞ dolları / 2024": "claim.exports",
                    "Satışın həcmi, min manat": "claim.sales",
                    "Vergilər, min manat": "claim.taxes_paid",
                },
            )
        ],
    ),
    MessyFile(
        "residents in russian.csv",
        text_file(_RESIDENTS_RU, "utf-8-sig"),
        [
            ExpectedTable(
                "residents in russian",
                [
                    "Резидент",
                    "ИНН (ВОЕН)",
                    "Дата регистрации в качестве резидента",
                    "Площадь участка, кв. м",
                    "Контактный телефон",
                    "Состояние",
                ],
                3,
                {"Резидент": 'ООО "Каспий Пласт"', "Дата регистрации в качестве резидента": "15 марта 2022 г."},
                {"Площадь участка, кв. м": "950", "Состояние": "Действует"},
                totals=1,
                units={"Площадь участка, кв. м": "кв. м"},
                fields={
                    "Резидент": "company.names",
                    "ИНН (ВОЕН)": "company.tax_id",
                    "Дата регистрации в качестве резидента": "residency.registered_on",
                    "Площадь участка, кв. м": "residency.plot_area",
                    "Контактный телефон": "company.contacts",
                    "Состояние": "residency.status",
                },
            )
        ],
        notes=["Перечень резидентов"],
    ),
)
