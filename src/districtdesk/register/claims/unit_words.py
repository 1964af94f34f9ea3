"""The words of units: other ones for those of the usual indicators, and what tells money, an area or a share."""

from __future__ import annotations

from dataclasses import dataclass

from ...folding import fold


@dataclass(frozen=True, slots=True)
class UnitWords:
    """An indicator whose unit is one of `own` is counted in `also` as well; never the other way round."""

    own: frozenset[str]
    also: frozenset[str]


def _folded(*words: str) -> frozenset[str]:
    return frozenset(map(fold, words))


# Jobs and whoever holds them: what only an indicator that counts can be told in. Places may be beds or seats.
PEOPLE = _folded(
    "iş yeri", "iş yerləri", "yeni iş yeri", "yeni iş yerləri", "nəfər", "nəfərin", "nəfərlik", "adam", "adamlıq",
    "şəxs", "insan", "işçi", "işçilər", "işçinin", "əməkdaş", "jobs", "job", "new jobs", "workplaces", "work places",
    "people", "persons", "person", "workers", "worker", "employees", "employee", "staff",
    "рабочих мест", "рабочие места", "рабочее место", "рабочего места", "рабочих места", "новых рабочих мест",
    "человек", "человека", "чел", "людей", "работников", "работника", "работник", "сотрудников", "сотрудника",
    "kişi", "kişinin", "kişilik", "adamın", "nəfərdən", "insanın", "mütəxəssis", "qadın", "tələbə", "men", "women",
    "members", "specialists", "specialist", "trainees", "students", "персон", "лиц", "специалистов", "специалиста",
    "женщин", "мужчин", "студентов", "рабочих",
)  # fmt: skip

# Money that is told in words; codes and signs are known as such.
MONEY = _folded(
    "manat", "manatı", "manatın", "manatlıq", "manats", "azn", "qəpik", "dollar", "dollars", "dolları", "dollarlıq",
    "cent", "cents", "euro", "euros", "avro", "rubl", "rubles", "roubles", "lira", "lirə", "lirəsi", "tenge", "tengə",
    "pounds", "sterling", "yuan", "yen", "funt", "манат", "маната", "манатов", "доллар", "доллара", "долларов",
    "долл", "евро", "рубль", "рубля", "рублей", "руб", "лира", "лир", "тенге", "юань", "юаней", "фунтов",
)  # fmt: skip
PERCENT = _folded(
    "percent", "per cent", "percents", "percentage", "pct", "faiz", "faizi", "faizin", "faizini", "faizə", "faizlik",
    "процент", "процента", "процентов", "проценты", "процентам", "проц.",
)  # fmt: skip
# By how much one share is above another.
PERCENT_POINTS = _folded(
    "percentage point", "percentage points", "faiz bəndi", "процентный пункт", "процентных пункта",
    "процентных пунктов", "п.п.",
)  # fmt: skip
# How often: what is put out stands before it.
PACES = _folded(
    "a year", "per year", "yearly", "annually", "ildə", "в год", "a month", "per month", "ayda", "в месяц"
)

# A company is no resident by that: “13 companies” may count others as well, and stays another unit.
UNIT_WORDS = (
    UnitWords(
        _folded("iş yeri", "iş yerləri", "jobs", "рабочих мест", "рабочие места"),
        _folded(
            "job", "work places", "workplaces", "positions", "new jobs", "people", "persons", "person", "workers",
            "worker", "employees", "employee", "staff",
            "yeni iş yeri", "yeni iş yerləri", "iş yerlərinin", "nəfər", "nəfərin", "adam", "işçi", "işçilər",
            "işçinin", "əməkdaş", "şəxs",
            "рабочее место", "рабочего места", "рабочих места", "новых рабочих мест", "новых рабочих места",
            "новых мест", "мест", "места", "человек", "человека", "чел.", "людей", "работников", "работника",
            "работник", "рабочих", "сотрудников", "сотрудника", "сотрудник",
        ),
    ),
    UnitWords(
        _folded("nəfər", "people", "человек"),
        _folded(
            "persons", "person", "workers", "worker", "employees", "employee", "staff", "nəfərin", "adam", "işçi",
            "işçilər", "işçinin", "əməkdaş", "şəxs", "человека", "чел.", "людей", "работников", "работника",
            "работник", "рабочих", "сотрудников", "сотрудника", "сотрудник",
        ),
    ),
    UnitWords(
        _folded("ədəd", "pieces", "штук"),
        _folded("piece", "pcs", "units", "unit", "dənə", "vahid", "штука", "штуки", "шт.", "единиц", "единица"),
    ),
    UnitWords(
        _folded("ton", "t", "т"),
        _folded("tonne", "tonnes", "tons", "tonnun", "тонн", "тонна", "тонны"),
    ),
    UnitWords(
        _folded("rezident", "residents", "резидентов"),
        _folded(
            "resident", "resident companies", "resident company", "rezidentlər", "rezidentin", "rezident şirkət",
            "rezident müəssisə", "резидент", "резидента", "резиденты", "компаний-резидентов", "компания-резидент",
            "компании-резидента", "предприятий-резидентов",
        ),
    ),
    UnitWords(
        _folded("qeyri-rezident", "non-residents", "нерезидентов"),
        _folded(
            "non-resident", "nonresidents", "nonresident", "qeyri-rezidentlər", "qeyri-rezidentin", "нерезидент",
            "нерезидента", "нерезиденты",
        ),
    ),
)  # fmt: skip
