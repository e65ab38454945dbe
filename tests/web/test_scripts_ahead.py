"""The scripts that every page needs are named in the document, each once, with all that they import."""

import re
from pathlib import Path

from ntm_dashboard.web.documents import STREAMLIT_DOCUMENT
from ntm_dashboard.web.scripts_ahead import PARTS, scripts_ahead, with_scripts_ahead

STATIC = STREAMLIT_DOCUMENT.parent
DOCUMENT = STREAMLIT_DOCUMENT.read_text(encoding="utf-8")
_ANY_IMPORT = re.compile(r"""from\s*["']\./([^"']+\.js)["']|import\s*["']\./([^"']+\.js)["']""")


def test_every_part_of_streamlit_is_found_and_exists():
    found = scripts_ahead(DOCUMENT, STATIC)

    for part in PARTS:
        assert any(f"/{part}." in address for address in found), part
    assert all((STATIC / address).is_file() for address in found)


def test_none_is_named_twice_and_none_that_the_document_names_already():
    found = scripts_ahead(DOCUMENT, STATIC)

    assert len(found) == len(set(found))
    assert not [address for address in found if address in DOCUMENT]


def test_all_that_they_import_is_named_too():
    document = with_scripts_ahead(DOCUMENT, STATIC)

    for address in scripts_ahead(DOCUMENT, STATIC):
        head = (STATIC / address).read_text(encoding="utf-8")[:20_000].split("function", 1)[0]
        for names in _ANY_IMPORT.findall(head):
            name = next(filter(None, names))
            assert f"./static/js/{name}" in document, (address, name)


def test_they_are_links_in_the_head():
    document = with_scripts_ahead(DOCUMENT, STATIC)

    head = document.split("</head>", 1)[0]
    assert all(
        f'<link rel="modulepreload" crossorigin href="{one}">' in head for one in scripts_ahead(DOCUMENT, STATIC)
    )


def test_imports_are_followed_in_every_form(tmp_path: Path):
    scripts = tmp_path / "static" / "js"
    scripts.mkdir(parents=True)
    (scripts / "Html.a-1.js").write_text('import{a as b,c}from"./one.x.js";import"./two.x.js";var d="./none.js"')
    (scripts / "one.x.js").write_text("import e from './three.x.js';import{f}from\"./Html.a-1.js\"")
    (scripts / "two.x.js").write_text("")
    (scripts / "three.x.js").write_text('let g=()=>import("./later.js")')
    (scripts / "later.js").write_text("")

    found = scripts_ahead('<link href="./static/js/two.x.js">', tmp_path)

    assert found == ("./static/js/Html.a-1.js", "./static/js/one.x.js", "./static/js/three.x.js")


def test_a_part_that_is_not_there_is_left_out(tmp_path: Path):
    (tmp_path / "static" / "js").mkdir(parents=True)

    assert scripts_ahead("", tmp_path) == ()
    assert with_scripts_ahead("<head></head>", tmp_path) == "<head></head>"
