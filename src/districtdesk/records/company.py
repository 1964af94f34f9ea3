"""Company: a firm or a body; being a resident is a status it has in a zone, not a kind of company."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from ..fields import Choice, Country, LongText, NamesInThree, TaxId, Text, choices
from ..i18n import N_
from ..names import Names
from .base import Record
from .columns import column

COMPANY_KINDS = choices(
    company=N_("Company"),
    ministry=N_("Ministry"),
    agency=N_("Agency"),
    association=N_("Association"),
    media=N_("Media"),
)
_CONTACT = N_("Contact")


class Company(Record):
    names: Mapped[Names] = column(NamesInThree(N_("Names"), sought=True, listed=True, identifying=True))
    other_names: Mapped[str | None] = column(
        Text(
            N_("Other names"),
            meaning=N_("Former names and spellings, parted by semicolons."),
            sought=True,
            of_one=True,
        )
    )
    legal_form: Mapped[str | None] = column(
        Text(N_("Legal form"), longest=60, meaning=N_("As registered, for example MMC or ASC."))
    )
    company_kind: Mapped[str | None] = column(Choice(N_("Kind"), choices=COMPANY_KINDS, listed=True))
    country: Mapped[str | None] = column(Country(N_("Country"), listed=True))
    tax_id: Mapped[str | None] = column(
        TaxId(
            N_("Tax ID"),
            sought=True,
            listed=True,
            identifying=True,
            meaning=N_("The ten digits that the tax service gave the company (VÖEN). Leading zeros count."),
        )
    )
    activity_code: Mapped[str | None] = column(
        Text(N_("Activity code"), longest=20, meaning=N_("NACE or ISIC code."), sought=True)
    )
    activity: Mapped[str | None] = column(Text(N_("Activity"), recurs=True, sought=True, listed=True))
    contacts: Mapped[str | None] = column(
        LongText(N_("Contacts"), meaning=N_("People, telephone, e-mail."), section=_CONTACT, personal=True)
    )
    address: Mapped[str | None] = column(LongText(N_("Address"), section=_CONTACT, sought=True))
