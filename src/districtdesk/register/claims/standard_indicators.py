"""The indicators that every new register begins with; the ministry can add its own."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID, uuid5

# One id for one indicator in every register, so that figures of two registers can be compared and merged.
_SPACE = UUID("6f1d3a52-9a0e-5c4b-8b7e-2d1f0c3a4e59")


@dataclass(frozen=True, slots=True)
class StandardIndicator:
    """An indicator as declared here; names and unit in Azerbaijani, English and Russian."""

    code: str
    names: tuple[str, str, str]
    dimension: str
    unit: tuple[str, str, str] | None
    nature: str
    subjects: str
    may_be_summed: bool = True
    only_grows: bool | None = None
    per: str | None = None

    @property
    def id(self) -> str:
        return str(uuid5(_SPACE, self.code))


_HECTARES = ("ha", "ha", "га")
_JOBS = ("iş yeri", "jobs", "рабочих мест")
_RESIDENTS = ("rezident", "residents", "резидентов")
_A_YEAR = ("ildə", "a year", "в год")

INDICATORS = (
    StandardIndicator("area", ("Ərazi", "Territory", "Территория"), "area", _HECTARES, "stock", "district"),
    StandardIndicator(
        "residents", ("Rezidentlər", "Residents", "Резиденты"), "count", _RESIDENTS, "stock", "district"
    ),
    StandardIndicator(
        "non_residents",
        ("Qeyri-rezidentlər", "Non-residents", "Нерезиденты"),
        "count",
        ("qeyri-rezident", "non-residents", "нерезидентов"),
        "stock",
        "district",
    ),
    StandardIndicator(
        "jobs_created",
        ("Yaradılmış iş yerləri", "Jobs created", "Созданные рабочие места"),
        "count",
        _JOBS,
        "cumulative",
        "any",
        only_grows=True,
    ),
    StandardIndicator(
        "jobs_permanent",
        ("Daimi iş yerləri", "Jobs, permanent", "Постоянные рабочие места"),
        "count",
        _JOBS,
        "stock",
        "any",
    ),
    StandardIndicator(
        "jobs_expected",
        ("Gözlənilən iş yerləri", "Jobs expected", "Ожидаемые рабочие места"),
        "count",
        _JOBS,
        "stock",
        "any",
    ),
    StandardIndicator(
        "jobs_additional",
        ("Əlavə iş yerləri", "Jobs, additional", "Дополнительные рабочие места"),
        "count",
        _JOBS,
        "increment",
        "any",
        may_be_summed=False,
    ),
    StandardIndicator(
        "invested",
        ("Yatırılmış investisiya", "Invested to date", "Вложено инвестиций"),
        "money",
        None,
        "cumulative",
        "any",
        only_grows=True,
    ),
    StandardIndicator(
        "investment_planned",
        ("Planlaşdırılan investisiya", "Investment still planned", "Планируемые инвестиции"),
        "money",
        None,
        "stock",
        "any",
    ),
    StandardIndicator(
        "portfolio",
        ("İnvestisiya portfeli", "Portfolio value", "Объём портфеля проектов"),
        "money",
        None,
        "stock",
        "district",
    ),
    StandardIndicator(
        "investment_unspecified",
        ("İnvestisiya, hansı olduğu deyilmir", "Investment, not said which", "Инвестиции, не сказано какие"),
        "money",
        None,
        "stock",
        "any",
        may_be_summed=False,
    ),
    StandardIndicator(
        "investment_value",
        ("Layihənin dəyəri", "Investment value", "Стоимость проекта"),
        "money",
        None,
        "stock",
        "project",
    ),
    # A yearly rate, such as "30,000 cars a year": it names its period itself and is a level, like a stock. What was
    # counted over a stated period, as exports or the output's value were, is a flow.
    StandardIndicator(
        "output_a_year",
        ("İllik istehsal", "Output a year", "Выпуск в год"),
        "output",
        _A_YEAR,
        "stock",
        "any",
        False,
        per="year",
    ),
    StandardIndicator(
        "capacity",
        ("İstehsal gücü", "Capacity", "Мощность"),
        "output",
        _A_YEAR,
        "capacity",
        "project",
        False,
        per="year",
    ),
    StandardIndicator(
        "output_value", ("İstehsalın dəyəri", "Output value", "Стоимость выпуска"), "money", None, "flow", "any"
    ),
    StandardIndicator("exports", ("İxrac", "Exports", "Экспорт"), "money", None, "flow", "any"),
    StandardIndicator(
        "plots_used", ("Tutulmuş ərazi", "Land in use", "Занятая территория"), "area", _HECTARES, "stock", "district"
    ),
)
