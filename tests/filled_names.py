"""Names for the filled register, made up, each in Azerbaijani, English and Russian."""

from __future__ import annotations

from typing import NamedTuple

from districtdesk.names import Names


class Place(NamedTuple):
    """A district: how its place is called, as a Russian adjective, which kind it is, and where it lies."""

    names: Names
    russian: str
    kind: str
    region: str
    north: str
    east: str

    @property
    def district(self) -> Names:
        az, en, ru = _ZONES[self.kind]
        return Names(f"{self.names.az} {az}", f"{self.names.en} {en}", f"{self.russian} {ru}")


_DISTRICT, _PARK, _AGRO = "industrial_district", "industrial_park", "agropark"
_ZONES = {
    _DISTRICT: ("Sənaye Məhəlləsi", "Industrial District", "промышленный квартал"),
    _PARK: ("Sənaye Parkı", "Industrial Park", "промышленный парк"),
    _AGRO: ("Aqroparkı", "Agropark", "агропарк"),
}


def _place(az: str, en: str, ru: str, russian: str, kind: str, region: str, north: str, east: str) -> Place:
    return Place(Names(az, en, ru), russian, kind, region, north, east)


PLACES = (
    _place("Ağçay", "Aghchay", "Агчай", "Агчайский", _DISTRICT, "Aran", "40.0412", "48.9230"),
    _place("Göyhisar", "Goyhisar", "Гёйхисар", "Гёйхисарский", _DISTRICT, "Abşeron", "40.5120", "49.7011"),
    _place("Sarıtəpə", "Saritepe", "Сарытепе", "Сарытепинский", _PARK, "Gəncə", "40.6833", "46.3617"),
    _place("Qızılbulaq", "Gizilbulag", "Кызылбулаг", "Кызылбулагский", _DISTRICT, "Şəki", "41.1910", "47.17"),
    _place("Ulukənd", "Ulukend", "Улукенд", "Улукендский", _AGRO, "Lənkəran", "38.7540", "48.8512"),
    _place("Şorbaşı", "Shorbashi", "Шорбаши", "Шорбашинский", _PARK, "Salyan", "39.5958", "48.9847"),
    _place("Dəmirdağ", "Demirdagh", "Демирдаг", "Демирдагский", _DISTRICT, "Daşkəsən", "40.5200", "46.0800"),
    _place("Xəzrikənd", "Khazrikend", "Хазрикенд", "Хазрикендский", _PARK, "Xaçmaz", "41.4640", "48.8060"),
    _place("Çinarlı Düzü", "Chinarli Duzu", "Чинарлы-Дюзю", "Чинарлыдюзинский", _DISTRICT, "Mil", "39.93", "47.4100"),
    _place("Əkinçi", "Akinchi", "Экинчи", "Экинчинский", _AGRO, "Muğan", "39.2300", "48.4100"),
    _place("Yeddiarx", "Yeddiarkh", "Еддиарх", "Еддиархский", _DISTRICT, "Qarabağ", "39.9911", "46.9300"),
    _place("Narınqala", "Naringala", "Нарынгала", "Нарынгалинский", _DISTRICT, "Naxçıvan", "39.2090", "45.4120"),
)  # fmt: skip

FIRST = tuple(
    Names(*three.split("|"))
    for three in (
        "Xəzəryolu|Khazaryolu|Хазарйолу",
        "Şahdənizli|Shahdanizli|Шахденизли",
        "Odlar|Odlar|Одлар",
        "Günəşli|Guneshli|Гюнешли",
        "Çıraqlı|Chiragli|Чираглы",
        "Ulduz|Ulduz|Улдуз",
        "Kəhrəba|Kahraba|Кахраба",
        "Ağqızıl|Aghgizil|Аггызыл",
        "Düzən|Duzan|Дюзен",
        "Tərəqqi|Taraggi|Тарагги",
        "Nur|Nur|Нур",
        "Bahar|Bahar|Бахар",
        "Əlvan|Alvan|Алван",
        "Zirvə|Zirva|Зирве",
        "Qoşabulaq|Goshabulag|Гошабулаг",
        "Miras|Miras|Мирас",
        "İpəkçi|Ipakchi|Ипекчи",
        "Dəniz|Daniz|Дениз",
        "Səma|Sama|Сема",
        "Vüqar|Vugar|Вугар",
    )
)
SECOND = tuple(
    (Names(*three.split("|")), activity)
    for three, activity in (
        ("Polimer|Polymer|Полимер", "polimer borular"),
        ("Metal|Metal|Металл", "metal konstruksiyalar"),
        ("Tekstil|Textile|Текстиль", "parça və geyim"),
        ("Kimya|Chemicals|Химия", "məişət kimyası"),
        ("Qida|Foods|Продукты", "qida məhsulları"),
        ("Mebel|Furniture|Мебель", "mebel"),
        ("Şüşə|Glass|Стекло", "şüşə taralar"),
        ("Kabel|Cable|Кабель", "kabel və naqillər"),
    )
)
FORMS = ("MMC", "ASC", "QSC", "MMC", "MMC")

PLANTS = tuple(
    Names(*three.split("|"))
    for three in (
        "Sement zavodu|Cement plant|Цементный завод",
        "Kabel zavodu|Cable plant|Кабельный завод",
        "Şüşə zavodu|Glass plant|Стекольный завод",
        "Polad konstruksiyalar zavodu|Steel structures plant|Завод стальных конструкций",
        "Polimer boru istehsalı|Polymer pipe production|Производство полимерных труб",
        "Konserv zavodu|Cannery|Консервный завод",
        "Dəyirman kompleksi|Milling complex|Мельничный комплекс",
        "Soyuducu anbar|Cold store|Холодильный склад",
        "Günəş panelləri zavodu|Solar panel plant|Завод солнечных панелей",
        "Akkumulyator zavodu|Battery plant|Аккумуляторный завод",
        "Karton istehsalı|Cardboard production|Производство картона",
        "Mebel fabriki|Furniture factory|Мебельная фабрика",
        "Tikiş fabriki|Garment factory|Швейная фабрика",
        "İpək emalı müəssisəsi|Silk processing plant|Предприятие по переработке шёлка",
        "Dərman preparatları zavodu|Pharmaceutical plant|Фармацевтический завод",
        "Boya istehsalı|Paint production|Производство красок",
        "Gübrə zavodu|Fertiliser plant|Завод удобрений",
        "Kərpic zavodu|Brick plant|Кирпичный завод",
        "Qips lövhə istehsalı|Plasterboard production|Производство гипсокартона",
        "Elektrik mühərrikləri zavodu|Electric motor plant|Завод электродвигателей",
        "Transformator zavodu|Transformer plant|Трансформаторный завод",
        "Kənd təsərrüfatı maşınları zavodu|Farm machinery plant|Завод сельхозмашин",
        "Avtobus yığımı|Bus assembly|Сборка автобусов",
        "Lift zavodu|Lift plant|Лифтовый завод",
        "Metal qapılar istehsalı|Metal door production|Производство металлических дверей",
        "Alüminium profil zavodu|Aluminium profile plant|Завод алюминиевых профилей",
        "Plastik tara istehsalı|Plastic packaging production|Производство пластиковой тары",
        "Süd emalı müəssisəsi|Dairy|Молочный завод",
        "Yağ zavodu|Edible oil plant|Маслозавод",
        "Logistika mərkəzi|Logistics centre|Логистический центр",
    )
)
SPEAKERS = (
    ("Rəna Əsgərzadə", "sənaye şöbəsinin müdiri"),
    ("Виктор Лозовой", "директор управляющей компании"),
    ("Kamal Ibrahimli", "Chief of the projects department"),
    ("", ""),
)
