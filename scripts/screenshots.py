"""Make the pictures of the README and of the user's guide from the running program: `python -m scripts.screenshots`.

Each picture is a view of the shipped figures, so that the guide shows what a reader will see.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright

from tests.conftest import CHROMIUM_FLAGS
from tests.e2e.conftest import PROJECT, Server, run_server, settle
from tests.e2e.editors import as_editor

TARGET = PROJECT / "docs" / "anh"
CHROMIUM = "/usr/bin/chromium"
DECK = "/trinh-chieu"
CHARTS_MS = 1500
"""How long charts may take to come to rest after the page has."""


FAULTY = """ky_bao_cao;ten_xa;tieu_chi;ket_qua
30/04/2023;Xã Hàm Giàn;1;đạt
30/04/2023;Xã Tập Sơn;2;gần đạt
30/02/2023;Xã Định An;3;đạt
"""
"""A report with a name, a result and a day that are wrong."""
OUTCOME = tuple(sorted((PROJECT / "data" / "tra_cu" / "cap_nhat" / "2024-04-08").glob("*.csv")))


@dataclass(frozen=True)
class Picture:
    """A view: its file, its address, the window; `files` are handed in, then `heading` is brought to the top."""

    name: str
    path: str
    width: int = 1366
    height: int = 768
    files: tuple[Path, ...] = ()
    text: str = ""
    heading: str = ""


TRA_CU = (
    Picture("tong-quan", "/"),
    Picture("tong-quan-dien-thoai", "/", 390, 844),
    Picture("co-van-ban", "/?chac_chan=1"),
    Picture("tieu-chi-huyen", "/tieu-chi-huyen"),
    Picture("nguon-so-lieu", "/nguon-so-lieu"),
    Picture("lich-su", "/lich-su", 1366, 900),
    Picture("bao-cao", "/bao-cao", 1366, 1010),
    Picture("xem-truoc", "/nop-so-lieu", files=OUTCOME, heading="4. Xem trước"),
    Picture("tep-loi", "/nop-so-lieu", 1366, 1300, text=FAULTY),
    Picture("trinh-chieu", "/trinh-chieu#tong-quan", 1280, 720),
    Picture("trinh-chieu-ma-tran", "/trinh-chieu#ma-tran", 1280, 720),
    Picture("tieng-anh", "/?lang=en"),
)
TRAINING = (
    Picture("tap-huan", "/"),
    Picture("cac-xa", "/cac-xa", 1366, 1000),
    Picture("mot-xa", "/xa?xa=29482", 1366, 1000),
    Picture("muc-tieu", "/muc-tieu", 1366, 1000),
)


def main() -> None:
    """Make every picture."""
    TARGET.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS)
        for data, pictures in (("data/tra_cu", TRA_CU), ("data/mau", TRAINING)):
            with served(data) as server:
                for picture in pictures:
                    take(browser, server, picture)
        browser.close()


@contextmanager
def served(data: str) -> Iterator[Server]:
    """Run the program on a data folder with a new database."""
    with TemporaryDirectory() as folder:
        yield from run_server(Path(folder), data)


def hand_in(page: Page, picture: Picture) -> None:
    """Choose the files of a picture as from the dialog of the browser."""
    named = {"name": "xa_loi.csv", "mimeType": "text/csv", "buffer": picture.text.encode()}
    if not (picture.files or picture.text):
        return
    page.locator("[data-testid='stFileUploaderDropzoneInput']").set_input_files(list(picture.files) or [named])
    page.get_by_role("heading", name=picture.heading or "3. Kiểm tra").first.wait_for()
    settle(page)
    if picture.heading:
        page.get_by_role("heading", name=picture.heading).evaluate("one => one.scrollIntoView()")


def take(browser: Browser, server: Server, picture: Picture) -> None:
    """Take one picture."""
    context = browser.new_context(
        viewport={"width": picture.width, "height": picture.height}, locale="vi-VN", reduced_motion="reduce"
    )
    page = context.new_page()
    if picture.files or picture.text:  # only who may hand in figures is asked for files
        as_editor(page, server, picture.name)
    page.goto(f"{server.address}{picture.path}")
    if not picture.path.startswith(DECK):
        settle(page)
        hand_in(page, picture)
    page.wait_for_timeout(CHARTS_MS)
    page.screenshot(path=TARGET / f"{picture.name}.png")
    context.close()


if __name__ == "__main__":
    main()
