"""The worked example: what each of its 60 statements demands of the records, the cells and the evidence."""

from __future__ import annotations

from datetime import date

from tests.sample_records import DISTRICT, PLANT
from tests.sample_shown import (
    AFTER,
    BELIEFS,
    DATED,
    DAY,
    QUOTE,
    REPORT,
    STAGE,
    VOICE,
    likely,
    meant,
    model,
    of,
    question,
    shown,
    statement,
    supplier,
)

STATEMENTS = (
    statement(1, "dated 1 May 2023", shown("source", "date", date=DAY, date__edtf="2023-05-01")),
    statement(
        2,
        "dateline Hajigabul, Azerbaijan",
        shown("source", "place country", place="Hajigabul", country="Azerbaijan"),
    ),
    statement(3, "dateline day 1 May, no year", shown("source", "dateline", dateline="“1 May”")),
    statement(4, "publisher as printed: Trend", shown("source", "publisher", publisher="Trend")),
    statement(5, "no title", shown("source", "title author text", title=None, author=None, text=None)),
    statement(
        6,
        "a groundbreaking ceremony was held, its day by the dateline",
        shown(
            "ceremony",
            "subjects event_kind date date_basis status",
            (*meant(VOICE, "A groundbreaking ceremony was held."), *likely("date", "Date")),
            event_kind="Groundbreaking",
            date=DAY,
            date_basis="Dateline",
            status="Actual",
        ),
    ),
    statement(
        7,
        "M spoke during that ceremony",
        shown("ceremony", "people", meant(VOICE, "He spoke during the ceremony."), people="Sahib Mammadov"),
        shown("jobs", "", REPORT),
    ),
    statement(
        8,
        "place of the ceremony Hajigabul, by the dateline; the plant's district nowhere said outright",
        shown("ceremony", "place countries", likely("place", "Place"), place="Hajigabul", countries="Azerbaijan"),
        shown("plant", "district", likely("district", "District"), district=DISTRICT),
    ),
    statement(
        9, "speaker Sahib Mammadov", shown("speaker", "names", VOICE, names__en="Sahib Mammadov", names__az=None)
    ),
    statement(
        10,
        "Deputy Minister of Economy of Azerbaijan",
        shown(
            "speaker's office",
            "person title country",
            VOICE,
            person="Sahib Mammadov",
            title__en="Deputy Minister of Economy",
            country="Azerbaijan",
        ),
    ),
    statement(
        11,
        "once called the minister",
        shown(
            "speaker's office",
            "",
            of(VOICE, {"field": "title", "words": "minister"}, {"field": "Office", "words": "minister"}),
        ),
    ),
    statement(
        12,
        "elsewhere named by surname only",
        shown(
            "speaker",
            "other_names",
            of(VOICE, {"words": "Mammadov"}, {"words": "Mammadov", "field": "Other forms of the name"}),
            other_names="Mammadov",
        ),
    ),
    statement(
        13,
        "President of Azerbaijan Ilham Aliyev, in an event",
        shown("president", "names", REPORT, names__en="Ilham Aliyev"),
        shown("president's office", "person title country", REPORT, title__en="President", country="Azerbaijan"),
        shown("visit", "people", REPORT, people="Ilham Aliyev"),
    ),
    statement(
        14,
        "partners Azerbaijan and Uzbekistan",
        *(
            shown(
                f"partner {country}",
                "project country role status",
                (*VOICE, *QUOTE),
                country=country,
                role="Joint-venture partner",
            )
            for country in ("Azerbaijan", "Uzbekistan")
        ),
    ),
    statement(
        15, "no company is named", shown("partner Azerbaijan", "company in_company", company=None, in_company=None)
    ),
    statement(
        16,
        "the President visited Uzbekistan, no day",
        shown(
            "visit",
            "event_kind countries people date subjects",
            REPORT,
            event_kind="Visit",
            countries="Uzbekistan",
            date=None,
            subjects=None,
        ),
    ),
    statement(
        17,
        "a number of agreements were signed during it",
        shown(
            "signing",
            "event_kind relative_to relative_by date countries",
            meant(REPORT, "A number of agreements were signed; how many is not said."),
            event_kind="Agreement signed",
            relative_to="Visit · Uzbekistan",
            relative_by="at the same time",
            date=None,
        ),
    ),
    statement(
        18,
        "one of them on cooperation in industry, without title or parties",
        shown(
            "agreement",
            "kind_as_reported matter title parties party_countries number date",
            (
                *of(QUOTE, {"field": "matter"}, {"field": "Matter"}),
                *meant(REPORT, "It is one of the agreements that were signed during the visit."),
            ),
            kind_as_reported="Agreement",
            matter="Cooperation in industry",
            title__en=None,
            parties=None,
            party_countries=None,
            number=None,
            date=None,
        ),
        shown("signing", "legal_act", legal_act="Agreement · Cooperation in industry"),
    ),
    statement(
        19,
        "opinion: the first successful goal reached, as a result of that agreement",
        shown("ceremony", "", meant(QUOTE, BELIEFS[0], opinion=True)),
        shown(
            "agreement",
            "concerns",
            meant(QUOTE, "The ceremony for the plant is a result of it.", opinion=True),
            concerns=PLANT,
        ),
    ),
    statement(
        20, "belief: it will strengthen the economy", shown("plant", "", meant(QUOTE, BELIEFS[1], opinion=True))
    ),
    statement(21, "belief: a favourable climate", shown("plant", "", meant(QUOTE, BELIEFS[2], opinion=True))),
    statement(
        22,
        "named joint car production",
        shown("plant", "other_names", VOICE, other_names="Joint car production of Azerbaijan and Uzbekistan"),
    ),
    statement(23, "named joint car plant", shown("plant", "names", VOICE, names__en=PLANT, names__az=None)),
    statement(
        24, "a joint venture of the two countries", shown("plant", "joint_venture", VOICE, joint_venture="yes")
    ),
    statement(
        25,
        "1,200 additional jobs, planned, base not stated",
        shown("jobs", "indicator value status increment", REPORT, value=1200, status="Planned", increment="yes"),
    ),
    statement(
        26,
        "30,000 cars a year, expected after the launch",
        shown(
            "cars",
            "indicator value unit status relative_to relative_by",
            QUOTE,
            indicator="Output a year",
            value=30_000,
            unit="cars",
            shown__unit="cars",
            status="Expected",
            **AFTER,
        ),
    ),
    statement(
        27,
        "sale on Azerbaijan's own market, planned, after the launch",
        shown(
            "home market",
            "market_kind country status relative_to relative_by",
            (*QUOTE, *REPORT),
            market_kind="Domestic",
            country="Azerbaijan",
            status="Planned",
            **AFTER,
        ),
    ),
    statement(
        28,
        "export, planned, no country",
        shown(
            "export",
            "market_kind country status",
            (*QUOTE, *REPORT),
            market_kind="Foreign",
            country=None,
            status="Planned",
        ),
    ),
    statement(
        29,
        "launch expected May 2025",
        shown(
            "launch",
            "event_kind date date_basis status announced_on",
            VOICE,
            event_kind="Launch",
            date="May 2025",
            date__edtf="2025-05",
            date_basis="Stated",
            status="Expected",
            announced_on=DAY,
        ),
    ),
    statement(
        30,
        "investment 88 million manat, planned",
        shown(
            "value",
            "indicator value currency status as_of as_of_basis",
            VOICE,
            indicator="Investment value",
            value=88_000_000,
            currency="AZN",
            status="Planned",
            **DATED,
        ),
    ),
    statement(
        31,
        "given as 51.7 million US dollars",
        shown(
            "value",
            "stated_conversion implied_rate",
            of(VOICE, {"field": "stated_conversion"}, {"field": "Stated conversion"}),
            stated_conversion=51_700_000,
            stated_conversion__currency="USD",
            implied_rate=1.7021,
        ),
    ),
    supplier(32, "United States"),
    supplier(33, "Italy"),
    supplier(34, "China"),
    supplier(
        35,
        "Korea",
        "country_as_printed",
        of(VOICE, {"words": "Korea"}, {"words": "Korea", "field": "Country as printed"}),
    ),
    supplier(36, "Uzbekistan"),
    model(37, "Cobalt"),
    model(38, "Malibu"),
    model(39, "Tracker"),
    model(40, "Equinox"),
    statement(
        41,
        "the text calls the models brands; not exhaustive",
        *(
            shown(
                model,
                "list_not_exhaustive",
                of(
                    VOICE,
                    {"field": "model", "meant": "The text calls the models brands."},
                    {"field": "Model or name", "meant": "The text calls the models brands."},
                ),
                list_not_exhaustive="yes",
            )
            for model in ("Cobalt", "Malibu", "Tracker", "Equinox")
        ),
    ),
    statement(
        42,
        "stage that day: ground broken, not launched",
        shown(
            "stage",
            "project since date_basis status until",
            meant(VOICE, STAGE),
            project=PLANT,
            since=DAY,
            date_basis="Dateline",
            status="Ground broken",
            until=None,
        ),
    ),
    statement(43, "the district's name", shown("district", "names", VOICE, names__en=DISTRICT)),
    statement(
        44,
        "established by a decree",
        shown("decree", "kind_as_reported kind_officially", VOICE, kind_as_reported="Decree", kind_officially=None),
        shown("district", "established_by", VOICE),
        shown(
            "establishment", "event_kind legal_act date_basis", VOICE, event_kind="Established", date_basis="Assumed"
        ),
    ),
    statement(
        45,
        "of the President of the Republic of Azerbaijan, no person named",
        shown("decree", "issuer", VOICE, issuer="President of the Republic of Azerbaijan"),
    ),
    statement(46, "No. 3127", shown("decree", "number", VOICE, number="3127")),
    statement(47, "of 25 July 2017", shown("decree", "date", VOICE, date=date(2017, 7, 25))),
    statement(
        48,
        "titled on the establishment of that district",
        shown(
            "decree",
            "title effect district",
            VOICE,
            title__en="On the establishment of the Hajigabul Industrial District",
            effect="Establishes",
            district=DISTRICT,
        ),
    ),
    statement(
        49,
        "territory 60 ha, day assumed",
        shown(
            "territory",
            "indicator value as_of as_of_basis",
            VOICE,
            indicator="Territory",
            value=60,
            shown__unit="ha",
            **DATED,
        ),
    ),
    statement(
        50,
        "about 500 jobs created",
        shown("jobs created", "qualifier value", VOICE, indicator="Jobs created", qualifier="about", value=500),
    ),
    statement(
        51,
        "amount of investments exceeds 51 million manat, not said which",
        shown(
            "investments",
            "indicator qualifier value currency",
            VOICE,
            indicator="Investment, not said which",
            qualifier="more than",
            value=51_000_000,
            currency="AZN",
        ),
    ),
    statement(
        52,
        "given as 30 million US dollars",
        shown(
            "investments",
            "stated_conversion implied_rate",
            of(VOICE, {"field": "stated_conversion"}, {"field": "Stated conversion"}),
            stated_conversion=30_000_000,
            stated_conversion__currency="USD",
            implied_rate=1.7,
        ),
    ),
    statement(53, "13 residents", shown("residents", "indicator value", VOICE, indicator="Residents", value=13)),
    statement(54, "none named", shown("residents", "together_with note", together_with=None, note=None)),
    question(
        55,
        "open: whether the plant is among the 13, the 51 million, the 500",
        "among residents?",
        "among investments?",
        "among jobs?",
    ),
    question(56, "open: what 1,200 adds to", "on top of?"),
    question(57, "open: shares, payer, name of the joint company", "shares?", "payer?", "company?"),
    question(58, "open: the plant's plot", "plot?"),
    question(59, "open: the day of the district's figures", "day?"),
    question(60, "open: countries of export", "export to?"),
)
