"""The answer in one screen as plain HTML: how many communes, how many criteria, how long is left, what is required.

The first paint and the overview page draw the same HTML, so that one gives way to the other without a jump.
"""

from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Any
from urllib.parse import urlencode

from ntm_dashboard.briefing.marking import said_of
from ntm_dashboard.briefing.wording import count_or
from ntm_dashboard.charts.theme import PAINTS
from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.comparison import Comparison
from ntm_dashboard.domain.follow_up.urgent import Urgent
from ntm_dashboard.domain.frames import rows_of
from ntm_dashboard.domain.situation import ClockState, ConditionVerdict, Situation
from ntm_dashboard.domain.terms import (
    STATUS_OF_CONDITION,
    ConditionState,
    Status,
    Title,
    UnitKind,
    criterion_status_word,
    unit_status_word,
    word,
)
from ntm_dashboard.i18n import N_, _, date_text, days_text, number_text
from ntm_dashboard.services.queries import Queries
from ntm_dashboard.web import answer_since, illustrative_band
from ntm_dashboard.web.answer_since import since_html
from ntm_dashboard.web.answer_urgent import Address, urgent_html
from ntm_dashboard.web.components import marks
from ntm_dashboard.web.components.commune_choice import STATES
from ntm_dashboard.web.components.markup import NOTHING, Html, tag
from ntm_dashboard.web.components.part_of_many import WHOLE
from ntm_dashboard.web.palette import variables

STATE_COLUMNS = 3
"""How many states stand side by side, where there are too many units for a tile each."""
_TILE_WORDS = {
    Status.ACHIEVED: N_("Được công nhận"),
    Status.WAITING: N_("Chờ công nhận"),
    Status.UNKNOWN: N_("Chưa có số liệu"),
}
_TITLE_TILE_WORDS = {Title.ADVANCED: N_("Nâng cao"), Title.MODEL: N_("Kiểu mẫu"), Title.CIVILISED_TOWN: N_("Văn minh")}


@dataclass(frozen=True)
class Beside:
    """What the answer says beside the Situation itself: what changed since the last report, what is to be done."""

    since: Comparison | None
    urgent: Urgent
    catalogue: Catalogue

    @classmethod
    def of(cls, queries: Queries, situation: Situation) -> "Beside":
        """Ask for what belongs to a Situation."""
        return cls(queries.since_last_report(situation), queries.urgent(situation), queries.catalogue)


def answer_html(situation: Situation, *, address: Address, beside: Beside | None = None, band: Html = NOTHING) -> Html:
    """Draw the answer under its band. `address` gives the links of the tiles; every text of the data is escaped."""
    since = beside.since if beside and not situation.ended else None
    return tag(
        "section",
        band,
        _head(situation),
        tag(
            "div",
            _clock(situation, since),
            _urgent(situation, beside, address=address),
            _criteria(situation, since, address=address),
            _communes(situation, since, address=address),
            _conditions(situation, since, address=address),
            class_="ntm-a-columns",
        ),
        class_="ntm-answer",
        aria_label=_("Tiến độ xây dựng huyện nông thôn mới"),
    )


def _urgent(situation: Situation, beside: Beside | None, *, address: Address) -> Html:
    if beside is None or situation.ended:
        return NOTHING
    return urgent_html(beside.urgent, situation, beside.catalogue, address=address)


def _head(situation: Situation) -> Html:
    scope = _("{district} · số liệu tính đến {day}").format(
        district=situation.district.name, day=date_text(situation.as_of)
    )
    return tag(
        "header", tag("p", scope), tag("h1", said_of(situation, lambda one: one.headline.sentence)), class_="ntm-a-head"
    )


def _clock(situation: Situation, since: Comparison | None) -> Html:
    clock = situation.clock
    if clock.state is ClockState.ENDED:
        return NOTHING
    if clock.state is not ClockState.OPEN or clock.days_left is None or clock.target_on is None:
        said = said_of(situation, lambda one: one.clock.sentence)
        return tag("div", tag("p", said, class_="ntm-a-verdict"), class_="ntm-a-clock")
    until = said_of(situation, lambda one: _until(one.clock.target_on))
    days = tag("p", tag("span", _("Còn"), " "), tag("strong", number_text(clock.days_left)), tag("span", " ", until))
    return tag("div", days, since_html(since, answer_since.days_left, written=days_text), class_="ntm-a-clock")


def _titled(title: str, since: Html) -> Html:
    return tag("div", tag("h2", title), since, class_="ntm-a-title")


def _until(day: date | None) -> str:
    return _("ngày, đến {day}").format(day=date_text(day)) if day else ""


def _communes(situation: Situation, since: Comparison | None, *, address: Address) -> Html:
    units = situation.units
    head = situation.headline
    if not head.communes:
        return tag("div", class_="ntm-a-communes")
    is_many = len(units) > WHOLE
    columns = STATE_COLUMNS if is_many else int(units["tile_col"].max()) + 1 if len(units) else 1
    tiles = (_state_tiles if is_many else _unit_tiles)(situation, address=address)
    return tag(
        "div",
        _titled(said_of(situation, _recognised), since_html(since, answer_since.communes)),
        tag("p", said_of(situation, _ladder_words), class_="ntm-a-note"),
        tag("ul", *tiles, class_="ntm-a-tiles", style=f"--ntm-columns:{columns}"),
        class_="ntm-a-communes",
    )


def _recognised(situation: Situation) -> str:
    head = situation.headline
    return _("{standard}/{communes} xã được công nhận đạt chuẩn").format(
        standard=count_or(head.standard), communes=number_text(head.communes)
    )


def _ladder_words(situation: Situation) -> str:
    head = situation.headline
    if head.standard is None:
        return _("chưa có số liệu")
    parts = (
        [_("trong đó {advanced} xã nâng cao").format(advanced=number_text(head.advanced))]
        if head.advanced is not None
        else []
    )
    if head.completed_task:
        parts.append(_("{waiting} xã hoàn thành, chờ công nhận").format(waiting=number_text(head.completed_task)))
    if head.unnamed_standard:
        parts.append(_("văn bản nêu tên {named} xã").format(named=number_text(head.named_standard)))
    return " · ".join(parts)


def _unit_tiles(situation: Situation, *, address: Address) -> list[Html]:
    real = {row.unit: row for row in rows_of(situation.told_apart.units)}
    return [_unit_tile(row, real.get(row.unit), address=address) for row in rows_of(situation.units)]


def _state_tiles(situation: Situation, *, address: Address) -> list[Html]:
    """Draw a tile for each state, with how many units are in it: nobody reads thousands of names on one screen."""
    said, real = (_counts_by_state(one) for one in (situation, situation.told_apart))
    return [
        tag("li", _tile(unit_status_word(one), words, one, real.get(one), href=_in_state(address("cac-xa"), one)))
        for one, words in said.items()
    ]


def _counts_by_state(situation: Situation) -> dict[Status, str]:
    counts = situation.units["status"].value_counts()
    said = _("{count} xã, thị trấn")
    return {one: said.format(count=number_text(int(counts[one]))) for one in Status if one in counts.index}


def _in_state(page: str, status: Status) -> str:
    """Give the address of the page Các xã with the units in a state; its filter is written as it is read."""
    return f"{page}{'&' if '?' in page else '?'}{urlencode({STATES: unit_status_word(status)})}"


def _unit_tile(row: Any, real: Any | None, *, address: Address) -> Html:
    status = Status(row.status)
    place = f"grid-row:{row.tile_row + 1};grid-column:{row.tile_col + 1}"
    kind = "" if row.kind == UnitKind.COMMUNE else " ntm-a-town"
    return tag(
        "li",
        _tile(
            row.name, _unit_words(row), status, real and _unit_words(real), href=address("xa", unit=row.unit), kind=kind
        ),
        style=place,
    )


def _unit_words(row: Any) -> str:
    if row.title in _TITLE_TILE_WORDS:
        return _(_TITLE_TILE_WORDS[Title(row.title)])
    status = Status(row.status)
    return _(_TILE_WORDS[status]) if status in _TILE_WORDS else unit_status_word(status)


def _tile(name: str, words: str, status: Status, real: str | None, *, href: str, kind: str = "") -> Html:
    """Draw a tile; `real` are its words without illustrative rows, None where there are none."""
    paint = PAINTS[status]
    invented = "" if marks.is_said(words, real) else f" {marks.INVENTED}"
    return tag(
        "a",
        tag("b", name),
        tag("span", tag("span", paint.glyph, class_="ntm-a-glyph", aria_hidden="true"), " ", marks.text(words, real)),
        class_=f"ntm-a-tile ntm-{status.value}{kind}{invented}",
        style=paint.css,
        href=href,
        target="_self",
    )


def _criteria(situation: Situation, since: Comparison | None, *, address: Address) -> Html:
    head = situation.headline
    if not head.criteria:
        return NOTHING
    real = {row.criterion: _criterion_words(row) for row in rows_of(situation.told_apart.district_criteria)}
    tiles = [
        tag(
            "li",
            _tile(
                f"{row.criterion}. {row.name}",
                _criterion_words(row),
                Status(row.status),
                real.get(row.criterion),
                href=address("tieu-chi-huyen", criterion=row.criterion),
            ),
        )
        for row in rows_of(situation.district_criteria)
    ]
    note = said_of(situation, _criteria_note)
    return tag(
        "div",
        _titled(said_of(situation, _criteria_met), since_html(since, answer_since.criteria)),
        tag("p", note, class_="ntm-a-note") if note else NOTHING,
        tag("ul", *tiles, class_="ntm-a-criteria"),
        class_="ntm-a-district",
    )


def _criterion_words(row: Any) -> str:
    return criterion_status_word(Status(row.status))


def _criteria_met(situation: Situation) -> str:
    head = situation.headline
    return _("{met}/{total} tiêu chí huyện").format(met=count_or(head.criteria_met), total=head.criteria)


def _criteria_note(situation: Situation) -> str:
    head = situation.headline
    if head.criteria_met is None:
        return _("chưa có số liệu")
    return _("Văn bản nêu số tiêu chí đạt, không nêu tiêu chí nào.") if head.unnamed_criteria_met else ""


def _conditions(situation: Situation, since: Comparison | None, *, address: Address) -> Html:
    if not situation.conditions:
        return NOTHING
    real = {one.condition: _condition_words(one) for one in situation.told_apart.conditions}
    items = [_condition(verdict, real.get(verdict.condition)) for verdict in situation.conditions]
    title = said_of(situation, _conditions_title)
    whole = tag("a", _("Toàn văn các điều kiện, so với yêu cầu"), href=address("muc-tieu"), target="_self")
    return tag(
        "div",
        _titled(title, since_html(since, answer_since.conditions)),
        tag("ul", *items, class_="ntm-a-conditions"),
        tag("p", whole, class_="ntm-a-note"),
        class_="ntm-a-required",
    )


def _conditions_title(situation: Situation) -> str:
    states = [verdict.state for verdict in situation.conditions]
    if states.count(ConditionState.UNKNOWN) == len(states):
        return _("Điều kiện công nhận: chưa có số liệu")
    met = states.count(ConditionState.SATISFIED)
    return _("Điều kiện công nhận: đạt {met}/{total}").format(met=met, total=len(states))


def _condition(verdict: ConditionVerdict, real: str | None) -> Html:
    paint = PAINTS[STATUS_OF_CONDITION[verdict.state]]
    badge = tag(
        "span",
        paint.glyph,
        class_=f"ntm-a-badge ntm-{verdict.state.value}",
        style=paint.css,
        aria_hidden="true",
    )
    # The word of the measure without its unit is short; the page of the target has the full text.
    name = word(verdict.condition.measure).partition(" (")[0]
    text = tag("span", tag("b", name), tag("small", marks.text(_condition_words(verdict), real)))
    return tag("li", badge, text, title=str(verdict.condition.name))


def _condition_words(verdict: ConditionVerdict) -> str:
    if verdict.state is ConditionState.UNKNOWN:
        return _("{state} · yêu cầu: {required}").format(
            state=word(verdict.state), required=verdict.condition.required_text
        )
    return f"{word(verdict.state)} · {verdict.reason}"


def style_sheet() -> str:
    """Give the rules of the answer's look, its colours and its band included."""
    rules = (files("ntm_dashboard.web") / "assets" / "answer.css").read_text(encoding="utf-8")
    return variables() + illustrative_band.style_sheet() + rules
