"""The indicators that every register begins with; the ministry can add its own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from uuid import UUID, uuid5

from ...i18n import N_

# One id for one indicator in every register, so that figures of two registers can be compared and merged.
_SPACE = UUID("6f1d3a52-9a0e-5c4b-8b7e-2d1f0c3a4e59")

# What an indicator is about, in the order in which a person is offered them.
THEMES = {
    "land": N_("Land"),
    "residents": N_("Residents and enterprises"),
    "jobs": N_("Jobs and pay"),
    "investment": N_("Investment and funding"),
    "progress": N_("Progress"),
    "output": N_("Output and capacity"),
    "energy": N_("Energy"),
    "trade": N_("Sales and exports"),
    "state": N_("Taxes and concessions"),
    "score": N_("Scores"),
}
OWN_THEME = N_("Added by the ministry")


@dataclass(frozen=True, slots=True)
class StandardIndicator:
    """An indicator as declared here; names and unit in Azerbaijani, English and Russian; `added_to` are codes."""

    theme: str
    code: str
    names: tuple[str, str, str]
    dimension: str
    nature: str
    unit: tuple[str, str, str] | None = None
    subjects: str = "any"
    may_be_summed: bool = True
    only_grows: bool | None = None
    per: str | None = None
    added_to: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return standard_id(self.code)


@cache
def standard_id(code: str) -> str:
    """The id of the standard indicator of this code, in every register."""
    return str(uuid5(_SPACE, code))


_HECTARES = ("ha", "ha", "га")
_JOBS = ("iş yeri", "jobs", "рабочих мест")
_RESIDENTS = ("rezident", "residents", "резидентов")
_NON_RESIDENTS = ("qeyri-rezident", "non-residents", "нерезидентов")
_ENTERPRISES = ("müəssisə", "enterprises", "предприятий")
_COUNTRIES = ("ölkə", "countries", "стран")
_PEOPLE = ("nəfər", "people", "человек")
_PIECES = ("ədəd", "pieces", "штук")
_TONNES = ("ton", "t", "т")
_PERCENT = ("%", "%", "%")
_POINTS = ("bal", "points", "баллов")
_MEGAWATT_HOURS = ("MVt·saat", "MWh", "МВт·ч")
_A_DAY = ("gündə", "a day", "в сутки")
_A_MONTH = ("ayda", "a month", "в месяц")
_A_YEAR = ("ildə", "a year", "в год")


def _land(code: str, az: str, en: str, ru: str, unit: tuple[str, str, str], subjects: str) -> StandardIndicator:
    return StandardIndicator("land", code, (az, en, ru), "area", "stock", unit, subjects)


def _counted(
    theme: str,
    code: str,
    az: str,
    en: str,
    ru: str,
    unit: tuple[str, str, str],
    nature: str = "stock",
    *,
    subjects: str = "any",
    may_be_summed: bool = True,
    only_grows: bool | None = None,
    added_to: tuple[str, ...] = (),
) -> StandardIndicator:
    return StandardIndicator(
        theme, code, (az, en, ru), "count", nature, unit, subjects, may_be_summed, only_grows, added_to=added_to
    )


def _money(
    theme: str,
    code: str,
    az: str,
    en: str,
    ru: str,
    nature: str,
    *,
    subjects: str = "any",
    may_be_summed: bool = True,
    only_grows: bool | None = None,
    per: str | None = None,
) -> StandardIndicator:
    return StandardIndicator(
        theme, code, (az, en, ru), "money", nature, None, subjects, may_be_summed, only_grows, per
    )


def _share(theme: str, code: str, az: str, en: str, ru: str, subjects: str = "any") -> StandardIndicator:
    """A share in percent: those of several subjects are never added up."""
    return StandardIndicator(theme, code, (az, en, ru), "percent", "stock", _PERCENT, subjects, may_be_summed=False)


def _rate(
    code: str, az: str, en: str, ru: str, nature: str, per: str, unit: tuple[str, str, str], subjects: str = "any"
) -> StandardIndicator:
    """What is put out or can be in a stated time, such as 30,000 cars a year.

    It names its time itself and is a level, like a stock. What was counted over a period, as exports or the output's
    value were, is a flow.
    """
    return StandardIndicator(
        "output", code, (az, en, ru), "output", nature, unit, subjects, may_be_summed=False, per=per
    )


INDICATORS = (
    _land("area", "Ərazi", "Territory", "Территория", _HECTARES, "district"),
    _land("plots_used", "Tutulmuş ərazi", "Land in use", "Занятая территория", _HECTARES, "district"),
    _land("site_area", "Torpaq sahəsi", "Site area", "Площадь участка", _HECTARES, "any"),
    _land("built_area", "Tikili sahəsi", "Built area", "Площадь застройки", _HECTARES, "any"),
    _share("land", "occupancy", "Doluluq", "Occupancy", "Заполненность", "district"),
    _counted("residents", "residents", "Rezidentlər", "Residents", "Резиденты", _RESIDENTS, subjects="district",
             added_to=("non_residents",)),
    _counted("residents", "non_residents", "Qeyri-rezidentlər", "Non-residents", "Нерезиденты", _NON_RESIDENTS,
             subjects="district", added_to=("residents",)),
    _counted("residents", "enterprises_registered", "Qeydiyyatda olan müəssisələr", "Enterprises registered",
             "Зарегистрированные предприятия", _ENTERPRISES),
    _counted("residents", "enterprises_operating", "Fəaliyyət göstərən müəssisələr", "Enterprises operating",
             "Действующие предприятия", _ENTERPRISES),
    _counted("jobs", "jobs_created", "Yaradılmış iş yerləri", "Jobs created", "Созданные рабочие места", _JOBS,
             "cumulative", only_grows=True),
    _counted("jobs", "people_employed", "İşləyənlərin sayı", "People employed", "Численность работающих", _PEOPLE),
    _counted("jobs", "jobs_permanent", "Daimi iş yerləri", "Jobs, permanent", "Постоянные рабочие места", _JOBS,
             added_to=("jobs_seasonal",)),
    _counted("jobs", "jobs_seasonal", "Mövsümi iş yerləri", "Jobs, seasonal", "Сезонные рабочие места", _JOBS,
             added_to=("jobs_permanent",)),
    _counted("jobs", "jobs_construction", "Tikinti dövrünün iş yerləri", "Jobs during construction",
             "Рабочие места на время строительства", _JOBS),
    _counted("jobs", "jobs_expected", "Gözlənilən iş yerləri", "Jobs expected", "Ожидаемые рабочие места", _JOBS),
    _counted("jobs", "jobs_additional", "Əlavə iş yerləri", "Jobs, additional", "Дополнительные рабочие места", _JOBS,
             "increment", may_be_summed=False),
    _share("jobs", "women_share", "Qadınların payı", "Women's share of jobs", "Доля женщин среди работников"),
    _money("jobs", "wage", "Orta aylıq əməkhaqqı", "Average monthly wage", "Средняя месячная зарплата", "stock",
           may_be_summed=False, per="month"),
    _money("investment", "invested", "Yatırılmış investisiya", "Invested to date", "Вложено инвестиций", "cumulative",
           only_grows=True),
    _money("investment", "investment_planned", "Planlaşdırılan investisiya", "Investment still planned",
           "Планируемые инвестиции", "stock"),
    _money("investment", "portfolio", "İnvestisiya portfeli", "Portfolio value", "Объём портфеля проектов", "stock",
           subjects="district"),
    _money("investment", "investment_unspecified", "İnvestisiya, hansı olduğu deyilmir",
           "Investment, not said which", "Инвестиции, не сказано какие", "stock", may_be_summed=False),
    _money("investment", "investment_value", "Layihənin dəyəri", "Investment value", "Стоимость проекта", "stock",
           subjects="project"),
    _money("investment", "foreign_investment", "Xarici investisiya", "Foreign investment", "Иностранные инвестиции",
           "cumulative"),
    _money("investment", "state_allocation", "Dövlət büdcəsindən ayrılan vəsait", "Allocated by the state",
           "Выделено государством", "stock"),
    _money("investment", "loan", "Kredit", "Loan", "Кредит", "stock"),
    _share("progress", "physical_progress", "İşlərin icra səviyyəsi", "Physical progress", "Выполнение работ"),
    _share("progress", "financial_progress", "Maliyyə icrası", "Financial progress", "Освоение средств"),
    _rate("output_a_year", "İllik istehsal", "Output a year", "Выпуск в год", "stock", "year", _A_YEAR),
    _rate("output_a_month", "Aylıq istehsal", "Output a month", "Выпуск в месяц", "stock", "month", _A_MONTH),
    _rate("output_a_day", "Gündəlik istehsal", "Output a day", "Выпуск в сутки", "stock", "day", _A_DAY),
    _rate("capacity", "İstehsal gücü", "Capacity", "Мощность", "capacity", "year", _A_YEAR, "project"),
    _rate("capacity_a_month", "Aylıq istehsal gücü", "Capacity a month", "Мощность в месяц", "capacity", "month",
          _A_MONTH, "project"),
    _rate("capacity_a_day", "Gündəlik istehsal gücü", "Capacity a day", "Мощность в сутки", "capacity", "day", _A_DAY,
          "project"),
    _rate("throughput", "İllik yükaşırma", "Throughput a year", "Грузооборот в год", "stock", "year", _A_YEAR),
    _counted("output", "products_made", "İstehsal edilmiş məhsul, ədəd", "Products made, pieces",
             "Произведено продукции, штук", _PIECES, "flow", may_be_summed=False),
    StandardIndicator("output", "products_made_tonnes",
                      ("İstehsal edilmiş məhsul, ton", "Products made, tonnes", "Произведено продукции, тонн"),
                      "quantity", "flow", _TONNES, may_be_summed=False),
    _money("output", "output_value", "İstehsalın dəyəri", "Output value", "Стоимость выпуска", "flow"),
    StandardIndicator("energy", "energy_used", ("İstehlak edilən enerji", "Energy used", "Потреблённая энергия"),
                      "energy", "flow", _MEGAWATT_HOURS),
    StandardIndicator("energy", "energy_produced",
                      ("İstehsal edilən enerji", "Energy produced", "Выработанная энергия"),
                      "energy", "flow", _MEGAWATT_HOURS),
    _money("trade", "sales", "Satış", "Sales", "Продажи", "flow"),
    _money("trade", "exports", "İxrac", "Exports", "Экспорт", "flow"),
    _share("trade", "export_share", "İxracın payı", "Share exported", "Доля экспорта"),
    _counted("trade", "export_countries", "İxrac edilən ölkələr", "Countries exported to", "Страны экспорта",
             _COUNTRIES, may_be_summed=False),
    _money("trade", "import_replaced", "Əvəz edilmiş idxal", "Import replaced", "Замещённый импорт", "flow"),
    _money("state", "taxes_paid", "Ödənilmiş vergilər", "Taxes paid", "Уплаченные налоги", "flow"),
    _money("state", "concessions", "Vergi və gömrük güzəştləri", "Tax and customs concessions",
           "Налоговые и таможенные льготы", "flow"),
    StandardIndicator("score", "score", ("Qiymətləndirmə balı", "Score", "Оценка в баллах"), "score", "stock",
                      _POINTS, may_be_summed=False),
)  # fmt: skip
