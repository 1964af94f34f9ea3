"""Facts of our own making, as letters and reports in three languages put them, each as a person types it into a form.

A fact is its label, the language of the window, the kind of record and its fields as typed; "@label" is another fact,
and several are parted by spaces. Nothing of it is true.
"""

from __future__ import annotations

from typing import NamedTuple

from districtdesk.names import Names


class Fact(NamedTuple):
    label: str
    language: str
    kind: str
    typed: dict[str, object]


def _named(az: str = "", en: str = "", ru: str = "") -> Names:
    return Names(az, en, ru)


SOURCES = [
    Fact("letter", "az", "source", {"source_kind": "Məktub", "publisher": "Nümunə idarəsi", "date": "12 may 2025"}),
    Fact(
        "news",
        "ru",
        "source",
        {
            "source_kind": "Новость",
            "publisher": "Пример-пресс",
            "date": "3 июня 2024 г.",
            "dateline": "2024-06-02",
            "place": "Долина",
            "country": "Азербайджан",
        },
    ),
    Fact("report", "en", "source", {"source_kind": "Report", "publisher": "Sample Review", "date": "2023-11"}),
]
SUBJECTS = [
    Fact("dale", "en", "district", {"names": _named("Dərə Sənaye Məhəlləsi", "Dale Industrial District"),
         "district_kind": "Industrial park", "status": "Operating"}),
    Fact("dale_north", "en", "district", {"names": _named(en="Dale North Zone"), "part_of": "@dale"}),
    Fact("dale_south", "az", "district", {"names": _named("Dərə Cənub Zonası"), "part_of": "@dale"}),
    Fact("ridge", "ru", "district", {"names": _named(ru="Промышленный квартал Гребень"), "status": "Создано"}),
    Fact("shore", "az", "district", {"names": _named("Sahil Sənaye Parkı"), "district_kind": "Sənaye parkı"}),
    Fact("vega", "ru", "company", {"names": _named(ru="ООО «Вега Пример»"), "country": "Азербайджан"}),
    Fact("ulduz", "az", "company", {"names": _named("Ulduz Nümunə MMC"), "tax_id": "0123456789"}),
    Fact("north_fund", "en", "company", {"names": _named(en="North Sample Fund"), "country": "Germany"}),
    Fact("bank", "en", "company", {"names": _named(en="Sample Bank")}),
    Fact("agency", "az", "company", {"names": _named("Nümunə Parkları Agentliyi"), "company_kind": "Agentlik"}),
    Fact("plant", "en", "project", {"names": _named(en="Sample tile plant"), "district": "@dale"}),
    Fact("plant_one", "en", "project", {"names": _named(en="Tile plant, first line"), "phase_of": "@plant"}),
    Fact("plant_two", "ru", "project", {"names": _named(ru="Завод плитки, вторая очередь"), "phase_of": "@plant"}),
    Fact("mill", "az", "project", {"names": _named("Nümunə dəyirmanı"), "district": "@ridge"}),
    Fact("farm", "ru", "project", {"names": _named(ru="Тепличное хозяйство Пример"), "district": "@shore"}),
    Fact("country", "az", "subject_group", {"names": _named("Nümunə ölkəsi"), "group_kind": "Ölkə",
         "members": "@dale @ridge @shore"}),
    Fact("region", "ru", "subject_group", {"names": _named(ru="Предгорный район"), "group_kind": "Регион",
         "members": "@dale @ridge"}),
    Fact("parks", "en", "subject_group", {"names": _named(en="All sample parks"), "group_kind": "Districts",
         "all_of_kind": "Industrial park"}),
    Fact("holding", "en", "subject_group", {"names": _named(en="Sample holding"), "group_kind": "Group of companies",
         "members": "@vega @ulduz"}),
    Fact("programme", "ru", "subject_group", {"names": _named(ru="Программа «Пример»"),
         "group_kind": "Программа проектов", "members": "@plant @mill"}),
    Fact("zones", "az", "subject_group", {"names": _named("Dərə zonaları"), "group_kind": "Məhəllələr",
         "members": "@dale_north @dale_south"}),
]  # fmt: skip
THROUGH_TIME = [
    Fact("order", "en", "legal_act", {"kind_as_reported": "Order", "number": "101", "date": "5 March 2024",
         "effect": "Transforms", "district": "@dale @ridge"}),
    Fact("then", "en", "district_state", {"district": "@dale", "until": "4 March 2024",
         "district_kind": "Industrial district", "names": _named(en="Dale Works District")}),
    Fact("park", "az", "district_state", {"district": "@dale", "since": "5 mart 2024", "managed_by": "@agency",
         "district_kind": "Sənaye parkı", "legal_act": "@order"}),
    Fact("ridge_plan", "ru", "district_state", {"district": "@ridge", "until": "2019", "status": "Планируется"}),
    Fact("ridge_made", "ru", "district_state", {"district": "@ridge", "since": "2020", "status": "Создано"}),
    Fact("vega_old", "ru", "company_state", {"company": "@vega", "until": "май 2021 г.",
         "names": _named(ru="ЗАО «Старая Вега»")}),
    Fact("vega_owner", "en", "company_state", {"company": "@vega", "since": "June 2021", "owners": "@north_fund"}),
    Fact("ulduz_owner", "az", "company_state", {"company": "@ulduz", "owner_as_printed": "yerli sahibkarlar"}),
    Fact("mill_then", "az", "project_state", {"project": "@mill", "since": "2022", "until": "2023",
         "status": "Hazırlanır"}),
    Fact("mill_now", "az", "project_state", {"project": "@mill", "since": "2024", "status": "Tikilir"}),
    Fact("plant_name", "en", "project_state", {"project": "@plant", "until": "2022",
         "names": _named(en="Sample brick plant")}),
]  # fmt: skip
PEOPLE = [
    Fact("head", "en", "person", {"names": _named("Aygün Nümunəyeva", "Aygun Numunayeva", "Айгюн Нумунаева"),
         "other_names": "A. Numunayeva; Numunayeva"}),
    Fact("engineer", "ru", "person", {"names": _named(ru="Пётр Образцов")}),
    Fact("guest", "en", "person", {"names": _named(en="Guest Sampleson")}),
    Fact("head_office", "en", "office", {"person": "@head", "title": _named(en="Head of the agency"),
         "body": "@agency", "since": "2022"}),
    Fact("head_before", "az", "office", {"person": "@head", "title": _named("Şöbə müdiri"), "until": "2021"}),
    Fact("engineer_office", "ru", "office", {"person": "@engineer", "title": _named(ru="Главный инженер"),
         "body": "@vega"}),
    Fact("visit", "az", "event", {"event_kind": "Səfər", "status": "Faktiki", "countries": "Özbəkistan",
         "people": "@head", "date": "may 2023"}),
]  # fmt: skip
EVENTS = [
    Fact("launch", "en", "event", {"subjects": "@plant", "event_kind": "Launch", "status": "Expected",
         "date": "late 2027", "announced_on": "2024-06-03"}),
    Fact("full_use", "en", "event", {"subjects": "@plant", "event_kind": "Other", "status": "Expected",
         "title": "Full capacity", "relative_to": "@launch", "relative_by": "within 6 months after"}),
    Fact("second_line", "ru", "event", {"subjects": "@plant_two", "event_kind": "Ввод в эксплуатацию",
         "status": "Ожидается", "relative_to": "@launch", "relative_by": "спустя 2–3 года"}),
    Fact("hiring", "az", "event", {"subjects": "@plant", "event_kind": "Digər", "status": "Planlaşdırılır",
         "title": "İşə qəbul", "relative_to": "@launch", "relative_by": "3 ay əvvəl"}),
    Fact("sale_after", "en", "market", {"project": "@plant", "market_kind": "Foreign", "status": "Planned",
         "relative_to": "@launch", "relative_by": "after"}),
    Fact("home_sale", "ru", "market", {"project": "@plant", "market_kind": "Внутренний рынок", "status": "Ожидается",
         "relative_to": "@launch", "relative_by": "после"}),
    Fact("put_off", "ru", "event", {"subjects": "@mill", "event_kind": "Перенос", "status": "Факт",
         "date": "2025-02"}),
    Fact("stopped", "en", "event", {"subjects": "@farm", "event_kind": "Suspension", "status": "Actual",
         "date": "1 July 2024"}),
    Fact("resumed", "az", "event", {"subjects": "@farm", "event_kind": "Bərpa olunma", "status": "Faktiki",
         "date": "2024-10"}),
    Fact("court", "ru", "event", {"subjects": "@vega", "event_kind": "Судебное дело", "status": "Факт",
         "date": "2023"}),
    Fact("closed", "en", "event", {"subjects": "@mill", "event_kind": "Closure", "status": "Postponed"}),
    Fact("dateline_day", "en", "event", {"subjects": "@plant", "event_kind": "Groundbreaking", "status": "Actual",
         "date": "2024-06-02", "date_basis": "Dateline", "place": "Dale"}),
]  # fmt: skip
RESIDENTS = [
    Fact("fourteenth", "en", "residency", {"company": "@vega", "district": "@dale", "status": "Registered",
         "ordinal": "14", "registered_on": "2022-05"}),
    Fact("again", "az", "residency", {"company": "@ulduz", "district": "@dale", "residency_kind": "Rezident",
         "status": "Yenidən qeydiyyatdan keçib", "registered_on": "2024"}),
    Fact("outsider", "ru", "residency", {"company": "@vega", "district": "@ridge", "residency_kind": "Нерезидент"}),
    Fact("notice", "en", "residency", {"company": "@ulduz", "district": "@shore", "status": "Notice given",
         "notice_on": "2025-01"}),
    Fact("wish", "ru", "residency", {"company": "@bank", "district": "@shore", "status": "Письмо о намерениях"}),
    Fact("first", "az", "residency", {"company": "@north_fund", "district": "@shore", "ordinal": "1"}),
]  # fmt: skip
ACTS = [
    Fact("rule", "ru", "legal_act", {"kind_as_reported": "Постановление", "number": "7", "amends": "@order"}),
    Fact("ended", "az", "legal_act", {"kind_as_reported": "Qərar", "number": "8", "repeals": "@rule"}),
    Fact("citing", "en", "legal_act", {"kind_as_reported": "Decree", "number": "9", "cites": "@order @rule"}),
    Fact("pact", "en", "legal_act", {"kind_as_reported": "Agreement", "matter": "cooperation in glass making",
         "party_countries": "Azerbaijan; Uzbekistan", "concerns": "@plant"}),
    Fact("extends", "ru", "legal_act", {"kind_officially": "Распоряжение", "number": "10", "effect": "Расширение",
         "district": "@shore @ridge"}),
    Fact("hands_over", "az", "legal_act", {"kind_officially": "Sərəncam", "number": "11", "district": "@shore",
         "effect": "İdarəetməni ötürür"}),
]  # fmt: skip
PARTS = [
    Fact("share_2023", "en", "participation", {"project": "@plant", "company": "@vega", "role": "Owner",
         "share": "51", "as_of": "2023-05-01"}),
    Fact("share_2023b", "en", "participation", {"project": "@plant", "company": "@ulduz", "role": "Owner",
         "share": "49", "as_of": "2023-05-01"}),
    Fact("share_2025", "ru", "participation", {"project": "@plant", "company": "@vega", "role": "Владелец",
         "share": "100 %", "as_of": "1 мая 2025 г."}),
    Fact("in_firm", "az", "participation", {"in_company": "@ulduz", "company": "@north_fund", "role": "Səhmdar",
         "share": "25", "status": "Planlaşdırılır"}),
    Fact("loan", "en", "participation", {"project": "@mill", "company": "@bank", "role": "Lender"}),
    Fact("buyer", "ru", "participation", {"project": "@mill", "company": "@vega", "role": "Покупатель"}),
    Fact("owner_of_land", "en", "participation", {"project": "@farm", "company": "@agency", "role": "Landlord"}),
    Fact("tiles", "en", "product", {"project": "@plant", "model": "Floor tiles", "amount": "120000",
         "unit": "square metres", "per": "A month", "status": "Planned"}),
    Fact("flour", "az", "product", {"project": "@mill", "model": "Un", "qualifier": "təxminən", "amount": "40",
         "unit": "ton", "per": "Gündə", "status": "Faktiki"}),
    Fact("tomato", "ru", "product", {"project": "@farm", "model": "Томаты", "amount": "900", "unit": "тонн",
         "period": "2024", "status": "Ожидается"}),
    Fact("cucumber", "ru", "product", {"project": "@farm", "model": "Огурцы", "amount": "1,5", "unit": "тонн",
         "status": "Факт"}),
    Fact("bran", "en", "product", {"project": "@mill", "model": "Bran", "qualifier": "up to", "amount": "3",
         "unit": "t", "per": "A day", "status": "Expected"}),
    Fact("wall_tiles", "az", "product", {"project": "@plant", "model": "Kafel", "status": "Gözlənilir"}),
]  # fmt: skip


def _figure(label: str, language: str, subject: str, indicator: str, **typed: object) -> Fact:
    status = {"az": "Bildirilib", "en": "Reported", "ru": "Сообщено"}[language]
    values = {"subject": f"@{subject}", "indicator": f"#{indicator}", "qualifier": "exact", "status": status}
    return Fact(label, language, "figure", values | typed)


FIGURES = [
    _figure("jobs", "en", "dale", "jobs_created", value="474", as_of="2024"),
    _figure("permanent", "en", "dale", "jobs_permanent", value="290", as_of="2024", part_of="@jobs"),
    _figure("ridge_jobs", "ru", "ridge", "jobs_created", value="120", qualifier="более", as_of="2024"),
    _figure("of_some", "en", "dale", "jobs_expected", value="60", as_of="2024", covers="12", covers_of="18"),
    _figure("ridge_permanent", "ru", "ridge", "jobs_permanent", value="80", as_of="2024", part_of="@ridge_jobs"),
    _figure("shore_jobs", "az", "shore", "jobs_created", value="60", qualifier="təxminən", as_of="2024"),
    _figure("shore_part", "az", "shore", "jobs_permanent", value="20", as_of="2024", part_of="@shore_jobs"),
    _figure("three_plants", "en", "plant", "jobs_permanent", value="900", as_of="2025", together_with="@mill @farm"),
    _figure("two_firms", "ru", "vega", "exports", value="5000000", currency="USD", period="2024",
            together_with="@ulduz"),
    _figure("two_zones", "az", "dale_north", "jobs_created", value="75", as_of="2023", together_with="@dale_south"),
    _figure("both_invested", "en", "mill", "invested", value="7000000", currency="AZN", as_of="2024",
            together_with="@farm"),
    _figure("residents_of_two", "ru", "ridge", "residents", value="9", as_of="2023", together_with="@shore"),
    _figure("lines_together", "en", "plant_one", "jobs_expected", value="40", status="Planned",
            together_with="@plant_two"),
    _figure("tile_output", "en", "plant", "output_a_year", value="1400000", unit="square metres", status="Planned",
            product="@tiles"),
    _figure("flour_output", "az", "mill", "output_a_year", value="14000", unit="ton", product="@flour", as_of="2024"),
    _figure("tomato_output", "ru", "farm", "output_a_year", value="900", unit="тонн", product="@tomato",
            as_of="2024"),
    _figure("cucumber_value", "ru", "farm", "output_value", value="200000", currency="AZN", period="2024",
            product="@cucumber"),
    _figure("bran_capacity", "en", "mill", "capacity", value="1000", unit="tonnes", product="@bran", as_of="2024"),
    _figure("wall_capacity", "az", "plant", "capacity", value="30000", unit="m²", status="Planlaşdırılır",
            product="@wall_tiles"),
    _figure("by_2030", "en", "dale", "jobs_expected", value="2000", status="Planned", as_of="2025", for_when="2030"),
    _figure("by_2028", "az", "ridge", "jobs_expected", value="300", status="Planlaşdırılır", for_when="2028"),
    _figure("plan_2026", "ru", "shore", "investment_planned", value="9000000", currency="AZN",
            status="Планируется", for_when="2026"),
    _figure("after_launch", "en", "plant", "jobs_expected", value="120", status="Expected", relative_to="@launch",
            relative_by="within 6 months after"),
    _figure("then_export", "ru", "plant", "capacity", value="500000", unit="м²", status="Ожидается",
            relative_to="@launch", relative_by="после"),
    _figure("goal", "az", "country", "jobs_created", value="5000", status="Planlaşdırılır", for_when="2027"),
    _figure("acres", "en", "dale", "area", value="188.58", printed_value="466", printed_unit="acres", as_of="2024"),
    _figure("sotka", "ru", "dale_north", "area", value="2,5", printed_value="250", printed_unit="соток"),
    _figure("yards", "en", "ridge", "area", value="0.8361", printed_value="10000", printed_unit="square yards"),
    _figure("feet", "en", "dale_south", "area", value="0.0929", printed_value="10000", printed_unit="square feet"),
    _figure("square_km", "az", "shore", "area", value="120", printed_value="1.2", printed_unit="km²"),
    _figure("monthly", "ru", "mill", "capacity", value="14400", unit="тонн", printed_value="1200",
            printed_unit="тонн в месяц", as_of="2023"),
    _figure("no_exports", "en", "ridge", "exports", value="0", qualifier="none", currency="AZN", period="2023"),
    _figure("nobody_knows", "ru", "ridge", "invested", qualifier="неизвестно", currency="AZN", as_of="2023"),
    _figure("silent", "az", "shore", "invested", qualifier="göstərilməyib", currency="AZN", as_of="2023"),
    _figure("no_jobs", "az", "dale_south", "jobs_permanent", qualifier="yoxdur", value="0", as_of="2023"),
    _figure("silent_jobs", "en", "mill", "jobs_created", qualifier="not stated", as_of="2023"),
    _figure("unknown_plots", "en", "shore", "plots_used", qualifier="unknown", as_of="2023"),
    _figure("of_all", "en", "country", "invested", value="7000000000", currency="AZN", as_of="2024"),
    _figure("of_region", "ru", "region", "jobs_created", value="600", qualifier="не менее", as_of="2024"),
    _figure("of_parks", "en", "parks", "residents", value="40", qualifier="about", as_of="2024"),
    _figure("of_holding", "az", "holding", "exports", value="1000000", currency="USD", period="2024"),
    _figure("of_programme", "ru", "programme", "investment_value", value="50000000", currency="AZN",
            status="Планируется"),
    _figure("of_zones", "az", "zones", "area", value="3", as_of="2024"),
    _figure("was_said", "en", "dale", "residents", value="14", status="Superseded", as_of="2023",
            replaced_by="@now_said"),
    _figure("now_said", "en", "dale", "residents", value="12", as_of="2024", preferred="yes",
            preferred_reason="The most official source", preferred_because="The agency's own return."),
    _figure("withdrawn", "ru", "ridge", "residents", value="70", status="Отозвано", as_of="2024"),
    _figure("called_off", "az", "farm", "investment_value", value="3000000", currency="AZN", status="Ləğv edilib"),
    _figure("half_done", "en", "mill", "investment_value", value="8000000", currency="AZN",
            status="Partly planned, partly so"),
    _figure("converted", "en", "plant", "investment_value", value="51000000", currency="AZN",
            status="Planned", stated_conversion="30000000 USD", conversion_qualifier="about"),
]  # fmt: skip
OFFICE = [
    Fact("rate", "en", "exchange_rate", {"currency": "USD", "rate": "1.7", "in_currency": "AZN", "day": "2024-06-03",
         "source": "@report"}),
    Fact("rate_eur", "ru", "exchange_rate", {"currency": "EUR", "rate": "1,85", "in_currency": "AZN",
         "day": "3 июня 2024 г.", "source": "@news"}),
    Fact("who_pays", "en", "open_question", {"subject": "@plant", "question": "Who pays for the tile plant?"}),
    Fact("which_jobs", "az", "open_question", {"subject": "@dale",
         "question": "474 iş yeri hansı zavodlara aiddir?"}),
    Fact("answered", "ru", "open_question", {"subject": "@ridge", "question": "Сколько рабочих мест?",
         "answered_by": "@ridge_jobs"}),
    Fact("quarter", "az", "return_due", {"owed_by": "@dale", "form": "Forma 1", "period": "2025-ci ilin birinci rübü",
         "due_on": "2025-04-15", "received_on": "2025-04-20", "source": "@letter"}),
    Fact("half", "ru", "return_due", {"owed_by": "@ridge", "form": "Форма 2", "period": "первое полугодие 2025 года",
         "due_on": "2025-07-15"}),
    Fact("year", "en", "return_due", {"owed_by": "@vega", "form": "Form 3", "period": "2024", "due_on": "2025-02"}),
]  # fmt: skip
FACTS = [
    *SOURCES, *SUBJECTS, *THROUGH_TIME, *PEOPLE, *EVENTS, *RESIDENTS, *ACTS, *PARTS, *FIGURES, *OFFICE,
]  # fmt: skip
