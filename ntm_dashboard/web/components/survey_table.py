"""How satisfied people are, by commune and topic, with the ballots behind each rate: what 4a and 4b are judged by."""

from collections.abc import Mapping
from typing import Any

from ntm_dashboard.domain.follow_up.surveys import SurveyRates, lowest_of
from ntm_dashboard.domain.frames import DataFrame, rows_of
from ntm_dashboard.domain.naming import some_names
from ntm_dashboard.domain.terms import ReportKind, UnitKind
from ntm_dashboard.i18n import _, date_text, number_text
from ntm_dashboard.web.components import edit_scope, marks, tables, texts
from ntm_dashboard.web.components.markup import Html, join, tag
from ntm_dashboard.web.page_context import PageContext

_NOT_ASKED = "–"
_MOST_NAMED = 60
"""How many communes are named that nobody asked: five lines of the page."""


def show(page: PageContext) -> None:
    """Draw the newest survey of each commune and topic; without any, say so and where the template is."""
    texts.heading(_("Khảo sát sự hài lòng của người dân (điều kiện 4a, 4b)"))
    rates = page.queries.survey_rates(page.situation)
    if rates.empty:
        texts.note(_("Chưa ghi kết quả khảo sát nào đến ngày này."))
        texts.link(_("Lấy mẫu Khảo sát sự hài lòng ở trang Nộp số liệu"), page.address("nop-so-lieu"))
        return
    marks.follow_up(page, ReportKind.SURVEYS)
    names = {one.code: one.name for one in page.queries.catalogue.units_on(page.situation.as_of)}
    for sentence in _sentences(page, rates, names):
        texts.hint(sentence)
    topics = list(dict.fromkeys(rates["topic"]))
    cells = {(row.unit, row.topic): _rate(row) for row in rows_of(rates)}
    asked = [unit for unit in _units(page, rates) if any((unit, topic) in cells for topic in topics)]
    rows = [[_named(page, unit, names), *(cells.get((unit, topic), _NOT_ASKED) for topic in topics)] for unit in asked]
    tables.show([_("Đơn vị"), *topics], rows, numbers=tuple(range(1, len(topics) + 1)))


def _units(page: PageContext, rates: DataFrame[SurveyRates]) -> list[str]:
    """Give the district, its communes and towns of the day, then whatever else was asked."""
    known = ["", *edit_scope.any_unit(page)]
    return [*known, *(unit for unit in dict.fromkeys(rates["unit"]) if unit not in known)]


def _named(page: PageContext, unit: str, names: Mapping[str, str]) -> str:
    return names.get(unit) or (page.situation.district.name if unit in {"", page.situation.district.code} else unit)


def _rate(row: Any) -> Html:
    """Give a rate, and under it the ballots and the day that it rests on."""
    rate = f"{number_text(row.rate, decimals=1)}%"
    behind = _("{satisfied}/{ballots} phiếu").format(
        satisfied=number_text(row.satisfied), ballots=number_text(row.ballots)
    )
    lines = (tag("small", behind), tag("small", date_text(row.day.date())))
    return join(marks.of_row(rate, row.certainty), *(join(Html("<br>"), line) for line in lines))


def _sentences(page: PageContext, rates: DataFrame[SurveyRates], names: Mapping[str, str]) -> list[str]:
    """Say which communes nobody asked, and where the lowest rate is."""
    communes = list(page.situation.units.loc[page.situation.units["kind"] == UnitKind.COMMUNE, "unit"])
    asked = set(rates["unit"])
    missing = [names[unit] for unit in communes if unit not in asked]
    said = []
    if missing:
        sentence = _("Chưa khảo sát {count}/{total} xã: {names}.")
        said.append(
            sentence.format(
                count=number_text(len(missing)),
                total=number_text(len(communes)),
                names=some_names(missing, _MOST_NAMED),
            )
        )
    for unit, topic, rate in lowest_of(rates, communes):
        sentence = _("Thấp nhất: {unit}, {topic}: {rate}%.")
        figures = {"unit": names[unit], "topic": topic, "rate": number_text(rate, decimals=1)}
        said.append(sentence.format(**figures))
    return said
