"""The list of what a check may say is complete: every code in its section, with the sentence that people read."""

import re
from pathlib import Path

import pytest

from ntm_dashboard.intake import ConfirmationCode, ErrorCode, NoticeCode
from ntm_dashboard.intake.outcome.codes import ASKABLE
from ntm_dashboard.intake.outcome.problems import NOTICE_TEXTS, PROBLEM_TEXTS
from ntm_dashboard.store.failures import WORDS, Failure

LIST = Path(__file__).resolve().parents[2] / "docs" / "loi-va-thong-bao.md"


def rows(section: str) -> dict[str, str]:
    text = LIST.read_text(encoding="utf-8").split(f"\n## {section}\n", 1)[1].split("\n## ", 1)[0]
    return dict(re.findall(r"^\| `([A-Z_0-9]+)` \| (.*) \|$", text, flags=re.MULTILINE))


SECTIONS = [
    ("Câu hỏi", {code: PROBLEM_TEXTS[code] for code in ErrorCode if code in ASKABLE}),
    ("Lỗi: tệp không được nhận", {code: PROBLEM_TEXTS[code] for code in ErrorCode if code not in ASKABLE}),
    ("Cần xác nhận trước khi công bố", {code: PROBLEM_TEXTS[code] for code in ConfirmationCode}),
    ("Thông báo", {code: NOTICE_TEXTS[code] for code in NoticeCode}),
]


@pytest.mark.parametrize(("section", "texts"), SECTIONS, ids=[name for name, _ in SECTIONS])
def test_list_names_every_code_with_its_sentence(section, texts):
    expected = {str(code): text.replace("|", "\\|").replace("\n", " ") for code, text in texts.items()}

    assert rows(section) == expected


def test_list_names_every_failure_of_the_database_with_what_is_said_and_what_is_to_be_done():
    text = LIST.read_text(encoding="utf-8").split("\n## Cơ sở dữ liệu\n", 1)[1]
    found = re.findall(r"^\| `([A-Z_]+)` \| (.*) \| (.*) \|$", text, flags=re.MULTILINE)

    assert found == [(str(one), WORDS[one].said, WORDS[one].cure) for one in Failure]
