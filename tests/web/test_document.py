"""The document around the app: language, title, first paint; nothing inline."""

from pathlib import Path

import pytest
import streamlit

from ntm_dashboard.web.components.markup import tag
from ntm_dashboard.web.document import Frame, framed, is_app_document

STREAMLIT = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")


@pytest.fixture
def document() -> str:
    return framed(STREAMLIT, Frame("vi", "Huyện <Trà Cú>", tag("p", "12/15")))


def test_streamlits_own_document_is_known_and_a_page_of_ours_is_not():
    assert is_app_document(STREAMLIT.encode())
    assert not is_app_document(b"<!doctype html><title>Ban tin</title>")


def test_the_document_speaks_vietnamese(document):
    assert '<html lang="vi">' in document
    assert "<title>Tiến độ nông thôn mới huyện &lt;Trà Cú&gt;</title>" in document
    assert '<meta name="description"' in document


def test_the_answer_stands_before_the_app(document):
    assert document.index('<div id="ntm-first-paint"><p>12/15</p></div>') < document.index('<div id="root">')


def test_nothing_inline_is_left_for_the_policy_to_block(document):
    assert "<script>" not in document


def test_a_page_without_an_answer_has_no_first_paint():
    assert 'ntm-first-paint"' not in framed(STREAMLIT, Frame("en", "")).replace("first-paint.js", "")


def test_letters_of_the_first_paint_do_not_change_while_it_stands(document):
    assert 'href="/ntm-assets/fonts/BeVietnamPro-Bold.woff2" as="font"' in document
    assert "SourceSans" not in document


def test_browser_without_scripts_is_told_in_vietnamese_what_it_misses(document):
    assert "JavaScript nên các trang và biểu đồ không mở được" in document
    assert "You need to enable JavaScript" not in document


def test_what_starts_the_app_waits_until_the_first_paint_is_seen(document):
    outside, template = document.split('<template id="ntm-app">')

    assert 'type="module"' not in outside
    assert "modulepreload" not in outside
    assert 'rel="stylesheet"' not in outside
    assert 'src="/ntm-assets/first-paint.js"' in outside
    assert template.count('type="module"') == 1
    assert template.count("modulepreload") == STREAMLIT.count("modulepreload")
    assert template.index("</template>") < template.index("</body>")


def test_a_page_without_a_first_paint_starts_the_app_at_once():
    document = framed(STREAMLIT, Frame("vi", ""))

    assert "<template" not in document
    assert document.count('type="module"') == 1
