"""Make the pictures of the README and of the user's guide from the running program: `python -m scripts.screenshots`.

Each picture is a view of the shipped figures, so that the guide shows what a reader will see.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

from tests.conftest import CHROMIUM_FLAGS
from tests.e2e.conftest import PROJECT, Server, run_server, settle

TARGET = PROJECT / "docs" / "anh"
CHROMIUM = "/usr/bin/chromium"
CHARTS_MS = 1500
"""How long charts may take to come to rest after the page has."""


@dataclass(frozen=True)
class Picture:
    """A view: its file, its address, the window."""

    name: str
    path: str
    width: int = 1366
    height: int = 768


TRA_CU = (
    Picture("tong-quan", "/"),
    Picture("tong-quan-dien-thoai", "/", 390, 844),
    Picture("co-van-ban", "/?chac_chan=1"),
    Picture("tieu-chi-huyen", "/tieu-chi-huyen"),
    Picture("nguon-so-lieu", "/nguon-so-lieu"),
    Picture("lich-su", "/lich-su", 1366, 900),
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


def take(browser: Browser, server: Server, picture: Picture) -> None:
    """Take one picture."""
    context = browser.new_context(
        viewport={"width": picture.width, "height": picture.height}, locale="vi-VN", reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(f"{server.address}{picture.path}")
    settle(page)
    page.wait_for_timeout(CHARTS_MS)
    page.screenshot(path=TARGET / f"{picture.name}.png")
    context.close()


if __name__ == "__main__":
    main()
