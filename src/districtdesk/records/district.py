"""District: a zone for small and medium industry, whatever it is called officially."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy.orm import Mapped

from ..fields import Choice, Link, LongText, NamesInThree, Number, Text, Web, choices
from ..i18n import N_
from ..names import Names
from .base import Record
from .columns import column

DISTRICT_KINDS = choices(
    industrial_district=N_("Industrial district"),
    industrial_park=N_("Industrial park"),
    free_economic_zone=N_("Free economic zone"),
    agropark=N_("Agropark"),
    other=N_("Other"),
)
DISTRICT_STATUSES = choices(
    planned=N_("Planned"),
    established=N_("Established"),
    operating=N_("Operating"),
    transformed=N_("Transformed"),
    abolished=N_("Abolished"),
)
_PLACE = N_("Place")


class District(Record):
    whole_by = "part_of"
    never_looped = ("part_of",)

    names: Mapped[Names] = column(NamesInThree(N_("Names"), sought=True, listed=True, identifying=True))
    other_names: Mapped[str | None] = column(
        Text(
            N_("Other names"),
            meaning=N_("Former names and spellings, parted by semicolons."),
            sought=True,
            of_one=True,
        )
    )
    district_kind: Mapped[str | None] = column(Choice(N_("Kind"), choices=DISTRICT_KINDS, listed=True))
    status: Mapped[str | None] = column(
        Choice(N_("Status"), choices=DISTRICT_STATUSES, listed=True, is_status=True, over=("abolished",))
    )
    part_of: Mapped[str | None] = column(
        Link(
            N_("Part of"),
            to=("district",),
            meaning=N_("The district that this one is a zone of. Its numbers are never added to that one's."),
        )
    )
    established_by: Mapped[str | None] = column(
        Link(N_("Established by"), to=("legal_act",), meaning=N_("The legal act that set the district up."))
    )
    region: Mapped[str | None] = column(Text(N_("Region"), recurs=True, sought=True, listed=True, section=_PLACE))
    settlement: Mapped[str | None] = column(Text(N_("Settlement"), recurs=True, sought=True, section=_PLACE))
    latitude: Mapped[Decimal | None] = column(
        Number(N_("Latitude"), places=6, least=-90, most=90, section=_PLACE, meaning=N_("Degrees north, WGS 84."))
    )
    longitude: Mapped[Decimal | None] = column(
        Number(N_("Longitude"), places=6, least=-180, most=180, section=_PLACE, meaning=N_("Degrees east, WGS 84."))
    )
    managed_by: Mapped[str | None] = column(
        Link(
            N_("Managing organisation"),
            to=("company",),
            meaning=N_(
                "Who runs the zone: the state body, or the operator chosen by competition. Where there are both, the "
                "body; the operator is then told in the note, or as a party to the agreement."
            ),
        )
    )
    purpose: Mapped[str | None] = column(LongText(N_("Purpose"), meaning=N_("What the district is meant for.")))
    website: Mapped[str | None] = column(Web(N_("Website")))
