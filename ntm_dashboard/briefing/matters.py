"""What a row of the follow-up is about, and who answers for it, in words."""

from datetime import date
from typing import Any

from ntm_dashboard.briefing.wording import text_or
from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.naming import name_within
from ntm_dashboard.i18n import N_, Message, _


def place_of(row: Any, catalogue: Catalogue, day: date) -> str:
    """Name the unit and the criterion or indicator that a row is about; "" where it is about all of the district."""
    return ", ".join(filter(None, _parts(row, catalogue, day)))


def _parts(row: Any, catalogue: Catalogue, day: date) -> tuple[str, str]:
    number = row.indicator or row.criterion
    sentence = N_("chỉ tiêu {number}") if row.indicator else N_("tiêu chí {number}")
    criterion = str(Message.of(sentence, number=number)) if number else ""
    if row.unit == catalogue.district.code:
        sentence = N_("chỉ tiêu huyện {number}") if row.indicator else N_("tiêu chí huyện {number}")
        return ("", str(Message.of(sentence, number=number))) if number else (catalogue.district.name_within, "")
    return name_within(catalogue.unit_name(row.unit, day)) if row.unit else "", criterion


def about_of(row: Any, catalogue: Catalogue, day: date) -> str:
    """Give what was decided or asked, with where in brackets, as far as the words do not say it themselves."""
    where = ", ".join(
        part for part in _parts(row, catalogue, day) if part and part.casefold() not in row.matter.casefold()
    )
    return str(Message.of(N_("{matter} ({where})"), matter=row.matter, where=where)) if where else row.matter


def who_of(row: Any, catalogue: Catalogue) -> str:
    """Name the office that answers for it with those who help, or say that nobody is named."""
    agency, partners = text_or(row.agency), text_or(row.partners)
    who = catalogue.agency_name(agency) if agency else _("chưa phân công")
    if not partners:
        return who
    return str(Message.of(N_("{who}; phối hợp: {partners}"), who=who, partners=catalogue.agency_name(partners)))
