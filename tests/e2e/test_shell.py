"""What the server answers beside the pages: health, headers, compressed files; and when it refuses to start."""

from pathlib import Path

import httpx2
import pytest
from playwright.sync_api import Page, Route, expect

from ntm_dashboard import __version__
from tests.e2e.conftest import PROJECT, Server, run_server, settle
from tests.patience import SECONDS, until

pytestmark = pytest.mark.e2e


def test_health_tells_version_revision_and_database(tra_cu: Server):
    answer = httpx2.get(f"{tra_cu.address}/healthz", timeout=SECONDS)

    assert answer.status_code == 200
    assert answer.json()["version"] == __version__
    assert answer.json()["revision"] >= 1
    assert answer.json()["database"] == "ok"


@pytest.mark.parametrize("path", ["/", "/healthz", "/_stcore/health", "/khong-co", "/ntm-assets/first-paint.js"])
def test_every_answer_carries_the_security_headers(tra_cu: Server, path: str):
    headers = httpx2.get(f"{tra_cu.address}{path}", timeout=SECONDS).headers

    assert "script-src 'self';" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize("coding", ["br", "gzip"])
def test_streamlits_scripts_go_out_compressed_and_are_kept_for_good(tra_cu: Server, coding: str):
    document = httpx2.get(tra_cu.address, timeout=SECONDS).text
    name = document.partition('src="./static/js/index.')[2].partition('"')[0]
    address = f"{tra_cu.address}/static/js/index.{name}"

    answer = _once_compressed(address, coding)

    assert answer.headers["content-encoding"] == coding
    assert "accept-encoding" in answer.headers["vary"].lower()
    assert "immutable" in answer.headers["cache-control"]
    assert answer.content == httpx2.get(address, headers={"accept-encoding": "identity"}, timeout=SECONDS).content


def _once_compressed(address: str, coding: str) -> httpx2.Response:
    """Ask until the work in the background has reached this file."""

    def answer() -> httpx2.Response | None:
        given = httpx2.get(address, headers={"accept-encoding": coding}, timeout=SECONDS)
        return given if "content-encoding" in given.headers else None

    return until(answer, said=lambda: f"{address} was not compressed")


def test_a_broken_folder_stops_the_start_and_is_named_by_file_and_row(tmp_path: Path):
    folder = tmp_path / "hong"
    folder.mkdir()
    for file in (PROJECT / "data" / "tra_cu").glob("*.csv"):
        (folder / file.name).write_bytes(file.read_bytes())
    broken = (folder / "cong_nhan.csv").read_text("utf-8").splitlines()
    (folder / "cong_nhan.csv").write_text("\n".join([broken[0], broken[1].replace("29", "99", 1)]), "utf-8")

    with pytest.raises(pytest.fail.Exception, match=r"cong_nhan\.csv.*2"):
        next(run_server(tmp_path, str(folder)))


def test_a_database_that_cannot_be_written_stops_the_start(tmp_path: Path):
    (tmp_path / "khong_phai_thu_muc").write_text("", "utf-8")
    nowhere = f"sqlite:///{(tmp_path / 'khong_phai_thu_muc' / 'thu.db').as_posix()}"

    with pytest.raises(pytest.fail.Exception, match="khong_phai_thu_muc"):
        next(run_server(tmp_path, "data/tra_cu", NTM_DATABASE_URL=nowhere))


@pytest.mark.parametrize("path", ["/", "/cac-xa"])
def test_the_app_connects_without_asking_first_and_nothing_that_it_asks_for_is_missing(
    tra_cu: Server, page: Page, path: str
):
    def keep_waiting(_route: Route) -> None:
        """Never answer."""

    missing: list[str] = []
    page.on("response", lambda answer: missing.append(answer.url) if answer.status >= 400 else None)
    page.route("**/_stcore/h*", keep_waiting)

    page.goto(tra_cu.address + path)

    expect(page.locator("[data-testid=stMain] :is(.ntm-answer, h1.ntm-title)").first).to_be_visible()
    settle(page)
    assert missing == []


def test_a_page_that_does_not_exist_says_so_in_vietnamese(tra_cu: Server, page: Page):
    answer = page.goto(f"{tra_cu.address}/khong-co")

    assert answer is not None
    assert answer.status == 404
    assert "Không có trang này" in page.locator("h1").inner_text()
    page.get_by_role("link", name="Về trang Tổng quan").click()
    settle(page)
