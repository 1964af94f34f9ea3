"""Column sources: what a list shows, sorts and narrows by."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy import select

from districtdesk.records import KINDS, fields_of, values_of
from districtdesk.register.journal.store import Register
from districtdesk.register.queries.column_source import field_sources
from districtdesk.register.queries.reckoned_sources import source_of
from tests.making import company, district, figure, keep, on


def test_every_field_of_every_kind_is_a_source_with_its_own_key_and_caption() -> None:
    for kind, record_type in KINDS.items():
        sources = field_sources(kind)
        assert list(sources) == [each.key for each in fields_of(record_type)]
        assert all(source.caption for source in sources.values()), kind


def test_a_source_gives_the_value_of_a_record_and_finds_it_by_that(register: Register) -> None:
    park, firm = district(region="Shirvan"), company(tax_id="1400012345")
    keep(register, park, firm, claim := figure(park, "residents", 13, qualifier="about", as_of=on("2023")))
    with register.read() as session:
        for kind, record in (("district", park), ("company", firm), ("figure", claim)):
            for key, value in values_of(record).items():
                source = source_of(kind, key)
                found = select(source.value).select_from(source.rows).where(source.record_id == record.id)
                assert session.execute(found).scalar_one() == value, (kind, key)
        source = source_of("figure", "value")
        assert set(source.parts) == {"qualifier", "value_to", "unit", "currency"}
        about = source.ids_where(source.parts["qualifier"] == "about", source.value > Decimal(10))
        assert session.scalars(about).all() == [claim.id]
