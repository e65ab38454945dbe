"""That a district is no more: since when, and what became of its units."""

from datetime import date, timedelta

from ntm_dashboard.domain.catalogue import Catalogue, Unit
from ntm_dashboard.domain.naming import short_name
from ntm_dashboard.domain.situation import Ended
from ntm_dashboard.domain.terms import Level, UnitKind
from ntm_dashboard.i18n import N_, Message


def ended_on(catalogue: Catalogue, *, as_of: date) -> Ended | None:
    """Tell whether the catalogue's district has ended by a day; None while it is, or where its end is not listed."""
    district = next((unit for unit in catalogue.units if _is_district(unit, catalogue)), None)
    last = district.validity.valid_to if district else None
    if last is None or as_of <= last:
        return None
    since = last + timedelta(days=1)
    former = catalogue.units_on(last)
    after = {unit.code: unit for unit in catalogue.units if unit.validity.covers(as_of)}
    heirs = list(dict.fromkeys(unit.merged_into for unit in former if unit.merged_into in after))
    title = _title(catalogue, since)
    return Ended(since, title, _sentence(title, former=len(former), heirs=[after[code].name for code in heirs]))


def _is_district(unit: Unit, catalogue: Catalogue) -> bool:
    return unit.kind is UnitKind.DISTRICT and unit.code == catalogue.district.code


def _title(catalogue: Catalogue, since: date) -> Message:
    if catalogue.set_on(Level.DISTRICT, since) is None:
        return Message.of(N_("Từ {day} không còn cấp huyện"), day=since)
    return Message.of(N_("Từ {day} không còn {district}"), day=since, district=catalogue.district.name_within)


def _sentence(title: Message, *, former: int, heirs: list[str]) -> Message:
    if not heirs:
        return title
    sentence = N_("{title}; {former} đơn vị thành {count} xã: {names}.")
    return Message.of(
        sentence, title=title, former=former, count=len(heirs), names=tuple(short_name(name) for name in heirs)
    )
