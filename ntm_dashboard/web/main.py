"""One run for a visitor: reads the address, draws the frame and the page in it."""

import logging
from urllib.parse import urlencode
from uuid import uuid4

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from ntm_dashboard.errors import NtmError, StoreError, UnknownScopeError
from ntm_dashboard.i18n import _, use_language
from ntm_dashboard.web.components import acting, banner, comments, footer, present, sidebar, style, texts, waiting, who
from ntm_dashboard.web.components.chart import theme_of_page
from ntm_dashboard.web.document import unreachable_words
from ntm_dashboard.web.icon import icon_of as district_icon
from ntm_dashboard.web.identity import current_person, why_signed_out
from ntm_dashboard.web.metrics import measures
from ntm_dashboard.web.navigation import PageEntry, icon_of, is_offered, slide_of, streamlit_pages
from ntm_dashboard.web.page_context import PageContext
from ntm_dashboard.web.running import running_program
from ntm_dashboard.web.turns import Turns
from ntm_dashboard.web.uploads import page_drawn
from ntm_dashboard.web.url_state import Scope, address, language_of

_log = logging.getLogger(__name__)
_TURNS = Turns()


def main(*, first: str = "") -> None:
    """Draw one run, when it is its turn. `first` is the path of the page that the bare address opens."""
    with _TURNS.taken():
        _run(first)


def _run(first: str) -> None:
    parameters = st.query_params.to_dict()
    use_language(language_of(parameters))
    st.set_page_config(layout="wide", initial_sidebar_state=250)
    style.put()
    acting.finish()
    pages: dict[str, StreamlitPage] = {}

    def draw(entry: PageEntry) -> None:
        _draw_guarded(entry, pages)

    pages.update(streamlit_pages(draw, first=first))
    chosen = st.navigation(list(pages.values()), position="hidden")
    try:
        person = current_person()
        ended = None if person else why_signed_out()
    except StoreError as error:
        _unreachable(error)
        return
    offered = [(page, icon_of(path)) for path, page in pages.items() if is_offered(path, person)]
    sidebar.links(offered, _readable_scope(parameters))
    present.show(_readable_scope(parameters), slide=slide_of(chosen.url_path))
    here = f"/{chosen.url_path}{'?' if parameters else ''}{urlencode(parameters)}"
    who.show(person, language=language_of(parameters), here=here, ended=ended)
    chosen.run()


def _readable_scope(parameters: dict[str, str]) -> Scope:
    """Read the scope for the links to the pages, which must stand even where the address cannot be understood."""
    try:
        return Scope.of(parameters)
    except UnknownScopeError:
        return Scope(language=language_of(parameters))


def _draw_guarded(entry: PageEntry, pages: dict[str, StreamlitPage]) -> None:
    try:
        with measures().run_of(entry.path or "tong-quan"):
            _draw(entry, pages)
    except StoreError as error:
        _unreachable(error)
    except NtmError as error:
        texts.alert(str(error))
        _offer_way_back()
    except Exception:  # noqa: BLE001 — the outermost guard: whatever it is, it is logged and gets a number
        number = uuid4().hex[:8]
        _log.exception("Failed to draw page %r, error %s", entry.path, number)
        texts.alert(
            _("Có lỗi trong chương trình, mã lỗi {number}. Hãy gửi mã này cho người quản trị.").format(number=number)
        )
        _offer_way_back()


def _draw(entry: PageEntry, pages: dict[str, StreamlitPage]) -> None:
    page_drawn(asks_for_files=entry.asks_for_files)
    program = running_program()
    place, title = program.catalogue.district.name, _(entry.title)
    st.set_page_config(page_title=f"{title} – {place}", page_icon=district_icon(place))
    scope = Scope.of(st.query_params.to_dict())
    situation = program.queries.situation(
        as_of=scope.as_of, revision=scope.revision, documented_only=scope.documented_only
    )
    record = program.queries.record(situation.revision)
    newest = program.queries.newest_day(record) or situation.as_of
    sidebar.show(scope, periods=record.periods(), as_of=situation.as_of, newest=newest)
    banner.show(program.catalogue.district)
    if entry.path:  # the overview draws the band within its answer, as the first paint does
        banner.illustrative(situation, scope)
    page = PageContext(program, scope, situation, pages, theme_of_page())
    with st.sidebar:
        waiting.reminder(page, current_person())
        comments.reminder(page, current_person())
    entry.render(page)
    footer.show(situation, is_newest=scope.revision is None, may_reload=not entry.has_work)


def _unreachable(error: StoreError) -> None:
    """Say that the database does not answer; where it lies and why is for the log alone."""
    _log.exception("The database does not answer: %s", error.for_operator)
    texts.alert(unreachable_words(error))


def _offer_way_back() -> None:
    way_back = address("", Scope(language=language_of(st.query_params.to_dict())))
    texts.link(_("Về trang Tổng quan"), way_back)
