"""A claim within a sentence is asked about with its other words named; what says no level is refused."""

from __future__ import annotations

import pytest

from districtdesk.claim_reading import ClaimReading, OpenReading, read_claim
from districtdesk.claim_reading.claim import choices_of
from districtdesk.problems import Problem


def _asked(text: str, dimension: str) -> tuple[str, list[str]]:
    """The question and its answers: how it is meant, how many, of what."""
    found = read_claim(text, dimension=dimension)
    assert isinstance(found, OpenReading), text
    return found.message, [_told(each) for each in found.choices]


def _told(reading: ClaimReading) -> str:
    quantity = reading.quantity
    qualifier = "" if quantity.qualifier == "exact" else quantity.qualifier
    parts = (
        qualifier,
        f"{quantity.value.normalize():f}",
        quantity.currency or reading.unit_code,
        reading.per and f"a {reading.per}",
    )
    return " ".join(filter(None, parts))


_WITHIN = (
    ("the project is expected to generate over 50 jobs", "count", "more_than 50 job", "the project … generate"),
    ("an additional 1,200 jobs once the plant is built", "count", "1200 job", "once the plant is built"),
    ("the mill can process 300 tonnes of grain per day", "output", "300 tonne a day", "of grain"),
    ("5 milyon manat dövlət büdcəsinə ödənilib", "money", "5000000 AZN", "dövlət büdcəsinə ödənilib"),
    ("завод, построенный в районе, дал работу 130 жителям", "count", "130 person", "в районе"),
    ("в районе создано 50 рабочих мест", "count", "50 job", "в районе создано"),
    ("500 people (mostly women) work there", "count", "500 person", "(mostly women) work there"),
    ("85 people work in the park", "count", "85 person", "work in the park"),
    ("600 people, most of them from nearby villages", "count", "600 person", "most of them"),
)


@pytest.mark.parametrize(("text", "dimension", "answer", "named"), _WITHIN)
def test_the_claim_within_a_sentence_is_offered_and_its_other_words_are_named(
    text: str, dimension: str, answer: str, named: str
) -> None:
    message, answers = _asked(text, dimension)
    assert answers == [answer]
    assert all(part in message for part in named.split(" … "))


_LEVELS = (
    ("the number of residents rose from 13 to 25", "count", "25", "from 13"),
    ("headcount was cut from 1,100 to 950", "count", "950", "from 1,100"),
    ("investment went up from $40 million to 65 million", "money", "65000000 USD", "from $40 million"),
    ("işçilərin sayı 180-dən 260-a yüksəlib", "count", "260", "180-dən"),
    ("ərazisi 72 hektardan 110 hektara qədər genişləndirilib", "area", "110 hectare", "72 hektardan"),
    ("площадь зоны увеличена с 50 до 120 гектаров", "area", "120 hectare", "с 50"),
    ("exports rose 12 percent to $84.3 million", "money", "84300000 USD", "12 percent"),
    ("ixrac 47 faiz artaraq 545 milyon manata çatıb", "money", "545000000 AZN", "47 faiz artaraq"),
    ("85 employees, compared with 60 a year ago", "count", "85 worker", "compared with 60 a year ago"),
    ("rose to 25 from 13 in 2022", "count", "25", "from 13 in 2022"),
    (
        "sales of AZN 12 million, up from 9.8 million a year earlier",
        "money",
        "12000000 AZN",
        "up from 9.8 million a year earlier",
    ),
    ("экспорт составил 84 млн манатов (+12 %)", "money", "84000000 AZN", "+12 %"),
    (
        "2023-cü ildə ixrac 12 milyon manat olub, bu da 15 faiz çoxdur",
        "money",
        "12000000 AZN",
        "bu da 15 faiz çoxdur",
    ),
    (
        "exports were worth 12 million manat, 15 percent more than in 2023",
        "money",
        "12000000 AZN",
        "15 percent more than in 2023",
    ),
    ("экспорт вырос на 12 % и составил 84,3 млн долларов", "money", "84300000 USD", "на 12 %"),
)


@pytest.mark.parametrize(("text", "dimension", "answer", "named"), _LEVELS)
def test_of_a_change_the_level_is_offered_and_the_rest_is_named(
    text: str, dimension: str, answer: str, named: str
) -> None:
    message, answers = _asked(text, dimension)
    assert answers == [answer]
    assert f"“{named}”" in message


def test_a_date_behind_what_it_was_is_not_that_of_the_level() -> None:
    dated = read_claim("exports totalled $62 million in 2024, up 12 percent on 2023", dimension="money")
    assert [each.as_of and each.as_of.edtf for each in choices_of(dated)] == ["2024"]
    for text in (
        "exports were worth 12 million manat, 15 percent more than in 2023",
        "sales rose to $25 million from $13 million in 2022",
    ):
        found = read_claim(text, dimension="money")
        assert isinstance(found, OpenReading) and [each.as_of for each in found.choices] == [None], text


_LABELLED = (
    ("Площадь, га: 42,7", "area", "42.7 hectare"),
    ("Vergi ödənişləri, min manat: 4 560,3", "money", "4560300 AZN"),
    ("Investments (million AZN): 34.6", "money", "34600000 AZN"),
    ("Capacity utilisation, %: 67.4", "percent", "67.4 percent"),
    ("Количество созданных рабочих мест (ед.): 312", "count", "312 piece"),
)


@pytest.mark.parametrize(("text", "dimension", "comes"), _LABELLED)
def test_the_unit_of_a_label_belongs_to_the_number_behind_it(text: str, dimension: str, comes: str) -> None:
    found = read_claim(text, dimension=dimension, language="ru")
    assert [_told(each) for each in choices_of(found)] == [comes]


def test_what_rises_from_one_to_the_other_is_a_range_without_a_word_of_change() -> None:
    found = read_claim("from 13 to 25 residents", dimension="count")
    assert isinstance(found, ClaimReading)
    assert (found.quantity.value, found.quantity.value_to) == (13, 25)


_NOTHING_TO_OFFER = (
    ("12 million manat was invested and 300 jobs were created", "money"),
    ("25 companies employing 3,400 people", "count"),
    ("the project does not create 50 jobs", "count"),
    ("the plant lacks 50 workers", "count"),
    ("50 nəfər işə götürülməyib", "count"),
    ("не создано 200 обещанных рабочих мест", "count"),
    ("15-й резидент парка начал производство", "count"),
    ("Decree No. 1255", "count"),
    ("article 5 of the law", "count"),
    ("the park was founded in 2021", "count"),
    ("profit jumped 18 percent", "percent"),
    ("exports rose 3 to 5 percent", "percent"),
    ("число работников подросло на 130 человек", "count"),
    ("the building has 5 floors", "area"),
    ("5 manat a kilogram of cement", "money"),
    ("almost all of the 50 plots are leased", "count"),
    ("more than half of the 50 plots", "count"),
    ("a share of the profit", "percent"),
    ("12 residents, more than 300 jobs", "count"),
    ("the 14th resident of the park", "count"),
    ("850 манатов на человека", "money"),
    ("the workforce now stands at 1,204 (of whom 38% are women)", "count"),
    ("the park has 50 residents (45 in 2022)", "count"),
    ("turnover of AZN 41.2 million (2022 – AZN 38 million)", "money"),
    ("12 million manat, more than 15 percent of the total", "money"),
    ("Vergi ödənişləri, min manat: 4 560,3 və 5 120,4", "money"),
)


@pytest.mark.parametrize(("text", "dimension"), _NOTHING_TO_OFFER)
def test_two_claims_denials_names_and_changes_without_a_level_are_refused(text: str, dimension: str) -> None:
    found = read_claim(text, dimension=dimension)
    assert isinstance(found, Problem) and not isinstance(found, OpenReading), found
