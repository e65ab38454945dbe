"""The answer in one screen as plain HTML: how many communes, how many criteria, how long is left, what is required.

The first paint and the overview page draw the same HTML, so that one gives way to the other without a jump.
"""

from collections.abc import Callable
from importlib.resources import files
from typing import Any

from ntm_dashboard.briefing.marking import said_of
from ntm_dashboard.briefing.wording import count_or
from ntm_dashboard.charts.theme import PAINTS
from ntm_dashboard.domain.frames import rows_of
from ntm_dashboard.domain.situation import ClockState, ConditionVerdict, Situation
from ntm_dashboard.domain.terms import (
    STATUS_OF_CONDITION,
    ConditionState,
    Status,
    Title,
    UnitKind,
    criterion_status_word,
    is_illustrative,
    unit_status_word,
    word,
)
from ntm_dashboard.i18n import N_, _, date_text, number_text
from ntm_dashboard.web import illustrative_band
from ntm_dashboard.web.components.markup import NOTHING, Html, tag

Address = Callable[..., str]
"""Gives the address of a page: `address("xa", unit="29464")`."""

_TILE_WORDS = {
    Status.ACHIEVED: N_("Được công nhận"),
    Status.WAITING: N_("Chờ công nhận"),
    Status.UNKNOWN: N_("Chưa có số liệu"),
}
_TITLE_TILE_WORDS = {Title.ADVANCED: N_("Nâng cao"), Title.MODEL: N_("Kiểu mẫu"), Title.CIVILISED_TOWN: N_("Văn minh")}


def answer_html(situation: Situation, *, address: Address, band: Html = NOTHING) -> Html:
    """Draw the answer under its band. `address` gives the links of the tiles; every text of the data is escaped."""
    return tag(
        "section",
        band,
        _head(situation),
        tag(
            "div",
            _communes(situation, address=address),
            tag("div", _clock(situation), _criteria(situation, address=address), class_="ntm-a-side"),
            _conditions(situation),
            class_="ntm-a-columns",
        ),
        class_="ntm-answer",
        aria_label=_("Tiến độ xây dựng huyện nông thôn mới"),
    )


def _head(situation: Situation) -> Html:
    scope = _("{district} · số liệu tính đến {day}").format(
        district=situation.district.name, day=date_text(situation.as_of)
    )
    return tag(
        "header", tag("p", scope), tag("h1", said_of(situation, lambda one: one.headline.sentence)), class_="ntm-a-head"
    )


def _clock(situation: Situation) -> Html:
    clock = situation.clock
    if clock.state is ClockState.ENDED:
        return NOTHING
    if clock.state is not ClockState.OPEN or clock.days_left is None or clock.target_on is None:
        return tag("div", tag("p", str(clock.sentence), class_="ntm-a-verdict"), class_="ntm-a-clock")
    until = _("ngày, đến {day}").format(day=date_text(clock.target_on))
    return tag(
        "p",
        tag("span", _("Còn"), " "),
        tag("strong", number_text(clock.days_left)),
        tag("span", " ", until),
        class_="ntm-a-clock",
    )


def _communes(situation: Situation, *, address: Address) -> Html:
    units = situation.units
    head = situation.headline
    if not head.communes:
        return tag("div", class_="ntm-a-communes")
    columns = int(units["tile_col"].max()) + 1 if len(units) else 1
    tiles = [_unit_tile(row, address=address) for row in rows_of(units)]
    title = _("{standard}/{communes} xã được công nhận đạt chuẩn").format(
        standard=count_or(head.standard), communes=head.communes
    )
    return tag(
        "div",
        tag("h2", title),
        tag("p", _ladder_words(situation), class_="ntm-a-note"),
        tag("ul", *tiles, class_="ntm-a-tiles", style=f"--ntm-columns:{columns}"),
        class_="ntm-a-communes",
    )


def _ladder_words(situation: Situation) -> str:
    head = situation.headline
    if head.standard is None:
        return _("chưa có số liệu")
    parts = [_("trong đó {advanced} xã nâng cao").format(advanced=head.advanced)] if head.advanced is not None else []
    if head.completed_task:
        parts.append(_("{waiting} xã hoàn thành, chờ công nhận").format(waiting=head.completed_task))
    if head.unnamed_standard:
        parts.append(_("văn bản nêu tên {named} xã").format(named=head.named_standard))
    return " · ".join(parts)


def _unit_tile(row: Any, *, address: Address) -> Html:
    status = Status(row.status)
    place = f"grid-row:{row.tile_row + 1};grid-column:{row.tile_col + 1}"
    kind = "" if row.kind == UnitKind.COMMUNE else " ntm-a-town"
    return tag(
        "li",
        _tile(row.name, _unit_words(row), status, row.certainty, href=address("xa", unit=row.unit), kind=kind),
        style=place,
    )


def _unit_words(row: Any) -> str:
    if row.title in _TITLE_TILE_WORDS:
        return _(_TITLE_TILE_WORDS[Title(row.title)])
    status = Status(row.status)
    return _(_TILE_WORDS[status]) if status in _TILE_WORDS else unit_status_word(status)


def _tile(name: str, words: str, status: Status, certainty: object, *, href: str, kind: str = "") -> Html:
    paint = PAINTS[status]
    invented = isinstance(certainty, str) and is_illustrative(certainty)
    mark = tag("i", _("minh họa")) if invented else NOTHING
    return tag(
        "a",
        tag("b", name),
        tag("span", tag("span", paint.glyph, class_="ntm-a-glyph", aria_hidden="true"), " ", words),
        mark,
        class_=f"ntm-a-tile ntm-{status.value}{kind}{' ntm-invented' if invented else ''}",
        style=paint.css,
        href=href,
        target="_self",
    )


def _criteria(situation: Situation, *, address: Address) -> Html:
    head = situation.headline
    if not head.criteria:
        return NOTHING
    title = _("{met}/{total} tiêu chí huyện").format(met=count_or(head.criteria_met), total=head.criteria)
    tiles = [
        tag(
            "li",
            _tile(
                f"{row.criterion}. {row.name}",
                criterion_status_word(Status(row.status)),
                Status(row.status),
                row.certainty,
                href=address("tieu-chi-huyen", criterion=row.criterion),
            ),
        )
        for row in rows_of(situation.district_criteria)
    ]
    note = NOTHING
    if head.criteria_met is None:
        note = tag("p", _("chưa có số liệu"), class_="ntm-a-note")
    elif head.unnamed_criteria_met:
        note = tag("p", _("Văn bản nêu số tiêu chí đạt, không nêu tiêu chí nào."), class_="ntm-a-note")
    return tag("div", tag("h2", title), note, tag("ul", *tiles, class_="ntm-a-criteria"))


def _conditions(situation: Situation) -> Html:
    if not situation.conditions:
        return NOTHING
    met = sum(verdict.state is ConditionState.SATISFIED for verdict in situation.conditions)
    title = _("Điều kiện công nhận: đạt {met}/{total}").format(met=met, total=len(situation.conditions))
    items = [_condition(verdict) for verdict in situation.conditions]
    return tag("div", tag("h2", title), tag("ul", *items, class_="ntm-a-conditions"))


def _condition(verdict: ConditionVerdict) -> Html:
    paint = PAINTS[STATUS_OF_CONDITION[verdict.state]]
    badge = tag(
        "span",
        paint.glyph,
        class_=f"ntm-a-badge ntm-{verdict.state.value}",
        style=paint.css,
        aria_hidden="true",
    )
    # The measure's word without its unit is the short name of what the condition looks at; the full text follows below.
    name = word(verdict.condition.measure).partition(" (")[0]
    mark = tag("i", " · ", _("minh họa")) if verdict.is_illustrative else NOTHING
    text = tag("span", tag("b", name), tag("small", _condition_words(verdict), mark))
    return tag("li", badge, text, title=str(verdict.condition.name))


def _condition_words(verdict: ConditionVerdict) -> str:
    if verdict.state is ConditionState.UNKNOWN:
        return _("{state} · yêu cầu: {required}").format(
            state=word(verdict.state), required=verdict.condition.required_text
        )
    return f"{word(verdict.state)} · {verdict.reason}"


def style_sheet() -> str:
    """Give the rules of the answer's look, its band included."""
    return illustrative_band.style_sheet() + (files("ntm_dashboard.web") / "assets" / "answer.css").read_text(
        encoding="utf-8"
    )
