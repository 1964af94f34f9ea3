"""The words around a number, in three languages: what each says of it. A star is any ending of its language."""

from __future__ import annotations

# How a number is meant: before it.
BEFORE = {
    "at_least": {
        "en": "at least|no less than|not less than|no fewer than|not fewer than|not under|not below|minimum"
        "|minimum of|a minimum of|min .",
        "az": "ən azı|ən azından|ən az|azı|azından|minimum",
        "ru": "не менее|не менее чем|не меньше|не меньше чем|не ниже|минимум|как минимум|по меньшей мере|минимальн*"
        "|по крайней мере",
        "": "≥|> =",
    },
    "up_to": {
        "en": "up to|as many as|as much as|no more than|not more than|at most|maximum|maximum of|a maximum of"
        "|not over|not above|not exceeding|does not exceed|do not exceed|max|till|until",
        "az": "ən çoxu|ən çox|çoxu|maksimum",
        "ru": "до|вплоть до|не более|не более чем|не больше|не больше чем|не выше|не свыше|не превышает"
        "|не превышают|не превысит|максимум|максимальн*|в пределах",
        "": "≤|< =",
    },
    "more_than": {
        "en": "more than|over|just over|well over|slightly over|a little over|slightly more than|a little more than"
        "|north of|exceeds|exceed|exceeded|exceeding|surpasses|surpass|surpassed|surpassing|topped|tops"
        "|above|in excess of|upwards of|upward of|greater than|well above",
        "az": "üst",
        "ru": "более|более чем|больше|больше чем|свыше|чуть более|чуть больше|немногим более|немногим больше"
        "|превышает|превышают|превысил|превысила|превысило|превысили|превысит|превысят|превзошёл|превзошел|превзошла"
        "|превзошло|превзошли|выше",
        "": ">",
    },
    "less_than": {
        "en": "less than|fewer than|under|just under|slightly under|slightly less than|a little under|below"
        "|just shy of|shy of|just short of|a little less than",
        "ru": "менее|менее чем|меньше|меньше чем|чуть менее|чуть меньше|немногим менее|ниже",
        "": "<",
    },
    "about": {
        "en": "about|around|approximately|approx|approx .|roughly|some|circa|ca|ca .|nearly|almost|close to"
        "|an estimated|estimated|estimated at|est .|in the region of|in the order of|of the order of|something like"
        "|getting on for|virtually",
        "az": "təxminən|təxmini|təqribən|təqribi|haradasa|təxm .|təx .|təqr .|az qala|demək olar ki",
        "ru": "около|примерно|порядка|приблизительно|ориентировочно|почти|ок .|прибл .|где-то|без малого"
        "|чуть ли не|в районе|оценочно|по оценке|по оценкам|практически|прим .",
        "": "~|≈",
    },
    "exact": {
        "en": "exactly|a total of|in total|total of",
        "az": "dəqiq|düz|cəmi|ümumilikdə|ümumi|tam",
        "ru": "ровно|точно|всего|в общей сложности|итого",
        "": "=",
    },
}  # fmt: skip
# Behind it; the Azerbaijani ones ask for an ending on what stands before them: ablative a, dative d, accusative c.
BEHIND_WITH_CASE = {
    (
        "a",
        "more_than",
    ): "bir qədər çoxdur|bir az çoxdur|bir qədər artıqdır"
    "|bir qədər çox|bir az çox|bir qədər artıq|azca çox|xeyli çox|xeyli artıq"
    "|çox|artıq|daha çox|daha artıq|yuxarı|çoxdur|artıqdır|də çox|də artıq|böyük|çox olub|artıq olub",
    ("a", "less_than"): "bir qədər azdır|bir qədər az|bir az az|az|daha az|aşağı|azdır|kiçik",
    ("a", "at_least"): "az deyil|az deyildir|az olmayan|az olmayaraq|az olmamaqla|az olmamaq şərtilə|aşağı olmayan"
    "|aşağı deyil|az olmayıb",
    ("a", "up_to"): "çox deyil|çox deyildir|çox olmayan|çox olmayaraq|çox olmamaqla|çox olmamaq şərtilə"
    "|artıq deyil|artıq deyildir|artıq olmayan|artıq olmayaraq|artıq olmamaqla|artıq olmamaq şərtilə"
    "|yuxarı deyil|yuxarı olmayan",
    ("d", "up_to"): "qədər|kimi|qədərdir",
    (
        "d",
        "exact",
    ): "artırılıb|artırılacaq|genişləndirilib|genişləndiriləcək|qaldırılıb|endirilib|azaldılıb|yüksəldilib"
    "|çatıb|çatır|çatmışdır|çatdı|çatacaq|çatdırılıb|çatdırılmışdır|çatdırılacaq|yüksəlib|yüksəlmişdir"
    "|qalxıb|enib|düşüb|bərabərdir|bərabər olub|ekvivalent|ekvivalentdir",
    ("d", "about"): "yaxın|yaxındır",
    ("c", "more_than"): "keçib|keçir|ötüb|ötür|aşıb|aşır|keçmişdir|ötmüşdür|aşmışdır|keçəcək|ötəcək|aşacaq",
}
BEHIND = {
    "at_least": {
        "": "+",
        "en": "or more|and more|and above|or over|and over",
        "ru": "и более|или более|и больше|или больше|и выше",
        "az": "və daha çox|və çox|və artıq|və daha artıq|və yuxarı",
    },
    "up_to": {"en": "or less|or fewer|and less|and fewer", "ru": "и менее|или менее|или меньше|и меньше"},
    "more_than": {"ru": "с лишним|с небольшим"},
    "about": {
        "en": "approximately|or so|or thereabouts",
        "az": "və ya bu qədər",
        "ru": "приблизительно|или около того|плюс-минус",
    },
}

SCALES = {
    3: {
        "en": "thousand|thousands|ths|k",
        "az": "min*",
        "ru": "тыс|тыс .|тысяч|тысяча|тысячу|тысячи|тысячам|тысячами|тысячах",
    },
    5: {"en": "lakh|lakhs|lac|lacs", "az": "lakx", "ru": "лакх|лакхов"},
    7: {"en": "crore|crores", "az": "kror", "ru": "крор|кроров"},
    6: {
        "en": "million|millions|mn|mln|mln .|mio|m",
        "az": "milyon*|mln|mln .",
        "ru": "млн|млн .|миллион|миллиона|миллионов|миллионам|миллионами|миллионах|миллионы",
    },
    9: {
        "en": "billion|billions|bn|bln|bln .|milliard|b",
        "az": "milyard*|mlrd|mlrd .|mld|mld .",
        "ru": "млрд|млрд .|миллиард|миллиарда|миллиардов|миллиардам|миллиардами|миллиардах|миллиарды",
    },
    12: {
        "en": "trillion|trillions|tn",
        "az": "trilyon*|trln|trln .",
        "ru": "трлн|трлн .|триллион|триллиона|триллионов|триллионы|триллионам",
    },
}
# Told as they are printed as well: ten lakh.
MULTIPLES = frozenset({5, 7})
# Letters that are a scale only where they touch their number and money or a thing stands beside it.
LOOSE_SCALES = frozenset({"k", "m", "b"})
HALVES = {"en": "and a half", "az": "yarım|yarim", "ru": "с половиной"}

NUMBERS = {
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty",
    "az": "sıfır bir iki üç dörd beş altı yeddi səkkiz doqquz on - - - - - - - - - iyirmi",
    "ru": "ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать "
    "четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать двадцать",
}
TENS = {
    "en": "thirty forty fifty sixty seventy eighty ninety",
    "az": "otuz qırx əlli altmış yetmiş səksən doxsan",
    "ru": "тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто",
}
# In the cases that follow a qualifier: более двух, около десяти.
MORE_NUMBERS = {
    "одна": 1, "одно": 1, "одного": 1, "одной": 1, "одну": 1, "две": 2, "двух": 2, "двумя": 2, "трех": 3, "тремя": 3,
    "четырех": 4, "четырьмя": 4, "пяти": 5, "шести": 6, "семи": 7, "восьми": 8, "девяти": 9, "десяти": 10,
    "одиннадцати": 11, "двенадцати": 12, "пятнадцати": 15, "двадцати": 20, "тридцати": 30, "сорока": 40,
    "пятидесяти": 50, "шестидесяти": 60, "семидесяти": 70, "восьмидесяти": 80, "девяноста": 90,
}  # fmt: skip

# What multiplies a number word before it, or stands for itself: iki yüz, two hundred, a hundred.
HUNDREDS = {"en": ("hundred", "dozen"), "az": ("yüz",), "ru": ("десяток", "десятка", "десятков")}
HUNDRED_VALUES = {"hundred": 100, "dozen": 12, "yüz": 100, "десяток": 10, "десятка": 10, "десятков": 10}
WHOLE_HUNDREDS = {
    "сто": 100, "ста": 100, "двести": 200, "двухсот": 200, "триста": 300, "трехсот": 300, "четыреста": 400,
    "четырехсот": 400, "пятьсот": 500, "пятисот": 500, "шестьсот": 600, "шестисот": 600, "семьсот": 700,
    "семисот": 700, "восемьсот": 800, "восьмисот": 800, "девятьсот": 900, "девятисот": 900,
    "сотня": 100, "сотню": 100,
}  # fmt: skip
# One of a scale without a number: миллион манатов. In the plural they are no number; in the genitive only
# behind a word that asks for it: около тысячи, but not тысячи.
ONE_OF_A_SCALE = {"тысяча": 1000, "тысячу": 1000, "миллион": 10**6, "миллиард": 10**9, "триллион": 10**12}
GENITIVES = {"сотни": 100, "тысячи": 1000, "миллиона": 10**6, "миллиарда": 10**9, "триллиона": 10**12}
# The same in Azerbaijani with an ending, mindən çox.
SCALES_WITH_ENDING = {"min": 1000, "milyon": 10**6, "milyard": 10**9, "trilyon": 10**12}
A_SCALE = ("thousand", "million", "billion", "trillion")
# Parts of a scale: they say a number only with one behind them.
PARTS = {"yarım": "0.5", "yarim": "0.5", "полтора": "1.5", "полторы": "1.5", "полутора": "1.5"}
HALF_A = ("half", "a")
WITH_SCALE = {
    "полмиллиона": 500_000, "полумиллиона": 500_000, "полмиллиарда": 500_000_000, "полумиллиарда": 500_000_000,
    "полтысячи": 500,
}  # fmt: skip

PACES = {
    "year": {
        "en": "a year|per year|each year|every year|per annum|p . a .|annually|yearly|annual|/ year|a year .|pa"
        "|/ yr|per yr|/ annum",
        "az": "ildə|hər il|illik|il ərzində|/ il|bir ildə",
        "ru": "в год|ежегодно|ежегодн*|/ год|в год .|годовых|годовой|годовая|годовую|годовое|среднегодов*"
        "|в течение года|за год",
    },
    "month": {
        "en": "a month|per month|each month|every month|monthly|/ month|/ mo",
        "az": "ayda|hər ay|aylıq|/ ay|bir ayda",
        "ru": "в месяц|ежемесячно|ежемесячн*|месячн*|среднемесячн*|/ месяц|/ мес|/ мес .|в мес .|в мес",
    },
    "day": {
        "en": "a day|per day|each day|every day|daily|/ day",
        "az": "gündə|hər gün|gündəlik|/ gün|sutkada|sutkalıq|bir gündə|bir sutkada",
        "ru": "в день|в сутки|ежедневно|ежедневн*|суточн*|среднесуточн*|/ сутки|/ день|/ сут|/ сут .",
    },
    "week": {
        "en": "a week|per week|each week|weekly|/ week",
        "az": "həftədə|hər həftə|həftəlik",
        "ru": "в неделю|еженедельно|еженедельн*|недельн*",
    },
    "hour": {
        "en": "an hour|per hour|hourly|/ h|/ hour",
        "az": "saatda|/ saat",
        "ru": "в час|/ ч|/ час",
    },
}  # fmt: skip

INCREMENTS = {
    "en": "another|additional|additionally|further|a further|an additional|extra|an extra|plus another|and another",
    "az": "daha|əlavə|əlavə olaraq|əlavə daha|bundan əlavə|daha əlavə|yenə|yenə də",
    "ru": "еще|дополнительно|дополнительн*|также еще|плюс еще|и еще|а также еще",
}
# A change is an increment too; a fall is one below nothing.
RISES = {
    "en": "up|increase of|an increase of|rise of|a rise of|growth of|a growth of|rose by|grew by"
    "|increased by|was added|were added|have been added|has been added|joined"
    "|up by|went up by|higher|will rise by|will grow by|will increase by",
    "az": "artım|artımı|artıb|əlavə olunub|əlavə edilib|qoşulub"
    "|artmışdır|çoxalıb|artacaq|artırılıb|yüksəlib|artırılacaq",
    "ru": (
        "рост составил|прирост составил|увеличение составило|"
        "рост на|прирост на|увеличение на|повышение на|увеличился на|увеличилась на|увеличилось на"
        "|увеличились на|вырос на|выросла на|выросло на|"
        "выросли на|поднялся на|поднялась на|поднялось на|поднялись на|возрос на|возросла на|"
        "возросло на|возросли на|повысился на|повысилась на|повысилось на|повысились на|увеличится на|"
        "вырастет на|увеличатся на|вырастут на|увеличено на"
        "|выше|больше на|прибавилось|прибавился|прибавилась|прибавились|добавилось|добавился|добавилась|добавились"
    ),
}
FALLS = {
    "en": "down|decrease of|a decrease of|drop of|a drop of|fall of|a fall of|decline of|a decline of"
    "|fell by|decreased by|dropped by|declined by|shrank by|went down by|down by|lower|reduced by",
    "az": "azalma|azalması|azalıb|azalmışdır|enib|aşağı düşüb|ixtisar edilib|azaldılıb",
    "ru": (
        "снижение составило|сокращение составило|"
        "снижение на|сокращение на|уменьшение на|падение на|снизился на|снизилась на|снизилось на"
        "|снизились на|уменьшился на|уменьшилась на|уменьшилось на|"
        "уменьшились на|сократился на|сократилась на|сократилось на|сократились на|упал на|упала на|"
        "упало на|упали на|сокращено на|сократится на|снизится на"
        "|ниже на"
    ),
}
# Only between a number and what is counted: 500 more jobs.
INCREMENTS_INSIDE = {"en": "more"}

# Words beside what is counted. Neutral ones say nothing that would make it another unit.
NEUTRAL = {
    "en": "new|about|the|such|different",
    "az": "yeni|müxtəlif",
    "ru": "нов*|различн*",
}
NARROWER = {
    "en": "permanent|temporary|seasonal|direct|indirect|full-time|part-time|local|foreign|small|medium|large"
    "|mid-size|medium-sized|industrial|young|female|male|skilled|electric|solar|resident|private|end|passenger",
    "az": "daimi|müvəqqəti|mövsümi|birbaşa|dolayı|yerli|xarici|kiçik|orta|iri|böyük|sənaye|gənc|ixtisaslı|elektrik"
    "|günəş|özəl|son|minik|yük",
    "ru": "постоянн*|временн*|сезонн*|прям*|косвенн*|местн*|иностранн*|мал*|средн*|крупн*|промышленн*|молод*"
    "|квалифицированн*|электрическ*|солнечн*|частн*|легков*|грузов*|рабоч*",
}

RANGE_JOINTS = {
    "-": {"": "-|. . .|…|÷"},
    "o": {"en": "to|up to", "ru": "до|по|вплоть до"},
    "e": {"en": "and", "ru": "и", "az": "və"},
    "w": {"az": "ilə|ile|la|lə"},
}
RANGE_STARTS = {"b": {"en": "between", "ru": "между"}, "f": {"en": "from", "ru": "от|с|со"}}
RANGE_ENDS = {"r": {"az": "arasında|arası|aralığında|arasındadır"}}
