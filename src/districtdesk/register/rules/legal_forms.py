"""Names without the legal form of a company, as they are compared: Xezer Plast and “Xəzər Plast” MMC are one name."""

from __future__ import annotations

from ...folding import fold

# In Azerbaijani, English and Russian; folded as names are.
_SHORT = frozenset(
    map(
        fold,
        (
            *("MMC", "ASC", "QSC", "ATSC"),
            *("LLC", "Ltd", "OJSC", "CJSC", "JSC", "PJSC", "PLC", "Inc", "Co", "GmbH"),
            *("ООО", "ОАО", "ЗАО", "ПАО", "АО", "НАО", "ИП"),
        ),
    )
)
_LONG = tuple(
    fold(each)
    for each in (
        "Məhdud Məsuliyyətli Cəmiyyəti",
        "Açıq Səhmdar Cəmiyyəti",
        "Qapalı Səhmdar Cəmiyyəti",
        "Limited Liability Company",
        "Open Joint Stock Company",
        "Closed Joint Stock Company",
        "Joint Stock Company",
        "Общество с ограниченной ответственностью",
        "Открытое акционерное общество",
        "Закрытое акционерное общество",
    )
)
# Written before the name, at least sometimes; a name that begins so is looked up by each of them.
LEADING = tuple(map(fold, ("ООО", "ОАО", "ЗАО", "АО", "MMC", "ASC", "QSC", "LLC")))


def bare_name(name: str) -> str:
    """The folded name without legal forms before or behind it; a name that is nothing else stays."""
    folded = fold(name)
    bare = folded
    for form in _LONG:
        bare = bare.removesuffix(f" {form}").removeprefix(f"{form} ")
    words = bare.split()
    while len(words) > 1 and words[-1] in _SHORT:
        words.pop()
    while len(words) > 1 and words[0] in _SHORT:
        words.pop(0)
    return " ".join(words) or folded
