"""Write docs/loi-va-thong-bao.md anew: every code of a check or of the database with its sentence.

A test holds the page complete.

Usage: python -m scripts.problem_list
"""

from collections.abc import Iterable
from pathlib import Path

from ntm_dashboard.intake import ConfirmationCode, ErrorCode, NoticeCode
from ntm_dashboard.intake.outcome.codes import ASKABLE
from ntm_dashboard.intake.outcome.problems import NOTICE_TEXTS, PROBLEM_TEXTS
from ntm_dashboard.store.failures import WORDS, Failure

PAGE = Path(__file__).resolve().parents[1] / "docs" / "loi-va-thong-bao.md"
ABOUT = """# Lỗi, câu hỏi và thông báo

Mỗi điều chương trình nói về một tệp có một mã không đổi (dùng ở `check --json`) và một câu cho người đọc. Chỗ
trong ngoặc nhọn được thay bằng dòng, cột, chữ đã thấy. Một bài kiểm tra giữ cho danh sách này luôn đủ.
"""
QUESTIONS = """
## Câu hỏi

Người nộp trả lời ngay trên trang, hoặc ở dòng lệnh với `--answer MÃ[:VỀ]=GIÁ_TRỊ`; trả lời xong tệp được kiểm tra
lại. Khi không có gì để chọn, câu này là lỗi phải sửa trong tệp.

"""
ERRORS = """
## Lỗi: tệp không được nhận

Số liệu đã công bố không thay đổi. Mọi lỗi của tệp được nêu một lần, xếp theo cách sửa.

"""
CONFIRMATIONS = """
## Cần xác nhận trước khi công bố

Tệp được nhận, nhưng người công bố phải đánh dấu đã xem; `REGRESSION` cần ghi lý do.

"""
NOTICES = """
## Thông báo

Tệp được nhận; đây là những điều đã làm khi đọc tệp.

"""
FAILURES = """
## Cơ sở dữ liệu

Khi cơ sở dữ liệu không dùng được, người xem thấy câu thứ nhất: không có đường dẫn, không có tên biến. Người vận
hành thấy câu thứ hai, kèm cách chữa, ở cửa sổ lệnh và trong nhật ký kỹ thuật; `GET /healthz` trả mã 503 và mã ở
cột đầu.

| Mã | Câu cho người xem | Câu cho người vận hành |
|---|---|---|
"""


def table(rows: Iterable[tuple[str, str]]) -> str:
    """Write codes and sentences as a table."""
    lines = (f"| `{code}` | {text.replace('|', chr(92) + '|').replace(chr(10), ' ')} |" for code, text in rows)
    return "| Mã | Câu báo |\n|---|---|\n" + "\n".join(lines) + "\n"


def page() -> str:
    """Write the whole page."""
    asked = [(code, PROBLEM_TEXTS[code]) for code in ErrorCode if code in ASKABLE]
    refused = [(code, PROBLEM_TEXTS[code]) for code in ErrorCode if code not in ASKABLE]
    confirmed = [(code, PROBLEM_TEXTS[code]) for code in ConfirmationCode]
    said = [(code, NOTICE_TEXTS[code]) for code in NoticeCode]
    parts = [(QUESTIONS, asked), (ERRORS, refused), (CONFIRMATIONS, confirmed), (NOTICES, said)]
    broken = "".join(f"| `{one}` | {WORDS[one].said} | {WORDS[one].cure} |\n" for one in Failure)
    return ABOUT + "".join(about + table(rows) for about, rows in parts) + FAILURES + broken


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
