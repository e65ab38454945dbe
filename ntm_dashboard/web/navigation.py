"""The pages of the program as data: their address, name, sign and how each is drawn."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from ntm_dashboard.briefing.slide_ids import SlideId
from ntm_dashboard.i18n import N_, _
from ntm_dashboard.services.people import Act, Person, may
from ntm_dashboard.web.page_context import PageContext
from ntm_dashboard.web.pages import (
    accounts,
    commune,
    communes,
    district_criteria,
    dossiers,
    edit,
    history,
    meeting,
    overview,
    reports,
    responsibility,
    sources,
    target,
    upload,
)


@dataclass(frozen=True)
class PageEntry:
    """One page. `path` is its part of the address ("" for the first page); `icon` stands beside its link."""

    path: str
    title: str
    icon: str
    render: Callable[[PageContext], None]
    slide: SlideId = SlideId.COVER
    """The slide of the deck that shows the same."""
    has_work: bool = False
    """Whether a visitor begins something there that is gone when the page is loaded again."""
    asks_for_files: bool = False
    """Whether the page has a field for files of a person who may hand them in."""
    needs: Act | None = None
    """What a person must be allowed to do for the link to be offered; the page and the service check it again."""


PAGES = (
    PageEntry("", N_("Tổng quan"), ":material/dashboard:", overview.render, SlideId.STANDING),
    PageEntry("cac-xa", N_("Các xã"), ":material/grid_view:", communes.render, SlideId.COMMUNES),
    PageEntry("xa", N_("Từng xã"), ":material/location_on:", commune.render, SlideId.COMMUNES),
    PageEntry(
        "tieu-chi-huyen",
        N_("Tiêu chí huyện"),
        ":material/checklist:",
        district_criteria.render,
        SlideId.DISTRICT_CRITERIA,
    ),
    PageEntry("muc-tieu", N_("Mục tiêu"), ":material/flag:", target.render, SlideId.PACE),
    PageEntry("ho-so", N_("Hồ sơ"), ":material/folder:", dossiers.render, SlideId.DOSSIERS),
    PageEntry("trach-nhiem", N_("Trách nhiệm"), ":material/assignment:", responsibility.render, SlideId.AGENCIES),
    PageEntry(
        "hop",
        N_("Họp"),
        ":material/groups:",
        meeting.render,
        SlideId.LAST_MEETING,
        has_work=True,
    ),
    PageEntry("bao-cao", N_("Báo cáo"), ":material/slideshow:", reports.render, asks_for_files=True),
    PageEntry(
        "nop-so-lieu",
        N_("Nộp số liệu"),
        ":material/upload_file:",
        upload.render,
        has_work=True,
        asks_for_files=True,
    ),
    PageEntry("sua-so-lieu", N_("Sửa số liệu"), ":material/edit:", edit.render, has_work=True, needs=Act.HAND_IN),
    PageEntry("lich-su", N_("Lịch sử"), ":material/history:", history.render),
    PageEntry("nguon-so-lieu", N_("Nguồn số liệu"), ":material/source:", sources.render),
    PageEntry(
        "tai-khoan", N_("Tài khoản"), ":material/group:", accounts.render, asks_for_files=True, needs=Act.MANAGE_USERS
    ),
)


def streamlit_pages(draw: Callable[[PageEntry], None], *, first: str = "") -> dict[str, StreamlitPage]:
    """Make the pages for Streamlit by their path. `first` is the one that the bare address opens."""
    return {entry.path: _page(entry, draw, is_first=entry.path == first) for entry in PAGES}


def is_offered(path: str, person: Person | None) -> bool:
    """Tell whether somebody is offered the link to a page."""
    needs = next(entry.needs for entry in PAGES if entry.path == path)
    return needs is None or may(person, needs)


def slide_of(path: str) -> str:
    """Give the slide of the deck that shows what a page does."""
    return next((entry.slide for entry in PAGES if entry.path == path), PAGES[0].slide)


def icon_of(path: str) -> str:
    """Give the sign of a page. (Given to Streamlit as the page's own icon, browsers would fetch it from outside.)"""
    return next(entry.icon for entry in PAGES if entry.path == path)


def _page(entry: PageEntry, draw: Callable[[PageEntry], None], *, is_first: bool) -> StreamlitPage:
    def run() -> None:
        draw(entry)

    return st.Page(run, title=_(entry.title), url_path=entry.path or "tong-quan", default=is_first)
