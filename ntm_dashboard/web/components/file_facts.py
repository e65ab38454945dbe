"""What a file says of itself outside its rows: unit, period, set, purpose; with their places, and changeable."""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from ntm_dashboard.bootstrap.today import today_in_vietnam
from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.terms import Level, ReportKind
from ntm_dashboard.i18n import N_, Message, _, date_text
from ntm_dashboard.intake import PreparedReport
from ntm_dashboard.intake.outcome.report import FactName, FactRead
from ntm_dashboard.web.components import asking, settling, texts
from ntm_dashboard.web.components.markup import Html, join, tag

NAMES: Mapping[FactName, str] = {
    FactName.UNIT: N_("Đơn vị"),
    FactName.PERIOD: N_("Kỳ báo cáo"),
    FactName.SET: N_("Bộ tiêu chí"),
    FactName.PURPOSE: N_("Loại số liệu"),
    FactName.DISTRICT: N_("Huyện"),
    FactName.LEVEL: N_("Cấp"),
}
PURPOSES: Mapping[str, str] = {"result": N_("Kết quả thực hiện"), "plan": N_("Đăng ký, kế hoạch")}


def show(report: PreparedReport, catalogue: Catalogue, *, key: str) -> None:
    """Show the facts of a file; those that may be another are changed in a folded box."""
    facts = sorted(report.reading.facts, key=lambda one: list(FactName).index(one.name))
    if not facts:
        return
    st.html(tag("dl", *(_fact(one) for one in facts), class_="ntm-file-facts"))
    changeable = [one for one in facts if one.question and _can_change(one, report, catalogue)]
    if changeable:
        with st.expander(_("Sửa thông tin của tệp")):
            for one in changeable:
                _change(one, report, catalogue, key=key)


def _fact(fact: FactRead) -> Html:
    source = [f"“{fact.quoted}”"] if fact.quoted else []
    place = [str(fact.place)] if fact.place is not None else []
    said = tag("small", ", ".join([*source, *place])) if source or place else Html("")
    return join(tag("dt", _(NAMES[fact.name])), tag("dd", tag("b", str(fact.shown)), said))


def _can_change(fact: FactRead, report: PreparedReport, catalogue: Catalogue) -> bool:
    return fact.name is FactName.PERIOD or bool(_options(fact, report, catalogue))


def _options(fact: FactRead, report: PreparedReport, catalogue: Catalogue) -> Mapping[str, str]:
    day = report.period or today_in_vietnam()
    match fact.name:
        case FactName.UNIT:
            return {unit.code: f"{unit.name} ({unit.code})" for unit in catalogue.units_on(day)}
        case FactName.SET:
            level = Level.DISTRICT if report.kind is ReportKind.DISTRICT_REPORT else Level.COMMUNE
            sets = [one for one in catalogue.sets if one.level is level and one.validity.covers(day)]
            return {one.set_id: str(one.name) for one in sets}
        case FactName.PURPOSE:
            return {value: _(word) for value, word in PURPOSES.items()}
        case _:
            return {}


def _change(fact: FactRead, report: PreparedReport, catalogue: Catalogue, *, key: str) -> None:
    # The value is part of the name: the box shows what the file was taken for after every answer.
    place = f"fact_{key}_{fact.name}_{fact.value}"
    if fact.name is FactName.PERIOD:
        _period(fact, place, key)
        return
    options = _options(fact, report, catalogue)
    values = [*options, *(() if fact.value in options else (fact.value,))]

    def change() -> None:
        _settle(fact, st.session_state[place], options.get(st.session_state[place], ""), key)

    st.selectbox(
        _(NAMES[fact.name]),
        values,
        index=values.index(fact.value),
        key=place,
        format_func=lambda value: texts.plain(options.get(value) or value),
        on_change=change,
    )


def _period(fact: FactRead, place: str, key: str) -> None:
    def change() -> None:
        day = st.session_state[place]
        if isinstance(day, date):
            _settle(fact, day.isoformat(), date_text(day), key)

    known = date.fromisoformat(fact.value) if fact.value else None
    st.date_input(_(NAMES[fact.name]), value=known, key=place, format="DD/MM/YYYY", on_change=change)


def _settle(fact: FactRead, value: str, shown: str, key: str) -> None:
    if fact.question is None:
        return
    code, about = fact.question
    one = asking.answer(code, about, value, shown)
    said = str(Message.of("{name}: {shown}", name=_(NAMES[fact.name]), shown=shown))
    settling.settle(key, [settling.Answer(one.code, one.about, one.value, said)])
