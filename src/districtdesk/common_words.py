"""Words that names of companies and acts have in common, in three languages and as Russian writes English ones.

They widen a search and are stored nowhere: polad, steel and сталь, but also стил for a Steel in Latin letters.
"""

from __future__ import annotations

from functools import lru_cache

from .folding import fold
from .zone_words import one_zone_word, zone_spellings

# The beginnings of the words of each meaning, parted by spaces.
_LINES = tuple(
    line.split()
    for line in """
şirkət company компани şirket
polad çelik steel сталь сталел стальн стил
metal металл
alüminium alumini aluminum алюмини
sement cement цемент
kabel cable кабел кейбл
boru pipe труб пайп
neft oil нефт ойл petrol петрол
qaz gas газ
kimya chem химич химия kemikal кемикал
gübrə fertili удобрен
plastik plast пласт
tekstil textile текстил
tikiş sewing швейн garment
ipək silk шёлк шелк
pambıq cotton хлоп
toxuculuq weaving ткац
ayaqqabı footwear shoe обув
mebel furniture мебел
kağız paper бумаж бумаг пейпер
qablaşdırma packaging упаков пэкэджинг пакаджинг
şüşə glass стекл гласс
keramik ceramic керамик
kərpic brick кирпич
beton concrete бетон
süd milk dairy молоч молоко
çörək bread хлеб
buğda wheat пшени
taxıl grain зерно зернов
yağ oils маслоз маслоэк
şərab wine винодел винзав
meyvə fruit фрукт плодов
tərəvəz vegetable овощ
qida food пищев продовольств фудс
içki beverage напит
dərman pharma фарма əczaçılıq
tibb medic медицин
inşaat construct строит tikinti констракшн
maşınqayırma machinery машиностро
gəmiqayırma shipbuild shipyard судостро судоверф
gəmi ship судо судов
dəmiryol railway железнодорож
nəqliyyat transport транспорт
avtomobil automobile автомобил автомобильн
traktor tractor трактор
vaqon wagon вагон
təyyarə aircraft самолёт авиац
logistika logistic логисти
liman port порт
dəniz sea marine морск марин
hava air воздуш авиа эйр
su water водн водокан уотер
enerji energ энерг энердж энэрдж
elektrik electr электр
günəş solar солнечн солар
külək wind ветр ветров уинд
yaşıl green зелён зелен грин
ağ white бел уайт
qara black чёрн черн блэк
qızıl gold золот голд
yeni new новый нового новая новое нью
böyük great большой биг
birinci first первый первая фёрст
emal process перераб
istehsal production производ
təmir repair ремонт
satış sales сбыт сейлз
təchizat supply снабжен сапплай
xidmət service сервис услуг сервисез сервисиз
holdinq holding холдинг
qrup group групп груп
mərkəz center centre центр сентр
kombinat combine комбинат
istehsalat manufactur мануфакч
sistem system систем системс
həll solution решен солюшн солюшнс
mühəndis engineer инженер инжинир
texnolog technolog технолог технолодж
texnik technic технич техник tech тех тек
layihə project проект проджект
dizayn design дизайн
rəqəmsal digital цифров диджитал
kapital capital капитал кэпитал
bank банк
sığorta insurance страхов
investisiya invest инвест
inkişaf develop развит девелоп
idarəetmə manag управлен менедж
tərəfdaş partner партнёр партнер партнерс
konsaltinq consult консалт
beynəlxalq international международ интернешн интернэшн
qlobal global глобал глоубал
milli national национальн нэшнл нешнл
dövlət state государствен
xəzər caspian каспи каспиан хазар
azərbaycan azerbaijan азербайджан азербайжан
avrasiya eurasia евраз
şərq east vostok восток восточн ист
qərb west запад вест
şimal north север норт
cənub south юг южн саут
əməliyyat operation операц оперейшн
istismar exploitation эксплуатац
resurs resource ресурс ресорс
mədən mining горнодоб горнопром майнинг
daş stone камень каменн стоун
iş works воркс
sənayelər industries индастри индустрис
kiçik small малый малого малому малых смолл
orta medium средний среднего среднему средних
biznes business бизнес
sahibkar entrepreneur предпринимат
agentli agency агентств
fəaliyyət activit деятельн
dəstək support поддерж
tədbir measure мер мерах
yaradıl establish creation создан
təsdiq approv утвержден
dəyişiklik amend изменен
əlavə addition дополнен
vergi tax налог
gömrük customs таможен
torpaq land земл земель
ixrac export экспорт
idxal import импорт
məcəllə code кодекс
nizamnamə charter statute устав
müqavilə contract agreement договор контракт
saziş agreement соглашен
respublika republic республик
nazir minist министр министер
nazirli ministry министерств
prezident president президент
proqram program программ
strategiya strateg стратег
qayda rule procedure правил порядок порядк
siyahı list перечен перечн список
mühit environment ecolog эколог
təhlükəsizlik safety security безопасн
rezident resident резидент
subyekt subject entit субъект
əmək labour labor труд
məşğulluq employment занятост
sosial social социальн
təhsil education образован
elm science научн
""".strip().splitlines()
)
# Behind a vowel the last sound of an Azerbaijani word is another one: dəstək, dəstəyi; pambıq, pambığı.
_SOFTENED = {"k": "y", "q": "ğ"}


def _forms(word: str) -> tuple[str, ...]:
    softened = _SOFTENED.get(word[-1])
    return (fold(word), fold(word[:-1] + softened)) if softened and word.isalpha() else (fold(word),)


_MEANINGS = tuple(tuple(dict.fromkeys(form for word in line for form in _forms(word))) for line in _LINES)
# Words for a part of the country: a place is kept without them as often.
_DIVISION_WORDS = "rayon район district raion region регион şəhər city город qəsəbə settlement посел kənd village"
_DIVISIONS = tuple(map(fold, _DIVISION_WORDS.split()))
# An ending is no longer, by the length of the beginning; else another word begins so.
_ENDINGS = {1: 1, 2: 1, 3: 3, 4: 6, 5: 6}
_LONGEST_ENDING = 10
_SHORTEST_TYPED, _SHORTEST_PART = 4, 3


@lru_cache(maxsize=1)
def _by_first() -> dict[str, tuple[tuple[str, int], ...]]:
    """By its first two letters each beginning, with its meaning."""
    found: dict[str, list[tuple[str, int]]] = {}
    for number, group in enumerate(_MEANINGS):
        for each in group:
            found.setdefault(each[:2], []).append((each, number))
    return {first: tuple(pairs) for first, pairs in found.items()}


@lru_cache(maxsize=4096)
def _meanings_of(word: str, *, is_begun: bool = False) -> frozenset[int]:
    """The meanings that a folded word can have; where it may be half typed, also those of words that it begins."""
    return frozenset(
        number
        for beginning, number in _by_first().get(word[:2], ())
        if _is_of(word, beginning) or (is_begun and len(word) >= _SHORTEST_TYPED and beginning.startswith(word))
    )


def _is_of(word: str, beginning: str) -> bool:
    longest = _ENDINGS.get(len(beginning), _LONGEST_ENDING)
    return word.startswith(beginning) and len(word) - len(beginning) <= longest


def is_division(word: str) -> bool:
    """Whether a folded word says which sort of a part of the country a place is."""
    return word.startswith(_DIVISIONS) and any(_is_of(word, each) for each in _DIVISIONS)


def is_one_meaning(one: str, other: str) -> bool:
    """Whether two folded words name the same sort of place, of trade or of paper."""
    if one == other or one_zone_word(one) == one_zone_word(other):
        return True
    return not _meanings_of(one).isdisjoint(_meanings_of(other))


@lru_cache(maxsize=2048)
def part_compound(word: str) -> tuple[str, ...]:
    """A folded word as two of these words, with the vowel that joins them: судоремонт, химкомбинат; else none."""
    for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        first, second = word[:cut], word[cut:]
        is_first = any(each == first or first[:-1] == each for each, _number in _by_first().get(first[:2], ()))
        if is_first and _meanings_of(second):
            return first, second
    return ()


@lru_cache(maxsize=2048)
def common_spellings(typed: str) -> tuple[str, ...]:
    """How words of the same meaning begin in other languages and letters, also of one that is half typed."""
    found = dict.fromkeys(zone_spellings(typed))
    for number in sorted(_meanings_of(typed, is_begun=True)):
        found |= dict.fromkeys(_MEANINGS[number])
    return tuple(each for each in found if not each.startswith(typed))
