"""Registers of a given size, written past the journal so that a million records take a minute and not an hour."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import insert

from districtdesk.folding import fold, order_key
from districtdesk.names import Names
from districtdesk.records import Company, District, Record, table_of
from districtdesk.register.captions import batches
from districtdesk.register.identity import new_id
from districtdesk.register.journal.store import Register
from districtdesk.register.name_keys import name_keys
from districtdesk.register.opening import create, open_register
from districtdesk.register.search_index import index_all

_FIRST = (
    "Xəzər",
    "Şirvan",
    "Gəncə",
    "Bakı",
    "Mingəçevir",
    "Neftçala",
    "Masallı",
    "Sabirabad",
    "Hacıqabul",
    "İsmayıllı",
)
_SECOND = ("Polimer", "Metal", "Tekstil", "Kimya", "Avto", "Qida", "Mebel", "Şüşə", "Kabel", "Kağız")
_THIRD = ("Sənaye", "Zavodu", "İstehsalat", "Holdinq", "Qrup", "Texno", "Servis", "İnvest")
_FORMS = ("MMC", "ASC", "QSC")
_ACTIVITIES = (
    "polymer pipes",
    "car parts",
    "textiles",
    "food packaging",
    "glass",
    "cables",
    "furniture",
    "chemicals",
)
_COUNTRIES = ("AZ", "TR", "RU", "UZ", "DE", "CN", None)


def make(path: Path, companies: int) -> Register:
    """A register with this many companies and a district for each two hundred of them; the same for each size."""
    if path.exists():
        return open_register(path)
    register = create(path)
    chance = random.Random(companies)
    with register.engine.execution_options(writes=True).begin() as connection:
        for kind, record_type, rows in (
            ("district", District, _districts(max(1, companies // 200))),
            ("company", Company, _companies(companies, chance)),
        ):
            for batch in batches(rows, 5000):
                connection.execute(insert(table_of(Record)), [_base(kind, row) for row in batch])
                connection.execute(insert(table_of(record_type)), batch)
        index_all(connection)
        connection.exec_driver_sql("ANALYZE")
    return register


def _districts(count: int) -> Iterator[dict[str, object]]:
    for number in range(count):
        name = f"{_FIRST[number % len(_FIRST)]} Sənaye Məhəlləsi {number}"
        yield {"id": new_id(), "names": Names(az=name), "district_kind": "industrial_district", "status": "operating"}


def _companies(count: int, chance: random.Random) -> Iterator[dict[str, object]]:
    for number in range(count):
        name = f"{chance.choice(_FIRST)} {chance.choice(_SECOND)} {chance.choice(_THIRD)} {number}"
        yield {
            "id": new_id(),
            "names": Names(az=name, en=name),
            "legal_form": chance.choice(_FORMS),
            "company_kind": "company",
            "country": chance.choice(_COUNTRIES),
            "tax_id": f"{number:010}",
            "activity_code": f"{chance.randint(10, 33)}.{chance.randint(10, 99)}",
            "activity": chance.choice(_ACTIVITIES),
            "contacts": f"+994 12 {number % 1000:03} {number % 100:02} 00",
            "address": f"{chance.randint(1, 300)} Neftçilər prospekti, Bakı",
        }


def _base(kind: str, row: dict[str, object]) -> dict[str, object]:
    names = row["names"]
    assert isinstance(names, Names)
    now = datetime.now(UTC)
    words = [names.az, str(row.get("tax_id", "")), str(row.get("activity", "")), str(row.get("address", ""))]
    return {
        "id": row["id"],
        "kind": kind,
        "caption": Names.same(names.az),
        "order_az": order_key(names.az, "az"),
        "order_en": order_key(names.az, "en"),
        "order_ru": order_key(names.az, "ru"),
        **name_keys(names),
        "search_key": " ".join(fold(word) for word in words),
        "version": 1,
        "created_at": now,
        "created_by": "benchmark",
        "changed_at": now,
        "changed_by": "benchmark",
    }
