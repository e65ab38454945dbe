"""Hồ sơ: how far the dossier of each criterion is, since when, and whom it waits for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from ntm_dashboard.domain.follow_up.dossiers import (
    DossierStates,
    Move,
    PipelineStep,
    dossiers_sentence,
    pipeline_of,
    waiting_of,
)
from ntm_dashboard.domain.frames import DataFrame, rows_of, trusted
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.domain.terms import DossierState, ReportKind, Status, criterion_status_word, word
from ntm_dashboard.i18n import _, date_text, number_text
from ntm_dashboard.services.people import Act, may
from ntm_dashboard.web.components import cells, edit_scope, marks, tables, template_link, texts
from ntm_dashboard.web.components.markup import NOTHING, Html, join, tag
from ntm_dashboard.web.identity import current_person
from ntm_dashboard.web.page_context import PageContext

_MOST = 8
"""How many cards of a step stand open to view; the others are behind a line that counts them."""
_CARDS = 300
"""How many cards of a step are made at all: those of a district of fifteen communes are; of more, filters find them."""
_NOT_KNOWN = "chua_ro"
_DISTRICT = "huyen-"


@dataclass(frozen=True)
class Choice:
    """What the filters leave: a unit, a criterion ("huyen-5": of the district), steps; empty means all."""

    unit: str
    criterion: str
    steps: tuple[str, ...]

    def of(self, page: PageContext, situation: Situation) -> DataFrame[DossierStates]:
        """Give the dossiers that are meant."""
        found = page.queries.dossiers(situation)
        if self.unit:
            found = found[found["unit"] == self.unit]
        if self.criterion:
            is_district = found["unit"] == situation.district.code
            of_level = is_district if self.criterion.startswith(_DISTRICT) else ~is_district
            found = found[of_level & (found["criterion"] == self.criterion.removeprefix(_DISTRICT))]
        if self.steps:
            found = found[found["state"].fillna(_NOT_KNOWN).isin(self.steps)]
        return trusted(DossierStates, found)


def render(page: PageContext) -> None:
    """Draw the filters, the steps with their counts and days, the board of cards and what waits for whom."""
    texts.title(_("Hồ sơ"))
    page.part("dossiers", draw=lambda: _sentences(page))
    if page.queries.dossiers(page.situation).empty:
        return
    choice = _filters(page)
    may_edit = may(current_person(), Act.PUBLISH)
    page.part("pipeline", choice, may_edit, draw=lambda: _body(page, choice, may_edit=may_edit))


def _sentences(page: PageContext) -> None:
    texts.lead(page.said(lambda one: dossiers_sentence(page.queries.dossiers(one))))
    if page.queries.record_behind(page.situation).dossiers.empty:
        texts.note(_("Chưa có diễn biến hồ sơ: trạng thái dưới đây lấy từ báo cáo tiêu chí. Tải mẫu để điền."))
        template_link.show(page, ReportKind.DOSSIERS)


@dataclass(frozen=True)
class _Offered:
    """The names of the units and criteria that the filters offer, by their keys."""

    units: Mapping[str, str]
    criteria: Mapping[str, str]


def _offered(page: PageContext) -> _Offered:
    found, district = page.queries.dossiers(page.situation), page.situation.district
    firsts = found.assign(is_district=found["unit"] == district.code).drop_duplicates(["is_district", "criterion"])
    criteria = {
        (_DISTRICT if row.is_district else "") + row.criterion: f"{row.criterion}. {row.name}"
        for row in rows_of(firsts)
    }
    return _Offered({row.unit: row.unit_name for row in rows_of(found.drop_duplicates("unit"))}, criteria)


def _filters(page: PageContext) -> Choice:
    offered = page.kept("dossiers offered", make=lambda: _offered(page))
    units, names = offered.units, offered.criteria
    first, second, third = st.columns(3)
    everything = _("Tất cả")
    asked = page.scope.unit if page.scope.unit in units else ""
    unit = first.selectbox(
        _("Đơn vị"),
        list(units),
        index=list(units).index(asked) if asked else None,
        format_func=lambda code: units[code],
        placeholder=everything,
        key="don_vi",
        bind="query-params",
    )
    criterion = second.selectbox(
        _("Tiêu chí"),
        list(names),
        index=None,
        format_func=lambda key: _criterion_name(key, names[key]),
        placeholder=everything,
        key="tieu_chi",
        bind="query-params",
    )
    steps = third.multiselect(
        _("Bước"),
        [_NOT_KNOWN, *(state.value for state in DossierState)],
        format_func=lambda one: _step_name(None if one == _NOT_KNOWN else DossierState(one)),
        placeholder=everything,
        key="buoc",
        bind="query-params",
    )
    return Choice(unit or "", criterion or "", tuple(steps))


def _criterion_name(key: str, name: str) -> str:
    return _("Tiêu chí huyện {name}").format(name=name) if key.startswith(_DISTRICT) else name


def _step_name(state: DossierState | None) -> str:
    return criterion_status_word(Status.UNPROVEN) if state is None else word(state)


def _body(page: PageContext, choice: Choice, *, may_edit: bool) -> None:
    if choice.of(page, page.situation).empty:
        texts.note(_("Không có hồ sơ nào khớp bộ lọc."))
        return
    texts.heading(_("Hồ sơ theo từng bước"))
    heads = [_("Bước"), _("Số hồ sơ"), _("Quá hạn"), _("Số ngày (trung vị)")]
    rows = marks.rows(page.situation, lambda one: _steps(choice.of(page, one)))
    tables.show(heads, rows, numbers=(1, 2, 3))
    texts.hint(_("Số ngày tính từ ngày đầu tiên có người báo hồ sơ ở bước đó; hồ sơ có thể đã ở bước đó lâu hơn."))
    _board(page, choice, may_edit=may_edit)
    _waiting(page, choice)


def _steps(dossiers: DataFrame[DossierStates]) -> list[list[str]]:
    return [_step(step) for step in pipeline_of(dossiers) if step.count]


def _step(step: PipelineStep) -> list[str]:
    days = cells.DASH if step.median_days is None else number_text(step.median_days)
    return [_step_name(step.state), number_text(step.count), number_text(step.overdue), days]


@dataclass(frozen=True)
class _Card:
    """What the card of a dossier says, each part marked by itself."""

    head: str
    brief: str
    due: str
    facts: Sequence[tuple[str, str]]
    moves: Sequence[str]


def _board(page: PageContext, choice: Choice, *, may_edit: bool) -> None:
    texts.heading(_("Bảng theo dõi hồ sơ"))
    found, apart = (choice.of(page, one) for one in (page.situation, page.situation.told_apart))
    real = {(row.unit, row.criterion): row for row in rows_of(apart)}
    columns = [
        _column(page, state, rows, real, may_edit=may_edit)
        for state in (None, *DossierState)
        if not (rows := _in_order(found, state)).empty
    ]
    st.html(tag("div", *columns, class_="ntm-board"))


def _in_order(found: pd.DataFrame, state: DossierState | None) -> pd.DataFrame:
    """Give the dossiers of a step: the most overdue first, then those that are there longest."""
    rows = found[found["state"].isna() if state is None else found["state"] == state]
    return rows.sort_values(["overdue", "days"], ascending=False, na_position="last", kind="stable")


def _column(
    page: PageContext,
    state: DossierState | None,
    rows: pd.DataFrame,
    real: Mapping[tuple[str, str], Any],
    *,
    may_edit: bool,
) -> Html:
    cards = [
        _card_html(page, row, real.get((row.unit, row.criterion)), may_edit=may_edit) for row in rows_of(rows[:_CARDS])
    ]
    kept = real.keys() & set(zip(rows["unit"].tolist(), rows["criterion"].tolist(), strict=True))
    count = marks.text(number_text(len(rows)), number_text(len(kept)))
    more = _("Xem thêm {count} hồ sơ").format(count=number_text(len(cards) - _MOST))
    summary = tag("summary", marks.text(more, None if len(kept) < len(rows) else more))
    rest = tag("details", summary, *cards[_MOST:], _left_out(len(rows) - len(cards)))
    return tag(
        "section",
        tag("h3", _step_name(state), " · ", count),
        *cards[:_MOST],
        rest if len(cards) > _MOST else NOTHING,
        class_="ntm-step",
        aria_label=_step_name(state),
    )


def _left_out(count: int) -> Html:
    if not count:
        return NOTHING
    said = _("Còn {count} hồ sơ ở bước này chưa hiện: chọn đơn vị hoặc tiêu chí ở đầu trang để xem.")
    return tag("p", said.format(count=number_text(count)))


def _card(page: PageContext, row: Any) -> _Card:
    days = _("{days} ngày").format(days=number_text(int(row.days))) if pd.notna(row.days) else ""
    agency = page.queries.catalogue.agency_name(cells.text(row.agency)) or _("chưa phân công")
    late = _("quá hạn {days} ngày").format(days=number_text(int(row.overdue))) if pd.notna(row.overdue) else ""
    return _Card(
        head=f"{row.unit_name} · {row.criterion}. {row.name}",
        brief=" · ".join(part for part in (days, agency) if part),
        due=late,
        facts=[
            (_("Kết quả báo cáo"), cells.result(row.result)),
            (_("Ký hiệu hồ sơ"), cells.text(row.dossier)),
            (_("Ở bước này từ"), cells.day(row.since) if pd.notna(row.since) else ""),
            (_("Hạn xong bước này"), cells.day(row.due_on) if pd.notna(row.due_on) else ""),
        ],
        moves=[_move(page, one) for one in reversed(row.moves)],
    )


def _move(page: PageContext, move: Move) -> str:
    """Say in one paragraph when a dossier came into a step, who says so, until when, and where it stands."""
    place = [move.file or "", _("dòng {row}").format(row=move.row) if move.row is not None else ""]
    parts = [
        f"{date_text(move.day)}: {word(DossierState(move.state))}",
        _("báo cáo tiêu chí") if move.is_report else page.queries.catalogue.agency_name(move.agency or ""),
        "" if move.due_on is None else _("hạn {day}").format(day=date_text(move.due_on)),
        move.note or "",
        move.source or "",
        ", ".join(part for part in place if part),
    ]
    return " · ".join(part for part in parts if part)


def _card_html(page: PageContext, row: Any, real_row: Any | None, *, may_edit: bool) -> Html:
    card, real = _card(page, row), None if real_row is None else _card(page, real_row)
    late = marks.text(card.due, real and real.due) if card.due else NOTHING
    summary = tag(
        "summary",
        tag("b", marks.text(card.head, real and real.head)),
        tag("small", marks.text(card.brief, real and real.brief)),
        tag("small", late, class_="ntm-overdue") if card.due else NOTHING,
    )
    known = set(real.moves) if real else set[str]()
    moves = [tag("p", marks.text(said, said if said in known else None)) for said in card.moves]
    facts = tables.facts(marks.pairs(card.facts, real.facts if real else ()))
    body = tag(
        "div",
        facts,
        *(moves or [tag("p", _("Chưa ai báo trạng thái hồ sơ."))]),
        _ways(page, row, may_edit=may_edit),
    )
    return tag("details", summary, body, class_="ntm-card")


def _ways(page: PageContext, row: Any, *, may_edit: bool) -> Html:
    is_district = row.unit == page.situation.district.code
    path, unit = ("tieu-chi-huyen", "") if is_district else ("xa", row.unit)
    ways = [tag("a", _("Xem tiêu chí"), href=page.address(path, unit=unit, criterion=row.criterion), target="_self")]
    if may_edit:
        address = edit_scope.address(page, ReportKind.DOSSIERS, unit=row.unit, number=row.criterion)
        ways.append(tag("a", _("Sửa diễn biến hồ sơ"), href=address, target="_self"))
    return tag("p", *(part for way in ways for part in (way, " ")))


def _waiting(page: PageContext, choice: Choice) -> None:
    texts.heading(_("Hồ sơ đang chờ cơ quan nào"))
    rows = marks.rows(page.situation, lambda one: _waiting_rows(page, one, choice))
    if not rows:
        texts.note(_("Không hồ sơ nào đang chờ."))
        return
    heads = [_("Cơ quan"), _("Số hồ sơ"), _("Quá hạn"), _("Gồm")]
    tables.show(heads, rows, numbers=(1, 2))


def _waiting_rows(page: PageContext, situation: Situation, choice: Choice) -> list[list[str]]:
    catalogue = page.queries.catalogue
    found = sorted(waiting_of(choice.of(page, situation)), key=lambda one: catalogue.agency_order(one.agency))
    return [
        [
            catalogue.agency_name(one.agency) or _("chưa phân công"),
            number_text(one.total),
            number_text(one.overdue),
            join(
                ", ".join(f"{number_text(count)} {_step_name(state).lower()}" for state, count in one.by_state.items())
            ),
        ]
        for one in found
    ]
