"""Messy tables as text and old workbooks: encodings, separators, decimal marks, quotation marks."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.incoming.messy import ExpectedTable, MessyFile, text_file

_KEPT = Path(__file__).parent / "kept"
_COMPANY = {"Company": "company.names", "Tax ID": "company.tax_id"}
_ŞIRKƏT = {"Şirkət": "company.names", "VÖEN": "company.tax_id"}
# Turkish and Azerbaijani letters that code page 1254 has.
_TURKIC = (
    "Müessisenin adı;Telefon;Ünvan\r\nGüneş Tekstil A.Ş.;0212 111 22 33;Şişli, İstanbul\r\n"
    "Çınar Gıda;0312 444 55 66;Çankaya, Ankara\r\n"
)  # fmt: skip


def _kept(name: str) -> MessyFile:
    expected = {
        "list.xls": ExpectedTable(
            "Siyahı",
            ["Şirkət", "VÖEN", "Qeydiyyat tarixi", "Payı", "Əlaqə"],
            2,
            {"VÖEN": "0100000001", "Qeydiyyat tarixi": "2021-03-05", "Payı": "25 %"},
            {"Şirkət": "Ulduz MMC"},
            totals=1,
            fields={**_ŞIRKƏT, "Qeydiyyat tarixi": "residency.registered_on", "Əlaqə": "company.contacts"},
        ),
        "projects.xls": ExpectedTable(
            "Проекты",
            ["Проект", "Стоимость проекта", "Срок"],
            3,
            {"Стоимость проекта": "1200000 RUB", "Срок": "2025-05"},
            {"Проект": "Завод В", "Срок": "2027-02"},
            fields={"Проект": "project.names", "Стоимость проекта": "claim.investment_value"},
        ),
    }[name]
    notes = ["Şirkətlərin siyahısı"] if name == "list.xls" else []
    return MessyFile(name, lambda path: shutil.copyfile(_KEPT / name, path) and None, [expected], notes)


TEXTS = (
    _kept("list.xls"),
    _kept("projects.xls"),
    MessyFile(
        "utf-8 with a mark.csv",
        text_file(
            "\ufeffŞirkət;VÖEN;Torpaq sahəsi, ha\r\nNur MMC;0100000001;1,5\r\nOd MMC;0100000002;0,75\r\n", "utf-8"
        ),
        [
            ExpectedTable(
                "utf-8 with a mark",
                ["Şirkət", "VÖEN", "Torpaq sahəsi, ha"],
                2,
                {"VÖEN": "0100000001", "Torpaq sahəsi, ha": "1.5"},
                {"Torpaq sahəsi, ha": "0.75"},
                units={"Torpaq sahəsi, ha": "ha"},
                fields={**_ŞIRKƏT, "Torpaq sahəsi, ha": "residency.plot_area"},
            )
        ],
    ),
    MessyFile(
        "english.csv",
        text_file(
            'Company,Tax ID,Jobs created\n"Alfa, Beta & Co",1000000001,"1 200"\n"Gamma ""G"" LLC",1000000002,15\n',
            "utf-8",
        ),
        [
            ExpectedTable(
                "english",
                ["Company", "Tax ID", "Jobs created"],
                2,
                {"Company": "Alfa, Beta & Co", "Jobs created": "1200"},
                {"Company": 'Gamma "G" LLC'},
                fields={**_COMPANY, "Jobs created": "claim.jobs_created"},
            )
        ],
    ),
    MessyFile(
        "russian.csv",
        text_file(
            "Компания;ИНН;Экспорт, тыс. манатов\r\n"
            "ООО «Вега»;1500012345;1 250,5\r\nООО «Заря»;0500012346;80,25\r\nВсего;;1 330,75\r\n",
            "cp1251",
        ),
        [
            ExpectedTable(
                "russian",
                ["Компания", "ИНН", "Экспорт, тыс. манатов"],
                2,
                {"Экспорт, тыс. манатов": "1250.5"},
                {"ИНН": "0500012346"},
                totals=1,
                units={"Экспорт, тыс. манатов": "тыс. манатов"},
                fields={"Компания": "company.names", "Экспорт, тыс. манатов": "claim.exports"},
            )
        ],
    ),
    MessyFile(
        "russian with a title.csv",
        text_file(
            "Список резидентов\n\nРезидент;Адрес\n"
            "ООО «Вега»;г. Сумгаит, ул. Мира, 4\nООО «Заря»;г. Баку\n\nПримечание: без нерезидентов\n",
            "cp1251",
        ),
        [
            ExpectedTable(
                "russian with a title",
                ["Резидент", "Адрес"],
                2,
                {"Адрес": "г. Сумгаит, ул. Мира, 4"},
                {"Резидент": "ООО «Заря»"},
                fields={"Резидент": "company.names", "Адрес": "company.address"},
            )
        ],
        notes=["Список резидентов", "без нерезидентов"],
    ),
    MessyFile(
        "turkish.csv",
        text_file(_TURKIC, "cp1254"),
        [
            ExpectedTable(
                "turkish",
                ["Müessisenin adı", "Telefon", "Ünvan"],
                2,
                {"Müessisenin adı": "Güneş Tekstil A.Ş."},
                {"Ünvan": "Çankaya, Ankara"},
                fields={
                    "Müessisenin adı": "company.names",
                    "Telefon": "company.contacts",
                    "Ünvan": "company.address",
                },
            )
        ],
    ),
    MessyFile(
        "unicode text.txt",
        text_file(
            "Layihə\tStatus\tDəyəri, AZN\r\n"
            "“Süd” zavodu\tFəaliyyətdədir\t120000\r\nƏt zavodu\tLəğv edilib\t90000\r\n",
            "utf-16",
        ),
        [
            ExpectedTable(
                "unicode text",
                ["Layihə", "Status", "Dəyəri, AZN"],
                2,
                {"Layihə": "“Süd” zavodu"},
                {"Dəyəri, AZN": "90000"},
                units={"Dəyəri, AZN": "AZN"},
                fields={
                    "Layihə": "project.names",
                    "Status": "project.status",
                    "Dəyəri, AZN": "claim.investment_value",
                },
            )
        ],
    ),
    MessyFile(
        "lines in quotes.tsv",
        text_file(
            "Company\tAddress\tActivity\n"
            '"Alfa LLC"\t"4 Peace St.\nBaku"\tglass\n"Beta\nLLC"\tGanja\t"cables\tand wires"\n',
            "utf-8",
        ),
        [
            ExpectedTable(
                "lines in quotes",
                ["Company", "Address", "Activity"],
                2,
                {"Address": "4 Peace St.\nBaku"},
                {"Company": "Beta\nLLC", "Activity": "cables\tand wires"},
                fields={"Company": "company.names", "Address": "company.address", "Activity": "company.activity"},
            )
        ],
    ),
    MessyFile(
        "ours.csv",
        text_file(
            "\ufeffNames;Tax ID;Other names\r\n'=Alfa;1000000001;'+994\r\n''quoted';1000000002;'-x\r\n", "utf-8"
        ),
        [
            ExpectedTable(
                "ours",
                ["Names", "Tax ID", "Other names"],
                2,
                {"Names": "=Alfa", "Other names": "+994"},
                {"Names": "'quoted'", "Other names": "-x"},
                fields={"Names": "company.names", "Tax ID": "company.tax_id"},
            )
        ],
    ),
    MessyFile(
        "excel says the separator.csv",
        text_file("sep=,\r\nDistrict,Share of women\r\nMasalli,0.51\r\nHajigabul,0.4\r\n", "utf-8"),
        [
            ExpectedTable(
                "excel says the separator",
                ["District", "Share of women"],
                2,
                {"Share of women": "0.51"},
                {"District": "Hajigabul"},
                fields={"District": "district.names", "Share of women": "claim.women_share"},
            )
        ],
    ),
    MessyFile(
        "never closed.csv",
        text_file('Company;Tax ID\n"Alfa LLC;1000000001\nBeta LLC;1000000002\n', "utf-8"),
        [
            ExpectedTable(
                "never closed",
                ["Company", "Tax ID"],
                2,
                {"Company": '"Alfa LLC'},
                {"Tax ID": "1000000002"},
                fields=_COMPANY,
            )
        ],
        problems=1,
    ),
)
