"""What the guide of the follow-up shows as an example is a file that the check takes."""

import re
from pathlib import Path

import pytest

from ntm_dashboard.domain.terms import FOLLOW_UP
from ntm_dashboard.intake import IntakeContext, check
from tests.follow_up_files import TODAY
from tests.meeting import catalogue_of

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "huong-dan" / "theo-doi.md"


def examples() -> list[str]:
    blocks = re.findall(r"(?:^    .*\n)+", GUIDE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return [re.sub(r"^    ", "", block, flags=re.MULTILINE) for block in blocks]


@pytest.mark.parametrize(("kind", "place"), [(kind, place) for place, kind in enumerate(FOLLOW_UP)])
def test_the_example_of_each_kind_is_taken_as_it_stands(kind, place):
    text = examples()[place]

    report = check(text.encode(), "vi-du.csv", context=IntakeContext(catalogue_of(), TODAY))

    assert [str(one.message) for one in report.errors] == []
    assert report.kind is kind
    assert len(report.canonical) == text.count("\n") - 1
