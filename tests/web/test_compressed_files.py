"""Streamlit's files go out compressed, unchanged, and only those."""

import gzip
from pathlib import Path

import brotli
import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from ntm_dashboard.web.compressed_files import CompressedFiles, compress_all, compress_best

SCRIPT = b"console.log('xin chao');\n" * 200


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "static"
    (folder / "js").mkdir(parents=True)
    (folder / "js" / "index.abc.js").write_bytes(SCRIPT)
    (folder / "js" / "tiny.js").write_bytes(b"1")
    (folder / "photo.png").write_bytes(b"\x89PNG" * 500)
    return folder


@pytest.fixture
def client(source: Path, tmp_path: Path) -> TestClient:
    plain = Starlette(routes=[Route("/static/{path:path}", lambda _request: PlainTextResponse("as it is"))])
    app = CompressedFiles(plain, folder=tmp_path / "kept", source=source)
    compress_all(source, app.folder)
    return TestClient(app)


@pytest.mark.parametrize(("coding", "unpack"), [("br", brotli.decompress), ("gzip", gzip.decompress)])
def test_a_script_goes_out_compressed_and_comes_back_whole(client, coding, unpack):
    with client.stream("GET", "/static/js/index.abc.js", headers={"accept-encoding": coding}) as answer:
        raw = b"".join(answer.iter_raw())

    assert answer.headers["content-encoding"] == coding
    assert answer.headers["content-type"].startswith("text/javascript")
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["vary"] == "accept-encoding"
    assert unpack(raw) == SCRIPT


@pytest.mark.parametrize(
    ("path", "accepted"),
    [
        ("/static/js/index.abc.js", "identity"),
        ("/static/js/tiny.js", "br"),
        ("/static/photo.png", "br"),
        ("/static/js/none.js", "br"),
        ("/static/../../etc/passwd.js", "br"),
        ("/static/%2e%2e/kept.js", "br"),
    ],
)
def test_everything_else_is_passed_on(client, path, accepted):
    answer = client.get(path, headers={"accept-encoding": accepted})

    assert "content-encoding" not in answer.headers


def test_what_is_compressed_already_is_not_made_again(client, source, tmp_path):
    assert compress_all(source, next((tmp_path / "kept").iterdir())) == 0


def test_what_every_visitor_fetches_is_compressed_further_once_and_stays_whole(source, tmp_path):
    words = " ".join(str(number * number) for number in range(9000)).encode()
    (source / "js" / "chart.abc.js").write_bytes(words)
    compress_all(source, tmp_path / "kept")
    packed = tmp_path / "kept" / "js" / "chart.abc.js.br"
    before = packed.stat().st_size

    made = compress_best(source, tmp_path / "kept", '<link href="./static/js/chart.abc.js">')

    assert made == 1
    assert packed.stat().st_size < before
    assert brotli.decompress(packed.read_bytes()) == words
    assert compress_best(source, tmp_path / "kept", '<link href="./static/js/chart.abc.js">') == 0
