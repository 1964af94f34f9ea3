"""Words of what is done or stands, which say nothing of a number that is not kept elsewhere: verbs, fillers, land."""

from __future__ import annotations

from itertools import product

# What is said of it and is kept as its status, not here.
PREDICATES = {
    "en": "created|were created|was created|have been created|has been created|had been created|are created"
    "|will be created|would be created|are to be created|to be created|are expected to be created"
    "|is expected to be created|are planned|is planned|planned|expected|is expected|are expected|were invested"
    "|was invested|invested|has been invested|have been invested|will be invested|are employed"
    "|were employed|was employed|had been employed|employed|work there"
    "|worked there|are working|will be employed|will work|were produced|was produced|produced|will be produced"
    "|were exported|exported|was exported|operate|are operating|are registered|is registered|were registered"
    "|registered|have been registered|will work there|complete|completed|done|is complete"
    "|ready|in total|were allocated|was allocated|has been allocated|in all|altogether",
    "az": "yaradılıb|yaradılmışdır|yaradılacaq|yaradılacaqdır|yaradılması|yaradılır|açılıb|açılacaq|açılmışdır"
    "|planlaşdırılır|gözlənilir|nəzərdə tutulur|yatırılıb|yatırılmışdır|yatırılacaq|qoyulub|qoyulmuşdur|qoyulacaq"
    "|çalışır|işləyir|çalışacaq|işləyəcək|işlə təmin olunub|işlə təmin olunacaq|işlə təmin edilib"
    "|istehsal olunub|istehsal edilib|istehsal olunur|istehsal edilir|istehsal olunacaq|istehsal ediləcək"
    "|ixrac olunub|ixrac edilib|ixrac olunur|fəaliyyət göstərir|qeydiyyatdan keçib|qeydiyyata alınıb|təşkil edir"
    "|təşkil edib|təşkil edəcək|olub|olmuşdur|olacaq|olacaqdır|vardır|var|ayrılıb|ayrılmışdır|icra olunub"
    "|icra edilib|tamamlanıb|hazırdır|başa çatıb|yerinə yetirilib",
    "ru": "создано|создан|создана|созданы|было создано|были созданы|будет создано|будут созданы|будет создан"
    "|планируется|планируется создать|ожидается|запланировано|вложено|было вложено|будет вложено|инвестировано"
    "|трудоустроено|трудятся|работают|работает|заняты|занято|будут работать|произведено|было произведено"
    "|выпущено|будет выпущено|будет произведено|экспортировано|действуют|действует|зарегистрировано"
    "|зарегистрированы|составляет|составил|составила|составило|составят|составит|выделено|было выделено"
    "|выполнено|выполнено на|выполнена на|выполнены на|выполнен на|завершено на|готово на",
}

# Words of a sum that say nothing more.
FILLERS = {
    "en": "worth|in the amount of|amounting to|totalling|totaling|valued at|amounted to|amounts to|amount to|stood at"
    "|stands at|stand at|came to|comes to|reached|reaches|has reached|have reached|will reach|is to reach|totalled"
    "|totaled|rose to|risen to|rise to|has risen to|to rise to|will rise to|grew to|grown to|has grown to"
    "|will grow to|increased to|has increased to|fell to|decreased to|dropped to|declined to|standing at"
    "|equal to|equals|made up",
    "az": "həcmində|məbləğində|dəyərində|həcmli|dəyəri|məbləği|ümumi dəyəri|ümumi məbləği",
    "ru": "в размере|на сумму|на общую сумму|в объеме|объемом|стоимостью|достиг|достигла|достигло|достигли|достигает"
    "|достигнет|достигнут|равен|равна|равно|равняется|вырос до|выросла до|выросло до|выросли до|вырастет до"
    "|увеличился до|увеличилась до|увеличилось до|увеличились до|увеличится до|возрос до|возросла до|возросло до"
    "|возросли до|снизился до|снизилась до|снизилось до|снизились до|сократился до|сократилась до|сократилось до"
    "|сократились до|доведен до|доведена до|доведено до",
}

# What an area is of; it says nothing more of its number.
LAND = {
    "en": "of land|site|land|plot|plot of land|area|land plot|territory",
    "az": "ərazi|ərazidə|ərazisi|torpaq|torpaq sahəsi|sahə|sahədə|sahəsi",
    "ru": "земли|участок|участка|земельный участок|территории|площади|площадью|площадь|территория",
}


def _joined(befores: tuple[str, ...], stems: str, endings: tuple[str, ...]) -> str:
    """Every stem in each of its forms, behind each word that may stand before it."""
    forms = (
        f"{before} {stem.replace('_', ' ')}{end}" for before, stem, end in product(befores, stems.split(), endings)
    )
    return "|".join(form.strip() for form in forms)


_ENGLISH_BEFORE = (
    "", "were", "was", "are", "is", "have been", "has been", "had been", "will be", "would be", "to be", "are to be",
    "is to be", "are expected to be", "is expected to be", "are planned to be", "is planned to be",
)  # fmt: skip
_ENGLISH_DONE = (
    "created invested employed produced exported registered allocated spent sold built provided attracted opened "
    "commissioned manufactured generated recorded launched completed granted imported shipped"
)
# By gender and number: the ending, and the words before it.
_RUSSIAN_BEFORE = {
    "": ("", "был", "будет"),
    "а": ("", "была", "будет"),
    "о": ("", "было", "будет"),
    "ы": ("", "были", "будут"),
}
_RUSSIAN_DONE = (
    "создан вложен инвестирован произведен выпущен реализован экспортирован зарегистрирован выделен построен введен "
    "открыт потрачен направлен предоставлен привлечен освоен продан трудоустроен запланирован предусмотрен "
    "импортирован"
)
_AZERBAIJANI_DONE = (
    "yaradıl açıl qoyul yatırıl istehsal_olun istehsal_edil ixrac_olun ixrac_edil idxal_olun idxal_edil reallaşdırıl "
    "satıl ayrıl cəlb_edil cəlb_olun veril xərclən yönəldil tikil qurul qeydə_alın qeydiyyata_alın buraxıl sərf_olun "
    "investisiya_edil işlə_təmin_olun işlə_təmin_edil"
)
# In both harmonies of the vowels, of which folding leaves two.
_AZERBAIJANI_ENDINGS = ("ıb", "ub", "mışdır", "muşdur", "acaq", "əcək", "acaqdır", "əcəkdir", "ır", "ur", "ırdı")
DONE = {
    "en": _joined(_ENGLISH_BEFORE, _ENGLISH_DONE, ("",)),
    "ru": "|".join(_joined(before, _RUSSIAN_DONE, (end,)) for end, before in _RUSSIAN_BEFORE.items()),
    "az": _joined(("",), _AZERBAIJANI_DONE, _AZERBAIJANI_ENDINGS),
}
