"""Whether titles and headings speak of results, or of a registration, a plan or a forecast."""

import re
from collections.abc import Sequence

from ntm_dashboard.i18n import N_, Message
from ntm_dashboard.intake.cells.text import words_only
from ntm_dashboard.intake.outcome.codes import ErrorCode
from ntm_dashboard.intake.outcome.problems import CHOSEN_PLAN, Option, Problem, problem
from ntm_dashboard.intake.outcome.report import Answers
from ntm_dashboard.intake.reading.facts import Title

_REFERENCE = re.compile(
    r"\b(?:phong|so|ban|tai chinh)(?: tai chinh| va)* ke hoach\b|\bke hoach va dau tu\b|\bmuc tieu quoc gia\b"
    r"|\b(?:thuc hien|theo|can cu|trien khai|so voi|hoan thanh) (?:cac )?ke hoach\b"
    r"|\bke hoach (?:so )?\d+ ?kh\b|\bke hoach so \d+|\b(?:huong|quy) uoc\b"
)
"""Names in which a word of plans says nothing of the table: offices, documents, the programme itself."""

_OF_UNITS = r"\b(?:xa|don vi|ap|huyen)(?: (?!chi\b|thuc\b|cac\b)\w+){0,3} (?:dang k[iy]|phan dau|du kien)\b"
_GOAL = re.compile(_OF_UNITS + r"|\b(?:phan dau|muc tieu|lo trinh|cam ket|de xuat|nhu cau)\b")
"""Words of goals, which stand above results as well: they count only where no title speaks of results."""

_FORECAST = re.compile(
    r"\bdu (?:kien|bao)\b|\buoc (?:thuc hien|dat|den|ket qua|ca nam|hoan thanh|tinh|nam)\b"
    r"|\bkha nang (?:dat|hoan thanh)\b"
)
_PLAN = re.compile(r"\bdang k[iy]\b|\bke hoach\b|\bgiao chi tieu\b|\bchi tieu giao\b|\bkh (?:nam )?20\d\d\b")
_RESULTS = re.compile(
    r"\bket qua\b(?! (?:dang k[iy]|du kien|uoc|phan dau|ke hoach))|\btinh hinh\b(?! (?:dang k[iy]|giao))|\btien do\b"
    r"|\b(?:hien|thuc) trang\b|\bra soat\b|\btham (?:dinh|tra)\b|\bdanh gia\b|\bso lieu\b"
)


def speaks_of_results(plain: str) -> bool:
    """Tell whether a text (folded words) speaks of results."""
    return bool(_RESULTS.search(plain))


def speaks_of_plan(plain: str, *, beside_results: bool = False) -> bool:
    """Tell whether a text (folded words) speaks of a plan; `beside_results`: another title speaks of results."""
    text = _REFERENCE.sub(" ", plain)
    told = _RESULTS.search(text)
    rest = re.sub(_OF_UNITS, " ", text)
    if _FORECAST.search(rest):
        return True
    if (found := _PLAN.search(rest)) and not ((own := _RESULTS.search(rest)) and own.start() < found.start()):
        return True
    is_goal = bool(_GOAL.search(text)) or "kem theo ke hoach" in plain
    return is_goal and told is None and not beside_results


def purpose_of(titles: Sequence[Title], headings: Sequence[Title] = ()) -> tuple[str, Title] | None:
    """Give the title, or the heading of results, that speaks of a plan or a forecast; None for results."""
    has_results = any(speaks_of_results(one.plain) for one in (*titles, *headings))
    found = next((one for one in titles if speaks_of_plan(one.plain, beside_results=has_results)), None)
    found = found or next((one for one in headings if speaks_of_plan(one.plain)), None)
    return (found.text, found) if found else None


def is_planned(heading: str) -> bool:
    """Tell whether a heading is of what is planned or foreseen."""
    return speaks_of_plan(words_only(heading))


def purpose_question(found: tuple[str, Title], answers: Answers) -> Problem | None:
    """Ask whether figures are results although a title speaks of a plan."""
    if answers.to(ErrorCode.NOT_RESULTS) == "result":
        return None
    return problem(ErrorCode.NOT_RESULTS, row=found[1].row, found=found[0], options=(_IS_RESULT,))


def chosen_plan() -> Problem:
    """Say that a person called the figures a plan, although no title does; they can think better of it."""
    return problem(ErrorCode.NOT_RESULTS, options=(_IS_RESULT,), text=CHOSEN_PLAN)


_IS_RESULT = Option("result", Message.of(N_("Đây là kết quả đã đạt được, không phải đăng ký hay kế hoạch")))
