"""Units of measure that have a name in all three languages; what is none of them stays as it was printed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from .folding import fold
from .names import Names


@dataclass(frozen=True, slots=True)
class MeasureUnit:
    """A unit as kept (`code`), as it stands behind a number, and other words for it in any language."""

    code: str
    names: Names
    also: tuple[str, ...] = ()


def _unit(code: str, az: str, en: str, ru: str, *also: str) -> MeasureUnit:
    return MeasureUnit(code, Names(az, en, ru), also)


# Words are told apart by so many letters at least, and by all but so many at their ends.
_STEM, _ENDING = 4, 3
MEASURE_UNITS = (
    _unit("hectare", "ha", "ha", "га", "hektar", "hectare", "hectares", "гектар", "гектара", "гектаров"),
    _unit(
        "square_metre", "m²", "m²", "м²", "m2", "kv.m", "kvm", "kvadratmetr", "kvadrat metr", "sq m", "sqm",
        "square metre", "square metres", "square meter", "square meters", "квадратный метр",
        "квадратных метров", "квадратных метра",
    ),
    _unit(
        "square_kilometre", "km²", "km²", "км²", "km2", "kv. km", "kvadrat kilometr", "sq km", "square kilometre",
        "square kilometres", "square kilometer", "square kilometers", "квадратный километр", "квадратных километров",
        "квадратных километра",
    ),
    _unit("square_foot", "kvadrat fut", "sq ft", "кв. футов", "square feet", "square foot"),
    _unit("square_yard", "kvadrat yard", "sq yd", "кв. ярдов", "square yards", "square yard"),
    _unit("acre", "akr", "acres", "акров", "acre", "акр", "акра"),
    _unit("sotka", "sot", "sotka", "соток", "sotok", "sotkas", "сотка", "сотки", "сот"),
    _unit("tonne", "ton", "t", "т", "tonne", "tonnes", "tons", "тонн", "тонна", "тонны"),
    _unit("kilogram", "kq", "kg", "кг", "kiloqram", "kilogram", "kilograms", "килограмм", "килограммов"),
    _unit("litre", "litr", "l", "л", "litre", "litres", "liters", "литр", "литров"),
    _unit("cubic_metre", "m³", "m³", "м³", "kub metr", "kubmetr", "cubic metres", "куб. м", "кубометров"),
    _unit("metre", "m", "m", "м", "metr", "metres", "meters", "метр", "метров"),
    _unit("kilometre", "km", "km", "км", "kilometr", "kilometres", "kilometers", "километров"),
    _unit("kilowatt", "kVt", "kW", "кВт"),
    _unit("megawatt", "MVt", "MW", "МВт", "meqavat", "megawatts", "мегаватт"),
    _unit("gigawatt", "QVt", "GW", "ГВт"),
    _unit("kilowatt_hour", "kVt·saat", "kWh", "кВт·ч", "kVt/saat", "кВтч"),
    _unit("megawatt_hour", "MVt·saat", "MWh", "МВт·ч", "MVt/saat", "МВтч"),
    _unit("gigawatt_hour", "QVt·saat", "GWh", "ГВт·ч", "ГВтч"),
    _unit("piece", "ədəd", "pieces", "штук", "piece", "pcs", "dənə", "units", "unit", "штука", "штуки", "шт",
          "единиц", "единица"),
    _unit("pair", "cüt", "pairs", "пар", "pair", "пара", "пары"),
    _unit("set", "dəst", "sets", "комплектов", "set", "komplekt", "комплект", "комплекта"),
    _unit("car", "avtomobil", "cars", "автомобилей", "car", "автомобиль", "автомобиля", "машин"),
    _unit("vehicle", "nəqliyyat vasitəsi", "vehicles", "транспортных средств", "vehicle", "транспортное средство",
          "транспортных средства", "транспортного средства"),
    _unit("truck", "yük maşını", "trucks", "грузовиков", "truck", "грузовик", "грузовика"),
    _unit("tractor", "traktor", "tractors", "тракторов", "tractor", "трактор", "трактора"),
    _unit("bus", "avtobus", "buses", "автобусов", "bus", "автобус", "автобуса"),
    _unit("container", "konteyner", "containers", "контейнеров", "container", "контейнер", "контейнера",
          "TEU", "ДФЭ"),
    _unit("wagon", "vaqon", "wagons", "вагонов", "wagon", "вагон", "вагона"),
    _unit("head", "baş", "head", "голов", "голова", "головы"),
    _unit("bed", "çarpayı", "beds", "коек", "bed", "койка", "койки"),
    _unit("place", "yer", "places", "мест", "место", "места"),
    _unit("bottle", "şüşə", "bottles", "бутылок", "bottle", "бутылка", "бутылки"),
    _unit("box", "qutu", "boxes", "коробок", "box", "коробка", "коробки"),
    _unit("roll", "rulon", "rolls", "рулонов", "roll", "рулон", "рулона"),
    _unit("score_point", "bal", "points", "баллов", "point", "балл", "балла"),
    _unit("percent", "%", "%", "%", "faiz", "per cent", "percent", "процент", "процентов", "процента"),
    _unit("person", "nəfər", "people", "человек", "person", "persons", "чел", "человека", "adam", "şəxs", "людей"),
    _unit("job", "iş yeri", "jobs", "рабочих мест", "job", "рабочее место", "рабочих места", "рабочего места"),
    _unit("resident", "rezident", "residents", "резидентов", "resident", "резидент", "резидента"),
    _unit("company", "şirkət", "companies", "компаний", "company", "компания", "компании"),
    _unit("enterprise", "müəssisə", "enterprises", "предприятий", "enterprise", "предприятие", "предприятия"),
    _unit("project", "layihə", "projects", "проектов", "project", "проект", "проекта"),
    _unit("building", "bina", "buildings", "зданий", "building", "здание", "здания"),
    _unit("plot", "torpaq sahəsi", "plots", "участков", "plot", "участок", "участка"),
    _unit("country", "ölkə", "countries", "стран", "country", "страна", "страны"),
    _unit("worker", "işçi", "workers", "работников", "worker", "işçilər", "employee", "employees", "əməkdaş",
          "работник", "работника", "сотрудник", "сотрудника", "сотрудников", "рабочих"),
    _unit("specialist", "mütəxəssis", "specialists", "специалистов", "specialist", "специалист", "специалиста"),
    _unit("woman", "qadın", "women", "женщин", "woman", "женщина", "женщины"),
    _unit("man", "kişi", "men", "мужчин", "мужчина", "мужчины"),
    _unit("student", "tələbə", "students", "студентов", "student", "студент", "студента"),
    _unit("family", "ailə", "families", "семей", "family", "семья", "семьи"),
    _unit("tourist", "turist", "tourists", "туристов", "tourist", "турист", "туриста"),
    _unit("passenger", "sərnişin", "passengers", "пассажиров", "passenger", "пассажир", "пассажира"),
    _unit("visitor", "ziyarətçi", "visitors", "посетителей", "visitor", "посетитель", "посетителя"),
    _unit("participant", "iştirakçı", "participants", "участников", "participant", "участник", "участника"),
    _unit("investor", "investor", "investors", "инвесторов", "инвестор", "инвестора"),
    _unit("entrepreneur", "sahibkar", "entrepreneurs", "предпринимателей", "entrepreneur", "предприниматель",
          "предпринимателя"),
    _unit("consumer", "istehlakçı", "consumers", "потребителей", "consumer", "потребитель", "потребителя"),
    _unit("user", "istifadəçi", "users", "пользователей", "user", "пользователь", "пользователя"),
    _unit("start_up", "startap", "start-ups", "стартапов", "start-up", "startup", "startups", "стартап", "стартапа"),
    _unit("non_resident", "qeyri-rezident", "non-residents", "нерезидентов", "non-resident", "нерезидент",
          "нерезидента"),
    _unit("plant", "zavod", "plants", "заводов", "plant", "завод", "завода"),
    _unit("factory", "fabrik", "factories", "фабрик", "factory", "фабрика", "фабрики"),
    _unit("facility", "obyekt", "facilities", "объектов", "facility", "объект", "объекта"),
    _unit("workshop", "sex", "workshops", "цехов", "workshop", "цех", "цеха"),
    _unit("production_line", "xətt", "lines", "линий", "line", "линия", "линии"),
    _unit("shop", "mağaza", "shops", "магазинов", "shop", "магазин", "магазина"),
    _unit("house", "ev", "houses", "домов", "house", "дом", "дома"),
    _unit("apartment", "mənzil", "apartments", "квартир", "apartment", "flats", "квартира", "квартиры"),
    _unit("school", "məktəb", "schools", "школ", "school", "школа", "школы"),
    _unit("village", "kənd", "villages", "сёл", "village", "село", "села"),
    _unit("district", "rayon", "districts", "районов", "district", "район", "района"),
    _unit("industrial_park", "sənaye parkı", "industrial parks", "промышленных парков", "parks", "park", "парков",
          "парка", "industrial park", "промышленный парк", "промышленных парка", "промышленного парка"),
    _unit("well", "quyu", "wells", "скважин", "well", "скважина", "скважины"),
    _unit("ship", "gəmi", "ships", "судов", "ship", "судно", "судна"),
    _unit("agreement", "müqavilə", "agreements", "соглашений", "agreement", "соглашение", "соглашения"),
    _unit("contract", "kontrakt", "contracts", "контрактов", "contract", "контракт", "контракта"),
    _unit("patent", "patent", "patents", "патентов", "патент", "патента"),
    _unit("licence", "lisenziya", "licences", "лицензий", "licence", "licenses", "лицензия", "лицензии"),
    _unit("machine", "dəzgah", "machines", "станков", "machine", "станок", "станка"),
    _unit("device", "cihaz", "devices", "устройств", "device", "устройство", "устройства", "приборов"),
    _unit("engine", "mühərrik", "engines", "двигателей", "engine", "двигатель", "двигателя"),
    _unit("panel", "panel", "panels", "панелей", "панель", "панели"),
    _unit("tyre", "şin", "tyres", "шин", "tyre", "tires", "шина", "шины"),
    _unit("refrigerator", "soyuducu", "refrigerators", "холодильников", "refrigerator", "холодильник",
          "холодильника"),
    _unit("brick", "kərpic", "bricks", "кирпичей", "brick", "кирпич", "кирпича"),
    _unit("sack", "kisə", "sacks", "мешков", "sack", "мешок", "мешка"),
    _unit("barrel", "barel", "barrels", "баррелей", "barrel", "баррель", "барреля"),
    _unit("gram", "qram", "grams", "граммов", "gram", "грамм", "грамма"),
    _unit("centner", "sentner", "centners", "центнеров", "centner", "центнер", "центнера"),
    _unit("megavolt_ampere", "MVA", "MVA", "МВА"),
    _unit("terawatt_hour", "TVt·saat", "TWh", "ТВт·ч"),
    _unit("kilowatt_peak", "kVt pik", "kWp", "кВт пик"),
    _unit("percentage_point", "faiz bəndi", "percentage points", "процентных пунктов", "percentage point", "п.п.",
          "процентный пункт", "процентных пункта", "процентного пункта"),
    _unit("hour", "saat", "hours", "часов", "hour", "час", "часа"),
    _unit("week", "həftə", "weeks", "недель", "week", "неделя", "недели"),
    _unit("day", "gün", "days", "дней", "day", "день", "дня"),
    _unit("month", "ay", "months", "месяцев", "month", "месяц", "месяца"),
    _unit("year", "il", "years", "лет", "year", "год", "года"),
)  # fmt: skip
SQUARE_METRES_A_HECTARE = 10_000


def to_hectares(square_metres: int | Decimal) -> Decimal:
    """An area in hectares, the unit in which it is shown and claimed."""
    return Decimal(square_metres) / SQUARE_METRES_A_HECTARE


_BY_CODE = {unit.code: unit for unit in MEASURE_UNITS}


def is_said_in(unit: str, title: str) -> bool:
    """Whether the title of a number says already what is counted, in whatever ending: residents in Residents.

    A sign, such as that of a currency, is said by no word.
    """
    counted, words = fold(unit).split(), fold(title).split()
    return bool(counted) and all(any(_is_same_word(each, word) for word in words) for each in counted)


def _is_same_word(one: str, other: str) -> bool:
    """Short words have to be the same; of longer ones their endings may differ."""
    if min(len(one), len(other)) < _STEM:
        return one == other
    alike = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return alike >= max(_STEM, len(one) - _ENDING)


def unit_name(kept: str) -> str:
    """The unit as it stands behind a number in the language of the moment; as printed where it has no name here."""
    unit = _BY_CODE.get(kept)
    return unit.names.show() if unit else kept


def unit_in(code: str, language: str) -> str:
    """The known unit as it stands behind a number in that language."""
    return _BY_CODE[code].names.known()[language]


def read_measure_unit(text: str) -> str:
    """The code of the unit that the words name in any language, or the words themselves."""
    if text in _BY_CODE:
        return text
    return measure_code(text) or text


@lru_cache(maxsize=4096)
def measure_code(text: str) -> str | None:
    """The code of the unit that the words, or the code itself, name; None where it is no known one."""
    return text if text in _BY_CODE else _codes_by_words().get(_plain(text))


@cache
def _codes_by_words() -> dict[str, str]:
    """Of two units with one word the first that is declared."""
    found: dict[str, str] = {}
    for unit in MEASURE_UNITS:
        for word in (*unit.names.known().values(), *unit.also):
            found.setdefault(_plain(word), unit.code)
    return found


def _plain(words: str) -> str:
    # Signs that folding drops tell units apart here: m, m² and m³, %.
    return fold(words) + "".join(sign for sign in words if sign in "%²³")
