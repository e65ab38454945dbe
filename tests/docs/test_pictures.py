"""Every picture of README and guides is made by the script, and none lies there unused."""

import re
from itertools import chain
from pathlib import Path

from scripts.screenshots import TARGET, TRA_CU, TRAINING

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]


def test_every_picture_that_is_shown_has_its_maker_and_is_there():
    shown = set(chain.from_iterable(re.findall(r"anh/([\w-]+)\.png", page.read_text("utf-8")) for page in PAGES))
    there = {picture.stem for picture in TARGET.glob("*.png")}

    assert shown == there == {picture.name for picture in (*TRA_CU, *TRAINING)}
