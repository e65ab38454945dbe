"""The ways from what is looked at to where it is edited, for those who may change it.

Parts of pages are kept for every reader (`web/kept_parts.py`): a part that holds such a link has in its key who may.
"""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from ntm_dashboard.domain.published import ROADMAP, RowTable
from ntm_dashboard.domain.terms import ReportKind
from ntm_dashboard.i18n import N_, _
from ntm_dashboard.services.editing import fact_of_row
from ntm_dashboard.web.components import edit_scope
from ntm_dashboard.web.components.markup import Html, tag
from ntm_dashboard.web.page_context import PageContext

_FOLLOW_UP = {
    ReportKind.ASSIGNMENTS: N_("Sửa, thêm phân công"),
    ReportKind.ROADMAP: N_("Sửa, dời lộ trình"),
    ReportKind.DOSSIERS: N_("Ghi diễn biến hồ sơ"),
    ReportKind.INSPECTIONS: N_("Ghi kiểm tra, đôn đốc"),
    ReportKind.CONCLUSIONS: N_("Ghi kết luận cuộc họp"),
    ReportKind.SURVEYS: N_("Ghi kết quả khảo sát"),
}


def to_criteria(page: PageContext, kind: ReportKind, *, unit: str = "") -> Callable[[str], str]:
    """Give where each criterion of a unit or of the district is edited."""
    return lambda number: edit_scope.address(page, kind, unit=unit, number=number)


def address(page: PageContext, kind: ReportKind, *, unit: str = "", criterion: str = "") -> str:
    """Give where the rows of a kind are edited and added, those of a unit and of a criterion or an indicator.

    "" is all of them; the code of the district as the unit means criteria of the district.
    """
    return edit_scope.address(page, kind, unit=unit, number=criterion)


def to_row(page: PageContext, table: RowTable, row: Mapping[Any, Any]) -> str:
    """Give where a published row of the follow-up is edited; a conclusion is closed there, a letter answered."""
    return edit_scope.address_of_row(page, fact_of_row(table, row))


def to_moving(page: PageContext, row: Mapping[Any, Any]) -> str:
    """Give where the planned date of a row of the roadmap is moved, with the reason."""
    return edit_scope.address_of_row(page, fact_of_row(ROADMAP, row), is_moved=True)


def of_follow_up(page: PageContext, *kinds: ReportKind, unit: str = "", criterion: str = "") -> None:
    """Offer to edit rows of these kinds; for those who may edit."""
    _show(*(_way(_(_FOLLOW_UP[kind]), address(page, kind, unit=unit, criterion=criterion)) for kind in kinds))


def of_unit(page: PageContext, unit: str, *, is_commune: bool) -> None:
    """Offer to edit all criteria of a commune, and the titles of a unit."""
    ways = [_way(_("Sửa kết quả công nhận"), edit_scope.address(page, ReportKind.RECOGNITIONS, unit=unit))]
    if is_commune:
        every = edit_scope.address(page, ReportKind.COMMUNE_REPORT, unit=unit)
        ways.insert(0, _way(_("Sửa cả bảng tiêu chí của xã"), every))
    _show(*ways)


def of_district(page: PageContext) -> None:
    """Offer to edit all criteria of the district."""
    _show(_way(_("Sửa cả bảng tiêu chí huyện"), edit_scope.address(page, ReportKind.DISTRICT_REPORT)))


def of_communes(page: PageContext, criterion: str) -> None:
    """Offer to edit a criterion of all communes, the one that is looked at if it is one."""
    kind = ReportKind.COMMUNE_REPORT
    _show(_way(_("Sửa số liệu các xã"), edit_scope.address(page, kind, number=criterion)))


def of_targets(page: PageContext) -> None:
    """Offer to edit the targets, and the published figures that the conditions look at."""
    targets, figures = (edit_scope.address(page, one) for one in (ReportKind.TARGETS, ReportKind.COUNTS))
    _show(_way(_("Sửa mục tiêu"), targets), _way(_("Sửa số liệu công bố của các điều kiện"), figures))


def _way(text: str, address: str) -> Html:
    return tag("a", text, href=address, target="_self")


def _show(*ways: Html) -> None:
    parted = [part for way in ways for part in (" · ", way)][1:]
    st.html(tag("p", *parted, class_="ntm-edit-links"))
