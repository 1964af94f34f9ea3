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
    "|totaled|standing at|equal to|equals|made up|is|was|are|were|is worth|was worth"
    "|is estimated at|was estimated at|make up|makes up|making up|account for|accounts for|accounted for"
    "|to date|so far|currently|at present|to date ,|so far ,|currently ,|at present ,",
    "az": "həcmində|məbləğində|dəyərində|həcmli|dəyəri|məbləği|ümumi dəyəri|ümumi məbləği|ekvivalentində|ekvivalenti"
    "|ekvivalentli|hazırda|hal-hazırda|indiyədək|indiyə qədər|indiyə kimi|bu günədək|bu günə qədər|bu günə kimi",
    "ru": "в размере|на сумму|на общую сумму|в объеме|объемом|стоимостью|достиг|достигла|достигло|достигли|достигает"
    "|достигнет|достигнут|равен|равна|равно|равняется|на сегодняшний день|на сегодня"
    "|к настоящему времени|в настоящее время|на данный момент|на текущий момент"
    "|оценивается в|оценивались в|оценен в|оценена в",
}

# What an area is of; it says nothing more of its number.
LAND = {
    "en": "of land|site|land|plot|plot of land|area|land plot|territory|spread over|stretches over|stretching over"
    "|covers|covering|spans|spanning|occupies|occupying|extends over|extending over|spread across",
    "az": "ərazi|ərazidə|ərazisi|torpaq|torpaq sahəsi|sahə|sahədə|sahəsi",
    "ru": "земли|участок|участка|земельный участок|территории|площади|площадью|площадь|территория"
    "|занимает|занимает площадь|общей площадью|общая площадь|занимающий|занимающая"
    "|раскинулся на|раскинулась на|расположен на|расположена на",
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
    "commissioned manufactured generated recorded launched completed granted imported shipped hired issued "
    "established put_into_operation commissioned concluded signed approved"
)
# What rose or fell to a level, which is no most: расширена до 167 га, expanded to 167 ha.
_ENGLISH_MOVED = (
    "rose risen rise rising grew grown grow growing increased increase increasing expanded extended raised lifted "
    "brought fell fallen decreased dropped declined cut reduced narrowed"
)
_ENGLISH_MOVING = (
    "", "was", "were", "has", "have", "has been", "have been", "will", "will be", "to", "is to", "to be", "is to be",
    "is expected to", "is expected to be",
)  # fmt: skip
_RUSSIAN_RAISED = "расширен увеличен доведен повышен сокращен снижен уменьшен поднят"
_RUSSIAN_ROSE = "увеличил расширил поднял повысил снизил уменьшил сократил"
_RUSSIAN_GREW = "вырос возрос дорос упал дошел"
_RUSSIAN_WILL = "вырастет вырастут увеличится увеличатся возрастет возрастут достигнет снизится снизятся сократится"
# By gender and number: the ending, and the words before it.
_RUSSIAN_BEFORE = {
    "": ("", "был", "будет"),
    "а": ("", "была", "будет"),
    "о": ("", "было", "будет"),
    "ы": ("", "были", "будут"),
}
_RUSSIAN_DONE = (
    "создан вложен инвестирован произведен выпущен реализован экспортирован зарегистрирован выделен построен введен "
    "открыт потрачен направлен предоставлен привлечен освоен продан "
    "трудоустроен принят выдан подписан заключен запланирован предусмотрен "
    "импортирован"
)
_AZERBAIJANI_DONE = (
    "yaradıl açıl qoyul yatırıl istehsal_olun istehsal_edil ixrac_olun ixrac_edil idxal_olun idxal_edil reallaşdırıl "
    "satıl ayrıl cəlb_edil cəlb_olun veril xərclən yönəldil tikil qurul qeydə_alın qeydiyyata_alın buraxıl sərf_olun "
    "investisiya_edil işlə_təmin_olun işlə_təmin_edil işə_qəbul_edil işə_qəbul_olun imzalan təsdiq_edil"
)
# In both harmonies of the vowels, of which folding leaves two.
_AZERBAIJANI_ENDINGS = ("ıb", "ub", "mışdır", "muşdur", "acaq", "əcək", "acaqdır", "əcəkdir", "ır", "ur", "ırdı")


def _of_a_level() -> dict[str, str]:
    raised = (_joined(before, _RUSSIAN_RAISED, (f"{end} до",)) for end, before in _RUSSIAN_BEFORE.items())
    rose = _joined(("",), _RUSSIAN_ROSE, ("ся до", "ась до", "ось до", "ись до"))
    grew = _joined(("",), _RUSSIAN_GREW, (" до", "ла до", "ло до", "ли до", "а до", "о до", "и до"))
    will = _joined(("",), _RUSSIAN_WILL, (" до",))
    return {"en": _joined(_ENGLISH_MOVING, _ENGLISH_MOVED, (" to",)), "ru": "|".join((*raised, rose, grew, will))}


LEVELS = _of_a_level()
DONE = {
    "en": _joined(_ENGLISH_BEFORE, _ENGLISH_DONE, ("",)),
    "ru": "|".join(_joined(before, _RUSSIAN_DONE, (end,)) for end, before in _RUSSIAN_BEFORE.items()),
    "az": _joined(("",), _AZERBAIJANI_DONE, _AZERBAIJANI_ENDINGS),
}
