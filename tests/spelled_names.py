"""The same names in many spellings, and a hundred places of Azerbaijan, as maps and papers print them."""

from __future__ import annotations

# A line is one name: whichever spelling is stored, every other one finds it.
ONE_NAME = tuple(
    line.split()
    for line in """
Hacıqabul HACIQABUL Haciqabul Hajigabul Hajiqabul Hadjigabul Гаджигабул Һаҹыгабул Гаджигабульский
Sumqayıt Sumgait Сумгаит Sumgayit Сумгаитский Sumqayıtlı SUMQAYIT
Mingəçevir Мингечевир Mingachevir Mingechevir
Neftçala Нефтчала Neftchala Neftcala
Ələt Алят Alat Alyat
Naxçıvan Нахичевань Nakhchivan Nakhichevan Naxcivan
Qəbələ Gabala Габала Qabala Kabala
Şəki Sheki Шеки Shaki Seki
Gəncə Ganja Гянджа Gyanja Gandja Гянджинский
Bakı Баку Baku Бакинский Бакы
Qaradağ Карадаг Garadagh Garadag Гарадаг
Cəbrayıl Джебраил Jabrayil Jebrail Djebrail
Oʻzavtosanoat Узавтосаноат Uzavtosanoat O'zavtosanoat
Şamaxı Шемаха Shamakhi Shamakha
Lənkəran Ленкорань Lankaran Lenkoran
Zaqatala Закаталы Zagatala Zakatala
Yevlax Евлах Yevlakh Evlakh
Abşeron Апшерон Absheron Apsheron
Kürdəmir Кюрдамир Kurdamir
Ucar Уджары Ujar
Qubadlı Кубатлы Gubadly Gubadli
Xocalı Ходжалы Khojaly Khojali
Xaçmaz Хачмаз Khachmaz Hachmaz
İsmayıllı Исмаиллы Ismayilli Ismailly ISMAYILLI
Balakən Белоканы Balakan
Culfa Джульфа Julfa
Ağcabədi Агджабеди Aghjabadi Agjabedi
Şuşa Шуша Shusha
Qazax Казах Gazakh Qazakh
Quba Куба Guba
Qusar Кусары Gusar
Füzuli Физули Fuzuli Fizuli
Xankəndi Ханкенди Khankendi
Xəzər Хазар Khazar Hazar
""".strip().splitlines()
)
# None of them is another one at the top of what a search finds.
PLACES = (
    *("Abşeron", "Ağcabədi", "Ağdam", "Ağdaş", "Ağdərə", "Ağstafa", "Ağsu", "Astara", "Babək", "Bakı", "Balakən"),
    *("Beyləqan", "Bərdə", "Biləsuvar", "Cəbrayıl", "Cəlilabad", "Culfa", "Daşkəsən", "Füzuli", "Gədəbəy", "Gəncə"),
    *("Goranboy", "Göyçay", "Göygöl", "Hacıqabul", "Xaçmaz", "Xankəndi", "Xızı", "Xocalı", "Xocavənd", "İmişli"),
    *("İsmayıllı", "Kəlbəcər", "Kəngərli", "Kürdəmir", "Qax", "Qazax", "Qəbələ", "Qobustan", "Quba", "Qubadlı"),
    *("Qusar", "Laçın", "Lerik", "Lənkəran", "Masallı", "Mingəçevir", "Naftalan", "Naxçıvan", "Neftçala", "Oğuz"),
    *("Ordubad", "Saatlı", "Sabirabad", "Salyan", "Samux", "Sədərək", "Siyəzən", "Sumqayıt", "Şabran", "Şahbuz"),
    *("Şamaxı", "Şəki", "Şəmkir", "Şərur", "Şirvan", "Şuşa", "Tərtər", "Tovuz", "Ucar", "Yardımlı", "Yevlax"),
    *("Zaqatala", "Zəngilan", "Zərdab", "Ələt", "Qaradağ", "Pirallahı", "Binəqədi", "Xəzər", "Nizami", "Nəsimi"),
    *("Nərimanov", "Sabunçu", "Suraxanı", "Xətai", "Yasamal", "Səbail", "Buzovna", "Mərdəkan", "Maştağa", "Nardaran"),
    *(
        "Zirə",
        "Türkan",
        "Hövsan",
        "Qala",
        "Bilgəh",
        "Kürdəxanı",
        "Novxanı",
        "Goradil",
        "Saray",
        "Xırdalan",
        "Ceyranbatan",
    ),
    *("Lökbatan", "Səngəçal", "Puta", "Korgöz", "Horadiz", "Cocuq Mərcanlı", "Hadrut", "Liman", "Dəliməmmədli"),
)
# How others print some of them.
PRINTED = {
    "Ağdam": ("Агдам", "Aghdam", "Agdam"), "Ağdaş": ("Агдаш", "Aghdash"), "Ağstafa": ("Акстафа", "Aghstafa"),
    "Ağsu": ("Ахсу", "Agsu", "Aghsu"), "Beyləqan": ("Бейлаган", "Beylagan"), "Bərdə": ("Барда", "Barda"),
    "Biləsuvar": ("Билясувар", "Bilasuvar"), "Cəlilabad": ("Джалилабад", "Jalilabad"),
    "Daşkəsən": ("Дашкесан", "Dashkasan"), "Goranboy": ("Геранбой",), "Göyçay": ("Гёйчай", "Goychay"),
    "Göygöl": ("Гёйгёль", "Goygol"), "Xocavənd": ("Ходжавенд", "Khojavend"), "İmişli": ("Имишли", "Imishli"),
    "Kəlbəcər": ("Кельбаджар", "Kalbajar"), "Qax": ("Ках", "Gakh"), "Qobustan": ("Гобустан", "Gobustan"),
    "Laçın": ("Лачин", "Lachin"), "Masallı": ("Масаллы", "Masalli"), "Oğuz": ("Огуз", "Oghuz"),
    "Saatlı": ("Саатлы", "Saatly"), "Salyan": ("Сальяны",), "Samux": ("Самух", "Samukh"),
    "Siyəzən": ("Сиазань", "Siazan"), "Şabran": ("Шабран", "Shabran"), "Şahbuz": ("Шахбуз", "Shahbuz"),
    "Şəmkir": ("Шамкир", "Shamkir"), "Şərur": ("Шарур", "Sharur"), "Şirvan": ("Ширван", "Shirvan"),
    "Tərtər": ("Тертер", "Tartar"), "Tovuz": ("Товуз",), "Yardımlı": ("Ярдымлы", "Yardimli"),
    "Zəngilan": ("Зангилан", "Zangilan"), "Zərdab": ("Зардаб", "Zardab"), "Suraxanı": ("Сураханы", "Surakhani"),
    "Mərdəkan": ("Мардакан", "Mardakan"), "Xırdalan": ("Хырдалан", "Khirdalan"), "Quba": ("Куба", "Guba"),
    "Naxçıvan": ("Нахичевань", "Nakhchivan"), "Bakı": ("Баку", "Baku"), "Şəki": ("Шеки", "Sheki"),
}  # fmt: skip
