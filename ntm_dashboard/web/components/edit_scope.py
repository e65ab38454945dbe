"""What is edited: the kind of figures, the commune, the criterion and the period, all of it in the address.

`loai` is the kind by its name in the contract, `xa` and `tc` are as on every page, `bo` is another criteria set,
`ky_sua` the period that is written (2023-04-12). Of the follow-up `dong` is one row, `doi=1` its planned date to move.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

import streamlit as st

from ntm_dashboard.domain.catalogue import Catalogue, CriteriaSet
from ntm_dashboard.domain.terms import FOLLOW_UP, LEVEL_OF_REPORT, SET_KIND_WORDS, Level, ReportKind, UnitKind, word
from ntm_dashboard.errors import EditError, UnknownScopeError
from ntm_dashboard.i18n import N_, Message, Name, _, date_text
from ntm_dashboard.services.editing import Fact
from ntm_dashboard.services.handing_out import periods_of
from ntm_dashboard.services.plain_facts import text_of_fact
from ntm_dashboard.services.typed_values import day_typed
from ntm_dashboard.web.components import texts
from ntm_dashboard.web.page_context import PageContext
from ntm_dashboard.web.url_state import CRITERION, UNIT

PATH = "sua-so-lieu"
_KIND, _SET, _PERIOD = "loai", "bo", "ky_sua"
_ROW, _MOVED = "dong", "doi"
_WRONG = "edit_period_wrong"
_LONGEST = 40


@dataclass(frozen=True)
class Place:
    """A criterion or an indicator that can be edited. `threshold` is what an indicator must reach, "" where unknown."""

    number: str
    name: Name
    measured_in: str = ""
    threshold: str = ""
    agency: str = ""

    @property
    def measure(self) -> str:
        """Say in what its value is measured and what it must reach, "" where neither is known."""
        parts = [
            str(Message.of(N_("Đơn vị tính: {unit}"), unit=self.measured_in)) if self.measured_in else "",
            str(Message.of(N_("ngưỡng: {threshold}"), threshold=self.threshold)) if self.threshold else "",
        ]
        return "; ".join(filter(None, parts))

    @property
    def label(self) -> str:
        """Give its number and its name."""
        return f"{self.number}. {self.name}" if "." not in self.number else f"{self.number} {self.name}"


@dataclass(frozen=True)
class Subject:
    """What was chosen; "" means all of it. `places` are the criteria and indicators of the set on the period.

    `row` is the row of the follow-up that is edited, by its key in the address; `is_moved`: its date is to be moved.
    """

    kind: ReportKind
    period: date | None = None
    is_new_period: bool = False
    unit: str = ""
    number: str = ""
    criteria_set: str = ""
    units: Mapping[str, str] | None = None
    places: tuple[Place, ...] = ()
    row: str = ""
    is_moved: bool = False

    @property
    def criteria(self) -> tuple[Place, ...]:
        """Give the criteria without their indicators."""
        return tuple(one for one in self.places if "." not in one.number)


def address(page: PageContext, kind: ReportKind, *, unit: str = "", number: str = "") -> str:
    """Give the relative address at which something can be edited; what is edited is always what stands now."""
    scope = replace(page.scope.about(unit=unit, criterion=number), revision=None)
    return f"{PATH}?{urlencode({_KIND: kind.value, **scope.parameters()})}"


def address_of_row(page: PageContext, fact: Fact, *, is_moved: bool = False) -> str:
    """Give the relative address at which one row of the follow-up is edited, or its planned date moved."""
    parameters = {_ROW: row_key(fact), **({_MOVED: "1"} if is_moved else {})}
    return f"{address(page, fact.kind, unit=fact.unit, number=fact.number)}&{urlencode(parameters)}"


def row_key(fact: Fact) -> str:
    """Give what an address calls a row."""
    return hashlib.sha256(text_of_fact(fact).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def choose(page: PageContext, *, only: str = "") -> Subject | None:
    """Show what can be chosen and give what is; None where a choice is missing, which is said.

    `only` is the code of the one commune that the person may edit.

    Raises:
        UnknownScopeError: the address names something that there is not.
    """
    with st.container(key="edit_scope", horizontal=True, vertical_alignment="bottom"):
        subject = _chosen(page, only)
    if wrong := st.session_state.pop(_WRONG, ""):
        texts.alert(wrong)
    if subject.kind in LEVEL_OF_REPORT and subject.period is None:
        texts.note(_("Chưa có báo cáo nào. Hãy gõ ngày của kỳ báo cáo đầu tiên."))
        return None
    if subject.kind in LEVEL_OF_REPORT and not subject.places:
        texts.note(_("Vào ngày này không có bộ tiêu chí nào áp dụng."))
        return None
    return subject


def _chosen(page: PageContext, only: str) -> Subject:
    kind = _kind(_offered(page, only) if only else tuple(ReportKind))
    if only:
        _say_limit(page, only)
        page = replace(page, scope=page.scope.about(unit=only, criterion=page.scope.criterion))
    if kind in FOLLOW_UP:
        return _followed_up(page, kind, only)
    if kind not in LEVEL_OF_REPORT:
        return Subject(kind, unit=_any_unit(page, _("Tất cả")) if kind is ReportKind.RECOGNITIONS else "")
    periods = periods_of(page.queries, kind)
    period = _period(page, periods)
    if period is None:
        return Subject(kind)
    return _report(page, kind, period, only, is_new=period not in periods)


def _followed_up(page: PageContext, kind: ReportKind, only: str) -> Subject:
    """Choose the unit and the criterion that rows of the follow-up are about."""
    catalogue, day = page.queries.catalogue, page.situation.as_of
    unit = only or _any_unit(page, _("Tất cả, toàn huyện"), forget=(CRITERION, _ROW, _MOVED))
    level = Level.DISTRICT if unit == catalogue.district.code else Level.COMMUNE
    places = () if kind is ReportKind.SURVEYS else _places(catalogue, level, day, "")
    number = _number(page, places, day, forget=(_ROW, _MOVED)) if places else ""
    row = st.query_params.get(_ROW, "")[:_LONGEST]
    is_moved = kind is ReportKind.ROADMAP and st.query_params.get(_MOVED, "") == "1"
    return Subject(kind, unit=unit, number=number, places=places, row=row, is_moved=is_moved)


def _report(page: PageContext, kind: ReportKind, period: date, only: str, *, is_new: bool) -> Subject:
    catalogue, level = page.queries.catalogue, LEVEL_OF_REPORT[kind]
    set_id, others = _criteria_set(catalogue, level, period)
    places = _places(catalogue, level, period, set_id)
    if not places:
        return Subject(kind, period, is_new)
    units: dict[str, str] = {}
    unit = ""
    if level is Level.COMMUNE:
        units = {one.code: one.name for one in catalogue.units_on(period, (UnitKind.COMMUNE,))}
        unit = only or _unit(page, catalogue, units, period)
    number = _number(page, places, period)
    if others:
        _listed(_("Bộ tiêu chí"), _SET, others, set_id, forget=(CRITERION,))
    return Subject(kind, period, is_new, unit, number, set_id, units, places)


_OF_A_COMMUNE = (ReportKind.COMMUNE_REPORT, ReportKind.ROADMAP, ReportKind.DOSSIERS, ReportKind.SURVEYS)
"""What an officer of one commune edits: what their commune reports, plans, hands in and asked its people."""


def _offered(page: PageContext, only: str) -> tuple[ReportKind, ...]:
    """Give the kinds of an officer; the set of criteria of communes is not for a town."""
    day = page.situation.as_of
    towns = {one.code for one in page.queries.catalogue.units_on(day, (UnitKind.TOWN,))}
    return _OF_A_COMMUNE[1:] if only in towns else _OF_A_COMMUNE


def _say_limit(page: PageContext, only: str) -> None:
    if page.scope.unit not in {"", only}:
        name = page.queries.catalogue.unit_name(only, page.situation.as_of)
        st.session_state[_WRONG] = _("Tài khoản này chỉ sửa số liệu của {unit}.").format(unit=name)


def _kind(offered: tuple[ReportKind, ...]) -> ReportKind:
    known = {one.value: one for one in offered}
    asked = st.query_params.get(_KIND, offered[0].value)[:_LONGEST]
    if asked in set(ReportKind) and asked not in known:
        st.session_state[_WRONG] = _("Tài khoản này không sửa loại số liệu ấy.")
        asked = offered[0].value
    if asked not in known:
        sentence = N_("Địa chỉ ghi loại số liệu “{text}” không hiểu được.")
        raise UnknownScopeError(str(Message.of(sentence, text=asked)))
    labels = {one.value: word(one) for one in offered}
    return known[
        _listed(_("Loại số liệu"), _KIND, labels, asked, forget=(UNIT, CRITERION, _SET, _PERIOD, _ROW, _MOVED))
    ]


def _period(page: PageContext, periods: tuple[date, ...]) -> date | None:
    """Choose the period that is written: an address names it, else it is the newest up to the day that is looked at."""
    until = page.scope.as_of or date.max
    newest = next((one for one in periods if one <= until), next(iter(periods), None))
    asked = st.query_params.get(_PERIOD, "")[:_LONGEST]
    try:
        chosen = date.fromisoformat(asked) if asked else newest
    except ValueError:
        sentence = N_("Địa chỉ ghi kỳ “{text}” không đọc được. Cách ghi đúng: ky_sua=2023-04-12 (năm-tháng-ngày).")
        raise UnknownScopeError(str(Message.of(sentence, text=asked))) from None
    options: list[date] = sorted({*periods, *([chosen] if chosen else [])}, reverse=True)
    key = f"edit_{_PERIOD}"
    st.session_state[key] = date_text(chosen) if chosen else None
    st.selectbox(
        _("Kỳ báo cáo (chọn hoặc gõ)"),
        [date_text(one) for one in options],
        key=key,
        accept_new_options=True,
        placeholder=_("ngày/tháng/năm"),
        on_change=_set_period,
    )
    return chosen


def _set_period() -> None:
    typed = st.session_state[f"edit_{_PERIOD}"]
    if not typed:
        st.query_params.pop(_PERIOD, None)
        return
    try:
        st.query_params[_PERIOD] = day_typed(typed).isoformat()
    except EditError as error:
        st.session_state[_WRONG] = str(error)


def _criteria_set(catalogue: Catalogue, level: Level, period: date) -> tuple[str, dict[str, str]]:
    """Give the criteria set of the address, "" is the standard one of the period, and what may be chosen beside it."""
    standard = catalogue.set_on(level, period)
    having = {one.set_id for one in catalogue.criteria}
    others = [
        one
        for one in catalogue.sets
        if one.level == level and one.validity.covers(period) and one != standard and one.set_id in having
    ]
    asked = st.query_params.get(_SET, "")[:_LONGEST]
    labels = {"": _("Bộ đạt chuẩn"), **{one.set_id: _set_word(one) for one in others}}
    if asked not in labels:
        sentence = N_("Không có bộ tiêu chí “{text}” vào ngày {day}.")
        raise UnknownScopeError(str(Message.of(sentence, text=asked, day=period)))
    return asked, labels if others else {}


def _set_word(one: CriteriaSet) -> str:
    """Call another set by its kind; one of the standard kind that is not the newest, by its name."""
    return _(SET_KIND_WORDS[one.kind]).capitalize() if one.kind in SET_KIND_WORDS else str(one.name)


def _places(catalogue: Catalogue, level: Level, period: date, set_id: str) -> tuple[Place, ...]:
    standard = catalogue.set_on(level, period)
    chosen = set_id or (standard.set_id if standard else "")
    found: list[Place] = []
    for criterion in (one for one in catalogue.criteria if one.set_id == chosen):
        found.append(Place(criterion.number, criterion.name, agency=criterion.agency))
        for one in catalogue.indicators:
            if (one.set_id, one.criterion) == (chosen, criterion.number):
                threshold = catalogue.threshold_on(one, period)
                found.append(Place(one.number, one.name, one.measured_in, threshold.text if threshold else ""))
    return tuple(found)


def _unit(page: PageContext, catalogue: Catalogue, units: Mapping[str, str], period: date) -> str:
    asked = page.scope.unit
    if asked and asked not in units:
        unit = catalogue.unit_on(asked, period)
        sentence = N_("{unit} là thị trấn, xét đô thị văn minh, không xét bộ tiêu chí xã nông thôn mới.")
        raise UnknownScopeError(str(Message.of(sentence, unit=unit.name)))
    return _listed(_("Xã"), UNIT, {"": _("Tất cả các xã"), **units}, asked)


def any_unit(page: PageContext) -> dict[str, str]:
    """Name every commune and town of the day that is looked at, then the district, by code."""
    district = page.queries.catalogue.district
    named = {one.code: one.name for one in page.queries.catalogue.units_on(page.situation.as_of)}
    return {**named, district.code: district.name}


def _any_unit(page: PageContext, every: str, *, forget: tuple[str, ...] = ()) -> str:
    units = {"": every, **any_unit(page)}
    asked = page.scope.unit
    if asked not in units:
        sentence = N_("Không có xã, thị trấn mang mã “{code}” vào ngày {day}.")
        raise UnknownScopeError(str(Message.of(sentence, code=asked, day=page.situation.as_of)))
    return _listed(_("Xã, thị trấn, huyện"), UNIT, units, asked, forget=forget)


def _number(page: PageContext, places: tuple[Place, ...], period: date, *, forget: tuple[str, ...] = ()) -> str:
    asked = page.scope.criterion
    labels = {"": _("Tất cả các tiêu chí"), **{one.number: one.label for one in places}}
    if asked not in labels:
        sentence = N_("Không có tiêu chí số “{number}” vào ngày {day}.")
        raise UnknownScopeError(str(Message.of(sentence, number=asked, day=period)))
    return _listed(_("Tiêu chí, chỉ tiêu"), CRITERION, labels, asked, forget=forget)


def _listed(label: str, parameter: str, labels: Mapping[str, str], chosen: str, *, forget: tuple[str, ...] = ()) -> str:
    """Show a list whose choice stands in the address; another choice forgets what depended on the former one."""
    key = f"edit_{parameter}"
    st.session_state[key] = chosen
    shown: Callable[[str], str] = lambda one: labels.get(one, one)  # noqa: E731 — handed on once
    st.selectbox(label, list(labels), key=key, format_func=shown, on_change=_set, args=(parameter, key, forget))
    return chosen


def _set(parameter: str, key: str, forget: tuple[str, ...]) -> None:
    chosen = st.session_state[key]
    for name in (parameter, *forget):
        st.query_params.pop(name, None)
    if chosen:
        st.query_params[parameter] = chosen
