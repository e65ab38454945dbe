"""A visitor hears each stage of a check once, and how far a large file is."""

from ntm_dashboard.services.submitting import DroppedFile
from ntm_dashboard.web.components import reading_progress


def told(size: int) -> list[str]:
    """Give what is said of a file of a size while it is checked."""
    said: list[str] = []
    tell = reading_progress.told(DroppedFile("bao *cao*.csv", b"x" * size), said.append)
    for share in (0, 10, 10, 40, 60, 85):
        tell(share, 100)
    return said


def test_a_small_file_is_read_and_then_checked():
    assert told(999_999) == ["Đang đọc tệp “bao ·cao·.csv”…", "Đang kiểm tra tệp “bao ·cao·.csv”…"]


def test_a_large_file_says_how_far_its_check_is():
    assert told(1_000_000) == [
        "Đang đọc tệp “bao ·cao·.csv”…",
        *[f"Đang kiểm tra tệp “bao ·cao·.csv”: {share}%" for share in (10, 40, 60, 85)],
    ]
