"""Units as they stand behind a number: 1 resident, 2 residents; 21 резидент, 22 резидента, более 22 резидентов."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from . import i18n
from .measure_units import measure_code, unit_in, unit_name


class _Forms(NamedTuple):
    """One of it in English; in Russian one of it, two, and of one. What is many of it the unit itself says."""

    one: str
    ru_one: str
    ru_two: str
    ru_of_one: str


def _forms(one: str, ru_one: str, ru_two: str, ru_of_one: str = "") -> _Forms:
    """Of a noun alone two of it are said as of one."""
    return _Forms(one, ru_one, ru_two, ru_of_one or ru_two)


_FORMS = {
    "acre": _forms("acre", "акр", "акра"),
    "sotka": _forms("sotka", "сотка", "сотки"),
    "piece": _forms("piece", "штука", "штуки"),
    "pair": _forms("pair", "пара", "пары"),
    "set": _forms("set", "комплект", "комплекта"),
    "car": _forms("car", "автомобиль", "автомобиля"),
    "vehicle": _forms("vehicle", "транспортное средство", "транспортных средства", "транспортного средства"),
    "truck": _forms("truck", "грузовик", "грузовика"),
    "tractor": _forms("tractor", "трактор", "трактора"),
    "bus": _forms("bus", "автобус", "автобуса"),
    "container": _forms("container", "контейнер", "контейнера"),
    "wagon": _forms("wagon", "вагон", "вагона"),
    "head": _forms("head", "голова", "головы"),
    "bed": _forms("bed", "койка", "койки"),
    "place": _forms("place", "место", "места"),
    "bottle": _forms("bottle", "бутылка", "бутылки"),
    "box": _forms("box", "коробка", "коробки"),
    "roll": _forms("roll", "рулон", "рулона"),
    "score_point": _forms("point", "балл", "балла"),
    "person": _forms("person", "человек", "человека"),
    "job": _forms("job", "рабочее место", "рабочих места", "рабочего места"),
    "resident": _forms("resident", "резидент", "резидента"),
    "company": _forms("company", "компания", "компании"),
    "enterprise": _forms("enterprise", "предприятие", "предприятия"),
    "project": _forms("project", "проект", "проекта"),
    "building": _forms("building", "здание", "здания"),
    "plot": _forms("plot", "участок", "участка"),
    "country": _forms("country", "страна", "страны"),
    "worker": _forms("worker", "работник", "работника"),
    "specialist": _forms("specialist", "специалист", "специалиста"),
    "woman": _forms("woman", "женщина", "женщины"),
    "man": _forms("man", "мужчина", "мужчины"),
    "student": _forms("student", "студент", "студента"),
    "family": _forms("family", "семья", "семьи"),
    "tourist": _forms("tourist", "турист", "туриста"),
    "passenger": _forms("passenger", "пассажир", "пассажира"),
    "visitor": _forms("visitor", "посетитель", "посетителя"),
    "participant": _forms("participant", "участник", "участника"),
    "investor": _forms("investor", "инвестор", "инвестора"),
    "entrepreneur": _forms("entrepreneur", "предприниматель", "предпринимателя"),
    "consumer": _forms("consumer", "потребитель", "потребителя"),
    "user": _forms("user", "пользователь", "пользователя"),
    "start_up": _forms("start-up", "стартап", "стартапа"),
    "non_resident": _forms("non-resident", "нерезидент", "нерезидента"),
    "plant": _forms("plant", "завод", "завода"),
    "factory": _forms("factory", "фабрика", "фабрики"),
    "facility": _forms("facility", "объект", "объекта"),
    "workshop": _forms("workshop", "цех", "цеха"),
    "production_line": _forms("line", "линия", "линии"),
    "shop": _forms("shop", "магазин", "магазина"),
    "house": _forms("house", "дом", "дома"),
    "apartment": _forms("apartment", "квартира", "квартиры"),
    "school": _forms("school", "школа", "школы"),
    "village": _forms("village", "село", "села"),
    "district": _forms("district", "район", "района"),
    "industrial_park": _forms("industrial park", "промышленный парк", "промышленных парка", "промышленного парка"),
    "well": _forms("well", "скважина", "скважины"),
    "ship": _forms("ship", "судно", "судна"),
    "agreement": _forms("agreement", "соглашение", "соглашения"),
    "contract": _forms("contract", "контракт", "контракта"),
    "patent": _forms("patent", "патент", "патента"),
    "licence": _forms("licence", "лицензия", "лицензии"),
    "machine": _forms("machine", "станок", "станка"),
    "device": _forms("device", "устройство", "устройства"),
    "engine": _forms("engine", "двигатель", "двигателя"),
    "panel": _forms("panel", "панель", "панели"),
    "tyre": _forms("tyre", "шина", "шины"),
    "refrigerator": _forms("refrigerator", "холодильник", "холодильника"),
    "brick": _forms("brick", "кирпич", "кирпича"),
    "sack": _forms("sack", "мешок", "мешка"),
    "barrel": _forms("barrel", "баррель", "барреля"),
    "gram": _forms("gram", "грамм", "грамма"),
    "centner": _forms("centner", "центнер", "центнера"),
    "percentage_point": _forms("percentage point", "процентный пункт", "процентных пункта", "процентного пункта"),
    "hour": _forms("hour", "час", "часа"),
    "week": _forms("week", "неделя", "недели"),
    "day": _forms("day", "день", "дня"),
    "month": _forms("month", "месяц", "месяца"),
    "year": _forms("year", "год", "года"),
}


def unit_behind(kept: str, value: Decimal, *, is_exact: bool = True) -> str:
    """The unit, a known one or a word, as it stands behind this number in the language of the moment.

    `is_exact`: no word stands before the number; behind one (more than, up to) Russian says of how many. A unit that
    stands otherwise than the known one would, as somebody called it, stays as it is, and so does a sign.
    """
    many, language = unit_name(kept), i18n.language()
    code = measure_code(kept)
    forms = _FORMS.get(code or "")
    if code is None or forms is None or many != unit_in(code, language):
        return many
    if language == "en":
        return forms.one if value == 1 else many
    return _russian(forms, many, value, is_exact=is_exact) if language == "ru" else many


def _russian(forms: _Forms, many: str, value: Decimal, *, is_exact: bool) -> str:
    if value != value.to_integral_value():
        return forms.ru_of_one
    last, last_two = int(value) % 10, int(value) % 100
    if last == 1 and last_two != 11:
        return forms.ru_one if is_exact else forms.ru_of_one
    return forms.ru_two if is_exact and last in (2, 3, 4) and last_two not in (12, 13, 14) else many
